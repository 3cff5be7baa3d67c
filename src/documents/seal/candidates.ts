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
  for (let i = 0; i < edges.count; i++) {
    const stepX = edges.dx[i]! * 0.75
    const stepY = edges.dy[i]! * 0.75
    let x = (edges.x[i]! + edges.dx[i]! * nearest) / 2
    let y = (edges.y[i]! + edges.dy[i]! * nearest) / 2
    for (let r = nearest; r <= farthest; r += 1.5, x += stepX, y += stepY) {
      if (x >= 0 && y >= 0 && x < width && y < height) votes[(y | 0) * width + (x | 0)]!++
    }
  }
  return peaks(windowSums(votes, width, height), width, height, Math.round(2 * map.cellsPerMm))
}

/** Sums over 5 × 5 windows. */
function windowSums(votes: Uint16Array, width: number, height: number): Uint32Array {
  const across = new Uint32Array(votes.length)
  for (let i = 2; i < votes.length - 2; i++) across[i] = votes[i - 2]! + votes[i - 1]! + votes[i]! + votes[i + 1]! + votes[i + 2]!
  const sums = new Uint32Array(votes.length)
  for (let i = 2 * width; i < (height - 2) * width; i++) {
    sums[i] = across[i - 2 * width]! + across[i - width]! + across[i]! + across[i + width]! + across[i + 2 * width]!
  }
  return sums
}

/** The strongest cells, none within `apart` of a stronger one. */
function peaks(sums: Uint32Array, width: number, height: number, apart: number): Centre[] {
  const strong: number[] = []
  for (let y = 3; y < height - 3; y++) {
    for (let i = y * width + 3; i < (y + 1) * width - 3; i++) {
      const s = sums[i]!
      if (s >= MIN_VOTES && s >= sums[i - 1]! && s >= sums[i + 1]! && s >= sums[i - width]! && s >= sums[i + width]!) strong.push(i)
    }
  }
  strong.sort((a, b) => sums[b]! - sums[a]!)
  const kept: Centre[] = []
  for (const i of strong) {
    const x = i % width
    const y = Math.floor(i / width)
    if (kept.every((k) => Math.abs(k.x / 2 - x) > apart || Math.abs(k.y / 2 - y) > apart)) kept.push({ x: x * 2, y: y * 2 })
    if (kept.length === MOST_PEAKS) break
  }
  return kept
}

/** Side of the blocks that connected red is gathered in: bridges gaps of 1–2 mm, as worn rings have them. */
const BLOCK = 3

/**
 * Middles of connected red of a seal's size: finds ovals, whose rims do not agree on a centre. Sizes from 0.7 of the
 * smallest seal (a faint one loses parts) to 2.2 of the largest (a seal grown together with a title) pass.
 */
export function blobCentres(map: RednessMap, threshold: number): Centre[] {
  const width = Math.ceil(map.width / BLOCK)
  const height = Math.ceil(map.height / BLOCK)
  const red = new Uint8Array(width * height)
  for (let y = 0, i = 0; y < map.height; y++) {
    const row = Math.floor(y / BLOCK) * width
    for (let x = 0; x < map.width; x++, i++) if (map.values[i]! > threshold) red[row + Math.floor(x / BLOCK)] = 1
  }
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
