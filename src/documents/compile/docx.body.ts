import { cleanText } from '../official/text.ts'
import { sharesOf } from './tables.ts'
import type { Report, ReportBlock, ReportPicture, TableCell } from './report.ts'

const EMU_PER_MM = 36_000
/** The text's width in twips: 156 mm. */
const TEXT_WIDTH = 8844

export const escapeXml = (text: string): string => cleanText(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Runs of a text; line breaks stay. The hint makes Word take “”—… from the Chinese font. */
export function runs(text: string, { eastAsia, bold = false }: { eastAsia?: string; bold?: boolean } = {}): string {
  const properties = `<w:rFonts${eastAsia ? ` w:eastAsia="${eastAsia}"` : ''} w:hint="eastAsia"/>${bold ? '<w:b/>' : ''}`
  return escapeXml(text).split('\n').map((line, i) =>
    `<w:r><w:rPr>${properties}</w:rPr>${i > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${line}</w:t></w:r>`).join('')
}

export const paragraph = (content: string, properties = ''): string => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`

/** Styles of the report's own headings: below the part (Heading1) and the report's title (Heading2). */
const HEADINGS = ['Heading3', 'Heading4', 'Heading5', 'Heading6'] as const
const FACES = ['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312'] as const

/** A report's blocks as WordprocessingML. @param pictureIds relationship and drawing number of each of its pictures */
export function blocksXml(report: Report, pictureIds: readonly number[]): string {
  return report.blocks.map((block) => blockXml(block, report.pictures, pictureIds)).join('')
}

function blockXml(block: ReportBlock, pictures: readonly Omit<ReportPicture, 'bytes'>[], pictureIds: readonly number[]): string {
  switch (block.kind) {
    case 'heading':
      // A heading that runs on is no line of its own: as a heading style the whole paragraph would stand in the outline.
      return block.runIn !== undefined
        ? paragraph(runs(block.number + block.text, { eastAsia: FACES[block.level - 1]! }) + runs(block.runIn))
        : paragraph(runs(block.number + block.text), `<w:pStyle w:val="${HEADINGS[block.level - 1]}"/>`)
    case 'paragraph':
      return paragraph(runs(block.text), block.align ? `<w:ind w:firstLine="0"/><w:jc w:val="${block.align}"/>` : '')
    case 'remark':
      return paragraph(runs(block.text), '<w:pStyle w:val="Remark"/>')
    case 'picture':
      return pictureXml(pictures[block.picture]!, pictureIds[block.picture]!)
    case 'table':
      return `${tableXml(block)}${paragraph('', '<w:spacing w:line="240" w:lineRule="exact"/><w:ind w:firstLine="0"/>')}`
  }
}

function pictureXml({ width, height, widthMm }: Omit<ReportPicture, 'bytes'>, id: number): string {
  const cx = Math.round(widthMm * EMU_PER_MM)
  const cy = Math.max(1, Math.round((cx * height) / width))
  const size = `cx="${cx}" cy="${cy}"`
  return paragraph(
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${id}" name="图片 ${id}"/>` +
      `<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
      `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="图片 ${id}"/><pic:cNvPicPr/></pic:nvPicPr>` +
      `<pic:blipFill><a:blip r:embed="image${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
    '<w:pStyle w:val="Picture"/>')
}

function tableXml(table: Extract<ReportBlock, { kind: 'table' }>): string {
  const shares = sharesOf(table)
  const sum = shares.reduce((total, share) => total + share, 0)
  const widths = shares.map((share) => Math.round((share / sum) * TEXT_WIDTH))
  const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')
  const rows = gridOf(table).map(({ head, cells }) =>
    `<w:tr><w:trPr>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((cell) => cellXml(cell, head, widths)).join('')}</w:tr>`)
  return `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
}

/** A place in a row of the grid: a cell, or the part of one that reaches down from above (`text` null). */
interface GridCell {
  at: number
  columns: number
  text: string | null
  begins: boolean
}

/** Rows with every place of the grid named, as Word wants merged cells. */
export function gridOf({ columns, rows }: Extract<ReportBlock, { kind: 'table' }>): { head: boolean; cells: GridCell[] }[] {
  const down: ({ left: number; columns: number } | undefined)[] = []
  return rows.map(({ head, cells }) => {
    const line: GridCell[] = []
    const waiting: TableCell[] = [...cells]
    for (let at = 0; at < columns; ) {
      const above = down[at]
      if (above && above.left > 0) {
        above.left--
        line.push({ at, columns: above.columns, text: null, begins: false })
        at += above.columns
        continue
      }
      const cell = waiting.shift() ?? { text: '', columns: 1, rows: 1 }
      const wide = Math.min(cell.columns, columns - at)
      down[at] = cell.rows > 1 ? { left: cell.rows - 1, columns: wide } : undefined
      line.push({ at, columns: wide, text: cell.text, begins: cell.rows > 1 })
      at += wide
    }
    return { head, cells: line }
  })
}

function cellXml({ at, columns, text, begins }: GridCell, head: boolean, widths: readonly number[]): string {
  const width = widths.slice(at, at + columns).reduce((sum, each) => sum + each, 0)
  const merge = text === null ? '<w:vMerge/>' : begins ? '<w:vMerge w:val="restart"/>' : ''
  const properties = `<w:tcW w:w="${width}" w:type="dxa"/>${columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''}${merge}<w:vAlign w:val="center"/>`
  const style = head ? '<w:pStyle w:val="TableText"/><w:jc w:val="center"/>' : '<w:pStyle w:val="TableText"/>'
  const content = (text ?? '').split('\n').map((line) => paragraph(line === '' ? '' : runs(line, { bold: head }), style)).join('')
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
}
