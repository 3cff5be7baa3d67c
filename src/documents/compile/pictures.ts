import sharp from 'sharp'
import { REPORT_LIMITS, type ReportPicture } from './report.ts'

/** The text's width, and what is left of a page's height under a line of text. */
const TEXT_MM = 156
const HEIGHT_MM = 190
/** Pixels along the longer side: 200 dpi over the text's width, sharp in print. */
const MOST_PIXELS = 1_240
/** Drawings keep their edges as PNG up to here; above it is a photograph. */
const DRAWING_BYTES = 200_000
const EMU_PER_MM = 36_000

// One picture at a time and none kept: a thread that reads a thousand reports must not grow.
sharp.concurrency(1)
sharp.cache(false)

/** What we draw again; metafiles, drawings with links and everything unknown are not opened. */
const KNOWN: readonly [string, number][] = [['\xff\xd8\xff', 0], ['\x89PNG', 0], ['GIF8', 0], ['WEBP', 8]]

/**
 * A picture of a report made anew: turned upright, on white, without what a camera writes into it (place, time), no larger than print needs.
 * @param widthMm as the report shows it, 0 when unsaid
 * @returns null when it is none we open, or is damaged
 */
export async function pictureFrom(bytes: Uint8Array, widthMm: number): Promise<ReportPicture | null> {
  if (!KNOWN.some(([magic, at]) => [...magic].every((sign, i) => bytes[at + i] === sign.charCodeAt(0)))) return null
  try {
    // Upright before anything is measured: a phone's picture lies on its side and says so.
    const upright = sharp(bytes, { limitInputPixels: REPORT_LIMITS.picturePixels, failOn: 'error', pages: 1 }).rotate()
      .resize({ width: MOST_PIXELS, height: MOST_PIXELS, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' }).toColourspace('srgb')
    const drawing = bytes[0] === 0x89 || bytes[0] === 0x47
    if (drawing) {
      const png = await upright.clone().png({ compressionLevel: 9, palette: false }).toBuffer({ resolveWithObject: true })
      if (png.data.length <= DRAWING_BYTES) return kept(png.data, 'png', png.info, widthMm)
    }
    const { data, info } = await upright.jpeg({ quality: 78 }).toBuffer({ resolveWithObject: true })
    return kept(data, 'jpeg', info, widthMm)
  } catch {
    return null
  }
}

/** A page drawn from a PDF, as a picture that fills the text area. @param rgba width × height × 4 bytes */
export async function pageFrom(rgba: Uint8ClampedArray, width: number, height: number): Promise<ReportPicture> {
  const { data, info } = await sharp(Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength), { raw: { width, height, channels: 4 } })
    .removeAlpha().jpeg({ quality: 72 }).toBuffer({ resolveWithObject: true })
  return kept(data, 'jpeg', info, TEXT_MM)
}

export const mmOf = (emu: number): number => emu / EMU_PER_MM

/** Shown as wide as the report shows it, or at 96 dpi, within the text area. */
function kept(bytes: Buffer, format: 'jpeg' | 'png', { width, height }: { width: number; height: number }, widthMm: number): ReportPicture {
  const wished = widthMm > 5 ? widthMm : (width * 25.4) / 96
  const fitting = Math.min(wished, TEXT_MM, (HEIGHT_MM * width) / height)
  // A buffer of its own: one from a shared pool would take all of that along between threads.
  return { bytes: Uint8Array.from(bytes), format, width, height, widthMm: Math.max(1, Math.round(fitting * 10) / 10) }
}
