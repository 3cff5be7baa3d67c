import { readBody } from './body.ts'
import { TagCursor } from './cursor.ts'
import type { CellPlace } from './document.ts'
import { readNumbering, writeNumbers } from './numbering.ts'
import { refuseOle } from './ole.ts'
import { notWord, openPackage } from './package.ts'
import type { CellForm, PlacedPicture, ReadParagraph } from './story.ts'
import { chainOf, NO_STYLES, readStyles, type WordStyle, type WordStyles } from './styles.ts'
import { TAG } from './tags.ts'

/** A paragraph with what its own properties and its style say of its place in the document. */
export interface OutlineParagraph {
  text: string
  /** The automatic number written out, '' when there is none. */
  number: string
  cell: CellPlace | null
  /** Level of a heading by style or outline level, 1 = first; null for anything else. */
  level: number | null
  /** In the style of titles. */
  title: boolean
  align: 'left' | 'center' | 'right'
  /** All of its text is bold. */
  bold: boolean
  /** Points, where the file says so. */
  size: number | null
  pictures: readonly PlacedPicture[]
}

/** A Word file's text with its structure. */
export interface WordOutline {
  /** In reading order; a text box stands behind the paragraph it is anchored in. */
  paragraphs: OutlineParagraph[]
  /** Cells of the tables, in order: how far each reaches. */
  cells: readonly CellForm[]
  /** Footnotes, then endnotes, in their order. */
  notes: string[]
  /** The file of a picture, or null when it is not in the package or above `limit` bytes. */
  picture(id: string, limit: number): Uint8Array | null
}

/**
 * Reads a .docx with its headings, tables and pictures; text as `readWord` gives it, automatic numbers written out.
 * @throws Refusal documents/empty, documents/damaged, documents/encrypted, documents/old-word, documents/bomb,
 * documents/unsafe, documents/unknown-kind
 */
export function readWordOutline(bytes: Uint8Array): WordOutline {
  refuseOle(bytes)
  const file = openPackage(bytes)
  const root = new TagCursor(file.main)
  if (!root.next() || root.tag !== TAG['w:document']) throw notWord()
  const stylesXml = file.part('styles')
  const styles = stylesXml === null ? NO_STYLES : readStyles(stylesXml)
  const main = readBody(file.main, styles)
  const numbering = file.part('numbering')
  if (numbering !== null) writeNumbers(main.paragraphs, readNumbering(numbering), styles)
  const notes = (['footnotes', 'endnotes'] as const).flatMap((role) => readBody(file.part(role) ?? '', styles).paragraphs.map(({ text }) => text.trim()))

  const shape = (paragraph: ReadParagraph) => outlineOf(paragraph, styles)
  let boxes = 0
  return {
    paragraphs: main.paragraphs.flatMap((paragraph) => [shape(paragraph), ...main.textBoxes.slice(boxes, (boxes += paragraph.form.boxes)).map(shape)]),
    cells: main.cells,
    notes: notes.filter((note) => note !== ''),
    picture: (id, limit) => file.related(id, limit),
  }
}

function outlineOf({ text, number, cell, key, form }: ReadParagraph, styles: WordStyles): OutlineParagraph {
  const chain = [...chainOf(styles, key.style ?? styles.defaultParagraph)].map(([, style]) => style)
  const first = <K extends keyof WordStyle>(name: K) => chain.find((style) => style[name] !== null)?.[name] ?? null
  const outline = form.outline ?? chain.map(outlineOfStyle).find((level) => level !== null) ?? null
  const align = form.align ?? first('align')
  return {
    text, number, cell,
    level: outline !== null && outline >= 0 && outline < 9 ? outline + 1 : null,
    title: chain.some(({ name }) => name !== null && /^(title|标题|文档标题|公文标题)$/i.test(name.trim())),
    align: align === 'center' ? 'center' : align === 'right' || align === 'end' ? 'right' : 'left',
    bold: text.trim() !== '' && (form.bold >= text.trim().length || (form.bold === 0 && first('bold') === true)),
    size: ((size) => (size === null ? null : size / 2))(form.size ?? first('size')),
    pictures: form.pictures,
  }
}

/** A style named as a heading is one, even where its level is left to the program. */
function outlineOfStyle({ name, outline }: WordStyle): number | null {
  if (outline !== null) return outline
  const level = /^(?:heading|标题)\s*([1-9])$/i.exec(name?.trim() ?? '')?.[1]
  return level === undefined ? null : Number(level) - 1
}
