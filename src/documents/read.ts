import { Refusal } from '../platform/errors.ts'
import { kindOf } from './kind.ts'
import { withPdf } from './pdf/index.ts'
import type { SourceLine, SourceText } from './source.ts'
import { decodeText, splitLines } from './text/index.ts'
import { readWord, type WordParagraph } from './word/index.ts'

const MB = 1024 * 1024
/** Largest file read, in bytes: a notice with pictures stays far below. */
const LARGEST = { docx: 64 * MB, pdf: 128 * MB, txt: 8 * MB }
/** Most pages of a PDF read as a notice: half a second's work. */
const MOST_PAGES = 300

/**
 * Reads a notice's file into lines, in reading order, uncleaned. What the file is, its content decides.
 * @param fileName only used to word refusals; odd names are harmless
 * @throws Refusal documents/damaged, encrypted, old-word, empty, too-large, too-big, scan-without-text, unknown-kind,
 * bomb, unsafe
 */
export async function readSource(bytes: Uint8Array, fileName: string): Promise<SourceText> {
  if (bytes.length > LARGEST.pdf) throw tooLarge(LARGEST.pdf)
  const kind = kindOf(bytes, fileName)
  if (bytes.length > LARGEST[kind]) throw tooLarge(LARGEST[kind])
  const source = kind === 'docx' ? readDocx(bytes) : kind === 'pdf' ? await readPdf(bytes) : readTxt(bytes)
  if (!source.lines.some(({ text }) => text.trim() !== ''))
    throw new Refusal('documents/empty', 422, '这个文件里没有文字。', '请换一份有正文的文件再传。')
  return source
}

function readTxt(bytes: Uint8Array): SourceText {
  const lines = splitLines(decodeText(bytes).text).map((text) => ({ text, page: null, cells: null, table: null }))
  return { format: 'txt', lines, pages: null }
}

function readDocx(bytes: Uint8Array): SourceText {
  const doc = readWord(bytes, { numbers: true })
  // Text boxes hold parts of letterheads and signatures; notes explain. Both come after the text they hang on.
  const rest = [...doc.textBoxes, ...doc.footnotes, ...doc.endnotes].map((paragraph) => ({ ...paragraph, cell: null }))
  return { format: 'docx', lines: [...linesOf(doc.paragraphs), ...linesOf(rest)], pages: null }
}

/** Paragraphs as lines, cut at line breaks; all paragraphs of a table row become one line with cells. */
function linesOf(paragraphs: readonly WordParagraph[]): SourceLine[] {
  const lines: SourceLine[] = []
  let row = ''
  for (const { number, text, cell } of paragraphs) {
    const full = number + text
    if (cell === null) {
      row = ''
      for (const part of full.split('\n')) lines.push({ text: part, page: null, cells: null, table: null })
      continue
    }
    const key = `${cell.table}/${cell.row}`
    if (key !== row) lines.push({ text: '', page: null, cells: [], table: cell.table })
    row = key
    const { cells } = lines.at(-1)!
    while (cells!.length < cell.column) cells!.push('')
    if (cells!.length === cell.column) cells!.push(full)
    else cells![cell.column] += `\n${full}`
  }
  for (const line of lines)
    if (line.cells) line.text = line.cells.map((text) => text.replaceAll('\n', ' ')).join('\t')
  return lines
}

function readPdf(bytes: Uint8Array): Promise<SourceText> {
  return withPdf(bytes, (pdf) => {
    if (pdf.pageCount > MOST_PAGES)
      throw new Refusal(
        'documents/too-large',
        413,
        `这份 PDF 有 ${pdf.pageCount} 页，通知最多读 ${MOST_PAGES} 页。`,
        '请把通知正文单独导出再传，其余作为附件。',
      )
    const lines: SourceLine[] = []
    let text = 0
    const scans: number[] = []
    for (let page = 1; page <= pdf.pageCount; page++) {
      const read = pdf.pageText(page)
      if (read.isScan) scans.push(page)
      else text += read.lines.length
      for (const { text } of read.lines) lines.push({ text, page, cells: null, table: null })
    }
    // Scanned attachments behind a text are left out; a scanned first page means the notice itself is a picture.
    if (scans[0] === 1 || (scans.length > 0 && text === 0))
      throw new Refusal(
        'documents/scan-without-text',
        422,
        '这是扫描件，里面没有文字。',
        '请向发文单位要 Word 或可以复制文字的 PDF；扫描件可以作为附件保存。',
      )
    return { format: 'pdf', lines, pages: pdf.pageCount }
  })
}

const tooLarge = (limit: number): Refusal =>
  new Refusal(
    'documents/too-large',
    413,
    `这个文件超过 ${limit / MB} MB，太大了。`,
    '请压缩图片，或把正文单独导出再传。',
  )
