import type { Recurrence, UnresolvedReason } from './schema.ts'
import { isoDay, lastDay, weekdayOf } from './calendar.ts'
import { parseNumber, parseYear } from './numerals.ts'

/** Where years come from when a phrase has none. */
export interface YearContext {
  /** Day of signing. */
  signed: string | null
  /** Year of the campaign: its title or a heading above. */
  campaign: number | null
  /** Stated period of the campaign. */
  period: { from: string | null; to: string | null } | null
}

/** A time phrase found in a text; offsets are those of the text given. */
export interface FoundTime {
  a: number
  b: number
  /** The phrase to show: the first one when two ends stand apart. */
  from: string | null
  to: string | null
  time: string | null
  every: Recurrence | null
  reason: UnresolvedReason | null
  /** Set when a weekday beside the date disagrees with it. */
  weekdayConflict: boolean
  /** 活动周期间 and the like: stands for the campaign's period. */
  campaign: boolean
}

const CN = '一二三四五六七八九十'
const YEAR = `(?:[12]\\d{3}|[一二][〇○OＯo零一二三四五六七八九0]{3})年(?:度)?|今年|本年度?|当年|明年|次年|翌年|去年`
const MONTH = `(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?`
const DAYNUM = `(?:[0-3]?\\d|[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])`
const PART = '上中旬|中下旬|上旬|中旬|下旬|底|末'
const DATE = new RegExp(`(?:(${YEAR})[，的]?)?(?:(${MONTH})(?:(${DAYNUM})(?:日|号|(?=[至到\\-—–~～]+\\d{1,2}(?:日|月)))|(${PART})|(?=[至到\\-—–~～]+${DAYNUM}日))?)`, 'y')
const DAY_ONLY = new RegExp(`(${DAYNUM})(?:日|号)`, 'y')
const NUMERIC = /([12]\d{3})[-./]([01]?\d)[-./]([0-3]?\d)(?:日)?(?!\d)/y
const YEAR_MONTH = /([12]\d{3})[-./](0?[1-9]|1[0-2])(?![\d.])/y
const SHORT = /(0?[1-9]|1[0-2])\.([0-2]?\d|3[01])(?![\d.%％]|[一-龥]{0,1}[元万亿倍])/y
const YEAR_ONLY = new RegExp(`(${YEAR})(?:全年|上半年|下半年|([一二三四]|第[一二三四])季度|底|末|年底|年末)?`, 'y')
const BRACKET = /（[^（）]{0,16}）/y
const WEEKDAY = /(?:，)?(?:星期|周|礼拜)[一二三四五六日天]/y
const PARTOFDAY = /(?:当天|当日)?(?:全天|上午|下午|中午|晚上|晚间|早上|早晨|清晨|凌晨|傍晚|夜间|夜晚|下班|晚|午)/y
const CLOCK = /(\d{1,2})(?:[：:](\d{2})(?:[：:]\d{2})?|[时点](半|(\d{1,2})分?|整)?)/y
const CN_CLOCK = new RegExp(`([${CN}]{1,3})[时点](半|([${CN}]{1,3})分|整)?`, 'y')
const JOIN = /(?:起)?(?:至|到|[-—–－―~～]+)/y
const BEFORE = /(?:之前|以前|前(?!后|期|往|来|提(?!交|供|出|前)|夕|列)|截止|止|为止|内|以内|之内)/y
const SINCE = /(?:开始|起|以后|之后|后(?!勤|续|期|备|台))/y
const ABOUT = /(?:前后|左右|前夕)/y
const SAMEDAY = /(?:当天|当日|当晚|期间|晚)/y

interface Atom {
  a: number
  b: number
  year: number | null
  relYear: number
  month: number
  day: number | null
  part: string | null
}

/** Reads the date that begins at `i`; `inherit` gives the month for bare days. */
function atom(s: string, i: number, inherit: Atom | null): Atom | null {
  const at = (re: RegExp) => {
    re.lastIndex = i
    return re.exec(s)
  }
  const numeric = at(NUMERIC)
  if (numeric) return { a: i, b: i + numeric[0].length, year: Number(numeric[1]), relYear: 0, month: Number(numeric[2]), day: Number(numeric[3]), part: null }
  const date = at(DATE)
  if (date && date[2]) {
    const month = parseNumber(date[2].replace(/月份?$/, ''))!
    let day = date[3] ? parseNumber(date[3]) : null
    let end = i + date[0].length
    // “3月1至3月31日”: the first end lacks its 日; “5月22-28日”: the month is followed by bare figures.
    if (day === null && !date[4]) {
      const bare = /(\d{1,2})(?=[至到\-—–~～]+(?:\d{1,2}月)?\d{1,2}日)/y
      bare.lastIndex = end
      const m = bare.exec(s)
      if (m) {
        day = Number(m[1])
        end += m[0].length
      }
    }
    return { a: i, b: end, ...yearOfPhrase(date[1]), month, day, part: date[4] ?? null }
  }
  if (inherit) {
    const day = at(DAY_ONLY)
    if (day) return { a: i, b: i + day[0].length, year: inherit.year, relYear: inherit.relYear, month: inherit.month, day: parseNumber(day[1]!), part: null }
    const part = /(?:上中旬|中下旬|上旬|中旬|下旬|底|末)/y
    part.lastIndex = i
    const m = part.exec(s)
    if (m) return { a: i, b: i + m[0].length, year: inherit.year, relYear: inherit.relYear, month: inherit.month, day: null, part: m[0] }
  }
  return null
}

function yearOfPhrase(text: string | undefined): { year: number | null; relYear: number } {
  if (!text) return { year: null, relYear: 0 }
  if (/^(?:明|次|翌)/.test(text)) return { year: null, relYear: 1 }
  if (text.startsWith('去')) return { year: null, relYear: -1 }
  if (/^(?:今|本|当)/.test(text)) return { year: null, relYear: 99 }
  return { year: parseYear(text.replace(/年度?$/, '')), relYear: 0 }
}

interface Tail {
  b: number
  clock: string | null
  weekday: number | null
  lunar: boolean
}

/** Weekday, brackets, part of the day and clock after a date. */
function tail(s: string, i: number): Tail {
  const out: Tail = { b: i, clock: null, weekday: null, lunar: false }
  let pm = false
  for (let turn = 0; turn < 5; turn++) {
    const bracket = exec(BRACKET, s, out.b)
    if (bracket && /星期|周|礼拜|农历|正月|腊月|初|[上下中]午|晚|\d[：:]\d/.test(bracket)) {
      if (/星期|周|礼拜/.test(bracket)) out.weekday = weekdayNumber(bracket)
      const clock = exec(CLOCK, bracket, bracket.search(/\d{1,2}[：:时点]/))
      if (clock) out.clock = readClock(clock, /下午|晚/.test(bracket))
      out.b += bracket.length
      continue
    }
    const weekday = exec(WEEKDAY, s, out.b)
    if (weekday) {
      out.weekday = weekdayNumber(weekday)
      out.b += weekday.length
      continue
    }
    const part = exec(PARTOFDAY, s, out.b)
    if (part) {
      pm = /下午|晚|夜|傍|中午/.test(part)
      out.b += part.length
      continue
    }
    const comma = s[out.b] === '，' ? 1 : 0
    const clock = exec(CLOCK, s, out.b + comma) ?? exec(CN_CLOCK, s, out.b + comma)
    if (clock && out.clock === null) {
      const first = readClock(clock, pm)
      if (first === null) break
      let end = out.b + comma + clock.length
      out.clock = first
      const range = exec(/(?:至|到|[-—–－―~～]+)(?:当天|当日)?(?:上午|下午|中午|晚上|晚)?/y, s, end)
      if (range) {
        const second = exec(CLOCK, s, end + range.length) ?? exec(CN_CLOCK, s, end + range.length)
        const to = second && readClock(second, /下午|晚/.test(range) || (pm && !/上午/.test(range)))
        if (second && to) {
          out.clock = `${first}-${to}`
          end += range.length + second.length
        }
      }
      out.b = end
      continue
    }
    break
  }
  return out
}

function exec(re: RegExp, s: string, i: number): string | null {
  if (i < 0) return null
  re.lastIndex = i
  return re.exec(s)?.[0] ?? null
}

const weekdayNumber = (s: string) => '日一二三四五六'.indexOf(/(?:期|周|拜)([一二三四五六日天])/.exec(s)?.[1]?.replace('天', '日') ?? 'x')

function readClock(text: string, pm: boolean): string | null {
  const m = /^(\d{1,2}|[一二三四五六七八九十]{1,3})(?:[：:](\d{2})|[时点](半|(?:\d{1,2}|[一二三四五六七八九十]{1,3})分?|整)?)/.exec(text)
  if (!m) return null
  let hour = parseNumber(m[1]!) ?? 99
  const minute = m[2] ? Number(m[2]) : m[3] === '半' ? 30 : m[3] && m[3] !== '整' ? parseNumber(m[3].replace('分', '')) ?? 0 : 0
  if (pm && hour < 12 && !(hour === 11)) hour += 12
  if (hour > 24 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** All dated phrases of a text, in order, not overlapping. */
export function findDates(s: string, years: YearContext): FoundTime[] {
  const out: FoundTime[] = []
  const anchor = new RegExp(`即日起|即日|每(?:个)?(?:天|日|晚|周|星期|月|季度|年)|${YEAR}|全年|(?<!\\d)(?:1[0-2]|0?[1-9])月|(?<![${CN}])(?:十[一二]?|[一二三四五六七八九])月|(?<![\\d.])[12]\\d{3}[-./]\\d|(?<![\\d.\\-/:：A-Za-z@])(?:1[0-2]|0?[1-9])\\.\\d`, 'g')
  for (let m = anchor.exec(s); m; m = anchor.exec(s)) {
    const found = parseAt(s, m.index, years)
    if (found.length === 0) continue
    out.push(...found)
    anchor.lastIndex = Math.max(anchor.lastIndex, found[found.length - 1]!.b)
  }
  return out
}

function parseAt(s: string, i: number, years: YearContext): FoundTime[] {
  if (s.startsWith('即日', i)) return sinceNow(s, i, years)
  if (s.startsWith('全年', i)) {
    const year = years.campaign ?? (years.signed ? Number(years.signed.slice(0, 4)) : null)
    return [span(i, i + 2, year ? `${year}-01-01` : null, year ? `${year}-12-31` : null, year ? null : 'no_year')]
  }
  if (s[i] === '每') return recurring(s, i)
  const first = atom(s, i, null) ?? shortDate(s, i) ?? yearMonth(s, i)
  if (!first) return yearSpan(s, i, years)
  const everyAfter = exec(/的?每(?:个)?(?:天|日|晚|周|星期|月)[一二三四五六日天末]?/y, s, first.b)
  if (first.day === null && !first.part && everyAfter) {
    const base = resolve(first, null, first.b, years)
    const t = tail(s, first.b + everyAfter.length)
    const suffix = exec(BEFORE, s, t.b)
    return [{ ...base, b: t.b + (suffix?.length ?? 0), time: t.clock, every: unitOf(everyAfter) }]
  }
  const t1 = tail(s, first.b)
  const join = exec(JOIN, s, t1.b)
  if (join) {
    const at = t1.b + join.length
    const second = atom(s, at, first) ?? shortDate(s, at)
    if (second) return [closeRange(s, first, t1, second, years)]
  }
  const found: FoundTime[] = [single(s, first, t1, years)]
  // Further days of the same month: “19日、21日”, “3月6日；3月10日”.
  let last = first
  let end = found[0]!.b
  for (;;) {
    const sep = exec(/[、；和及](?=[\d一二三四五六七八九十]{1,3}[日号])/y, s, end)
    if (!sep || last.day === null) break
    const next = atom(s, end + 1, last)
    if (!next) break
    const t = tail(s, next.b)
    found.push(single(s, next, t, years))
    end = found[found.length - 1]!.b
    last = next
  }
  return found
}

function shortDate(s: string, i: number): Atom | null {
  SHORT.lastIndex = i
  const m = SHORT.exec(s)
  if (!m || Number(m[2]) === 0) return null
  const b = i + m[0].length
  // A bare 5.12 may be a number; only with something datelike beside it is it a day.
  if (!/^(?:日|前|之前|至|[-—–~～]+\d|（周|（星期)/.test(s.slice(b, b + 4)) && !(i === 0 && b === s.length) && !/[-—–~～至]$/.test(s.slice(0, i))) return null
  return { a: i, b: s[b] === '日' ? b + 1 : b, year: null, relYear: 0, month: Number(m[1]), day: Number(m[2]), part: null }
}

function yearMonth(s: string, i: number): Atom | null {
  YEAR_MONTH.lastIndex = i
  const m = YEAR_MONTH.exec(s)
  if (!m || !/^(?:[-—–~～至]|$)/.test(s.slice(i + m[0].length))) return null
  return { a: i, b: i + m[0].length, year: Number(m[1]), relYear: 0, month: Number(m[2]), day: null, part: null }
}

const blank = { time: null, every: null, weekdayConflict: false, campaign: false } as const
const span = (a: number, b: number, from: string | null, to: string | null, reason: UnresolvedReason | null = null): FoundTime =>
  ({ ...blank, a, b, from, to, reason })

function sinceNow(s: string, i: number, years: YearContext): FoundTime[] {
  let b = i + (s.startsWith('即日起', i) ? 3 : 2)
  const join = exec(/(?:起)?(?:至|到|[-—–－―~～]+)/y, s, b)
  if (!join) return b - i === 3 || s.startsWith('即日开始', i) ? [span(i, b, years.signed, null, years.signed ? null : 'no_year')] : []
  const next = atom(s, b + join.length, null)
  if (!next) return [span(i, b, years.signed, null)]
  const t = tail(s, next.b)
  b = t.b
  const suffix = exec(BEFORE, s, b)
  if (suffix && suffix !== '内') b += suffix.length
  const r = resolve(next, t, b, years)
  return [{ ...r, a: i, from: years.signed && r.to && years.signed <= r.to ? years.signed : null, time: t.clock }]
}

const unitOf = (phrase: string): Recurrence =>
  /周|星期/.test(phrase) ? 'week' : /季/.test(phrase) ? 'quarter' : /月/.test(phrase) ? 'month' : /年/.test(phrase) ? 'year' : 'day'

function recurring(s: string, i: number): FoundTime[] {
  const m = /每(?:个)?(?:天|日(?!活)|晚|周[一二三四五六日天末]?(?:至周?[一二三四五六日天]|[、和]周?[一二三四五六日天])*|星期[一二三四五六日天]|月|季度|年(?!度))(?:末|底|初)?/y
  const head = exec(m, s, i)
  if (!head) return []
  let b = i + head.length
  const unit = unitOf(head)
  const first = (unit === 'month' || unit === 'year') ? exec(new RegExp(`的?(?:第[一二三四五]个?(?:周|星期)[一二三四五六日天]?|(?:${MONTH})?${DAYNUM}[日号]|上旬|中旬|下旬|底|末|初)`, 'y'), s, b) : null
  if (first) b += first.length
  const t = tail(s, b)
  b = t.b
  const suffix = exec(BEFORE, s, b) ?? exec(/期间/y, s, b)
  if (suffix) b += suffix.length
  // “每月组织”, “每周开展一次” recur; “每年”, “每日” alone in front of a noun are often no time.
  if (!first && !suffix && t.b === i + head.length && /^(?:个|项|名|人|家|场|篇|类|种)/.test(s.slice(b))) return []
  if (unit === 'year' && !first) return []
  return [{ ...blank, a: i, b, from: null, to: null, time: t.clock, every: unit, reason: null }]
}

function yearSpan(s: string, i: number, years: YearContext): FoundTime[] {
  YEAR_ONLY.lastIndex = i
  const m = YEAR_ONLY.exec(s)
  if (!m) return []
  const rest = m[0].slice(m[1]!.length)
  const quarter = /[一二三四]/.exec(rest)?.[0]
  if (!rest || (!/全年|半年|季度|底|末/.test(rest))) return []
  const { year: y, relYear } = yearOfPhrase(m[1])
  const base = years.signed ? Number(years.signed.slice(0, 4)) : years.campaign
  const year = y ?? (base === null ? null : relYear === 99 ? base : base + relYear)
  const b = i + m[0].length
  if (year === null) return [span(i, b, null, null, 'no_year')]
  if (/底|末/.test(rest)) {
    const before = exec(BEFORE, s, b)
    return [span(i, b + (before?.length ?? 0), null, `${year}-12-31`)]
  }
  if (quarter) {
    const q = '一二三四'.indexOf(quarter)
    return [span(i, b, isoDay(year, q * 3 + 1, 1), isoDay(year, q * 3 + 3, lastDay(year, q * 3 + 3)))]
  }
  return [span(i, b, rest === '下半年' ? `${year}-07-01` : `${year}-01-01`, rest === '上半年' ? `${year}-06-30` : `${year}-12-31`)]
}

/** First and last day an atom can mean in a year. */
function bounds(x: Atom, year: number): { from: string; to: string } | null {
  const end = lastDay(year, Math.min(12, Math.max(1, x.month)))
  const [d1, d2] = x.day !== null ? [x.day, x.day] : x.part === '上旬' ? [1, 10] : x.part === '上中旬' ? [1, 20] : x.part === '中下旬' ? [11, end] : x.part === '中旬' ? [11, 20] : x.part === '下旬' ? [21, end]
    : x.part ? [end, end] : [1, end]
  const from = isoDay(year, x.month, d1)
  const to = isoDay(year, x.month, d2)
  return from && to ? { from, to } : null
}

/** The year rule: phrase, then stated period, campaign, signing; moved on a year when that lies before the signing. */
function pickYear(x: Atom, years: YearContext): number | null {
  if (x.year !== null) return x.year
  const signing = years.signed ? Number(years.signed.slice(0, 4)) : null
  if (x.relYear !== 0) {
    const base = signing ?? years.campaign
    return base === null ? null : x.relYear === 99 ? base : base + x.relYear
  }
  const p = years.period
  if (p && (p.from || p.to)) {
    for (const y of new Set([p.from, p.to].filter((d) => d !== null).map((d) => Number(d.slice(0, 4))))) {
      const b = bounds(x, y)
      if (b && (!p.from || b.to >= p.from) && (!p.to || b.from <= p.to) && p.from && p.to) return y
    }
  }
  const year = years.campaign ?? signing ?? (p?.from ?? p?.to ? Number((p?.from ?? p?.to)!.slice(0, 4)) : null)
  if (year === null) return null
  let y = year
  for (let turn = 0; turn < 3 && years.signed !== null; turn++) {
    const b = bounds(x, y)
    if (!b || b.to >= years.signed) break
    y++
  }
  return y
}

function resolve(x: Atom, t: Tail | null, b: number, years: YearContext): FoundTime {
  const year = pickYear(x, years)
  if (year === null) return { ...span(x.a, b, null, null, 'no_year'), time: t?.clock ?? null }
  const r = bounds(x, year)
  if (!r) return { ...span(x.a, b, null, null, 'invalid'), time: t?.clock ?? null }
  const conflict = t !== null && t.weekday !== null && t.weekday >= 0 && x.day !== null && weekdayOf(r.from) !== t.weekday
  // Date and weekday disagree: which of the two is meant is not for us to say.
  if (conflict) return { ...span(x.a, b, null, null), time: t.clock, weekdayConflict: true }
  return { ...blank, a: x.a, b, from: x.part === '底' || x.part === '末' ? null : r.from, to: r.to, time: t?.clock ?? null, reason: null, weekdayConflict: false }
}

function single(s: string, x: Atom, t: Tail, years: YearContext): FoundTime {
  let b = t.b
  const about = exec(ABOUT, s, b)
  if (about) return { ...span(x.a, b + about.length, null, null, 'vague'), time: t.clock }
  const before = exec(BEFORE, s, b)
  const since = before ? null : exec(SINCE, s, b)
  const same = before || since ? null : exec(SAMEDAY, s, b)
  if (before) b += before.length
  if (since) b += since.length
  if (same) {
    b += same.length
    const after = exec(/(?:上午|下午|晚上)?/y, s, b)
    if (after) b += after.length
  }
  const r = resolve(x, t, b, years)
  if (same && r.time === null) {
    const more = tail(s, b)
    if (more.clock) Object.assign(r, { time: more.clock, b: more.b })
  }
  const until = /(?:截[至止稿](?:时间|日期)?(?:为|到|至|是|：|于)?|至|到|止于|不迟于|不晚于)$/.test(s.slice(Math.max(0, x.a - 8), x.a)) && !since
  if (before && /内/.test(before)) return r
  if (before || until) return { ...r, from: null }
  if (since) return { ...r, to: null }
  return r
}

function closeRange(s: string, x: Atom, t1: Tail, y: Atom, years: YearContext): FoundTime {
  const t2 = tail(s, y.b)
  let b = t2.b
  // The year of the later end carries to the first only when the first comes before it within the same year.
  const first = x.year === null && x.relYear === 0 && y.year !== null ? { ...x, year: x.month <= y.month ? y.year : y.year - 1 } : x
  const end = resolve(y.year === null && y.relYear === 0 ? { ...y, year: yearAfter(first, y, years) } : y, t2, b, years)
  const startYear = first.year ?? (end.to && first.relYear === 0 ? Number(end.to.slice(0, 4)) - (first.month > y.month ? 1 : 0) : null)
  const start = resolve(startYear === null ? first : { ...first, year: startYear }, t1, b, years)
  const suffix = exec(/期间|前(?=完成|结束)|止|之间|为止|内/y, s, b)
  if (suffix) b += suffix.length
  const clock = t1.clock && t2.clock ? `${t1.clock}-${t2.clock}` : null
  const bad = start.reason ?? end.reason
  const from = start.from ?? start.to
  if (bad || !from || !end.to || from > end.to) return { ...span(x.a, b, null, null, bad ?? 'invalid') }
  return { ...span(x.a, b, from, end.to), time: clock && x.month === y.month && x.day === y.day ? clock : null, weekdayConflict: start.weekdayConflict || end.weekdayConflict }
}

function yearAfter(first: Atom, y: Atom, years: YearContext): number | null {
  if (first.year !== null) return first.month <= y.month ? first.year : first.year + 1
  if (first.relYear !== 0) {
    const base = pickYear(first, years)
    return base === null ? null : first.month <= y.month ? base : base + 1
  }
  if (first.month <= y.month) return pickYear(y, years)
  // Over the turn of the year: the first end takes the campaign's year.
  const base = pickYear(first, years)
  return base === null ? null : base + 1
}
