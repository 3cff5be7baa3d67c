import { Refusal } from '../../platform/errors.ts'
import type { WordDocument, WordParagraph } from '../word/document.ts'
import { Flow, shownByCode } from '../word/flow.ts'
import { writeNumbers } from '../word/numbering.ts'
import { isHidden, type WordStyles } from '../word/styles.ts'
import { openCompound } from './compound.ts'
import { openDocFile, type DocFile } from './header.ts'
import { readLists } from './lists.ts'
import { CHANGED, characterRuns, DELETED, HIDDEN, INSERTED, paragraphRuns, SHOWN, type ParagraphRun } from './properties.ts'
import { damagedDoc } from './refusals.ts'
import { readDocStyles } from './styles.ts'
import { paragraphAt, readText, type DocText } from './text.ts'

/** Longest code of a field kept: only that of pinyin is read, and it is short. */
const LONGEST_CODE = 2_000

/**
 * Reads the text of a .doc (Word 97–2003, also as WPS writes it and names it .wps), as Word shows it after accepting all
 * revisions. Headers, footers and comments are not part of it.
 * @throws Refusal documents/damaged, documents/encrypted, documents/old-word, documents/bomb
 */
export function readDoc(bytes: Uint8Array, options: { numbers?: boolean } = {}): WordDocument {
  try {
    const file = openDocFile(openCompound(bytes))
    return readTexts(file, options.numbers === true)
  } catch (error) {
    // A figure that leads past the end of a stream.
    if (error instanceof RangeError && !(error instanceof Refusal)) throw damagedDoc()
    throw error
  }
}

function readTexts(file: DocFile, numbers: boolean): WordDocument {
  const styles = readDocStyles(file.table('styles'))
  const hides = [...styles.byId.keys()].some((id) => isHidden(styles, id))
  const text = readText(file, characterRuns(file), hides)
  const reader = new TextReader(text, paragraphRuns(file), hides ? styles : null)
  const { lengths } = file
  const whole = lengths.main + lengths.footnotes + lengths.headers + lengths.comments + lengths.endnotes + lengths.textBoxes
  if (lengths.main > text.text.length || whole > text.text.length + 1) throw damagedDoc()

  let at = 0
  const next = (length: number): Flow => {
    const flow = reader.read(at, at + length)
    at += length
    return flow
  }
  const main = next(lengths.main)
  const footnotes = next(lengths.footnotes)
  at += lengths.headers + lengths.comments
  const endnotes = next(lengths.endnotes)
  const textBoxes = next(lengths.textBoxes)
  if (numbers) writeNumbers(main.paragraphs, readLists(file), styles)
  return {
    paragraphs: main.paragraphs.map(bare), textBoxes: filled(textBoxes), footnotes: filled(footnotes), endnotes: filled(endnotes),
    hasRevisions: reader.hasRevisions, hasComments: lengths.comments > 0,
  }
}

const bare = ({ text, number, cell }: WordParagraph): WordParagraph => ({ text, number, cell })

/** Notes and text boxes: each ends with an empty paragraph of its own. */
const filled = ({ paragraphs }: Flow): WordParagraph[] => paragraphs.filter(({ text }) => text !== '').map(({ text, number }) => ({ text, number, cell: null }))

class TextReader {
  hasRevisions = false
  private readonly text: DocText
  private readonly paragraphs: readonly ParagraphRun[]
  private readonly styles: WordStyles | null
  /** One entry per open field: its code while that is read, null in its result. */
  private fields: (string | null)[] = []
  private codes = 0

  constructor(text: DocText, paragraphs: readonly ParagraphRun[], styles: WordStyles | null) {
    this.text = text
    this.paragraphs = paragraphs
    this.styles = styles
  }

  /** The paragraphs of the characters from `from` up to `to`. */
  read(from: number, to: number): Flow {
    const flow = new Flow()
    this.fields = []
    this.codes = 0
    const { text } = this.text
    const end = Math.min(to, text.length)
    let start = from
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code !== 0x0d && code !== 0x07 && code !== 0x0c) continue
      const { run, ends } = paragraphAt(this.text, this.paragraphs, at)
      // A form feed ends a section, and with it a paragraph, or is a page break within one.
      if (code === 0x0c && !ends) continue
      this.append(flow, start, at, run)
      this.endAt(flow, at, code, run)
      start = at + 1
    }
    this.append(flow, start, end, null)
    flow.finish()
    return flow
  }

  private endAt(flow: Flow, at: number, code: number, run: ParagraphRun | null): void {
    const deleted = (this.text.flags[at]! & DELETED) !== 0
    this.hasRevisions ||= (this.text.flags[at]! & (DELETED | INSERTED | CHANGED)) !== 0
    const key = {
      style: run ? String(run.style) : null,
      numId: run?.list == null ? null : String(run.list),
      level: run?.level ?? null,
    }
    if (code === 0x07) return run?.rowEnd ? flow.endRow(deleted) : flow.endCell(key)
    if (run?.innerRowEnd) return
    // A deleted mark: the text runs on into the next paragraph.
    if (!deleted) flow.endParagraph(run?.inTable ?? false, key)
  }

  private append(flow: Flow, from: number, to: number, run: ParagraphRun | null): void {
    const { text, flags, styles, symbols } = this.text
    const paragraphHides = this.styles !== null && run !== null && isHidden(this.styles, String(run.style))
    for (let at = from; at < to; at++) {
      const flag = flags[at]!
      if (flag & (DELETED | INSERTED | CHANGED)) this.hasRevisions = true
      if (flag & DELETED) continue
      const code = text.charCodeAt(at)
      if (code >= 0x13 && code <= 0x15) {
        this.field(flow, code)
        continue
      }
      if (flag & HIDDEN) continue
      if (this.styles && !(flag & SHOWN) && (paragraphHides || (styles !== null && styles[at] !== 0xffff && isHidden(this.styles, String(styles[at]))))) continue
      const symbol = symbols.get(at)
      this.put(flow, symbol !== undefined && code === 0x28 ? String.fromCharCode(symbol) : shown(code, text, at))
    }
  }

  private put(flow: Flow, text: string): void {
    if (this.codes === 0) {
      flow.text += text
      return
    }
    const top = this.fields.length - 1
    const code = this.fields[top]
    if (code != null && code.length < LONGEST_CODE) this.fields[top] = code + text
  }

  /** 0x13 begins a field, 0x14 its result, 0x15 ends it. */
  private field(flow: Flow, code: number): void {
    if (code === 0x13) {
      this.fields.push('')
      this.codes++
      return
    }
    const top = this.fields.length - 1
    const kept = this.fields[top]
    if (top < 0 || kept === undefined) return
    if (code === 0x14 && kept !== null) {
      this.fields[top] = null
      this.codes--
    } else if (code === 0x15) {
      this.fields.pop()
      if (kept === null) return
      this.codes--
      const base = shownByCode(kept)
      if (base !== '') this.put(flow, base)
    }
  }
}

/** What a character of the file shows: marks of pictures, notes and comments show nothing. */
function shown(code: number, text: string, at: number): string {
  if (code >= 0x20) return text[at]!
  if (code === 0x09) return '\t'
  if (code === 0x0b || code === 0x0c || code === 0x0e) return '\n'
  return code === 0x1e ? '-' : ''
}
