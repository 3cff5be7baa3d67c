import { cursorAt, isArray, isDictionary, latin, nameOf, PdfError, skip, value, word } from './objects.ts'
import type { PdfDictionary } from './objects.ts'
import { streamBytes } from './streams.ts'

/** Where an object is: at a place in the file, or inside an object stream. */
export type Place = { offset: number } | { container: number; index: number } | 'free'

/** The objects of a file as one of its revisions has them. */
export interface CrossReference {
  places: ReadonlyMap<number, Place>
  trailer: PdfDictionary
}

/** Revisions followed back; a file signed by everybody in an office has some dozens. */
const MOST_SECTIONS = 500
/** Objects listed; a 2,000-page book has 50,000. */
const MOST_ENTRIES = 2_000_000

/**
 * Follows the cross-reference tables of the revision that ends at `end`, newest first.
 * @throws PdfError when they are damaged
 */
export function crossReference(bytes: Uint8Array, end: number): CrossReference {
  const places = new Map<number, Place>()
  const seen = new Set<number>()
  const queue = [startOf(bytes, end)]
  let trailer: PdfDictionary | null = null
  while (queue.length > 0) {
    const at = queue.shift()!
    if (seen.has(at)) continue
    if (seen.size === MOST_SECTIONS || at < 0 || at >= end) throw new PdfError('cross-reference')
    seen.add(at)
    const section = readSection(bytes, at, places)
    trailer ??= section
    const [hybrid, previous] = [section.entries.get('XRefStm'), section.entries.get('Prev')]
    if (typeof hybrid === 'number') queue.push(hybrid)
    if (typeof previous === 'number') queue.push(previous)
  }
  if (!trailer) throw new PdfError('no trailer')
  return { places, trailer }
}

/** The place the last `startxref` before `end` names. */
function startOf(bytes: Uint8Array, end: number): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, end).lastIndexOf('startxref')
  if (at < 0) throw new PdfError('no startxref')
  const place = Number(word(cursorAt(bytes, at + 9)) || Number.NaN)
  if (!Number.isInteger(place)) throw new PdfError('startxref')
  return place
}

function readSection(bytes: Uint8Array, at: number, places: Map<number, Place>): PdfDictionary {
  const cursor = cursorAt(bytes, at)
  skip(cursor)
  if (latin(bytes, cursor.at, cursor.at + 4) === 'xref') return readTable(bytes, cursor.at + 4, places)
  if (!/^\d+$/.test(word(cursor)) || !/^\d+$/.test(word(cursor)) || word(cursor) !== 'obj') throw new PdfError('cross-reference')
  const stream = value(cursor)
  if (!isDictionary(stream) || nameOf(stream.entries.get('Type')) !== 'XRef') throw new PdfError('cross-reference')
  readStream(stream, places)
  return stream
}

function put(places: Map<number, Place>, number: number, place: Place): void {
  if (places.has(number)) return
  if (places.size === MOST_ENTRIES) throw new PdfError('too many objects')
  places.set(number, place)
}

function readTable(bytes: Uint8Array, at: number, places: Map<number, Place>): PdfDictionary {
  const cursor = cursorAt(bytes, at)
  for (;;) {
    const first = word(cursor)
    if (first === 'trailer') break
    const count = Number(word(cursor))
    if (!/^\d+$/.test(first) || !Number.isInteger(count) || count < 0 || count > MOST_ENTRIES) throw new PdfError('cross-reference table')
    for (let i = 0; i < count; i++) {
      const offset = word(cursor)
      word(cursor)
      const state = word(cursor)
      if (!/^\d{1,10}$/.test(offset) || (state !== 'n' && state !== 'f')) throw new PdfError('cross-reference table')
      put(places, Number(first) + i, state === 'n' ? { offset: Number(offset) } : 'free')
    }
  }
  const trailer = value(cursor)
  if (!isDictionary(trailer)) throw new PdfError('trailer')
  return trailer
}

function readStream(stream: PdfDictionary, places: Map<number, Place>): void {
  const widths = stream.entries.get('W')
  if (!isArray(widths) || widths.length !== 3 || !widths.every((width) => typeof width === 'number' && width >= 0 && width <= 8)) throw new PdfError('cross-reference stream')
  const [type, second, third] = widths as [number, number, number]
  const size = stream.entries.get('Size')
  const listed = stream.entries.get('Index')
  const index = isArray(listed) ? listed : [0, size ?? 0]
  const bytes = streamBytes(stream, null)
  const row = type + second + third
  let at = 0
  for (let i = 0; i + 1 < index.length && row > 0; i += 2) {
    const [first, count] = [Number(index[i]), Number(index[i + 1])]
    for (let k = 0; k < count && at + row <= bytes.length; k++, at += row) {
      const kind = type === 0 ? 1 : number(bytes, at, type)
      const a = number(bytes, at + type, second)
      const b = number(bytes, at + type + second, third)
      put(places, first + k, kind === 1 ? { offset: a } : kind === 2 ? { container: a, index: b } : 'free')
    }
  }
}

function number(bytes: Uint8Array, at: number, width: number): number {
  let sum = 0
  for (let i = 0; i < width; i++) sum = sum * 256 + bytes[at + i]!
  return sum
}
