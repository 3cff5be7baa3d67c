import type { NoticeTime, UnresolvedReason } from './schema.ts'
import type { Range, Script } from './script.ts'
import { findDates, type FoundTime, type YearContext } from './times.ts'
import { findUnfixed } from './unfixed.ts'

/** A time read from a range of the notice, with the reason when it stays open. */
export interface ReadTime {
  a: number
  b: number
  time: NoticeTime
  reason: UnresolvedReason | null
  weekdayConflict: boolean
}

const CAMPAIGN = /(?:整个|本次|本届)?(?:活动|宣传|主题|科普|科技|服务|竞赛|节能|安全|质量|法治|诚信|开放|读书|志愿|教育|体验|展示|招募|集中|[一-龥]{0,4})(?:周|月|季|节|日)?(?:活动)?期间|贯穿全[月周程]|全月|整个活动/g

/**
 * All times of a range, in order; the campaign's period gives 活动周期间 its meaning. Paragraphs are read once: several
 * rules ask for the same text, cut differently.
 */
export function readTimes(script: Script, r: Range, years: YearContext): ReadTime[] {
  const i = script.paragraphAt(r.a)
  const whole = script.range(i)
  if (r.b > whole.b) return remembered(script, r, years)
  const all = remembered(script, whole, years)
  if (all.length === 0) return all
  const cut = all.some((t) => (t.a < r.a && t.b > r.a) || (t.a < r.b && t.b > r.b))
  return cut ? remembered(script, r, years) : all.filter((t) => t.a >= r.a && t.b <= r.b)
}

function remembered(script: Script, r: Range, years: YearContext): ReadTime[] {
  const key = r.a * 262_144 + r.b
  const known = script.times.get(key) as ReadTime[] | undefined
  if (known) return known
  const times = readFresh(script, r, years)
  script.times.set(key, times)
  return times
}

const MAYBE = /[日月年期间前后每周星旬季]|即日|全天|随时|适时|逢|节|假|腊|\d[-./]\d|尽快|平时/

function readFresh(script: Script, r: Range, years: YearContext): ReadTime[] {
  if (!MAYBE.test(script.at(r))) return []
  const s = script.at(r)
  const unfixed = findUnfixed(s)
  // “元旦前后每晚” is one phrase, not a nightly event.
  const dates = findDates(s, years).filter((d) => !(d.every && !d.from && !d.to && unfixed.some((u) => u.a < d.a && u.b >= d.b)))
  const out: ReadTime[] = dates.map((d) => toRead(script, r.a, d))
  for (const u of unfixed) {
    const a = r.a + u.a
    const b = r.a + u.b
    if (dates.some((d) => d.a < u.b && d.b > u.a)) continue
    // “春节（1月22日）”, “1月22日（春节）”: the calendar day beside it fixes it.
    if (u.reason === 'lunar_or_holiday' && dates.some((d) => (d.a >= u.b && d.a - u.b <= 6 && s[u.b] === '（') || (u.a >= d.b && u.a - d.b <= 2))) continue
    out.push({ a, b, reason: u.reason, weekdayConflict: false, time: make(script, a, b, null, null, null, /每[晚天日]/.test(s.slice(u.a, u.b)) ? 'day' : null) })
  }
  for (const c of campaignPhrases(s)) {
    const lead = /^.*[在于要委将]/.exec(c.text.slice(0, -3))?.[0].length ?? 0
    const a = r.a + c.a + lead
    const b = r.a + c.b
    if (out.some((t) => t.a < b && t.b > a)) continue
    const span = campaignSpan(c.text, years)
    if (span) out.push({ a, b, reason: null, weekdayConflict: false, time: make(script, a, b, span.from, span.to, null, null) })
  }
  return shareClock(script, joinRecurring(script, out.sort((x, y) => x.a - y.a)))
}

/** “7月至8月每月”, “活动周期间每晚”, “12月15日起每日”: the recurrence takes its bounds from the phrase before it. */
function joinRecurring(script: Script, times: ReadTime[]): ReadTime[] {
  const out: ReadTime[] = []
  for (const t of times) {
    const last = out[out.length - 1]
    const gap = last ? script.n.slice(last.b, t.a) : ''
    if (last && t.time.every && !t.time.from && !t.time.to && !last.time.every && /^[，的]?$/.test(gap) && (last.time.from !== last.time.to || last.reason !== null)) {
      const b = t.b
      last.b = b
      last.time = make(script, last.a, b, last.time.from, last.time.to, t.time.time ?? last.time.time, t.time.every)
    } else if (last && recursWithin(last, t, gap)) {
      // “活动期间，某馆每日14:00”: two ends stand apart; the text is the first, the quote covers both.
      last.time = { ...last.time, time: t.time.time ?? last.time.time, every: t.time.every, quote: script.quote(last.a, t.b) }
      last.b = t.b
    } else out.push(t)
  }
  return out
}

/** A bare recurrence a few words behind the span it runs in, within one sentence. */
const recursWithin = (last: ReadTime, t: ReadTime, gap: string): boolean =>
  t.time.every !== null && !t.time.from && !t.time.to && t.reason === null && last.time.every === null && last.reason === null
  && last.time.from !== null && last.time.to !== null && last.time.from !== last.time.to && gap.length <= 20 && !/[。；]/.test(gap)

/** “5月23日、5月30日、6月6日晚7:00”: days joined by 、 share the clock behind the last. */
function shareClock(script: Script, times: ReadTime[]): ReadTime[] {
  for (let i = times.length - 2; i >= 0; i--) {
    const t = times[i]!
    const next = times[i + 1]!
    if (t.time.time !== null || next.time.time === null || t.time.from === null || t.time.from !== t.time.to || next.time.from !== next.time.to) continue
    if (/^[、和及]$/.test(script.n.slice(t.b, next.a)) && /[日号]$/.test(script.at(t))) t.time = { ...t.time, time: next.time.time }
  }
  return times
}

function campaignPhrases(s: string): { a: number; b: number; text: string }[] {
  const out: { a: number; b: number; text: string }[] = []
  CAMPAIGN.lastIndex = 0
  for (let m = CAMPAIGN.exec(s); m; m = CAMPAIGN.exec(s)) {
    if (!/(?:周|月|季|活动|节|全月|全程)期?间?|贯穿/.test(m[0]) || /疫情|节日|同期/.test(m[0])) continue
    out.push({ a: m.index, b: m.index + m[0].length, text: m[0] })
  }
  return out
}

function campaignSpan(text: string, years: YearContext) {
  const p = years.period
  if (!p) return null
  if (/全月/.test(text) && (p.from ?? p.to)) {
    const month = (p.from ?? p.to)!.slice(0, 7)
    const [y, m] = month.split('-').map(Number)
    return { from: `${month}-01`, to: `${month}-${String(new Date(Date.UTC(y!, m!, 0)).getUTCDate()).padStart(2, '0')}` }
  }
  return p.from || p.to ? p : null
}

function toRead(script: Script, base: number, d: FoundTime): ReadTime {
  const a = base + d.a
  const b = base + d.b
  return { a, b, reason: d.reason, weekdayConflict: d.weekdayConflict, time: make(script, a, b, d.from, d.to, d.time, d.every) }
}

function make(script: Script, a: number, b: number, from: string | null, to: string | null, time: string | null, every: NoticeTime['every']): NoticeTime {
  return { text: script.raw(a, b), from, to, time, every, quote: script.quote(a, b) }
}
