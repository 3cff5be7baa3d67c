import { LAYOUT, type Block } from './model.ts'
import { cleanText, widthOf } from './text.ts'

export type TableBlock = Extract<Block, { kind: 'table' }>

export interface PlannedTable {
  caption: string | null
  head: string[] | null
  /** As many cells in each as in the widest, so that no reader meets a ragged table. */
  rows: string[][]
  /** Of the text's width; together 1. */
  shares: number[]
  /** Points. The more columns, the smaller, so that each still holds a whole character. */
  fontPt: number
  insetPt: number
}

/** Rows with a cell longer than this (characters) may break across pages; shorter ones stay whole. */
export const LONGEST_WHOLE_CELL = 400

/** @param widthMm of the text */
export function planTable(block: TableBlock, widthMm: number): PlannedTable {
  const columns = Math.max(1, block.head?.length ?? 0, ...block.rows.map((row) => row.length))
  const fill = (row: readonly string[]) => Array.from({ length: columns }, (_, i) => cleanText(row[i] ?? ''))
  const each = (widthMm * 72) / 25.4 / columns
  const [fontPt, insetPt] = each >= 30 ? [LAYOUT.tablePt, 4] : each >= 20 ? [10.5, 2.5] : [9, 1.5]
  return { caption: block.caption ? cleanText(block.caption) : null, head: block.head ? fill(block.head) : null, rows: block.rows.map(fill), shares: sharesOf(block, columns, (fontPt + 2 * insetPt + 1) / (each * columns)), fontPt, insetPt }
}

/** Wished shares, none of them narrower than one character needs. */
function sharesOf({ widths, head, rows }: TableBlock, columns: number, least: number): number[] {
  const wished = Array.from({ length: columns }, (_, i) => Math.max(widths?.[i] ?? (widths ? 1 : suitable(head, rows, i)), 0.01))
  const sum = wished.reduce((total, width) => total + width, 0)
  const floor = Math.min(least, 1 / columns)
  const narrow = wished.map((width) => width / sum < floor)
  const free = wished.reduce((total, width, i) => total + (narrow[i] ? 0 : width), 0)
  const left = 1 - floor * narrow.filter(Boolean).length
  return wished.map((width, i) => (narrow[i] ? floor : Math.max((width / free) * left, floor)))
}

/** Without a wish: by what stands in the column, within bounds, so that 序号 is narrow and 内容 wide. */
function suitable(head: readonly string[] | undefined, rows: readonly (readonly string[])[], column: number): number {
  const lengths = rows.slice(0, 200).map((row) => widthOf(row[column] ?? ''))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1)
  return Math.min(Math.max(widthOf(head?.[column] ?? '') + 1, mean, 3), 18)
}
