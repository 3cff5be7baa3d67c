import { foldText, type PageLine } from '../compare/index.ts'
import type { OcrLine, OcrPage } from '../ocr/types.ts'
import type { PdfLine } from '../pdf/index.ts'

/** A line of the text layer as the comparison takes it. */
export const ofText = (page: number, { text, edges, left, right, top, bottom }: PdfLine): PageLine => ({ page, text, edges, box: { left, right, top, bottom } })

/** The lines of a recognised page as the comparison takes them, each character with its place and confidence. */
export const ofRecognition = (page: number, { lines }: OcrPage): PageLine[] => lines.map((line) => ofLine(page, line))

/** White space of `text` that is no character of its own lies between its neighbours, and is as sure as the line. */
function ofLine(page: number, { text, characters, confidence, left, right, top, bottom }: OcrLine): PageLine {
  const edges = new Float32Array(2 * text.length)
  const sure = new Float32Array(text.length).fill(confidence)
  const second = new Map<number, string>()
  let next = 0
  for (let i = 0; i < text.length; ) {
    const character = characters[next]
    if (character && character.char !== '' && text.startsWith(character.char, i)) {
      if (character.other) second.set(i, foldText(character.other.char))
      for (const end = i + character.char.length; i < end; i++) {
        edges.set([character.left, character.right], 2 * i)
        sure[i] = character.confidence
      }
      next++
    } else {
      edges.set([characters[next - 1]?.right ?? left, character?.left ?? right], 2 * i)
      i++
    }
  }
  return { page, text, edges, confidence: sure, second, box: { left, right, top, bottom } }
}
