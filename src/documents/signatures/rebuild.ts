import { cursorAt, isDictionary, nameOf, PdfError, value, word } from './objects.ts'
import type { PdfDictionary, PdfValue } from './objects.ts'
import { streamBytes } from './streams.ts'
import type { CrossReference, Place } from './xref.ts'

/** Objects looked at; a file with more and without a table is not worth the time. */
const MOST_OBJECTS = 300_000
const MOST_CONTAINERS = 500

/** Objects found by looking for `obj` through the first `end` bytes; of two with one number the later counts. @throws PdfError */
export function rebuilt(bytes: Uint8Array, end: number): CrossReference {
  const places = new Map<number, Place>()
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, end)
  let trailer: PdfDictionary | null = null
  let found = 0
  let containers = 0
  for (let at = file.indexOf(' obj'); at >= 0; at = file.indexOf(' obj', at + 4)) {
    if (++found > MOST_OBJECTS) throw new PdfError('too many objects')
    const head = /(?:^|[^\d])(\d{1,10}) \d{1,5}$/.exec(file.subarray(Math.max(0, at - 20), at).toString('latin1'))
    if (!head) continue
    const number = Number(head[1])
    places.set(number, { offset: at - head[0].length + head[0].search(/\d/) })
    const object = stream(bytes, at + 4)
    if (!object) continue
    if (nameOf(object.entries.get('Type')) === 'ObjStm' && ++containers <= MOST_CONTAINERS) listContained(object, number, places)
    if (object.entries.has('Root')) trailer = object
  }
  for (let at = file.indexOf('trailer'); at >= 0; at = file.indexOf('trailer', at + 7)) {
    if (++found > MOST_OBJECTS) throw new PdfError('too many trailers')
    const dictionary = attempt(() => value(cursorAt(bytes, at + 7)))
    if (isDictionary(dictionary) && dictionary.entries.has('Root')) trailer = dictionary
  }
  if (!trailer) throw new PdfError('no trailer')
  return { places, trailer }
}

/** A stream that lists or holds objects, read only when its dictionary says so near its beginning. */
function stream(bytes: Uint8Array, at: number): PdfDictionary | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(400, bytes.length - at)).toString('latin1')
  if (!/\/Type\s*\/(ObjStm|XRef)/.test(head)) return null
  const object = attempt(() => value(cursorAt(bytes, at)))
  return isDictionary(object) && object.stream ? object : null
}

function listContained(container: PdfDictionary, number: number, places: Map<number, Place>): void {
  const content = attempt(() => streamBytes(container, null))
  const count = container.entries.get('N')
  if (!content || typeof count !== 'number') return
  const cursor = cursorAt(content, 0)
  for (let i = 0; i < Math.min(count, 100_000); i++) {
    const inner = word(cursor)
    word(cursor)
    if (!/^\d{1,10}$/.test(inner)) return
    places.set(Number(inner), { container: number, index: i })
  }
}

function attempt<T extends PdfValue | Uint8Array>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof PdfError) return null
    throw error
  }
}
