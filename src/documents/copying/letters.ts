/** A text reduced to what counts when texts are compared for copying. */
export interface Letters {
  /** UTF-16 units of the letters, folded; every number is one `0`. */
  codes: Uint16Array
  /** Where each letter begins in the text it came from, and where it ends. */
  starts: Uint32Array
  ends: Uint32Array
  /** True when the text was too long and only its beginning is here. */
  cut: boolean
}

/** Most letters looked at: some hundred pages. Bounds time and memory for hostile texts. */
export const MOST_LETTERS = 100_000

const DIGIT = 48
const UNKNOWN = 0xffff_ffff
const SEVERAL = 0xffff_fffe

/** Code unit → its folded unit, 0 where it does not count; filled as units are met. */
const folded = new Uint32Array(0x1_0000).fill(UNKNOWN)
const several = new Map<number, readonly number[]>()
const isLetter = /^[\p{L}\p{Nl}]$/u
const isDigit = /^\p{Nd}$/u

/**
 * Letters of a text: NFKC, lower case; white space, punctuation and symbols do not count. A number of any length is one
 * letter, so that a copy with other figures is still a copy.
 */
export function lettersOf(text: string): Letters {
  const room = Math.min(text.length * 2, MOST_LETTERS)
  const codes = new Uint16Array(room)
  const starts = new Uint32Array(room)
  const ends = new Uint32Array(room)
  let count = 0
  let at = 0
  const put = (code: number, length: number) => {
    if (code === DIGIT && count > 0 && codes[count - 1] === DIGIT) {
      ends[count - 1] = at + length
      return
    }
    if (count === room) return
    codes[count] = code
    starts[count] = at
    ends[count++] = at + length
  }
  for (; at < text.length && count < room; at++) {
    const unit = text.charCodeAt(at)
    let code = folded[unit]!
    if (code === UNKNOWN) code = learn(unit)
    if (code === SEVERAL) for (const each of several.get(unit)!) put(each, 1)
    else if (code !== 0) put(code, 1)
    else if (unit >= 0xd800 && unit < 0xdc00 && isLetter.test(text.slice(at, at + 2))) {
      put(unit, 1)
      at++
      put(text.charCodeAt(at), 1)
    }
  }
  return { codes: codes.subarray(0, count), starts: starts.subarray(0, count), ends: ends.subarray(0, count), cut: at < text.length }
}

function learn(unit: number): number {
  const codes: number[] = []
  if (unit < 0xd800 || unit > 0xdfff)
    for (const character of String.fromCharCode(unit).normalize('NFKC').toLowerCase()) {
      if (isDigit.test(character)) codes.push(DIGIT)
      else if (isLetter.test(character)) codes.push(character.charCodeAt(0))
    }
  if (codes.length > 1) several.set(unit, codes)
  return (folded[unit] = codes.length > 1 ? SEVERAL : (codes[0] ?? 0))
}
