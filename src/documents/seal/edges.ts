import type { RednessMap } from './redness.ts'

/** The rim of everything red: where it is and which way the red gets stronger. */
export interface Edges {
  count: number
  x: Float32Array
  y: Float32Array
  /** Unit vector from paper into the red. */
  dx: Float32Array
  dy: Float32Array
}

/** More rim cells than this (a page full of red text has 40,000) are thinned evenly: a ring keeps its share of them. */
const MOST_EDGES = 50_000

/** Cells redder than `threshold` with a neighbour that is not, and a slope to match. */
export function edges(map: RednessMap, threshold: number): Edges {
  const { values, width } = map
  const found: number[] = []
  // Cells on the map's own rim are never red (the smoothing leaves them out), so every red cell has four neighbours.
  for (const i of map.red) {
    if (values[i]! <= threshold) continue
    if (values[i - 1]! > threshold && values[i + 1]! > threshold && values[i - width]! > threshold && values[i + width]! > threshold) continue
    found.push(i)
  }
  const stride = Math.ceil(found.length / MOST_EDGES) || 1
  const most = Math.ceil(found.length / stride)
  const list: Edges = { count: 0, x: new Float32Array(most), y: new Float32Array(most), dx: new Float32Array(most), dy: new Float32Array(most) }
  for (let k = 0; k < found.length; k += stride) {
    const i = found[k]!
    const gx = slopeX(values, i, width)
    const gy = slopeY(values, i, width)
    const steep = Math.sqrt(gx * gx + gy * gy)
    if (steep < threshold) continue
    const at = list.count++
    list.x[at] = i % width
    list.y[at] = Math.floor(i / width)
    list.dx[at] = gx / steep
    list.dy[at] = gy / steep
  }
  return list
}

/** Sobel slope of the redness to the right; `at` must not lie on the map's rim. */
export const slopeX = (v: Uint8Array, at: number, width: number): number =>
  (v[at + 1]! - v[at - 1]!) * 2 + v[at + 1 - width]! - v[at - 1 - width]! + v[at + 1 + width]! - v[at - 1 + width]!

/** Sobel slope of the redness downwards. */
export const slopeY = (v: Uint8Array, at: number, width: number): number =>
  (v[at + width]! - v[at - width]!) * 2 + v[at + width - 1]! - v[at - width - 1]! + v[at + width + 1]! - v[at - width + 1]!
