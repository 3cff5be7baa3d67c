import type { Compound } from './compound.ts'
import { damagedDoc, lockedDoc, tooOldDoc } from './refusals.ts'

/** Where the header (FIB) lists the tables we look at: number of the pair of place and length. */
const TABLES = { styles: 1, characters: 12, paragraphs: 13, pieces: 33, lists: 73, listUses: 74 } as const
export type TableName = keyof typeof TABLES

/** Lengths of the texts that follow one another, in characters. */
export interface Lengths {
  main: number
  footnotes: number
  headers: number
  comments: number
  endnotes: number
  textBoxes: number
}

/** A Word 97–2003 document, opened: its main stream and its tables. */
export interface DocFile {
  main: Buffer
  lengths: Lengths
  /** The table's bytes, empty when there is none. @throws Refusal documents/damaged */
  table(name: TableName): Buffer
  /** The table stream from the end of this table on: the levels of lists follow there. */
  behind(name: TableName): Buffer
  /** Stream of long properties, empty when there is none. */
  data: Buffer
}

/** Reads the header. @throws Refusal documents/damaged, documents/encrypted, documents/old-word */
export function openDocFile(container: Compound): DocFile {
  const main = container.stream('WordDocument')
  if (!main || main.length < 68) throw damagedDoc()
  const magic = main.readUInt16LE(0)
  const version = main.readUInt16LE(2)
  if (magic === 0xa5dc || (magic === 0xa5ec && version < 0xc0)) throw tooOldDoc(' Word 6.0 或 Word 95 ')
  if (magic === 0xa59b || magic === 0xa59c || magic === 0xa697 || magic === 0xa698) throw tooOldDoc(' Word 2.0 ')
  if (magic !== 0xa5ec) throw damagedDoc()
  const flags = main.readUInt16LE(0x0a)
  if (flags & 0x100) throw lockedDoc()
  if (main.length < 0x2f2) throw damagedDoc()

  const tables = container.stream(flags & 0x200 ? '1Table' : '0Table')
  if (!tables) throw damagedDoc()
  const place = (name: TableName): { from: number; to: number } => {
    const at = 0x9a + TABLES[name] * 8
    const from = main.readUInt32LE(at)
    const to = from + main.readUInt32LE(at + 4)
    if (to > from && to > tables.length) throw damagedDoc()
    return { from, to }
  }
  const length = (at: number): number => {
    const value = main.readInt32LE(at)
    if (value < 0) throw damagedDoc()
    return value
  }
  return {
    main,
    lengths: { main: length(0x4c), footnotes: length(0x50), headers: length(0x54), comments: length(0x5c), endnotes: length(0x60), textBoxes: length(0x64) },
    table(name) {
      const { from, to } = place(name)
      return to > from ? tables.subarray(from, to) : Buffer.alloc(0)
    },
    behind: (name) => tables.subarray(Math.min(tables.length, place(name).to)),
    data: container.stream('Data') ?? Buffer.alloc(0),
  }
}
