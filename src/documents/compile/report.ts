/** One report as it stands in a compilation: its structure without its looks. All text is data. */
export interface Report {
  /** As its own first lines say; null when they say none. */
  title: string | null
  blocks: ReportBlock[]
  /** Pictures in the order they are met, as JPEG or PNG made by us. */
  pictures: ReportPicture[]
  /** What could not be taken over, in words for the reader; it also stands in the text. */
  losses: string[]
}

export type ReportBlock =
  /** `number` is what stands in front (一、 （一） 1. （1）), '' for none; `runIn` is text that goes on behind it in the same paragraph. */
  | { kind: 'heading'; level: HeadingLevel; number: string; text: string; runIn?: string }
  | { kind: 'paragraph'; text: string; align?: 'center' | 'right' }
  | { kind: 'table'; columns: number; rows: TableRow[] }
  /** Index into `pictures`. */
  | { kind: 'picture'; picture: number }
  /** A line of ours, not of the report's. */
  | { kind: 'remark'; text: string }

/** 1 一、 2 （一） 3 1. 4 （1） */
export type HeadingLevel = 1 | 2 | 3 | 4

export interface TableRow {
  /** Repeats at the head of each page. */
  head: boolean
  cells: TableCell[]
}

/** Spans say how many columns and rows of the grid a cell takes; a row's cells leave out what a cell above reaches into. */
export interface TableCell {
  text: string
  columns: number
  rows: number
}

export interface ReportPicture {
  bytes: Uint8Array
  format: 'jpeg' | 'png'
  /** Pixels. */
  width: number
  height: number
  /** Width it should have on the page, at most the text's 156 mm. */
  widthMm: number
}

/** What one report may bring. Beyond it is left out with a remark in its place. */
export const REPORT_LIMITS = {
  /** Characters of text. */
  characters: 200_000,
  blocks: 5_000,
  /** Cells of one table; beyond, its rows become lines of text. */
  cells: 6_000,
  columns: 30,
  pictures: 40,
  /** Bytes of one picture's file, and pixels it may have before it is made smaller. */
  pictureBytes: 24 << 20,
  picturePixels: 60_000_000,
  /** Bytes of all its pictures as we keep them. */
  keptBytes: 12 << 20,
  /** Pages of a PDF that goes in as pictures. */
  pages: 30,
} as const
