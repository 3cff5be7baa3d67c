import { readSource } from '../../documents/read.ts'
import type { SourceText } from '../../documents/source.ts'
import { readNotice } from './reader/index.ts'
import { NoticePlan } from './reader/schema.ts'
import type { Paragraph } from './tables.ts'

/** A file once read: the text as the screen shows it, and the plan found in it. */
export interface ReadFile {
  format: 'txt' | 'docx' | 'pdf'
  pages: number | null
  /** Characters without white space. */
  characters: number
  paragraphs: Paragraph[]
  plan: NoticePlan
  /** Which rule found what, as the reader explains it. */
  rules: object
}

/** Reads a notice's file from its bytes; run in a worker thread. @throws Refusal `documents/…` */
export async function readFile(bytes: Uint8Array, fileName: string): Promise<ReadFile> {
  return readLines(await readSource(bytes, fileName))
}

/** Reads a notice whose lines are known, such as one composed here. */
export function readLines(source: SourceText): ReadFile {
  const { plan, text, explanations } = readNotice(source)
  return {
    format: source.format,
    pages: source.pages,
    characters: text.compact.length,
    paragraphs: text.paragraphs.map(({ text: words, kind, page, table, cells }) => ({ text: words, kind, page, table, cells: cells?.map((cell) => cell.text) ?? null })),
    plan: NoticePlan.parse(plan),
    rules: explanations,
  }
}
