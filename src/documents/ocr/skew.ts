import type { Raster } from './raster.ts'

/** Pages lie at most this far from straight; beyond it the text itself is set aslant. */
const MOST_DEGREES = 6
/** Steps in degrees and rows in parts of the page: coarse rows show from afar which way to look, fine ones the angle. */
const STAGES = [
  { step: 0.4, reach: MOST_DEGREES, rows: 220 },
  { step: 0.1, reach: 0.4, rows: 440 },
  { step: 0.05, reach: 0.15, rows: 880 },
] as const
/** Darker than this is ink. */
const INK = 140
/** Enough to see lines, few enough to try a hundred angles in milliseconds. */
const MOST_POINTS = 24_000

export interface Skew {
  /** Clockwise degrees by which the lines of the page fall; turning back by as much straightens it. */
  degrees: number
  /** How sharply rows of ink and gaps change at that angle; to be compared between a page and the page turned by a quarter. */
  sharpness: number
}

/** The angle at which the ink of the page, turned clockwise by so much, falls into the clearest rows. */
export function findSkew(page: Raster, turned: 0 | 90 = 0): Skew {
  const points = turned === 0 ? inkPoints(page) : aside(inkPoints(page))
  if (points.xs.length < 50) return { degrees: 0, sharpness: 0 }
  let best = { degrees: 0, sharpness: 0 }
  for (const { step, reach, rows } of STAGES) {
    const middle = best.degrees
    best = { degrees: middle, sharpness: sharpness(points, middle, rows) }
    for (let i = 1; i <= Math.round(reach / step); i++) {
      for (const degrees of [middle - i * step, middle + i * step]) {
        const value = sharpness(points, degrees, rows)
        if (value > best.sharpness) best = { degrees, sharpness: value }
      }
    }
  }
  return best
}

interface Points {
  xs: Float32Array
  ys: Float32Array
  /** Of a page of rows to tell apart, in pixels. */
  height: number
  width: number
}

/** Some of the inked spots, scattered: a regular grid would fall into clear rows by itself when straight. */
function inkPoints({ data, width, height }: Raster): Points {
  const xs: number[] = []
  const ys: number[] = []
  // The rim of a scan is often dark.
  const rim = Math.round(Math.min(width, height) * 0.02)
  for (let y = rim; y < height - rim; y++) {
    for (let x = rim + ((y * 5) % 7); x < width - rim; x += 7) {
      if (data[y * width + x]! >= INK) continue
      xs.push(x)
      ys.push(y)
    }
  }
  const every = Math.max(1, Math.ceil(xs.length / MOST_POINTS))
  const keep = (values: number[]) => Float32Array.from(values.filter((_, i) => i % every === 0))
  return { xs: keep(xs), ys: keep(ys), width, height }
}

const aside = ({ xs, ys, width, height }: Points): Points => ({ xs: ys.map((y) => height - 1 - y), ys: xs, width: height, height: width })

function sharpness({ xs, ys, width, height }: Points, degrees: number, parts: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const bin = Math.max(width, height) / parts
  const offset = width * Math.abs(slope)
  const rows = new Float32Array(Math.ceil((height + 2 * offset) / bin) + 2)
  for (let i = 0; i < xs.length; i++) rows[Math.floor((ys[i]! - xs[i]! * slope + offset) / bin)]!++
  let sum = 0
  for (let i = 1; i < rows.length; i++) sum += (rows[i]! - rows[i - 1]!) ** 2
  return sum / xs.length ** 2
}
