import { parseNumber, parseYear } from './numerals.ts'

/** The words dates are made of: months, days, weekdays, clocks. Offsets are those of the text given. */

export const CN = '一二三四五六七八九十'
export const YEAR = `(?:[12]\\d{3}|[一二][〇○OＯo零一二三四五六七八九0]{3})年(?:度)?|今年|本年度?|当年|明年|次年|翌年|去年`
export const MONTH = `(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?`
export const DAYNUM = `(?:[0-3]?\\d|[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])`
export const PART = '上中旬|中下旬|上旬|中旬|下旬|底|末'
export const DATE = new RegExp(`(?:(${YEAR})[，的]?)?(?:(${MONTH})(?:(${DAYNUM})(?:日|号|(?=[至到\\-—–~～]+\\d{1,2}(?:日|月)))|(${PART})|(?=[至到\\-—–~～]+${DAYNUM}日))?)`, 'y')
export const DAY_ONLY = new RegExp(`(${DAYNUM})(?:日|号)`, 'y')
export const NUMERIC = /([12]\d{3})[-./]([01]?\d)[-./]([0-3]?\d)(?:日)?(?!\d)/y
export const YEAR_MONTH = /([12]\d{3})[-./](0?[1-9]|1[0-2])(?![\d.])/y
export const SHORT = /(0?[1-9]|1[0-2])\.([0-2]?\d|3[01])(?![\d.%％月]|[一-龥]{0,1}[元万亿倍])/y
export const YEAR_ONLY = new RegExp(`(${YEAR})(?:全年|上半年|下半年|([一二三四]|第[一二三四])季度|底|末|年底|年末)?`, 'y')
export const BRACKET = /（[^（）]{0,16}）/y
export const WEEKDAY = /(?:，)?(?:星期|周|礼拜)[一二三四五六日天]/y
export const PARTOFDAY = /(?:当天|当日)?(?:全天|早、?中、?晚|早、?晚|早(?=\d|[一二三四五六七八九十]{1,2}[时点])|上午|下午|中午|晚上|晚间|早上|早晨|清晨|凌晨|傍晚|夜间|夜晚|下班|晚|午)/y
export const CLOCK = /(\d{1,2})(?:[：:](\d{2})(?:[：:]\d{2})?|[时点](半|(\d{1,2})分?|整)?)/y
export const CN_CLOCK = new RegExp(`((?:[${CN}]{1,3}|零))[时点](半|([${CN}]{1,3})分|整)?`, 'y')
export const JOIN = /(?:起)?(?:至|到|[-—–－―~～]+)/y
export const BEFORE = /(?:之前|以前|前(?!后|期|往|来|提(?!交|供|出|前)|夕|列|[一两三\d]{1,2}(?:周|天|日|个))|截止|止|为止|内|以内|之内)/y
export const SINCE = /(?:开始|起|以后|之后|后(?!勤|续|期|备|台))/y
export const ABOUT = /(?:前后|左右|前夕|[前后][一两三\d]{1,2}(?:周|天|个星期|个?月)(?:之?内)?|的?第[一二三四五12345](?:个?(?:周|星期)(?:[一二三四五六日天](?!期))?)+|(?<=月份?)初)/y
export const SAMEDAY = /(?:当天|当日|当晚|期间|晚)/y

export interface Atom {
  a: number
  b: number
  year: number | null
  relYear: number
  month: number
  day: number | null
  part: string | null
}

/** Reads the date that begins at `i`; `inherit` gives the month for bare days. */
export function atom(s: string, i: number, inherit: Atom | null): Atom | null {
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
      const bare = /(\d{1,2})(?=(?:、\d{1,2})*(?:[至到和及、\-—–~～]+)(?:\d{1,2}月)?\d{1,2}日)/y
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

export function yearOfPhrase(text: string | undefined): { year: number | null; relYear: number } {
  if (!text) return { year: null, relYear: 0 }
  if (/^(?:明|次|翌)/.test(text)) return { year: null, relYear: 1 }
  if (text.startsWith('去')) return { year: null, relYear: -1 }
  if (/^(?:今|本|当)/.test(text)) return { year: null, relYear: 99 }
  return { year: parseYear(text.replace(/年度?$/, '')), relYear: 0 }
}

export interface Tail {
  b: number
  clock: string | null
  weekday: number | null
  lunar: boolean
}

/** Weekday, brackets, part of the day and clock after a date. */
export function tail(s: string, i: number): Tail {
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

export function exec(re: RegExp, s: string, i: number): string | null {
  if (i < 0) return null
  re.lastIndex = i
  return re.exec(s)?.[0] ?? null
}

export const weekdayNumber = (s: string) => '日一二三四五六'.indexOf(/(?:期|周|拜)([一二三四五六日天])/.exec(s)?.[1]?.replace('天', '日') ?? 'x')

export function readClock(text: string, pm: boolean): string | null {
  const m = /^(\d{1,2}|零|[一二三四五六七八九十]{1,3})(?:[：:](\d{2})|[时点](半|(?:\d{1,2}|[一二三四五六七八九十]{1,3})分?|整)?)/.exec(text)
  if (!m) return null
  let hour = parseNumber(m[1]!) ?? 99
  const minute = m[2] ? Number(m[2]) : m[3] === '半' ? 30 : m[3] && m[3] !== '整' ? parseNumber(m[3].replace('分', '')) ?? 0 : 0
  if (pm && hour < 12 && !(hour === 11)) hour += 12
  if (hour > 24 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

export function shortDate(s: string, i: number): Atom | null {
  SHORT.lastIndex = i
  const m = SHORT.exec(s)
  if (!m || Number(m[2]) === 0) return null
  const b = i + m[0].length
  // A bare 5.12 may be a number; only with something datelike beside it is it a day.
  if (!/^(?:日|前|之前|至|[-—–~～]+\d|（周|（星期)/.test(s.slice(b, b + 4)) && !(i === 0 && b === s.length) && !/[-—–~～至]$/.test(s.slice(0, i))) return null
  return { a: i, b: s[b] === '日' ? b + 1 : b, year: null, relYear: 0, month: Number(m[1]), day: Number(m[2]), part: null }
}

export function yearMonth(s: string, i: number): Atom | null {
  YEAR_MONTH.lastIndex = i
  const m = YEAR_MONTH.exec(s)
  if (!m || !/^(?:[-—–~～至]|$)/.test(s.slice(i + m[0].length))) return null
  return { a: i, b: i + m[0].length, year: Number(m[1]), relYear: 0, month: Number(m[2]), day: null, part: null }
}
