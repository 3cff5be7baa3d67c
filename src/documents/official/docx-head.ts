import {
  AlignmentType, BorderStyle, FrameAnchorType, FrameWrap, Paragraph, TabStopType, TableCell, TableRow, TextRun, VerticalAlignTable, VerticalMergeType, WidthType, type FileChild,
} from 'docx'
import { plainTable } from './docx-body.ts'
import { CENTER, EM, PITCH, RED, RIGHT, blank, exactly, flush, line, runs, space, textWidth, twips } from './docx-parts.ts'
import { markSize, type PreparedHead } from './prepare.ts'
import { widthOf } from './text.ts'

const PT = 20

/** 版头: everything above the red line, as content that can be edited. */
export const headOf = (head: PreparedHead): FileChild[] => (head.style === 'letter' ? letterHead(head) : documentHead(head))

function documentHead(head: PreparedHead): FileChild[] {
  // The mark begins 35 mm below the edge of the text (7.2.4).
  const above = twips(35) - head.corner.length * PITCH
  return [
    ...head.corner.map(({ text, role }) => line(text, { role })),
    ...(above > 0 ? [space(above / PT)] : []),
    ...markOf(head),
    blank(), blank(),
    ...numberLines(head),
    flush({ spacing: exactly(11.3), border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 0 } }, children: [new TextRun({ text: '', size: 2 })] }),
    blank(), blank(),
  ]
}

function markRun(head: PreparedHead, text: string): TextRun[] {
  const { pt, narrow } = markSize(head)
  return runs(text, { role: 'title', size: Math.round(2 * pt), color: RED, characterSpacing: 0, ...(narrow < 1 && { scale: Math.floor(narrow * 100) }) })
}

function markOf(head: PreparedHead): FileChild[] {
  const { pt, narrow } = markSize(head)
  const spacing = exactly(pt * 1.2)
  if (head.mark.length === 1) return [flush({ alignment: CENTER, spacing, children: markRun(head, head.mark[0]! + head.word) })]
  const em = pt * narrow * PT
  const names = Math.ceil(Math.max(...head.mark.map(widthOf)) * em) + 4
  const word = Math.ceil((widthOf(head.word) + 0.5) * em) + 4
  const rows = head.mark.map((name, i) => new TableRow({
    children: [
      new TableCell({ width: { size: names, type: WidthType.DXA }, margins: none, children: [flush({ alignment: AlignmentType.DISTRIBUTE, spacing, children: markRun(head, name) })] }),
      new TableCell({
        width: { size: word, type: WidthType.DXA }, margins: none, verticalAlign: VerticalAlignTable.CENTER,
        verticalMerge: i === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
        children: [flush({ alignment: RIGHT, spacing, children: i === 0 ? markRun(head, head.word) : [] })],
      }),
    ],
  }))
  return [plainTable([names, word], rows)]
}

const none = { left: 0, right: 0, top: 0, bottom: 0 }

/** 发文字号 in the middle; of a document that goes upward at the left, 签发人 at the right, two names a line. */
function numberLines({ number, signatories }: PreparedHead): Paragraph[] {
  if (signatories.length === 0) return [line(number ?? '', { alignment: CENTER })]
  const rows = Array.from({ length: Math.ceil(signatories.length / 2) }, (_, i) => signatories.slice(i * 2, i * 2 + 2))
  const first = Math.max(...rows.map((row) => widthOf(row[0]!)))
  const second = Math.max(...rows.map((row) => widthOf(row[1] ?? '')))
  const names = textWidth(false) - EM - (first + (second ? second + 1 : 0)) * EM
  const stops = [names - 4 * EM, names, names + (first + 1) * EM].map((position) => ({ type: TabStopType.LEFT, position: Math.round(position) }))
  return rows.map((row, i) => {
    const isFirst = i === 0
    const isLast = i === rows.length - 1
    return flush({
      indent: { firstLine: 0, left: EM }, alignment: AlignmentType.LEFT, tabStops: stops,
      children: [
        ...runs(isLast ? number ?? '' : ''), new TextRun({ text: '\t' }), ...runs(isFirst ? '签发人：' : ''),
        ...row.flatMap((name, column) => [...(isFirst && column === 0 ? [] : [new TextRun({ text: '\t' })]), ...runs(name, { role: 'kai' })]),
      ],
    })
  })
}

/** 信函格式 (10.1): the mark 30 mm below the edge of the paper, lines of 170 mm; the lower line stands in the footer. */
function letterHead(head: PreparedHead): FileChild[] {
  const { pt } = markSize(head)
  const below = twips(4)
  const high = Math.round(pt * 1.1 * PT)
  return [
    new Paragraph({
      frame: { type: 'absolute', position: { x: twips(20), y: twips(30) }, width: twips(170), height: high + below, wrap: FrameWrap.NOT_BESIDE, anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE } },
      indent: { firstLine: 0 }, alignment: CENTER, spacing: exactly(pt * 1.1),
      border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 11 } },
      children: markRun(head, head.mark[0]!),
    }),
    // The frame pushes the text below it; seven eighths of a character lie between.
    space(14),
    ...letterLines(head),
    blank(), blank(),
  ]
}

/** 份号, 密级, 紧急程度 at the left, 发文字号 at the right, from the same line down. */
function letterLines({ corner, number }: PreparedHead): Paragraph[] {
  const stop = [{ type: TabStopType.RIGHT, position: textWidth(false) }]
  return Array.from({ length: Math.max(corner.length, 1) }, (_, i) => flush({
    alignment: AlignmentType.LEFT, tabStops: stop,
    children: [...(corner[i] ? runs(corner[i].text, { role: corner[i].role }) : []), ...(i === 0 && number ? [new TextRun({ text: '\t' }), ...runs(number)] : [])],
  }))
}
