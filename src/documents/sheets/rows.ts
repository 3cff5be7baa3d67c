import { TagCursor } from '../word/cursor.ts'
import { showNumber, type NumberKind } from './formats.ts'

/** A row with something in it. */
export interface SheetRow {
  /** 1-based, as the program shows it at the left edge. */
  row: number
  /** From column A on; '' where nothing stands, ending with the last cell that has text. */
  cells: string[]
}

/** What the value of a cell refers to elsewhere in the workbook. */
export interface CellContext {
  strings: readonly string[]
  kinds: readonly NumberKind[]
  /** Days count from 1904 instead of 1900 (old files from a Mac). */
  from1904: boolean
}

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/** The rows with text in a piece of a sheet. `position` carries the row number from piece to piece: files may leave numbers out. */
export function* readRows(piece: string, context: CellContext, position: { row: number }): Generator<SheetRow> {
  const cursor = new TagCursor(piece)
  let cells: string[] = []
  let column = 0
  while (cursor.next()) {
    const name = cursor.local()
    if (name === 'row') {
      if (cursor.closing) {
        if (cells.length > 0) yield { row: position.row, cells }
      } else {
        const number = Number(cursor.attribute('r') ?? position.row + 1)
        position.row = Number.isInteger(number) && number > 0 && number <= LAST_ROW ? number : position.row + 1
      }
      cells = []
      column = 0
    } else if (name === 'c' && !cursor.closing) {
      const reference = cursor.attribute('r')
      column = (reference === null ? null : columnOf(reference)) ?? column + 1
      if (cursor.empty || column > LAST_COLUMN) continue
      const text = readCell(cursor, context)
      if (text === '') continue
      while (cells.length < column - 1) cells.push('')
      cells[column - 1] = text
    }
  }
}

/** "AB12" → 28; null when it is no reference. */
export function columnOf(reference: string): number | null {
  let column = 0
  for (let i = 0; i < reference.length && i < 4; i++) {
    const code = reference.charCodeAt(i) & ~32
    if (code < 65 || code > 90) return column || null
    column = column * 26 + code - 64
  }
  return null
}

function readCell(cursor: TagCursor, context: CellContext): string {
  const type = cursor.attribute('t') ?? 'n'
  const style = cursor.attribute('s')
  let value = ''
  while (cursor.next()) {
    const name = cursor.local()
    if (name === 'c') break
    if (cursor.closing || cursor.empty) continue
    if (name === 'v') value = cursor.text()
    else if (name === 'is') value = richText(cursor, 'is')
  }
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? ''
    case 'n':
      return value === '' ? '' : showNumber(value, style === null ? undefined : context.kinds[Number(style)], context.from1904)
    case 'b':
      return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value
    case 'd':
      return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' ')
    case 'str':
      return unescapeControls(value)
    default:
      return value
  }
}

/** Text of an element with runs (`<t>` in `<r>`), without the pronunciation (`<rPh>`) some programs add. Stops at its close tag. */
export function richText(cursor: TagCursor, element: string): string {
  if (cursor.empty) return ''
  let text = ''
  let hidden = 0
  while (cursor.next()) {
    const name = cursor.local()
    if (name === element) break
    if (name === 'rPh' && !cursor.empty) hidden += cursor.closing ? -1 : 1
    else if (name === 't' && !cursor.closing && !cursor.empty && hidden === 0) text += cursor.text()
  }
  return unescapeControls(text)
}

/** `_x000D_` is how the format writes characters XML cannot hold (ECMA-376 22.9.2.19); line ends become one kind. */
function unescapeControls(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain
}
