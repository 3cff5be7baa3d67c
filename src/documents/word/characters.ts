import { addCounts, countText, type CharacterCount } from './count.ts'
import type { WordDocument, WordParagraph } from './document.ts'

export interface CountOptions {
  /** Count text boxes too. Default false, as in the main figure of the dialog. */
  textBoxes?: boolean
  /** Count footnotes and endnotes too. Default false. */
  notes?: boolean
}

/** 字数 of a text or of a document read by `readWord`; automatic numbers never count. */
export function countCharacters(source: string | WordDocument, options: CountOptions = {}): CharacterCount {
  if (typeof source === 'string') return countText(source)
  const parts = [source.paragraphs]
  if (options.textBoxes) parts.push(source.textBoxes)
  if (options.notes) parts.push(source.footnotes, source.endnotes)
  return parts.flat().reduce((sum, paragraph) => addCounts(sum, countText(paragraph.text)), countText(''))
}

/** The text of paragraphs, one per line; automatic numbers in front when asked. */
export function plainText(paragraphs: readonly WordParagraph[], options: { numbers?: boolean } = {}): string {
  return paragraphs.map(({ number, text }) => (options.numbers ? number + text : text)).join('\n')
}
