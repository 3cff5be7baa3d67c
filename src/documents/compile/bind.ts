import { Refusal } from '../../platform/errors.ts'
import { runInWorker } from '../worker/index.ts'
import { writeCompilationDocx } from './docx.ts'
import type { ContentsEntry, Cover, Leaf, TypesetLeaves } from './leaves.ts'
import type { PdfObjects } from './objects.ts'
import { PdfWriter, ROOT, type OutlineEntry } from './pdf.ts'
import type { Report } from './report.ts'
import { openSpool, type Spool, type Spooled } from './spool.ts'

/** A part's divider, or a report: its title where its own file states none, its unit, and its file. */
export type BindItem =
  | { kind: 'part'; id: number; title: string }
  /** `load` gives the file; what it declines, or the reader declines, becomes a page that says so. */
  | { kind: 'report'; id: number; title: string; unit: string; load(): Promise<{ bytes: Uint8Array; name: string }> }

export interface BindOrder {
  cover: Cover
  /** Who makes it, for the files' properties. */
  creator: string
  made: Date
  /** In the order of the compilation; ids are distinct and at least 1. */
  items: readonly BindItem[]
  pictures: boolean
  /** The site's own fonts, or null. */
  fontFolder: string | null
  /** A folder for what is needed twice. */
  spoolFolder: string
  /** Called after each step; a throw ends the work. `total` counts each report once for reading and typesetting, once for Word. */
  onProgress?(done: number, total: number): void | Promise<void>
}

/** How a report went in. */
export interface BoundReport {
  id: number
  /** As it stands at its head. */
  title: string
  /** Printed on its first page, and how many it takes. */
  page: number
  pages: number
  /** Why it could not be read, or null. */
  problem: string | null
  losses: readonly string[]
}

/** One compilation being made: first its PDF, then its Word file, then `close`. */
export interface Binding {
  pdf(): AsyncGenerator<Uint8Array, void>
  /** Only after the PDF has been taken to its end: the contents name its pages. */
  docx(): AsyncGenerator<Uint8Array, void>
  /** Complete once the PDF is. */
  readonly reports: readonly BoundReport[]
  /** Pages of the PDF, cover and contents included. */
  readonly pages: number
  close(): Promise<void>
}

/** What is typeset at a time. Pictures are the memory: each is unpacked while its page is laid out. */
const BATCH = { leaves: 40, characters: 120_000, pictures: 24 }
/** Reports read ahead of the typesetting. */
const AHEAD = 4
const READ_TIME = 60_000
const TYPESET_TIME = 180_000
const leavesModule = new URL('./leaves.ts', import.meta.url)
const readModule = new URL('./read.ts', import.meta.url)

type ReportLeaf = Extract<Leaf, { kind: 'report' }>
/** A leaf with what went wrong while it was read. */
type ReadLeaf = Leaf & { problem: string | null }

/**
 * Binds reports to one PDF and one Word file. Reading and typesetting run in worker threads, some reports at a time; memory does not grow
 * with their number but for some hundred bytes each. A report that cannot be read, or typeset, goes in as a page that says so.
 * @throws Error of `load` that is no Refusal, and what `onProgress` throws
 */
export async function openBinding(order: BindOrder): Promise<Binding> {
  const spool = await openSpool(order.spoolFolder)
  const kept = new Map<number, { report: Spooled; pictureIds: number[] }>()
  const pictures: { id: number; format: 'jpeg' | 'png'; place: Spooled }[] = []
  const entries: ContentsEntry[] = []
  const reports: BoundReport[] = []
  const total = 2 * order.items.length
  let done = 0
  let pages = 0
  const step = async (by: number) => order.onProgress?.((done += by), total)

  async function* pdf(): AsyncGenerator<Uint8Array, void> {
    const writer = new PdfWriter()
    const pageOf = new Map<number, number>()
    let printed = 1
    yield writer.head()
    for await (const batch of batches(readAhead(order))) {
      for (const leaf of batch) if (leaf.kind === 'report') await keep(spool, leaf.id, leaf.report)
      for (const { leaves, piece } of await typesetBatch(order, batch, printed, writer.next)) {
        for (const [i, { id, page }] of piece.begins.entries()) {
          const leaf = leaves[i]!
          pageOf.set(id, piece.pages[page]!)
          entries.push({ id, kind: leaf.kind, title: leaf.title, unit: leaf.kind === 'report' ? leaf.unit : '', page: printed + page })
          if (leaf.kind === 'report')
            reports.push({ id, title: leaf.title, page: printed + page, pages: (piece.begins[i + 1]?.page ?? piece.pages.length) - page, problem: leaf.problem, losses: leaf.report.losses })
        }
        printed += piece.pages.length
        yield writer.piece(piece)
      }
      await step(batch.length)
    }
    const front = await runInWorker<PdfObjects>(leavesModule, 'typesetFront', [order.cover, entries, pageOf, { firstObject: writer.next, parent: ROOT, fontFolder: order.fontFolder }], { timeoutMs: TYPESET_TIME })
    yield writer.piece(front, true)
    pages = front.pages.length + printed - 1
    yield writer.end({ title: order.cover.title.replaceAll('\n', ''), author: order.creator, made: order.made, frontPages: front.pages.length, outline: outlineOf(entries, pageOf) })
  }

  async function keep(into: Spool, id: number, { pictures: own, ...rest }: Report) {
    const pictureIds: number[] = []
    for (const { bytes, format } of own) {
      const picture = { id: pictures.length + 1, format, place: await into.add(bytes) }
      pictures.push(picture)
      pictureIds.push(picture.id)
    }
    const bare = { ...rest, pictures: own.map((picture) => ({ ...picture, bytes: null })) }
    kept.set(id, { report: await into.add(Buffer.from(JSON.stringify(bare))), pictureIds })
  }

  async function* docx(): AsyncGenerator<Uint8Array, void> {
    let waiting = 0
    const made = writeCompilationDocx({
      cover: order.cover, creator: order.creator, made: order.made, entries,
      report: async (id) => {
        const { report, pictureIds } = kept.get(id)!
        return { report: JSON.parse(Buffer.from(await spool.read(report)).toString()) as Report, pictureIds }
      },
      pictures: pictures.map(({ id, format, place }) => ({ id, format, size: place.length, read: () => spool.read(place) })),
      wrote: () => void waiting++,
    })
    for await (const chunk of made) {
      yield chunk
      if (waiting >= BATCH.leaves) await step(waiting)
      if (waiting >= BATCH.leaves) waiting = 0
    }
    await step(waiting)
  }

  return { pdf, docx, reports, get pages() { return pages }, close: () => spool.close() }
}

/** Leaves in their order, the next few being read while one is used. */
async function* readAhead({ items, pictures }: BindOrder): AsyncGenerator<ReadLeaf> {
  const reading: Promise<ReadLeaf>[] = []
  let next = 0
  const start = () => {
    const item = items[next++]
    if (!item) return
    const leaf = readItem(item, pictures)
    // Looked at when its turn comes; until then a failure must not count as unheard.
    leaf.catch(() => {})
    reading.push(leaf)
  }
  for (let i = 0; i < AHEAD; i++) start()
  for (let leaf = reading.shift(); leaf; leaf = reading.shift()) {
    start()
    yield await leaf
  }
}

async function readItem(item: BindItem, pictures: boolean): Promise<ReadLeaf> {
  if (item.kind === 'part') return { ...item, problem: null }
  const { id, unit } = item
  let file: Awaited<ReturnType<typeof item.load>>
  try {
    file = await item.load()
  } catch (error) {
    if (error instanceof Refusal) return unreadable(item, error.message)
    throw error
  }
  try {
    const report = await runInWorker<Report>(readModule, 'readReport', [file.bytes, file.name, { pictures }], { timeoutMs: READ_TIME })
    return { kind: 'report', id, unit, title: report.title ?? item.title, report, problem: null }
  } catch (error) {
    return unreadable(item, error instanceof Refusal ? error.message : '读这个文件时程序出错。')
  }
}

function unreadable({ id, title, unit }: { id: number; title: string; unit: string }, problem: string): ReadLeaf & ReportLeaf {
  const report: Report = { title: null, pictures: [], losses: [], blocks: [{ kind: 'remark', text: `（这份材料没有编入：${problem}原件存在报送台账里，可以下载查看。）` }] }
  return { kind: 'report', id, unit, title, report, problem }
}

async function* batches(leaves: AsyncIterable<ReadLeaf>): AsyncGenerator<ReadLeaf[]> {
  let batch: ReadLeaf[] = []
  let characters = 0
  let pictures = 0
  for await (const leaf of leaves) {
    const own = leaf.kind === 'report' ? { characters: charactersIn(leaf.report), pictures: leaf.report.pictures.length } : { characters: 0, pictures: 0 }
    if (batch.length > 0 && (batch.length >= BATCH.leaves || characters + own.characters > BATCH.characters || pictures + own.pictures > BATCH.pictures)) {
      yield batch
      batch = []
      characters = pictures = 0
    }
    batch.push(leaf)
    characters += own.characters
    pictures += own.pictures
  }
  if (batch.length > 0) yield batch
}

const charactersIn = (report: Report): number =>
  report.blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.reduce((rows, row) => rows + row.cells.reduce((cells, { text }) => cells + text.length + 20, 0), 0) : block.kind === 'picture' ? 0 : block.text.length), 0)

interface Piece {
  leaves: readonly ReadLeaf[]
  piece: TypesetLeaves
}

/** Typesets a batch; when that fails, each leaf alone, so that one that cannot be typeset takes no other along. */
async function typesetBatch(order: BindOrder, batch: readonly ReadLeaf[], firstPage: number, firstObject: number): Promise<Piece[]> {
  const run = async (leaves: readonly ReadLeaf[], page: number, object: number): Promise<Piece> => ({
    leaves,
    piece: await runInWorker<TypesetLeaves>(leavesModule, 'typesetLeaves', [leaves, order.cover.title, page, { firstObject: object, parent: ROOT, fontFolder: order.fontFolder }], { timeoutMs: TYPESET_TIME }),
  })
  try {
    return [await run(batch, firstPage, firstObject)]
  } catch {
    const pieces: Piece[] = []
    let page = firstPage
    let object = firstObject
    for (const leaf of batch) {
      const piece = await run([leaf], page, object).catch(() => run([leaf.kind === 'part' ? leaf : unreadable(leaf, '排版时程序出错。')], page, object))
      pieces.push(piece)
      page += piece.piece.pages.length
      object += piece.piece.offsets.length
    }
    return pieces
  }
}

function outlineOf(entries: readonly ContentsEntry[], pageOf: ReadonlyMap<number, number>): OutlineEntry[] {
  const outline: OutlineEntry[] = []
  let part: OutlineEntry | null = null
  for (const { id, kind, title, unit } of entries) {
    const entry: OutlineEntry = { title: unit ? `${title}　${unit}` : title, page: pageOf.get(id)!, children: [] }
    if (kind === 'part') outline.push((part = entry))
    else (part?.children ?? outline).push(entry)
  }
  return outline
}
