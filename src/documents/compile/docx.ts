import { writeZip, type WriterEntry } from '../archive/index.ts'
import { oneLine } from '../official/text.ts'
import { blocksXml, escapeXml, paragraph, runs } from './docx.body.ts'
import { contentTypes, coreProperties, documentRelations, footer, HEAD, header, NAMESPACES, packageRelations, PAGE, settings } from './docx.parts.ts'
import { stylesXml } from './docx.styles.ts'
import type { ContentsEntry, Cover } from './leaves.ts'
import type { Report } from './report.ts'

/** A compilation as the Word file needs it: contents with pages first, then reports one at a time. */
export interface DocxGiven {
  cover: Cover
  creator: string
  made: Date
  /** In the order of the document; a part stands before its reports. */
  entries: readonly ContentsEntry[]
  /** The report of an entry, without its pictures' bytes, and the numbers of its pictures. */
  report(id: number): Promise<{ report: Report; pictureIds: readonly number[] }>
  /** Every picture of the compilation. */
  pictures: readonly { id: number; format: 'jpeg' | 'png'; size: number; read(): Promise<Uint8Array> }[]
  /** Called after each entry. */
  wrote?(): void
}

/** Writes the compilation as a .docx, as a stream: one report at a time is in memory. */
export function writeCompilationDocx(given: DocxGiven): AsyncGenerator<Uint8Array, void> {
  return writeZip(parts(given))
}

function* parts(given: DocxGiven): Generator<WriterEntry> {
  const { cover, creator, made, pictures } = given
  const part = (path: string, xml: () => AsyncIterable<string> | string): WriterEntry => ({ path, modified: made, open: () => encoded(xml()) })
  const title = oneLine(cover.title)
  yield part('[Content_Types].xml', contentTypes)
  yield part('_rels/.rels', packageRelations)
  yield part('docProps/core.xml', () => coreProperties(title, creator, made))
  yield part('word/document.xml', () => documentXml(given))
  yield part('word/styles.xml', stylesXml)
  yield part('word/settings.xml', settings)
  yield part('word/header1.xml', () => header(title))
  yield part('word/footer1.xml', () => footer('right'))
  yield part('word/footer2.xml', () => footer('left'))
  yield part('word/_rels/document.xml.rels', () => documentRelations(pictures.map(({ id, format }) => [id, `image${id}.${format}`])))
  for (const { id, format, size, read } of pictures) yield { path: `word/media/image${id}.${format}`, modified: made, size, open: () => once(read()) }
}

async function* encoded(xml: AsyncIterable<string> | string): AsyncGenerator<Uint8Array> {
  if (typeof xml === 'string') yield Buffer.from(xml)
  else for await (const piece of xml) yield Buffer.from(piece)
}

async function* once(bytes: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await bytes
}

async function* documentXml({ cover, entries, report, wrote }: DocxGiven): AsyncGenerator<string> {
  yield `${HEAD}<w:document ${NAMESPACES}><w:body>${coverXml(cover)}`
  yield contentsXml(entries)
  // The front has numbers of its own and no running head.
  yield paragraph('', `<w:ind w:firstLine="0"/><w:sectPr><w:footerReference w:type="default" r:id="rOdd"/><w:footerReference w:type="even" r:id="rEven"/><w:type w:val="nextPage"/>${PAGE}<w:pgNumType w:fmt="lowerRoman"/><w:titlePg/></w:sectPr>`)
  for (const [i, entry] of entries.entries()) {
    const head = headingXml(entry, i === 0)
    if (entry.kind === 'part') yield head
    else {
      const { report: body, pictureIds } = await report(entry.id)
      yield head + paragraph(runs(oneLine(entry.unit)), '<w:pStyle w:val="ReportUnit"/>') + blocksXml(body, pictureIds)
    }
    wrote?.()
  }
  yield '<w:sectPr><w:headerReference w:type="default" r:id="rHead"/><w:headerReference w:type="even" r:id="rHead"/><w:footerReference w:type="default" r:id="rOdd"/><w:footerReference w:type="even" r:id="rEven"/>' +
    `<w:type w:val="nextPage"/>${PAGE}<w:pgNumType w:fmt="decimal" w:start="1"/></w:sectPr></w:body></w:document>`
}

function coverXml({ title, subtitle, organisation, date }: Cover): string {
  const style = (id: string, more = '') => `<w:pStyle w:val="${id}"/>${more}`
  return paragraph(runs(title), style('Title')) + (subtitle === '' ? '' : paragraph(runs(subtitle), style('Subtitle'))) +
    paragraph(runs(organisation), style('CoverLine', '<w:spacing w:before="5200"/>')) + paragraph(runs(date), style('CoverLine'))
}

/** A field of Word's own, filled with the pages of the PDF, so that it reads well before anyone updates it. */
function contentsXml(entries: readonly ContentsEntry[]): string {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const code = (text: string) => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`
  const line = (entry: ContentsEntry, first: boolean) => {
    const words = entry.kind === 'part' ? oneLine(entry.title) : `${oneLine(entry.title)}　${oneLine(entry.unit)}`
    const link = `<w:hyperlink w:anchor="${anchorOf(entry)}" w:history="1"><w:r><w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r><w:r><w:tab/></w:r>` +
      `${field('begin')}${code(`PAGEREF ${anchorOf(entry)} \\h`)}${field('separate')}<w:r><w:t>${entry.page}</w:t></w:r>${field('end')}</w:hyperlink>`
    return paragraph((first ? field('begin') + code('TOC \\o "1-2" \\h \\z \\u') + field('separate') : '') + link, `<w:pStyle w:val="${entry.kind === 'part' ? 'TOC1' : 'TOC2'}"/>`)
  }
  return paragraph(runs('目　录'), '<w:pStyle w:val="ContentsTitle"/>') + entries.map((entry, i) => line(entry, i === 0)).join('') + (entries.length > 0 ? paragraph(field('end'), '<w:ind w:firstLine="0"/>') : '')
}

const anchorOf = ({ id }: ContentsEntry): string => `_Toc9${String(id).padStart(8, '0')}`

/** The first heading of the section stands on a new page already. */
function headingXml(entry: ContentsEntry, first: boolean): string {
  const style = `<w:pStyle w:val="${entry.kind === 'part' ? 'Heading1' : 'Heading2'}"/>${first ? '<w:pageBreakBefore w:val="0"/>' : ''}`
  return paragraph(`<w:bookmarkStart w:id="${entry.id}" w:name="${anchorOf(entry)}"/>${runs(oneLine(entry.title))}<w:bookmarkEnd w:id="${entry.id}"/>`, style)
}
