import type { SourceText } from '../source.ts'
import { squeeze, prepareLines, type Line } from './lines.ts'
import type { CleanCell, CleanParagraph, CleanText, RemovedLine } from './paragraph.ts'
import { findResidue } from './residue.ts'
import { continues, findWrapping } from './wrap.ts'
import { duplicates } from './duplicates.ts'

export type { CleanCell, CleanParagraph, CleanText, RemovedLine, Residue } from './paragraph.ts'
export { findQuote, type QuotePlace } from './quote.ts'
export { squeeze } from './lines.ts'

/**
 * Turns the lines of a file into paragraphs a person can read and a rule can search: hard-wrapped lines joined; page
 * numbers, running lines, link residue, site navigation and repeated titles left out (and listed); tables kept.
 * Every character that stays keeps its place in the source order, so that quotes can be found again.
 */
export function cleanText(source: SourceText): CleanText {
  const lines = prepareLines(source)
  const residue = findResidue(lines)
  const pages = new Set([...residue].filter(([, why]) => why === 'page-number').map(([l]) => l.index))
  const groups = group(lines.filter((l) => !residue.has(l)), pages)
  const doubles = duplicates(groups.map((g) => g.map((l) => l.compact).join('')))
  const removed: RemovedLine[] = [...residue].map(([line, why]) => ({ line: line.index, text: line.raw.trim(), why }))
  groups.forEach((g, i) => {
    if (doubles.has(i)) for (const l of g) removed.push({ line: l.index, text: l.raw.trim(), why: 'duplicate' })
  })
  removed.sort((a, b) => a.line - b.line)

  const gone = new Set(removed.map((r) => r.line))
  const paragraphs: CleanParagraph[] = []
  const breaks: number[] = []
  let at = 0
  let previous = -1
  let tables = 0
  let lastRow: Line | null = null
  for (const [i, lines] of groups.entries()) {
    if (doubles.has(i)) continue
    const first = lines[0]!
    if (first.cells && !sameTable(lastRow, first)) tables++
    lastRow = first.cells ? first : null
    const paragraph = build(lines, at, first.cells ? tables - 1 : null)
    let offset = at
    for (const line of lines) {
      if (at > 0 && interrupted(gone, previous, line.index)) breaks.push(offset)
      offset += line.compact.length
      previous = line.index
    }
    at += paragraph.compact.length
    paragraphs.push(...splitHuge(paragraph))
  }
  return { paragraphs, compact: paragraphs.map((p) => p.compact).join(''), breaks: addWidthless(breaks, paragraphs, source), removed }
}

const sameTable = (last: Line | null, row: Line) =>
  last !== null && (row.table !== null ? row.table === last.table : last.table === null && row.index - last.index <= 3)

function interrupted(gone: Set<number>, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (gone.has(i)) return true
  return false
}

/** Lines that contain marks without width break quotes at those marks. */
function addWidthless(breaks: number[], paragraphs: CleanParagraph[], source: SourceText): number[] {
  const extra: number[] = []
  for (const p of paragraphs) {
    let at = p.start
    for (let i = p.lines[0]; i <= p.lines[1]; i++) {
      const text = source.lines[i]!.text
      if (!/[\u200b-\u200f\u2060\ufeff\u00ad]/.test(text)) {
        at += squeeze(text).length
        continue
      }
      const parts = squeeze(text).split(/[\u200b-\u200f\u2060\ufeff\u00ad]+/)
      parts.forEach((part, k) => {
        at += part.length
        if (k < parts.length - 1) extra.push(at)
      })
    }
  }
  return extra.length ? [...breaks, ...extra].sort((a, b) => a - b) : breaks
}

function group(lines: Line[], pages: Set<number>): Line[][] {
  const wrapping = findWrapping(lines)
  const groups: Line[][] = []
  let soFar = ''
  for (const line of lines) {
    const current = groups[groups.length - 1]
    const last = current?.[current.length - 1]
    if (current && last && soFar.length < 20_000 && continues(last, line, soFar, wrapping, interrupted(pages, last.index, line.index))) {
      current.push(line)
      soFar += line.compact
    } else {
      groups.push([line])
      soFar = line.compact
    }
  }
  return groups
}

function build(lines: Line[], start: number, table: number | null): CleanParagraph {
  const first = lines[0]!
  const compact = lines.length === 1 ? first.compact : lines.map((l) => l.compact).join('')
  const gaps: number[] = []
  let at = 0
  for (const line of lines) {
    for (const g of line.gaps) gaps.push(at + g)
    at += line.compact.length
  }
  const cells = first.cells ? cellRanges(first.cells, compact) : null
  const text = cells ? cells.map((c) => c.text).join(' | ') : lines.map((l) => l.raw.trim().replace(/\s+/g, ' ')).reduce(join)
  return {
    text, compact, start, gaps, kind: cells ? 'row' : 'text', page: first.page, table, cells,
    lines: [first.index, lines[lines.length - 1]!.index],
  }
}

// No paragraph of a notice is this long; cutting bounds the work of every rule that searches one paragraph.
const LONGEST = 4000

function splitHuge(p: CleanParagraph): CleanParagraph[] {
  if (p.compact.length <= LONGEST || p.kind === 'row') return [p]
  const out: CleanParagraph[] = []
  for (let from = 0; from < p.compact.length; ) {
    const hard = Math.min(p.compact.length, from + LONGEST)
    const stop = hard === p.compact.length ? hard : p.compact.lastIndexOf('。', hard) + 1
    const end = stop > from ? stop : hard
    const compact = p.compact.slice(from, end)
    out.push({ ...p, compact, text: compact, start: p.start + from, gaps: [] })
    from = end
  }
  return out
}

/** Two wrapped lines: a space only between two Latin words. */
const join = (a: string, b: string) => (/[A-Za-z0-9]$/.test(a) && /^[A-Za-z]/.test(b) ? `${a} ${b}` : a + b)

function cellRanges(cells: string[], compact: string): CleanCell[] {
  let at = 0
  return cells.map((cell) => {
    const piece = squeeze(cell)
    const found = piece === '' ? at : compact.indexOf(piece, at)
    const start = found < 0 ? at : found
    const end = found < 0 ? at : found + piece.length
    at = end
    return { text: cell.trim().replace(/\s+/g, ' '), start, end }
  })
}
