import {
  AlignmentType, FrameAnchorType, FrameWrap, HeightRule, HorizontalPositionAlign, Paragraph, ShadingType, TabStopType, TableCell, TableRow, TextRun, VerticalPositionAlign, WidthType, type FileChild,
} from 'docx'
import { plainTable } from './docx-body.ts'
import { CENTER, EM, RIGHT, blank, flush, line, runs, space, textWidth, twips } from './docx-parts.ts'
import type { Prepared, PreparedImprint } from './prepare.ts'
import type { PlacedSignature } from './signature.ts'
import { widthOf } from './text.ts'

/** 附件说明, a line below the text: names aligned with one another (7.3.4). */
export function attachmentListOf({ attachmentList, signature }: Prepared): Paragraph[] {
  if (attachmentList.length === 0) return []
  const wide = Math.max(...attachmentList.map(({ number }) => widthOf(number)))
  return [blank({ keepNext: true }), ...attachmentList.map(({ number, name }, i) => {
    // Digits of Times New Roman are half a character wide, their point a quarter.
    const left = Math.round((5 + (number ? wide - 0.25 : 0)) * EM)
    const hanging = i === 0 ? left - 2 * EM : left - 5 * EM
    return flush({ indent: { left, hanging }, ...(signature && { keepNext: true }), children: runs(`${i === 0 ? '附件：' : ''}${number}${name}`) })
  })]
}

export function signatureOf(signature: PlacedSignature): FileChild[] {
  const above = Array.from({ length: signature.above }, () => blank({ keepNext: true }))
  if (signature.kind === 'grid') return [...above, ...gridOf(signature)]
  return [...above, ...signature.lines.map(({ text, right }, i) =>
    line(text, { alignment: RIGHT, keepLines: true, keepNext: i < signature.lines.length - 1, indent: { firstLine: 0, right: Math.round(right * EM) } }))]
}

/** Room of 45 mm for each row of seals; the date stands under the last name. */
function gridOf({ columns, names, date }: Extract<PlacedSignature, { kind: 'grid' }>): FileChild[] {
  const width = Math.floor(textWidth(false) / columns)
  const lead = (columns - (names.length % columns)) % columns
  const cells = [...names.slice(0, names.length - (names.length % columns)), ...Array.from({ length: lead }, () => ''), ...names.slice(names.length - (names.length % columns))]
  const rows = Array.from({ length: cells.length / columns }, (_, i) => cells.slice(i * columns, (i + 1) * columns))
  return [plainTable(Array.from({ length: columns }, () => width), rows.map((row, i) => {
    const isLast = i === rows.length - 1
    return new TableRow({
      cantSplit: true, ...(!isLast && { height: { value: twips(45), rule: HeightRule.ATLEAST } }),
      children: row.map((name, column) => new TableCell({
        width: { size: width, type: WidthType.DXA }, margins: { left: 0, right: 0, top: 0, bottom: 0 },
        children: [line(name, { alignment: CENTER, keepNext: true }), ...(isLast && column === columns - 1 ? [line(date, { alignment: CENTER })] : [])],
      })),
    })
  })), space(1)]
}

/**
 * 版记: one frame at the foot of the page its last paragraph stands on (7.4). Its lines are paragraphs as thin as a line and
 * black, because Word and LibreOffice only keep paragraphs together in one frame whose borders are alike.
 */
export function imprintOf({ copyTo, printer, printedOn }: PreparedImprint, hasLines: boolean): Paragraph[] {
  const frame = {
    type: 'alignment', alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM }, width: textWidth(false), wrap: FrameWrap.NOT_BESIDE,
    anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  } as const
  const small = 20 * 14
  const rule = (mm: number) => (hasLines ? [space((mm * 72) / 25.4, { frame, shading: { type: ShadingType.CLEAR, color: 'auto', fill: '000000' } })] : [])
  const parts: Paragraph[][] = []
  if (copyTo) parts.push([new Paragraph({ style: 'Imprint', frame, indent: { left: 4 * small, hanging: 3 * small, right: small }, children: runs(`抄送：${copyTo}`) })])
  if (printer !== '' || printedOn !== '')
    parts.push([new Paragraph({
      style: 'Imprint', frame, alignment: AlignmentType.LEFT, indent: { left: small, right: small, firstLine: 0 },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth(false) - small }], children: [...runs(printer), new TextRun({ text: '\t' }), ...runs(printedOn)],
    })])
  const inner = parts.flatMap((part, i) => (i === 0 ? part : [...rule(0.25), ...part]))
  return [...rule(0.35), ...inner, ...rule(0.35), space(1)]
}
