import type { CellForm, OutlineParagraph } from '../word/index.ts'
import { REPORT_LIMITS, type ReportBlock, type TableRow } from './report.ts'

/**
 * One table of a report, its merged cells kept. A table beyond all measure becomes lines of text, so that nothing of it is lost.
 * @param paragraphs those of this table, in order
 */
export function tableOf(cells: readonly CellForm[], paragraphs: readonly OutlineParagraph[]): ReportBlock[] {
  const texts = new Map<string, string>()
  for (const { cell, number, text } of paragraphs) {
    if (!cell) continue
    const key = `${cell.row}/${cell.column}`
    const before = texts.get(key)
    texts.set(key, before === undefined ? number + text : `${before}\n${number}${text}`)
  }
  const rows = [...Map.groupBy(cells, (cell) => cell.row).values()]
  const columns = Math.max(0, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.span, 0)))
  const filled = [...texts.values()].some((text) => text.trim() !== '')
  if (!filled || columns === 0) return []
  // Tables of one cell are frames around text.
  if (columns === 1 || columns > REPORT_LIMITS.columns || cells.length > REPORT_LIMITS.cells)
    return rows.map((row) => row.map((cell) => (texts.get(`${cell.row}/${cell.column}`) ?? '').trim()).filter((text) => text !== '').join('　'))
      .flatMap((line) => line.split('\n')).filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }))
  return [{ kind: 'table', columns, rows: laidOut(rows, columns, texts) }]
}

/** Cells on the grid: each row comes to as many columns, a cell continued from above is part of that one. */
function laidOut(rows: readonly (readonly CellForm[])[], columns: number, texts: ReadonlyMap<string, string>): TableRow[] {
  const laid: TableRow[] = []
  /** Per column: the cell that may be continued below. */
  const open: ({ cell: TableRow['cells'][number]; span: number } | undefined)[] = []
  let headRows = true
  for (const row of rows) {
    headRows &&= row[0]?.head === true
    const line: TableRow = { head: headRows, cells: [] }
    let at = 0
    const continued = new Set<TableRow['cells'][number]>()
    for (const cell of row) {
      const above = cell.continues ? open[at] : undefined
      if (above && above.span === cell.span) {
        if (!continued.has(above.cell)) above.cell.rows++
        continued.add(above.cell)
        const more = (texts.get(`${cell.row}/${cell.column}`) ?? '').trim()
        if (more !== '') above.cell.text += `\n${more}`
      } else {
        const own = { text: (texts.get(`${cell.row}/${cell.column}`) ?? '').trim(), columns: cell.span, rows: 1 }
        line.cells.push(own)
        open[at] = { cell: own, span: cell.span }
        for (let i = at + 1; i < at + cell.span; i++) open[i] = undefined
      }
      at += cell.span
    }
    if (at < columns) {
      line.cells.push({ text: '', columns: columns - at, rows: 1 })
      for (let i = at; i < columns; i++) open[i] = undefined
    }
    laid.push(line)
  }
  return trimmed(laid)
}

/** A head that is the whole table is none. Rows that only continue those above stay: they give the merged cell its height. */
function trimmed(rows: TableRow[]): TableRow[] {
  if (rows.every((row) => row.head)) for (const row of rows) row.head = false
  return rows
}

/** Shares of the text's width by what the columns hold: the root of the longest text, so that a long one takes more without starving the rest. */
export function sharesOf({ columns, rows }: Extract<ReportBlock, { kind: 'table' }>): number[] {
  const longest = Array.from({ length: columns }, () => 2)
  for (const row of rows) {
    if (row.cells.some((cell) => cell.columns > 1 || cell.rows > 1) || row.cells.length !== columns) continue
    for (const [i, cell] of row.cells.entries()) longest[i] = Math.max(longest[i]!, Math.min(cell.text.length, 200))
  }
  return longest.map((length) => Math.round(Math.sqrt(length) * 100) / 100)
}
