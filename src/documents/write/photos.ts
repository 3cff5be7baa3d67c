import sharp from 'sharp'
import { Refusal } from '../../platform/errors.ts'
import { kindOf } from '../kind.ts'
import { scanPdf } from './scan.ts'

/** Pages are put on A4 at this resolution: enough to read 小四 by, and a page stays under a megabyte. */
const DPI = 250
const SHORT = Math.round((210 / 25.4) * DPI)
const LONG = Math.round((297 / 25.4) * DPI)
/** The largest telephone cameras take 200 million pixels; a picture that claims more is a trap. */
const MOST_PIXELS = 210_000_000

/** Why a photograph cannot be a page. `index` counts from 0. */
export interface PhotoTrouble {
  index: number
  message: string
}

/**
 * Looks at a photograph's beginning: whether it is a JPEG or PNG that can be a page.
 * @returns its size in pixels, as stored
 * @throws Refusal documents/heic, documents/not-a-photo, documents/too-big, documents/damaged, and all `kindOf` throws
 */
export async function lookAtPhoto(bytes: Uint8Array, name: string): Promise<{ width: number; height: number }> {
  const kind = kindOf(bytes, name)
  if (kind !== 'jpeg' && kind !== 'png') throw new Refusal('documents/not-a-photo', 415, '这不是 JPG 或 PNG 照片。', '请用手机相机拍照，或把图片另存为 JPG 再传。')
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(() => {
    throw damaged()
  })
  if (width * height > MOST_PIXELS)
    throw new Refusal('documents/too-big', 422, `这张照片有 ${width} × ${height} 像素，太大了。`, '请用手机的普通拍照模式重拍，或把图片缩小后再传。')
  if (Math.min(width, height) < 200) throw new Refusal('documents/not-a-photo', 422, `这张图片只有 ${width} × ${height} 像素，看不清字。`, '请对着纸重新拍一张，让一页纸占满画面。')
  return { width, height }
}

/**
 * Binds photographs to one PDF, a page each, in order, upright as the camera held them, each within A4. The same photographs
 * give the same bytes. One that cannot be decoded is told of, and nothing is bound.
 */
export async function bindPhotos(photos: readonly { name: string; bytes: Uint8Array }[]): Promise<{ pdf: Uint8Array } | { troubles: PhotoTrouble[] }> {
  const pages: Uint8Array[] = []
  const troubles: PhotoTrouble[] = []
  for (const [index, { name, bytes }] of photos.entries()) {
    try {
      await lookAtPhoto(bytes, name)
      pages.push(await pageOf(bytes))
    } catch (error) {
      const { message, hint } = error instanceof Refusal ? error : damaged()
      troubles.push({ index, message: `${message}${hint}` })
    }
  }
  return troubles.length > 0 ? { troubles } : { pdf: await scanPdf(pages, { dpi: DPI }) }
}

async function pageOf(bytes: Uint8Array): Promise<Uint8Array> {
  const { width, height, orientation } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata()
  const lies = (orientation ?? 1) >= 5 ? height > width : width > height
  const [wide, high] = lies ? [LONG, SHORT] : [SHORT, LONG]
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
    .rotate()
    .flatten({ background: 'white' })
    .resize(wide, high, { fit: 'inside', withoutEnlargement: false })
    .toColourspace('srgb')
    .jpeg({ quality: 85 })
    .toBuffer()
}

/** A photograph, upright, as a JPEG at most `width` pixels wide (60–1600). @throws Refusal documents/damaged */
export async function photoThumbnail(bytes: Uint8Array, width: number): Promise<Uint8Array> {
  const wide = Math.min(1600, Math.max(60, Math.round(width)))
  const picture = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none' }).rotate().flatten({ background: 'white' }).resize({ width: wide, withoutEnlargement: true }).jpeg({ quality: 75 }).toBuffer().catch(() => {
    throw damaged()
  })
  return new Uint8Array(picture)
}

const damaged = (): Refusal => new Refusal('documents/damaged', 422, '这张照片打不开，可能没有传完。', '请重新拍一张或再传一次，其余照片还在。')
