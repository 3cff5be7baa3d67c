import type { CellPlace, WordParagraph } from './document.ts'

/** What numbering needs to know of a paragraph. */
export interface NumberKey {
  style: string | null
  numId: string | null
  level: number | null
}

/** A paragraph while it is read, with the key of its automatic number. */
export interface ReadParagraph extends WordParagraph {
  key: NumberKey
}

/** Tables nested deeper than this are no document. */
const DEEPEST = 200

/**
 * Gathers the paragraphs of one flow of text: the main text, a text box, a note. Each has its own open paragraph,
 * fields and tables, so a text box within a paragraph cannot disturb that paragraph.
 */
export class Story {
  readonly paragraphs: ReadParagraph[]
  text = ''
  style: string | null = null
  numId: string | null = null
  level: number | null = null
  /** The paragraph's own mark is deleted: its text runs on into the next paragraph. */
  markDeleted = false
  /** One entry per open field: true while its code (not its result) is being read. */
  readonly fields: boolean[] = []
  /** Open fields still in their code. Text counts only at 0. */
  codes = 0
  /** The paragraph's style hides its text unless a run says otherwise. */
  styleHidden = false
  runHidden = false
  private rowDeleted = false
  private carried = ''
  private depth = 0
  private place: CellPlace | null = null
  private tables = 0
  private rowStart = 0

  constructor(paragraphs: ReadParagraph[]) {
    this.paragraphs = paragraphs
  }

  openParagraph(hiddenByDefault: boolean): void {
    this.text = this.carried
    this.carried = ''
    this.style = this.numId = this.level = null
    this.markDeleted = false
    this.runHidden = false
    this.styleHidden = hiddenByDefault
  }

  closeParagraph(): void {
    if (this.markDeleted) {
      this.carried = this.text
      this.text = ''
      return
    }
    this.paragraphs.push({
      text: this.text,
      number: '',
      cell: this.place && { ...this.place },
      key: { style: this.style, numId: this.numId, level: this.level },
    })
    this.text = ''
  }

  /** Ends the flow: text that ran on from a deleted mark but found no further paragraph is kept. */
  finish(): void {
    if (this.carried) {
      this.text = this.carried
      this.markDeleted = false
      this.closeParagraph()
    }
  }

  /** False when tables are nested past all sense. */
  openTable(): boolean {
    if (++this.depth === 1) this.place = { table: this.tables++, row: -1, column: -1 }
    return this.depth <= DEEPEST
  }

  closeTable(): void {
    if (this.depth > 0 && --this.depth === 0) this.place = null
  }

  openRow(): void {
    if (this.depth !== 1 || !this.place) return
    this.rowStart = this.paragraphs.length
    this.rowDeleted = false
    this.place.row++
    this.place.column = -1
  }

  markRowDeleted(): void {
    if (this.depth === 1) this.rowDeleted = true
  }

  /** A row that was deleted in review goes with all its cells. */
  closeRow(): void {
    if (this.depth !== 1 || !this.place || !this.rowDeleted) return
    this.paragraphs.length = this.rowStart
    this.place.row--
    this.rowDeleted = false
  }

  openCell(): void {
    if (this.depth === 1 && this.place) this.place.column++
  }

  field(kind: string | null): void {
    if (kind === 'begin') {
      this.fields.push(true)
      this.codes++
    } else if (kind === 'separate') {
      const top = this.fields.length - 1
      if (this.fields[top]) {
        this.fields[top] = false
        this.codes--
      }
    } else if (kind === 'end' && this.fields.pop()) this.codes--
  }
}
