import type { ZipContainer } from '../zip/index.ts'
import { cursorOver } from './parts.ts'

/** How a number of a cell is meant; anything finer (thousands, decimals) is only decoration. */
export type NumberKind =
  | { kind: 'number' }
  | { kind: 'moment'; date: boolean; time: boolean }
  | { kind: 'percent'; decimals: number }
  | { kind: 'digits'; length: number }

const NUMBER: NumberKind = { kind: 'number' }
const DATE: NumberKind = { kind: 'moment', date: true, time: false }
const TIME: NumberKind = { kind: 'moment', date: false, time: true }

/** Kinds by cell style index (the `s` of a cell), from styles.xml; empty when the workbook has none. */
export function numberKinds(zip: ZipContainer, path: string | undefined): NumberKind[] {
  const cursor = path === undefined ? null : cursorOver(zip, path)
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let inCellStyles = false
  while (cursor?.next()) {
    const name = cursor.local()
    if (name === 'numFmt' && !cursor.closing)
      codes.set(Number(cursor.attribute('numFmtId')), cursor.attribute('formatCode') ?? '')
    else if (name === 'cellXfs') inCellStyles = !cursor.closing && !cursor.empty
    else if (name === 'xf' && inCellStyles && !cursor.closing) {
      const id = Number(cursor.attribute('numFmtId') ?? 0)
      const code = codes.get(id)
      kinds.push(code === undefined ? builtIn(id) : kindOfCode(code))
    }
  }
  return kinds
}

/** Formats without a code in the file (ECMA-376 18.8.30); 27–36 and 50–58 are the Chinese dates and times. */
function builtIn(id: number): NumberKind {
  if (id === 9) return { kind: 'percent', decimals: 0 }
  if (id === 10) return { kind: 'percent', decimals: 2 }
  if (id === 22) return { kind: 'moment', date: true, time: true }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56) return TIME
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return DATE
  return NUMBER
}

/** What a format code such as `yyyy"年"m"月"d"日"` or `000000` means. Only its first section (positive numbers) counts. */
export function kindOfCode(code: string): NumberKind {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .toLowerCase()
  if (bare.includes('general') || bare === '@') return NUMBER
  if (/^0{2,}$/.test(bare)) return { kind: 'digits', length: bare.length }
  if (bare.includes('%')) return { kind: 'percent', decimals: /\.([0#?]+)/.exec(bare)?.[1]?.length ?? 0 }
  const time = /[hs]/.test(bare)
  const date = /[yd]/.test(bare) || (bare.includes('m') && !time)
  return date || time ? { kind: 'moment', date, time } : NUMBER
}

/** The stored number as a reader of the sheet understands it: 43987 → "2020-06-05", 0.985 → "98.5%", 42 as 0000 → "0042". */
export function showNumber(raw: string, format: NumberKind | undefined, from1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (format?.kind === 'moment') return showMoment(value, format, from1904) ?? plain(value)
  if (format?.kind === 'percent') return `${(value * 100).toFixed(Math.min(format.decimals, 20))}%`
  if (format?.kind === 'digits' && value >= 0) return value.toFixed(0).padStart(format.length, '0')
  return plain(value)
}

/** Excel keeps 15 digits; the rest is noise of binary fractions (0.1 + 0.2). */
const plain = (value: number) => String(Number.isInteger(value) ? value : Number(value.toPrecision(15)))

function showMoment(serial: number, { date, time }: { date: boolean; time: boolean }, from1904: boolean): string | null {
  const days = serial + (from1904 ? 1462 : 0)
  // Day 2958465 is 31 December 9999, the last one Excel knows.
  if (days < 0 || days >= 2_958_466) return null
  // Excel counts a 29 February 1900 that never was: earlier days stand one off.
  const shifted = days < 60 && !from1904 ? days + 1 : days
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round(shifted * 86_400) * 1000).toISOString()
  const clock = moment.slice(11, moment.slice(17, 19) === '00' ? 16 : 19)
  if (date && (!time || serial % 1 === 0)) return moment.slice(0, 10)
  return date ? `${moment.slice(0, 10)} ${clock}` : clock
}
