import type { CellPlace, WordParagraph } from './document.ts'

/** What numbering needs to know of a paragraph. */
export interface NumberKey {
  style: string | null
  numId: string | null
  level: number | null
}

/** A picture where it stands in the text: the relationship that names its file, and its size on the page in EMU (914,400 an inch), 0 where unsaid. */
export interface PlacedPicture {
  id: string
  width: number
  height: number
}

/** How a paragraph looks, as far as it says so itself and not through its style. */
export interface ParagraphForm {
  align: string | null
  /** Outline level, 0 = first; 9 = body text. */
  outline: number | null
  /** Characters set bold. */
  bold: number
  /** Size of its first text in half points. */
  size: number | null
  pictures: PlacedPicture[]
  /** Paragraphs of the text boxes anchored in it. */
  boxes: number
}

/** A cell as the table lays it out. */
export interface CellForm {
  table: number
  row: number
  column: number
  /** Columns of the grid it takes. */
  span: number
  /** Belongs to the cell above it. */
  continues: boolean
  /** In a row that repeats at the head of each page. */
  head: boolean
}

/** A paragraph while it is read, with the key of its automatic number. */
export interface ReadParagraph extends WordParagraph {
  key: NumberKey
  form: ParagraphForm
}

const plainForm = (): ParagraphForm => ({ align: null, outline: null, bold: 0, size: null, pictures: [], boxes: 0 })

/** Tables nested deeper than this are no document. */
const DEEPEST = 200

/**
 * Gathers the paragraphs of one flow of text: the main text, a text box, a note. Each has its own open paragraph,
 * fields and tables, so a text box within a paragraph cannot disturb that paragraph.
 */
export class Story {
  readonly paragraphs: ReadParagraph[]
  /** Cells of the outermost tables. */
  readonly cells: CellForm[] = []
  text = ''
  form = plainForm()
  runBold = false
  runSize: number | null = null
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
  private rowIsHead = false
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
      form: this.form,
    })
    this.text = ''
    this.form = plainForm()
  }

  /** Text that is shown, with the looks of its run. */
  write(text: string): void {
    this.text += text
    if (this.runBold) this.form.bold += text.length
    if (this.form.size === null && this.runSize !== null && text.trim() !== '') this.form.size = this.runSize
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
    this.rowDeleted = this.rowIsHead = false
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
    const { table, row } = this.place
    while (this.cells.at(-1)?.table === table && this.cells.at(-1)?.row === row) this.cells.pop()
    this.place.row--
    this.rowDeleted = false
  }

  openCell(): void {
    if (this.depth !== 1 || !this.place) return
    this.place.column++
    this.cells.push({ ...this.place, span: 1, continues: false, head: this.rowIsHead })
  }

  /** The cell of an outermost table that is being read. */
  get cell(): CellForm | null {
    return this.depth === 1 ? (this.cells.at(-1) ?? null) : null
  }

  markHeadRow(): void {
    if (this.depth === 1) this.rowIsHead = true
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
