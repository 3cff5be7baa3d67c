import type { Models } from './engine.ts'
import { resizeRaster, type Raster } from './raster.ts'

/** A printed line as found: a strip along a gently sloping middle, in pixels of the page. */
export interface Strip {
  left: number
  right: number
  /** Height of the middle at x = 0 and how much it falls per pixel. */
  middle: number
  slope: number
  /** Thickness of what the model marked; letters are higher. */
  thickness: number
  /** Mean chance that this is text. */
  score: number
}

/** Longer side of what the model looks at. */
const LOOK = 1216
const THRESHOLD = 0.3
const LEAST_SCORE = 0.5
const MEAN = [0.485, 0.456, 0.406] as const
const DEVIATION = [0.229, 0.224, 0.225] as const

/** A page as the model takes it. `room` gives the memory to write it into. */
export function findInput(page: Raster, room: (size: number) => Float32Array): { input: Float32Array; width: number; height: number } {
  const scale = Math.min(1.5, LOOK / Math.max(page.width, page.height))
  const width = Math.max(32, Math.round((page.width * scale) / 32) * 32)
  const height = Math.max(32, Math.round((page.height * scale) / 32) * 32)
  const { data } = resizeRaster(page, width, height)
  const input = room(3 * data.length)
  for (let c = 0; c < 3; c++) {
    const levels = Float32Array.from({ length: 256 }, (_, level) => (level / 255 - MEAN[c]!) / DEVIATION[c]!)
    const plane = input.subarray(c * data.length)
    for (let i = 0; i < data.length; i++) plane[i] = levels[data[i]!]!
  }
  return { input, width, height }
}

/** Finds printed lines. */
export async function findStrips(models: Models, page: Raster): Promise<Strip[]> {
  const { input, width, height } = findInput(page, models.room)
  const chances = await models.find(input, width, height)
  const [sx, sy] = [page.width / width, page.height / height]
  return spots(chances, width, height).map((strip) => ({
    left: strip.left * sx,
    right: (strip.right + 1) * sx,
    slope: (strip.slope * sy) / sx,
    middle: (strip.middle + 0.5) * sy,
    thickness: strip.thickness * sy,
    score: strip.score,
  }))
}

/** Connected spots above the threshold, as strips in the model's own pixels. */
function spots(chances: Float32Array, width: number, height: number): Strip[] {
  const found: Strip[] = []
  const seen = new Uint8Array(chances.length)
  const members = new Int32Array(chances.length)
  const tops = new Int32Array(width)
  const bottoms = new Int32Array(width)
  for (let start = 0; start < chances.length; start++) {
    if (seen[start] || chances[start]! <= THRESHOLD) continue
    let [left, right, sum, count] = [width, 0, 0, 1]
    const visit = (to: number): void => {
      if (seen[to] || chances[to]! <= THRESHOLD) return
      seen[to] = 1
      members[count++] = to
    }
    members[0] = start
    seen[start] = 1
    for (let next = 0; next < count; next++) {
      const at = members[next]!
      const x = at % width
      if (x < left) left = x
      if (x > right) right = x
      sum += chances[at]!
      if (x > 0) visit(at - 1)
      if (x < width - 1) visit(at + 1)
      if (at >= width) visit(at - width)
      if (at + width < chances.length) visit(at + width)
    }
    if (count < 8 || sum / count < LEAST_SCORE) continue
    tops.fill(height, left, right + 1)
    bottoms.fill(-1, left, right + 1)
    for (let i = 0; i < count; i++) {
      const at = members[i]!
      const x = at % width
      const y = (at - x) / width
      tops[x] = Math.min(tops[x]!, y)
      bottoms[x] = Math.max(bottoms[x]!, y)
    }
    found.push({ left, right, ...middleOf(tops, bottoms, left, right), score: sum / count })
  }
  return found
}

/** The straight line through the middles of the columns, and their median height. */
function middleOf(tops: Int32Array, bottoms: Int32Array, left: number, right: number): { middle: number; slope: number; thickness: number } {
  const heights = Int32Array.from({ length: right - left + 1 }, (_, i) => bottoms[left + i]! - tops[left + i]! + 1).toSorted()
  const thickness = heights[heights.length >> 1]!
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0]
  for (let x = left; x <= right; x++) {
    const high = bottoms[x]! - tops[x]! + 1
    // Where the mark runs into a neighbour's or frays at the ends, its middle says nothing.
    if (high < thickness * 0.6 || high > thickness * 1.5) continue
    const y = (tops[x]! + bottoms[x]!) / 2
    n++
    sx += x
    sy += y
    sxx += x * x
    sxy += x * y
  }
  const spread = n * sxx - sx * sx
  const long = right - left + 1 > thickness * 6
  const slope = long && spread > 0 ? (n * sxy - sx * sy) / spread : 0
  return { slope, middle: n > 0 ? (sy - slope * sx) / n : (tops[left]! + bottoms[left]!) / 2, thickness }
}
