import type { SourceText } from '../source.ts'

/** A source line prepared for cleaning. */
export interface Line {
  index: number
  raw: string
  compact: string
  gaps: number[]
  /** Display width in half-width columns, inner spaces included. */
  width: number
  /** Leading white space in half-width columns. */
  indent: number
  page: number | null
  cells: string[] | null
  table: number | null
  /** Blank lines directly above. */
  blankAbove: number
  /** A form feed or another page stands above. */
  pageAbove: boolean
}

// White space as the usual regular expression engines see it, with the file separators some of them add.
// oxlint-disable-next-line no-control-regex -- file separators are what is meant
const SPACE = /[\s\u001c-\u001f\u0085]/
// Marks without width: not white space, yet nothing a reader sees; they interrupt a quote.
const WIDTHLESS = /[\u200b-\u200f\u2060\ufeff\u00ad]/

/** Removes all white space, as quotes have it. */
// oxlint-disable-next-line no-control-regex -- as above
export const squeeze = (s: string): string => s.replace(/[\s\u001c-\u001f\u0085]+/g, '')

/** Non-blank lines with their compact text; blank ones are only counted. */
export function prepareLines(source: SourceText): Line[] {
  const lines: Line[] = []
  let blanks = 0
  let page: number | null = null
  let fed = false
  source.lines.forEach((line, index) => {
    const raw = line.text
    if (raw.includes('\f')) fed = true
    const { compact, gaps, width, indent } = measure(raw)
    if (compact === '') {
      blanks++
      return
    }
    const cells = line.cells ?? cellsOf(raw)
    lines.push({
      index, raw, compact, gaps, width, indent, page: line.page, cells, table: line.table, blankAbove: blanks,
      pageAbove: fed || (line.page !== null && page !== null && line.page !== page),
    })
    blanks = 0
    fed = false
    page = line.page
  })
  return lines
}

function measure(raw: string) {
  const parts: string[] = []
  const gaps: number[] = []
  let length = 0
  let width = 0
  let indent = 0
  let run = 0
  const take = (end: number) => {
    if (end > run) {
      const piece = raw.slice(run, end)
      parts.push(piece)
      length += piece.length
    }
  }
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i)
    const plain = code > 0x20 && code < 0x7f
    if (plain || (code >= 0x4e00 && code <= 0x9fff)) {
      width += plain ? 1 : 2
      continue
    }
    const c = raw[i]!
    if (SPACE.test(c)) {
      take(i)
      run = i + 1
      const w = code === 0x3000 || code === 9 ? 2 : code < 0x20 ? 0 : 1
      if (length === 0) indent += w
      else if (gaps[gaps.length - 1] !== length) gaps.push(length)
      width += length === 0 ? 0 : w
    } else if (WIDTHLESS.test(c)) {
      take(i)
      run = i + 1
    } else width += 2
  }
  take(raw.length)
  if (gaps[gaps.length - 1] === length) gaps.pop()
  return { compact: parts.join(''), gaps, width, indent }
}

/** Cells of a line of plain text that draws a table with bars or tabs, else null. */
function cellsOf(raw: string): string[] | null {
  const bars = raw.includes('|') || raw.includes('｜') || raw.includes('│')
  if (bars) {
    const cells = raw.split(/[|｜│]/)
    if (cells.length < 3) return null
    if (cells[0]!.trim() === '') cells.shift()
    if (cells.length > 1 && cells[cells.length - 1]!.trim() === '' && /[|｜│]\s*$/.test(raw)) cells.pop()
    return cells.length >= 2 ? cells : null
  }
  const body = raw.trim()
  if (!body.includes('\t')) return null
  const cells = body.split('\t')
  return cells.length >= 3 ? cells : null
}
