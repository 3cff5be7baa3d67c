import type { Letters } from './letters.ts'

/** Letters in a shingle. */
export const SHINGLE = 10
/** Shingles in a window, of which one is kept: any common run of SHINGLE + WINDOW − 1 = 17 letters is found. */
export const WINDOW = 8

const BASE = 0x0100_0193

/**
 * Hash of every run of `size` letters, 32 bits, by a rolling sum.
 * @returns one per place a run begins; none for a shorter text
 */
export function shinglesOf({ codes }: Pick<Letters, 'codes'>, size = SHINGLE): Uint32Array {
  if (codes.length < size) return new Uint32Array()
  let top = 1
  for (let i = 1; i < size; i++) top = Math.imul(top, BASE)
  const hashes = new Uint32Array(codes.length - size + 1)
  let sum = 0
  for (let i = 0; i < codes.length; i++) {
    if (i >= size) sum = (sum - Math.imul(codes[i - size]!, top)) | 0
    sum = (Math.imul(sum, BASE) + codes[i]!) | 0
    if (i >= size - 1) hashes[i - size + 1] = mix(sum)
  }
  return hashes
}

/** Spreads the sum over all bits: the smallest of a window must be any of them alike. */
function mix(sum: number): number {
  let hash = sum
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
