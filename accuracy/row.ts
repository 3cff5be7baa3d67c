/** One line of the accuracy table: a figure over `of` made cases. */
export interface AccuracyRow {
  name: string
  value: number
  /** Such as '' for a share, 'mm', 'files'. */
  unit: string
  /** How many cases the figure stands on. */
  of: number
  /** The bar in words, such as "≥ 0.98". */
  want: string
  ok: boolean
  /** What went wrong, case by case, or a breakdown; printed below the table. */
  detail?: string[]
}
