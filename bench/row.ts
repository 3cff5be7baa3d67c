/** One line of the bench table; `npm run bench -- --json FILE` writes them as they stand here. */
export interface Row {
  name: string
  /** Our figure, in `unit`. */
  ours: number
  unit: string
  /** What it was measured beside, in the same run and the same unit. */
  beside: { name: string; value: number }[]
  /** Ours against the first of `beside`, so that more is better where `want` says so; null when it stands alone. */
  ratio: number | null
  /** The bar in words, such as "≥ 0.5". */
  want: string
  ok: boolean
}
