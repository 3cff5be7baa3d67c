import type { CellPlace, WordParagraph } from './document.ts'
import type { NumberKey } from './story.ts'

/** A paragraph with the key of its automatic number. */
export interface FlowParagraph extends WordParagraph {
  key: NumberKey
}

const NO_KEY: NumberKey = { style: null, numId: null, level: null }

/**
 * Gathers paragraphs where a format marks only ends: of a paragraph, a cell, a row (.doc and .rtf). `Story` serves
 * .docx, whose elements open and close.
 */
export class Flow {
  readonly paragraphs: FlowParagraph[] = []
  text = ''
  /** The automatic number, where the format writes it out. */
  number = ''
  private table = -1
  private row = 0
  private column = 0
  private inTable = false
  private rowStart = 0

  /** Ends the paragraph at hand; one outside any table ends the table before it. */
  endParagraph(inTable: boolean, key: NumberKey = NO_KEY): void {
    if (inTable) this.openTable()
    else this.inTable = false
    this.push(inTable ? { table: this.table, row: this.row, column: this.column } : null, key)
  }

  /** Ends the paragraph and the cell it stands in. */
  endCell(key: NumberKey = NO_KEY): void {
    this.openTable()
    this.push({ table: this.table, row: this.row, column: this.column }, key)
    this.column++
  }

  /** Ends a row; one deleted in review goes with all its cells. */
  endRow(deleted: boolean): void {
    this.openTable()
    this.text = this.number = ''
    if (deleted) this.paragraphs.length = this.rowStart
    else this.row++
    this.column = 0
    this.rowStart = this.paragraphs.length
  }

  /** Ends the flow: text behind the last mark is kept. */
  finish(): void {
    if (this.text !== '') this.endParagraph(this.inTable)
  }

  private openTable(): void {
    if (this.inTable) return
    this.inTable = true
    this.table++
    this.row = this.column = 0
    this.rowStart = this.paragraphs.length
  }

  private push(cell: CellPlace | null, key: NumberKey): void {
    this.paragraphs.push({ text: this.text, number: this.number, cell, key })
    this.text = this.number = ''
  }
}

/**
 * What a field shows when it keeps that in its code: Word writes pinyin above a hanzi as `eq \o\ad(\s\up 9(yún),云)`,
 * of which the base counts and is read. '' for every other field.
 */
export function shownByCode(code: string): string {
  const from = /^\s*eq\s/i.test(code) ? code.search(/\\s\s*\\up/i) : -1
  if (from < 0) return ''
  const end = code.lastIndexOf(')')
  const base = code.indexOf('),', from)
  return base >= 0 && end > base ? code.slice(base + 2, end).trim() : ''
}
