import type { Piece } from './lines.ts'

/** Fewer rows side by side than this are a table or a signature, not columns of text. */
const LEAST_ROWS = 5

/**
 * Splits a page into stretches to be read one after the other. Two columns of running text are told from a table
 * by being full: in most rows the left one reaches close to the gap between them.
 */
export function columnsOf(rows: readonly Piece[][], pageWidth: number): Piece[][] {
  let best: { gutter: number; runs: Run[]; rows: number } | null = null
  for (let share = 0.35; share <= 0.65; share += 0.01) {
    const gutter = pageWidth * share
    const runs = runsOf(rows, gutter)
    const covered = runs.reduce((sum, run) => sum + run.to - run.from, 0)
    if (covered > (best?.rows ?? 0)) best = { gutter, runs, rows: covered }
  }
  if (!best) return [rows.flat()]

  const columns: Piece[][] = []
  let from = 0
  for (const run of best.runs) {
    columns.push(rows.slice(from, run.from).flat())
    const inside = rows.slice(run.from, run.to).flat()
    columns.push(inside.filter((piece) => middle(piece) < best.gutter))
    columns.push(inside.filter((piece) => middle(piece) >= best.gutter))
    from = run.to
  }
  columns.push(rows.slice(from).flat())
  return columns.filter((column) => column.length > 0)
}

interface Run {
  from: number
  to: number
}

const middle = (piece: Piece): number => (piece.left + piece.right) / 2

/** Stretches of rows that leave the gutter free and look like two full columns. */
function runsOf(rows: readonly Piece[][], gutter: number): Run[] {
  const runs: Run[] = []
  let from = 0
  for (let to = 0; to <= rows.length; to++) {
    const free = to < rows.length && rows[to]!.every((piece) => piece.right < gutter || piece.left > gutter)
    if (free) continue
    if (to - from >= LEAST_ROWS && isColumns(rows.slice(from, to), gutter)) runs.push({ from, to })
    from = to + 1
  }
  return runs
}

function isColumns(rows: readonly Piece[][], gutter: number): boolean {
  const sides = rows.map((row) => ({
    left: row.filter((piece) => middle(piece) < gutter),
    right: row.filter((piece) => middle(piece) >= gutter),
  }))
  const both = sides.filter(({ left, right }) => left.length > 0 && right.length > 0)
  if (both.length < LEAST_ROWS || both.length < rows.length * 0.6) return false
  const leftEdge = Math.min(...both.map(({ left }) => left[0]!.left))
  const rightEdge = Math.max(...both.map(({ right }) => right.at(-1)!.right))
  const filled = (pieces: readonly Piece[], width: number): boolean =>
    pieces.reduce((sum, piece) => sum + piece.right - piece.left, 0) >= width * 0.75
  const fullLeft = both.filter(({ left }) => filled(left, gutter - leftEdge)).length
  const fullRight = both.filter(({ right }) => filled(right, rightEdge - gutter)).length
  return fullLeft >= both.length * 0.6 && fullRight >= both.length * 0.5
}
