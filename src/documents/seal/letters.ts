import { slopeX, slopeY } from './edges.ts'
import type { Ellipse } from './ellipse.ts'
import type { RednessMap } from './redness.ts'
import { pointX, pointY, rednessAt } from './rim.ts'
import { ANGLES } from './size.ts'

/** What stands in the band of a ring where a seal has its letters. */
export interface Letters {
  /** Share of the band that is red. */
  density: number
  /** Changes between red and paper once around, as a whole ring would have them; of eight circles the fourth busiest. */
  changes: number
}

/** Circles of the text band, in radii: the ring's letters stand between 0.55 and 0.87 of every seal seen. */
const BAND = [0.56, 0.6, 0.64, 0.68, 0.72, 0.76, 0.8, 0.84]
/** A second ring runs along one or two of the circles and makes them busy; letters are as high as seven of them. */
const BUSY = 3

/** Reads the band circle by circle; what lies beyond the page counts as more of the same, up to half of it. */
export function readLetters(map: RednessMap, threshold: number, e: Ellipse): Letters {
  let cells = 0
  let red = 0
  const changes = BAND.map((q) => {
    let count = 0
    let seen = 0
    let before: boolean | null = null
    for (let k = 0; k < ANGLES; k++) {
      const v = rednessAt(map, pointX(e, k, q), pointY(e, k, q))
      if (v < 0) continue
      const isRed = v > threshold
      seen++
      if (isRed) red++
      if (before !== null && before !== isRed) count++
      before = isRed
    }
    cells += seen
    return count / Math.max(0.5, seen / ANGLES)
  })
  return { density: red / Math.max(1, cells), changes: changes.toSorted((a, b) => b - a)[BUSY]! }
}

/** Sectors of 30°: one or two letters each. */
const SECTORS = 12
/** Sectors with fewer edge cells than this say nothing. */
const FEWEST_EDGES = 12

/**
 * How much the edges of a sector run in one direction, in the middle one of all sectors: 0 all directions alike, 1 one only.
 * Hanzi have strokes along and across everywhere; second rings, spokes, petals, nets of curved lines have one direction at
 * each place.
 */
export function oneWay(map: RednessMap, threshold: number, e: Ellipse): number {
  const found: number[] = []
  const per = ANGLES / SECTORS
  for (let sector = 0; sector < SECTORS; sector++) {
    let [rr, tt, rt] = [0, 0, 0]
    for (let k = sector * per; k < (sector + 1) * per; k++) {
      const [ux, uy] = [pointX(e, k, 1) - e.x, pointY(e, k, 1) - e.y]
      const radius = Math.sqrt(ux * ux + uy * uy)
      for (let q = BAND[0]!; q <= 0.86; q += 0.02) {
        const x = Math.round(e.x + ux * q)
        const y = Math.round(e.y + uy * q)
        if (x < 1 || y < 1 || x >= map.width - 1 || y >= map.height - 1) continue
        const at = y * map.width + x
        const gx = slopeX(map.values, at, map.width)
        const gy = slopeY(map.values, at, map.width)
        const steep = gx * gx + gy * gy
        if (steep < threshold * threshold) continue
        // Directions only: a title's rule across the seal is stronger than the letters but touches few sectors.
        const outward = (gx * ux + gy * uy) / radius
        const along = (gy * ux - gx * uy) / radius
        rr += (outward * outward) / steep
        tt += (along * along) / steep
        rt += (outward * along) / steep
      }
    }
    if (rr + tt >= FEWEST_EDGES) found.push(Math.sqrt((rr - tt) ** 2 + 4 * rt * rt) / (rr + tt))
  }
  return found.toSorted((a, b) => a - b)[found.length >> 1] ?? 1
}
