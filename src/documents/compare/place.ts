import type { Piece, Stream } from './fold.ts'

/** A PDF's stream and the lines it is made of. */
export interface Print {
  pdf: Stream
  lines: readonly Piece[]
}

/** A rectangle on a page of the PDF, in points from the top left corner of the page as shown. */
export interface Box {
  page: number
  left: number
  right: number
  top: number
  bottom: number
}

/** Boxes of a long difference: those of its first lines. */
const MOST_BOXES = 12
/** How much white a caret gets on each side where the PDF has nothing, in line heights. */
const CARET = 0.5

/** Where [from, to) of the PDF's stream stands, a box a line; for an empty stretch the place between its neighbours. Empty where places are unknown. */
export function boxesOf({ pdf, lines }: Print, from: number, to: number): Box[] {
  if (from >= to) return caret(pdf.piece.length > 0 ? Math.min(from, pdf.piece.length - 1) : -1, from >= pdf.piece.length)
  const boxes: Box[] = []
  for (let at = from; at < to && boxes.length < MOST_BOXES; ) {
    const piece = pdf.piece[at]!
    let end = at
    while (end < to && pdf.piece[end] === piece) end++
    const line = lines[piece]!
    const box = line.box && { page: line.page ?? 1, ...line.box, ...(line.edges && { left: leftOf(line.edges, pdf.offset[at]!), right: rightOf(line.edges, pdf.offset[end - 1]!) }) }
    if (box) boxes.push(box)
    at = end
  }
  return boxes

  function caret(at: number, behind: boolean): Box[] {
    const line = at < 0 ? undefined : lines[pdf.piece[at]!]
    if (!line?.box) return []
    const height = line.box.bottom - line.box.top
    const x = !line.edges ? line.box.left : behind ? rightOf(line.edges, pdf.offset[at]!) : leftOf(line.edges, pdf.offset[at]!)
    return [{ page: line.page ?? 1, left: x - height * CARET, right: x + height * CARET, top: line.box.top, bottom: line.box.bottom }]
  }
}

const leftOf = (edges: ArrayLike<number>, at: number): number => edges[2 * at] ?? 0
const rightOf = (edges: ArrayLike<number>, at: number): number => edges[2 * at + 1] ?? 0
const middleOf = (edges: ArrayLike<number>, at: number): number => (leftOf(edges, at) + rightOf(edges, at)) / 2

/**
 * White space on paper before the PDF's character at `at`, in hanzi of its line, beyond what characters usually have
 * between them: within a line the gap, between lines the lines that are missing. 0 where places are unknown.
 */
export function gapAt({ pdf, lines }: Print, at: number): number {
  const before = at > 0 ? lines[pdf.piece[at - 1]!] : undefined
  const after = at < pdf.piece.length ? lines[pdf.piece[at]!] : undefined
  if (before && before === after) {
    if (!before.edges) return 0
    // From middle to middle: how wide a recogniser draws a character says little.
    const apart = (middleOf(before.edges, pdf.offset[at]!) - middleOf(before.edges, pdf.offset[at - 1]!)) / em(before)
    return Math.max(0, apart - (widthOf(pdf.text[at - 1]!) + widthOf(pdf.text[at]!)) / 2)
  }
  if (!before?.box || !after?.box || before.page !== after.page || after.box.top <= before.box.bottom - em(before) * 0.5) return 0
  const page = columnOf(lines, before.page)
  const skipped = page.pitch > 0 ? Math.max(0, Math.round((after.box.top - before.box.top) / page.pitch) - 1) : 0
  return (skipped * (page.right - page.left)) / em(before)
}

/** White space at a line break before the PDF's character at `at`: the end of one line and the beginning of the next, in hanzi. */
export function marginAt({ pdf, lines }: Print, at: number): number {
  const before = at > 0 ? lines[pdf.piece[at - 1]!] : undefined
  const after = at < pdf.piece.length ? lines[pdf.piece[at]!] : undefined
  if (before === after) return 0
  const end = before?.box ? (columnOf(lines, before.page).right - (before.edges ? rightOf(before.edges, pdf.offset[at - 1]!) : before.box.right)) / em(before) : 0
  const begin = after?.box ? ((after.edges ? leftOf(after.edges, pdf.offset[at]!) : after.box.left) - columnOf(lines, after.page).left) / em(after) : 0
  return Math.max(0, end, begin)
}

const columns = new WeakMap<readonly Piece[], Map<number | null, { left: number; right: number; pitch: number }>>()

/** Where the text of a page stands, in points: its sides, and the usual distance from one line to the next. */
function columnOf(lines: readonly Piece[], page: number | null): { left: number; right: number; pitch: number } {
  const known = columns.get(lines) ?? new Map<number | null, { left: number; right: number; pitch: number }>()
  columns.set(lines, known)
  const found = known.get(page)
  if (found) return found
  const boxes = lines.flatMap((line) => (line.box && line.page === page ? [line.box] : []))
  const column = { left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)), pitch: pitchOf(boxes.map((box) => box.top)) }
  known.set(page, column)
  return column
}

/** A Latin letter or digit is about half as wide as a hanzi. */
const widthOf = (c: string): number => (c < '\u0100' ? 0.5 : 1)

/** The width of a hanzi in a line, in points: the usual step from one to the next, or a guess from its height. */
function em({ text, edges, box }: Piece): number {
  const steps: number[] = []
  if (edges) for (let i = 1; i < text.length; i++) if (text[i]! > '\u2e7f' && text[i - 1]! > '\u2e7f' && text[i] !== '\u3000' && text[i - 1] !== '\u3000') steps.push(middleOf(edges, i) - middleOf(edges, i - 1))
  const usual = steps.sort((a, b) => a - b)[steps.length >> 1]
  return Math.max(1, usual ?? ((box?.bottom ?? 12) - (box?.top ?? 0)) * 0.8)
}

/** The usual distance from one line to the next: the median of those that are not blank lines. */
function pitchOf(tops: readonly number[]): number {
  const sorted = [...tops].sort((a, b) => a - b)
  const steps = sorted.slice(1).map((top, i) => top - sorted[i]!).filter((step) => step > 2).sort((a, b) => a - b)
  return steps[steps.length >> 1] ?? 0
}
