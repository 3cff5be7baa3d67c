import type { PdfFile } from './file.ts'
import { isArray, isString, latin } from './objects.ts'
import type { PdfDictionary } from './objects.ts'

/** The part of the file a signature speaks of: from the beginning to `end`, save the hole its own value stands in. */
export interface SignedRange {
  /** The signature's value. */
  value: Uint8Array
  /** The signed bytes, in two windows on the file. */
  parts: [Uint8Array, Uint8Array]
  /** Where the signed part ends. */
  end: number
}

/** Hexadecimal digits of the largest value read; long chains with revocation lists have some hundred thousand. */
const LARGEST = 16 * 1024 * 1024

/**
 * The signed range, or in Chinese why it cannot be believed. It must begin at 0, hold the whole file around exactly the
 * string that is the value, and end where a revision ends.
 */
export function signedRange(file: PdfFile, signature: PdfDictionary): SignedRange | string {
  const { bytes } = file
  const range = file.get(signature.entries.get('ByteRange'))
  const contents = file.get(signature.entries.get('Contents'))
  if (!isArray(range) || range.length !== 4) return '没有写明签了文件的哪一部分。'
  const [first, until, again, rest] = range.map((each) => file.get(each))
  const whole = (each: unknown): each is number => typeof each === 'number' && Number.isSafeInteger(each) && each >= 0
  if (!whole(first) || !whole(until) || !whole(again) || !whole(rest)) return '签名范围写得不对。'
  if (first !== 0 || until === 0 || again <= until || again + rest > bytes.length) return '签名范围与文件对不上。'
  // A value inside an object stream has no place in the file, so nothing can be left out for it.
  if (!isString(contents) || contents.bytes !== bytes) return '签名值不在文件该在的地方。'
  if (contents.from !== until || contents.to !== again) return '签名范围没有盖住全文：除了签名值，还空出了别的地方。'
  if (contents.to - contents.from > LARGEST) return '签名值太长。'
  const text = latin(bytes, until, again)
  if (!/^<[0-9A-Fa-f\s]*>$/.test(text)) return '签名值不是十六进制。'
  const end = again + rest
  if (!endsARevision(bytes, end)) return '签名没有盖到文件末尾。'
  return { value: Buffer.from(text.slice(1, -1).replace(/\s/g, ''), 'hex'), parts: [bytes.subarray(0, until), bytes.subarray(again, end)], end }
}

/** Whether the first `end` bytes end as a PDF does. */
export const endsARevision = (bytes: Uint8Array, end: number): boolean => /%%EOF\s*$/.test(latin(bytes, Math.max(0, end - 64), end))

/** Whether only white space follows. */
export const isBlank = (bytes: Uint8Array, from: number): boolean => {
  for (let i = from; i < bytes.length; i++) if (bytes[i] !== 10 && bytes[i] !== 13 && bytes[i] !== 32 && bytes[i] !== 0) return false
  return true
}
