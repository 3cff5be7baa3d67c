/** A place where what was read is not what was written: positions in both, null where one has nothing. */
export interface Edit {
  written: number | null
  read: number | null
}

/** The fewest single changes between two texts (Levenshtein), in order. */
export function edits(written: readonly string[], read: readonly string[]): Edit[] {
  const [n, m] = [written.length, read.length]
  const cost = new Int32Array((n + 1) * (m + 1))
  const at = (i: number, j: number): number => i * (m + 1) + j
  for (let i = 0; i <= n; i++) cost[at(i, 0)] = i
  for (let j = 0; j <= m; j++) cost[at(0, j)] = j
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      const same = written[i - 1] === read[j - 1] ? 0 : 1
      cost[at(i, j)] = Math.min(cost[at(i - 1, j - 1)]! + same, cost[at(i - 1, j)]! + 1, cost[at(i, j - 1)]! + 1)
    }
  }
  const found: Edit[] = []
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const here = cost[at(i, j)]!
    const same = i > 0 && j > 0 && written[i - 1] === read[j - 1]
    if (i > 0 && j > 0 && here === cost[at(i - 1, j - 1)]! + (same ? 0 : 1)) {
      i--
      j--
      if (!same) found.push({ written: i, read: j })
    } else if (i > 0 && here === cost[at(i - 1, j)]! + 1) found.push({ written: --i, read: null })
    else found.push({ written: null, read: --j })
  }
  return found.reverse()
}
