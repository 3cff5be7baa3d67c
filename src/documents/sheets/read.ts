import { setImmediate } from 'node:timers/promises'
import { TagCursor } from '../word/cursor.ts'
import { openZip, type ZipLimits } from '../zip/index.ts'
import { numberKinds } from './formats.ts'
import { cursorOver, pieces, relationsOf } from './parts.ts'
import { inSheetWords, noSuchSheet, notSheet, refuseOther, tooManyColumns, tooManyRows, tooMuchText } from './refusals.ts'
import { readRows, richText, type CellContext, type SheetRow } from './rows.ts'

export interface SheetLimits {
  /** Rows with something in them; rows that are only formatted do not count. */
  rows: number
  columns: number
  /** Characters of all cells together, as they are given (a shared string counts each time). */
  characters: number
}

export const SHEET_LIMITS: SheetLimits = { rows: 60_000, columns: 100, characters: 60_000_000 }

const MB = 1024 * 1024
/** Sheets inflate to more than documents: 60,000 rows of 20 cells are some 55 MB of XML. */
const ZIP_LIMITS: ZipLimits = {
  entries: 20_000, entryBytes: 256 * MB, declaredBytes: 1024 * MB, readBytes: 384 * MB, ratio: 250, ratioFloor: 4 * MB,
}

export interface Workbook {
  /** Names of the sheets in the order of their tabs. */
  readonly sheets: readonly { name: string; hidden: boolean }[]
  /**
   * The rows of a sheet (without a name: of the first that is not hidden), front to back. Gives way to other work between pieces.
   * Text stands as written, dates as 2020-06-05 or 2020-06-05 14:30, percentages as 98.5%, formulas as their last result.
   */
  rows(sheet?: string): AsyncGenerator<SheetRow>
}

/**
 * Opens an .xlsx in memory. External links are not followed, entities not expanded, macros not looked at.
 * @throws Refusal documents/empty, damaged, bomb, encrypted, old-sheet, unknown-kind, unsafe; from `rows` also
 *   sheets/too-long, too-wide, no-sheet
 */
export function openWorkbook(bytes: Uint8Array, limits: SheetLimits = SHEET_LIMITS): Workbook {
  refuseOther(bytes)
  const zip = inSheetWords(() => openZip(bytes, ZIP_LIMITS))
  const main = relationsOf(zip, '').find((relation) => relation.role === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const cursor = main.endsWith('.xml') ? cursorOver(zip, main) : null
  if (!cursor) throw notSheet()
  const relations = relationsOf(zip, main)
  const sheets: { name: string; hidden: boolean; path: string }[] = []
  let from1904 = false
  while (cursor.next()) {
    const element = cursor.local()
    if (element === 'workbookPr') from1904 = /^(1|true|on)$/.test(cursor.attribute('date1904') ?? '')
    if (element !== 'sheet' || cursor.closing) continue
    const id = cursor.attribute('id')
    const relation = relations.find((each) => each.id === id && each.role === 'worksheet')
    const hidden = (cursor.attribute('state') ?? 'visible') !== 'visible'
    if (relation) sheets.push({ name: cursor.attribute('name') ?? '', hidden, path: relation.path })
  }
  if (sheets.length === 0) throw notSheet()
  const pathOf = (role: string) => relations.find((relation) => relation.role === role)?.path

  async function* rows(name?: string): AsyncGenerator<SheetRow> {
    const sheet = name === undefined ? (sheets.find((each) => !each.hidden) ?? sheets[0]) : sheets.find((each) => each.name === name)
    if (!sheet) throw noSuchSheet(name ?? '')
    const context: CellContext = { strings: await sharedStrings(pathOf('sharedStrings')), kinds: numberKinds(zip, pathOf('styles')), from1904 }
    const position = { row: 0 }
    let count = 0
    let characters = 0
    for (const piece of pieces(zip, sheet.path, 'row')) {
      for (const row of readRows(piece, context, position)) {
        if (++count > limits.rows) throw tooManyRows(limits.rows)
        if (row.cells.length > limits.columns) throw tooManyColumns(limits.columns, row.row)
        for (const cell of row.cells) characters += cell.length
        if (characters > limits.characters) throw tooMuchText()
        yield row
      }
      await setImmediate()
    }
  }

  async function sharedStrings(path: string | undefined): Promise<string[]> {
    const strings: string[] = []
    if (path === undefined || !zip.has(path)) return strings
    for (const piece of pieces(zip, path, 'si')) {
      const cursor = new TagCursor(piece)
      while (cursor.next()) if (!cursor.closing && cursor.local() === 'si') strings.push(richText(cursor, 'si'))
      await setImmediate()
    }
    return strings
  }

  return { sheets: sheets.map(({ name, hidden }) => ({ name, hidden })), rows }
}

/** All rows of one sheet; see `Workbook.rows`. */
export async function readSheet(bytes: Uint8Array, { sheet, limits }: { sheet?: string; limits?: SheetLimits } = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of openWorkbook(bytes, limits).rows(sheet)) rows.push(row)
  return rows
}
