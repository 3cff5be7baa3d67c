import type { Column, ColumnKind, Fill } from './table.ts'

const FILLS: Readonly<Record<Fill, string>> = {
  red: 'FFFFD6D6', orange: 'FFFFE3C2', yellow: 'FFFFF6BF', green: 'FFD9F2D9', blue: 'FFD9E8FB', grey: 'FFEDEDED',
}
const FILL_NAMES = Object.keys(FILLS) as Fill[]

/** Fonts by name only; what a machine lacks, WPS and Excel replace. Order is their number in the file. */
const FONTS = [
  '<sz val="11"/><name val="宋体"/><charset val="134"/>',
  '<b/><sz val="11"/><name val="宋体"/><charset val="134"/>',
  '<b/><sz val="11"/><name val="微软雅黑"/><charset val="134"/>',
  '<b/><sz val="16"/><name val="微软雅黑"/><charset val="134"/>',
  '<sz val="10"/><color rgb="FF595959"/><name val="宋体"/><charset val="134"/>',
]
const HEAD_FILL = 'FFE8EEF6'
/** Number formats of our own start at 164. */
const DATE = 164
const MOMENT = 165
const OWN_FORMATS = 166

/** Styles 1 to 3 of every book: the title, the note under it, the head of a column. 0 is Excel's default. */
export const TITLE_STYLE = 1
export const NOTE_STYLE = 2
export const HEAD_STYLE = 3

/** Collects the cell styles a book uses; written last, when all are known. */
export interface StyleBook {
  /** The number of the style for a cell of this column. */
  of(column: Column, fill: Fill | undefined, bold: boolean): number
  xml(): string
}

export function styleBook(): StyleBook {
  const numbers = new Map<string, number>()
  const formats = new Map<string, number>()
  const cells: string[] = []

  function formatOf(kind: ColumnKind, decimals: number | undefined): number {
    if (kind === 'date') return DATE
    if (kind === 'moment') return MOMENT
    // 49 is "@": such a cell stays text even when it is edited again.
    if (kind === 'text') return 49
    if (decimals === undefined && kind === 'number') return 0
    const digits = Math.min(decimals ?? 0, 10)
    const code = (digits > 0 ? `0.${'0'.repeat(digits)}` : '0') + (kind === 'percent' ? '%' : '')
    const number = formats.get(code) ?? OWN_FORMATS + formats.size
    formats.set(code, number)
    return number
  }

  return {
    of(column, fill, bold) {
      const kind = column.kind ?? 'text'
      const align = column.align ?? (kind === 'text' ? 'left' : kind === 'number' ? 'right' : 'center')
      const format = formatOf(kind, column.decimals)
      const fillNumber = fill ? 3 + FILL_NAMES.indexOf(fill) : 0
      const xml =
        `<xf numFmtId="${format}" fontId="${bold ? 1 : 0}" fillId="${fillNumber}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
        `<alignment horizontal="${align}" vertical="center"${column.wrap ? ' wrapText="1"' : ''}/></xf>`
      let number = numbers.get(xml)
      if (number === undefined) {
        number = 4 + cells.length
        numbers.set(xml, number)
        cells.push(xml)
      }
      return number
    },
    xml() {
      const solid = (rgb: string) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`
      const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`
      const own = [...formats].map(([code, number]) => `<numFmt numFmtId="${number}" formatCode="${code}"/>`)
      const fixed = (font: number, fill: number, border: number, align: string) =>
        `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`
      return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
        `<numFmts count="${2 + own.length}"><numFmt numFmtId="${DATE}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${MOMENT}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>${own.join('')}</numFmts>` +
        `<fonts count="${FONTS.length}">${FONTS.map((font) => `<font>${font}</font>`).join('')}</fonts>` +
        `<fills count="${3 + FILL_NAMES.length}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid(HEAD_FILL)}${FILL_NAMES.map((name) => solid(FILLS[name])).join('')}</fills>` +
        `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        `<cellXfs count="${4 + cells.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
        fixed(3, 0, 0, 'horizontal="center" vertical="center"') +
        fixed(4, 0, 0, 'horizontal="left" vertical="center"') +
        fixed(2, 2, 1, 'horizontal="center" vertical="center" wrapText="1"') +
        `${cells.join('')}</cellXfs>` +
        '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
      )
    },
  }
}
