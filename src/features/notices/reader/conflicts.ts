import { unresolved } from './later.ts'
import { sameMaterial, type ReportDraft } from './twins.ts'
import type { Script } from './script.ts'

/**
 * Two statements about the same material that disagree: two deadlines, two limits. The field is emptied and both
 * statements become candidates; the second mention disappears as a report of its own.
 */
export function settleConflicts(script: Script, drafts: ReportDraft[]): ReportDraft[] {
  const out: ReportDraft[] = []
  for (const d of drafts) {
    const twin = out.find((o) => sameMaterial(o.report.what, d.report.what) && clash(o, d))
    if (!twin) {
      out.push(d)
      continue
    }
    const a = twin.report
    const b = d.report
    if (a.due && b.due && differs(a.due.to, b.due.to) && twin.due) {
      const u = unresolved(script, 'reports.due', a.due.text, 'conflict', twin.due)
      u.candidates.push(a.due, b.due)
      twin.open.push(u)
      a.due = null
    }
    if (a.length && b.length && JSON.stringify(strip(a.length)) !== JSON.stringify(strip(b.length))) {
      const at = script.compact.indexOf(a.length.text, twin.at)
      const u = unresolved(script, 'reports.length', a.length.text, 'conflict', { a: Math.max(0, at), b: Math.max(0, at) + a.length.text.length })
      for (const l of [a.length, b.length]) u.candidates.push({ text: l.text, from: null, to: null, time: null, every: null, quote: l.text })
      twin.open.push(u)
      a.length = null
    } else a.length ??= b.length
    for (const t of b.to) if (!a.to.some((x) => x.kind === t.kind && x.value === t.value)) a.to.push(t)
    for (const f of b.formats) if (!a.formats.includes(f)) a.formats.push(f)
    a.copies ??= b.copies
  }
  return out
}

const strip = (l: { max: number | null; min: number | null; about: number | null }) => [l.max, l.min, l.about]
const differs = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
const clash = (a: ReportDraft, b: ReportDraft) =>
  (a.report.due !== null && b.report.due !== null && differs(a.report.due.to, b.report.due.to))
  || (a.report.length !== null && b.report.length !== null && JSON.stringify(strip(a.report.length)) !== JSON.stringify(strip(b.report.length)))
