import type { Hunk } from './align.ts'
import type { Pair } from './harmless.ts'
import type { Stream } from './fold.ts'

/** Differences this near to each other may be one table read in another order: cells between them happen to agree. */
const NEAR = 60
/** A longer stretch is no table row or two: it stays a difference. */
const LONGEST = 4000

/**
 * Leaves out differences that come from reading a table's cells in another order: a stretch where every line piece of the
 * PDF is found in Word's text of that stretch, each character used once. Digits must match as whole numbers, so two
 * figures that changed places within a line, or 1260 for 1206, stay differences.
 */
export function withoutReordering(pair: Pair, hunks: readonly Hunk[], spaced: (from: number, to: number) => string[]): Hunk[] {
  const kept: Hunk[] = []
  for (let i = 0; i < hunks.length; ) {
    let end = i + 1
    let settled = 0
    const reach = (to: number): Hunk => ({ aFrom: hunks[i]!.aFrom, bFrom: hunks[i]!.bFrom, aTo: hunks[to - 1]!.aTo, bTo: hunks[to - 1]!.bTo })
    for (;;) {
      if (end - i > 1 && isReordering(pair, toPieces(pair, reach(end)), spaced)) settled = end
      const next = hunks[end]
      if (!next || next.aFrom - hunks[end - 1]!.aTo > NEAR || next.aTo - hunks[i]!.aFrom > LONGEST || end - i > 40) break
      end++
    }
    if (settled > 0) i = settled
    else kept.push(hunks[i++]!)
  }
  return kept
}

/** Stands where a piece was found, so that nothing is found across it. */
const USED = '\u0000'

/** Widened to whole pieces on both sides, so that a cell is compared as one. */
function toPieces({ word, pdf }: Pair, { aFrom, aTo, bFrom, bTo }: Hunk): Hunk {
  // The text just outside a hunk agrees, so both sides are widened by the same characters.
  while (aFrom > 0 && bFrom > 0 && !(starts(word, aFrom) && starts(pdf, bFrom)) && word.text[aFrom - 1] === pdf.text[bFrom - 1]) {
    aFrom--
    bFrom--
  }
  while (aTo < word.text.length && bTo < pdf.text.length && !(starts(word, aTo) && starts(pdf, bTo)) && word.text[aTo] === pdf.text[bTo]) {
    aTo++
    bTo++
  }
  return { aFrom, aTo, bFrom, bTo }
}

const starts = ({ piece }: Stream, at: number): boolean => at === 0 || at >= piece.length || piece[at] !== piece[at - 1]

function isReordering({ word, pdf }: Pair, { aFrom, aTo, bFrom, bTo }: Hunk, spaced: (from: number, to: number) => string[]): boolean {
  if (aTo - aFrom !== bTo - bFrom || aTo - aFrom > LONGEST) return false
  // One line against one paragraph is prose, and prose has one order.
  if (pdf.piece[bFrom] === pdf.piece[bTo - 1] || word.piece[aFrom] === word.piece[aTo - 1]) return false
  let left = word.text.slice(aFrom, aTo)
  for (const piece of spaced(bFrom, bTo).sort((x, y) => y.length - x.length)) {
    const at = findWhole(left, piece)
    if (at < 0) return false
    left = `${left.slice(0, at)}${USED}${left.slice(at + piece.length)}`
  }
  return [...left].every((c) => c === USED)
}

/** Where `piece` stands without cutting a number in two; −1 when nowhere. */
function findWhole(text: string, piece: string): number {
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    const cutsBefore = /[0-9]/.test(piece[0]!) && /[0-9.]/.test(text[at - 1] ?? '')
    const cutsAfter = /[0-9]/.test(piece.at(-1)!) && /[0-9.]/.test(text[at + piece.length] ?? '')
    if (!cutsBefore && !cutsAfter) return at
  }
  return -1
}
