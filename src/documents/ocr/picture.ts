import sharp from 'sharp'
import { isPicture, kindOf } from '../kind.ts'
import type { PageImage } from './prepare.ts'
import { damagedPicture, hugePicture, movingPicture, noPicture, tinyPicture } from './refusals.ts'

/** A camera's largest; more is no page. */
const MOST_PIXELS = 120_000_000
/** Longer side of what recognition needs: A4 at 250 dpi. */
const MOST_SIDE = 2900
/** Smaller than this no letter of a page can be told. */
const LEAST_SIDE = 32
/** A page is not this much longer than wide. */
const MOST_RATIO = 12

/**
 * The pixels of a JPG, PNG, WebP, TIFF or still GIF picture: turned as its camera noted, on white, no larger than recognition needs.
 * @throws Refusal documents/empty, documents/heic, documents/unknown-kind, not-a-picture, damaged, many-frames, too-big, too-small
 */
export async function openPicture(bytes: Uint8Array): Promise<PageImage> {
  // By its first bytes: only known kinds are given to a decoder at all.
  if (!isPicture(kindOf(bytes, ''))) throw noPicture()
  const input = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true } as const
  const { width, height, pages } = await sharp(bytes, { ...input, limitInputPixels: false }).metadata().catch(() => {
    throw damagedPicture()
  })
  if ((pages ?? 1) > 1) throw movingPicture()
  if (width * height > MOST_PIXELS || Math.max(width, height) > MOST_RATIO * Math.min(width, height)) throw hugePicture()
  if (Math.min(width, height) < LEAST_SIDE) throw tinyPicture()
  const { data, info } = await sharp(bytes, input)
    .autoOrient()
    .resize({ width: MOST_SIDE, height: MOST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .timeout({ seconds: 60 })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw damagedPicture()
    })
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width: info.width, height: info.height }
}
