import { findQuote } from '../../../documents/clean/quote.ts'
import { byHand } from '../questions.rules.ts'
import type { NoticePlan, Paragraph, Question } from './types.ts'

/** a = activity or report, d = time, o = unit or person, q = open question. */
export type MarkKind = 'a' | 'd' | 'o' | 'q'

/** One underlined stretch of a paragraph's text, and the item it belongs to. */
export interface Mark {
  paragraph: number
  start: number
  end: number
  kind: MarkKind
  item: string
}

/** A word in the margin beside the line on which an item begins. */
export interface Label {
  paragraph: number
  start: number
  words: string
  item: string
  asks: boolean
}

/** Finds every quote of the plan in the text. Quotes of an item's parts are looked for near the item. */
export function marksOf(paragraphs: readonly Paragraph[], plan: NoticePlan, questions: readonly Question[]): { marks: Mark[]; labels: Label[] } {
  const marks: Mark[] = []
  const labels: Label[] = []
  const add = (quote: string, kind: MarkKind, item: string, near?: number): number | undefined => {
    if (!quote || quote === byHand) return undefined
    const places = findQuote(paragraphs, quote, near)
    for (const place of places) marks.push({ ...place, kind, item })
    return places[0]?.paragraph
  }
  const label = (item: string, words: string, asks = false) => {
    const first = marks.find((mark) => mark.item === item && (!asks || mark.kind === 'q'))
    if (first) labels.push({ paragraph: first.paragraph, start: first.start, words, item, asks })
  }
  add(plan.title.quote, 'a', 'overview')
  if (plan.theme) add(plan.theme.quote, 'a', 'overview')
  if (plan.period) add(plan.period.quote, 'd', 'overview')
  if (plan.issued) add(plan.issued.quote, 'd', 'overview')
  // Short phrases (协会) stand elsewhere too: all are looked for where the longest one stands.
  const longest = [...plan.recipients].sort((a, b) => b.quote.length - a.quote.length)[0]
  const line = longest ? findQuote(paragraphs, longest.quote)[0]?.paragraph : undefined
  plan.recipients.forEach((recipient, i) => add(recipient.quote, 'o', `recipient${i}`, line))
  plan.modules.forEach((module, i) => {
    const at = add(module.quote, 'a', module.id)
    for (const time of module.time) add(time.quote, 'd', module.id, at)
    label(module.id, `模块 ${i + 1}`)
  })
  plan.activities.forEach((activity, i) => {
    const at = add(activity.quote, 'a', activity.id)
    for (const time of activity.time) add(time.quote, 'd', activity.id, at)
    for (const owner of activity.owners) add(owner.quote, 'o', activity.id, at)
    label(activity.id, `活动 ${i + 1}`)
  })
  plan.reports.forEach((report, i) => {
    const at = add(report.quote, 'a', report.id)
    if (report.due) add(report.due.quote, 'd', report.id, at)
    for (const to of report.to) add(to.quote, 'o', report.id, at)
    label(report.id, `报送 ${i + 1}`)
  })
  plan.contacts.forEach((contact, i) => {
    add(contact.quote, 'o', `contact${i}`)
    label(`contact${i}`, '联系人')
  })
  for (const question of questions) {
    if (question.decision) continue
    const near = marks.find((mark) => mark.item === question.ref)?.paragraph
    const item = question.ref ?? 'overview'
    const before = marks.length
    add(question.quote, 'q', item, near)
    const first = marks[before]
    if (first) labels.push({ paragraph: first.paragraph, start: first.start, words: '待定', item, asks: true })
  }
  return { marks, labels }
}

/** A stretch of text with the same marks from end to end. */
export interface Piece {
  start: number
  text: string
  kind: MarkKind | null
  items: string[]
}

const rank: Record<MarkKind, number> = { q: 0, d: 1, o: 2, a: 3 }

/** Cuts a paragraph where marks begin and end; where they overlap, the more telling underline shows. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? text.length
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end).sort((a, b) => rank[a.kind] - rank[b.kind])
    return { start, text: text.slice(start, end), kind: over[0]?.kind ?? null, items: [...new Set(over.map((mark) => mark.item))] }
  })
}

/** Cuts a piece where characters begin and end that were hard to read. */
export function doubtfulParts({ start, text }: Pick<Piece, 'start' | 'text'>, doubtful: readonly (readonly [number, number])[]): { start: number; text: string; doubtful: boolean }[] {
  const parts: { start: number; text: string; doubtful: boolean }[] = []
  let at = start
  const end = start + text.length
  const add = (to: number, unsure: boolean) => {
    if (to > at) parts.push({ start: at, text: text.slice(at - start, to - start), doubtful: unsure })
    at = Math.max(at, to)
  }
  for (const [from, to] of doubtful) {
    if (to <= at || from >= end) continue
    add(Math.min(end, from), false)
    add(Math.min(end, to), true)
  }
  add(end, false)
  return parts
}
