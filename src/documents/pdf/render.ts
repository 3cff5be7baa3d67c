import type { Engine } from './engine.ts'
import type { FormLayer } from './form.ts'
import { tooBigPdf } from './refusals.ts'

export interface RenderOptions {
  /** Dots per inch asked for; default 150. */
  dpi?: number
  /** Most pixels of the picture; a larger page is rendered smaller. Default 12 million (A4 at 300 dpi has 8.7). */
  maxPixels?: number
}

export interface PdfPicture {
  /** width × height × 4 bytes: red, green, blue, alpha (always 255), rows from the top, no padding. */
  rgba: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
  /** What the picture really has: less than asked when the page was too large. */
  dpi: number
}

const BGRX = 3
const ANNOTATIONS = 0x01
/** PDFium draws blue first; this makes it red first. */
const RED_FIRST = 0x10

/** Draws a loaded page. @throws Refusal documents/too-big when even the bounded picture finds no memory */
export function renderPage(
  pdfium: Engine,
  page: number,
  size: { width: number; height: number },
  form: FormLayer | null,
  { dpi = 150, maxPixels = 12_000_000 }: RenderOptions = {},
): PdfPicture {
  const asked = dpi / 72
  // Long narrow pages would pass the pixel limit with a side no image format takes, so sides are bounded too.
  const scale = Math.min(asked, Math.sqrt(maxPixels / (size.width * size.height)), 16_000 / Math.max(size.width, size.height))
  const width = Math.max(1, Math.floor(size.width * scale))
  const height = Math.max(1, Math.floor(size.height * scale))
  const bytes = width * height * 4
  const pixels = pdfium.malloc(bytes)
  if (pixels === 0) throw tooBigPdf()
  let bitmap = 0
  try {
    bitmap = pdfium.call('FPDFBitmap_CreateEx', width, height, BGRX, pixels, width * 4)
    if (bitmap === 0) throw tooBigPdf()
    pdfium.call('FPDFBitmap_FillRect', bitmap, 0, 0, width, height, 0xffffffff)
    pdfium.call('FPDF_RenderPageBitmap', bitmap, page, 0, 0, width, height, 0, ANNOTATIONS | RED_FIRST)
    form?.draw(bitmap, page, width, height)
    const rgba = new Uint8ClampedArray(pdfium.memory().slice(pixels, pixels + bytes))
    for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255
    return { rgba, width, height, dpi: scale * 72 }
  } finally {
    if (bitmap !== 0) pdfium.call('FPDFBitmap_Destroy', bitmap)
    pdfium.free(pixels)
  }
}
