import { HEAD_STYLE, NOTE_STYLE, TITLE_STYLE, type StyleBook } from './styles.ts'
import { LAST_ROW, LONGEST_TEXT, columnName, type Cell, type Column, type Table } from './table.ts'
import { escapeText } from './text.ts'

const FLUSH = 1 << 16
const DAY = 86_400_000

/** A written sheet as others need to know it: where its filter lies. */
export interface GridResult {
  /** "$A$3:$F$120", or null when the table has no columns. */
  filter: string | null
}

/** One sheet's XML in pieces of about 64 KB, the rows taken as they come. `offset` is the zone's minutes east of UTC. */
export async function* gridXml(table: Table, styles: StyleBook, offset: number, first: boolean): AsyncGenerator<string, GridResult> {
  const { columns } = table
  const width = Math.max(columns.length, 1)
  const last = columnName(width)
  const merges: string[] = []
  let row = 0
  let xml = sheetHead(table, first)

  for (const [text, style, height] of [[table.title, TITLE_STYLE, 30], [table.note, NOTE_STYLE, 18]] as const) {
    if (text === undefined) continue
    row++
    xml += `<row r="${row}" ht="${height}" customHeight="1">${textCell(`A${row}`, style, text)}</row>`
    if (width > 1) merges.push(`A${row}:${last}${row}`)
  }
  for (const line of headLines(columns, row + 1, merges)) {
    row++
    xml += `<row r="${row}" ht="24" customHeight="1">${line.map((text, i) => textCell(columnName(i + 1) + row, HEAD_STYLE, text)).join('')}</row>`
  }
  const headRow = row

  const write = columns.map((column, i) => cellWriter(column, columnName(i + 1), styles, offset))
  for await (const cells of table.rows) {
    if (++row > LAST_ROW) throw new Error('a sheet holds 1,048,576 rows')
    xml += `<row r="${row}">`
    for (let i = 0; i < write.length; i++) xml += write[i]!(row, cells[i] ?? null)
    xml += '</row>'
    if (xml.length < FLUSH) continue
    yield xml
    xml = ''
  }

  xml += '</sheetData>'
  const filter = columns.length === 0 ? null : { from: `A${headRow}`, to: `${last}${Math.max(row, headRow)}` }
  if (filter) xml += `<autoFilter ref="${filter.from}:${filter.to}"/>`
  if (merges.length > 0) xml += `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  xml +=
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>'
  // Codes and telephone numbers are text on purpose: no green corner for each.
  if (filter) xml += `<ignoredErrors><ignoredError sqref="${filter.from}:${filter.to}" numberStoredAsText="1"/></ignoredErrors>`
  yield `${xml}</worksheet>`
  return { filter: filter && `$A$${headRow}:$${last}$${Math.max(row, headRow)}` }
}

function sheetHead(table: Table, first: boolean): string {
  const { columns } = table
  const lines = (table.title === undefined ? 0 : 1) + (table.note === undefined ? 0 : 1) + (columns.some((column) => column.group) ? 2 : 1)
  const left = Math.min(table.frozenColumns ?? 0, Math.max(columns.length - 1, 0))
  const pane = left > 0 ? 'bottomRight' : 'bottomLeft'
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}>` +
    `<pane${left > 0 ? ` xSplit="${left}"` : ''} ySplit="${lines}" topLeftCell="${columnName(left + 1)}${lines + 1}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/>` +
    (columns.length === 0 ? '' : `<cols>${columns.map((column, i) => `<col min="${i + 1}" max="${i + 1}" width="${Math.min(column.width ?? 14, 255)}" customWidth="1"/>`).join('')}</cols>`) +
    '<sheetData>'
  )
}

/** The head's texts line by line (one line, or two when there are groups); merged ranges are added to `merges`. */
function headLines(columns: readonly Column[], at: number, merges: string[]): string[][] {
  if (!columns.some((column) => column.group)) return columns.length === 0 ? [] : [columns.map((column) => column.title)]
  const upper = columns.map((column) => column.group ?? column.title)
  const lower = columns.map((column) => (column.group ? column.title : ''))
  for (let i = 0; i < columns.length; ) {
    const group = columns[i]?.group
    let end = i + 1
    if (!group) merges.push(`${columnName(i + 1)}${at}:${columnName(i + 1)}${at + 1}`)
    else {
      while (columns[end]?.group === group) upper[end++] = ''
      if (end - i > 1) merges.push(`${columnName(i + 1)}${at}:${columnName(end)}${at}`)
    }
    i = end
  }
  return [upper, lower]
}

const textCell = (reference: string, style: number, text: string): string =>
  text === '' ? `<c r="${reference}" s="${style}"/>` : `<c r="${reference}" s="${style}" t="inlineStr"><is>${escapeText(text, LONGEST_TEXT)}</is></c>`

/** Text is always written as text, never as a formula: what begins with = or @ stays what somebody typed. */
function cellWriter(column: Column, name: string, styles: StyleBook, offset: number): (row: number, cell: Cell) => string {
  const plain = styles.of(column, undefined, false)
  // A word in a column of numbers or days ("待定") must not take its format along.
  const words: Column = { ...column, kind: 'text', align: column.align ?? (column.kind === undefined || column.kind === 'text' ? 'left' : 'center') }
  return (row, cell) => {
    const rich = cell !== null && typeof cell === 'object' && !(cell instanceof Date) ? cell : null
    const value = rich ? rich.value : (cell as string | number | Date | null)
    const reference = name + row
    const number = column.kind === undefined || column.kind === 'text' ? null : numberOf(value, column.kind, offset)
    const asWords = number === null && value !== null && column.kind !== undefined
    const style = rich || asWords ? styles.of(asWords ? words : column, rich?.fill, rich?.bold ?? false) : plain
    if (number !== null) return `<c r="${reference}" s="${style}"><v>${number}</v></c>`
    return textCell(reference, style, value === null ? '' : value instanceof Date ? dayText(value, offset) : String(value))
  }
}

/** The number a cell of this kind stores, or null when the value has to stand as text. Days are counted from 30 December 1899. */
function numberOf(value: string | number | Date | null, kind: Column['kind'], offset: number): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (kind !== 'date' && kind !== 'moment') return null
  const local =
    value instanceof Date
      ? value.getTime() + offset * 60_000
      : typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
        ? Date.parse(`${value}T00:00:00Z`)
        : Number.NaN
  const days = (local - Date.UTC(1899, 11, 30)) / DAY
  // Before March 1900 Excel's calendar is wrong; such days stand as text.
  if (!(days >= 61 && days < 2_958_466)) return null
  return kind === 'date' ? Math.floor(days) : Number(days.toFixed(8))
}

const dayText = (value: Date, offset: number): string =>
  Number.isNaN(value.getTime()) ? '' : new Date(value.getTime() + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ')
