import type { Raster } from './raster.ts'
import type { Strip } from './detect.ts'

/** Darker than this is ink. */
export const INK = 150

/** A line to be read: a sloping band with its letters inside, in pixels of the page. */
export interface Band {
  left: number
  right: number
  /** Upper and lower edge at x = 0; both fall by `slope` per pixel. */
  top: number
  bottom: number
  slope: number
}

/** The model marks the inner part of a line; letters are this many times as high. */
const EM_OF_MARK = 2.4
/** A gap wider than this many letters is none between letters of one line. */
const MOST_GAP = 0.6
/** Ink this much higher than the line is a rule of a table, not a letter. */
const RULE = 1.5

/** From what the model marked to the ink that belongs to it: whole letters, and the marks at both ends it tends to cut off. */
export function bandsOf(page: Raster, strips: readonly Strip[]): Band[] {
  return strips.map((strip) => {
    const em = strip.thickness * EM_OF_MARK
    const { above, below } = heightOf(page, strip, em)
    const stop = neighbours(strip, strips, em)
    const left = reach(page, strip, strip.left, -1, em, stop.left)
    const right = reach(page, strip, strip.right, 1, em, stop.right)
    return { left, right, top: strip.middle - above, bottom: strip.middle + below, slope: strip.slope }
  })
}

/** How far letters reach above and below the middle: to the first empty row, within reason. */
function heightOf(page: Raster, strip: Strip, em: number): { above: number; below: number } {
  const rowInk = (offset: number): number => {
    let ink = 0
    for (let x = Math.floor(strip.left); x < strip.right; x++) if (inkAt(page, x, strip.middle + strip.slope * x + offset)) ink++
    return ink
  }
  const few = Math.max(1, (strip.right - strip.left) * 0.006)
  const edge = (direction: -1 | 1): number => {
    for (let away = Math.round(em * 0.36); away < em * 0.72; away++) if (rowInk(direction * away) < few && rowInk(direction * (away + 1)) < few) return away
    return em * 0.56
  }
  return { above: edge(-1), below: edge(1) }
}

function inkAt({ data, width, height }: Raster, x: number, y: number): boolean {
  const row = Math.round(y)
  return x >= 0 && x < width && row >= 0 && row < height && data[row * width + x]! < INK
}

/** How far a line may grow to either side before it meets another one of the same row. */
function neighbours(strip: Strip, strips: readonly Strip[], em: number): { left: number; right: number } {
  let [left, right] = [-Infinity, Infinity]
  for (const other of strips) {
    if (other === strip) continue
    const middle = other.middle + (other.slope - strip.slope) * strip.left
    if (Math.abs(middle - strip.middle) > em * 0.5) continue
    if (other.left > strip.right) right = Math.min(right, (other.left + strip.right) / 2)
    if (other.right < strip.left) left = Math.max(left, (other.right + strip.left) / 2)
  }
  return { left, right }
}

/** Follows ink outwards from an end, across small gaps, up to a rule or to nothing. */
function reach(page: Raster, strip: Strip, from: number, direction: -1 | 1, em: number, stop: number): number {
  let end = Math.round(from)
  let gap = 0
  for (let x = end; gap <= em * MOST_GAP && x >= 0 && x < page.width && (x - stop) * direction < 0; x += direction) {
    const middle = strip.middle + strip.slope * x
    let ink = 0
    for (let y = middle - em * 0.5; y <= middle + em * 0.5; y++) if (inkAt(page, x, y)) ink++
    if (ink === 0) {
      gap++
      continue
    }
    if (ink > em * 0.85 && isRule(page, x, middle, em)) break
    gap = 0
    end = x
  }
  return end + (direction > 0 ? 1 : 0)
}

/** Whether ink at x runs on above and below a line of this height. */
export function isRule(page: Raster, x: number, middle: number, em: number): boolean {
  let ink = 0
  const half = (em * RULE) / 2
  for (let y = middle - half; y <= middle + half; y++) if (inkAt(page, x, y) || inkAt(page, x - 1, y) || inkAt(page, x + 1, y)) ink++
  return ink > half * 2 * 0.95
}
