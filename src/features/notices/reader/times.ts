import { weekdayOf } from './calendar.ts'
import { ABOUT, BEFORE, CN, JOIN, SAMEDAY, SINCE, YEAR, atom, exec, shortDate, tail, yearMonth, type Atom, type Tail } from './datewords.ts'
import { blank, partOfYear, recurring, span, unitOf, yearSpan, type FoundTime } from './timespans.ts'
import { bounds, pickYear, yearAfter, type YearContext } from './years.ts'

export type { FoundTime } from './timespans.ts'
export type { YearContext } from './years.ts'

// 通知下发之日起 means the day of signing, as 即日起 does.
const ISSUING = '(?:自|从)?(?:本)?(?:通知|文件|方案|公告)?(?:下发|印发|发布|发文|公布|发出)(?:之日)?(?:起|开始)(?:至|到)'
const ANCHOR = new RegExp(`即日起|即日|${ISSUING}|(?<![\\d末])年底前|(?<!年)(?:第[一二三四]|(?<!第)[一二三四])季度|每(?:个)?(?:天|日|晚|周|星期|月|季度|年)|${YEAR}|全年|(?<!\\d)(?:1[0-2]|0?[1-9])月|(?<![${CN}])(?:十[一二]?|[一二三四五六七八九])月|(?<![\\d.])[12]\\d{3}[-./]\\d|(?<![\\d.\\-/:：A-Za-z@])(?:1[0-2]|0?[1-9])\\.\\d`, 'g')
const SINCE_ISSUING = new RegExp(ISSUING, 'y')

/** All dated phrases of a text, in order, not overlapping. */
export function findDates(s: string, years: YearContext): FoundTime[] {
  const out: FoundTime[] = []
  const anchor = ANCHOR
  anchor.lastIndex = 0
  for (let m = anchor.exec(s); m; m = anchor.exec(s)) {
    const found = parseAt(s, m.index, years)
    if (found.length === 0) {
      ANCHOR.lastIndex = m.index + 1
      continue
    }
    out.push(...found)
    anchor.lastIndex = Math.max(anchor.lastIndex, found[found.length - 1]!.b)
  }
  return out
}

function parseAt(s: string, i: number, years: YearContext): FoundTime[] {
  const issuing = exec(SINCE_ISSUING, s, i)
  if (s.startsWith('即日', i) || issuing) return sinceNow(s, i, years, issuing)
  if (s.startsWith('年底前', i) || /^第?[一二三四]季度/.test(s.slice(i, i + 4))) return partOfYear(s, i, years)
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
    if (second) return furtherDays(s, [closeRange(s, first, t1, second, years)], second, years)
  }
  return furtherDays(s, [single(s, first, t1, years)], first, years)
}

/** Further days of the same month: “19日、21日”, “8、9、10日”, “8日至10日、15日至17日”. */
function furtherDays(s: string, found: FoundTime[], first: Atom, years: YearContext): FoundTime[] {
  let last = first
  let end = found[found.length - 1]!.b
  while (last.day !== null) {
    const sep = exec(/[、；和及](?=[\d一二三四五六七八九十]{1,3}(?:[日号]|[、和及至—-][\d]{1,2}[日号、至—-]))/y, s, end)
    if (!sep) break
    const next = atom(s, end + 1, last) ?? bareDay(s, end + 1, last)
    if (!next) break
    const t = tail(s, next.b)
    const join = exec(JOIN, s, t.b)
    const until = join ? atom(s, t.b + join.length, next) : null
    found.push(until ? closeRange(s, next, t, until, years) : single(s, next, t, years))
    end = found[found.length - 1]!.b
    last = until ?? next
  }
  return found
}

/** The 9 of “8、9、10日”. */
function bareDay(s: string, i: number, inherit: Atom): Atom | null {
  const m = exec(/\d{1,2}(?=[、和及至—-]+\d{1,2}[日号、])/y, s, i)
  return m ? { a: i, b: i + m.length, year: inherit.year, relYear: inherit.relYear, month: inherit.month, day: Number(m), part: null } : null
}

function sinceNow(s: string, i: number, years: YearContext, issuing: string | null): FoundTime[] {
  let b = i + (issuing ? issuing.length - 1 : s.startsWith('即日起', i) ? 3 : 2)
  const join = exec(/(?:起)?(?:至|到|[-—–－―~～]+)/y, s, b)
  if (!join) return !issuing && b - i === 3 || s.startsWith('即日开始', i) ? [span(i, b, years.signed, null, years.signed ? null : 'no_year')] : []
  const next = atom(s, b + join.length, null)
  if (!next) return [span(i, b, years.signed, null)]
  const t = tail(s, next.b)
  b = t.b
  const suffix = exec(BEFORE, s, b)
  if (suffix && suffix !== '内') b += suffix.length
  const r = resolve(next, t, b, years)
  return [{ ...r, a: i, from: years.signed && r.to && years.signed <= r.to ? years.signed : null, time: t.clock }]
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
  // 9:00开始 tells when it begins that day, 5月8日开始 that it goes on.
  if (since && !(t.clock && since === '开始')) return { ...r, to: null }
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
