import { isRareHanzi, looksNear, looksSame } from './alike.ts'
import type { Hunk } from './align.ts'
import type { Pair } from './harmless.ts'
import { gapAt, marginAt } from './place.ts'

/** What a difference on a recognised page comes to: a slip of the recogniser, hard to read, or really different. */
export type Reading = 'noise' | 'unclear' | 'differs'

/**
 * Below these a recogniser is unsure. Set so that no pair of equal texts differs and changed figures are found on the pages
 * of `accuracy/pair.ts`.
 */
const UNSURE = { digit: 0.9, hanzi: 0.85, other: 0.8 } as const
/** Two hanzi a stroke apart are believed different only above this. */
const SURE = 0.97
/** A whole line read worse than this is a smudge, a logo or handwriting. */
const SMUDGE = 0.5

/** Up to so many characters may have been cut off at a line's end or beginning. More would be a sentence that ends a paragraph. */
const AT_BREAK = 2

const rank: Record<Reading, number> = { noise: 0, unclear: 1, differs: 2 }
export const worse = (a: Reading, b: Reading): Reading => (rank[a] >= rank[b] ? a : b)

const isDigit = (c: string): boolean => c >= '0' && c <= '9'
const isHanzi = (c: string): boolean => /\p{Script=Han}/u.test(c)
/** Numbers in words count as digits do. */
const isNumeral = (c: string): boolean => isDigit(c) || /[〇零一二三四五六七八九十百千万亿两]/.test(c)
/** Stands on a recognised page for a letter that the recogniser was never taught. */
const UNKNOWN = '〓'
/** Signs that carry no content; what stands for a quantity (% ℃ + ×) does. */
const isPunctuation = (c: string): boolean => c !== UNKNOWN && /[^\p{L}\p{N}%‰℃°+×÷=<>㎡]/u.test(c)

/** Whether the PDF's side of a stretch was recognised: its own characters, or where it has none, those beside. */
export function isRecognised({ pdf, lines }: Pair, { bFrom, bTo }: Hunk): boolean {
  const at = (i: number): boolean => i >= 0 && i < pdf.piece.length && lines[pdf.piece[i]!]!.confidence !== undefined
  if (bTo > bFrom) return at(bFrom) && at(bTo - 1)
  return at(bFrom - 1) || at(bFrom)
}

/** How sure the recogniser is of the PDF's character at `i`; 1 where text was not recognised. */
export function confidenceAt({ pdf, lines }: Pair, i: number): number {
  const line = lines[pdf.piece[i] ?? -1]
  return line?.confidence?.[pdf.offset[i]!] ?? 1
}

const secondAt = ({ pdf, lines }: Pair, i: number): string | undefined => lines[pdf.piece[i] ?? -1]?.second?.get(pdf.offset[i]!)

/** Judges a difference, as the alignment found it, on a recognised page. Never guesses a figure: at worst it is hard to read. */
export function readingOf(pair: Pair, hunk: Hunk): Reading {
  const a = pair.word.text.slice(hunk.aFrom, hunk.aTo)
  const b = pair.pdf.text.slice(hunk.bFrom, hunk.bTo)
  const found = b === '' ? missing(pair, hunk, a) : a === '' ? extra(pair, hunk, b) : changed(pair, hunk, a, b)
  // Ink of a seal hides strokes, and whole lines, without making the recogniser doubt itself.
  if (found === 'differs' && underSeal(pair, hunk) && (b === '' || mean(pair, hunk) < SURE)) return 'unclear'
  return found
}

function underSeal({ pdf, stamped }: Pair, { bFrom, bTo }: Hunk): boolean {
  for (let i = Math.max(0, bTo > bFrom ? bFrom : bFrom - 1); i < Math.max(bTo, bFrom + 1) && i < pdf.piece.length; i++) if (stamped(pdf.piece[i]!)) return true
  return false
}

/** Mean confidence of the PDF's characters, those beside included where it has none. */
function mean(pair: Pair, { bFrom, bTo }: Hunk): number {
  const [from, to] = bTo > bFrom ? [bFrom, bTo] : [Math.max(0, bFrom - 1), Math.min(pair.pdf.piece.length, bFrom + 1)]
  let sum = 0
  for (let i = from; i < to; i++) sum += confidenceAt(pair, i)
  return to > from ? sum / (to - from) : 1
}

/** Word has it, the page was read without it. */
function missing(pair: Pair, hunk: Hunk, text: string): Reading {
  const content = [...text].filter((c) => !isPunctuation(c))
  if (content.length === 0) return betweenDigits(pair.word.text, hunk.aFrom, hunk.aTo) ? 'unclear' : 'noise'
  if (content.every(isRareHanzi)) return 'unclear'
  // Where the paper has room for it, it stands there and was not read.
  if (gapAt(pair, hunk.bFrom) >= roomOf(text) && couldBeLost(pair, hunk)) return 'unclear'
  if (content.length <= AT_BREAK && marginAt(pair, hunk.bFrom) >= roomOf(text)) return 'unclear'
  if (content.every(isDigit) && (repeats(pair.word.text, hunk.aFrom, hunk.aTo) || mean(pair, hunk) < UNSURE.digit)) return 'unclear'
  return content.length === 1 && mean(pair, hunk) < UNSURE.hanzi ? 'unclear' : 'differs'
}

/** Text that goes on from a line can only be lost with the lines below it when that line is full. */
function couldBeLost(pair: Pair, { aFrom, bFrom }: Hunk): boolean {
  const { word, pdf } = pair
  if (bFrom > 0 && bFrom < pdf.piece.length && pdf.piece[bFrom] === pdf.piece[bFrom - 1]) return true
  return aFrom === 0 || word.piece[aFrom] !== word.piece[aFrom - 1] || marginAt(pair, bFrom) < 1.5
}

/** A recogniser joins equal neighbours: 2000 read as 200. */
const repeats = (text: string, from: number, to: number): boolean => Array.from(text.slice(from, to)).every((c) => c === text[from]) && (text[from - 1] === text[from] || text[to] === text[from])

/** Width the text takes, in hanzi; a little less is enough, as letters run narrow. */
const roomOf = (text: string): number => 0.7 * [...text].reduce((sum, c) => sum + (c < '\u0100' ? 0.5 : 1), 0)

/** The page was read with something Word does not have. */
function extra(pair: Pair, hunk: Hunk, text: string): Reading {
  const content = [...text].filter((c) => !isPunctuation(c))
  if (content.length === 0) return betweenDigits(pair.pdf.text, hunk.bFrom, hunk.bTo) ? 'unclear' : 'noise'
  if (content.every((c) => c === UNKNOWN)) return 'noise'
  const sure = mean(pair, hunk)
  if (sure < SMUDGE && !content.some(isDigit)) return 'noise'
  if (content.length === 1 && looksSame(content[0]!, '1') && sure < UNSURE.hanzi) return 'noise'
  if (content.some(isNumeral)) return sure < UNSURE.digit ? 'unclear' : 'differs'
  if (sure >= UNSURE.hanzi) return 'differs'
  return content.length <= 2 ? 'noise' : 'unclear'
}

/** A point or comma within a figure changes it: 12.5 and 125. */
const betweenDigits = (text: string, from: number, to: number): boolean => /[.]/.test(text.slice(from, to)) && isDigit(text[from - 1] ?? '') && isDigit(text[to] ?? '')

function changed(pair: Pair, hunk: Hunk, a: string, b: string): Reading {
  const [inA, inB] = [a, b].map((text) => [...text].filter((c) => !isPunctuation(c)))
  if (inA!.length === inB!.length && inA!.every((c, i) => looksSame(c, inB![i]!)))
    return betweenDigits(pair.word.text, hunk.aFrom, hunk.aTo) || betweenDigits(pair.pdf.text, hunk.bFrom, hunk.bTo) ? 'unclear' : 'noise'
  // Beside a letter it was never taught, the recogniser is sure of more than it should be.
  if (b.includes(UNKNOWN) && !/[0-9]/.test(a + b)) return [...a].every((c) => isRareHanzi(c) || isPunctuation(c)) ? 'noise' : 'unclear'
  if (a.length === b.length) {
    let worst: Reading = 'noise'
    const alone = a.length === 1
    for (let i = 0; i < a.length; i++) worst = worse(worst, substituted(a[i]!, b[i]!, confidenceAt(pair, hunk.bFrom + i), alone, secondAt(pair, hunk.bFrom + i)))
    return worst
  }
  if (inA!.length > 0 && inA!.every(isRareHanzi)) return 'unclear'
  return mean(pair, hunk) < UNSURE.digit ? 'unclear' : 'differs'
}

/** One character in place of another. `alone`: its neighbours agree. */
function substituted(a: string, b: string, confidence: number, alone: boolean, second: string | undefined): Reading {
  if (looksSame(a, b) || (isPunctuation(a) && isPunctuation(b))) return 'noise'
  if (isNumeral(a) && isNumeral(b)) return confidence < UNSURE.digit ? 'unclear' : 'differs'
  if (isRareHanzi(a)) return b === UNKNOWN ? 'noise' : 'unclear'
  if (b === UNKNOWN) return 'unclear'
  if (isHanzi(a) && isHanzi(b)) {
    if (isNumeral(a)) return confidence < UNSURE.hanzi ? 'unclear' : 'differs'
    if (looksNear(a, b) || second === a) return confidence < UNSURE.hanzi ? 'noise' : confidence < SURE ? 'unclear' : 'differs'
    return confidence >= UNSURE.hanzi ? 'differs' : alone ? 'noise' : 'unclear'
  }
  if (isDigit(a)) return confidence < UNSURE.digit ? 'unclear' : 'differs'
  return confidence >= UNSURE.other ? 'differs' : alone && !isNumeral(b) ? 'noise' : 'unclear'
}
