import { foldText } from './fold.ts'
import type { Piece } from './fold.ts'

/** A line of a PDF in reading order. */
export interface PageLine extends Piece {
  /** 1-based. */
  page: number
  /** A seal lies over this line: letters of the seal's own may have come into it. */
  stamped?: boolean
}

/** Body lines, and the folded texts of the lines that were taken for page furniture. */
export interface Body {
  lines: PageLine[]
  furniture: Set<string>
}

/** Running heads and page numbers stand in the first or last two lines of a page. */
const EDGE_LINES = 2

const NUMERAL = '[0-9〇一二三四五六七八九十]{1,5}'
/** "3", "- 3 -", "第3页", "第3页共8页", "3/8", "Page 3 of 8", on folded text. */
const PAGE_NUMBER = new RegExp(`^(?:[-·~]?${NUMERAL}[-·~]?|第${NUMERAL}页[,/]?(?:共${NUMERAL}页)?|${NUMERAL}/${NUMERAL}|Page${NUMERAL}(?:of${NUMERAL})?)$`, 'i')

/**
 * Leaves out page numbers, and lines that stand at the same edge of at least two pages and of half of them. On recognised
 * pages a slip of the recogniser does not make another line of it.
 */
export function withoutFurniture(lines: readonly PageLine[]): Body {
  const edges = edgeLines(lines)
  const pages = new Set(lines.map((line) => line.page)).size
  const pagesWith = new Map<string, Set<number>>()
  for (const [i, edge] of edges) {
    const key = edge + headKey(lines[i]!.text)
    if (key !== edge) pagesWith.set(key, (pagesWith.get(key) ?? new Set()).add(lines[i]!.page))
  }
  const heads = [...pagesWith].filter(([, on]) => on.size >= 2 && on.size * 2 >= pages).map(([key]) => key)
  const furniture = new Set<string>()
  const kept = lines.filter((line, i) => {
    const edge = edges.get(i)
    const folded = foldText(line.text)
    if (SCANNER.test(folded)) return false
    if (!edge) return true
    const key = edge + headKey(line.text)
    if (!PAGE_NUMBER.test(folded) && !heads.includes(key) && !(line.confidence && heads.some((head) => nearly(head, key)))) return true
    furniture.add(folded)
    return false
  })
  return { lines: kept, furniture }
}

/** What scanning programs of telephones print at the foot of every page. */
const SCANNER = /^(?:由)?(?:扫描全能王|CamScanner|WPS扫描|夸克扫描王|CS扫描全能王)(?:扫描)?(?:创建|生成)?$|^(?:扫描|Scannedwith)(?:全能王|CamScanner)/i

/** Two short lines that differ in one character of five at most. */
function nearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const most = Math.floor(Math.max(a.length, b.length) / 5)
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let end = 0
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - from - end <= most
}

/** A running head without its page number. */
const headKey = (text: string): string => foldText(text).replace(/[0-9]+/g, '#')

/** The first and last lines of every page by their index, with the edge they stand at. */
function edgeLines(lines: readonly PageLine[]): Map<number, 'top' | 'foot'> {
  const edges = new Map<number, 'top' | 'foot'>()
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (to < lines.length && lines[to]!.page === lines[from]!.page) to++
    for (let i = from; i < to; i++) if (i < from + EDGE_LINES || i >= to - EDGE_LINES) edges.set(i, i - from < to - 1 - i ? 'top' : 'foot')
    from = to
  }
  return edges
}
