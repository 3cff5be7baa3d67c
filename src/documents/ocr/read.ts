import type { Models } from './engine.ts'
import type { Band } from './ink.ts'
import { resizeRaster, type Raster } from './raster.ts'

/** What the reading model works at. */
const HIGH = 48
const STEP = 8
/** Paper left around the letters, in parts of their height. */
const MARGIN = 0.1
/** Longer lines than this (some 90 letters) are squeezed. */
const WIDEST = 4096

/** A character as read, in pixels of the page. */
export interface Sign {
  char: string
  confidence: number
  /** Where the model was surest of it. */
  at: number
  /** What it would be otherwise, where that is not out of the question. */
  other?: { char: string; confidence: number }
}

/** The letters of a band cut out and set straight, 48 pixels high. */
export interface Cutting extends Raster {
  /** Left edge on the page, and page pixels per pixel of the cutting. */
  left: number
  scale: number
}

/** Cuts a line out of the page. */
export function cutLine(page: Raster, band: Band): Cutting {
  const high = band.bottom - band.top
  const margin = high * MARGIN
  const left = Math.floor(band.left - margin)
  const wide = Math.max(1, Math.ceil(band.right + margin) - left)
  const tall = Math.max(1, Math.round(high + 2 * margin))
  const upright: Raster = { data: new Uint8Array(wide * tall).fill(255), width: wide, height: tall }
  for (let x = 0; x < wide; x++) {
    const from = left + x
    if (from < 0 || from >= page.width) continue
    const top = band.top - margin + band.slope * from
    for (let y = 0; y < tall; y++) {
      const at = top + y
      const row = Math.floor(at)
      if (row < 0 || row >= page.height - 1) continue
      const upper = page.data[row * page.width + from]!
      upright.data[y * wide + x] = upper + (page.data[(row + 1) * page.width + from]! - upper) * (at - row) + 0.5
    }
  }
  const width = Math.min(WIDEST, Math.max(STEP * 4, Math.round((wide * HIGH) / tall / STEP) * STEP))
  return { ...resizeRaster(upright, width, HIGH), left, scale: wide / width }
}

/** Reads a cutting. */
export async function readLine(models: Models, cutting: Cutting): Promise<Sign[]> {
  const steps = cutting.width / STEP
  const chances = await models.read(planes(cutting, models.room(3 * HIGH * cutting.width)), cutting.width)
  return decode(chances, steps, models.alphabet).map((sign) => ({ ...sign, at: cutting.left + (sign.at + 0.5) * STEP * cutting.scale }))
}

/** Three equal planes, white 1 and black -1, written into `out`. */
export function planes({ data }: Raster, out: Float32Array): Float32Array {
  for (let i = 0; i < data.length; i++) out[i] = data[i]! / 127.5 - 1
  out.copyWithin(data.length, 0, data.length)
  out.copyWithin(2 * data.length, 0, data.length)
  return out
}

/** Below this a second choice is out of the question. */
const LEAST_OTHER = 0.02

/** Best choice per step, repeats and "nothing" dropped; `at` in steps. */
function decode(chances: Float32Array, steps: number, alphabet: readonly string[]): Sign[] {
  const size = alphabet.length
  const signs: Sign[] = []
  let last = 0
  for (let step = 0; step < steps; step++) {
    const from = step * size
    const best = highest(chances, from, from + size, -1) - from
    const confidence = chances[from + best]!
    const before = signs.at(-1)
    if (best !== 0 && (best !== last || !before || confidence > before.confidence)) {
      const sign: Sign = { char: alphabet[best]!, confidence, at: step }
      const second = confidence > 1 - LEAST_OTHER ? 0 : highest(chances, from + 1, from + size, from + best) - from
      if (chances[from + second]! >= LEAST_OTHER && second !== 0) sign.other = { char: alphabet[second]!, confidence: chances[from + second]! }
      if (best === last) signs[signs.length - 1] = sign
      else signs.push(sign)
    }
    last = best
  }
  return signs
}

/** Where the highest chance is, one place left out. More than a half cannot be topped, and "nothing", most often right, stands first. */
function highest(chances: Float32Array, from: number, to: number, except: number): number {
  let best = from === except ? from + 1 : from
  let most = chances[best]!
  if (most > 0.5) return best
  for (let i = from; i < to; i++) {
    if (chances[i]! <= most || i === except) continue
    best = i
    most = chances[i]!
  }
  return best
}
