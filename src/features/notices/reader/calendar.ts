/** Days of the civil calendar as ISO strings. Pure. */

const two = (n: number) => String(n).padStart(2, '0')

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const lastDay = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1] ?? 31)

/** The ISO day, or null when the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month) || year < 1000 || year > 9999) return null
  return `${year}-${two(month)}-${two(day)}`
}

/** 0 is Sunday. */
export const weekdayOf = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay()

export const yearOf = (iso: string): number => Number(iso.slice(0, 4))
