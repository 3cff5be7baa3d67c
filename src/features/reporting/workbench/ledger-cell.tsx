import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { countOf, momentOf } from '../../../workbench/parts/days.ts'
import { Status } from '../../../workbench/parts/status.tsx'
import type { LedgerCell, LedgerRequirement, LedgerRow } from './ledger-data.ts'
import { factOfCell, standingOfCell } from './ledger-words.ts'
import { lateLine } from './report-words.ts'

/** State and one fact; for a unit with units below, how many of all are in. */
export function CellText({ cell, requirement, now }: { cell: LedgerCell | undefined; requirement: LedgerRequirement; now: Date }) {
  if (!cell) return <span className="mute" title="这份材料不用报">—</span>
  const standing = standingOfCell(cell, requirement, now)
  const below = cell.due - (cell.own ? 1 : 0)
  if (!standing) return <><span className="st">已报 {countOf(cell.inHand)} / {countOf(cell.due)}</span><small className={cell.returned > 0 ? 'lt' : ''}>{cell.returned > 0 ? `退回 ${countOf(cell.returned)}` : '下级单位'}</small></>
  const fact = factOfCell(cell, requirement, now)
  return (
    <>
      <Status standing={standing} />
      <small className={fact.late ? 'lt' : ''}>{(fact.late || below === 0) && fact.words}{below > 0 && <span className="mute">{fact.late && ' · '}含下级 {countOf(cell.inHand)}/{countOf(cell.due)}</span>}</small>
    </>
  )
}

/** Address of one material. */
export const reportPath = (campaign: number, requirement: number, unit: number) => `/campaigns/${campaign}/reports/${requirement}/${unit}`

/** Whether there is something to open: for the office once it was begun, for the unit itself always. */
export const opens = (cell: LedgerCell | undefined, office: boolean): boolean => cell?.own === true && (!office || (cell.state !== null && cell.state !== 'draft' && cell.state !== 'signed_off'))

/** The facts of one cell, and the way to it. */
export function CellFacts({ campaign, row, cell, requirement, now, office, review }: { campaign: number; row: LedgerRow; cell: LedgerCell; requirement: LedgerRequirement; now: Date; office: boolean; review: boolean }) {
  const go = useNavigate()
  const standing = standingOfCell(cell, requirement, now)
  const late = lateLine(cell.submittedAt, requirement.dueAt)
  const facts: [string, string, string?][] = []
  if (cell.submittedAt) facts.push(['交来', `${momentOf(cell.submittedAt, now)}，第 ${cell.version ?? 1} 稿${late ? `，${late}` : ''}`, late ? 'var(--zhu)' : undefined])
  else if (cell.updatedAt) facts.push(['最近', `${momentOf(cell.updatedAt, now)}${cell.updatedBy ? `，${cell.updatedBy}` : ''}`])
  if (cell.own && cell.state === null) facts.push(['情况', '还没有上传文件'])
  if (cell.state === 'draft' || cell.state === 'signed_off') facts.push(['文件', `${cell.hasWord ? 'Word 已传' : '缺 Word'}，${cell.hasPdf ? 'PDF 已传' : requirement.needsPdf ? '缺盖章 PDF' : '没有 PDF'}`])
  if (cell.characters !== null) {
    const over = requirement.lengthMax === null ? 0 : cell.characters - requirement.lengthMax
    facts.push(['字数', requirement.lengthMax === null ? `${countOf(cell.characters)} 字` : `${countOf(cell.characters)} / ${requirement.lengthMax}，${over > 0 ? `超 ${countOf(over)} 字` : `余 ${countOf(-over)} 字`}`, over > 0 ? 'var(--teng)' : undefined])
  }
  if (cell.seal) facts.push(['印章', cell.seal])
  if (cell.agreement) facts.push(['对照', cell.agreement, cell.agrees === false ? 'var(--teng)' : undefined])
  if (cell.state === 'returned' && cell.reasons) facts.push(['退回', cell.reasons, 'var(--zhu)'])
  if (cell.due > (cell.own ? 1 : 0)) facts.push(['下级', `连同下级已报 ${countOf(cell.inHand)} / ${countOf(cell.due)}${cell.late > 0 ? `，迟报 ${countOf(cell.late)}` : ''}`])
  return (
    <>
      <div className="row"><b className="grow">{row.name} · {requirement.title}</b>{standing && <Status standing={standing} />}</div>
      <dl>{facts.map(([term, words, colour]) => <div key={term} className="fact"><dt>{term}</dt><dd style={colour ? { color: colour } : undefined}>{words}</dd></div>)}</dl>
      {opens(cell, office) && (
        <div className="row">
          <Button size="small" type="primary" onClick={() => go(reportPath(campaign, requirement.id, row.id))}>{review && cell.state === 'submitted' ? '打开审核' : '打开材料'}</Button>
          <span className="mute" style={{ marginLeft: 'auto', fontSize: 12 }}><kbd>Enter</kbd></span>
        </div>
      )}
    </>
  )
}
