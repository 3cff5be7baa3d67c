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

/** Leaves out page numbers, and lines that stand at the same edge of at least two pages and of half of them. */
export function withoutFurniture(lines: readonly PageLine[]): Body {
  const edges = edgeLines(lines)
  const pages = new Set(lines.map((line) => line.page)).size
  const pagesWith = new Map<string, Set<number>>()
  for (const i of edges) {
    const key = headKey(lines[i]!.text)
    if (key !== '') pagesWith.set(key, (pagesWith.get(key) ?? new Set()).add(lines[i]!.page))
  }
  const furniture = new Set<string>()
  const kept = lines.filter((line, i) => {
    if (!edges.has(i)) return true
    const folded = foldText(line.text)
    const on = pagesWith.get(headKey(line.text))?.size ?? 0
    if (!PAGE_NUMBER.test(folded) && !(on >= 2 && on * 2 >= pages)) return true
    furniture.add(folded)
    return false
  })
  return { lines: kept, furniture }
}

/** A running head without its page number. */
const headKey = (text: string): string => foldText(text).replace(/[0-9]+/g, '#')

/** Indices of the first and last lines of every page. */
function edgeLines(lines: readonly PageLine[]): Set<number> {
  const edges = new Set<number>()
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (to < lines.length && lines[to]!.page === lines[from]!.page) to++
    for (let i = from; i < to; i++) if (i < from + EDGE_LINES || i >= to - EDGE_LINES) edges.add(i)
    from = to
  }
  return edges
}
