import type { Recurrence, UnresolvedReason } from './schema.ts'
import { isoDay, lastDay } from './calendar.ts'
import { BEFORE, DAYNUM, MONTH, YEAR_ONLY, exec, tail, yearOfPhrase } from './datewords.ts'
import type { YearContext } from './years.ts'

/** Spans without a day of their own: recurrences, quarters, parts of a year. */

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
export const blank = { time: null, every: null, weekdayConflict: false, campaign: false } as const
export const span = (a: number, b: number, from: string | null, to: string | null, reason: UnresolvedReason | null = null): FoundTime =>
  ({ ...blank, a, b, from, to, reason })

/** 年底前, 第二季度 without a year of their own. */
export function partOfYear(s: string, i: number, years: YearContext): FoundTime[] {
  const year = years.campaign ?? (years.signed ? Number(years.signed.slice(0, 4)) : null)
  if (s[i] === '年') return [span(i, i + 3, null, year ? `${year}-12-31` : null, year ? null : 'no_year')]
  const q = '一二三四'.indexOf(/[一二三四]/.exec(s.slice(i, i + 2))![0])
  const b = i + (s[i] === '第' ? 4 : 3)
  if (year === null) return [span(i, b, null, null, 'no_year')]
  return [span(i, b, isoDay(year, q * 3 + 1, 1), isoDay(year, q * 3 + 3, lastDay(year, q * 3 + 3)))]
}

export const unitOf = (phrase: string): Recurrence =>
  /周|星期/.test(phrase) ? 'week' : /季/.test(phrase) ? 'quarter' : /月/.test(phrase) ? 'month' : /年/.test(phrase) ? 'year' : 'day'

export function recurring(s: string, i: number): FoundTime[] {
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

export function yearSpan(s: string, i: number, years: YearContext): FoundTime[] {
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
