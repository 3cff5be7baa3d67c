import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Letterhead, OfficialDocument } from '../../../documents/official/model.ts'
import { docNumberOf, docNumberParts } from '../number.rules.ts'
import type { Sheet } from '../sheet.rules.ts'
import { Field } from './field.tsx'
import type { Edit } from './use-sheet.ts'

type Head = Sheet['head']
type Style = Letterhead['style'] | 'none'
const styles: { value: Style; label: string }[] = [{ value: 'document', label: '文件' }, { value: 'letter', label: '信函' }, { value: 'minutes', label: '纪要' }, { value: 'none', label: '不要版头' }]

/** 版头: who issues, under which number, and what stands above the mark. */
export function LetterheadFields({ head, unitName, year, readOnly, edit }: { head: Head; unitName: string; year: string; readOnly: boolean; edit: Edit }) {
  const letterhead = head.letterhead
  const [more, setMore] = useState(Boolean(letterhead?.copyNumber || letterhead?.secrecy || letterhead?.urgency || letterhead?.signatories))
  const put = (field: keyof Letterhead, value: Letterhead[keyof Letterhead]) =>
    edit(`letterhead/${field}`, (sheet) => ({ ...sheet, head: { ...sheet.head, letterhead: sheet.head.letterhead && { ...sheet.head.letterhead, [field]: value } } }))
  const style = (to: Style) => edit(null, (sheet) => ({ ...sheet, head: { ...sheet.head, letterhead: to === 'none' ? null : { issuers: [unitName], ...sheet.head.letterhead, style: to } as OfficialDocument['letterhead'] } }))
  return (
    <section className="comp-fields" aria-label="版头">
      <div className="row"><h3>版头</h3><Segmented aria-label="版头样式" size="small" disabled={readOnly} value={letterhead?.style ?? 'none'} options={styles} onChange={style} /></div>
      {letterhead && <>
        <Field label="发文机关" place="letterhead.issuers"><Select mode="tags" aria-label="发文机关，可以有几个，主办的在前" open={false} suffixIcon={null} disabled={readOnly} value={letterhead.issuers} maxCount={10} placeholder="写好一个按回车" onChange={(issuers: string[]) => issuers.length > 0 && put('issuers', issuers.map((name) => name.slice(0, 60)))} /></Field>
        {letterhead.style === 'minutes' && <Field label="纪要标志" place="letterhead.mark"><Input aria-label="纪要标志" value={letterhead.mark ?? ''} maxLength={60} readOnly={readOnly} placeholder="市科协主席办公会议纪要" onChange={(event) => put('mark', event.target.value)} /></Field>}
        <Field label="发文字号" place="letterhead.docNumber"><DocNumberInput value={letterhead.docNumber ?? ''} year={year} readOnly={readOnly} onChange={(value) => put('docNumber', value)} /></Field>
        {more ? <>
          <Field label="紧急程度" place="letterhead.urgency"><Segmented aria-label="紧急程度" size="small" disabled={readOnly} value={letterhead.urgency ?? 'none'} options={[{ value: 'none', label: '平件' }, { value: '加急', label: '加急' }, { value: '特急', label: '特急' }]} onChange={(to) => put('urgency', to === 'none' ? undefined : to as '特急' | '加急')} /></Field>
          <Field label="密级期限" place="letterhead.secrecy"><Input aria-label="密级和保密期限" value={letterhead.secrecy ?? ''} maxLength={20} readOnly={readOnly} placeholder="不涉密就空着" onChange={(event) => put('secrecy', event.target.value)} /></Field>
          <Field label="份号" place="letterhead.copyNumber"><Input aria-label="份号" value={letterhead.copyNumber ?? ''} maxLength={12} readOnly={readOnly} placeholder="涉密公文才编" onChange={(event) => put('copyNumber', event.target.value)} /></Field>
          <Field label="签发人" place="letterhead.signatories"><Select mode="tags" aria-label="签发人，上行文才写" open={false} suffixIcon={null} disabled={readOnly} value={(letterhead.signatories ?? []).filter(Boolean)} maxCount={10} placeholder="上行文才写，写好一个按回车" onChange={(names: string[]) => put('signatories', names.length > 0 ? names.map((name) => name.slice(0, 20)) : undefined)} /></Field>
        </> : !readOnly && <Button type="link" size="small" onClick={() => setMore(true)}>紧急程度、密级、份号、签发人</Button>}
      </>}
    </section>
  )
}

/** 代字〔年份〕序号: the brackets are the program's. What cannot be taken apart is shown as it is. */
function DocNumberInput({ value, year, readOnly, onChange }: { value: string; year: string; readOnly: boolean; onChange: (value: string) => void }) {
  const parts = value === '' ? { word: '', year, serial: '' } : docNumberParts(value)
  const [word, setWord] = useState(parts?.word ?? '')
  if (!parts) return <Input aria-label="发文字号" value={value} maxLength={60} readOnly={readOnly} onChange={(event) => onChange(event.target.value)} />
  // the word alone makes no number yet; it stays in its field until there is one
  const now = { ...parts, word: parts.word || word }
  const put = (next: typeof now) => {
    setWord(next.word)
    onChange(next.word === '' && next.serial === '' ? '' : docNumberOf(next))
  }
  return (
    <div className="docno">
      <Input aria-label="发文字号的机关代字" value={now.word} maxLength={30} readOnly={readOnly} placeholder="机关代字" onChange={(event) => put({ ...now, word: event.target.value.replaceAll(/[〔〕[\]]/g, '') })} />
      <span>〔</span><Input aria-label="发文字号的年份" value={now.year} maxLength={4} inputMode="numeric" readOnly={readOnly} onChange={(event) => put({ ...now, year: event.target.value.replaceAll(/\D/g, '') })} /><span>〕</span>
      <Input aria-label="发文字号的序号" value={now.serial} maxLength={6} inputMode="numeric" readOnly={readOnly} placeholder="序号" onChange={(event) => put({ ...now, serial: event.target.value.replaceAll(/\D/g, '') })} /><span>号</span>
    </div>
  )
}
