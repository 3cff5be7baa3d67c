import { ANGLES } from './size.ts'

/** An ellipse in cells; `cos` and `sin` turn its axis `a`. A circle has a = b. */
export interface Ellipse {
  x: number
  y: number
  a: number
  b: number
  cos: number
  sin: number
}

/** Points on the possible rim, relative to a guessed centre, each with the number of the ray it was found on. */
export interface RimPoints {
  x: number[]
  y: number[]
  ray: number[]
}

/** What an ellipse must keep to. Lengths in cells. */
export interface FitLimits {
  smallest: number
  largest: number
  /** Farthest the centre may lie from the guess. */
  drift: number
  /** How far from the curve a point still counts as on it. */
  tolerance: number
}

/** Draws of three or five points: with half of the points wrong, 160 threes hold a right one with certainty, 160 fives with 99 %. */
const DRAWS = 160
/** When no circle gets a fifth of the rays, no ellipse gets half: a circle through the ends of a 0.66 oval gets a quarter. */
const HOPELESS = 0.2
/** Flatter than this is no seal: ovals in use are 0.66 and rounder, and a skewed scan keeps that. */
const FLATTEST = 0.58

/** The ellipse most rays agree on (RANSAC with a fixed seed): a circle if one fits three quarters of them, else the best of both. */
export function fitEllipse(points: RimPoints, limits: FitLimits): Ellipse | null {
  const count = points.x.length
  let seed = 12345
  const draw = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return Math.floor((seed / 0x80000000) * count)
  }
  let best: Ellipse | null = null
  let bestScore = 0
  const consider = (e: Ellipse | null): void => {
    if (!e || !allowed(e, limits)) return
    const flatness = Math.min(e.a, e.b) / Math.max(e.a, e.b)
    // Rounder wins a tie, and so does larger: inner rings and the ring's inner rim fit as well as the outer one.
    const score = agreement(points, e, limits.tolerance) * (1 + 0.15 * flatness) + 0.02 * (e.a + e.b)
    if (score > bestScore) {
      bestScore = score
      best = e
    }
  }
  for (let k = 0; k < DRAWS; k++) consider(circle(points, draw(), draw(), draw()))
  if (bestScore < ANGLES * HOPELESS) return null
  if (bestScore < ANGLES * 0.75) {
    for (let k = 0; k < DRAWS; k++) consider(conic(points, [draw(), draw(), draw(), draw(), draw()], limits.largest))
  }
  return best
}

function allowed(e: Ellipse, { smallest, largest, drift }: FitLimits): boolean {
  const [minor, major] = e.a < e.b ? [e.a, e.b] : [e.b, e.a]
  return major >= smallest && minor >= smallest * 0.62 && major <= largest && minor / major > FLATTEST && e.x * e.x + e.y * e.y <= drift * drift
}

const seen = new Uint8Array(ANGLES)

/** How many rays have a point on the ellipse. */
function agreement({ x, y, ray }: RimPoints, e: Ellipse, tolerance: number): number {
  seen.fill(0)
  const slack = (2 * tolerance) / (e.a + e.b)
  const inner = Math.max(0, 1 - slack) ** 2
  const outer = (1 + slack) ** 2
  let hits = 0
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - e.x
    const dy = y[i]! - e.y
    const u = (dx * e.cos + dy * e.sin) / e.a
    const v = (dy * e.cos - dx * e.sin) / e.b
    const q = u * u + v * v
    if (q > inner && q < outer && seen[ray[i]!] === 0) {
      seen[ray[i]!] = 1
      hits++
    }
  }
  return hits
}

/** The circle through three points; null when they lie on a line. */
function circle({ x, y }: RimPoints, i: number, j: number, k: number): Ellipse | null {
  const [ax, ay, bx, by, cx, cy] = [x[i]!, y[i]!, x[j]!, y[j]!, x[k]!, y[k]!]
  const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
  if (Math.abs(d) < 1e-3) return null
  const [a2, b2, c2] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy]
  const ux = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / d
  const uy = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / d
  const r = Math.hypot(ax - ux, ay - uy)
  return { x: ux, y: uy, a: r, b: r, cos: 1, sin: 0 }
}

/** The ellipse through five points, from A x² + B xy + C y² + D x + E y = 1; null when the conic is none. */
function conic(points: RimPoints, picks: number[], scale: number): Ellipse | null {
  const rows = picks.map((i) => {
    const x = points.x[i]! / scale
    const y = points.y[i]! / scale
    return [x * x, x * y, y * y, x, y, 1]
  })
  const solved = solve(rows)
  if (!solved) return null
  const [a, b, c, d, e] = solved as [number, number, number, number, number]
  const det = 4 * a * c - b * b
  if (det <= 0) return null
  const x = (b * e - 2 * c * d) / det
  const y = (b * d - 2 * a * e) / det
  const level = 1 + a * x * x + b * x * y + c * y * y
  const turn = 0.5 * Math.atan2(b, a - c)
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const along = a * cos * cos + b * cos * sin + c * sin * sin
  const across = a * sin * sin - b * cos * sin + c * cos * cos
  if (level / along <= 0 || level / across <= 0) return null
  return { x: x * scale, y: y * scale, a: Math.sqrt(level / along) * scale, b: Math.sqrt(level / across) * scale, cos, sin }
}

/** Gauss elimination with pivots on rows of five unknowns and the right side; null when the points depend on each other. */
function solve(rows: number[][]): number[] | null {
  const n = rows.length
  for (let i = 0; i < n; i++) {
    let pivot = i
    for (let j = i + 1; j < n; j++) if (Math.abs(rows[j]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = j
    if (Math.abs(rows[pivot]![i]!) < 1e-9) return null
    ;[rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!]
    for (let j = 0; j < n; j++) {
      if (j === i) continue
      const f = rows[j]![i]! / rows[i]![i]!
      for (let k = i; k <= n; k++) rows[j]![k]! -= f * rows[i]![k]!
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!)
}
