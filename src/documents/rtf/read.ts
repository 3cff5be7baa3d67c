import type { WordDocument, WordParagraph } from '../word/document.ts'
import { Flow, shownByCode } from '../word/flow.ts'
import { decodeRun, type FontCode } from './charsets.ts'
import { cutRtf, notRtf } from './refusals.ts'
import { Tape } from './tape.ts'
import { CHARACTERS, SKIPPED, STARRED } from './words.ts'

/** Groups nested deeper than this are no document. */
const DEEPEST = 5_000
/** Longest code of a field kept: only that of pinyin is read, and it is short. */
const LONGEST_CODE = 2_000

/** What a group inherits from the one around it and gives back at its end. */
interface Group {
  /** Where text goes: into the flow, nowhere, or to a thing of its own. */
  to: 'text' | 'nowhere' | 'fonts' | 'code' | 'number'
  flow: Flow
  /** The group began the flow and ends it. */
  owns: boolean
  hidden: boolean
  deleted: boolean
  font: number
  /** Bytes that follow a \u for readers without Unicode. */
  fallback: number
  inTable: boolean
  nesting: number
}

/**
 * Reads the text of an .rtf in one pass over its bytes, without recursion. Headers, footers and comments are not part of it.
 * @throws Refusal documents/damaged for a file that is cut off or nested past all sense, documents/unknown-kind
 */
export function readRtf(bytes: Uint8Array): WordDocument {
  return new RtfReader(bytes).read()
}

class RtfReader {
  private readonly tape: Tape
  private readonly main = new Flow()
  private readonly textBoxes: WordParagraph[] = []
  private readonly footnotes: WordParagraph[] = []
  private readonly endnotes: WordParagraph[] = []
  private hasRevisions = false
  private hasComments = false
  private readonly fonts = new Map<number, FontCode>()
  private fontAt = 0
  private page = 1252
  private defaultFont = 0
  private code = ''
  private readonly stack: Group[] = []
  private group: Group = { to: 'text', flow: this.main, owns: false, hidden: false, deleted: false, font: 0, fallback: 1, inTable: false, nesting: 1 }
  /** Bytes of text not yet decoded: characters of several bytes may come as \'hh, as letters, or mixed. */
  private pending = new Uint8Array(4096)
  private pendingLength = 0
  /** How many more fallback characters of a \u to pass over. */
  private skip = 0

  constructor(bytes: Uint8Array) {
    this.tape = new Tape(bytes)
  }

  read(): WordDocument {
    const { tape } = this
    if (tape.bytes[0] !== 0x7b || tape.bytes[1] !== 0x5c) throw notRtf()
    while (!tape.done) {
      const byte = tape.next()
      if (byte === 0x7b) this.open()
      else if (byte === 0x7d) {
        this.close()
        // Behind the document's own group stands only what programs leave there.
        if (this.stack.length === 0) return this.result()
      } else if (byte === 0x5c) this.control()
      else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) this.character(byte)
    }
    throw cutRtf()
  }

  private result(): WordDocument {
    this.main.finish()
    const bare = ({ text, number, cell }: WordParagraph): WordParagraph => ({ text, number: withoutBullet(number), cell })
    const filled = (paragraphs: WordParagraph[]): WordParagraph[] => paragraphs.filter(({ text }) => text !== '').map(bare)
    return {
      paragraphs: this.main.paragraphs.map(bare), textBoxes: filled(this.textBoxes), footnotes: filled(this.footnotes), endnotes: filled(this.endnotes),
      hasRevisions: this.hasRevisions, hasComments: this.hasComments,
    }
  }

  private open(): void {
    this.flush()
    if (this.stack.length >= DEEPEST) throw cutRtf()
    this.stack.push(this.group)
    this.group = { ...this.group, owns: false }
    this.skip = 0
  }

  private close(): void {
    this.flush()
    const ended = this.group
    const outer = this.stack.pop()
    if (!outer) throw cutRtf()
    this.group = outer
    this.skip = 0
    if (ended.owns) ended.flow.finish()
    if (ended.to === 'code' && outer.to !== 'code' && this.code !== '') {
      const shown = shownByCode(this.code)
      this.code = ''
      if (shown !== '') this.write(shown)
    }
  }

  private control(): void {
    const { tape } = this
    const found = tape.word()
    if (found === null) return this.symbol(tape.next())
    const { word, value } = found
    if (word === 'bin') tape.pass(value ?? 0)
    if (this.skip > 0 && word !== 'u') this.skip--
    else if (word !== 'bin') this.word(word, value)
  }

  private symbol(byte: number): void {
    if (byte === 0x27) {
      const value = this.tape.hex()
      return value === null ? undefined : this.character(value)
    }
    if (this.skip > 0) {
      this.skip--
      return
    }
    if (byte === 0x2a) this.star()
    else if (byte === 0x7e) this.write('\u00a0')
    else if (byte === 0x5f) this.write('-')
    else if (byte === 0x0a || byte === 0x0d) this.word('par', null)
    else if (byte === 0x5c || byte === 0x7b || byte === 0x7d) this.character(byte)
  }

  /** A destination a reader may not know: looked at only when it is one of those that hold text. */
  private star(): void {
    const word = this.tape.coming()
    if (word === '') return
    if (word === 'annotation') this.hasComments = true
    if (!STARRED.has(word) || word === 'annotation') this.group.to = 'nowhere'
  }

  /** A byte of text, in the code page of the font. */
  private character(byte: number): void {
    if (this.skip > 0) {
      this.skip--
      return
    }
    if (this.pendingLength === this.pending.length) {
      // Decoding what there is could cut a character in two.
      const larger = new Uint8Array(this.pending.length * 2)
      larger.set(this.pending)
      this.pending = larger
    }
    this.pending[this.pendingLength++] = byte
  }

  private flush(): void {
    if (this.pendingLength === 0) return
    const bytes = this.pending.subarray(0, this.pendingLength)
    this.pendingLength = 0
    if (this.group.to === 'nowhere' || this.group.to === 'fonts') return
    this.put(decodeRun(bytes, this.fonts.get(this.group.font), this.page))
  }

  private write(text: string): void {
    this.flush()
    this.put(text)
  }

  private put(text: string): void {
    const { to, flow, hidden, deleted } = this.group
    if (hidden || deleted) return
    if (to === 'text') flow.text += text
    else if (to === 'number') flow.number += text
    else if (to === 'code' && this.code.length < LONGEST_CODE) this.code += text
  }

  private word(word: string, value: number | null): void {
    if (word === 'u') return this.unicode(value ?? 0)
    const { group } = this
    if (group.to === 'nowhere') {
      // \upr holds a text twice; the second, in Unicode, lies within the first.
      if (word === 'ud' && this.stack.length > 1) this.inside(this.stack.at(-2)!.to)
      return
    }
    const char = CHARACTERS[word]
    if (char !== undefined) return this.write(char)
    const on = value !== 0
    switch (word) {
      case 'par': case 'sect': return this.endParagraph()
      case 'cell': return this.endCell()
      case 'nestcell': return this.endParagraph()
      case 'row': return this.endRow()
      case 'intbl': return this.set(() => { group.inTable = true })
      case 'itap': return this.set(() => { group.nesting = value ?? 1; group.inTable = group.nesting > 0 })
      case 'pard': return this.set(() => { group.inTable = false; group.nesting = 1 })
      case 'plain': return this.set(() => { group.hidden = group.deleted = false; group.font = this.defaultFont })
      case 'v': return this.set(() => { group.hidden = on })
      case 'deleted': case 'mvf':
        this.hasRevisions ||= on
        return this.set(() => { group.deleted = on })
      case 'revised': case 'mvt': case 'crauth': this.hasRevisions ||= on; return
      case 'f': return group.to === 'fonts' ? this.beginFont(value ?? 0) : this.set(() => { group.font = value ?? 0 })
      case 'fcharset': case 'cpg': return this.describeFont(word, value ?? 0)
      case 'deff': this.defaultFont = group.font = value ?? 0; return
      case 'ansicpg': this.page = value || 1252; return
      case 'mac': this.page = 10000; return
      case 'uc': group.fallback = Math.min(255, Math.max(0, value ?? 1)); return
      default: return this.destination(word)
    }
  }

  private set(change: () => void): void {
    this.flush()
    change()
  }

  private destination(word: string): void {
    const { group } = this
    if (word === 'fonttbl') this.inside('fonts')
    else if (word === 'listtext' || word === 'pntext') this.inside('number')
    else if (word === 'fldinst') this.inside('code')
    else if (word === 'upr') this.inside('nowhere')
    else if (word === 'footnote') this.branch(this.footnotes)
    else if (word === 'ftnalt' && group.owns) this.branch(this.endnotes)
    else if (word === 'shptxt' || word === 'dptxbxtext') this.branch(this.textBoxes)
    else if (SKIPPED.has(word)) this.inside('nowhere')
  }

  private inside(to: Group['to']): void {
    this.flush()
    this.group.to = to
  }

  /** A note or text box: a flow of its own, whose paragraphs stand apart. */
  private branch(into: WordParagraph[]): void {
    this.flush()
    const flow = new Flow()
    Object.assign(this.group, { to: 'text', flow, owns: true, inTable: false, nesting: 1 })
    const finish = flow.finish.bind(flow)
    flow.finish = () => {
      finish()
      // Pushed one by one: a note may hold more paragraphs than a call takes arguments.
      for (const paragraph of flow.paragraphs) into.push({ ...paragraph, cell: null })
    }
  }

  private unicode(value: number): void {
    this.write(String.fromCharCode(value & 0xffff))
    this.skip = this.group.fallback
  }

  private beginFont(number: number): void {
    this.fontAt = number
    if (this.fonts.size < 10_000) this.fonts.set(number, { charset: null, page: null })
  }

  private describeFont(word: string, value: number): void {
    const font = this.group.to === 'fonts' ? this.fonts.get(this.fontAt) : undefined
    if (!font) return
    if (word === 'cpg') font.page = value
    else font.charset = value
  }

  private get reading(): boolean {
    return this.group.to === 'text'
  }

  private endParagraph(): void {
    this.flush()
    const { flow, deleted, inTable, nesting } = this.group
    // A deleted mark: the text runs on into the next paragraph.
    if (!this.reading || deleted) return
    flow.endParagraph(inTable || nesting > 1)
  }

  private endCell(): void {
    this.flush()
    if (this.reading) this.group.flow.endCell()
  }

  private endRow(): void {
    this.flush()
    if (this.reading) this.group.flow.endRow(this.group.deleted)
  }
}

/** A written-out number ends in a tab; a bullet is none. */
const withoutBullet = (number: string): string => (/[\p{L}\p{N}]/u.test(number) ? number.trim() : '')
