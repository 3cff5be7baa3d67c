import { countOf, dayOf, leftOf, momentOf } from '../../../workbench/parts/days.ts'
import type { Standing } from '../../../workbench/parts/status.tsx'
import type { LedgerCell, LedgerRequirement, LedgerRow } from './ledger-data.ts'
import { lacking, lateLine } from './report-words.ts'

/** Where the unit's own material stands; null when it owes none itself. */
export function standingOfCell(cell: LedgerCell, requirement: LedgerRequirement, now: Date): Standing | null {
  if (!cell.own) return null
  if (cell.adopted) return 'adopted'
  return cell.state ?? (requirement.dueAt && new Date(requirement.dueAt) < now ? 'missing' : 'empty')
}

const isIn = (cell: LedgerCell) => cell.state === 'submitted' || cell.state === 'accepted'
const day = (at: string, now: Date) => dayOf(at, now).split(' ')[0] ?? ''

/** 988 / 1000 字 */
export const lengthWords = (characters: number, max: number | null): string => `${countOf(characters)}${max === null ? '' : ` / ${max}`} 字`

/** The one fact under the state. */
export function factOfCell(cell: LedgerCell, requirement: LedgerRequirement, now: Date): { words: string; late: boolean } {
  const plain = (words: string) => ({ words, late: false })
  const due = requirement.dueAt
  const over = due !== null && new Date(due) < now
  if (isIn(cell)) {
    const late = lateLine(cell.submittedAt, due)
    if (late) return { words: late, late: true }
    const version = cell.state === 'submitted' && (cell.version ?? 1) > 1 ? ` · 第 ${cell.version} 稿` : ''
    if (cell.characters !== null && (requirement.lengthMax !== null || cell.state === 'submitted')) return plain(lengthWords(cell.characters, requirement.lengthMax) + version)
    return plain(cell.submittedAt ? day(cell.submittedAt, now) + version : version)
  }
  if (cell.state === 'returned') return plain(`${short(cell.reasons ?? '', 7)}${cell.reasons ? ' · ' : ''}第 ${cell.version ?? 1} 稿`)
  if (over && due) return { words: leftOf(due, now), late: true }
  if (cell.state === 'draft') {
    const lack = lacking(requirement, { word: cell.hasWord, pdf: cell.hasPdf })
    if (lack) return plain(`${cell.hasWord ? 'Word 已传，' : cell.hasPdf ? 'PDF 已传，' : ''}缺${lack.replace('盖章 PDF 版', ' PDF').replace('Word 版', ' Word')}`)
  }
  if (cell.state && cell.characters !== null) return plain(lengthWords(cell.characters, requirement.lengthMax))
  return plain(due ? leftOf(due, now) : (requirement.dueText ?? '没有定截止时间'))
}

export const short = (text: string, most: number): string => {
  const line = text.split(/[\n。；，、：]/)[0] ?? ''
  return line.length > most ? `${line.slice(0, most)}…` : line
}

/** What happened last with a unit's material: 被退回 · 今天 9:47. */
export function lastOf(row: LedgerRow, now: Date): string {
  const begun = row.cells.filter((cell) => cell.own && cell.updatedAt !== null)
  const last = begun.toSorted((a, b) => String(b.updatedAt).localeCompare(String(a.updatedAt)))[0]
  if (!last?.updatedAt) return row.below > 0 && row.inHand > 0 ? `下级已报 ${countOf(row.inHand)} 份` : '还没有动静'
  const moment = momentOf(last.updatedAt, now)
  // the clock only while the day has a name
  const when = /^[今昨明]天/.test(moment) ? moment : day(last.updatedAt, now)
  const done = row.inHand === row.due && row.cells.every((cell) => !cell.own || cell.state === 'accepted')
  if (done) return `全部收齐 · ${when}`
  if (last.adopted) return `被采用 · ${when}`
  switch (last.state) {
    case 'draft': return `传草稿 · ${when}`
    case 'signed_off': return `已审签 · ${when}`
    case 'submitted': return `报送${(last.version ?? 1) > 1 ? `第 ${last.version} 稿` : ''} · ${when}`
    case 'returned': return `被退回 · ${when}`
    case 'accepted': return `已收下 · ${when}`
    case null: return when
  }
}

/** A subtotal: 12 已收 · 3 待审 · 1 逾期. */
export function subtotal(count: { due: number; draft: number; signedOff: number; submitted: number; returned: number; accepted: number }, over: boolean): { words: string[]; late: string | null } {
  const missing = count.due - count.draft - count.signedOff - count.submitted - count.returned - count.accepted
  const words = [[count.accepted, '已收'], [count.submitted, '待审'], [count.returned, '退回']].flatMap(([of, word]) => (of ? [`${countOf(Number(of))} ${word}`] : []))
  return { words: words.length > 0 ? words : over ? [] : ['还没有报来'], late: over && missing > 0 ? `${countOf(missing)} 逾期` : null }
}
