import type { Letters } from './letters.ts'
import { shinglesOf } from './shingles.ts'

/** Equal letters of two texts: `length` of them from `a` in the one and from `b` in the other. */
export interface Run {
  a: number
  b: number
  length: number
}

/** Shortest run that is looked up; shorter ones are found only as gaps between two. */
export const SEED = 6
/** Places of the other text tried for each place: a text that repeats itself must not cost the square of its length. */
const MOST_TRIED = 24
/** A run that goes on where the last one stopped is preferred to one that is at most so much longer. */
const FAITHFUL = 8

/** Where each run of SEED letters begins in a text. */
export class Places {
  readonly letters: Letters
  #mask: number
  #firsts: Int32Array
  #nexts: Int32Array

  constructor(letters: Letters) {
    this.letters = letters
    const hashes = shinglesOf(letters, SEED)
    let size = 64
    while (size < hashes.length * 2) size *= 2
    this.#mask = size - 1
    this.#firsts = new Int32Array(size).fill(-1)
    this.#nexts = new Int32Array(hashes.length)
    // backwards, so that each list begins at the text's beginning
    for (let at = hashes.length - 1; at >= 0; at--) {
      const key = hashes[at]! & this.#mask
      this.#nexts[at] = this.#firsts[key]!
      this.#firsts[key] = at
    }
  }

  /** The longest run of `codes` from `at` that this text has too; null when there is none. */
  longest(codes: Uint16Array, at: number, hash: number, last: Run | null): Run | null {
    const other = this.letters.codes
    let best: Run | null = null
    let worth = 0
    let tried = 0
    for (let b = this.#firsts[hash & this.#mask]!; b >= 0 && tried < MOST_TRIED; b = this.#nexts[b]!) {
      tried++
      let length = 0
      while (at + length < codes.length && b + length < other.length && codes[at + length] === other[b + length]) length++
      if (length < SEED) continue
      const faithful = last !== null && b >= last.b + last.length && b - last.b - last.length <= at - last.a - last.length + FAITHFUL
      const value = length + (faithful ? FAITHFUL : 0)
      if (value > worth) {
        worth = value
        best = { a: at, b, length }
      }
    }
    return best
  }
}

/** Runs of `a` that the other text has too, in the order of `a`, without overlap in `a`. */
export function runsOf(a: Letters, others: Places): Run[] {
  const hashes = shinglesOf(a, SEED)
  const runs: Run[] = []
  let last: Run | null = null
  for (let at = 0; at < hashes.length; ) {
    const found = others.longest(a.codes, at, hashes[at]!, last)
    if (!found) {
      at++
      continue
    }
    at = found.a + found.length
    runs.push(found)
    last = found
  }
  return runs
}
