import { withPdf, type PdfLine, type PdfPicture } from '../../src/documents/pdf/index.ts'

/** What is measured back from one typeset page, as it prints; millimetres from the top left corner of the upright page. */
export interface MeasuredPage {
  landscape: boolean
  /** Lines of the text, without the page number. */
  lines: PdfLine[]
  /** Edges of all ink within 20 mm around the type area, the page number left out; null on an empty page. */
  ink: { left: number; right: number; top: number; bottom: number } | null
  /** Ink below the type area: its left and right end and the height of its dashes. Null where no number stands. */
  number: { left: number; right: number; y: number } | null
}

const DPI = 144
const MM = DPI / 25.4
/** Of 156 × 225 mm at 28 and 37 mm. */
const TYPE = { left: 28, right: 184, top: 37, bottom: 262 }

export const measurePages = (bytes: Uint8Array): Promise<MeasuredPage[]> =>
  withPdf(bytes, (pdf) => Array.from({ length: pdf.pageCount }, (_, i) => {
    const { width, height } = pdf.pageSize(i + 1)
    const landscape = width > height
    const dark = darkness(pdf.render(i + 1, { dpi: DPI }), landscape)
    // The number of a landscape page stands at its left edge, turned.
    const lines = pdf.pageText(i + 1).lines.filter((line) => (landscape ? true : line.top < ((TYPE.bottom + 1) * 72) / 25.4))
    return { landscape, lines, ink: inkOf(dark), number: numberOf(dark) }
  }))

/** Whether a pixel of the upright page is dark; a landscape page is looked at as it lies in the binding. */
function darkness(picture: PdfPicture, landscape: boolean): (x: number, y: number) => boolean {
  const { rgba, width, height } = picture
  return (x, y) => {
    const [px, py] = landscape ? [width - 1 - y, x] : [x, y]
    if (px < 0 || py < 0 || px >= width || py >= height) return false
    const at = (py * width + px) * 4
    return (rgba[at]! + rgba[at + 1]! + rgba[at + 2]!) / 3 < 150
  }
}

function edges(dark: (x: number, y: number) => boolean, box: { left: number; right: number; top: number; bottom: number }): { left: number; right: number; top: number; bottom: number } | null {
  let found: { left: number; right: number; top: number; bottom: number } | null = null
  for (let y = Math.round(box.top * MM); y < Math.round(box.bottom * MM); y++) {
    for (let x = Math.round(box.left * MM); x < Math.round(box.right * MM); x++) {
      if (!dark(x, y)) continue
      found ??= { left: x, right: x, top: y, bottom: y }
      found.left = Math.min(found.left, x)
      found.right = Math.max(found.right, x)
      found.bottom = y
    }
  }
  return found && { left: found.left / MM, right: (found.right + 1) / MM, top: found.top / MM, bottom: (found.bottom + 1) / MM }
}

/** Below the edge of the text there is only the number. */
const inkOf = (dark: (x: number, y: number) => boolean) => edges(dark, { left: 8, right: 204, top: 17, bottom: TYPE.bottom + 0.6 })

function numberOf(dark: (x: number, y: number) => boolean): MeasuredPage['number'] {
  const whole = edges(dark, { left: TYPE.left, right: TYPE.right, top: TYPE.bottom + 1.5, bottom: 276 })
  if (!whole) return null
  // The first two millimetres of it are dash alone.
  const dash = edges(dark, { left: whole.left, right: whole.left + 2, top: TYPE.bottom + 1.5, bottom: 276 })!
  return { left: whole.left, right: whole.right, y: (dash.top + dash.bottom) / 2 }
}

/** Characters a line holds, an indent of two counted: a Latin letter or digit is half as wide as a hanzi. */
export const charactersOf = (line: PdfLine): number => Array.from(line.text.replaceAll(' ', '')).reduce((sum, sign) => sum + (sign === '\u3000' ? 0 : sign < '\u0100' ? 0.55 : 1), Math.max(0, Math.round((line.left - (TYPE.left * 72) / 25.4) / 15.79)))

export const isFullLine = (line: PdfLine): boolean => (line.right * 25.4) / 72 > TYPE.right - 3
