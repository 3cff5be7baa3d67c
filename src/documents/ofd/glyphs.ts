import type { Glyph } from '../pdf/lines.ts'

const POINTS_PER_MM = 72 / 25.4

/** A text object: where it stands on the page and how its own coordinates become the page's (millimetres). */
export interface TextFrame {
  left: number
  top: number
  /** Font size in the object's own units. */
  size: number
  /** a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f. */
  matrix: readonly [number, number, number, number, number, number]
  /** Width of characters by their usual one. */
  widthScale: number
}

/** Where the text of an object goes on; a code without its own place begins at the end of the one before. */
export interface Pen {
  x: number
  y: number
}

/**
 * Steps between characters: numbers, and `g n v` for n times v. No more than `most` are written out.
 * Standing for nothing, a word that is no number counts as 0.
 */
export function stepsOf(deltas: string | null, most: number): number[] {
  const steps: number[] = []
  if (deltas === null) return steps
  const words = deltas.trim().split(/\s+/)
  for (let i = 0; i < words.length && steps.length < most; i++) {
    if (words[i] === 'g') {
      const times = Math.min(most - steps.length, Math.max(0, Math.trunc(Number(words[i + 1])) || 0))
      const step = Number(words[i + 2]) || 0
      for (let n = 0; n < times; n++) steps.push(step)
      i += 2
    } else steps.push(Number(words[i]) || 0)
  }
  return steps
}

const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’—…\u{20000}-\u{3ffff}]/u

/** Characters of one text code with their boxes on the page, in points. Moves the pen behind them. */
export function placeCharacters(text: string, pen: Pen, x: readonly number[], y: readonly number[], frame: TextFrame, out: Glyph[]): void {
  const [a, b, c, d, e, f] = frame.matrix
  const scaleX = Math.hypot(a, b) || 1
  const scaleY = Math.hypot(c, d) || 1
  let spaced: Glyph['spaced'] = 'no'
  let i = 0
  for (const char of text) {
    const usual = frame.size * (WIDE.test(char) ? 1 : 0.5) * frame.widthScale
    const blank = /^\s$/.test(char)
    if (blank) spaced = 'written'
    else {
      const left = (frame.left + a * pen.x + c * pen.y + e) * POINTS_PER_MM
      const base = (frame.top + b * pen.x + d * pen.y + f) * POINTS_PER_MM
      const high = frame.size * scaleY * POINTS_PER_MM
      out.push({ char, left, right: left + usual * scaleX * POINTS_PER_MM, top: base - high * 0.88, bottom: base + high * 0.12, spaced })
      spaced = 'no'
    }
    pen.x += x[i] ?? (y.length > 0 ? 0 : usual)
    pen.y += y[i] ?? 0
    i++
  }
}

/** A page drawn twice, for a bold look or by a template, is read once: equal characters at the same place. */
export function withoutTwins(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Set<string>()
  return glyphs.filter(({ char, left, top, bottom }) => {
    const grid = Math.max(1, (bottom - top) * 0.2)
    const key = `${char} ${Math.round(left / grid)} ${Math.round(top / grid)}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
