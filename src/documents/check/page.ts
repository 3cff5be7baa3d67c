import { Refusal } from '../../platform/errors.ts'
import { pictureToPng, withPdf } from '../pdf/index.ts'

const NARROWEST = 60
const WIDEST = 2400
/** An A4 page 2400 pixels wide has 8.1 million. */
const MOST_PIXELS = 9_000_000

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
