import type { Hunk } from './align.ts'
import type { Piece, Stream } from './fold.ts'
import { boxesOf, type Box } from './place.ts'

/** A passage with a marked range. `start` = `end` where this side has nothing. */
export interface Passage {
  text: string
  start: number
  end: number
  /** 0-based paragraph of Word or line of the PDF in which the mark begins, and the offset there. */
  index: number
  offset: number
  /** Where the mark ends. */
  endIndex: number
  endOffset: number
}

/** One place where the two files differ. */
export interface Difference {
  kind: 'number' | 'text' | 'missing-in-pdf' | 'missing-in-word'
  /** Whether the two differ here, or the page is too hard to read to tell. */
  verdict: 'differs' | 'unclear'
  /** What a person reads above it: 数字不同, 文字不同, Word 多 4 个字, PDF 多 4 个字. */
  note: string
  /** 1-based page of the PDF where it stands or should stand. */
  page: number
  /** Where on the page, a box a line; empty when places are not known. */
  boxes: Box[]
  word: Passage
  pdf: Passage
}

const CONTEXT = 36
/** A longer marked stretch is shown by its beginning and its end. */
const LONGEST_MARK = 160
const CHINESE_NUMBER = /^[〇零一二三四五六七八九十百千万亿两]+$/

/** Widens differences that cut a number to the whole number, on both sides, and joins those that then touch or nearly do. */
export function wholeNumbers(word: Stream, pdf: Stream, hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = []
  for (const hunk of hunks) {
    const before = joined.at(-1)
    const floor = before?.aTo ?? 0
    let { aFrom, aTo, bFrom, bTo } = hunk
    const digitsInside = /[0-9]/.test(word.text.slice(aFrom, aTo) + pdf.text.slice(bFrom, bTo))
    // Only where the difference itself has digits: "1260人" against "1260名" leaves the number alone.
    if (digitsInside) {
      while (aFrom > floor && inNumber(word.text, aFrom - 1) && word.text[aFrom - 1] === pdf.text[bFrom - 1]) {
        aFrom--
        bFrom--
      }
      while (aTo < word.text.length && inNumber(word.text, aTo) && word.text[aTo] === pdf.text[bTo]) {
        aTo++
        bTo++
      }
    }
    // Two edits with one agreeing character between them read better as one.
    if (before && aFrom - before.aTo <= 1 && bFrom - before.bTo <= 1) {
      before.aTo = Math.max(aTo, before.aTo)
      before.bTo = Math.max(bTo, before.bTo)
    } else joined.push({ aFrom, aTo, bFrom, bTo })
  }
  return joined
}

const inNumber = (text: string, at: number): boolean => /[0-9]/.test(text[at]!) || (/[.,]/.test(text[at]!) && /[0-9]/.test(text[at - 1] ?? '') && /[0-9]/.test(text[at + 1] ?? ''))

/** Turns a stretch into what the screen shows. */
export function describe({ word, pdf, lines }: { word: Stream; pdf: Stream; lines: readonly Piece[] }, paragraphs: readonly Piece[], hunk: Hunk, verdict: Difference['verdict'] = 'differs'): Difference {
  const inWord = word.text.slice(hunk.aFrom, hunk.aTo)
  const inPdf = pdf.text.slice(hunk.bFrom, hunk.bTo)
  const passage = { word: passageOf(word, paragraphs, hunk.aFrom, hunk.aTo), pdf: passageOf(pdf, lines, hunk.bFrom, hunk.bTo) }
  const boxes = boxesOf({ pdf, lines }, hunk.bFrom, hunk.bTo)
  const page = boxes[0]?.page ?? lines[passage.pdf.index]?.page ?? 1
  const [kind, note] = isNumber(inWord, inPdf)
    ? (['number', '数字不同'] as const)
    : inPdf === '' ? (['missing-in-pdf', `Word 多 ${length(inWord)} 个字`] as const) : inWord === '' ? (['missing-in-word', `PDF 多 ${length(inPdf)} 个字`] as const) : (['text', '文字不同'] as const)
  return { kind, verdict, note: verdict === 'unclear' ? '看不清，请看一眼' : note, page, boxes, ...passage }
}

const length = (text: string): number => [...text].length

/** Both sides a number, not the same one; or a short stretch whose digits differ. */
function isNumber(a: string, b: string): boolean {
  if (CHINESE_NUMBER.test(a) && CHINESE_NUMBER.test(b)) return true
  const [da, db] = [a.replace(/[^0-9.%]/g, ''), b.replace(/[^0-9.%]/g, '')]
  return da !== '' && db !== '' && da !== db && a.length + b.length <= 40
}

/** The passage around a stretch: from the sentence's beginning or 36 characters before, to its end or 36 after. */
function passageOf(stream: Stream, pieces: readonly Piece[], from: number, to: number): Passage {
  if (pieces.length === 0) return { text: '', start: 0, end: 0, index: 0, offset: 0, endIndex: 0, endOffset: 0 }
  const begin = place(stream, pieces, from)
  const end = to > from ? after(stream, pieces, to - 1) : begin
  const before = lead(pieces, begin)
  const marked = between(pieces, begin, end)
  const shown = marked.length <= LONGEST_MARK ? marked : `${marked.slice(0, LONGEST_MARK / 2)}……${marked.slice(-LONGEST_MARK / 2)}`
  return { text: before + shown + trail(pieces, end), start: before.length, end: before.length + shown.length, index: begin.piece, offset: begin.offset, endIndex: end.piece, endOffset: end.offset }
}

interface Place {
  piece: number
  offset: number
}

function place(stream: Stream, pieces: readonly Piece[], at: number): Place {
  if (at < stream.piece.length) return { piece: stream.piece[at]!, offset: stream.offset[at]! }
  return { piece: pieces.length - 1, offset: pieces.at(-1)!.text.length }
}

/** Just behind the character at `at`. */
function after(stream: Stream, pieces: readonly Piece[], at: number): Place {
  const { piece, offset } = place(stream, pieces, at)
  const code = pieces[piece]!.text.codePointAt(offset) ?? 0
  return { piece, offset: offset + (code > 0xffff ? 2 : 1) }
}

function between(pieces: readonly Piece[], from: Place, to: Place): string {
  if (from.piece === to.piece) return pieces[from.piece]!.text.slice(from.offset, to.offset)
  let text = pieces[from.piece]!.text.slice(from.offset)
  for (let p = from.piece + 1; p < to.piece && text.length < 4 * LONGEST_MARK; p++) text = join(text, pieces[p]!)
  return join(text, { ...pieces[to.piece]!, text: pieces[to.piece]!.text.slice(0, to.offset) })
}

/** Lines of a PDF run on; paragraphs of Word keep their break. */
function join(text: string, next: Piece): string {
  if (next.page === null) return `${text}\n${next.text}`
  return /[A-Za-z0-9,.]$/.test(text) && /^[A-Za-z0-9]/.test(next.text) ? `${text} ${next.text}` : text + next.text.trimStart()
}

function lead(pieces: readonly Piece[], { piece, offset }: Place): string {
  const here = pieces[piece]!
  const before = pieces[piece - 1]
  const text = here.text.slice(0, offset)
  // A mark near the beginning of a PDF line is unreadable without the line before.
  const more = text.length < CONTEXT && before && runsOn(before, here) ? join(before.text, { ...here, text }) : text
  const cut = more.slice(-CONTEXT)
  const sentence = cut.search(/[。！？；][^。！？；]*$/)
  return sentence >= 0 && sentence < cut.length - 1 ? cut.slice(sentence + 1).trimStart() : cut.trimStart()
}

function trail(pieces: readonly Piece[], { piece, offset }: Place): string {
  const here = pieces[piece]!
  const next = pieces[piece + 1]
  const text = here.text.slice(offset)
  const more = text.length < CONTEXT && next && runsOn(here, next) ? join(text, next) : text
  const cut = more.slice(0, CONTEXT)
  const sentence = cut.search(/[。！？；]/)
  return sentence >= 0 ? cut.slice(0, sentence + 1) : cut.trimEnd()
}

/** Whether a line of a PDF goes on in the next one: on the same page, and the next is not indented as paragraphs are. */
const runsOn = (line: Piece, next: Piece): boolean => line.page !== null && line.page === next.page && !/^\s/.test(next.text)
