import sharp from 'sharp'
import { makePdf, renderPdf, type PageSpec, type Pixels } from './pages.ts'
import { scannedPdf } from './scan.ts'

/** A line of text each on a page of its own, cut to a strip so that recognising it takes a moment. */
export async function scanOf(lines: readonly string[]): Promise<Uint8Array> {
  const strips = await Promise.all(lines.map(async (line) => {
    const { data, width, height } = await pixelsOf({ pages: [[line]], fontSizePt: 16 })
    return sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha().extract({ left: 0, top: 120, width, height: 240 }).jpeg({ quality: 90 }).toBuffer()
  }))
  return scannedPdf(strips, [595.28, 115.2])
}

/** The first page of a document as a renderer gives it, at 150 dpi. */
export const pixelsOf = (spec: PageSpec): Promise<Pixels> => renderPdf(makePdf(spec))
