import { align } from './align.ts'
import { describe, wholeNumbers } from './difference.ts'
import type { Difference } from './difference.ts'
import { fold, foldText } from './fold.ts'
import type { Piece } from './fold.ts'
import { withoutFurniture } from './furniture.ts'
import type { PageLine } from './furniture.ts'
import { isHarmless } from './harmless.ts'
import { withoutReordering } from './reordered.ts'
import { slideToBreaks } from './slide.ts'

export type { Difference, Passage } from './difference.ts'
export type { PageLine } from './furniture.ts'

/** How a Word text and a PDF text agree. */
export interface Comparison {
  /** In the PDF's order, at most 200. */
  differences: Difference[]
  /** How many there are in all. */
  count: number
  /** Share of Word's text that the PDF has too, 0–1; under 0.5 these are two different texts. */
  similarity: number
  /** True when a text was too long and only its beginning was compared. */
  cut: boolean
}

const MOST_DIFFERENCES = 200

/**
 * Compares the paragraphs of a Word file with the lines of its PDF. White space, line and page breaks, page numbers,
 * running heads, letterhead and signature lines, automatic numbers and the width of punctuation make no difference;
 * one changed digit does. Pure; time grows with length and is bounded for hostile texts.
 */
export function compareTexts(word: readonly string[], pdf: readonly PageLine[]): Comparison {
  const paragraphs: Piece[] = word.map((text) => ({ text, page: null }))
  const body = withoutFurniture(pdf)
  const a = fold(paragraphs, false)
  const b = fold(body.lines, true)
  const pair = { word: a, pdf: b, furniture: body.furniture, stamped: (line: number) => body.lines[line]?.stamped === true }
  /** The PDF's stretch cut at line ends and white space. */
  const spaced = (from: number, to: number): string[] => {
    const pieces: string[] = []
    for (let at = from; at < to; ) {
      const line = b.piece[at]!
      const begin = b.offset[at]!
      while (at < to && b.piece[at] === line) at++
      const end = at < to || at >= b.piece.length ? body.lines[line]!.text.length : b.piece[at] === line ? b.offset[at]! : body.lines[line]!.text.length
      pieces.push(...body.lines[line]!.text.slice(begin, end).split(/\s+/).map(foldText).filter((piece) => piece !== ''))
    }
    return pieces
  }
  const hunks = wholeNumbers(a, b, slideToBreaks(a, b, align(a.text, b.text)))
  const changed = hunks.reduce((sum, hunk) => sum + hunk.aTo - hunk.aFrom, 0)
  // Cells first: a wrapped cell's last letters on a line of their own would pass for a seal's.
  const inOrder = withoutReordering(pair, hunks, spaced)
  const real = withoutReordering(pair, inOrder.filter((hunk) => !isHarmless(pair, hunk)), spaced)
  return {
    differences: real.slice(0, MOST_DIFFERENCES).map((hunk) => describe(a, b, paragraphs, body.lines, hunk)),
    count: real.length,
    similarity: a.text.length === 0 ? (b.text.length === 0 ? 1 : 0) : 1 - changed / a.text.length,
    cut: a.cut || b.cut,
  }
}
