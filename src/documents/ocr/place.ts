import { INK } from './ink.ts'
import { CLOSING, OPENING, WIDE } from './marks.ts'
import type { Cutting, Sign } from './read.ts'

/** A character with the room its ink takes, in pixels of the page. */
export interface PlacedSign extends Sign {
  left: number
  right: number
  /** Height of its ink. */
  high: number
  /** Whether white as wide as a space, or a table's rule, stands before it. */
  spaced: 'written' | 'guessed' | 'no'
}

/** Stands for a letter that is printed there but that the model has no name for. */
export const UNKNOWN = '〓'
/** Of 42 rows looked at. */
const RULE_HIGH = 38
/** A cutting holds a line's letters and a margin; hanzi stand a little further apart than they are high. */
const EM_OF_CUTTING = 0.9

/** Width of a hanzi of this line in pixels of the page: what most neighbours stand apart, else told from the line's height. */
export function emOf(signs: readonly Sign[], cutting: Cutting): number {
  const byHeight = cutting.height * cutting.scale * EM_OF_CUTTING
  const hanzi = (sign: Sign) => /\p{Script=Han}/u.test(sign.char)
  const steps = signs
    .flatMap((sign, i) => (i > 0 && hanzi(sign) && hanzi(signs[i - 1]!) ? [sign.at - signs[i - 1]!.at] : []))
    .filter((step) => step > byHeight * 0.7 && step < byHeight * 1.3)
    .toSorted((a, b) => a - b)
  return steps.length < 3 ? byHeight : steps[steps.length >> 1]!
}

/**
 * Gives each sign the ink between it and its neighbours; letters the model passed over are put in as unknown ones.
 * @param ruleAt whether the ink at a place of the page is a table's rule, which parts cells and is no sign
 */
export function place(read: readonly Sign[], cutting: Cutting, em: number, ruleAt: (x: number) => boolean): PlacedSign[] {
  const signs = read.filter((sign) => sign.char !== '|' || !ruleAt(sign.at))
  const columns = inkColumns(cutting)
  const toCutting = (at: number): number => Math.min(cutting.width - 1, Math.max(0, Math.round((at - cutting.left) / cutting.scale)))
  const toPage = (x: number): number => cutting.left + x * cutting.scale
  const wide = em / cutting.scale
  const all = withUnknown(signs.filter((sign) => sign.char.trim() !== ''), columns, toCutting, toPage, wide)
  const written = new Set(signs.flatMap((sign, i) => (sign.char.trim() === '' ? [signs[i + 1]] : [])))
  const edges = all.slice(1).map((sign, i) => gapBetween(columns, toCutting(all[i]!.at), toCutting(sign.at), expectedEdge(all[i]!, sign, toCutting, wide)))
  return all.map((sign, i) => {
    const left = edges[i - 1]?.to ?? firstInk(columns, toCutting(sign.at), -1, wide)
    const right = edges[i]?.from ?? firstInk(columns, toCutting(sign.at), 1, wide)
    const before = all[i - 1]
    const white = before ? edges[i - 1]!.to - edges[i - 1]!.from : 0
    const ruled = before !== undefined && isRuled(columns, toCutting(before.at), toCutting(sign.at), (x) => ruleAt(toPage(x)))
    const spaced = ruled ? 'written' : before && white > wide * leastSpace(before.char, sign.char, written.has(sign)) ? 'guessed' : 'no'
    const [from, to] = [trim(columns, left, right, 1), trim(columns, left, right, -1) + 1]
    return { ...sign, left: toPage(from), right: toPage(Math.max(from + 1, to)), high: inkHeight(cutting, from, to) * cutting.scale, spaced }
  })
}

/** Height of ink in each column of a cutting. */
function inkColumns({ data, width, height }: Cutting): Uint8Array {
  const columns = new Uint8Array(width)
  for (let x = 0; x < width; x++) for (let y = 3; y < height - 3; y++) if (data[y * width + x]! < INK) columns[x]!++
  return columns
}

/** Ink of a rule fills a cutting's whole height. */
function isRuled(columns: Uint8Array, from: number, to: number, ruleAt: (x: number) => boolean): boolean {
  for (let x = from + 1; x < to; x++) if (columns[x]! >= RULE_HIGH && ruleAt(x)) return true
  return false
}

/** White from which on it is a space, in parts of a hanzi: digits stand apart by themselves, a slim 1 most of all. */
function leastSpace(before: string, after: string, written: boolean): number {
  if (!/[\p{L}\p{N}]/u.test(before) || !/[\p{L}\p{N}]/u.test(after) || WIDE.test(before) || WIDE.test(after)) return Infinity
  if (written) return 0.12
  return /\d/.test(before) && /\d/.test(after) ? 0.55 : 0.22
}

/** Where one sign should end and the next begin: the model's places are those of whole letters, also for marks that fill half of theirs. */
function expectedEdge(before: Sign, after: Sign, toCutting: (at: number) => number, wide: number): number {
  const [from, to] = [toCutting(before.at), toCutting(after.at)]
  if (CLOSING.test(after.char) && !CLOSING.test(before.char)) return Math.min(to, from + wide * 0.52)
  if (OPENING.test(before.char) && !OPENING.test(after.char)) return Math.max(from, to - wide * 0.52)
  return (from + to) / 2
}

/** The white run nearest to where the edge should be, the widest when letters stand far apart, the thinnest column where they touch. */
function gapBetween(columns: Uint8Array, from: number, to: number, expected: number): { from: number; to: number } {
  let best = { from: 0, to: 0 }
  let least = Infinity
  let thinnest = Math.round(expected)
  for (let x = from; x < to; x++) {
    if (columns[x]! + Math.abs(x - expected) < columns[thinnest]! + Math.abs(thinnest - expected)) thinnest = x
    if (columns[x] !== 0) continue
    const start = x
    while (x < to && columns[x] === 0) x++
    const away = expected < start ? start - expected : expected > x ? expected - x : 0
    // A white run inside a letter is slim and off the edge.
    const cost = away - (x - start)
    if (cost < least) {
      least = cost
      best = { from: start, to: x }
    }
  }
  return best.to > best.from ? best : { from: thinnest, to: thinnest }
}

/** The first column with ink from one end of a sign's room. */
function trim(columns: Uint8Array, left: number, right: number, direction: 1 | -1): number {
  const start = direction > 0 ? left : right - 1
  for (let x = start; x >= left && x < right; x += direction) if (columns[x]! > 0) return x
  return start
}

function inkHeight({ data, width, height }: Cutting, from: number, to: number): number {
  let [top, bottom] = [height, -1]
  for (let y = 0; y < height; y++) {
    for (let x = from; x < to; x++) {
      if (data[y * width + x]! >= INK) continue
      top = Math.min(top, y)
      bottom = y
      break
    }
  }
  return Math.max(0, bottom - top + 1)
}

/** The outermost ink within one letter's width of an end of the line. */
function firstInk(columns: Uint8Array, at: number, direction: -1 | 1, wide: number): number {
  let end = at
  for (let x = at; x >= 0 && x < columns.length && Math.abs(x - at) < wide * 0.9; x += direction) if (columns[x]! > 0) end = x
  return direction > 0 ? end + 1 : end
}

/**
 * The model says nothing for a letter outside its alphabet. Where two signs stand two letters apart with ink as wide and
 * high as a letter between them, an unknown one is put in, so that nobody takes the text for complete.
 */
function withUnknown(signs: readonly Sign[], columns: Uint8Array, toCutting: (at: number) => number, toPage: (x: number) => number, wide: number): Sign[] {
  const out: Sign[] = []
  const between = (from: number, to: number): void => {
    const count = Math.round((to - from) / wide) - 1
    for (let i = 1; i <= count; i++) {
      const middle = from + ((to - from) * i) / (count + 1)
      if (isLetter(columns, middle, wide)) out.push({ char: UNKNOWN, confidence: 0, at: toPage(middle) })
    }
  }
  for (const [i, sign] of signs.entries()) {
    const before = signs[i - 1]
    const at = toCutting(sign.at)
    const hanzi = WIDE.test(sign.char)
    if (before && (hanzi || WIDE.test(before.char))) between(toCutting(before.at), at)
    if (!before && hanzi && at > wide) between(at - Math.floor((at + wide * 0.4) / wide) * wide - 0.01, at)
    out.push(sign)
  }
  const last = signs.at(-1)
  if (last && WIDE.test(last.char)) {
    const at = toCutting(last.at)
    between(at, at + Math.floor((columns.length - at + wide * 0.4) / wide) * wide + 0.01)
  }
  return out
}

/** Ink about as wide and high as a hanzi around a place, with white or thin ink at its sides. */
function isLetter(columns: Uint8Array, middle: number, wide: number): boolean {
  let [inked, high] = [0, 0]
  const from = Math.max(0, Math.round(middle - wide * 0.4))
  const to = Math.min(columns.length, Math.round(middle + wide * 0.4))
  for (let x = from; x < to; x++) {
    if (columns[x]! > 1) inked++
    high = Math.max(high, columns[x]!)
  }
  return inked >= (to - from) * 0.7 && to - from > wide * 0.6 && high >= 8
}
