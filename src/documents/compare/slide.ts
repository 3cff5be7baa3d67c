import type { Hunk } from './align.ts'
import type { Stream } from './fold.ts'

/** How far a stretch is moved to find a better place. */
const FARTHEST = 80

/**
 * A stretch that only one text has can often stand in several places ("ab|ab" + "ab"). Moves it to where it begins and
 * ends with a paragraph or line, if such a place is among them: there people see it, and there labels and lines are known.
 */
export function slideToBreaks(word: Stream, pdf: Stream, hunks: readonly Hunk[]): Hunk[] {
  return hunks.map((hunk, i) => {
    const floor = { a: hunks[i - 1]?.aTo ?? 0, b: hunks[i - 1]?.bTo ?? 0 }
    const roof = { a: hunks[i + 1]?.aFrom ?? word.text.length, b: hunks[i + 1]?.bFrom ?? pdf.text.length }
    if (hunk.aFrom === hunk.aTo) {
      const by = bestShift(pdf, hunk.bFrom, hunk.bTo, Math.min(hunk.bFrom - floor.b, hunk.aFrom - floor.a), Math.min(roof.b - hunk.bTo, roof.a - hunk.aTo))
      return shifted(hunk, by)
    }
    if (hunk.bFrom === hunk.bTo) {
      const by = bestShift(word, hunk.aFrom, hunk.aTo, Math.min(hunk.aFrom - floor.a, hunk.bFrom - floor.b), Math.min(roof.a - hunk.aTo, roof.b - hunk.bTo))
      return shifted(hunk, by)
    }
    return hunk
  })
}

const shifted = ({ aFrom, aTo, bFrom, bTo }: Hunk, by: number): Hunk => ({ aFrom: aFrom + by, aTo: aTo + by, bFrom: bFrom + by, bTo: bTo + by })

/** The shift, at most `left` back and `right` on, at which most of the two ends are breaks; 0 when none is better. */
function bestShift({ text, piece }: Stream, from: number, to: number, left: number, right: number): number {
  const breaks = (at: number): number => (at === 0 || at >= piece.length || piece[at] !== piece[at - 1] ? 1 : 0)
  let best = 0
  let most = breaks(from) + breaks(to)
  const consider = (by: number): void => {
    const found = breaks(from + by) + breaks(to + by)
    if (found > most) {
      most = found
      best = by
    }
  }
  for (let by = 1; by <= Math.min(left, FARTHEST) && text[from - by] === text[to - by]; by++) consider(-by)
  for (let by = 1; by <= Math.min(right, FARTHEST) && text[from + by - 1] === text[to + by - 1]; by++) consider(by)
  return best
}
