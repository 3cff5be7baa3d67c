import { align } from './align.ts'
import type { Hunk } from './align.ts'
import { describe, wholeNumbers } from './difference.ts'
import type { Difference } from './difference.ts'
import { fold, foldText } from './fold.ts'
import type { Piece } from './fold.ts'
import { withoutFurniture } from './furniture.ts'
import type { PageLine } from './furniture.ts'
import { isHarmless } from './harmless.ts'
import { isRecognised, readingOf } from './recognised.ts'
import { withoutReordering } from './reordered.ts'
import { slideToBreaks } from './slide.ts'

export type { Difference, Passage } from './difference.ts'
export type { PageLine } from './furniture.ts'
export { foldText } from './fold.ts'
export type { Box } from './place.ts'

/** How a Word text and a PDF text agree. */
export interface Comparison {
  /** In the PDF's order, at most 200; those that are hard to read among them. */
  differences: Difference[]
  /** How many differ, in all. */
  count: number
  /** How many places of recognised pages are too hard to read to tell, in all. */
  unclear: number
  /** Share of Word's text that the PDF has too, 0–1; under 0.5 these are two different texts. */
  similarity: number
  /** True when a text was too long and only its beginning was compared. */
  cut: boolean
}

const MOST_DIFFERENCES = 200

/**
 * Compares the paragraphs of a Word file with the lines of its PDF. White space, line and page breaks, page numbers,
 * running heads, letterhead and signature lines, automatic numbers and the width of punctuation make no difference;
 * one changed digit does. Lines that carry `confidence` were recognised: slips of the recogniser are told from
 * differences by it and by the shape of the characters; what cannot be told is said as hard to read.
 * Pure; time grows with length and is bounded for hostile texts.
 */
export function compareTexts(word: readonly string[], pdf: readonly PageLine[]): Comparison {
  const paragraphs: Piece[] = word.map((text) => ({ text, page: null }))
  const body = withoutFurniture(pdf)
  const a = fold(paragraphs, false)
  const b = fold(body.lines, true)
  const pair = { word: a, pdf: b, lines: body.lines, furniture: body.furniture, stamped: (line: number) => body.lines[line]?.stamped === true }
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
  const aligned = slideToBreaks(a, b, align(a.text, b.text))
  const changed = aligned.reduce((sum, hunk) => sum + hunk.aTo - hunk.aFrom, 0)
  const unclear = new Set<Hunk>()
  const told = aligned.filter((hunk) => {
    if (!isRecognised(pair, hunk)) return true
    const reading = readingOf(pair, hunk)
    if (reading === 'unclear') unclear.add(hunk)
    return reading !== 'noise'
  })
  const hunks = wholeNumbers(a, b, told)
  // Cells first: a wrapped cell's last letters on a line of their own would pass for a seal's.
  const inOrder = withoutReordering(pair, hunks, spaced)
  const real = withoutReordering(pair, inOrder.filter((hunk) => !isHarmless(pair, hunk)), spaced)
  const verdicts = verdictsOf(real, told, unclear)
  const count = verdicts.filter((verdict) => verdict === 'differs').length
  return {
    differences: real.slice(0, MOST_DIFFERENCES).map((hunk, i) => describe(pair, paragraphs, hunk, verdicts[i])),
    count,
    unclear: verdicts.length - count,
    similarity: a.text.length === 0 ? (b.text.length === 0 ? 1 : 0) : 1 - changed / a.text.length,
    cut: a.cut || b.cut,
  }
}

/** A difference is hard to read when all of its parts are. Both lists stand in the order of the texts. */
function verdictsOf(real: readonly Hunk[], parts: readonly Hunk[], unclear: ReadonlySet<Hunk>): Difference['verdict'][] {
  let at = 0
  return real.map(({ aFrom, aTo, bFrom, bTo }) => {
    while (at < parts.length && (parts[at]!.aFrom < aFrom || parts[at]!.bFrom < bFrom)) at++
    let certain = false
    for (; at < parts.length && parts[at]!.aTo <= aTo && parts[at]!.bTo <= bTo; at++) if (!unclear.has(parts[at]!)) certain = true
    return certain || unclear.size === 0 ? 'differs' : 'unclear'
  })
}
