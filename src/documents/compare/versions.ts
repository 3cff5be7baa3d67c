import { align } from './align.ts'
import { describe, wholeNumbers, type Passage } from './difference.ts'
import { fold, type Piece } from './fold.ts'
import { slideToBreaks } from './slide.ts'

/** What changed between two versions of one text. */
export interface Changes {
  /** In the text's order, at most 200. */
  changes: { note: string; before: Passage; after: Passage }[]
  /** How many there are in all. */
  count: number
}

const MOST_CHANGES = 200

/**
 * Compares the paragraphs of two versions of a Word file. Unlike the comparison with a PDF nothing but white space and the
 * width of punctuation is overlooked: a changed signature or heading is a change. Pure; bounded like `compareTexts`.
 */
export function compareVersions(before: readonly string[], after: readonly string[]): Changes {
  const [from, to] = [before, after].map((lines): Piece[] => lines.map((text) => ({ text, page: null })))
  const a = fold(from!, false)
  const b = fold(to!, false)
  const hunks = wholeNumbers(a, b, slideToBreaks(a, b, align(a.text, b.text)))
  return {
    count: hunks.length,
    changes: hunks.slice(0, MOST_CHANGES).map((hunk) => {
      const { kind, word, pdf } = describe({ word: a, pdf: b, lines: to! }, from!, hunk)
      return { note: noteOf(kind, hunk), before: word, after: pdf }
    }),
  }
}

function noteOf(kind: ReturnType<typeof describe>['kind'], hunk: { aFrom: number; aTo: number; bFrom: number; bTo: number }): string {
  if (kind === 'missing-in-pdf') return `删去 ${hunk.aTo - hunk.aFrom} 个字`
  if (kind === 'missing-in-word') return `增加 ${hunk.bTo - hunk.bFrom} 个字`
  return kind === 'number' ? '数字改了' : '文字改了'
}
