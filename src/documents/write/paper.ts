/** A plain official-looking document, whatever file it becomes. All text is data: no markup is read out of it. */
export interface Paper {
  title: string
  /** Centred under the title, such as the unit or the day. */
  subtitle?: string
  /** 主送机关, flush left; the colon is added. */
  addressee?: string
  blocks: readonly Block[]
  signature?: Signature
}

/** Numbers of headings (一、 （一） 1.) are part of their text. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** A line break within the text stays one. */
  | { kind: 'paragraph'; text: string | readonly Run[]; align?: 'left' | 'center' | 'right' }
  /** Ordered lists count 1. 2. 3., each from one. */
  | { kind: 'list'; ordered: boolean; items: readonly string[] }
  /** `widths` are shares of the text width, equal by default; the head repeats on each page. */
  | { kind: 'table'; head?: readonly string[]; rows: readonly (readonly string[])[]; widths?: readonly number[] }
  | { kind: 'page-break' }

export interface Run {
  text: string
  bold?: boolean
}

/** The unit's name over the date, at the right. */
export interface Signature {
  unit: string
  /** As it is to be read, such as 2031年6月5日. */
  date: string
}

/** GB/T 9704-2012: A4, type area 156 × 225 mm, body 3号 (16 pt) on a 28.95 pt pitch: 22 lines of 28 characters. */
export const LAYOUT = {
  marginMm: { top: 37, bottom: 35, left: 28, right: 26 },
  bodyPt: 16,
  titlePt: 22,
  tablePt: 12,
  pageNumberPt: 14,
  linePt: 28.95,
} as const

export const runsOf = (text: string | readonly Run[]): readonly Run[] => (typeof text === 'string' ? [{ text }] : text)

/** What neither Word nor a PDF can hold goes: controls; a lone half of a pair becomes the replacement character. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .toWellFormed()

/** The rows with as many cells as the widest, so that no reader meets a ragged table. */
export function evenRows(block: Extract<Block, { kind: 'table' }>): { columns: number; head: string[] | null; rows: string[][]; shares: number[] } {
  const columns = Math.max(1, block.head?.length ?? 0, ...block.rows.map((row) => row.length))
  const fill = (row: readonly string[]) => Array.from({ length: columns }, (_, i) => cleanText(row[i] ?? ''))
  const widths = Array.from({ length: columns }, (_, i) => Math.max(block.widths?.[i] ?? 1, 0.01))
  const sum = widths.reduce((total, width) => total + width, 0)
  return { columns, head: block.head ? fill(block.head) : null, rows: block.rows.map(fill), shares: widths.map((width) => width / sum) }
}

/**
 * Where the signature stands: distances from the right edge in characters. A sealed date ends four characters from the edge
 * with the unit centred over it (GB/T 9704 7.3.5.1); a unit longer than that stands two from the edge, the date centred below.
 */
export function signaturePlace({ unit, date }: Signature): { unitRight: number; dateRight: number; centre: number } {
  const wide = widthOf(unit)
  const narrow = widthOf(date)
  const centred = 4 + (narrow - wide) / 2
  const unitRight = Math.max(centred, 2)
  const dateRight = centred >= 2 ? 4 : 2 + (wide - narrow) / 2
  return { unitRight, dateRight, centre: unitRight + wide / 2 }
}

/** In characters: a Latin letter or digit is half as wide as a hanzi. */
const widthOf = (text: string): number => Array.from(text).reduce((width, sign) => width + (sign < '\u0100' ? 0.5 : 1), 0)
