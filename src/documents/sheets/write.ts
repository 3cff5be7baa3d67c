import { writeZip, type WriterEntry } from '../archive/index.ts'
import { gridXml } from './grid.ts'
import { styleBook } from './styles.ts'
import { tabNames, type Table } from './table.ts'
import { escapeAttribute } from './text.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export interface WorkbookOptions {
  /** When the book is made; stands in its properties. */
  now: Date
  /** Minutes east of UTC in which moments are shown. Default 480, China. */
  offset?: number
  /** Who made it, in the file's properties. */
  creator?: string
}

/**
 * Writes an .xlsx as a stream: rows are taken as they come and leave deflated, so memory does not grow with them.
 * The first table's tab is in front. Head lines are frozen and carry the filter.
 */
export function writeWorkbook(tables: readonly Table[], options: WorkbookOptions): AsyncGenerator<Uint8Array, void> {
  return writeZip(parts(tables, options))
}

async function* parts(tables: readonly Table[], { now, offset = 480, creator = '联动' }: WorkbookOptions): AsyncGenerator<WriterEntry> {
  const names = tabNames(tables.map((table) => table.name))
  const styles = styleBook()
  const filters: (string | null)[] = []
  const part = (path: string, xml: () => AsyncIterable<string> | string): WriterEntry => ({
    path,
    modified: now,
    open: () => encoded(xml()),
  })

  // Type list and relationships come first: some programs look no further to tell what a file is.
  yield part('[Content_Types].xml', () => contentTypes(tables.length))
  yield part('_rels/.rels', () => relations([['officeDocument', 'xl/workbook.xml'], ['core', 'docProps/core.xml']]))
  for (const [i, table] of tables.entries()) {
    yield part(`xl/worksheets/sheet${i + 1}.xml`, async function* () {
      filters[i] = (yield* gridXml(table, styles, offset, i === 0)).filter
    })
  }
  yield part('xl/styles.xml', () => styles.xml())
  yield part('xl/workbook.xml', () => workbook(names, filters))
  yield part('xl/_rels/workbook.xml.rels', () =>
    relations([...names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const), ['styles', 'styles.xml']]))
  yield part('docProps/core.xml', () => coreProperties(creator, now))
}

async function* encoded(xml: AsyncIterable<string> | string): AsyncGenerator<Uint8Array> {
  if (typeof xml === 'string') yield Buffer.from(xml)
  else for await (const piece of xml) yield Buffer.from(piece)
}

function contentTypes(sheets: number): string {
  const override = (path: string, type: string) => `<Override PartName="${path}" ContentType="${type}"/>`
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    override('/xl/workbook.xml', `${CONTENT}.sheet.main+xml`) +
    Array.from({ length: sheets }, (_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, `${CONTENT}.worksheet+xml`)).join('') +
    override('/xl/styles.xml', `${CONTENT}.styles+xml`) +
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    '</Types>'
  )
}

function relations(targets: readonly (readonly [role: string, path: string])[]): string {
  const typeOf = (role: string) => (role === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${OFFICE}/${role}`)
  const lines = targets.map(([role, path], i) => `<Relationship Id="rId${i + 1}" Type="${typeOf(role)}" Target="${path}"/>`)
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`
}

function workbook(names: readonly string[], filters: readonly (string | null)[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escapeAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  // Excel looks for the filter's range under this hidden name as well; without it sorting by the filter may fail.
  const defined = names.flatMap((name, i) =>
    filters[i]
      ? [`<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${escapeAttribute(`'${name.replaceAll("'", "''")}'!${filters[i]}`)}</definedName>`]
      : [],
  )
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${sheets.join('')}</sheets>${defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : ''}</workbook>`
  )
}

function coreProperties(creator: string, now: Date): string {
  const moment = `${now.toISOString().slice(0, 19)}Z`
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:creator>${escapeAttribute(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created></cp:coreProperties>`
  )
}
