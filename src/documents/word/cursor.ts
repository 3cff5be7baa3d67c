import { Refusal } from '../../platform/errors.ts'
import { tagTable, type Tag, type TagTable } from './tags.ts'

const LT = 60
const GT = 62
const SLASH = 47
const QUOTE = 34
const EQUALS = 61

/**
 * XML as a cursor takes it: text, or the bytes of a UTF-8 part with a view of them as one letter a byte. All markup is ASCII, so
 * tags are found in the view, and only text that is asked for is decoded: half the time of reading a long document.
 */
export type XmlSource = string | { view: string; bytes: Buffer }

/** The source of a UTF-8 part. */
export function utf8Source(data: Uint8Array): XmlSource {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return { view: bytes.toString('latin1'), bytes }
}

/**
 * Walks over the tags of one XML part from front to back. No tree, no recursion, no entity beyond the five
 * of XML itself: nesting depth, attribute size and entity tricks cost nothing. `next` and `text` throw the refusal
 * documents/unsafe at a document type definition.
 */
export class TagCursor {
  private readonly xml: string
  private readonly bytes: Buffer | null
  /** The element at hand, 0 when it is none of the known ones. */
  tag: Tag = 0
  /** `</…>` */
  closing = false
  /** `<… />` */
  empty = false
  /** Position after the tag's `>`. */
  end = 0
  private nameStart = 0
  private nameEnd = 0
  private readonly table: TagTable

  constructor(source: XmlSource) {
    this.xml = typeof source === 'string' ? source : source.view
    this.bytes = typeof source === 'string' ? null : source.bytes
    this.table = tagTable(this.xml)
  }

  /** Moves to the next tag; false at the end of the part. */
  next(): boolean {
    const { xml } = this
    for (let at = this.end; ; ) {
      const open = xml.indexOf('<', at)
      if (open < 0) return false
      let i = open + 1
      let code = xml.charCodeAt(i)
      if (code === 33 || code === 63) {
        at = this.skipMarkup(open)
        continue
      }
      this.closing = code === SLASH
      if (this.closing) code = xml.charCodeAt(++i)
      const nameStart = i
      let hash = 0
      while (code > 32 && code !== GT && code !== SLASH) {
        hash = (Math.imul(hash, 31) + code) | 0
        code = xml.charCodeAt(++i)
      }
      // Past the end charCodeAt gives NaN, which ends the loop above.
      this.nameStart = nameStart
      this.nameEnd = i
      const close = code === GT ? i : this.tagEnd(i)
      if (close < 0) return false
      this.empty = xml.charCodeAt(close - 1) === SLASH
      this.end = close + 1
      const known = this.table.get(hash)
      this.tag = known !== undefined && xml.startsWith(known.spelling, nameStart) && known.spelling.length === i - nameStart ? known.tag : 0
      return true
    }
  }

  /** The element's name without its prefix, known or not. */
  local(): string {
    const name = this.slice(this.nameStart, this.nameEnd)
    return name.slice(name.indexOf(':') + 1)
  }

  /** Decoded character data between this tag and the next one. */
  text(): string {
    const { xml } = this
    let from = this.end
    let out = ''
    for (;;) {
      let to = xml.indexOf('<', from)
      if (to < 0) to = xml.length
      if (to > from) out += decodeEntities(this.slice(from, to))
      if (xml.charCodeAt(to + 1) !== 33 && xml.charCodeAt(to + 1) !== 63) return out
      const next = this.skipMarkup(to)
      if (xml.startsWith('<![CDATA[', to)) out += this.slice(to + 9, Math.max(to + 9, next - 3))
      this.end = from = next
    }
  }

  /** Value of the attribute with this local name, whatever its prefix; null when absent. */
  attribute(local: string): string | null {
    const { xml } = this
    const stop = this.end - 1
    for (let at = this.nameEnd; at < stop; ) {
      const equals = xml.indexOf('=', at)
      if (equals < 0 || equals >= stop) return null
      let quoteAt = equals + 1
      while (xml.charCodeAt(quoteAt) <= 32) quoteAt++
      const quote = xml.charCodeAt(quoteAt)
      if (quote !== QUOTE && quote !== 39) return null
      const valueEnd = xml.indexOf(quote === QUOTE ? '"' : "'", quoteAt + 1)
      if (valueEnd < 0 || valueEnd > stop) return null
      let nameEnd = equals
      while (xml.charCodeAt(nameEnd - 1) <= 32) nameEnd--
      const nameStart = nameEnd - local.length
      const before = xml.charCodeAt(nameStart - 1)
      if (nameStart > at && (before <= 32 || before === 58) && xml.startsWith(local, nameStart))
        return decodeEntities(this.slice(quoteAt + 1, valueEnd))
      at = valueEnd + 1
    }
    return null
  }

  /** Whether a switch such as `<w:vanish/>` is on: it is unless it says 0, false or off. */
  isOn(): boolean {
    const value = this.attribute('val')
    return value === null || (value !== '0' && value !== 'false' && value !== 'off')
  }

  /** Text as it stands, decoded. */
  private slice(from: number, to: number): string {
    const { xml, bytes } = this
    if (bytes === null) return xml.slice(from, to)
    for (let i = from; i < to; i++) if (xml.charCodeAt(i) > 0x7f) return bytes.toString('utf8', from, to)
    return xml.slice(from, to)
  }

  /** The `>` that ends the tag. One inside an attribute's value is legal, so look closer when the end looks odd. */
  private tagEnd(from: number): number {
    const { xml } = this
    const close = xml.indexOf('>', from)
    if (close < 0) return -1
    let last = close - 1
    if (xml.charCodeAt(last) === SLASH) last--
    while (xml.charCodeAt(last) <= 32) last--
    if (last < from) return close
    if (xml.charCodeAt(last) === QUOTE && xml.charCodeAt(last - 1) !== EQUALS) return close

    let quote = 0
    for (let i = from; i < xml.length; i++) {
      const code = xml.charCodeAt(i)
      if (quote) {
        if (code === quote) quote = 0
      } else if (code === QUOTE || code === 39) quote = code
      else if (code === GT) return i
      else if (code === LT) return close
    }
    return close
  }

  /** Position after a comment, CDATA section, declaration or processing instruction. */
  private skipMarkup(at: number): number {
    const { xml } = this
    if (xml.startsWith('<!DOCTYPE', at)) throw unsafe()
    const end = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : '>'
    const found = xml.indexOf(end, at + 2)
    return found < 0 ? xml.length : found + end.length
  }
}

/** Office files never hold a document type definition; who adds one is after its entities. */
const unsafe = (): Refusal =>
  new Refusal(
    'documents/unsafe',
    422,
    '这个文件里夹着 Word 不会写的声明（DOCTYPE），没有打开。',
    '请用 WPS 或 Word 打开原文件，另存为新的 .docx 再传。',
  )

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Resolves the five names of XML and character numbers; anything else stays as written. */
export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
