/** One line of a source document, in reading order, as the file gives it. */
export interface SourceLine {
  /** Text without the line break; white space as in the file. Automatic numbers of Word (一、, 1.) are written out in front. */
  text: string
  /** 1-based page where the format knows pages (PDF), else null. */
  page: number | null
  /** Set for a table row, where the format has tables (Word): the cells' text; `text` is then the cells joined by a tab. */
  cells: string[] | null
  /** Where a table row belongs: counts tables from 0, so that rows of one table can be gathered; null outside tables. */
  table: number | null
}

/** A document's text before any cleaning: what `readSource` gives and the reader of notices takes. */
export interface SourceText {
  format: 'txt' | 'docx' | 'pdf'
  lines: SourceLine[]
  /** Pages where the format knows them, else null. */
  pages: number | null
}
