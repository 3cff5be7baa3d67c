import type { Block } from '../../documents/official/model.ts'

export type Table = Extract<Block, { kind: 'table' }>

/** Most a table may grow to by hand or paste; more belongs into a file that goes along. */
export const mostRows = 500
export const mostColumns = 30

/** A table of so many rows and columns, the first row being its head. */
export const emptyTable = (rows: number, columns: number): Table => ({ kind: 'table', head: Array.from({ length: columns }, () => ''), rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => '')) })

export const columnsOf = (table: Table): number => Math.max(1, table.head?.length ?? 0, ...table.rows.map((row) => row.length))

/** Without words it has none. */
export function withCaption(table: Table, text: string): Table {
  const bare = { ...table }
  delete bare.caption
  return text === '' ? bare : { ...bare, caption: text }
}

/** Row -1 is the head. */
export function withCell(table: Table, row: number, column: number, text: string): Table {
  const wide = padded(table, column + 1)
  if (row === -1) return { ...wide, head: (wide.head ?? []).map((cell, at) => (at === column ? text : cell)) }
  return { ...wide, rows: wide.rows.map((cells, at) => (at === row ? cells.map((cell, place) => (place === column ? text : cell)) : cells)) }
}

/** An empty row behind row `after` (-1: first). */
export const withRow = (table: Table, after: number): Table =>
  table.rows.length >= mostRows ? table : { ...table, rows: [...table.rows.slice(0, after + 1), Array.from({ length: columnsOf(table) }, () => ''), ...table.rows.slice(after + 1)] }

export const withoutRow = (table: Table, row: number): Table => (table.rows.length <= 1 ? table : { ...table, rows: table.rows.filter((_, at) => at !== row) })

export function withColumn(table: Table, after: number): Table {
  if (columnsOf(table) >= mostColumns) return table
  const add = (cells: readonly string[]) => [...cells.slice(0, after + 1), '', ...cells.slice(after + 1)]
  const wide = padded(table, columnsOf(table))
  const { widths, ...rest } = wide
  return { ...rest, ...(wide.head && { head: add(wide.head) }), rows: wide.rows.map(add), ...(widths && { widths: [...widths.slice(0, after + 1), average(widths), ...widths.slice(after + 1)] }) }
}

export function withoutColumn(table: Table, column: number): Table {
  if (columnsOf(table) <= 1) return table
  const drop = <T>(cells: readonly T[]) => cells.filter((_, at) => at !== column)
  const { widths, ...rest } = table
  return { ...rest, ...(table.head && { head: drop(table.head) }), rows: table.rows.map(drop), ...(widths && { widths: drop(widths) }) }
}

/** The head becomes the first row, or the first row the head. */
export function withHead(table: Table, head: boolean): Table {
  const { head: own, ...rest } = table
  if (!head) return own ? { ...rest, rows: [own, ...table.rows] } : table
  const [first, ...rows] = table.rows
  return own || !first || rows.length === 0 ? table : { ...rest, head: first, rows }
}

/** Pastes cells from a spreadsheet over those from this cell on; the table grows as far as needed. */
export function withGrid(table: Table, row: number, column: number, grid: readonly (readonly string[])[]): Table {
  let made = padded(table, Math.min(mostColumns, Math.max(columnsOf(table), column + Math.max(...grid.map((cells) => cells.length)))))
  while (made.rows.length < Math.min(mostRows, row + grid.length)) made = withRow(made, made.rows.length - 1)
  grid.forEach((cells, down) => cells.forEach((text, right) => {
    if (column + right < mostColumns && row + down < mostRows) made = withCell(made, row + down, column + right, text.slice(0, 2000))
  }))
  return made
}

/** Tab-separated lines as cells: what Excel, WPS and Word give for a copied table; null when it is no table. */
export function gridOf(text: string): string[][] | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  if (!lines.some((line) => line.includes('\t'))) return null
  const grid = lines.map((line) => line.split('\t').map((cell) => cell.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"').trim()))
  return grid.length > mostRows || grid.some((cells) => cells.length > mostColumns) ? null : grid
}

/** Cells as a table with the first row for its head. */
export function tableOf(grid: readonly (readonly string[])[]): Table {
  const wide = Math.max(...grid.map((cells) => cells.length))
  const full = grid.map((cells) => Array.from({ length: wide }, (_, at) => (cells[at] ?? '').slice(0, 2000)))
  const [head, ...rows] = full
  return rows.length === 0 ? { kind: 'table', rows: full } : { kind: 'table', head: head ?? [], rows }
}

function padded(table: Table, columns: number): Table {
  const pad = (cells: readonly string[]) => (cells.length >= columns ? [...cells] : [...cells, ...Array.from({ length: columns - cells.length }, () => '')])
  return { ...table, ...(table.head && { head: pad(table.head) }), rows: table.rows.map(pad), ...(table.widths && { widths: table.widths.length >= columns ? table.widths : [...table.widths, ...Array.from({ length: columns - table.widths.length }, () => average(table.widths ?? [1]))] }) }
}

const average = (numbers: readonly number[]): number => (numbers.length === 0 ? 1 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length)
