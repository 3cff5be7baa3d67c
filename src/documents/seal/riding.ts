import { findSeals } from './find.ts'
import { rednessMap } from './redness.ts'
import type { PageImage } from './redness.ts'

/** A piece of something red at the right edge of a page: a slice of a riding seal if others fit it. */
export interface EdgePiece {
  page: number
  /** Its middle and height, in millimetres from the page's top. */
  yMm: number
  heightMm: number
  /** The strip of the page from its left end to the edge, as tall as the page. */
  strip: PageImage
  pixelsPerMm: number
}

/** A 骑缝章: one seal over the edges of several pages. */
export interface RidingSeal {
  from: number
  to: number
  yMm: number
  diameterMm: number
}

/** No slice is wider than half of the largest seal. */
const WIDEST_MM = 31
/** Slices reach the edge, save what the scanner cropped or the hand left. */
const AT_EDGE_MM = 2
/** Gaps inside a slice: between ring and letters. */
const GAP_MM = 6
/** Redness of a slice's ring. */
const RED = 24

/** The piece at the right edge of a page, or null when nothing red of a slice's size reaches it. */
export function edgePiece(page: number, image: PageImage, pageWidthMm: number): EdgePiece | null {
  const pixelsPerMm = image.width / pageWidthMm
  // A little more than the widest slice: what begins further in is no slice.
  const edge = rightStrip(image, Math.min(image.width, Math.round((WIDEST_MM + 2) * pixelsPerMm)))
  const map = rednessMap(edge, edge.width / pixelsPerMm)
  const mm = map.cellsPerMm
  const columns = new Uint32Array(map.width)
  for (const i of map.red) if (map.values[i]! > RED) columns[i % map.width]!++
  let left = columns.length
  for (let x = columns.length - 1, blank = 0; x >= 0 && blank <= (left === columns.length ? AT_EDGE_MM : GAP_MM) * mm; x--) {
    if (columns[x]! > 0) left = x
    blank = columns[x]! > 0 ? 0 : blank + 1
  }
  const width = columns.length - left
  if (width < 2 * mm || left <= 1) return null
  let top = map.height
  let bottom = -1
  for (const i of map.red) {
    if (i % map.width < left || map.values[i]! <= RED) continue
    const y = Math.floor(i / map.width)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const heightMm = (bottom - top + 1) / mm
  if (heightMm < 8 || heightMm > 62) return null
  return { page, yMm: (top + bottom + 1) / 2 / mm, heightMm, strip: rightStrip(edge, Math.round((width / mm) * pixelsPerMm)), pixelsPerMm }
}

function rightStrip({ data, width, height }: PageImage, wide: number): PageImage {
  const strip = new Uint8Array(wide * height * 4)
  for (let y = 0; y < height; y++) strip.set(data.subarray((y * width + width - wide) * 4, (y + 1) * width * 4), y * wide * 4)
  return { data: strip, width: wide, height }
}

/** Slices of one seal lie at one height: each is as far above the seal's middle as below it. */
const SAME_HEIGHT_MM = 4
const MARGIN_MM = 12

/** Seals that pieces of consecutive pages make when their slices are laid side by side in the pages' order. */
export function ridingSeals(pieces: readonly EdgePiece[]): RidingSeal[] {
  const found: RidingSeal[] = []
  let run: EdgePiece[] = []
  for (const piece of [...pieces.toSorted((a, b) => a.page - b.page), null]) {
    const last = run.at(-1)
    if (piece && last && piece.page === last.page + 1 && Math.abs(piece.yMm - last.yMm) <= SAME_HEIGHT_MM && piece.pixelsPerMm === last.pixelsPerMm) {
      run.push(piece)
      continue
    }
    const seal = run.length >= 2 ? joined(run) : null
    if (seal) found.push(seal)
    run = piece ? [piece] : []
  }
  return found
}

function joined(run: readonly EdgePiece[]): RidingSeal | null {
  const [first] = run
  if (!first) return null
  const margin = Math.round(MARGIN_MM * first.pixelsPerMm)
  const width = run.reduce((sum, { strip }) => sum + strip.width, 2 * margin)
  const height = Math.min(...run.map(({ strip }) => strip.height))
  const data = new Uint8Array(width * height * 4).fill(255)
  let x = margin
  for (const { strip } of run) {
    for (let y = 0; y < height; y++) data.set(strip.data.subarray(y * strip.width * 4, (y + 1) * strip.width * 4), (y * width + x) * 4)
    x += strip.width
  }
  const { seals } = findSeals({ data, width, height }, { pageWidthMm: width / first.pixelsPerMm })
  const [seal] = seals.filter(({ yMm }) => Math.abs(yMm - first.yMm) < SAME_HEIGHT_MM * 2)
  return seal ? { from: first.page, to: run.at(-1)!.page, yMm: seal.yMm, diameterMm: seal.diameterMm } : null
}
