/** What a PDF file is made of. Strings and streams are kept as places in the bytes. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfReference | PdfDictionary | readonly PdfValue[]

export interface PdfName {
  kind: 'name'
  name: string
}

/** `from` is the opening bracket, `to` just past the closing one. */
export interface PdfString {
  kind: 'string'
  bytes: Uint8Array
  from: number
  to: number
}

export interface PdfReference {
  kind: 'reference'
  number: number
}

export interface PdfDictionary {
  kind: 'dictionary'
  entries: ReadonlyMap<string, PdfValue>
  /** Where a stream's bytes begin; null for a plain dictionary. */
  stream: { bytes: Uint8Array; from: number } | null
}

/** The bytes are not the object they were said to be. */
export class PdfError extends Error {
  override name = 'PdfError'
}

const DEEPEST = 40
/** Values in one object; the page tree of a 10,000-page book stays below. */
const MOST_VALUES = 200_000

const WHITE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57

/** A place in the bytes that moves on. */
export interface Cursor {
  bytes: Uint8Array
  at: number
  values: number
}

export const cursorAt = (bytes: Uint8Array, at: number): Cursor => ({ bytes, at, values: 0 })

/** Passes over white space and comments. */
export function skip(cursor: Cursor): void {
  const { bytes } = cursor
  for (;;) {
    const byte = bytes[cursor.at]
    if (byte === undefined) return
    if (byte === 0x25) while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at++
    else if (WHITE.has(byte)) cursor.at++
    else return
  }
}

/** A run of regular characters, such as a number or a keyword. */
export function word(cursor: Cursor): string {
  skip(cursor)
  const from = cursor.at
  while (cursor.at < cursor.bytes.length && cursor.at - from < 128 && !WHITE.has(cursor.bytes[cursor.at]!) && !DELIMITER.has(cursor.bytes[cursor.at]!)) cursor.at++
  return latin(cursor.bytes, from, cursor.at)
}

export const latin = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, to - from)).toString('latin1')

/** Reads the value at the cursor. @throws PdfError when there is none, or it nests or goes on too far */
export function value(cursor: Cursor, depth = 0): PdfValue {
  if (depth > DEEPEST || ++cursor.values > MOST_VALUES) throw new PdfError('too deep or too long')
  skip(cursor)
  const { bytes } = cursor
  const byte = bytes[cursor.at]
  if (byte === undefined) throw new PdfError('cut off')
  if (byte === 0x2f) return name(cursor)
  if (byte === 0x28) return literal(cursor)
  if (byte === 0x5b) return array(cursor, depth)
  if (byte === 0x3c) return bytes[cursor.at + 1] === 0x3c ? dictionary(cursor, depth) : hexString(cursor)
  const text = word(cursor)
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return /^\d{1,10}$/.test(text) ? reference(cursor, Number(text)) : Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  throw new PdfError(`no value: ${text}`)
}

/** A number, or with `0 R` behind it a reference. */
function reference(cursor: Cursor, number: number): PdfValue {
  const back = cursor.at
  skip(cursor)
  if (isDigit(cursor.bytes[cursor.at]) && /^\d{1,5}$/.test(word(cursor)) && (skip(cursor), cursor.bytes[cursor.at] === 0x52)) {
    const after = cursor.bytes[cursor.at + 1]
    if (after === undefined || WHITE.has(after) || DELIMITER.has(after)) {
      cursor.at++
      return { kind: 'reference', number }
    }
  }
  cursor.at = back
  return number
}

function name(cursor: Cursor): PdfName {
  cursor.at++
  const { bytes } = cursor
  const from = cursor.at
  while (cursor.at < bytes.length && !WHITE.has(bytes[cursor.at]!) && !DELIMITER.has(bytes[cursor.at]!)) cursor.at++
  const raw = latin(bytes, from, Math.min(cursor.at, from + 256))
  return { kind: 'name', name: raw.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) }
}

function literal(cursor: Cursor): PdfString {
  const { bytes } = cursor
  const from = cursor.at
  let open = 0
  for (; cursor.at < bytes.length; cursor.at++) {
    const byte = bytes[cursor.at]!
    if (byte === 0x5c) cursor.at++
    else if (byte === 0x28) open++
    else if (byte === 0x29 && --open === 0) return { kind: 'string', bytes, from, to: ++cursor.at }
  }
  throw new PdfError('string without end')
}

function hexString(cursor: Cursor): PdfString {
  const from = cursor.at
  const end = cursor.bytes.indexOf(0x3e, from)
  if (end < 0) throw new PdfError('string without end')
  cursor.at = end + 1
  return { kind: 'string', bytes: cursor.bytes, from, to: cursor.at }
}

function array(cursor: Cursor, depth: number): PdfValue[] {
  cursor.at++
  const list: PdfValue[] = []
  for (;;) {
    skip(cursor)
    if (cursor.bytes[cursor.at] === 0x5d) break
    list.push(value(cursor, depth + 1))
  }
  cursor.at++
  return list
}

function dictionary(cursor: Cursor, depth: number): PdfDictionary {
  cursor.at += 2
  const { bytes } = cursor
  const entries = new Map<string, PdfValue>()
  for (;;) {
    skip(cursor)
    if (bytes[cursor.at] === 0x3e && bytes[cursor.at + 1] === 0x3e) break
    if (bytes[cursor.at] !== 0x2f) throw new PdfError('no key')
    const key = name(cursor).name
    entries.set(key, value(cursor, depth + 1))
  }
  cursor.at += 2
  return { kind: 'dictionary', entries, stream: depth === 0 ? streamAfter(cursor) : null }
}

function streamAfter(cursor: Cursor): PdfDictionary['stream'] {
  const { bytes } = cursor
  let at = cursor.at
  while (at < bytes.length && WHITE.has(bytes[at]!)) at++
  if (latin(bytes, at, Math.min(bytes.length, at + 6)) !== 'stream') return null
  at += 6
  if (bytes[at] === 13) at++
  if (bytes[at] === 10) at++
  return { bytes, from: at }
}

export const isDictionary = (found: PdfValue | undefined): found is PdfDictionary => typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'dictionary'
export const isReference = (found: PdfValue | undefined): found is PdfReference => typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'reference'
export const isString = (found: PdfValue | undefined): found is PdfString => typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'string'
export const isArray = (found: PdfValue | undefined): found is readonly PdfValue[] => Array.isArray(found)
export const nameOf = (found: PdfValue | undefined): string | null => (typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'name' ? found.name : null)
