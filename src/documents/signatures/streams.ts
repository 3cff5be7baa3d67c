import { inflateSync } from 'node:zlib'
import { isArray, isDictionary, nameOf, PdfError } from './objects.ts'
import type { PdfDictionary, PdfValue } from './objects.ts'

/** Object and cross-reference streams inflate to this at most; of a 2,000-page book they have 2 MB. */
const LARGEST = 48 * 1024 * 1024

/**
 * The bytes of a stream as they stand in the file. `length` overrides its entry when that is a reference; a length that
 * does not end at `endstream` is not believed.
 */
export function rawStream({ entries, stream }: PdfDictionary, length: number | null): Uint8Array {
  if (!stream) throw new PdfError('no stream')
  const { bytes, from } = stream
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const said = length ?? entries.get('Length')
  if (typeof said === 'number' && said >= 0 && from + said <= bytes.length) {
    const end = file.subarray(from + said, from + said + 16).toString('latin1')
    if (/^\s*endstream/.test(end)) return bytes.subarray(from, from + said)
  }
  const end = file.indexOf('endstream', from)
  if (end < 0) throw new PdfError('stream without end')
  return bytes.subarray(from, end)
}

/** The inflated bytes of an object or cross-reference stream. @throws PdfError for filters these never have */
export function streamBytes(dictionary: PdfDictionary, length: number | null): Uint8Array {
  const raw = rawStream(dictionary, length)
  const filter = single(dictionary.entries.get('Filter'))
  if (filter === null || filter === undefined) return raw
  if (nameOf(filter) !== 'FlateDecode') throw new PdfError('filter')
  let bytes: Uint8Array
  try {
    bytes = inflateSync(raw, { maxOutputLength: LARGEST })
  } catch {
    throw new PdfError('inflate')
  }
  const parameters = single(dictionary.entries.get('DecodeParms'))
  if (!isDictionary(parameters)) return bytes
  const [predictor, columns] = [parameters.entries.get('Predictor') ?? 1, parameters.entries.get('Columns') ?? 1]
  if (predictor === 1) return bytes
  if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number' || columns < 1 || columns > 4096) throw new PdfError('predictor')
  return undoPng(bytes, columns)
}

const single = (found: PdfValue | undefined): PdfValue | undefined => (isArray(found) ? (found.length === 1 ? found[0] : undefined) : found)

/** PNG row filters on one byte per column. */
function undoPng(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)]!
    for (let x = 0; x < columns; x++) {
      const at = row * columns + x
      const left = x > 0 ? out[at - 1]! : 0
      const up = row > 0 ? out[at - columns]! : 0
      const corner = x > 0 && row > 0 ? out[at - columns - 1]! : 0
      out[at] = bytes[row * (columns + 1) + 1 + x]! + guess(kind, left, up, corner)
    }
  }
  return out
}

function guess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const estimate = left + up - corner
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
