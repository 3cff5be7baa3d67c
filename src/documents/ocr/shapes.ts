import { WIDE } from './marks.ts'
import type { PlacedSign } from './place.ts'

/**
 * Tells signs of one shape apart by the size of their ink, which the model, seeing one line only, often confuses:
 * 0 o O 〇, - and — (and 一 between digits, where no numeral stands), . and 。 and the two quotation marks. Nothing else is touched.
 * @param em width of a hanzi of the line, in the unit of the signs
 */
export function settleShapes(signs: readonly PlacedSign[], em: number): PlacedSign[] {
  let quoted = false
  return signs.flatMap((sign, i) => {
    const [before, after] = [signs[i - 1]?.char ?? '', signs[i + 1]?.char ?? '']
    const wide = sign.right - sign.left
    const char = shaped(sign.char)
    if (char === '“' || char === '”') quoted = char === '“'
    // A dash of two is one stroke.
    if (char === '—' && wide > em * 1.5) return halves({ ...sign, char })
    return char === sign.char ? sign : { ...sign, char }

    function shaped(read: string): string {
      switch (read) {
        case 'o': case 'O': case '0': case '○': case '〇':
          return round(read)
        case '-': case '—':
          return wide > em * 0.52 ? '—' : wide < em * 0.4 ? '-' : read
        case '一':
          return /\d/.test(before) && /\d/.test(after) ? '—' : read
        case '.':
          return wide > em * 0.22 && !/\d/.test(before) && (WIDE.test(after) || after === '') ? '。' : read
        case '"':
          return WIDE.test(before) || WIDE.test(after) ? (quoted ? '”' : '“') : read
        default:
          return read
      }
    }

    function round(read: string): string {
      if (sign.high < em * 0.45) return read
      // A zero among hanzi numerals is as wide as high.
      if (NUMERAL.test(before) || NUMERAL.test(after)) return wide > sign.high * 0.85 ? '〇' : read
      const latin = LETTER.test(before) || LETTER.test(after)
      return read === 'o' && !latin && sign.high > em * 0.6 ? '0' : read
    }
  })
}

function halves(sign: PlacedSign): PlacedSign[] {
  const middle = (sign.left + sign.right) / 2
  return [{ ...sign, right: middle }, { ...sign, left: middle, spaced: 'no' }]
}

const NUMERAL = /[一二三四五六七八九〇]/u
const LETTER = /[A-Za-z]/
