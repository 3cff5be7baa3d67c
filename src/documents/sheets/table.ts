/** What a column holds; it decides format and alignment. Text stays text, whatever it looks like. */
export type ColumnKind = 'text' | 'number' | 'percent' | 'date' | 'moment'

/** Fills for states, chosen so that black text stays readable and a black-and-white print still tells them apart by their words. */
export type Fill = 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'grey'

/** null is an empty cell. A Date is shown in the table's zone; a number in a text column as its digits. */
export type CellValue = string | number | Date | null

export type Cell = CellValue | { value: CellValue; fill?: Fill; bold?: boolean }

export interface Column {
  title: string
  /** Adjacent columns of one group stand under one merged head cell with this text. */
  group?: string
  kind?: ColumnKind
  /** In characters of Latin text, as Excel counts; a Chinese one takes two. Default 14. */
  width?: number
  /** Long text runs over several lines. */
  wrap?: boolean
  /** Overrides what the kind says: numbers to the right, dates and percentages centred, text to the left. */
  align?: 'left' | 'center' | 'right'
  /** Decimals of numbers and percentages; default 0 for percentages, as given for numbers. */
  decimals?: number
}

export interface Table {
  /** The tab's name; made fit for Excel (31 characters, no []:*?/\). */
  name: string
  /** A merged line above the head, such as the campaign's name. */
  title?: string
  /** A merged line under the title, such as the day of the export. */
  note?: string
  columns: readonly Column[]
  /** One array of cells per row; may come from the database as it is read. */
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
  /** Columns that stay in view when scrolling to the right. Default 0. */
  frozenColumns?: number
}

/** Excel's own bounds. */
export const LAST_ROW = 1_048_576
export const LONGEST_TEXT = 32_767

/** 1 → A, 28 → AB. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** Tab names Excel accepts, distinct without regard to case. */
export function tabNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = Array.from(name.replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, ' ').trim().replace(/^'+|'+$/g, '')).join('').trim() || '工作表'
    let result = clip(plain, 31)
    for (let number = 2; taken.has(result.toLowerCase()); number++) {
      const tail = `(${number})`
      result = clip(plain, 31 - tail.length) + tail
    }
    taken.add(result.toLowerCase())
    return result
  })
}

/** Excel counts UTF-16 units; a pair is not cut in half. */
function clip(text: string, units: number): string {
  const cut = text.slice(0, units)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}
