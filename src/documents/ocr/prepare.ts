import type { Raster } from './raster.ts'
import { seals, type SealArea } from './red.ts'

/** Pixels as pdfium or sharp gives them: RGBA, row by row. */
export interface PageImage {
  data: Uint8Array | Uint8ClampedArray
  width: number
  height: number
}

/** The paper's colour is told for squares of this many pixels. */
const BLOCK = 32
/** Darker than this share of the page's own paper is no shaded paper but a picture or a dark table top. */
const DARKEST_PAPER = 0.35

/** The page as dark text on white paper: uneven light evened out, seals' red ink taken off what it covers. */
export function prepare(image: PageImage): Raster {
  const paper = paperOf(image)
  const { width, height, data } = image
  const out = new Uint8Array(width * height)
  const areas = seals(image, paper)
  const columns = Uint16Array.from({ length: width }, (_, x) => Math.min(paper.columns - 2, Math.max(0, Math.floor(x / BLOCK - 0.5))))
  for (let y = 0; y < height; y++) {
    const { row, part } = blockAt(y, paper.rows)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const column = columns[x]!
      const fx = Math.min(1, Math.max(0, x / BLOCK - 0.5 - column))
      const cell = row * paper.columns + column
      const below = cell + paper.columns
      const top = paper.gain[cell]! + (paper.gain[cell + 1]! - paper.gain[cell]!) * fx
      const bottom = paper.gain[below]! + (paper.gain[below + 1]! - paper.gain[below]!) * fx
      const light = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
      const value = light * (top + (bottom - top) * part) + 0.5
      out[y * width + x] = value > 255 ? 255 : value
    }
  }
  for (const area of areas) liftSeal(image, out, area, paper)
  return { data: out, width, height }
}

const blockAt = (y: number, rows: number): { row: number; part: number } => {
  const row = Math.min(rows - 2, Math.max(0, Math.floor(y / BLOCK - 0.5)))
  return { row, part: Math.min(1, Math.max(0, y / BLOCK - 0.5 - row)) }
}

/** What lifts the paper of each square to white. */
export interface Paper {
  columns: number
  rows: number
  gain: Float32Array
  /** Mean paper level of the whole page, per channel. */
  colour: [number, number, number]
}

function paperOf({ data, width, height }: PageImage): Paper {
  const columns = Math.max(2, Math.ceil(width / BLOCK))
  const rows = Math.max(2, Math.ceil(height / BLOCK))
  const levels = new Float32Array(columns * rows)
  const counts = new Uint16Array(256)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0)
      const [left, top] = [Math.min(column * BLOCK, width - 1), Math.min(row * BLOCK, height - 1)]
      let seen = 0
      for (let y = top; y < Math.min(height, top + BLOCK); y += 2) {
        for (let x = left; x < Math.min(width, left + BLOCK); x += 2) {
          const at = (y * width + x) * 4
          // Red ink counts as paper here: its red channel is nearly as bright.
          counts[Math.max(data[at]!, data[at + 1]!, data[at + 2]!)]!++
          seen++
        }
      }
      levels[row * columns + column] = percentile(counts, seen, 0.8)
    }
  }
  const overall = median(levels)
  const least = Math.max(40, overall * DARKEST_PAPER)
  const spread = widest(levels, columns, rows).map((level) => Math.max(level, least))
  const smooth = blur(spread, columns, rows)
  return { columns, rows, gain: smooth.map((level) => 255 / level), colour: colourOf({ data, width, height }) }
}

/** The page's most common bright level per channel. */
function colourOf({ data, width, height }: PageImage): [number, number, number] {
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const
  for (let y = 0; y < height; y += 5) {
    for (let x = 0; x < width; x += 5) {
      const at = (y * width + x) * 4
      for (let c = 0; c < 3; c++) counts[c]![data[at + c]!]!++
    }
  }
  const mode = (count: Uint32Array): number => {
    let best = 128
    for (let level = 128; level < 256; level++) if (count[level]! > count[best]!) best = level
    return best
  }
  return [mode(counts[0]), mode(counts[1]), mode(counts[2])]
}

function percentile(counts: Uint16Array, total: number, share: number): number {
  let left = total * (1 - share)
  for (let level = 255; level > 0; level--) {
    left -= counts[level]!
    if (left <= 0) return level
  }
  return 0
}

const median = (values: Float32Array): number => values.toSorted()[values.length >> 1] ?? 255

/** The brightest of each square and its neighbours: a square full of ink takes its paper from beside it. */
function widest(levels: Float32Array, columns: number, rows: number): Float32Array {
  return levels.map((_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    let best = 0
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) best = Math.max(best, levels[y * columns + x]!)
    }
    return best
  })
}

function blur(levels: Float32Array, columns: number, rows: number): Float32Array {
  return levels.map((_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    let [sum, count] = [0, 0]
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++, count++) sum += levels[y * columns + x]!
    }
    return sum / count
  })
}

/** Less red than this is not the seal's ink. */
const RED = 24
/** At the rim of ink a JPEG's colours fade over this many pixels. */
const RIM = 3
/** And darken by up to this much, which would draw the seal's outline. */
const RIM_SHADE = 60
/** Text under a seal is paler than beside it: its darkness is taken this many times. */
const UNDER_SEAL = 2

/** Inside a seal the red channel is read, in which its ink is nearly as bright as paper and text below stays dark. */
function liftSeal({ data, width }: PageImage, out: Uint8Array, area: SealArea, { colour, gain, columns, rows }: Paper): void {
  const [toGreen, toBlue] = [colour[0] / colour[1], colour[0] / colour[2]]
  const wide = area.right - area.left
  const high = area.bottom - area.top
  const inked = new Uint8Array(wide * high)
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const at = ((area.top + y) * width + area.left + x) * 4
      if (data[at]! - Math.max(data[at + 1]! * toGreen, data[at + 2]! * toBlue) >= RED) inked[y * wide + x] = 1
    }
  }
  const near = spread(spread(inked, wide, high, 1, wide), wide, high, wide, high)
  for (let y = 0; y < high; y++) {
    const { row } = blockAt(area.top + y, rows)
    for (let x = 0; x < wide; x++) {
      if (!near[y * wide + x]) continue
      const to = (area.top + y) * width + area.left + x
      const lift = gain[row * columns + Math.min(columns - 1, Math.floor((area.left + x) / BLOCK))]!
      const level = Math.min(255, (data[to * 4]! * lift * 255) / area.inkLevel)
      out[to] = Math.max(0, Math.min(255, 255 - (255 - level - RIM_SHADE) * UNDER_SEAL))
    }
  }
}

/** Marks what lies within `RIM` steps of a mark; `step` is 1 along rows, the width along columns. */
function spread(marks: Uint8Array, wide: number, high: number, step: number, length: number): Uint8Array {
  const out = marks.slice()
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const at = y * wide + x
      if (!marks[at]) continue
      const place = step === 1 ? x : y
      for (let away = 1; away <= RIM; away++) {
        if (place >= away) out[at - away * step] = 1
        if (place + away < length) out[at + away * step] = 1
      }
    }
  }
  return out
}
