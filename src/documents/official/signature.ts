import type { Signature } from './model.ts'
import { writtenDate } from './numbers.ts'
import { oneLine, widthOf } from './text.ts'

/** Where 署名 and 成文日期 stand; distances in characters. */
export type PlacedSignature =
  | {
      kind: 'single'
      lines: { text: string; right: number }[]
      /** Empty lines above. */
      above: number
      /** From the right edge to the middle of a seal. */
      sealRight: number
    }
  | {
      /** Several issuers that each press a seal: names in rows of equal columns, the date under the last. */
      kind: 'grid'
      columns: number
      names: string[]
      date: string
      above: number
    }

const SEALED = { dateRight: 4, above: 2 }
const UNSEALED = { right: 2, above: 1 }
/** Seals of 42 mm: three in a row of 156 mm, where no name is longer than nine characters. */
const NARROW_NAME = 9

/**
 * GB/T 9704 7.3.5. Sealed: the date ends four characters from the edge, the name is centred over it; two empty lines leave
 * room for the seal, whose top is then less than a line below the text. Unsealed: the name ends two from the edge and the
 * date begins two characters right of it; a date longer than the name ends two from the edge itself.
 */
export function placeSignature(signature: Signature): PlacedSignature {
  const names = signature.issuers.map(oneLine)
  const date = oneLine(writtenDate(signature.date))
  if (signature.sealed && names.length > 1) return { kind: 'grid', columns: Math.max(...names.map(widthOf)) <= NARROW_NAME && names.length > 2 ? 3 : 2, names, date, above: SEALED.above }
  return signature.sealed ? sealed(names[0]!, date) : unsealed(names, date)
}

function sealed(name: string, date: string): PlacedSignature {
  const wide = widthOf(name)
  const narrow = widthOf(date)
  const centred = SEALED.dateRight + (narrow - wide) / 2
  // A name longer than that room stands two from the edge, the date centred below.
  const right = Math.max(centred, UNSEALED.right)
  const dateRight = centred >= UNSEALED.right ? SEALED.dateRight : UNSEALED.right + (wide - narrow) / 2
  return { kind: 'single', lines: [{ text: name, right }, ...(date ? [{ text: date, right: dateRight }] : [])], above: SEALED.above, sealRight: right + wide / 2 }
}

function unsealed(names: readonly string[], date: string): PlacedSignature {
  const wide = Math.max(...names.map(widthOf))
  const narrow = widthOf(date)
  // The date's first character stands two right of the name's first: so it ends this far beyond the name.
  const beyond = date ? narrow + 2 - wide : 0
  const right = UNSEALED.right + Math.max(beyond, 0)
  const dateRight = UNSEALED.right + Math.max(-beyond, 0)
  return {
    kind: 'single', above: UNSEALED.above, sealRight: right + wide / 2,
    // Names of several issuers begin at the same place.
    lines: [...names.map((text) => ({ text, right: right + wide - widthOf(text) })), ...(date ? [{ text: date, right: dateRight }] : [])],
  }
}
