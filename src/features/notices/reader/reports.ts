import { markerOf } from './markers.ts'
import type { Item, Outline } from './outline.ts'
import type { Part } from './parts.ts'
import { readClause } from './reportclause.ts'
import { dueOpen, type ReportScene } from './reportdraft.ts'
import { sentences, type Range, type Script } from './script.ts'
import type { ReportDraft } from './twins.ts'
import { subjectsOf } from './subjects.ts'
import type { YearContext } from './years.ts'
import { topicOf } from './topics.ts'

/** Reads every piece of material the notice asks for. */
export function readReports(script: Script, parts: { part: Part; outline: Outline }[], years: YearContext, recipients: Range[]): ReportDraft[] {
  const scene: ReportScene = { script, years, recipients, out: [], pending: { due: null, to: [], formats: [], copies: null, length: null } }
  for (const { part, outline } of parts) {
    if (part.form) continue
    const wanted = sectionParagraphs(script, part, outline)
    const items = new Map(outline.all.map((x) => [x.a, x]))
    for (let i = part.from; i < part.to; i++) {
      const p = script.paragraphs[i]!
      const line = script.line(i)
      if (p.kind === 'row' || /^(?:联系人|联系电话|附件|抄送|附：)/.test(line)) continue
      readParagraph(scene, i, wanted.has(i), items)
    }
  }
  applyPending(scene)
  return scene.out.filter((d) => d.ordered && (d.report.due || d.report.to.length || d.report.length || d.report.copies !== null || d.report.formats.length || d.report.extras.length || d.named))
}

/** What was said of all material before any of it was named. */
function applyPending(scene: ReportScene) {
  const { due, to, formats, copies, length } = scene.pending
  // A limit told before the call is that of the works called for.
  const work = scene.out.find((d) => /(?:作品|稿件|征文|论文|文稿|来稿|案例)[》”]?$/.test(d.report.what))
  if (work) work.report.length ??= length
  for (const d of scene.out) {
    if (due && d.report.due === null && d.open.length === 0) {
      d.report.due = due.weekdayConflict ? null : due.time
      d.due = due
      d.open.push(...dueOpen(scene.script, due))
    }
    if (d.report.to.length === 0) d.report.to.push(...to)
    if (d.report.formats.length === 0) d.report.formats.push(...formats)
    d.report.copies ??= copies
  }
}

/** Paragraphs beneath a heading about handing in. */
function sectionParagraphs(script: Script, part: Part, outline: Outline): Set<number> {
  const out = new Set<number>()
  const marks = outline.all.filter((i) => topicOf(script.at(i.head)) === 'report')
  for (const m of marks.slice(0, 40)) {
    const first = script.paragraphAt(m.a)
    const next = outline.all.find((i) => i.a > m.a && i.level <= m.level)
    const last = next ? script.paragraphAt(next.a) : part.to
    for (let i = first; i < Math.max(last, first + 1); i++) out.add(i)
  }
  return out
}

const LONGEST_SENTENCE = 1500

function readParagraph(scene: ReportScene, i: number, inSection: boolean, items: ReadonlyMap<number, Item>) {
  const { script } = scene
  let subject: Range[] | null = null
  const whole = script.range(i)
  const marker = markerOf(script.n.slice(whole.a, Math.min(whole.b, whole.a + 60)))
  const item = marker ? items.get(whole.a) : undefined
  // A heading such as “报送工作材料。” only announces what its text says.
  const skip = item && (item.rest || item.alone) && !/[\d@]/.test(script.at(item.head)) ? item.head.b - whole.a : (marker?.length ?? 0)
  const from = whole.a + Math.min(skip, whole.b - whole.a)
  for (const s of sentences(script.n, { a: from, b: whole.b })) {
    if (s.b - s.a > LONGEST_SENTENCE) continue
    for (const clause of sentences(script.n, s, '；。')) {
      subject = subjectsOf(script, clause) ?? subject
      readClause(scene, clause, { paragraph: i, clause: clause.a, subject, inSection, head: item?.head ?? headAbove(script, i, items), from })
    }
  }
}

/** The heading on a line of its own directly above. */
function headAbove(script: Script, i: number, items: ReadonlyMap<number, Item>): Range | null {
  const above = i > 0 ? items.get(script.range(i - 1).a) : undefined
  return above?.alone ? above.head : null
}
