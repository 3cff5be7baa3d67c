import { cursorAt, isDictionary, isReference, PdfError, value, word } from './objects.ts'
import type { PdfDictionary, PdfValue } from './objects.ts'
import { rebuilt } from './rebuild.ts'
import { streamBytes } from './streams.ts'
import { crossReference } from './xref.ts'
import type { CrossReference, Place } from './xref.ts'

/** The objects of one revision of a PDF, read as they are asked for. */
export interface PdfFile {
  readonly bytes: Uint8Array
  readonly trailer: PdfDictionary
  readonly places: ReadonlyMap<number, Place>
  /** The cross-reference tables were damaged and objects were found by looking through the file. */
  readonly rebuilt: boolean
  /** An object by its number; null when it is free, missing or damaged, as the standard has it. */
  object(number: number): PdfValue
  /** The value a reference stands for; any other value as it is. */
  get(found: PdfValue | undefined): PdfValue
  /** `get` when it is a dictionary. */
  dictionary(found: PdfValue | undefined): PdfDictionary | null
}

/** Object streams of one file may inflate to this together. */
const MOST_INFLATED = 192 * 1024 * 1024
/** References to references; one is already unusual. */
const MOST_HOPS = 8
/** Objects kept once read. */
const MOST_KEPT = 50_000

/**
 * The file as it was when it ended at `end`: its last revision, or an earlier one.
 * @throws PdfError when not even looking through the file finds a catalog
 */
export function openFile(bytes: Uint8Array, end = bytes.length): PdfFile {
  let reference: CrossReference
  let isRebuilt = false
  try {
    reference = crossReference(bytes, end)
    if (!catalogOf(fileOf(bytes, reference, false))) throw new PdfError('no catalog')
  } catch (error) {
    if (!(error instanceof PdfError)) throw error
    reference = rebuilt(bytes, end)
    isRebuilt = true
  }
  const file = fileOf(bytes, reference, isRebuilt)
  if (!catalogOf(file)) throw new PdfError('no catalog')
  return file
}

/** The document's root. */
export const catalogOf = (file: PdfFile): PdfDictionary | null => file.dictionary(file.trailer.entries.get('Root'))

function fileOf(bytes: Uint8Array, { places, trailer }: CrossReference, isRebuilt: boolean): PdfFile {
  const kept = new Map<number, PdfValue>()
  const containers = new Map<number, Container>()
  let inflated = 0

  const read = (number: number): PdfValue => {
    const place = places.get(number)
    if (!place || place === 'free') return null
    if ('offset' in place) return objectAt(bytes, place.offset, number)
    const container = containers.get(place.container) ?? open(place.container)
    const at = container.starts.get(number)
    return at === undefined ? null : value(cursorAt(container.bytes, at))
  }

  const open = (number: number): Container => {
    const place = places.get(number)
    if (!place || place === 'free' || !('offset' in place)) throw new PdfError('object stream')
    const stream = objectAt(bytes, place.offset, number)
    if (!isDictionary(stream)) throw new PdfError('object stream')
    const length = file.get(stream.entries.get('Length'))
    const content = streamBytes(stream, typeof length === 'number' ? length : null)
    inflated += content.length
    if (inflated > MOST_INFLATED) throw new PdfError('object streams too large')
    const container = { bytes: content, starts: startsOf(stream, content) }
    containers.set(number, container)
    return container
  }

  const file: PdfFile = {
    bytes, trailer, places, rebuilt: isRebuilt,
    object(number) {
      const known = kept.get(number)
      if (known !== undefined) return known
      let found: PdfValue = null
      try {
        found = read(number)
      } catch (error) {
        if (!(error instanceof PdfError)) throw error
      }
      if (kept.size < MOST_KEPT) kept.set(number, found)
      return found
    },
    get(found) {
      let at = found ?? null
      for (let hop = 0; hop < MOST_HOPS && isReference(at); hop++) at = file.object(at.number)
      return isReference(at) ? null : at
    },
    dictionary(found) {
      const at = file.get(found)
      return isDictionary(at) ? at : null
    },
  }
  return file
}

interface Container {
  bytes: Uint8Array
  starts: Map<number, number>
}

/** Numbers and places at the head of an object stream. */
function startsOf({ entries }: PdfDictionary, bytes: Uint8Array): Map<number, number> {
  const [count, first] = [entries.get('N'), entries.get('First')]
  if (typeof count !== 'number' || typeof first !== 'number' || count > 200_000) throw new PdfError('object stream')
  const cursor = cursorAt(bytes, 0)
  const starts = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const [number, place] = [Number(word(cursor)), Number(word(cursor))]
    if (!Number.isInteger(number) || !Number.isInteger(place)) throw new PdfError('object stream')
    starts.set(number, first + place)
  }
  return starts
}

/** The object that stands at a place. @throws PdfError when another one does, or none */
export function objectAt(bytes: Uint8Array, offset: number, number: number): PdfValue {
  const cursor = cursorAt(bytes, offset)
  if (Number(word(cursor) || Number.NaN) !== number || !/^\d+$/.test(word(cursor)) || word(cursor) !== 'obj') throw new PdfError(`object ${number} is not there`)
  return value(cursor)
}
