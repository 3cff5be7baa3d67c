import type { DocFile } from './header.ts'
import { damagedDoc } from './refusals.ts'

/** Most runs looked at; a document of 1,000 pages has some 100,000. */
const MOST_RUNS = 2_000_000

/** What a run says of its text. */
export const HIDDEN = 1
export const DELETED = 2
export const INSERTED = 4
/** Says it is not hidden, whatever its style says. */
export const SHOWN = 8
export const CHANGED = 16

/** A stretch of the main stream, from byte to byte, whose characters share properties. */
export interface Run {
  from: number
  to: number
  flags: number
  /** Its character style, where that may hide text. */
  style: number
  /** A sign from a symbol font, which stands for the character in the text. */
  symbol: number
}

/** Properties of a paragraph: its style, its list, its place in a table. */
export interface ParagraphRun {
  from: number
  to: number
  style: number
  inTable: boolean
  rowEnd: boolean
  innerRowEnd: boolean
  level: number | null
  list: number | null
}

/** Goes over property modifiers (sprm and operand). Stops where one runs past the end. */
export function eachProperty(data: Buffer, from: number, see: (property: number, at: number) => void): void {
  for (let at = from; at + 3 <= data.length; ) {
    const property = data.readUInt16LE(at)
    at += 2
    const length = operandLength(data, property, at)
    if (at + length > data.length) return
    see(property, at)
    at += length
  }
}

function operandLength(data: Buffer, property: number, at: number): number {
  const kind = property >> 13
  if (kind <= 1) return 1
  if (kind === 2 || kind === 4 || kind === 5) return 2
  if (kind === 3) return 4
  if (kind === 7) return 3
  // Table definitions have a length of two bytes, one too large; long lists of tab stops say 255 and mean more.
  if (property === 0xd608) return at + 2 <= data.length ? 1 + data.readUInt16LE(at) : 2
  const length = data[at] ?? 0
  if (property === 0xc615 && length === 255) {
    const cleared = data[at + 1] ?? 0
    return 2 + cleared * 4 + 1 + (data[at + 2 + cleared * 4] ?? 0) * 3
  }
  return 1 + length
}

/** Pages of 512 bytes that hold runs: the list of a table, each page with its count in the last byte. */
function* pagesOf(file: DocFile, table: Buffer): Generator<Buffer> {
  const count = Math.floor((table.length - 4) / 8)
  for (let i = 0; i < count; i++) {
    const at = (table.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff) * 512
    if (at + 512 > file.main.length) throw damagedDoc()
    yield file.main.subarray(at, at + 512)
  }
}

/** Runs of the main stream with anything to say, in order and apart. @throws Refusal documents/damaged */
export function characterRuns(file: DocFile): Run[] {
  const runs: Run[] = []
  for (const page of pagesOf(file, file.table('characters'))) {
    const count = page[511]!
    if (count > 101 || runs.length > MOST_RUNS) throw damagedDoc()
    for (let i = 0; i < count; i++) {
      const at = page[(count + 1) * 4 + i]! * 2
      if (at === 0) continue
      const run: Run = { from: page.readUInt32LE(i * 4), to: page.readUInt32LE(i * 4 + 4), flags: 0, style: -1, symbol: 0 }
      seeCharacter(page.subarray(at + 1, Math.min(511, at + 1 + page[at]!)), run)
      if (run.flags !== 0 || run.style >= 0 || run.symbol !== 0) runs.push(run)
    }
  }
  return apart(runs)
}

/** Takes what matters of character properties into a run, or a style. */
export function seeCharacter(properties: Buffer, run: { flags: number; style: number; symbol: number }): void {
  eachProperty(properties, 0, (property, at) => {
    const on = properties[at] === 1
    if (property === 0x083c) run.flags = (run.flags & ~(HIDDEN | SHOWN)) | (on || properties[at] === 0x81 ? HIDDEN : properties[at] === 0 ? SHOWN : 0)
    else if (property === 0x0800 && on) run.flags |= DELETED
    else if (property === 0x0801 && on) run.flags |= INSERTED
    else if (property === 0xca57 || property === 0xca89) run.flags |= CHANGED
    else if (property === 0x4a30) run.style = properties.readUInt16LE(at)
    else if (property === 0x6a09) run.symbol = properties.readUInt16LE(at + 2)
  })
}

/** Paragraphs of the main stream, in order and apart. @throws Refusal documents/damaged */
export function paragraphRuns(file: DocFile): ParagraphRun[] {
  const runs: ParagraphRun[] = []
  for (const page of pagesOf(file, file.table('paragraphs'))) {
    const count = page[511]!
    if (count > 29 || runs.length > MOST_RUNS) throw damagedDoc()
    for (let i = 0; i < count; i++) {
      const run: ParagraphRun = {
        from: page.readUInt32LE(i * 4), to: page.readUInt32LE(i * 4 + 4), style: 0, inTable: false, rowEnd: false, innerRowEnd: false, level: null, list: null,
      }
      const at = page[(count + 1) * 4 + i * 13]! * 2
      if (at > 0) {
        const long = page[at] === 0
        const from = long ? at + 2 : at + 1
        const length = long ? page[at + 1]! * 2 : page[at]! * 2 - 1
        const properties = page.subarray(from, Math.min(511, from + length))
        if (properties.length >= 2) {
          run.style = properties.readUInt16LE(0)
          seeParagraph(properties, 2, run, file.data)
        }
      }
      runs.push(run)
    }
  }
  return apart(runs)
}

/** Takes what matters of paragraph properties; long ones lie in a stream of their own. */
export function seeParagraph(properties: Buffer, from: number, run: Omit<ParagraphRun, 'from' | 'to' | 'style'>, data: Buffer | null): void {
  eachProperty(properties, from, (property, at) => {
    const on = properties[at] !== 0
    if (property === 0x2416) run.inTable = on
    else if (property === 0x2417) run.rowEnd = on
    else if (property === 0x244c) run.innerRowEnd = on
    else if (property === 0x6649) run.inTable ||= properties.readInt32LE(at) > 0
    else if (property === 0x260a) run.level = Math.min(8, properties[at]!)
    else if (property === 0x460b) run.list = properties.readUInt16LE(at)
    else if ((property === 0x6646 || property === 0x6645) && data) {
      const place = properties.readUInt32LE(at)
      if (place + 2 > data.length) throw damagedDoc()
      const end = place + 2 + data.readUInt16LE(place)
      // Read without following a further reference: one that points at itself would never end.
      seeParagraph(data.subarray(place + 2, Math.min(data.length, end)), 0, run, null)
    }
  })
}

/** In order of place; where two claim the same bytes the first has them. */
function apart<R extends { from: number; to: number }>(runs: R[]): R[] {
  runs.sort((a, b) => a.from - b.from)
  let end = 0
  return runs.filter((run) => {
    run.from = Math.max(run.from, end)
    end = Math.max(end, run.to)
    return run.to > run.from
  })
}

/** The run that holds this byte, or the first behind it: a place in the list. */
export function runAt(runs: readonly { from: number; to: number }[], byte: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.to <= byte) low = middle + 1
    else high = middle
  }
  return low
}
