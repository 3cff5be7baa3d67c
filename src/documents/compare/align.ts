/** A stretch where two texts differ: [aFrom, aTo) of one stands where [bFrom, bTo) of the other does; either may be empty. */
export interface Hunk {
  aFrom: number
  aTo: number
  bFrom: number
  bTo: number
}

/** Lengths of unique stretches that tie two texts together; long ones first, as chance repeats short ones. */
const ANCHORS = [16, 8, 4] as const
/** Edits looked for in a stretch without anchors; a stretch with more is one difference as a whole. */
const MOST_EDITS = 300
/** Character comparisons in all. Ordinary texts need a few per character; only texts made to be slow reach it. */
const MOST_STEPS = 8_000_000

/**
 * Differences between two texts in order, close to the fewest edits. Stretches that occur once in each text are tied
 * first, in the longest common order; Myers' algorithm settles what lies between. Time grows with length, and is bounded.
 */
export function align(a: string, b: string): Hunk[] {
  const budget = { steps: MOST_STEPS }
  const hunks: Hunk[] = []
  const open: { range: Hunk; level: number }[] = [{ range: { aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }, level: 0 }]
  while (open.length > 0) {
    const { range, level } = open.pop()!
    const rest = trim(a, b, range)
    if (rest.aFrom === rest.aTo && rest.bFrom === rest.bTo) continue
    if (rest.aFrom === rest.aTo || rest.bFrom === rest.bTo) {
      hunks.push(rest)
      continue
    }
    const small = Math.min(rest.aTo - rest.aFrom, rest.bTo - rest.bFrom) < 40
    const size = ANCHORS[level]
    if (!small && size !== undefined) {
      const parts = split(a, b, rest, size)
      if (parts.length > 1) for (const part of parts) open.push({ range: part, level })
      else open.push({ range: rest, level: level + 1 })
      continue
    }
    hunks.push(...(edits(a, b, rest, budget) ?? [rest]))
  }
  return hunks.sort((x, y) => x.aFrom - y.aFrom || x.bFrom - y.bFrom)
}

/** Without the common beginning and end. */
function trim(a: string, b: string, { aFrom, aTo, bFrom, bTo }: Hunk): Hunk {
  while (aFrom < aTo && bFrom < bTo && a.charCodeAt(aFrom) === b.charCodeAt(bFrom)) {
    aFrom++
    bFrom++
  }
  while (aFrom < aTo && bFrom < bTo && a.charCodeAt(aTo - 1) === b.charCodeAt(bTo - 1)) {
    aTo--
    bTo--
  }
  return { aFrom, aTo, bFrom, bTo }
}

/** The parts between unique common stretches of `size` characters, each part beginning at its anchor. */
function split(a: string, b: string, range: Hunk, size: number): Hunk[] {
  const inA = uniques(a, range.aFrom, range.aTo, size)
  const inB = uniques(b, range.bFrom, range.bTo, size)
  const pairs: [number, number][] = []
  for (const [stretch, at] of inA) {
    const other = inB.get(stretch)
    if (at >= 0 && other !== undefined && other >= 0) pairs.push([at, other])
  }
  const chain = longestRising(pairs.sort((x, y) => x[0] - y[0]))
  const parts: Hunk[] = []
  let { aFrom, bFrom } = range
  for (const [at, other] of chain) {
    if (at <= aFrom || other <= bFrom) continue
    parts.push({ aFrom, aTo: at, bFrom, bTo: other })
    aFrom = at
    bFrom = other
  }
  // Without an anchor inside there is one part, the range itself. A first part that begins at its own anchor makes progress by trimming.
  parts.push({ aFrom, aTo: range.aTo, bFrom, bTo: range.bTo })
  return parts
}

/** Stretches of `size` characters and where they stand; −1 when there is more than one. */
function uniques(text: string, from: number, to: number, size: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let i = from; i + size <= to; i++) {
    const stretch = text.slice(i, i + size)
    places.set(stretch, places.has(stretch) ? -1 : i)
  }
  return places
}

/** The longest chain of pairs rising on both sides; `pairs` rise on the first. */
function longestRising(pairs: [number, number][]): [number, number][] {
  const tails: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (let i = 0; i < pairs.length; i++) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]![1] < pairs[i]![1]) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? tails[low - 1]! : -1
    tails[low] = i
  }
  const chain: [number, number][] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) chain.push(pairs[i]!)
  return chain.reverse()
}

/** Myers' shortest edit script between two stretches; null when it needs more than `MOST_EDITS` or the budget is spent. */
function edits(a: string, b: string, { aFrom, aTo, bFrom, bTo }: Hunk, budget: { steps: number }): Hunk[] | null {
  const n = aTo - aFrom
  const m = bTo - bFrom
  const most = Math.min(n + m, MOST_EDITS)
  const reach = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let d = 0; d <= most; d++) {
    // Only diagonals −d … d can have changed.
    trace.push(reach.slice(most + 1 - d - 1, most + 1 + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const at = most + 1 + k
      let x = k === -d || (k !== d && reach[at - 1]! < reach[at + 1]!) ? reach[at + 1]! : reach[at - 1]! + 1
      let y = x - k
      const start = x
      while (x < n && y < m && a.charCodeAt(aFrom + x) === b.charCodeAt(bFrom + y)) {
        x++
        y++
      }
      budget.steps -= x - start + 1
      reach[at] = x
      if (x >= n && y >= m) return backtrack(trace, d, n, m, aFrom, bFrom)
    }
    if (budget.steps < 0) return null
  }
  return null
}

function backtrack(trace: Int32Array[], edits: number, n: number, m: number, aFrom: number, bFrom: number): Hunk[] {
  const hunks: Hunk[] = []
  let x = n
  let y = m
  for (let d = edits; d > 0; d--) {
    const reach = trace[d]!
    const k = x - y
    const at = (diagonal: number): number => reach[diagonal + d + 1] ?? 0
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const fromK = down ? k + 1 : k - 1
    const fromX = at(fromK)
    const fromY = fromX - fromK
    const [endX, endY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY]
    const next = hunks.at(-1)
    // Steps are walked from the end; one that touches the hunk before it belongs to it.
    if (next && next.aFrom === aFrom + endX && next.bFrom === bFrom + endY) {
      next.aFrom = aFrom + fromX
      next.bFrom = bFrom + fromY
    } else hunks.push({ aFrom: aFrom + fromX, aTo: aFrom + endX, bFrom: bFrom + fromY, bTo: bFrom + endY })
    x = fromX
    y = fromY
  }
  return hunks
}
