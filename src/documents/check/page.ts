import sharp from 'sharp'
import { Refusal } from '../../platform/errors.ts'
import { pictureToPng, withPdf } from '../pdf/index.ts'

const NARROWEST = 60
const WIDEST = 2400
/** An A4 page 2400 pixels wide has 8.1 million. */
const MOST_PIXELS = 9_000_000

/** A part of a page, in shares of its width and height: 0 to 1 from the top left corner. */
export interface Region {
  x: number
  y: number
  w: number
  h: number
}

/**
 * Page `page` (1-based) of a PDF as a PNG `width` pixels wide, within 60–2400; smaller when the page is very long.
 * @throws Refusal documents/no-page when the PDF has no such page, and all that opening a PDF throws
 */
export function pageImage(bytes: Uint8Array, page: number, width: number): Promise<Uint8Array> {
  const wide = Number.isFinite(width) ? Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) : 1000
  return withPdf(bytes, async (pdf) => {
    if (!Number.isInteger(page) || page < 1 || page > pdf.pageCount) {
      throw new Refusal('documents/no-page', 404, `这份 PDF 没有第 ${page} 页。`, `它共有 ${pdf.pageCount} 页。`)
    }
    // A hair wider than asked: the renderer rounds down.
    const dpi = ((wide + 0.5) / pdf.pageSize(page).width) * 72
    return new Uint8Array(await pictureToPng(pdf.render(page, { dpi, maxPixels: MOST_PIXELS })))
  })
}

/** How wide a whole page must be drawn so that its region is `width` pixels wide; never more than a page may be. */
export const widthFor = (width: number, { w }: Region): number => Math.min(WIDEST, Math.round(width / Math.max(0.05, Math.min(1, w))))

/** The region of a picture (PNG or JPEG) of a page, as PNG; what lies outside the page is cut off. At least 8 pixels each way. */
export async function cutOut(picture: Uint8Array, { x, y, w, h }: Region): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata()
  const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value)))
  const left = clamp(x * width, 0, Math.max(0, width - 8))
  const top = clamp(y * height, 0, Math.max(0, height - 8))
  const area = { left, top, width: clamp(w * width, Math.min(8, width), width - left), height: clamp(h * height, Math.min(8, height), height - top) }
  return new Uint8Array(await sharp(picture).extract(area).png().toBuffer())
}

/** The text of a page (1-based) that has a text layer, line by line. @throws Refusal as `pageImage` */
export function pageLines(bytes: Uint8Array, page: number): Promise<string[]> {
  return withPdf(bytes, (pdf) => {
    if (!Number.isInteger(page) || page < 1 || page > pdf.pageCount) throw new Refusal('documents/no-page', 404, `这份 PDF 没有第 ${page} 页。`, `它共有 ${pdf.pageCount} 页。`)
    return pdf.pageText(page).lines.map(({ text }) => text)
  })
}
