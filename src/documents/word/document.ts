/** Where a paragraph stands in a table. Counts from 0; a table within a cell belongs to the outer cell. */
export interface CellPlace {
  table: number
  row: number
  column: number
}

/** A paragraph as Word would show it after accepting all revisions. */
export interface WordParagraph {
  /** Without its automatic number; line breaks are \n, tabs \t. Hidden and deleted text is left out. */
  text: string
  /** The automatic number written out (一、 1. ①), '' when there is none or it is a bullet. */
  number: string
  cell: CellPlace | null
}

/** A Word file's text. The parts are apart, because 字数 may count them or not. */
export interface WordDocument {
  paragraphs: WordParagraph[]
  /** Text boxes, in the order of their anchors; shapes' text included. */
  textBoxes: WordParagraph[]
  footnotes: WordParagraph[]
  endnotes: WordParagraph[]
  /** Revisions nobody has accepted or rejected yet (text, moves, formats). The text is as if all were accepted. */
  hasRevisions: boolean
  hasComments: boolean
}
