/** One line of a source document, in reading order, as the file gives it. */
export interface SourceLine {
  /** Text without the line break; white space as in the file. Automatic numbers of Word (一、, 1.) are written out in front. */
  text: string
  /** 1-based page where the format knows pages (PDF, OFD, pictures), else null. */
  page: number | null
  /** Set for a table row, where the format has tables (Word, RTF): the cells' text; `text` is then the cells joined by a tab. */
  cells: string[] | null
  /** Where a table row belongs: counts tables from 0, so that rows of one table can be gathered; null outside tables. */
  table: number | null
  /** Set where the text was recognised from a picture: how sure of each UTF-16 unit of `text`, 0 to 1; white space is 1. */
  confidence?: readonly number[]
}

/** Kinds of files that become text; `picture` is one photograph or several, each a page. */
export type SourceFormat = 'txt' | 'docx' | 'doc' | 'rtf' | 'pdf' | 'ofd' | 'picture'

/** A document's text before any cleaning: what `readSource` gives and the reader of notices takes. */
export interface SourceText {
  format: SourceFormat
  lines: SourceLine[]
  /** Pages where the format knows them, else null. */
  pages: number | null
}
