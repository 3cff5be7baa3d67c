import type { Report, Unresolved } from './schema.ts'
import { unresolved } from './later.ts'
import { findLengths } from './lengths.ts'
import type { Material } from './material.ts'
import { readMeasures } from './measures.ts'
import type { Range, Script } from './script.ts'
import type { ReadTime } from './timing.ts'
import type { ReportDraft } from './twins.ts'
import type { YearContext } from './years.ts'

/** What the readers of reports share while they go through a notice. */
export interface ReportScene {
  script: Script
  years: YearContext
  recipients: Range[]
  out: ReportDraft[]
  /** A deadline, destinations and forms stated before any material is named. */
  pending: { due: ReadTime | null; to: Report['to']; formats: string[]; copies: number | null; length: Report['length'] }
}

/** Where a clause stands and who is its subject. */
export interface ClausePlace {
  paragraph: number
  subject: Range[] | null
  /** Beneath a heading about handing in. */
  inSection: boolean
  /** Heading phrase of the item the paragraph opens, or null. */
  head: Range | null
  /** Where the clause begins. */
  clause: number
  /** Where the running text of the paragraph begins. */
  from: number
}

export const whoOf = (scene: ReportScene, place: ClausePlace): string[] =>
  (place.subject ?? scene.recipients).map((x) => scene.script.raw(x.a, x.b))

// “…均为纸质版一式两份”: what is said of all pieces of a clause.
export const ALIKE = /(?:均|皆|都|一律|统一|全部)(?:为|须|需|要|应|采用|使用|以|用|提交|报送|加盖|附)[^。；]*|(?<=，)(?:纸质|电子)(?:版|件|稿|材料|文档)(?![和及与、])[^，。；]*|^的?(?:电子版|纸质版|Word版|PDF版)/

/** The draft of one piece among `all` pieces of a clause. */
export function draftReport(scene: ReportScene, r: Range, place: ClausePlace, m: Material, all: Material[], due: ReadTime | null, to: Report['to']): ReportDraft {
  const { script } = scene
  const single = all.length === 1
  const next = all[all.indexOf(m) + 1] ?? null
  const spans = spansOf(script, r, m, all, next)
  const lengths = spans.lengths.flatMap((x) => findLengths(script.at(x)).map((l) => ({ ...l, a: l.a + x.a, b: l.b + x.a })))
    // 附作者简介100字以内 limits what is enclosed.
    .filter((l) => !/附[^，。；]{0,8}简介[^，。；]{0,6}$/.test(script.n.slice(Math.max(r.a, l.a - 18), l.a)))
    .filter((l, i, found) => found.findIndex((o) => o.a === l.a) === i)
  const measures = readMeasures(script, spans.measures, m.name)
  // “甲、乙和丙各一份” counts each of them.
  const each = all[all.length - 1]!.details.find((d) => script.at(d).startsWith('各'))
  if (each) measures.copies ??= readMeasures(script, [each], null).copies
  const grouped = lengths.length > 1 && lengths.every((l) => /(?:组|类|者|级|生|诗歌|小说|散文|部分|人)[^，。；、]{0,6}$/.test(script.n.slice(Math.max(r.a, l.a - 9), l.a)))
  const first = lengths[0]
  const last = m.details[m.details.length - 1]
  const quoteTo = single ? r.b : last ? last.b + 1 : m.name.b + 1
  const report: Report = script.why({
    id: '', what: script.raw(m.name.a, m.name.b), who: whoOf(scene, place),
    length: first && !grouped ? { ...first.length, text: script.raw(first.a, first.b) } : null,
    formats: measures.formats, copies: measures.copies,
    extras: grouped ? [...lengths.map((l) => clauseAround(script, r, l)), ...measures.extras] : measures.extras,
    due: due && !due.weekdayConflict ? due.time : null, to,
    quote: script.quote(single ? r.a : m.name.a, Math.min(quoteTo, r.b)).replace(/[。；，]$/, ''),
  }, 'reports.clause')
  return { report, open: dueOpen(script, due), at: m.name.a, due, paragraph: place.paragraph, clause: place.clause, ordered: true, named: false, own: place.subject !== null }
}

/** Where the measures of a piece are looked for: its brackets, the words up to the next piece, what is said of all. */
function spansOf(script: Script, r: Range, m: Material, all: Material[], next: Material | null): { measures: Range[]; lengths: Range[] } {
  const count = all.length
  const end = all[count - 1]!.name.b
  const tail = script.n.slice(end, r.b)
  const same = count > 1 ? ALIKE.exec(tail) : null
  const alike: Range[] = same ? [{ a: end + same.index, b: end + same.index + same[0].length }] : []
  const behind: Range = alike.length && !next ? { a: m.name.b, b: alike[0]!.a } : { a: m.name.b, b: next ? next.name.a : r.b }
  const shared = next !== null && next.joined
  // What stands in front of the first piece is about it: 每单位限报5件, 一式两份的….
  const front: Range[] = m === all[0] ? [{ a: r.a, b: m.name.a }] : []
  const measures = count === 1 ? [r] : [...front, ...m.details, ...(shared ? [] : [behind])]
  // “800字左右的报告”: the limit stands in front.
  if (/(?:\d|[千百])字(?:左右|以内|之内|以上)?的?$/.test(script.n.slice(r.a, m.name.a))) {
    return { measures: [...measures, ...alike], lengths: [{ a: Math.max(r.a, m.name.a - 14), b: m.name.a }] }
  }
  const lengths = shared ? m.details : [...m.details, behind]
  return { measures: [...measures, ...alike], lengths: [...lengths, ...alike] }
}

function clauseAround(script: Script, r: Range, l: Range): string {
  let a = l.a
  while (a > r.a && !'，；。：（'.includes(script.n[a - 1]!)) a--
  return script.raw(a, l.b)
}

/** What stays open of a deadline. */
export function dueOpen(script: Script, due: ReadTime | null): Unresolved[] {
  if (!due) return []
  if (due.weekdayConflict) return [unresolved(script, 'reports.due', due.time.text, 'conflict', due)]
  return due.reason ? [unresolved(script, 'reports.due', due.time.text, due.reason, due)] : []
}
