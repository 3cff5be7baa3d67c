import { isPicture, kindOf } from '../../documents/kind.ts'
import { openPicture } from '../../documents/ocr/index.ts'
import type { OcrPage } from '../../documents/ocr/types.ts'
import { Refusal } from '../../platform/errors.ts'
import { readPictures, readSource, readUnlessScanned, type RecognitionNeed } from '../../documents/read.ts'
import type { SourceFormat, SourceText } from '../../documents/source.ts'
import { doubtfulStretches } from './doubtful.rules.ts'
import { readNotice } from './reader/index.ts'
import { NoticePlan } from './reader/schema.ts'
import type { Paragraph } from './tables.ts'

/** A file once read: the text as the screen shows it, and the plan found in it. */
export interface ReadFile {
  format: SourceFormat
  pages: number | null
  /** Characters without white space. */
  characters: number
  paragraphs: Paragraph[]
  plan: NoticePlan
  /** Which rule found what, as the reader explains it. */
  rules: object
}

/**
 * Reads a notice's file from its bytes; run in a worker thread.
 * @param recognised pages of a scan or photograph, by number from 1; without them such a file is refused
 * @throws Refusal `documents/…`
 */
export async function readFile(bytes: Uint8Array, fileName: string, recognised?: ReadonlyMap<number, OcrPage>): Promise<ReadFile> {
  return readLines(await readSource(bytes, fileName, recognised))
}

/** The same, or, where pages must be recognised first, which. */
export async function readFileUnlessScanned(bytes: Uint8Array, fileName: string): Promise<{ read: ReadFile } | { need: RecognitionNeed }> {
  const found = await readUnlessScanned(bytes, fileName)
  if (!('need' in found)) return { read: readLines(found.source) }
  // A picture nobody can open is said at once, not after it was taken.
  if (isPicture(found.need.kind)) await openPicture(bytes)
  return found
}

/** Opens a photograph to see that it is one. @throws Refusal `readings/not-a-picture`, `documents/…` */
export async function tryPhotograph(bytes: Uint8Array, fileName: string): Promise<void> {
  if (!isPicture(kindOf(bytes, fileName))) throw new Refusal('readings/not-a-picture', 415, `“${fileName}”不是照片。`, '这里只收 .jpg、.png 照片；Word 和 PDF 请单独拖进来。')
  await openPicture(bytes)
}

/** Reads recognised photographs, each a page of one notice. @throws Refusal `documents/empty` */
export const readPhotographs = (recognised: ReadonlyMap<number, OcrPage>, pages: number): ReadFile => readLines(readPictures(recognised, pages))

/** Reads a notice whose lines are known, such as one composed here. */
export function readLines(source: SourceText): ReadFile {
  const { plan, text, explanations } = readNotice(source)
  return {
    format: source.format,
    pages: source.pages,
    characters: text.compact.length,
    paragraphs: text.paragraphs.map((paragraph) => {
      const { text: words, kind, page, table, cells } = paragraph
      const doubtful = doubtfulStretches(paragraph, source.lines)
      return { text: words, kind, page, table, cells: cells?.map((cell) => cell.text) ?? null, ...(doubtful && { doubtful }) }
    }),
    plan: NoticePlan.parse(plan),
    rules: explanations,
  }
}
