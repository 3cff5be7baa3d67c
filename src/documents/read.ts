import { Refusal } from '../platform/errors.ts'
import { readDoc } from './doc/index.ts'
import { isPicture, kindOf, type DocumentKind, type PictureKind } from './kind.ts'
import type { OcrPage } from './ocr/types.ts'
import { readOfd } from './ofd/index.ts'
import { withPdf, type PdfDocument } from './pdf/index.ts'
import { readRtf } from './rtf/index.ts'
import { linesOfRecognised, linesOfWord } from './lines.ts'
import type { SourceLine, SourceText } from './source.ts'
import { decodeText, splitLines } from './text/index.ts'
import { readWord } from './word/index.ts'

const MB = 1024 * 1024
const PICTURE = 64 * MB
/** Largest file read, in bytes: a notice with pictures stays far below. */
const LARGEST: Readonly<Record<DocumentKind, number>> = {
  docx: 64 * MB, doc: 64 * MB, rtf: 64 * MB, ofd: 128 * MB, pdf: 128 * MB, txt: 8 * MB, jpeg: PICTURE, png: PICTURE, webp: PICTURE, tiff: PICTURE, gif: PICTURE,
}
/** Most pages of a PDF or OFD read as a notice: half a second's work. */
const MOST_PAGES = 300
/** Most pages recognised for one notice: some minutes' work. */
const MOST_RECOGNISED = 60

/** What `pagesToRecognise` found: which pages are pictures without text, before any of them is recognised. */
export interface RecognitionNeed {
  kind: DocumentKind
  /** 1-based, in order; empty when the file's own text is enough. */
  pages: number[]
}

/**
 * Which pages must be recognised before `readSource` can read the file: a picture is one page; in a PDF the pages that are scans.
 * @throws Refusal as `readSource`
 */
export async function pagesToRecognise(bytes: Uint8Array, fileName: string): Promise<RecognitionNeed> {
  const kind = kindWithin(bytes, fileName)
  if (isPicture(kind)) return { kind, pages: [1] }
  return { kind, pages: kind === 'pdf' ? await withPdf(bytes, (pdf) => worthRecognising(linesOfPdf(pdf, new Map()).blind)) : [] }
}

/**
 * Reads a document's file into lines, in reading order, uncleaned. What the file is, its content decides.
 * @param fileName only used to word refusals; odd names are harmless
 * @param recognised pages that `pagesToRecognise` named, by number; a page that is missing gives no text
 * @throws Refusal documents/damaged, encrypted, old-word, empty, too-large, too-big, scan-without-text, unknown-kind, heic,
 * bomb, unsafe
 */
export async function readSource(bytes: Uint8Array, fileName: string, recognised: ReadonlyMap<number, OcrPage> = new Map()): Promise<SourceText> {
  const kind = kindWithin(bytes, fileName)
  if (isPicture(kind)) return readPictures(recognised, 1)
  return filled(kind === 'pdf' ? await withPdf(bytes, (pdf) => readPdf(pdf, recognised)) : readText(kind, bytes), recognised)
}

/** Reads the file in one go, or, where pages must be recognised first, tells which. @throws Refusal as `readSource` */
export async function readUnlessScanned(bytes: Uint8Array, fileName: string): Promise<{ source: SourceText } | { need: RecognitionNeed }> {
  const kind = kindWithin(bytes, fileName)
  if (isPicture(kind)) return { need: { kind, pages: [1] } }
  if (kind !== 'pdf') return { source: filled(readText(kind, bytes)) }
  return withPdf(bytes, (pdf) => {
    const { lines, blind } = linesOfPdf(pdf, new Map())
    const pages = worthRecognising(blind)
    return pages.length > 0 ? { need: { kind, pages } } : { source: filled({ format: 'pdf', lines, pages: pdf.pageCount }) }
  })
}

function filled(source: SourceText, recognised: ReadonlyMap<number, OcrPage> = new Map()): SourceText {
  if (source.lines.some(({ text }) => text.trim() !== '')) return source
  throw recognised.size > 0
    ? new Refusal('documents/empty', 422, '识别了每一页，一个字也没有读出来。', '请换一份清楚、端正的扫描件或照片，或者向发文单位要 Word 版。')
    : new Refusal('documents/empty', 422, '这个文件里没有文字。', '请换一份有正文的文件再传。')
}

function kindWithin(bytes: Uint8Array, fileName: string): DocumentKind {
  if (bytes.length > LARGEST.pdf) throw tooLarge(LARGEST.pdf)
  const kind = kindOf(bytes, fileName)
  if (bytes.length > LARGEST[kind]) throw tooLarge(LARGEST[kind])
  return kind
}

function readText(kind: Exclude<DocumentKind, 'pdf' | PictureKind>, bytes: Uint8Array): SourceText {
  switch (kind) {
    case 'docx': return { format: kind, lines: linesOfWord(readWord(bytes, { numbers: true })), pages: null }
    case 'doc': return { format: kind, lines: linesOfWord(readDoc(bytes, { numbers: true })), pages: null }
    case 'rtf': return { format: kind, lines: linesOfWord(readRtf(bytes)), pages: null }
    case 'ofd': return readOfdPages(bytes)
    case 'txt': return { format: kind, lines: splitLines(decodeText(bytes).text).map((text) => ({ text, page: null, cells: null, table: null })), pages: null }
  }
}

/** Photographs as one document: page n is the n-th picture. @throws Refusal documents/scan-without-text, documents/empty */
export function readPictures(recognised: ReadonlyMap<number, OcrPage>, pages: number): SourceText {
  if (recognised.size === 0) throw withoutText('这是照片或扫描的图片，要先识别文字。')
  const lines: SourceLine[] = []
  for (let page = 1; page <= pages; page++) lines.push(...linesOfRecognised(recognised.get(page), page))
  return filled({ format: 'picture', lines, pages }, recognised)
}

function readOfdPages(bytes: Uint8Array): SourceText {
  const { pages } = readOfd(bytes)
  if (pages.length > MOST_PAGES) throw tooManyPages('OFD', pages.length)
  const lines = pages.flatMap((page, i) => page.lines.map(({ text }): SourceLine => ({ text, page: i + 1, cells: null, table: null })))
  if (lines.length === 0 && pages.some((page) => page.pictures > 0))
    throw new Refusal('documents/scan-without-text', 422, '这份 OFD 的页面是图片，里面没有文字。', '请用 OFD 阅读器导出成 PDF 再传，扫描的页会识别出文字。')
  return { format: 'ofd', lines, pages: pages.length }
}

function readPdf(pdf: PdfDocument, recognised: ReadonlyMap<number, OcrPage>): SourceText {
  const { lines, blind } = linesOfPdf(pdf, recognised)
  // Scanned attachments behind a text are left out; a scanned first page means the notice itself is a picture.
  if (blind[0] === 1 || (blind.length > 0 && lines.length === 0 && recognised.size === 0)) throw withoutText('这是扫描件，里面没有文字。')
  return { format: 'pdf', lines, pages: pdf.pageCount }
}

/** The lines of all pages, recognised ones in their place, and the pages that are scans nobody recognised. */
function linesOfPdf(pdf: PdfDocument, recognised: ReadonlyMap<number, OcrPage>): { lines: SourceLine[]; blind: number[] } {
  if (pdf.pageCount > MOST_PAGES) throw tooManyPages('PDF', pdf.pageCount)
  const lines: SourceLine[] = []
  const blind: number[] = []
  for (let page = 1; page <= pdf.pageCount; page++) {
    const scan = recognised.get(page)
    if (scan) {
      lines.push(...linesOfRecognised(scan, page))
      continue
    }
    const read = pdf.pageText(page)
    if (read.isScan) blind.push(page)
    for (const line of read.lines) lines.push({ text: line.text, page, cells: null, table: null })
  }
  return { lines, blind }
}

/** Of the scanned pages those to recognise. Past a limit nothing is: so long a scan is no notice. */
function worthRecognising(scans: readonly number[]): number[] {
  if (scans.length <= MOST_RECOGNISED) return [...scans]
  // Behind a text they are attachments, which can be left out.
  if (scans[0] !== 1) return []
  throw new Refusal(
    'documents/too-large', 413, `这份 PDF 有 ${scans.length} 页扫描件，一次最多识别 ${MOST_RECOGNISED} 页。`, '请把通知正文单独扫描再传，其余作为附件。',
  )
}

const withoutText = (message: string): Refusal =>
  new Refusal('documents/scan-without-text', 422, message, '请向发文单位要 Word 或可以复制文字的 PDF；扫描件可以作为附件保存。')

const tooManyPages = (what: string, pages: number): Refusal =>
  new Refusal('documents/too-large', 413, `这份 ${what} 有 ${pages} 页，通知最多读 ${MOST_PAGES} 页。`, '请把通知正文单独导出再传，其余作为附件。')

const tooLarge = (limit: number): Refusal =>
  new Refusal(
    'documents/too-large',
    413,
    `这个文件超过 ${limit / MB} MB，太大了。`,
    '请压缩图片，或把正文单独导出再传。',
  )
