import { lettersOf } from './letters.ts'
import { copiedFrom, type CopiedPassage, type Ignored } from './passages.ts'
import { Places } from './runs.ts'
import { shinglesOf } from './shingles.ts'

export type { CopiedPassage } from './passages.ts'

/** How much two texts share. */
export interface Comparison {
  /** Copied letters over all letters of the first text and of the other: 0–1. */
  share: number
  otherShare: number
  /** Copied letters of the first text. */
  letters: number
  /** In the order of the first text; at most 200, the longest. */
  passages: CopiedPassage[]
}

const MOST_PASSAGES = 200

/**
 * Compares one text with others, letter by letter. Pure; time is bounded for hostile texts.
 * @param options.given shingles of what everyone was given, see `shinglesOfAll`
 * @param options.common fingerprints that stand in many reports, see `CopyIndex.commonOf`
 * @returns one for each of `others`
 */
export function compareWith(text: string, others: readonly string[], { given, common }: { given: Uint32Array; common: Uint32Array }): Comparison[] {
  const a = lettersOf(text)
  const places = new Places(a)
  const ignored: Ignored = { given: new Set(given), common: new Set(common) }
  return others.map((other) => {
    const b = new Places(lettersOf(other))
    const { share, letters, passages } = copiedFrom(a, b, ignored)
    if (passages.length === 0) return { share: 0, otherShare: 0, letters: 0, passages }
    return { share, otherShare: copiedFrom(b.letters, places, ignored).share, letters, passages: longest(passages) }
  })
}

function longest(passages: CopiedPassage[]): CopiedPassage[] {
  if (passages.length <= MOST_PASSAGES) return passages
  return passages.toSorted((a, b) => b.letters - a.letters).slice(0, MOST_PASSAGES).sort((a, b) => a.aStart - b.aStart)
}

/** Shingles of texts everyone was given: the notice, its plan, the titles of what is asked for. Each once. */
export function shinglesOfAll(texts: readonly string[]): Uint32Array {
  const all = new Set<number>()
  for (const text of texts) for (const hash of shinglesOf(lettersOf(text))) all.add(hash)
  return Uint32Array.from(all)
}
