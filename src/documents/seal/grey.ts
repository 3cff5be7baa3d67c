import type { PageImage, RednessMap } from './redness.ts'
import { FAINT, redCells } from './redness.ts'

/** One pixel in 49 is looked at: 44,000 of a 150-dpi page, of which a pale 36 mm seal colours at least 60. */
const STRIDE = 7
/** Channels of a grey JPEG differ by rounding only; a colour scan's noise alone makes pixels differ by more. */
const GREY_SPREAD = 3
const MOST_COLOURED = 0.0005

/** True when a page has no colour at all, so that red ink would have turned grey. */
export function isColourless({ data, width, height }: PageImage): boolean {
  let looked = 0
  let coloured = 0
  for (let y = 0; y < height; y += STRIDE) {
    for (let x = 0; x < width; x += STRIDE) {
      const at = (y * width + x) * 4
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!]
      looked++
      if (Math.max(r, g, b) - Math.min(r, g, b) > GREY_SPREAD) coloured++
    }
  }
  return coloured <= looked * MOST_COLOURED
}

/**
 * True when bright pixels vary as a scanner's do. A page drawn from a file has one exact paper level on all but the soft
 * rims of letters (2–4 % of bright pixels); a scan, even one cleaned to white, has JPEG's ripple around every letter.
 */
export function looksScanned({ data, width, height }: PageImage): boolean {
  const counts = new Uint32Array(256)
  let bright = 0
  for (let y = 0; y < height; y += STRIDE) {
    for (let x = 0; x < width; x += STRIDE) {
      const level = data[(y * width + x) * 4 + 1]!
      counts[level]!++
      if (level >= 200) bright++
    }
  }
  return bright > 0 && Math.max(...counts.subarray(200)) < bright * 0.93
}

/** Darkness in place of redness, so that the same search finds the ring of a seal that was scanned in grey. */
export function darknessMap({ data, width: imageWidth, height: imageHeight }: PageImage, pageWidthMm: number): RednessMap {
  const step = Math.max(1, Math.floor(imageWidth / pageWidthMm / 2.6))
  const width = Math.floor(imageWidth / step)
  const height = Math.floor(imageHeight / step)
  const values = new Uint8Array(width * height)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      let light = 0
      for (let j = 0; j < step; j++) {
        for (let k = 0; k < step; k++) light += data[((y * step + j) * imageWidth + x * step + k) * 4 + 1]!
      }
      values[y * width + x] = 255 - light / (step * step)
    }
  }
  return { values, width, height, cellsPerMm: width / pageWidthMm, noise: 4, floor: FAINT, red: redCells(values, FAINT) }
}
