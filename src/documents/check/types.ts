import type { Difference } from '../compare/index.ts'
import type { OcrPage } from '../ocr/types.ts'
import type { RidingSeal } from '../seal/index.ts'
import type { PdfSignature } from '../signatures/index.ts'

/** The order is that of the screen: within one verdict the earlier stands first. */
export const CHECKS = ['agreement', 'characters', 'seal', 'signature', 'word-opens', 'pdf-opens', 'pdf-text', 'time'] as const
export type CheckId = (typeof CHECKS)[number]
export type Verdict = 'pass' | 'warn' | 'fail' | 'cannot-tell'

/** One thing the machine looked at. `data` carries what the screen draws; its shape goes by `id`. */
export interface Check {
  id: CheckId
  verdict: Verdict
  /** 字数, 印章 … */
  title: string
  /** What was found, in sentences. */
  reason: string
  /** How it was found, for whoever asks. */
  rule: string
  /** Set when this alone keeps the material from going on: a file missing or not to be opened. */
  blocking?: true
  /** Set while the pictures of pages are still being recognised: not yet a verdict, and holds nothing up. */
  pending?: true
  data?: CharacterData | SealData | SignatureData | AgreementData | PdfData | TimeData
}

/** `characters`: the gauge. */
export interface CharacterData {
  words: number
  max: number | null
  min: number | null
  about: number | null
  /** 字数 of text boxes, footnotes and endnotes, not in `words`. */
  elsewhere: number
}

/** `seal`: boxes to draw. Lengths in millimetres from the page's top left. */
export interface SealData {
  seals: FoundSeal[]
  /** Seals over the edges of several pages; not among `seals`. */
  riding?: RidingSeal[]
  /** Pages without colour, where a red seal could not be seen. */
  unsure: number[]
  /** How many pages were looked at, of how many. */
  searched: number
  pages: number
}

/** A seal on a page. */
export interface FoundSeal {
  page: number
  xMm: number
  yMm: number
  diameterMm: number
  minorMm: number
  pageWidthMm: number
  pageHeightMm: number
  /** Part of a scanned page, a picture put on the page, or what a digital signature shows. Absent in older verdicts. */
  kind?: 'scan' | 'picture' | 'signature'
  /** Whether it covers the unit's name and the date under the text, as custom wants; null when neither was found. */
  covers?: { name: boolean; date: boolean } | null
  /** The field of the signature that shows it. */
  signature?: string
}

/** `signature`: each digital signature told. */
export interface SignatureData {
  signatures: PdfSignature[]
}

/** `agreement`: what differs, and what is too hard to read to tell. */
export interface AgreementData {
  differences: Difference[]
  /** How many differ. */
  count: number
  /** How many are too hard to read. */
  unclear: number
  similarity: number
  /** Sizes in points of the pages that `boxes` of the differences stand on. */
  sheets: { page: number; width: number; height: number }[]
  /** Pages whose text was recognised from their pictures. */
  recognised: number[]
}

/** `pdf-opens` and `pdf-text`. */
export interface PdfData {
  pages: number
  /** Pages that are scans without text. */
  scans: number[]
  /** False for a file whose pages have no picture to show (OFD). */
  drawn?: false
  /** Pages that lie or stand on their head, and the clockwise turn in degrees that puts them right. Places are told of the page put right. */
  turned?: { page: number; by: 90 | 180 | 270 }[]
}

/** `time`. */
export interface TimeData {
  dueAt: string
  late: boolean
}

/** What is asked of the material. */
export interface Limit {
  max: number | null
  min: number | null
  about: number | null
}

/** Two files and what is asked of them. A file that is not needed and not there is not spoken of. */
export interface PairInput {
  docx?: Uint8Array | null
  pdf?: Uint8Array | null
  docxName?: string | null
  pdfName?: string | null
  /** Default true. */
  needsWord?: boolean
  /** Default true. */
  needsPdf?: boolean
  /** What was recognised on pages of the PDF that have no text, by page. */
  recognised?: ReadonlyMap<number, OcrPage>
  /** The recognition of those pages is still to come: the comparison says so instead of asking a person to do it. */
  awaiting?: boolean
  /** Certificate files of the authorities whose word is taken for signatures; none when absent. */
  roots?: readonly Uint8Array[]
  limit: Limit | null
  dueAt: Date | null
  now: Date
}

/** The machine's whole verdict. */
export interface PairOutcome {
  /** 'blocked' only when a needed file is missing or a file cannot be opened; 'look' when anything is not passed. */
  verdict: 'ready' | 'look' | 'blocked'
  /** For the head of the page, such as 可以送审，但有 2 处请先看一眼. */
  sentence: string
  /** Worst first. */
  checks: Check[]
  /** 字数, when the Word file could be read. */
  characters: number | null
  /** Paragraphs of the Word file, or lines of the PDF when there is no Word file; null when neither has text. */
  text: string[] | null
}
