import { isoDay, lastDay } from './calendar.ts'
import type { Atom } from './datewords.ts'

/** Where years come from when a phrase has none. */
export interface YearContext {
  /** Day of signing. */
  signed: string | null
  /** Year of the campaign: its title or a heading above. */
  campaign: number | null
  /** Stated period of the campaign. */
  period: { from: string | null; to: string | null } | null
}

/** First and last day an atom can mean in a year. */
export function bounds(x: Atom, year: number): { from: string; to: string } | null {
  const end = lastDay(year, Math.min(12, Math.max(1, x.month)))
  const [d1, d2] = x.day !== null ? [x.day, x.day] : x.part === '上旬' ? [1, 10] : x.part === '上中旬' ? [1, 20] : x.part === '中下旬' ? [11, end] : x.part === '中旬' ? [11, 20] : x.part === '下旬' ? [21, end]
    : x.part ? [end, end] : [1, end]
  const from = isoDay(year, x.month, d1)
  const to = isoDay(year, x.month, d2)
  return from && to ? { from, to } : null
}

/** The year rule: phrase, then stated period, campaign, signing; moved on a year when that lies before the signing. */
export function pickYear(x: Atom, years: YearContext): number | null {
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
  const edge = p?.from ?? p?.to
  const year = years.campaign ?? signing ?? (edge ? Number(edge.slice(0, 4)) : null)
  if (year === null) return null
  let y = year
  for (let turn = 0; turn < 3 && years.signed !== null; turn++) {
    const b = bounds(x, y)
    if (!b || b.to >= years.signed) break
    y++
  }
  return y
}

export function yearAfter(first: Atom, y: Atom, years: YearContext): number | null {
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
