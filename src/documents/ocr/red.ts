import type { PageImage, Paper } from './prepare.ts'

/** A part of the page on which a seal stands, in pixels. */
export interface SealArea {
  left: number
  top: number
  right: number
  bottom: number
  /** Level of the seal's ink on bare paper in the red channel, paper being 255. */
  inkLevel: number
}

/** The longer side of a page of unknown size is taken for that of A4. */
const PAGE_MM = 297
const CELL_MM = 1.5
/** Channels apart by more than this are coloured; the noise of a poor scan stays below. */
const RED = 28
/** Of a cell's pixels; a ring is thinner than a cell. */
const RED_SHARE = 0.08
/** Seals are 20 to 60 mm, two may overlap; a red title is wider and lower. */
const LEAST_MM = 15
const MOST_MM = 120
const WIDEST = 2.6
/** A seal across the edges of sheets shows a strip of itself. */
const EDGE_MM = 4
const EDGE_LEAST_MM = 18

/** Where red ink stands in the shape of seals. Red titles, rules and lines of red text are none: they are to be read. */
export function seals(image: PageImage, paper: Paper): SealArea[] {
  const perMm = Math.max(image.width, image.height) / PAGE_MM
  const cell = Math.max(2, Math.round(perMm * CELL_MM))
  const columns = Math.floor(image.width / cell)
  const rows = Math.floor(image.height / cell)
  const red = redCells(image, paper, cell, columns, rows)
  const areas: SealArea[] = []
  for (const box of shapes(red, columns, rows)) {
    const wide = ((box.right - box.left + 1) * cell) / perMm
    const high = ((box.bottom - box.top + 1) * cell) / perMm
    const whole = Math.min(wide, high) >= LEAST_MM && Math.max(wide, high) <= MOST_MM && wide / high < WIDEST && high / wide < WIDEST
    const onEdge = (box.left <= 2 || box.right >= columns - 3) && high >= EDGE_LEAST_MM && wide >= EDGE_MM && high / wide >= 1
    if (!whole && !onEdge) continue
    const area = {
      left: Math.max(0, (box.left - 1) * cell),
      top: Math.max(0, (box.top - 1) * cell),
      right: Math.min(image.width, (box.right + 2) * cell),
      bottom: Math.min(image.height, (box.bottom + 2) * cell),
    }
    areas.push({ ...area, inkLevel: inkLevel(image, area, paper) })
  }
  return areas
}

function redCells({ data, width }: PageImage, { colour }: Paper, cell: number, columns: number, rows: number): Uint8Array {
  const counts = new Uint16Array(columns * rows)
  const [toGreen, toBlue] = [colour[0] / colour[1], colour[0] / colour[2]]
  for (let y = 0; y < rows * cell; y++) {
    const row = Math.floor(y / cell) * columns
    for (let x = 0; x < columns * cell; x++) {
      const at = (y * width + x) * 4
      const red = data[at]!
      if (red - data[at + 1]! * toGreen > RED && red - data[at + 2]! * toBlue > RED) counts[row + Math.floor(x / cell)]!++
    }
  }
  const enough = cell * cell * RED_SHARE
  return Uint8Array.from(counts, (count) => (count >= enough ? 1 : 0))
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Bounding boxes of cells that hang together, a gap of one cell allowed. */
function shapes(cells: Uint8Array, columns: number, rows: number): Box[] {
  const found: Box[] = []
  const seen = new Uint8Array(cells.length)
  for (let start = 0; start < cells.length; start++) {
    if (!cells[start] || seen[start]) continue
    const box = { left: columns, top: rows, right: 0, bottom: 0 }
    const open = [start]
    seen[start] = 1
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)]
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
      for (let ny = Math.max(0, y - 2); ny <= Math.min(rows - 1, y + 2); ny++) {
        for (let nx = Math.max(0, x - 2); nx <= Math.min(columns - 1, x + 2); nx++) {
          const next = ny * columns + nx
          if (!cells[next] || seen[next]) continue
          seen[next] = 1
          open.push(next)
        }
      }
    }
    found.push(box)
  }
  return found
}

/** The upper half of the red pixels is ink on bare paper, the darkest are ink on text. */
function inkLevel({ data, width }: PageImage, area: Box, { colour }: Paper): number {
  const counts = new Uint32Array(256)
  let total = 0
  for (let y = area.top; y < area.bottom; y += 2) {
    for (let x = area.left; x < area.right; x += 2) {
      const at = (y * width + x) * 4
      const red = Math.min(255, (data[at]! * 255) / colour[0])
      const green = (data[at + 1]! * 255) / colour[1]
      const blue = (data[at + 2]! * 255) / colour[2]
      if (red - Math.max(green, blue) < RED) continue
      counts[Math.round(red)]!++
      total++
    }
  }
  let left = total * 0.6
  for (let level = 255; level > 100; level--) {
    left -= counts[level]!
    if (left <= 0) return level
  }
  return 100
}
