import {
  AlignmentType, BorderStyle, HeadingLevel, Paragraph, Table, TableCell, TableRow, VerticalAlignTable, WidthType, type FileChild, type IParagraphOptions,
} from 'docx'
import { CENTER, PITCH, RIGHT, exactly, flush, runs, space, textWidth } from './docx-parts.ts'
import type { PreparedBlock } from './prepare.ts'
import { LONGEST_WHOLE_CELL, type PlannedTable } from './table.ts'
import { LAYOUT } from './model.ts'

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const

export interface BodyOptions {
  landscape: boolean
  /** Which run of numbers the headings belong to: each attachment counts from one. Null when numbers are written by hand. */
  numbers: number | null
  /** Ordered lists begun so far, in the whole document. */
  nextList(): number
  /** The last paragraph goes with what follows it. */
  keepsNext: boolean
}

/** Paragraphs and tables of a text. */
export function bodyOf(blocks: readonly PreparedBlock[], options: BodyOptions): FileChild[] {
  return blocks.flatMap((block, i) => {
    // A break of its own would leave an empty line at the head of the new page; so the next block carries it.
    const before: IParagraphOptions = blocks[i - 1]?.kind === 'page-break' ? { pageBreakBefore: true } : {}
    const last = options.keepsNext && i === blocks.length - 1 ? { keepNext: true } : {}
    // Word takes two tables without a paragraph between them for one.
    const gap = block.kind === 'table' && (blocks[i + 1]?.kind === 'table' || i === blocks.length - 1) ? [space(6)] : []
    return [...blockOf(block, { ...before, ...last }, options), ...gap]
  })
}

function blockOf(block: PreparedBlock, more: IParagraphOptions, { landscape, numbers, nextList }: BodyOptions): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({
        ...more, heading: HEADINGS[block.level - 1]!, ...(block.runIn && { keepNext: more.keepNext ?? false }),
        ...(numbers !== null && { numbering: { reference: 'headings', level: block.level - 1, instance: numbers, custom: true } }),
        children: [...runs(numbers === null ? block.number + block.text : block.text), ...(block.runIn ? runs(block.runIn, { role: 'body' }) : [])],
      })]
    case 'paragraph': {
      const children = block.runs.flatMap((run) => runs(run.text, run.bold ? { bold: true } : {}))
      return [block.align === 'left' ? new Paragraph({ ...more, children }) : flush({ ...more, alignment: block.align === 'center' ? CENTER : RIGHT, children })]
    }
    case 'list': {
      // An instance of its own makes each list begin at 1.
      const numbering = { reference: block.ordered ? 'ordered' : 'bullets', level: 0, instance: nextList(), custom: true }
      return block.items.map((item, i) => new Paragraph({ ...(i === 0 && more), ...(i > 0 && { keepNext: more.keepNext ?? false }), numbering, children: runs(item) }))
    }
    case 'table':
      return [...(more.pageBreakBefore ? [space(1, more)] : []), ...(block.caption ? [new Paragraph({ style: 'TableCaption', children: runs(block.caption) })] : []), tableOf(block, textWidth(landscape))]
    case 'page-break':
      return []
  }
}

const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

function tableOf({ head, rows, shares, fontPt, insetPt }: PlannedTable, width: number): Table {
  const widths = shares.map((share) => Math.round(share * width))
  const small = fontPt === LAYOUT.tablePt ? {} : { size: 2 * fontPt }
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      ...(isHead && { tableHeader: true }),
      cantSplit: cells.every((text) => text.length <= LONGEST_WHOLE_CELL),
      children: cells.map((text, i) => new TableCell({
        width: { size: widths[i]!, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        margins: { left: 20 * insetPt, right: 20 * insetPt, top: 40, bottom: 40 },
        children: [new Paragraph({
          style: 'TableText', spacing: exactly(fontPt * 1.45),
          ...(isHead && { alignment: AlignmentType.CENTER }),
          children: runs(text, { ...small, ...(isHead && { role: 'hei' }) }),
        })],
      })),
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN },
    rows: [...(head ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))],
  })
}

/** A table without lines, to place things beside one another. */
export function plainTable(widths: readonly number[], rows: TableRow[], alignment: (typeof AlignmentType)['CENTER' | 'LEFT'] = AlignmentType.CENTER): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, columnWidths: [...widths], alignment,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }, rows,
  })
}

export const lineHeight = PITCH
