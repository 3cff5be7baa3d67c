import { Modal } from 'antd'
import { useMemo } from 'react'
import { mendDocument } from '../../../documents/official/punctuation.ts'
import { placeInWords } from '../place.rules.ts'
import { manuscriptOf, sheetOf, type Sheet } from '../sheet.rules.ts'

const most = 200

/** 改成全角标点: shows every text that will change before anything does. */
export function MendDialog({ sheet, onMend, onClose }: { sheet: Sheet; onMend: (sheet: Sheet) => void; onClose: () => void }) {
  const { document, changes, enclosures } = useMemo(() => {
    const manuscript = manuscriptOf(sheet)
    return { ...mendDocument(manuscript.document), enclosures: manuscript.enclosures }
  }, [sheet])
  const none = changes.length === 0
  return (
    <Modal open width={680} title="改成全角标点" okText={none ? '知道了' : `改这 ${changes.length} 处`} cancelText="不改" cancelButtonProps={none ? { style: { display: 'none' } } : {}}
      onOk={() => { if (!none) onMend(sheetOf({ document, enclosures })); onClose() }} onCancel={onClose}>
      {none ? <p>没有要改的标点。数字、网址、邮箱、时间里的半角符号本来就不动。</p> : <>
        <p>下面 {changes.length} 处会改。数字、网址、邮箱、时间里的半角符号不动。改完可以撤销。</p>
        <ul className="comp-mends">
          {changes.slice(0, most).map((each, index) => (
            <li key={index}><span className="mute nowrap">{placeInWords(each.at.slice(0, each.at.includes('runs') ? each.at.indexOf('runs') : undefined).filter((part) => part !== 'text'))}</span><div className="song"><del>{excerpt(each.before, each.after)}</del><ins>{excerpt(each.after, each.before)}</ins></div></li>
          ))}
        </ul>
        {changes.length > most && <p className="mute">还有 {changes.length - most} 处没有列出，也会一起改。</p>}
      </>}
    </Modal>
  )
}

/** The part of a text around where it differs from the other. */
function excerpt(text: string, other: string): string {
  let from = 0
  while (from < text.length && text[from] === other[from]) from++
  let tail = 0
  while (tail < text.length - from && text[text.length - 1 - tail] === other[other.length - 1 - tail]) tail++
  const [start, end] = [Math.max(0, from - 12), Math.min(text.length, text.length - tail + 12)]
  return `${start > 0 ? '…' : ''}${text.slice(start, end).slice(0, 160)}${end < text.length ? '…' : ''}`
}
