import type { Hunk } from './align.ts'
import type { Stream } from './fold.ts'
import type { PageLine } from './furniture.ts'

/** Two texts laid side by side. */
export interface Pair {
  word: Stream
  pdf: Stream
  /** The lines the PDF's stream is made of. */
  lines: readonly PageLine[]
  /** Folded texts of page numbers and running heads that were left out of the PDF. */
  furniture: ReadonlySet<string>
  /** Whether a seal lies over a line of the PDF. */
  stamped: (line: number) => boolean
}

const ORGANISATION = /(?:协会|学会|研究会|联合会|委员会|基金会|党组|人民政府|办公室|[局厅院部会站所社]|公司|中心|大学|学校|医院)(?:\((?:盖章|公章|章)\))?$/
const LETTERHEAD = /(?:文件|\[[0-9]{4}\](?:第)?[0-9]+号|签发人.*|特急|加急|机密|秘密|内部资料|[0-9]{1,6})$/
const SIGNATURE = /(?:盖章|公章|签章|印章|样章|专用章|签字|签名|负责人|联系人|审核|审签|填报人|抄送|印发|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)/
/** Word writes automatic numbers and bullets only on screen and paper. */
const NUMERAL = '[0-9〇一二三四五六七八九十百]+'
const LIST_LABEL = new RegExp(`^(?:·+|第${NUMERAL}[章节条款项]|[(\\[]?${NUMERAL}(?:\\.[0-9]+)*[)\\].、,:]|[(]?[a-zA-Z][).]|[\\u2460-\\u24ff])$`)

/** True for a difference that two prints of the same text may have: labels, letterhead, signature and seal, furniture. */
export function isHarmless(pair: Pair, hunk: Hunk): boolean {
  const inWord = pair.word.text.slice(hunk.aFrom, hunk.aTo)
  const inPdf = pair.pdf.text.slice(hunk.bFrom, hunk.bTo)
  if (inWord === '') return sealLetters(pair, hunk, inPdf) || listLabel(pair, hunk, inPdf) || frame(pair, hunk) || scattered(pair, hunk)
  if (inPdf === '') {
    if (pair.furniture.has(inWord)) return true
    // The hyphen of a compound that the PDF broke at a line's end.
    if (inWord === '-' && startsPiece(pair.pdf, hunk.bFrom)) return true
    // A mark that hangs over the margin is drawn without a place by some printers, and is then not in the line.
    if (/^[,。、;:]$/.test(inWord) && startsPiece(pair.pdf, hunk.bFrom)) return true
    return LIST_LABEL.test(inWord) && startsPiece(pair.word, hunk.aFrom)
  }
  // 1. or 1、 or (1): how a label is written depends on the program that printed it.
  return LIST_LABEL.test(inWord) && LIST_LABEL.test(inPdf) && startsPiece(pair.word, hunk.aFrom) && value(inWord) === value(inPdf)
}

const value = (label: string): string => label.replace(/[^0-9〇一二三四五六七八九十百a-zA-Z\u2460-\u24ff]/g, '')

/** Whether a place is the first of its piece (or the end of the text). */
const startsPiece = ({ piece }: Stream, at: number): boolean => at <= 0 || at >= piece.length || piece[at] !== piece[at - 1]

function listLabel({ word, pdf }: Pair, { aFrom, bFrom }: Hunk, label: string): boolean {
  return LIST_LABEL.test(label) && startsPiece(word, aFrom) && startsPiece(pdf, bFrom)
}

/** Whole lines above all of Word's text that make a letterhead, or below all of it that make a signature. */
function frame(pair: Pair, hunk: Hunk): boolean {
  const lines = wholeLines(pair.pdf, hunk)
  if (!lines || lines.length > 8) return false
  const above = hunk.aFrom === 0
  if (!above && hunk.aFrom !== pair.word.text.length) return false
  return lines.every((line) => isScattered(line) || (line.length <= 40 && (ORGANISATION.test(line) || (above ? LETTERHEAD : SIGNATURE).test(line))))
}

/** Words, never figures, that only the PDF has and only under a seal: the letters of a drawn seal mix with the signature. */
function sealLetters({ pdf, stamped }: Pair, { bFrom, bTo }: Hunk, text: string): boolean {
  if (text.length > 30 || /[0-9]/.test(text)) return false
  for (let at = bFrom; at < bTo; at++) if (!stamped(pdf.piece[at]!)) return false
  return true
}

/** The letters of a drawn seal come out one or two to a line; never figures. */
function scattered(pair: Pair, hunk: Hunk): boolean {
  const lines = wholeLines(pair.pdf, hunk)
  return lines !== null && lines.every(isScattered)
}

const isScattered = (line: string): boolean => line.length <= 2 && !/[0-9]/.test(line)

/** The folded lines a PDF-only stretch is made of; null when it begins or ends within a line. */
function wholeLines(pdf: Stream, { bFrom, bTo }: Hunk): string[] | null {
  if (!startsPiece(pdf, bFrom) || !startsPiece(pdf, bTo)) return null
  const lines: string[] = []
  for (let from = bFrom; from < bTo; ) {
    let to = from
    while (to < bTo && pdf.piece[to] === pdf.piece[from]) to++
    lines.push(pdf.text.slice(from, to))
    from = to
  }
  return lines
}
