import type { Report, Unresolved } from './schema.ts'
import type { ReadTime } from './timing.ts'

/** A report while it is being read. */
export interface ReportDraft {
  report: Report
  open: Unresolved[]
  /** Where its words stand. */
  at: number
  due: ReadTime | null
  paragraph: number
  /** Where its clause begins. */
  clause: number
  /** A verb of handing in, a deadline or a destination stands with it; without any of them it is only spoken of. */
  ordered: boolean
  named: boolean
  /** Its own clause or paragraph names who must report. */
  own: boolean
}

/** The same material said twice. */

const bare = (s: string) => s.replace(/[《》“”]/g, '').replace(/^(?:各社区|各单位|各县区|各地|本单位|参会人员|有关|相关|活动|工作|年度|推荐)+(?=.{2,})/, '')

/** The same piece said again: equal but for 活动 and brackets, or the short form of a table's or work's name. */
export function sameMaterial(a: string, b: string): boolean {
  const x = bare(a)
  const y = bare(b)
  if (x === y || x.replace(/^(征文|论文)(?:作品|稿件)$/, '$1') === y || y.replace(/^(征文|论文)(?:作品|稿件)$/, '$1') === x) return true
  const [long, short] = x.length >= y.length ? [x, y] : [y, x]
  return short.length >= 2 && /(?:表|作品|稿件|征文|书|名单|回执|视频|案例|摘要|全文)$/.test(short) && long.endsWith(short)
}

const differs = (a: string | null, b: string | null) => a !== null && b !== null && a !== b

export function disagree(a: ReportDraft, b: ReportDraft): boolean {
  const x = a.report.length
  const y = b.report.length
  return (a.report.due !== null && b.report.due !== null && differs(a.report.due.to, b.report.due.to))
    || (x !== null && y !== null && (x.max !== y.max || x.min !== y.min || x.about !== y.about))
}

export function merge(into: ReportDraft, from: ReportDraft) {
  const a = into.report
  const b = from.report
  if (a.due === null && b.due !== null) {
    a.due = b.due
    into.due = from.due
    into.open.push(...from.open)
  }
  // Its limits were told before anybody was asked for it: the order names it.
  if (!into.named && from.named && a.to.length === 0 && b.what.length >= a.what.length) {
    a.what = b.what
    if (!into.own || from.own) a.who = b.who
    a.quote = b.quote
    into.named = true
  }
  a.length ??= b.length
  a.copies ??= b.copies
  for (const f of b.formats) if (!a.formats.includes(f)) a.formats.push(f)
  for (const e of b.extras) if (!a.extras.includes(e)) a.extras.push(e)
  for (const t of b.to) if (!a.to.some((x) => x.kind === t.kind && x.value === t.value)) a.to.push(t)
}
