import { layOut, type Glyph } from '../pdf/lines.ts'
import { CLOSING, OPENING, WIDE } from './marks.ts'
import type { OcrCharacter, OcrLine } from './types.ts'

/** A line as read, in points of the page. */
export interface ReadLine {
  top: number
  bottom: number
  /** How much it falls per point. */
  slope: number
  em: number
  signs: (OcrCharacter & Pick<Glyph, 'spaced'>)[]
}

/** White between two pieces of a row that is no accident, in parts of a hanzi. */
const LEAST_WHITE = 0.25

/** Lines in reading order, columns one after the other, cells of a row in one line, indents as full-width spaces: as a PDF's own text is given. */
export function arrange(lines: readonly ReadLine[], size: { width: number; height: number }): OcrLine[] {
  const known = new Map<Glyph, OcrCharacter>()
  const glyphs = lines.flatMap((line) => {
    const { top, bottom, slope, em, signs } = line
    return cells(signs, em).map(({ left, right }, i): Glyph => {
      const { char, confidence, other } = signs[i]!
      const fall = slope * ((left + right) / 2)
      const spaced = i === 0 && standsApart(line, lines) ? 'written' : signs[i]!.spaced
      const glyph: Glyph = { char, left, right, top: top + fall, bottom: bottom + fall, spaced }
      known.set(glyph, { char, confidence: round(confidence, 1000), left: round(left), right: round(right), ...(other && { other }) })
      return glyph
    })
  })
  return layOut(glyphs, size).map(({ line, glyphs: members }) => {
    const characters = members.map((glyph) => known.get(glyph)!)
    return {
      text: line.text,
      confidence: mean(characters),
      left: round(line.left), right: round(line.right), top: round(line.top), bottom: round(line.bottom),
      characters,
    }
  })
}

/** What was found as a piece of its own, as the cells of a table are, is told from what stands before it in the same row. */
function standsApart(line: ReadLine, lines: readonly ReadLine[]): boolean {
  const left = line.signs[0]!.left
  const middle = (line.top + line.bottom) / 2 + line.slope * left
  return lines.some((other) => {
    const end = other.signs.at(-1)!.right
    const fall = other.slope * end
    return end < left && left - end > line.em * LEAST_WHITE && middle > other.top + fall && middle < other.bottom + fall
  })
}

/** Mean confidence, 0 for none. */
export const mean = (characters: readonly OcrCharacter[]): number =>
  characters.length === 0 ? 0 : round(characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length, 1000)

const round = (value: number, parts = 100): number => Math.round(value * parts) / parts

/** Room of each character: a hanzi's is square about its ink, an opening mark has its white before it, a closing one after. */
function cells(signs: readonly OcrCharacter[], em: number): { left: number; right: number }[] {
  const out = signs.map(({ char, left, right }) => {
    if (!WIDE.test(char) || right - left >= em) return { left, right }
    if (OPENING.test(char)) return { left: right - em * 0.95, right }
    if (CLOSING.test(char)) return { left, right: left + em * 0.95 }
    const middle = (left + right) / 2
    return { left: middle - em / 2, right: middle + em / 2 }
  })
  for (let i = 1; i < out.length; i++) {
    const [before, here] = [out[i - 1]!, out[i]!]
    if (here.left >= before.right) continue
    // Squeezed marks share their room.
    const edge = Math.max(before.left, Math.min(here.right, (Math.max(before.left, here.left) + Math.min(before.right, here.right)) / 2))
    before.right = here.left = edge
  }
  return out
}
