import { craftCompound } from './crafted-compound.ts'

/** A stretch of text with its character properties, each a property modifier of Word 97. */
export interface CraftedRun {
  text: string
  hidden?: boolean
  deleted?: boolean
  inserted?: boolean
  /** A sign of a symbol font by its code. */
  symbol?: number
  /** Number of a character style. */
  style?: number
}

export interface CraftedDocParagraph {
  runs: readonly CraftedRun[]
  /** Carriage return by default; \x07 ends a cell or a row, \f a section. */
  mark?: '\r' | '\x07' | '\f'
  markDeleted?: boolean
  inTable?: boolean
  rowEnd?: boolean
  style?: number
  list?: number
  level?: number
}

/** A list level: format number of Word 97, text with \0 for its own number. */
export interface CraftedLevel {
  format: number
  text: string
  start?: number
}

export interface CraftedDoc {
  paragraphs: readonly CraftedDocParagraph[]
  footnotes?: readonly CraftedDocParagraph[]
  comments?: readonly CraftedDocParagraph[]
  endnotes?: readonly CraftedDocParagraph[]
  textBoxes?: readonly CraftedDocParagraph[]
  /** One list of one level each; a paragraph's `list` counts them from 1. */
  lists?: readonly CraftedLevel[]
  /** Styles from number 0 on: whether they hide text. */
  styles?: readonly { kind: 'paragraph' | 'character'; hidden?: boolean; list?: number }[]
  /** Bits of the header: 0x100 is encrypted. */
  flags?: number
  version?: number
  magic?: number
  /** Text in the Western code page where it fits, as Word keeps it; pieces of UTF-16 elsewhere. */
  mixed?: boolean
  /** Further streams of the container. */
  streams?: Record<string, Uint8Array>
}

/** One paragraph of plain text. */
export const dp = (text: string, more: Omit<CraftedDocParagraph, 'runs'> = {}): CraftedDocParagraph => ({ runs: [{ text }], ...more })
/** A table row: each cell's paragraphs, the last of which ends the cell. */
export const docRow = (...cells: readonly string[][]): CraftedDocParagraph[] => [
  ...cells.flatMap((cell) => cell.map((text, i) => dp(text, { inTable: true, mark: i + 1 < cell.length ? '\r' : '\x07' }))),
  dp('', { inTable: true, rowEnd: true, mark: '\x07' }),
]

const u16 = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255])
const u32 = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24])
const byte = (property: number, value: number): Buffer => Buffer.concat([u16(property), Buffer.from([value])])

const TEXT_AT = 0x800

/** A .doc of Word 97 with these texts. */
export function craftDoc(spec: CraftedDoc): Buffer {
  const stories = [spec.paragraphs, spec.footnotes ?? [], [], spec.comments ?? [], spec.endnotes ?? [], spec.textBoxes ?? []]
  const paragraphs = stories.flat()
  const lengthOf = (story: readonly CraftedDocParagraph[]): number => story.reduce((sum, each) => sum + 1 + each.runs.reduce((n, run) => n + run.text.length, 0), 0)

  let text = ''
  const runs: { from: number; to: number; data: Buffer }[] = []
  const marks: { from: number; to: number; data: Buffer }[] = []
  for (const paragraph of paragraphs) {
    const from = text.length
    for (const run of paragraph.runs) {
      const data = characterData(run)
      if (run.text !== '') runs.push({ from: text.length, to: text.length + run.text.length, data })
      text += run.text
    }
    runs.push({ from: text.length, to: text.length + 1, data: paragraph.markDeleted ? byte(0x0800, 1) : Buffer.alloc(0) })
    text += paragraph.mark ?? '\r'
    marks.push({ from, to: text.length, data: paragraphData(paragraph) })
  }

  const pieces = spec.mixed ? piecesOf(text) : [{ from: 0, to: text.length, single: false }]
  const stored: { from: number; to: number; single: boolean; at: number; data: Buffer }[] = []
  let at = TEXT_AT
  for (const piece of pieces) {
    const part = text.slice(piece.from, piece.to)
    const data = Buffer.from(part, piece.single ? 'latin1' : 'utf16le')
    stored.push({ ...piece, at, data })
    at += data.length
  }
  const placeOf = (character: number): number => {
    const piece = stored.find((each) => character >= each.from && character < each.to) ?? stored.at(-1)!
    return piece.at + (character - piece.from) * (piece.single ? 1 : 2)
  }
  // A piece begins a new stretch of bytes, so properties are cut there too.
  const cut = (list: typeof runs): typeof runs => list.flatMap((each) => {
    const inside = stored.filter((piece) => piece.from < each.to && piece.to > each.from)
    return inside.map((piece) => ({ ...each, from: Math.max(each.from, piece.from), to: Math.min(each.to, piece.to) }))
  })
  const endOf = (character: number): number => placeOf(character - 1) + (stored.find((piece) => character - 1 >= piece.from && character - 1 < piece.to)!.single ? 1 : 2)
  const spans = (list: typeof runs): { from: number; to: number; data: Buffer }[] => cut(list).map(({ from, to, data }) => ({ from: placeOf(from), to: endOf(to), data }))

  const textEnd = Math.ceil(at / 512) * 512
  const characterPages = pagesOf(spans(runs), 8, 1)
  const paragraphPages = pagesOf(spans(marks), 8, 13)
  const main = Buffer.concat([
    Buffer.alloc(TEXT_AT), ...stored.map(({ data }) => data), Buffer.alloc(textEnd - at), ...characterPages.map(({ page }) => page), ...paragraphPages.map(({ page }) => page),
    Buffer.alloc(512),
  ])

  const table: Buffer[] = []
  let tableAt = 0
  const place = (number: number, data: Buffer, behind: Buffer = Buffer.alloc(0)): void => {
    main.writeUInt32LE(tableAt, 0x9a + number * 8)
    main.writeUInt32LE(data.length, 0x9a + number * 8 + 4)
    table.push(data, behind)
    tableAt += data.length + behind.length
  }
  place(1, styleSheet(spec.styles ?? []))
  place(12, pageList(characterPages, textEnd / 512))
  place(13, pageList(paragraphPages, textEnd / 512 + characterPages.length))
  const pieceTable = Buffer.concat([
    ...stored.map((piece) => u32(piece.from)), u32(text.length),
    ...stored.map((piece) => Buffer.concat([u16(0), u32(piece.single ? (piece.at * 2) | 0x40000000 : piece.at), u16(0)])),
  ])
  place(33, Buffer.concat([Buffer.from([2]), u32(pieceTable.length), pieceTable]))
  const lists = spec.lists ?? []
  place(73, Buffer.concat([u16(lists.length), ...lists.map((_, i) => listHead(i + 1))]), Buffer.concat(lists.map(levelData)))
  place(74, Buffer.concat([u32(lists.length), ...lists.map((_, i) => Buffer.concat([u32(i + 1), Buffer.alloc(12)])), ...lists.map(() => u32(0xffffffff))]))

  main.writeUInt16LE(spec.magic ?? 0xa5ec, 0)
  main.writeUInt16LE(spec.version ?? 0xc1, 2)
  main.writeUInt16LE(0x200 | (spec.flags ?? 0), 0x0a)
  for (const [i, place] of [0x4c, 0x50, 0x54, 0x5c, 0x60, 0x64].entries()) main.writeUInt32LE(lengthOf(stories[i]!), place)
  return craftCompound({ WordDocument: main, '1Table': Buffer.concat(table), ...spec.streams })
}

function piecesOf(text: string): { from: number; to: number; single: boolean }[] {
  const pieces: { from: number; to: number; single: boolean }[] = []
  for (let i = 0; i < text.length; i++) {
    const single = text.charCodeAt(i) < 0x80
    const last = pieces.at(-1)
    if (last && last.single === single) last.to = i + 1
    else pieces.push({ from: i, to: i + 1, single })
  }
  return pieces
}

function characterData(run: CraftedRun): Buffer {
  const parts: Buffer[] = []
  if (run.style !== undefined) parts.push(Buffer.concat([u16(0x4a30), u16(run.style)]))
  if (run.deleted) parts.push(byte(0x0800, 1))
  if (run.inserted) parts.push(byte(0x0801, 1))
  if (run.hidden !== undefined) parts.push(byte(0x083c, run.hidden ? 1 : 0))
  if (run.symbol !== undefined) parts.push(Buffer.concat([u16(0x6a09), u16(0), u16(run.symbol)]), byte(0x0855, 1))
  return Buffer.concat(parts)
}

function paragraphData(paragraph: CraftedDocParagraph): Buffer {
  const parts = [u16(paragraph.style ?? 0)]
  if (paragraph.inTable) parts.push(byte(0x2416, 1))
  if (paragraph.rowEnd) parts.push(byte(0x2417, 1))
  if (paragraph.level !== undefined) parts.push(byte(0x260a, paragraph.level))
  if (paragraph.list !== undefined) parts.push(Buffer.concat([u16(0x460b), u16(paragraph.list)]))
  return Buffer.concat(parts)
}

/** Pages of 512 bytes: places, then per run where its properties lie, those filled in from the page's end. */
function pagesOf(runs: readonly { from: number; to: number; data: Buffer }[], most: number, width: 1 | 13): { page: Buffer; from: number; to: number }[] {
  const pages: { page: Buffer; from: number; to: number }[] = []
  for (let i = 0; i < runs.length; i += most) {
    const here = runs.slice(i, i + most)
    const page = Buffer.alloc(512)
    let end = 510
    for (const [k, run] of here.entries()) {
      page.writeUInt32LE(run.from, k * 4)
      const data = width === 1 ? Buffer.concat([Buffer.from([run.data.length]), run.data])
        : run.data.length % 2 === 1 ? Buffer.concat([Buffer.from([(run.data.length + 1) / 2]), run.data]) : Buffer.concat([Buffer.from([0, run.data.length / 2]), run.data])
      if (width === 1 && run.data.length === 0) continue
      end = (end - data.length) & ~1
      data.copy(page, end)
      page[(here.length + 1) * 4 + k * width] = end / 2
    }
    page.writeUInt32LE(here.at(-1)!.to, here.length * 4)
    page[511] = here.length
    pages.push({ page, from: here[0]!.from, to: here.at(-1)!.to })
  }
  return pages
}

const pageList = (pages: readonly { from: number; to: number }[], first: number): Buffer =>
  Buffer.concat([...pages.map(({ from }) => u32(from)), u32(pages.at(-1)?.to ?? 0), ...pages.map((_, i) => u32(first + i))])

function styleSheet(styles: NonNullable<CraftedDoc['styles']>): Buffer {
  const written = styles.map(({ kind, hidden, list }) => {
    const characters = hidden ? byte(0x083c, 1) : Buffer.alloc(0)
    const paragraph = Buffer.concat([u16(0), list === undefined ? Buffer.alloc(0) : Buffer.concat([u16(0x460b), u16(list)])])
    const lists = [...(kind === 'paragraph' ? [paragraph] : []), characters].map((data) => Buffer.concat([u16(data.length), data, Buffer.alloc(data.length % 2)]))
    const name = Buffer.from('s', 'utf16le')
    const body = Buffer.concat([u16(0xffe), u16((0xfff << 4) | (kind === 'paragraph' ? 1 : 2)), u16(lists.length), u16(0), u16(0), u16(1), name, u16(0), ...lists])
    return Buffer.concat([u16(body.length), body])
  })
  return Buffer.concat([u16(18), u16(styles.length), u16(10), Buffer.alloc(14), ...written])
}

const listHead = (id: number): Buffer => Buffer.concat([u32(id), u32(0), ...Array.from({ length: 9 }, () => u16(0xfff)), Buffer.from([1, 0])])

function levelData({ format, text, start = 1 }: CraftedLevel): Buffer {
  const head = Buffer.alloc(28)
  head.writeInt32LE(start, 0)
  head[4] = format
  return Buffer.concat([head, u16(text.length), Buffer.from(text, 'utf16le')])
}
