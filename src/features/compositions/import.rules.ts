import type { WordDocument } from '../../documents/word/index.ts'

/** A Word file's paragraphs as pasted lines: numbers written out, cells of a table row joined by tabs. */
export function linesOfWord(word: Pick<WordDocument, 'paragraphs'>): string[] {
  const lines: string[] = []
  let row = ''
  for (const { number, text, cell } of word.paragraphs) {
    const full = number + text
    if (cell === null) {
      row = ''
      lines.push(...full.split('\n'))
      continue
    }
    const key = `${cell.table}/${cell.row}`
    const words = full.replaceAll(/\s+/g, ' ')
    if (key === row) lines[lines.length - 1] += `\t${words}`
    else lines.push(words)
    row = key
  }
  return lines
}
