import type { DocFile } from './header.ts'
import { runAt, type ParagraphRun, type Run } from './properties.ts'
import { damagedDoc, swollenDoc } from './refusals.ts'

/** Characters of all texts of a file together: some 20,000 pages. */
const MOST_CHARACTERS = 20_000_000

const western = new TextDecoder('windows-1252')

/** A stretch of text: which characters it holds, and where in the main stream. */
interface Piece {
  from: number
  to: number
  byte: number
  /** Bytes of a character: 2 in UTF-16, 1 in the Western code page. */
  width: 1 | 2
}

/** All texts of a file one after the other, with what the runs say of each character. */
export interface DocText {
  text: string
  flags: Uint8Array
  /** Character style by character, 0xffff where none is named. Null when no style hides text. */
  styles: Uint16Array | null
  symbols: Map<number, number>
  /** The byte of the main stream where a character begins; its paragraph is found by that. */
  byteOf(character: number): { byte: number; width: number }
}

/** Puts the pieces together. @throws Refusal documents/damaged, documents/bomb */
export function readText(file: DocFile, runs: readonly Run[], wantsStyles: boolean): DocText {
  const pieces = readPieces(file)
  const length = pieces.at(-1)?.to ?? 0
  const flags = new Uint8Array(length)
  const styles = wantsStyles ? new Uint16Array(length).fill(0xffff) : null
  const symbols = new Map<number, number>()
  const parts: string[] = []
  for (const piece of pieces) {
    const end = piece.byte + (piece.to - piece.from) * piece.width
    const bytes = file.main.subarray(piece.byte, end)
    parts.push(piece.width === 2 ? bytes.toString('utf16le') : western.decode(bytes))
    for (let i = runAt(runs, piece.byte); i < runs.length && runs[i]!.from < end; i++) {
      const run = runs[i]!
      const from = piece.from + Math.ceil((Math.max(run.from, piece.byte) - piece.byte) / piece.width)
      const to = piece.from + Math.ceil((Math.min(run.to, end) - piece.byte) / piece.width)
      flags.fill(run.flags, from, to)
      if (styles && run.style >= 0) styles.fill(run.style, from, to)
      if (run.symbol !== 0) for (let at = from; at < to; at++) symbols.set(at, run.symbol)
    }
  }
  return {
    text: parts.join(''), flags, styles, symbols,
    byteOf(character) {
      const piece = pieces[runAt(pieces, character)]
      return piece ? { byte: piece.byte + (character - piece.from) * piece.width, width: piece.width } : { byte: -1, width: 1 }
    },
  }
}

/** The piece table lies behind modifiers of pieces, which fast saving leaves and which say nothing of the text. */
function readPieces(file: DocFile): Piece[] {
  const table = file.table('pieces')
  let at = 0
  while (table[at] === 1) at += 3 + table.readUInt16LE(at + 1)
  if (table[at] !== 2) throw damagedDoc()
  const length = table.readUInt32LE(at + 1)
  at += 5
  if (at + length > table.length) throw damagedDoc()
  const count = Math.floor((length - 4) / 12)
  const pieces: Piece[] = []
  for (let i = 0; i < count; i++) {
    const from = table.readUInt32LE(at + i * 4)
    const to = table.readUInt32LE(at + i * 4 + 4)
    const place = table.readUInt32LE(at + (count + 1) * 4 + i * 8 + 2)
    if (to > MOST_CHARACTERS) throw swollenDoc()
    if (to < from || from !== (pieces.at(-1)?.to ?? 0)) throw damagedDoc()
    if (to === from) continue
    const single = (place & 0x40000000) !== 0
    const byte = single ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff
    const width = single ? 1 : 2
    if (byte + (to - from) * width > file.main.length) throw damagedDoc()
    pieces.push({ from, to, byte, width })
  }
  return pieces
}

/** Properties of the paragraph whose mark is this character. */
export function paragraphAt(text: DocText, paragraphs: readonly ParagraphRun[], character: number): { run: ParagraphRun | null; ends: boolean } {
  const { byte, width } = text.byteOf(character)
  const run = paragraphs[runAt(paragraphs, byte)]
  return run && run.from <= byte ? { run, ends: run.to === byte + width } : { run: null, ends: false }
}
