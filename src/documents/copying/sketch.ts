import { lettersOf, type Letters } from './letters.ts'
import { shinglesOf, WINDOW } from './shingles.ts'

/**
 * Fingerprints of a text by winnowing: of each window of shingles the smallest, the last one where several are equal.
 * Texts that share a run of 17 letters share a fingerprint.
 * @returns ascending, each once; empty for a text shorter than a shingle
 */
export const sketchOf = (text: string | Letters): Uint32Array => winnow(shinglesOf(typeof text === 'string' ? lettersOf(text) : text), WINDOW)

/** The kept hashes of `hashes`, ascending, each once. */
export function winnow(hashes: Uint32Array, window: number): Uint32Array {
  if (hashes.length === 0) return hashes
  const kept = new Uint32Array(hashes.length)
  // a text shorter than a window is one window
  let least = leastOf(hashes, 0, Math.min(window, hashes.length))
  kept[0] = hashes[least]!
  let count = 1
  for (let end = window; end < hashes.length; end++) {
    if (least <= end - window) least = leastOf(hashes, end - window + 1, end + 1)
    else if (hashes[end]! <= hashes[least]!) least = end
    else continue
    kept[count++] = hashes[least]!
  }
  return distinct(kept.subarray(0, count).sort())
}

/** Where the smallest stands, the last one where several are equal. */
function leastOf(hashes: Uint32Array, from: number, to: number): number {
  let least = from
  for (let i = from + 1; i < to; i++) if (hashes[i]! <= hashes[least]!) least = i
  return least
}

function distinct(sorted: Uint32Array): Uint32Array {
  let count = 0
  for (const hash of sorted) if (count === 0 || sorted[count - 1] !== hash) sorted[count++] = hash
  return sorted.slice(0, count)
}
