import { cleanText, type CleanText } from '../../../documents/clean/index.ts'
import type { SourceText } from '../../../documents/source.ts'
import { Refusal } from '../../../platform/errors.ts'
import { readActivities } from './activities.ts'
import { readAttachments } from './attachments.ts'
import { settleConflicts } from './conflicts.ts'
import { readContacts } from './contacts.ts'
import { readDuties } from './duties.ts'
import { explain, type Explanation } from './explain.ts'
import { readBasis, readPeriod, readTheme } from './grounds.ts'
import { readHead } from './head.ts'
import { kindOf } from './kinds.ts'
import { readOutline, type Outline } from './outline.ts'
import { readParts, type Part } from './parts.ts'
import { readReports } from './reports.ts'
import type { NoticePlan, Unresolved } from './schema.ts'
import { Script, type Range } from './script.ts'
import { readSections } from './sections.ts'
import { readTables } from './tables.ts'
import { soleActivity } from './sole.ts'
import type { YearContext } from './years.ts'
import { rulesLater, unresolved } from './later.ts'

export type { Explanation } from './explain.ts'
export { printPlan } from './print.ts'
export * from './schema.ts'

export interface ReadNotice {
  plan: NoticePlan
  text: CleanText
  explanations: Explanation[]
}

/**
 * Reads an official notice into a plan by rules: no model, no input besides the text, no clock.
 * @throws Refusal notices/nothing-to-read (422) for a text without any character.
 */
export function readNotice(source: SourceText): ReadNotice {
  const text = cleanText(source)
  if (text.compact === '') {
    throw new Refusal('notices/nothing-to-read', 422, '文件里没有可读的文字。', '如果是扫描件，请换成 Word 或带文字的 PDF 再试。')
  }
  const script = new Script(text)
  if (script.paragraphs.length === 0) throw new Refusal('notices/nothing-to-read', 422, '文件里没有可读的文字。', '这不像一份通知，请检查文件后再试。')
  const head = readHead(script)
  const title = head.title.value
  const titleYear = campaignYear(title)
  const { parts, issuers, issued, cc } = readParts(script, head, titleYear ?? anyYear(title))
  const kind = kindOf(title)
  const years: YearContext = { signed: issued?.date ?? null, campaign: titleYear, period: null }

  const outlined = parts.map((part) => ({ part, outline: readOutline(script, part.from, part.to, readTables(script, part, years).used) }))
  const periodTime = readPeriod(script, outlined, years, title)
  if (periodTime) years.period = { from: periodTime.time.from, to: periodTime.time.to }
  years.campaign ??= periodTime?.time.from && periodTime.time.from.slice(0, 4) === periodTime.time.to?.slice(0, 4) ? Number(periodTime.time.from.slice(0, 4)) : null

  script.times.clear()
  const { drafts, modules } = readActivities(script, outlined, years, kind)
  readDuties(script, outlined, drafts)
  const sole = drafts.length === 0 ? soleActivity(script, head.titleRange, outlined, years, kind) : null
  if (sole) drafts.push(sole)
  const recipients = head.recipients.length ? rangesOfNames(script, head.recipients.map((r) => r.quote)) : []
  const reports = settleConflicts(script, readReports(script, outlined, years, recipients))

  const open: Unresolved[] = []
  modules.forEach((m, i) => {
    m.module.id = `m${i + 1}`
    for (const u of m.open) open.push({ ...u, ref: m.module.id })
  })
  drafts.forEach((d, i) => {
    d.activity.id = `a${i + 1}`
    for (const u of d.open) open.push(script.why({ ...u, ref: d.activity.id }, `unresolved.${u.reason}`))
  })
  reports.forEach((d, i) => {
    d.report.id = `r${i + 1}`
    for (const u of d.open) open.push(script.why({ ...u, ref: d.report.id }, `unresolved.${u.reason}`))
  })
  if (periodTime?.reason) open.push(unresolved(script, 'period', periodTime.time.text, periodTime.reason, periodTime))
  if (issued && issued.date === null) open.push(script.why({ field: 'issued', ref: null, text: issued.text, reason: 'invalid', candidates: [], quote: issued.quote }, 'unresolved.invalid'))

  open.push(...rulesLater(script, parts, open))

  const plan: NoticePlan = {
    schema: 'notice/1', title: head.title, kind, issuers, doc_number: head.docNumber, recipients: head.recipients, cc, issued,
    basis: readBasis(script, grounds(script, outlined), kind, title), theme: readTheme(script, outlined, kind),
    // One thing on one day has no period besides its own time.
    period: periodTime && !(sole && periodTime.time.from === periodTime.time.to) ? periodTime.time : null, contacts: readContacts(script, parts), sections: readSections(script, outlined),
    modules: modules.map((m) => m.module), activities: drafts.map((d) => d.activity), reports: reports.map((d) => d.report),
    attachments: readAttachments(script, parts), unresolved: distinct(open),
  }
  return { plan, text, explanations: explain(script, plan) }
}

/** The year a title gives the campaign; the year of “2021年度” is the year assessed and does not count. */
function campaignYear(title: string): number | null {
  const m = /(?<!\d)(20\d{2}|19\d{2})(?:—(20\d{2}))?年(?!度)/.exec(title.normalize('NFKC'))
  return m ? Number(m[1]) : null
}

const anyYear = (title: string): number | null => {
  const m = /(?<!\d)(20\d{2}|19\d{2})年/.exec(title.normalize('NFKC'))
  return m ? Number(m[1]) : null
}

/** Paragraphs that state the ground: those above the first item, and the guiding section. */
function grounds(script: Script, parts: { part: Part; outline: Outline }[]): Range[] {
  const out: Range[] = []
  for (const { part, outline } of parts) {
    if (part.form) continue
    out.push(...outline.intro.map((i) => script.range(i)))
    for (const item of outline.top.slice(0, 2)) {
      if (/指导思想|总体要求|目的|依据|意义/.test(script.at(item.head))) out.push({ a: item.a, b: item.b }, ...item.notes.map((i) => script.range(i)))
    }
  }
  return out
}

function rangesOfNames(script: Script, quotes: string[]): Range[] {
  let at = 0
  return quotes.flatMap((q) => {
    const found = script.compact.indexOf(q, at)
    if (found < 0) return []
    at = found + q.length
    return [{ a: found, b: at }]
  })
}

function distinct(open: Unresolved[]): Unresolved[] {
  const seen = new Set<string>()
  return open.filter((u) => {
    const key = `${u.field}|${u.ref}|${u.text}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
