import { createHash } from 'node:crypto'
import { isArray, isDictionary, isReference, isString, nameOf } from './objects.ts'
import type { PdfDictionary, PdfValue } from './objects.ts'
import { rawStream } from './streams.ts'

/** Longest text a value is written as; larger ones are compared by what they begin with and their digest. */
const LONGEST = 1_000_000

/**
 * A value as text that is equal for equal values: keys sorted, references by number, streams by their digest. Keys in
 * `without` are left out on the top level.
 */
export function printed(found: PdfValue, length: (of: PdfDictionary) => number | null, without: readonly string[] = []): string {
  const parts: string[] = []
  let size = 0
  const put = (text: string): void => {
    size += text.length
    if (size <= LONGEST) parts.push(text)
  }
  const write = (each: PdfValue, skip: readonly string[]): void => {
    if (isArray(each)) {
      put('[')
      for (const item of each) write(item, [])
      put(']')
    } else if (isReference(each)) put(`${each.number} R `)
    else if (isString(each)) put(`(${createHash('sha256').update(each.bytes.subarray(each.from, each.to)).digest('hex')})`)
    else if (isDictionary(each)) {
      put('<')
      for (const key of [...each.entries.keys()].toSorted()) {
        if (skip.includes(key)) continue
        put(`/${key} `)
        write(each.entries.get(key) ?? null, [])
      }
      put('>')
      if (each.stream) put(createHash('sha256').update(rawStream(each, length(each))).digest('hex'))
    } else put(nameOf(each) === null ? `${String(each)} ` : `/${nameOf(each)} `)
  }
  write(found, without)
  return parts.join('') + (size > LONGEST ? `…${size}` : '')
}
