import { Refusal } from '../../platform/errors.ts'
import { dropEngine, engine, enter, exit, type Engine } from './engine.ts'
import { openForm, type FormLayer } from './form.ts'
import { readLines, type PdfPageText } from './text.ts'
import { pageImageBoxes, pageImageShare, type PdfImageBox } from './images.ts'
import { renderPage, type PdfPicture, type RenderOptions } from './render.ts'
import { damagedPdf, emptyPdf, lockedPdf, tooBigPdf, wrongPassword } from './refusals.ts'

export interface OpenPdfOptions {
  /** For files that ask for one to be opened. Files that only forbid printing or copying need none. */
  password?: string
}

/** A PDF in memory. Pages are counted from 1. Only usable inside the function given to `withPdf`. */
export interface PdfDocument {
  readonly pageCount: number
  /** Digital signatures in the file (fields, whether valid or not). */
  readonly signatureCount: number
  /** Size as shown, in points (1/72 inch), rotation applied. */
  pageSize(page: number): { width: number; height: number }
  /** Text in physical lines, in reading order, and whether the page is a scan without text. */
  pageText(page: number): PdfPageText
  /** Where the pictures of the page stand. */
  pageImages(page: number): PdfImageBox[]
  /** The page as RGBA pixels on white. */
  render(page: number, options?: RenderOptions): PdfPicture
}

/**
 * Opens a PDF, gives it to `use` and frees all of it afterwards, also when `use` fails.
 * `bytes` are copied, not kept. `use` may await; several documents may be open in one thread.
 * @throws Refusal documents/damaged, documents/empty, documents/encrypted, documents/too-big
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (pdf: PdfDocument) => T | Promise<T>,
  options: OpenPdfOptions = {},
): Promise<T> {
  if (bytes.length === 0) throw emptyPdf()
  const pdfium = await engine()
  enter(pdfium)
  try {
    return await withDocument(pdfium, bytes, options, use)
  } catch (error) {
    if (!isTrap(error)) throw error
    dropEngine()
    throw tooBigPdf()
  } finally {
    await exit(pdfium)
  }
}

/** PDFium cannot unwind: out of memory or stack ends in a trap of the whole instance. */
const isTrap = (error: unknown): boolean =>
  error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /call stack/i.test(error.message))

async function withDocument<T>(
  pdfium: Engine,
  bytes: Uint8Array,
  options: OpenPdfOptions,
  use: (pdf: PdfDocument) => T | Promise<T>,
): Promise<T> {
  const data = copyIn(pdfium, bytes)
  const password = options.password ? copyIn(pdfium, new TextEncoder().encode(`${options.password}\0`)) : 0
  let handle = 0
  let form: FormLayer | null = null
  try {
    handle = pdfium.call('FPDF_LoadMemDocument', data, bytes.length, password)
    if (handle === 0) throw openingFailed(pdfium.call('FPDF_GetLastError'), options)
    const pageCount = pdfium.call('FPDF_GetPageCount', handle)
    if (pageCount <= 0) throw emptyPdf()
    form = openForm(pdfium, handle)
    return await use(documentOf(pdfium, handle, pageCount, form))
  } finally {
    form?.close()
    if (handle !== 0) pdfium.call('FPDF_CloseDocument', handle)
    if (password !== 0) pdfium.free(password)
    pdfium.free(data)
  }
}

function copyIn(pdfium: Engine, bytes: Uint8Array): number {
  const at = pdfium.malloc(bytes.length)
  if (at === 0) throw tooBigPdf()
  new Uint8Array(pdfium.memory()).set(bytes, at)
  return at
}

/** FPDF_GetLastError: 4 password, 5 unsupported security, all else a broken file. */
function openingFailed(code: number, options: OpenPdfOptions): Refusal {
  if (code === 4) return options.password ? wrongPassword() : lockedPdf()
  return code === 5 ? lockedPdf() : damagedPdf()
}

function documentOf(pdfium: Engine, handle: number, pageCount: number, form: FormLayer | null): PdfDocument {
  const onPage = <T>(page: number, use: (page: number) => T): T => {
    refuseNoPage(page, pageCount)
    const loaded = pdfium.call('FPDF_LoadPage', handle, page - 1)
    if (loaded === 0) throw damagedPdf()
    try {
      return use(loaded)
    } finally {
      pdfium.call('FPDF_ClosePage', loaded)
    }
  }
  return {
    pageCount,
    get signatureCount() {
      return Math.max(0, pdfium.call('FPDF_GetSignatureCount', handle))
    },
    pageSize(page) {
      refuseNoPage(page, pageCount)
      const at = pdfium.malloc(8)
      try {
        // Without loading the page, which would parse all of it.
        if (!pdfium.call('FPDF_GetPageSizeByIndexF', handle, page - 1, at)) throw damagedPdf()
        const [width = 0, height = 0] = new Float32Array(pdfium.memory(), at, 2)
        return { width, height }
      } finally {
        pdfium.free(at)
      }
    },
    pageText: (page) =>
      onPage(page, (at) => {
        const read = readLines(pdfium, at, sizeOf(pdfium, at))
        const imageShare = read.hanzi < SCAN_HANZI ? pageImageShare(pdfium, at) : 0
        return { ...read, isScan: imageShare >= SCAN_SHARE }
      }),
    pageImages: (page) => onPage(page, (at) => pageImageBoxes(pdfium, at)),
    render: (page, options) => onPage(page, (at) => renderPage(pdfium, at, sizeOf(pdfium, at), form, options)),
  }
}

function refuseNoPage(page: number, pageCount: number): void {
  if (!Number.isInteger(page) || page < 1 || page > pageCount) throw new RangeError(`no page ${page} of ${pageCount}`)
}

/** A page with fewer hanzi than this, most of it covered by images, is a scan that needs character recognition. */
const SCAN_HANZI = 20
const SCAN_SHARE = 0.5

const sizeOf = (pdfium: Engine, page: number): { width: number; height: number } => ({
  width: pdfium.call('FPDF_GetPageWidthF', page),
  height: pdfium.call('FPDF_GetPageHeightF', page),
})
