import { cleanText, oneLine } from '../official/text.ts'
import { takeApart, type PdfObjects } from './objects.ts'
import type { Report, ReportBlock } from './report.ts'
import { sharesOf } from './tables.ts'
import { typeset } from './typesetter.ts'

/** What stands in front of everything. */
export interface Cover {
  title: string
  /** '' for none. */
  subtitle: string
  organisation: string
  /** As it is to be read, such as 2031年6月. */
  date: string
}

/** A line of the contents. Pages are those printed at the foot, counted from 1 behind the contents. */
export interface ContentsEntry {
  id: number
  kind: 'part' | 'report'
  title: string
  /** '' for a part. */
  unit: string
  page: number
}

/** A divider, or one report with what it is headed by. */
export type Leaf =
  | { kind: 'part'; id: number; title: string }
  | { kind: 'report'; id: number; title: string; unit: string; report: Report }

export interface TypesetLeaves extends PdfObjects {
  /** The page, from 0 within this piece, each leaf begins on. */
  begins: { id: number; page: number }[]
}

interface Place {
  /** Number of its first object. */
  firstObject: number
  parent: number
  /** The site's own fonts. */
  fontFolder: string | null
}

/** Typesets some leaves of the body. Runs through `runInWorker`; time and memory grow with the leaves. @param firstPage printed on its first page */
export function typesetLeaves(leaves: readonly Leaf[], running: string, firstPage: number, { firstObject, parent, fontFolder }: Place): TypesetLeaves {
  const files = new Map<string, Uint8Array>()
  const input = {
    first: firstPage, running: oneLine(running),
    leaves: leaves.map((leaf) => {
      if (leaf.kind === 'part') return { kind: leaf.kind, id: leaf.id, title: cleanText(leaf.title) }
      for (const [i, picture] of leaf.report.pictures.entries()) files.set(nameOf(leaf.id, i, picture.format), picture.bytes)
      return { kind: leaf.kind, id: leaf.id, title: cleanText(leaf.title), unit: oneLine(leaf.unit), folder: '', blocks: leaf.report.blocks.map((block) => blockInput(block, leaf)) }
    }),
  }
  const { pdf, pages, marks } = typeset(input, files, JSON.stringify(input), fontFolder)
  const objects = takeApart(pdf, { first: firstObject, parent })
  if (objects.pages.length !== pages) throw new Error('a typeset piece has lost a page')
  return { ...objects, begins: leaves.map(({ id }) => ({ id, page: (marks.get(id) ?? 1) - 1 })) }
}

/** Typesets cover and contents. @param links page objects by the ids of the entries */
export function typesetFront(cover: Cover, entries: readonly ContentsEntry[], links: ReadonlyMap<number, number>, { firstObject, parent, fontFolder }: Place): PdfObjects {
  const input = {
    first: null, running: '',
    leaves: [
      { kind: 'cover', title: cleanText(cover.title), subtitle: cleanText(cover.subtitle), organisation: cleanText(cover.organisation), date: oneLine(cover.date) },
      { kind: 'contents', entries: entries.map((entry) => ({ ...entry, title: oneLine(entry.title), unit: oneLine(entry.unit) })) },
    ],
  }
  return takeApart(typeset(input, new Map(), JSON.stringify(input), fontFolder).pdf, { first: firstObject, parent, links })
}

const nameOf = (id: number, picture: number, format: string): string => `picture-${id}-${picture}.${format}`

function blockInput(block: ReportBlock, leaf: Extract<Leaf, { kind: 'report' }>) {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level, number: block.number, text: cleanText(block.text), runIn: block.runIn === undefined ? null : cleanText(block.runIn) }
    case 'paragraph':
      return { kind: block.kind, text: cleanText(block.text), align: block.align ?? null }
    case 'table':
      return { kind: block.kind, columns: sharesOf(block), rows: block.rows.map((row) => ({ head: row.head, cells: row.cells.map((cell) => ({ ...cell, text: cleanText(cell.text) })) })) }
    case 'picture': {
      const { format, widthMm } = leaf.report.pictures[block.picture]!
      return { kind: block.kind, file: nameOf(leaf.id, block.picture, format), width: widthMm }
    }
    case 'remark':
      return { kind: block.kind, text: cleanText(block.text) }
  }
}
