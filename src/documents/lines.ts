import type { OcrPage } from './ocr/types.ts'
import type { SourceLine } from './source.ts'
import type { WordDocument, WordParagraph } from './word/index.ts'

/** A Word document's lines. Text boxes hold parts of letterheads and signatures; notes explain. Both come after the text they hang on. */
export function linesOfWord(doc: WordDocument): SourceLine[] {
  const rest = [...doc.textBoxes, ...doc.footnotes, ...doc.endnotes].map((paragraph) => ({ ...paragraph, cell: null }))
  return [...linesOf(doc.paragraphs), ...linesOf(rest)]
}

/** Paragraphs as lines, cut at line breaks; all paragraphs of a table row become one line with cells. */
function linesOf(paragraphs: readonly WordParagraph[]): SourceLine[] {
  const lines: SourceLine[] = []
  let row = ''
  for (const { number, text, cell } of paragraphs) {
    const full = number + text
    if (cell === null) {
      row = ''
      for (const part of full.split('\n')) lines.push({ text: part, page: null, cells: null, table: null })
      continue
    }
    const key = `${cell.table}/${cell.row}`
    if (key !== row) lines.push({ text: '', page: null, cells: [], table: cell.table })
    row = key
    const { cells } = lines.at(-1)!
    while (cells!.length < cell.column) cells!.push('')
    if (cells!.length === cell.column) cells!.push(full)
    else cells![cell.column] += `\n${full}`
  }
  for (const line of lines)
    if (line.cells) line.text = line.cells.map((text) => text.replaceAll('\n', ' ')).join('\t')
  return lines
}

/** The lines of a recognised page; none where it was not recognised or shows nothing. */
export function linesOfRecognised(page: OcrPage | undefined, number: number): SourceLine[] {
  return (page?.lines ?? []).map(({ text, characters }) => {
    const confidence: number[] = []
    let at = 0
    // Without white space the text is exactly the characters, in order.
    for (const char of text) {
      const sure = /^\s$/.test(char) ? 1 : (characters[at++]?.confidence ?? 1)
      for (let unit = 0; unit < char.length; unit++) confidence.push(sure)
    }
    return { text, page: number, cells: null, table: null, confidence }
  })
}
