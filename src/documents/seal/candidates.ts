import type { Edges } from './edges.ts'
import type { RednessMap } from './redness.ts'
import { MAX_DIAMETER_MM, MIN_DIAMETER_MM } from './size.ts'

/** A place where a seal's centre may be, in cells. */
export interface Centre {
  x: number
  y: number
}

/** Votes in a 5 × 5 window below which no ring was ever verified: a 26 mm ring of which a quarter is left gives 60. */
const MIN_VOTES = 55
/** Peaks looked at; a page with two seals and a red photo has its seals among the first ten. */
const MOST_PEAKS = 14

/**
 * Centres of circles by gradient voting: each rim cell votes for all points that lie 13–31 mm inward of it. The rim of a
 * circle agrees on one point even when half of it is missing or another seal crosses it.
 */
export function circleCentres(map: RednessMap, edges: Edges): Centre[] {
  // Votes are kept at half resolution: centres are refined by the fit anyway.
  const width = map.width >> 1
  const height = map.height >> 1
  const votes = new Uint16Array(width * height)
  const nearest = (MIN_DIAMETER_MM / 2) * map.cellsPerMm
  const farthest = (MAX_DIAMETER_MM / 2) * map.cellsPerMm
  let top = height
  let bottom = 0
  for (let i = 0; i < edges.count; i++) {
    const stepX = edges.dx[i]! * 0.75
    const stepY = edges.dy[i]! * 0.75
    let x = (edges.x[i]! + edges.dx[i]! * nearest) / 2
    let y = (edges.y[i]! + edges.dy[i]! * nearest) / 2
    for (let r = nearest; r <= farthest; r += 1.5, x += stepX, y += stepY) {
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      const row = y | 0
      votes[row * width + (x | 0)]!++
      if (row < top) top = row
      if (row > bottom) bottom = row
    }
  }
  if (bottom < top) return []
  // Only the rows that got votes are looked at, with room for the window.
  const from = Math.max(0, top - 3) * width
  const to = Math.min(height, bottom + 4) * width
  return peaks(windowSums(votes.subarray(from, to), width), width, Math.round(2 * map.cellsPerMm), from / width)
}

/** Sums over 5 × 5 windows. */
function windowSums(votes: Uint16Array, width: number): Int32Array {
  const across = new Int32Array(votes.length)
  for (let i = 2; i < votes.length - 2; i++) across[i] = votes[i - 2]! + votes[i - 1]! + votes[i]! + votes[i + 1]! + votes[i + 2]!
  const sums = new Int32Array(votes.length)
  for (let i = 2 * width; i < votes.length - 2 * width; i++) {
    sums[i] = across[i - 2 * width]! + across[i - width]! + across[i]! + across[i + width]! + across[i + 2 * width]!
  }
  return sums
}

/** The strongest cells, none within `apart` of a stronger one; `firstRow` is where `sums` begins on the half-size map. */
function peaks(sums: Int32Array, width: number, apart: number, firstRow: number): Centre[] {
  const strong: number[] = []
  for (let row = 2 * width; row < sums.length - 2 * width; row += width) {
    for (let i = row + 3; i < row + width - 3; i++) {
      const s = sums[i]!
      if (s >= MIN_VOTES && s >= sums[i - 1]! && s >= sums[i + 1]! && s >= sums[i - width]! && s >= sums[i + width]!) strong.push(i)
    }
  }
  strong.sort((a, b) => sums[b]! - sums[a]!)
  const kept: Centre[] = []
  for (const i of strong) {
    const x = i % width
    const y = Math.floor(i / width) + firstRow
    if (kept.every((k) => Math.abs(k.x / 2 - x) > apart || Math.abs(k.y / 2 - y) > apart)) kept.push({ x: x * 2, y: y * 2 })
    if (kept.length === MOST_PEAKS) break
  }
  return kept
}

/** Side of the blocks that connected rims are gathered in: bridges gaps of 1–2 mm, as worn rings have them. */
const BLOCK = 3

/**
 * Middles of connected rims of a seal's size: finds ovals, whose rims do not agree on a centre. Sizes from 0.7 of the
 * smallest seal (a faint one loses parts) to 2.2 of the largest (a seal grown together with a title) pass.
 */
export function blobCentres(map: RednessMap, edges: Edges): Centre[] {
  const width = Math.ceil(map.width / BLOCK)
  const height = Math.ceil(map.height / BLOCK)
  const red = new Uint8Array(width * height)
  for (let i = 0; i < edges.count; i++) red[Math.floor(edges.y[i]! / BLOCK) * width + Math.floor(edges.x[i]! / BLOCK)] = 1
  const least = (MIN_DIAMETER_MM * 0.7 * map.cellsPerMm) / BLOCK
  const most = (MAX_DIAMETER_MM * 2.2 * map.cellsPerMm) / BLOCK
  const centres: Centre[] = []
  const open = new Int32Array(width * height)
  for (let start = 0; start < red.length; start++) {
    if (red[start] !== 1) continue
    const box = flood(red, width, height, start, open)
    const wide = box.right - box.left + 1
    const high = box.bottom - box.top + 1
    if (wide < least || high < least || wide > most || high > most) continue
    centres.push({ x: ((box.left + box.right + 1) / 2) * BLOCK, y: ((box.top + box.bottom + 1) / 2) * BLOCK })
  }
  return centres
}

/** Clears the connected blocks around `start` (diagonals count) and gives their bounding box. */
function flood(red: Uint8Array, width: number, height: number, start: number, open: Int32Array) {
  const box = { left: width, right: 0, top: height, bottom: 0 }
  let depth = 0
  open[depth++] = start
  red[start] = 0
  while (depth > 0) {
    const at = open[--depth]!
    const x = at % width
    const y = Math.floor(at / width)
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx
        if (red[next] === 1) {
          red[next] = 0
          open[depth++] = next
        }
      }
    }
  }
  return box
}
