import { readBody } from './body.ts'
import type { WordDocument, WordParagraph } from './document.ts'
import { readNumbering, writeNumbers } from './numbering.ts'
import { notWord, openPackage, type WordPackage } from './package.ts'
import { NO_STYLES, readStyles, type WordStyles } from './styles.ts'
import { TagCursor } from './cursor.ts'
import { TAG } from './tags.ts'
import { refuseOle } from './ole.ts'

export interface ReadWordOptions {
  /** Write out automatic numbers (`number` of each paragraph). Costs reading two more parts; default false. */
  numbers?: boolean
}

/**
 * Reads the text of a .docx (also .docm, .dotx). Headers, footers and comments are not part of it.
 * @throws Refusal documents/empty, documents/damaged, documents/encrypted, documents/old-word, documents/bomb,
 * documents/unsafe, documents/unknown-kind
 */
export function readWord(bytes: Uint8Array, options: ReadWordOptions = {}): WordDocument {
  refuseOle(bytes)
  const file = openPackage(bytes)
  const root = new TagCursor(file.main)
  if (!root.next() || root.tag !== TAG['w:document']) throw notWord()

  const styles = stylesFor(file, options.numbers === true)
  const main = readBody(file.main, styles)
  const footnotes = notes(file, 'footnotes', styles)
  const endnotes = notes(file, 'endnotes', styles)
  if (options.numbers === true) {
    const numbering = file.part('numbering')
    if (numbering !== null) writeNumbers(main.paragraphs, readNumbering(numbering), styles)
  }
  return {
    paragraphs: main.paragraphs.map(bare),
    textBoxes: [...main.textBoxes, ...footnotes.textBoxes, ...endnotes.textBoxes].map(bare),
    footnotes: footnotes.paragraphs.map(bare),
    endnotes: endnotes.paragraphs.map(bare),
    hasRevisions: main.hasRevisions || footnotes.hasRevisions || endnotes.hasRevisions,
    hasComments: main.hasCommentMarks || hasComment(file),
  }
}

const bare = ({ text, number, cell }: WordParagraph): WordParagraph => ({ text, number, cell })

/** Styles matter for numbers and where one hides text; nearly no file has the latter, so look before parsing. */
function stylesFor(file: WordPackage, numbers: boolean): WordStyles {
  if (numbers) {
    const xml = file.part('styles')
    return xml === null ? NO_STYLES : readStyles(xml)
  }
  const data = file.bytes('styles')
  if (!data || !Buffer.from(data.buffer, data.byteOffset, data.byteLength).includes('vanish')) return NO_STYLES
  const xml = file.part('styles')
  return xml === null ? NO_STYLES : readStyles(xml)
}

function notes(file: WordPackage, role: 'footnotes' | 'endnotes', styles: WordStyles): ReturnType<typeof readBody> {
  return readBody(file.part(role) ?? '', styles)
}

function hasComment(file: WordPackage): boolean {
  if (!file.has('comments')) return false
  const cursor = new TagCursor(file.part('comments') ?? '')
  while (cursor.next()) if (cursor.tag === TAG['w:comment']) return true
  return false
}
