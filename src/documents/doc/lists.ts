import type { Level, Numbering } from '../word/numbering.ts'
import type { DocFile } from './header.ts'

/** Formats of numbers by their code (MS-OSHARED 2.2.1.3), where they have one in .docx. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal', 1: 'upperRoman', 2: 'lowerRoman', 3: 'upperLetter', 4: 'lowerLetter', 10: 'ideographDigital', 11: 'japaneseCounting', 14: 'decimalFullWidth',
  16: 'japaneseLegal', 18: 'decimalEnclosedCircle', 22: 'decimalZero', 23: 'bullet', 26: 'decimalEnclosedFullstop', 27: 'decimalEnclosedParen', 28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle', 30: 'ideographTraditional', 31: 'ideographZodiac', 33: 'taiwaneseCounting', 34: 'ideographLegalTraditional', 35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital', 37: 'chineseCounting', 38: 'chineseLegalSimplified', 39: 'chineseCountingThousand', 255: 'none',
}
const SUFFIXES = ['tab', 'space', 'nothing']

/** Automatic numbering: list definitions, and the lists that use them by number. A list that is cut off gives no numbers. */
export function readLists(file: DocFile): Numbering {
  const numbering: Numbering = { definitions: new Map(), lists: new Map() }
  try {
    readDefinitions(file, numbering)
    readUses(file.table('listUses'), numbering)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return numbering
}

function readDefinitions(file: DocFile, { definitions }: Numbering): void {
  const table = file.table('lists')
  if (table.length < 2) return
  const count = table.readUInt16LE(0)
  // The levels of all lists follow behind the table, in its order.
  const at = { data: file.behind('lists'), place: 0 }
  for (let i = 0; i < count; i++) {
    const from = 2 + i * 28
    const id = String(table.readInt32LE(from))
    const simple = (table.readUInt8(from + 26) & 1) === 1
    const levels = Array.from({ length: simple ? 1 : 9 }, () => readLevel(at))
    for (let level = 0; level < levels.length; level++) {
      const style = table.readUInt16LE(from + 8 + level * 2)
      if (style !== 0xfff) levels[level]!.style = String(style)
    }
    definitions.set(id, { levels, styleLink: null })
  }
}

function readLevel(at: { data: Buffer; place: number }): Level {
  const { data, place } = at
  const start = data.readInt32LE(place)
  const format = FORMATS[data.readUInt8(place + 4)] ?? 'decimal'
  const flags = data.readUInt8(place + 5)
  const suffix = SUFFIXES[data.readUInt8(place + 15)] ?? 'tab'
  const restart = data.readUInt8(place + 26)
  const textAt = place + 28 + data.readUInt8(place + 24) + data.readUInt8(place + 25)
  const length = data.readUInt16LE(textAt)
  const end = textAt + 2 + length * 2
  if (end > data.length) throw new RangeError('a level past the end of its table')
  at.place = end
  // Characters 0 to 8 stand for the number of that level, as %1 to %9 do in .docx.
  const text = data.toString('utf16le', textAt + 2, end).replace(/[\u0000-\u0008]/g, (char) => `%${char.charCodeAt(0) + 1}`)
  return { start, format, text, restart: flags & 8 ? restart : null, legal: (flags & 4) !== 0, suffix, style: null }
}

function readUses(table: Buffer, { lists }: Numbering): void {
  if (table.length < 4) return
  const count = table.readUInt32LE(0)
  const at = { data: table, place: 4 + count * 16 }
  for (let i = 0; i < count; i++) {
    const from = 4 + i * 16
    const use = { definition: String(table.readInt32LE(from)), starts: [] as (number | undefined)[], levels: [] as (Level | undefined)[] }
    lists.set(String(i + 1), use)
    const overrides = table.readUInt8(from + 12)
    at.place += 4
    for (let k = 0; k < overrides; k++) {
      const start = table.readInt32LE(at.place)
      const flags = table.readUInt32LE(at.place + 4)
      at.place += 8
      const level = Math.min(8, flags & 0xf)
      if (flags & 0x20) use.levels[level] = readLevel(at)
      else if (flags & 0x10) use.starts[level] = start
    }
  }
}
