import type { WordStyle, WordStyles } from '../word/styles.ts'
import { HIDDEN, SHOWN, seeCharacter, seeParagraph } from './properties.ts'

const PARAGRAPH = 1
const CHARACTER = 2
const NO_STYLE = 0xfff

/** Reads the style sheet: what each style says about hiding and numbering. Ids are the styles' numbers. A cut sheet ends where it ends. */
export function readDocStyles(sheet: Buffer): WordStyles {
  const byId = new Map<string, WordStyle>()
  if (sheet.length < 6) return { defaultParagraph: null, byId }
  const headLength = sheet.readUInt16LE(0)
  const count = sheet.readUInt16LE(2)
  const baseLength = sheet.readUInt16LE(4)
  let at = 2 + headLength
  for (let number = 0; number < count && at + 2 <= sheet.length; number++) {
    const length = sheet.readUInt16LE(at)
    const style = sheet.subarray(at + 2, Math.min(sheet.length, at + 2 + length))
    at += 2 + length + (length & 1)
    const read = style.length >= baseLength + 2 && baseLength >= 10 ? readStyle(style, baseLength) : null
    if (read) byId.set(String(number), read)
  }
  return { defaultParagraph: '0', byId }
}

function readStyle(style: Buffer, baseLength: number): WordStyle | null {
  const kind = style.readUInt16LE(2) & 0xf
  const base = style.readUInt16LE(2) >> 4
  const out: WordStyle = {
    basedOn: base === NO_STYLE ? null : String(base), hidden: null, numId: null, level: null, name: null, outline: null, align: null, bold: null, size: null,
  }
  // The name, its closing zero; then per kind its property lists, each on an even place.
  let at = baseLength + 2 + style.readUInt16LE(baseLength) * 2 + 2
  const take = (): Buffer | null => {
    at += at & 1
    if (at + 2 > style.length) return null
    const from = at + 2
    at = from + style.readUInt16LE(at)
    return style.subarray(from, Math.min(style.length, at))
  }
  if (kind !== PARAGRAPH && kind !== CHARACTER) return out
  if (kind === PARAGRAPH) {
    const properties = take()
    const run = { inTable: false, rowEnd: false, innerRowEnd: false, level: null as number | null, list: null as number | null }
    if (properties) seeParagraph(properties, 2, run, null)
    out.level = run.level
    out.numId = run.list === null ? null : String(run.list)
  }
  const characters = take()
  const run = { flags: 0, style: -1, symbol: 0 }
  if (characters) seeCharacter(characters, run)
  if (run.flags & HIDDEN) out.hidden = true
  else if (run.flags & SHOWN) out.hidden = false
  return out
}
