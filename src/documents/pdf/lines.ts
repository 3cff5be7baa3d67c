import { columnsOf } from './columns.ts'

/** A character and its place on the page as shown, in points from the top left corner. */
export interface Glyph {
  char: string
  left: number
  right: number
  top: number
  bottom: number
  /** Whether a space stands before it: in the file, by PDFium's guess, or not. */
  spaced: 'written' | 'guessed' | 'no'
}

/** One physical line, in points from the page's top left corner. */
export interface PdfLine {
  text: string
  left: number
  right: number
  top: number
  bottom: number
  /** Left and right edge of each UTF-16 unit of `text`, in points: two numbers a unit; white space fills the gap it stands for. */
  edges: Float32Array
}

/** Characters that follow one another on one line without a wide gap. */
export interface Piece {
  glyphs: Glyph[]
  left: number
  right: number
  top: number
  bottom: number
}

/** Groups characters into lines by where they stand, whatever order the file drew them in. */
export const toLines = (glyphs: readonly Glyph[], size: { width: number; height: number }): PdfLine[] =>
  layOut(glyphs, size).map(({ line }) => line)

/** The same, each line with its characters in reading order. */
export function layOut(glyphs: readonly Glyph[], size: { width: number; height: number }): { line: PdfLine; glyphs: Glyph[] }[] {
  const pieces = toPieces(glyphs.filter((glyph) => glyph.right > glyph.left || glyph.bottom > glyph.top))
  return columnsOf(toRows(pieces), size.width).flatMap((column) => {
    const rows = toRows(column)
    const margin = leftMargin(rows.map((row) => row[0]!.left), emOf(column.flatMap((piece) => piece.glyphs)))
    return rows.map((row) => ({ line: writeLine(row, margin), glyphs: row.flatMap((piece) => piece.glyphs) }))
  })
}

function toPieces(glyphs: readonly Glyph[]): Piece[] {
  const pieces: Piece[] = []
  let last: Glyph | null = null
  for (const glyph of glyphs) {
    const piece = pieces.at(-1)
    const em = glyph.bottom - glyph.top
    if (piece && last && overlap(last, glyph) >= 0.5 && glyph.left > last.left - em * 0.3 && glyph.left - last.right < em * 1.5) {
      piece.glyphs.push(glyph)
      piece.right = Math.max(piece.right, glyph.right)
      piece.top = Math.min(piece.top, glyph.top)
      piece.bottom = Math.max(piece.bottom, glyph.bottom)
    } else pieces.push({ glyphs: [glyph], left: glyph.left, right: glyph.right, top: glyph.top, bottom: glyph.bottom })
    last = glyph
  }
  return pieces
}

/** How much of the lower of two boxes stands at the same height as the other, 0 to 1. */
function overlap(a: { top: number; bottom: number }, b: { top: number; bottom: number }): number {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return shared / Math.max(1e-6, Math.min(a.bottom - a.top, b.bottom - b.top))
}

/** Pieces at the same height, top row first, each row from left to right. */
export function toRows(pieces: readonly Piece[]): Piece[][] {
  const rows: { top: number; bottom: number; pieces: Piece[] }[] = []
  for (const piece of [...pieces].sort((a, b) => a.top + a.bottom - (b.top + b.bottom))) {
    // Sorted by height, so only the last rows can share it.
    const row = rows.slice(-3).find((each) => overlap(each, piece) >= 0.5)
    if (row) row.pieces.push(piece)
    else rows.push({ top: piece.top, bottom: piece.bottom, pieces: [piece] })
  }
  return rows.map((row) => row.pieces.sort((a, b) => a.left - b.left))
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u

/** The width of a hanzi in these glyphs, or a guess from their height. */
function emOf(glyphs: readonly Glyph[]): number {
  const widths = glyphs.filter((glyph) => WIDE.test(glyph.char)).map((glyph) => glyph.right - glyph.left)
  const all = widths.length > 0 ? widths : glyphs.map((glyph) => (glyph.bottom - glyph.top) * 0.8)
  return Math.max(1, all.sort((a, b) => a - b)[all.length >> 1] ?? 12)
}

/** Where lines of this column begin: the leftmost place that several lines share. */
function leftMargin(lefts: readonly number[], em: number): number {
  const sorted = [...lefts].sort((a, b) => a - b)
  const enough = Math.max(2, sorted.length * 0.15)
  for (let i = 0; i < sorted.length; i++) {
    let j = i
    while (j < sorted.length && sorted[j]! - sorted[i]! < em * 0.4) j++
    if (j - i >= enough) return sorted[i]!
  }
  return sorted[0] ?? 0
}

function writeLine(row: readonly Piece[], margin: number): PdfLine {
  const glyphs = row.flatMap((piece) => piece.glyphs)
  const em = emOf(glyphs)
  const indent = Math.min(40, Math.max(0, Math.round((row[0]!.left - margin) / em)))
  const edges: number[] = []
  let text = ''
  const add = (part: string, left: number, right: number): void => {
    text += part
    for (let i = 0; i < part.length; i++) edges.push(left, right)
  }
  add('\u3000'.repeat(indent), margin, row[0]!.left)
  let last: Glyph | null = null
  for (const glyph of glyphs) {
    if (last) add(gap(last, glyph, em), last.right, glyph.left)
    add(glyph.char, glyph.left, glyph.right)
    last = glyph
  }
  return {
    edges: Float32Array.from(edges),
    text,
    left: Math.min(...row.map((piece) => piece.left)),
    right: Math.max(...row.map((piece) => piece.right)),
    top: Math.min(...row.map((piece) => piece.top)),
    bottom: Math.max(...row.map((piece) => piece.bottom)),
  }
}

/** White space between neighbours: between hanzi only a real gap counts, for letter-spacing is not a space. */
function gap(a: Glyph, b: Glyph, em: number): string {
  const width = b.left - a.right
  const latin = !WIDE.test(a.char) && !WIDE.test(b.char)
  if (latin && width >= em * 0.12 && width < em * 2.5) return b.spaced === 'no' ? '' : ' '
  if (width >= em * 0.8) return '\u3000'.repeat(Math.min(8, Math.max(1, Math.round(width / em))))
  return b.spaced === 'written' ? ' ' : ''
}
