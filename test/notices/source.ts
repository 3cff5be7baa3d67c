import type { SourceText } from '../../src/documents/source.ts'

/** A text as the reader of plain files would give it: one source line for each physical line. */
export const sourceOf = (text: string): SourceText => ({
  format: 'txt',
  pages: null,
  lines: text.split(/\r?\n/).map((line) => ({ text: line, page: null, cells: null, table: null })),
})
