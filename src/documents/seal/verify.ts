import type { Centre } from './candidates.ts'
import { fitEllipse } from './ellipse.ts'
import type { Ellipse } from './ellipse.ts'
import { oneWay, readLetters } from './letters.ts'
import type { RednessMap } from './redness.ts'
import { fallOff, pointX, pointY, rednessAt, rimPoints } from './rim.ts'
import { ANGLES, COS, MAX_DIAMETER_MM, MIN_DIAMETER_MM, SIN } from './size.ts'

/** A seal as found on a page. Lengths in millimetres from the page's top left. */
export interface Seal {
  xMm: number
  yMm: number
  /** Longer axis. */
  diameterMm: number
  /** Shorter axis; equal to the longer one for a round seal. */
  minorMm: number
  /** 0–1: how whole the ring is and how clean the paper around it; from 0.55 it counts. */
  score: number
}

/** Fewer steps from red to paper than this are no ring: a third of a ring on 180 rays gives 60. */
const FEWEST_POINTS = 50
/** A fit may move the centre this far from the guess: half of the ring's text band, so it cannot reach a neighbour seal. */
const MOST_DRIFT_MM = 9

/** A ring that was looked into. */
export interface Ringed extends Seal {
  /** A whole ring with lines in it in place of letters: a wheel, a target, a second ring. Its score is 0. */
  ornament: boolean
}

/** Looks for a ring around a guessed centre and judges what lies in it; null when there is none. */
export function verify(map: RednessMap, threshold: number, centre: Centre): Ringed | null {
  const mm = map.cellsPerMm
  const smallest = (MIN_DIAMETER_MM / 2) * mm * 0.75
  const largest = (MAX_DIAMETER_MM / 2) * mm * 1.05
  const points = rimPoints(map, threshold, centre, smallest * 0.8, largest)
  if (points.x.length < FEWEST_POINTS) return null
  const fit = fitEllipse(points, { smallest, largest, drift: MOST_DRIFT_MM * mm, tolerance: Math.max(1.6, 0.5 * mm) })
  if (!fit) return null
  const ellipse = { ...fit, x: fit.x + centre.x, y: fit.y + centre.y }
  const diameterMm = (2 * Math.max(ellipse.a, ellipse.b)) / mm
  if (diameterMm < MIN_DIAMETER_MM || diameterMm > MAX_DIAMETER_MM) return null
  return { xMm: ellipse.x / mm, yMm: ellipse.y / mm, diameterMm, minorMm: (2 * Math.min(ellipse.a, ellipse.b)) / mm, ...judge(map, threshold, ellipse) }
}

/** What the rim looks like. */
interface Ring {
  /** Share of the visible ring that has ink with paper right outside. */
  coverage: number
  /** Share of the ring that lies on the page. */
  visible: number
  /** Share of the inked ring with nothing red in the 2.6 mm outside it. */
  clean: number
  /** How far the rim strays from the ellipse, 10th to 90th percentile. */
  strayMm: number
  /** Median line width. */
  thicknessMm: number
}

/** Changes around the letters of a whole ring below which there are none: plain rings and signs have up to 6. */
const FEWEST_CHANGES = 8
/** From this coverage a ring fits well enough that what is in it can be relied on. */
const WHOLE = 0.85
/** Share of red in the disc and in its text band below which nothing is written there. */
const LEAST_RED = 0.05
/** Above this the marks in the ring are lines, not letters: 724 fits on drawn seals had up to 0.36, wheels and nets 0.49 and more. */
const LINES = 0.43

/**
 * Puts the measures together. Bounds stand well outside of what drawn seals showed (lines 0.7–1.9 mm wide, stray 0.2–1.1 mm,
 * 14–60 changes around the text) and inside of discs (density 1), emblems, plain rings and signs (changes 0–6), table cells
 * (stray over 2 mm).
 */
function judge(map: RednessMap, threshold: number, e: Ellipse): Pick<Ringed, 'score' | 'ornament'> {
  const none = { score: 0, ornament: false }
  const ring = readRing(map, threshold, e)
  if (!ring || ring.thicknessMm >= 2.25 || ring.strayMm >= 1.3) return none
  const density = discDensity(map, threshold, e)
  if (density <= LEAST_RED || density >= 0.72) return none
  const letters = readLetters(map, threshold, e)
  if (letters.density <= LEAST_RED || letters.density >= 0.8 || letters.changes < FEWEST_CHANGES) return none
  if (oneWay(map, threshold, e) > LINES) return { score: 0, ornament: ring.coverage > WHOLE }
  return { score: ring.coverage * (0.55 + 0.45 * ring.clean) * (0.7 + 0.3 * ring.visible), ornament: false }
}

/** Reads the rim mark by mark; null when less than 45 % of it is on the page: an arc that short may be anything. */
function readRing(map: RednessMap, threshold: number, e: Ellipse): Ring | null {
  const radius = (e.a + e.b) / 2
  const mm = map.cellsPerMm / radius // one millimetre, in radii
  const cell = 1 / radius
  const red = (k: number, q: number): boolean => rednessAt(map, pointX(e, k, q), pointY(e, k, q)) > threshold
  let visible = 0
  let inked = 0
  let good = 0
  let dirty = 0
  const rims: number[] = []
  const widths: number[] = []
  for (let k = 0; k < ANGLES; k++) {
    const x = pointX(e, k, 1)
    const y = pointY(e, k, 1)
    if (x < 1 || y < 1 || x >= map.width - 1 || y >= map.height - 1) continue
    visible++
    let outer = 1 + 1.2 * mm
    while (outer > 1 - 1.2 * mm && !red(k, outer)) outer -= 0.4 * cell
    if (outer <= 1 - 1.2 * mm) continue
    inked++
    if (outer > 1 + mm) {
      dirty++ // red runs on outward: a title or another seal crosses here
      continue
    }
    for (let q = outer + 1.2 * mm; q < outer + 2.6 * mm; q += 0.5 * cell) {
      if (red(k, q)) {
        dirty++
        break
      }
    }
    const [nx, ny] = normal(e, k)
    if (fallOff(map, pointX(e, k, outer + 0.5 * cell), pointY(e, k, outer + 0.5 * cell), nx, ny) < 0.86) continue
    let inner = outer
    while (inner > 1 - 6 * mm && red(k, inner)) inner -= 0.4 * cell
    good++
    rims.push(outer)
    widths.push((outer - inner) / mm)
  }
  if (visible < ANGLES * 0.45 || good <= 8) return null
  rims.sort((a, b) => a - b)
  widths.sort((a, b) => a - b)
  return {
    coverage: good / visible,
    visible: visible / ANGLES,
    clean: 1 - dirty / inked,
    strayMm: (rims[Math.floor(good * 0.9)]! - rims[Math.floor(good * 0.1)]!) / mm,
    thicknessMm: widths[good >> 1]!,
  }
}

/** Unit vector out of the ellipse at mark `k`. */
function normal(e: Ellipse, k: number): [number, number] {
  const u = COS[k]! / e.a
  const v = SIN[k]! / e.b
  const length = Math.hypot(u, v)
  return [(u * e.cos - v * e.sin) / length, (u * e.sin + v * e.cos) / length]
}

/** Share of red in the whole disc. */
function discDensity(map: RednessMap, threshold: number, e: Ellipse): number {
  let cells = 0
  let red = 0
  for (let q = 0.06; q < 0.9; q += 0.06) {
    for (let k = 0; k < ANGLES; k += Math.max(1, Math.round(0.5 / q))) {
      const v = rednessAt(map, pointX(e, k, q), pointY(e, k, q))
      if (v < 0) continue
      cells++
      if (v > threshold) red++
    }
  }
  return red / Math.max(1, cells)
}
