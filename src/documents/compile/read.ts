import { Refusal } from '../../platform/errors.ts'
import { cleanText } from '../clean/index.ts'
import { readDoc } from '../doc/index.ts'
import { isPicture, kindOf } from '../kind.ts'
import { withPdf } from '../pdf/index.ts'
import { readSource } from '../read.ts'
import { readRtf } from '../rtf/index.ts'
import { readWordOutline, type CellForm, type OutlineParagraph, type WordDocument, type WordOutline, type WordParagraph } from '../word/index.ts'
import { mmOf, pageFrom, pictureFrom } from './pictures.ts'
import { REPORT_LIMITS, type Report, type ReportBlock, type ReportPicture } from './report.ts'
import { structureOf, titleOf } from './structure.ts'
import { tableOf } from './tables.ts'

export interface ReadReportOptions {
  /** Take pictures along. A PDF's pages go in as pictures whatever this says. */
  pictures: boolean
}

/**
 * One report's file with its structure: .docx with headings, tables and pictures; .doc, .rtf, .ofd and .txt as text; a PDF or photograph, where there is
 * no Word file, as pictures.
 * Runs through `runInWorker`; memory and time grow with the file, within `REPORT_LIMITS`.
 * @throws Refusal as `readWordOutline`, `readSource` and `withPdf` do
 */
export async function readReport(bytes: Uint8Array, name: string, options: ReadReportOptions): Promise<Report> {
  const kind = kindOf(bytes, name)
  if (isPicture(kind)) return fromPicture(bytes)
  switch (kind) {
    case 'docx': return fromWord(readWordOutline(bytes), options)
    case 'doc': return fromWord(plainOutline(readDoc(bytes, { numbers: true })), options)
    case 'rtf': return fromWord(plainOutline(readRtf(bytes)), options)
    case 'pdf': return fromPdf(bytes)
    case 'ofd':
    case 'txt': return fromWord(plainOutline(await readLines(bytes, name)), options)
  }
}

/** Lines joined to paragraphs again; page numbers and running heads are none of the text. */
async function readLines(bytes: Uint8Array, name: string): Promise<Pick<WordDocument, 'paragraphs'>> {
  const { paragraphs } = cleanText(await readSource(bytes, name))
  return { paragraphs: paragraphs.map(({ text }) => ({ text, number: '', cell: null })) }
}

/** What readers of text alone give, as an outline without looks: headings are found by their numbers. */
function plainOutline({ paragraphs, textBoxes = [], footnotes = [], endnotes = [] }: Pick<WordDocument, 'paragraphs'> & Partial<WordDocument>): WordOutline {
  const cells = new Map<string, CellForm>()
  for (const { cell } of paragraphs) if (cell) cells.set(`${cell.table}/${cell.row}/${cell.column}`, { ...cell, span: 1, continues: false, head: false })
  const plain = ({ text, number, cell }: WordParagraph): OutlineParagraph => ({ text, number, cell, level: null, title: false, align: 'left', bold: false, size: null, pictures: [] })
  return {
    paragraphs: [...paragraphs, ...textBoxes.map((box) => ({ ...box, cell: null }))].map(plain), cells: [...cells.values()],
    notes: [...footnotes, ...endnotes].map(({ text }) => text.trim()).filter((text) => text !== ''), picture: () => null,
  }
}

/** A photograph of a page. */
async function fromPicture(bytes: Uint8Array): Promise<Report> {
  const picture = await pictureFrom(bytes, 0)
  if (picture === null) throw new Refusal('documents/damaged', 422, '这张图片打不开。', '请单位重新拍照或扫描后再报。')
  return { title: null, blocks: [{ kind: 'remark', text: '（没有 Word 版，以下是原图。）' }, { kind: 'picture', picture: 0 }], pictures: [picture], losses: [] }
}

async function fromWord(word: WordOutline, { pictures: wanted }: ReadReportOptions): Promise<Report> {
  const { title, taken } = titleOf(word.paragraphs)
  const paragraphs = word.paragraphs.slice(taken)
  const structure = structureOf(paragraphs)
  const report: Report = { title, blocks: [], pictures: [], losses: [] }
  let characters = 0
  let keptBytes = 0

  const place = async (id: string, widthMm: number) => {
    if (!wanted) return
    const picture = report.pictures.length < REPORT_LIMITS.pictures && keptBytes < REPORT_LIMITS.keptBytes ? await load(word, id, widthMm) : null
    if (picture === null) return void report.blocks.push(lost(report, '此处有一幅图没有编入，请看原件。'))
    keptBytes += picture.bytes.length
    report.blocks.push({ kind: 'picture', picture: report.pictures.push(picture) - 1 })
  }
  for (let i = 0; i < paragraphs.length; i++) {
    const { cell } = paragraphs[i]!
    let end = i + 1
    if (cell) while (paragraphs[end]?.cell?.table === cell.table) end++
    const group = paragraphs.slice(i, end)
    const blocks = cell ? tableOf(word.cells.filter(({ table }) => table === cell.table), group) : structure[i]!
    characters += group.reduce((sum, { text }) => sum + text.length, 0)
    if (characters > REPORT_LIMITS.characters || report.blocks.length + blocks.length > REPORT_LIMITS.blocks) {
      report.blocks.push(lost(report, '这份材料太长，以下部分没有编入，请看原件。'))
      break
    }
    report.blocks.push(...blocks)
    for (const { id, width } of group.flatMap(({ pictures }) => pictures)) await place(id, mmOf(width))
    i = end - 1
  }
  if (word.notes.length > 0 && characters < REPORT_LIMITS.characters)
    report.blocks.push({ kind: 'paragraph', text: '注释：' }, ...word.notes.slice(0, 500).map((text, i): ReportBlock => ({ kind: 'paragraph', text: `${i + 1}. ${text.slice(0, 2000)}` })))
  if (report.blocks.length === 0) throw new Refusal('documents/empty', 422, '这份材料里没有文字。', '请单位换一份有正文的文件再报。')
  return report
}

function load(word: WordOutline, id: string, widthMm: number): Promise<ReportPicture | null> {
  const bytes = word.picture(id, REPORT_LIMITS.pictureBytes)
  return bytes === null ? Promise.resolve(null) : pictureFrom(bytes, widthMm)
}

function lost(report: Report, text: string): ReportBlock {
  if (!report.losses.includes(text)) report.losses.push(text)
  return { kind: 'remark', text: `（${text}）` }
}

function fromPdf(bytes: Uint8Array): Promise<Report> {
  return withPdf(bytes, async (pdf) => {
    const report: Report = { title: null, blocks: [{ kind: 'remark', text: '（没有 Word 版，以下按盖章件的页面影印。）' }], pictures: [], losses: [] }
    const pages = Math.min(pdf.pageCount, REPORT_LIMITS.pages)
    for (let page = 1; page <= pages; page++) {
      const { rgba, width, height } = pdf.render(page, { dpi: 130, maxPixels: 3_000_000 })
      report.blocks.push({ kind: 'picture', picture: report.pictures.push(await pageFrom(rgba, width, height)) - 1 })
    }
    if (pdf.pageCount > pages) report.blocks.push(lost(report, `原件共 ${pdf.pageCount} 页，只影印了前 ${pages} 页。`))
    return report
  })
}
