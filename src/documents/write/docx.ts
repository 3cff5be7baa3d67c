import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, LevelFormat, LineRuleType, PageNumber, Packer, Paragraph,
  Table, TableRow, TableCell, TextRun, VerticalAlignTable, WidthType,
  type FileChild, type IParagraphOptions, type IRunOptions, type IFontAttributesProperties,
} from 'docx'
import { LAYOUT, cleanText, evenRows, runsOf, signaturePlace, type Block, type Paper, type Run } from './paper.ts'

const BODY = 2 * LAYOUT.bodyPt
/** Twentieths of a point. */
const EM = 20 * LAYOUT.bodyPt
const LINE = { line: Math.round(20 * LAYOUT.linePt), lineRule: LineRuleType.EXACT }
const twips = (mm: number) => Math.round((mm * 1440) / 25.4)
const TEXT_WIDTH = twips(210 - LAYOUT.marginMm.left - LAYOUT.marginMm.right)

/** Official fonts are licensed, so they are only named; digits and Latin letters stand in Times New Roman as is usual. */
const font = (eastAsia: string, latin = 'Times New Roman'): IFontAttributesProperties => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia })
const FANGSONG = font('仿宋_GB2312')
const KAI = font('楷体_GB2312')
const HEI = font('黑体')
const TITLE = font('方正小标宋简体')
const SONG = font('宋体', '宋体')

/** Writes a Word file laid out by GB/T 9704: real heading styles, real lists, page numbers outside (odd right, even left). */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  let lists = 0
  const blocks = paper.blocks.flatMap((block, i) => {
    // A break of its own would leave an empty line at the head of the new page; so the next block carries it.
    const breaks = paper.blocks[i - 1]?.kind === 'page-break'
    return blockOf(block, breaks ? { pageBreakBefore: true } : {}, () => ++lists)
  })
  const document = new Document({
    creator: '联动',
    title: cleanText(paper.title).replaceAll('\n', ''),
    evenAndOddHeaderAndFooters: true,
    styles: styles(),
    numbering: {
      config: [
        { reference: 'ordered', levels: [level(LevelFormat.DECIMAL, '%1.')] },
        { reference: 'bullets', levels: [level(LevelFormat.BULLET, '•')] },
      ],
    },
    sections: [{
      properties: {
        page: {
          size: { width: twips(210), height: twips(297) },
          margin: {
            top: twips(LAYOUT.marginMm.top), bottom: twips(LAYOUT.marginMm.bottom),
            left: twips(LAYOUT.marginMm.left), right: twips(LAYOUT.marginMm.right),
            // The number's line (5 mm) lies 7 mm below the text.
            footer: twips(LAYOUT.marginMm.bottom - 7 - 5),
          },
        },
      },
      footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
      children: [...headOf(paper), ...blocks, ...signatureOf(paper)],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function headOf({ title, subtitle, addressee }: Paper): Paragraph[] {
  const head = [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) })]
  if (subtitle) head.push(new Paragraph({ style: 'Subtitle', children: runs(subtitle) }))
  head.push(flush({}))
  if (addressee) head.push(flush({ children: runs(`${addressee.replace(/[：:]\s*$/, '')}：`) }))
  return head
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

function blockOf(block: Block, before: { pageBreakBefore?: true }, nextList: () => number): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ ...before, heading: HEADINGS[block.level - 1]!, children: runs(block.text) })]
    case 'paragraph':
      return block.align && block.align !== 'left'
        ? [flush({ ...before, alignment: block.align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT, children: runs(block.text) })]
        : [new Paragraph({ ...before, children: runs(block.text) })]
    case 'list': {
      // An instance of its own makes each list begin at 1.
      const numbering = { reference: block.ordered ? 'ordered' : 'bullets', level: 0, instance: nextList() }
      return block.items.map((item, i) => new Paragraph({ ...(i === 0 && before), numbering, children: runs(item) }))
    }
    case 'table':
      // Word takes a table without rows for damage.
      if (!block.head && block.rows.length === 0) return []
      return [...(before.pageBreakBefore ? [flush(before)] : []), tableOf(block), flush({})]
    case 'page-break':
      return []
  }
}

function tableOf(block: Extract<Block, { kind: 'table' }>): Table {
  const { head, rows, shares } = evenRows(block)
  const widths = shares.map((share) => Math.round(share * TEXT_WIDTH))
  const row = (cells: string[], isHead: boolean) =>
    new TableRow({
      ...(isHead && { tableHeader: true }),
      cantSplit: true,
      children: cells.map((text, i) => new TableCell({
        width: { size: widths[i]!, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        margins: { left: 80, right: 80, top: 40, bottom: 40 },
        children: [new Paragraph({
          style: 'TableText',
          ...(isHead && { alignment: AlignmentType.CENTER }),
          children: runs(text, isHead ? { font: { ...HEI, hint: 'eastAsia' } } : undefined),
        })],
      })),
    })
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [...(head ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))],
  })
}

function signatureOf({ signature }: Paper): Paragraph[] {
  if (!signature) return []
  const place = signaturePlace(signature)
  const line = (text: string, right: number, keepNext: boolean) =>
    flush({ alignment: AlignmentType.RIGHT, ...(keepNext && { keepNext }), keepLines: true, indent: { firstLine: 0, right: Math.round(right * EM) }, children: runs(text) })
  return [
    flush({ keepNext: true }),
    flush({ keepNext: true }),
    line(signature.unit, place.unitRight, true),
    line(signature.date, place.dateRight, false),
  ]
}

/** Body text without the two characters of indent. */
const flush = (options: IParagraphOptions): Paragraph => new Paragraph({ indent: { firstLine: 0 }, ...options })

/** The hint makes Word take “”—… from the Chinese font instead of the Latin one. */
function runs(text: string | readonly Run[], options: IRunOptions = { font: { hint: 'eastAsia' } }): TextRun[] {
  return runsOf(text).flatMap((run) =>
    cleanText(run.text).split('\n').map((line, i) => new TextRun({ ...options, ...(run.bold && { bold: true }), ...(i > 0 && { break: 1 }), text: line })))
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const size = 2 * LAYOUT.pageNumberPt
  const aside = 20 * LAYOUT.pageNumberPt
  return new Footer({
    children: [new Paragraph({
      alignment,
      indent: alignment === AlignmentType.LEFT ? { firstLine: 0, left: aside } : { firstLine: 0, right: aside },
      children: [new TextRun({ font: SONG, size, children: ['— ', PageNumber.CURRENT, ' —'] })],
    })],
  })
}

function level(format: (typeof LevelFormat)['DECIMAL' | 'BULLET'], text: string) {
  return { level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 0, firstLine: 2 * EM } }, run: { font: FANGSONG } } }
}

function styles() {
  const heading = (face: IFontAttributesProperties) => ({
    run: { font: face, size: BODY, bold: false, color: '000000' },
    paragraph: { spacing: { ...LINE, before: 0, after: 0 }, indent: { firstLine: 2 * EM }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: FANGSONG, size: BODY, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: { ...LINE, before: 0, after: 0 }, indent: { firstLine: 2 * EM }, alignment: AlignmentType.BOTH },
      },
      title: {
        run: { font: TITLE, size: 2 * LAYOUT.titlePt, bold: false, color: '000000' },
        paragraph: { alignment: AlignmentType.CENTER, indent: { firstLine: 0 }, spacing: { line: 640, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
      },
      heading1: heading(HEI),
      heading2: heading(KAI),
      heading3: heading(FANGSONG),
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { font: KAI, size: BODY }, paragraph: { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } } },
      {
        id: 'TableText', name: '表格文字', basedOn: 'Normal', run: { font: FANGSONG, size: 2 * LAYOUT.tablePt },
        paragraph: { alignment: AlignmentType.LEFT, indent: { firstLine: 0 }, spacing: { line: 360, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 } },
      },
    ],
  }
}
