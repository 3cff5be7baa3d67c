import { countText } from '../word/count.ts'
import type { Engine } from './engine.ts'
import { toLines, type Glyph, type PdfLine } from './lines.ts'

export type { PdfLine } from './lines.ts'

export interface PdfPageText {
  /** Physical lines in reading order: columns one after the other, an indent shown as full-width spaces. */
  lines: PdfLine[]
  hanzi: number
  /** Fewer than 20 hanzi on a page mostly covered by images: needs character recognition. */
  isScan: boolean
}

/** A page with more characters than this is read up to here. */
const MOST_CHARACTERS = 200_000

/** Reads the characters of a loaded page with their places and groups them into lines. */
export function readLines(
  pdfium: Engine,
  page: number,
  size: { width: number; height: number },
): { lines: PdfLine[]; hanzi: number } {
  const text = pdfium.call('FPDFText_LoadPage', page)
  if (text === 0) return { lines: [], hanzi: 0 }
  const at = pdfium.malloc(16)
  try {
    const turn = turnOf(pdfium, page, at)
    const count = Math.min(pdfium.call('FPDFText_CountChars', text), MOST_CHARACTERS)
    const glyphs: Glyph[] = []
    let spaced = 'no' as Glyph['spaced']
    for (let i = 0; i < count; i++) {
      const code = pdfium.call('FPDFText_GetUnicode', text, i)
      if (code <= 0x20 || code === 0xa0 || code === 0x3000) {
        // PDFium adds spaces where it sees gaps; one that is really in the file weighs more.
        if (code === 0x02) push('-', i)
        else if (code !== 0) spaced = pdfium.call('FPDFText_IsGenerated', text, i) === 1 && spaced !== 'written' ? 'guessed' : 'written'
        continue
      }
      push(code === 0xfffe ? '-' : character(code), i)
    }
    const lines = toLines(glyphs, size)
    return { lines, hanzi: lines.reduce((sum, line) => sum + countText(line.text).hanzi, 0) }

    function push(char: string, index: number): void {
      if (!pdfium.call('FPDFText_GetLooseCharBox', text, index, at)) return
      const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.memory(), at, 4)
      glyphs.push({ char, spaced, ...turn(left, top, right, bottom) })
      spaced = 'no'
    }
  } finally {
    pdfium.free(at)
    pdfium.call('FPDFText_ClosePage', text)
  }
}

type Box = { left: number; top: number; right: number; bottom: number }

/** From the page's own coordinates (y up, unturned) to those of the page as shown (y down from its top left corner). */
export function turnOf(pdfium: Engine, page: number, at: number): (l: number, t: number, r: number, b: number) => Box {
  pdfium.call('FPDF_GetPageBoundingBox', page, at)
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.memory().slice(at, at + 16))
  switch (pdfium.call('FPDFPage_GetRotation', page)) {
    case 1:
      return (l, t, r, b) => ({ left: b - bottom, right: t - bottom, top: l - left, bottom: r - left })
    case 2:
      return (l, t, r, b) => ({ left: right - r, right: right - l, top: b - bottom, bottom: t - bottom })
    case 3:
      return (l, t, r, b) => ({ left: top - t, right: top - b, top: right - r, bottom: right - l })
    default:
      return (l, t, r, b) => ({ left: l - left, right: r - left, top: top - t, bottom: top - b })
  }
}

/**
 * Many PDF fonts map common hanzi to look-alike radicals (⼀ for 一, ⽂ for 文); text must be comparable, so the
 * Kangxi and supplement radicals are written as the hanzi they stand for.
 */
function character(code: number): string {
  const char = String.fromCodePoint(code > 0x10ffff ? 0xfffd : code)
  return code >= 0x2e80 && code <= 0x2fdf ? char.normalize('NFKC') : char
}
