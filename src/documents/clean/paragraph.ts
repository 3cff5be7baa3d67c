/** A paragraph of cleaned text; offsets count characters of `compact` strings, so white space never matters. */
export interface CleanParagraph {
  /** For reading: wrapped lines joined, runs of white space made one space; cells joined by " | ". */
  text: string
  /** The same without any white space (and without the added cell bars): what quotes are taken from. */
  compact: string
  /** Where `compact` starts inside `CleanText.compact`. */
  start: number
  /** Positions in `compact` before which the source has white space inside a line. */
  gaps: number[]
  kind: 'text' | 'row'
  /** Page of the first line, where the format knows pages. */
  page: number | null
  /** Counts tables from 0, so that the rows of one table can be gathered; null outside tables. */
  table: number | null
  /** Cells of a row, as ranges of `compact` with their text; empty cells have an empty range. */
  cells: CleanCell[] | null
  /** First and last source line (0-based, inclusive). */
  lines: [number, number]
}

export interface CleanCell {
  text: string
  start: number
  end: number
}

export type Residue = 'page-number' | 'running-line' | 'site' | 'link' | 'duplicate' | 'rule'

/** A line left out, so that a person can see what the cleaning took away. */
export interface RemovedLine {
  line: number
  text: string
  why: Residue
}

export interface CleanText {
  paragraphs: CleanParagraph[]
  /** All paragraphs' `compact`, one after the other. */
  compact: string
  /**
   * Offsets in `compact` where the source is interrupted by something removed (a page number, say). A quote that does
   * not cross one of them is an exact substring of the source without white space.
   */
  breaks: number[]
  removed: RemovedLine[]
}
