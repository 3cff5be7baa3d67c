/** A passage of one text; `number` is what both sides call it. */
export interface Span {
  start: number
  end: number
  number: number
}

/** A stretch of a paragraph; `number` is null outside passages. `first` begins its passage. */
export interface Piece {
  text: string
  number: number | null
  first: boolean
}

/**
 * A text cut into its paragraphs and these at the edges of passages. Where passages overlap, as in a text that was copied
 * from twice, the one that begins first goes on, and the rest of the other follows.
 */
export function paragraphsOf(text: string, spans: readonly Span[]): Piece[][] {
  const paragraphs: Piece[][] = [[]]
  const put = (part: string, number: number | null, begins: boolean) => {
    let first = begins
    for (const [index, line] of part.split('\n').entries()) {
      if (index > 0) paragraphs.push([])
      if (line === '') continue
      paragraphs.at(-1)!.push({ text: line, number, first })
      first = false
    }
  }
  let at = 0
  for (const { start, end, number } of spans.toSorted((a, b) => a.start - b.start || a.number - b.number)) {
    const [from, to] = [Math.max(at, start), Math.min(end, text.length)]
    if (to <= from) continue
    put(text.slice(at, from), null, false)
    put(text.slice(from, to), number, true)
    at = to
  }
  put(text.slice(at), null, false)
  return paragraphs.filter((pieces) => pieces.length > 0)
}
