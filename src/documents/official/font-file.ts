import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** One face of a font file: its names and, on request, which characters it has. */
export interface FontFace {
  path: string
  /** Family names in every language the file gives, the first being the one typesetters go by. */
  families: string[]
  /** 400 is regular, 700 bold. */
  weight: number
  slanted: boolean
  /** Ranges of code points, [first, last] pairs in rising order, flat. */
  coverage(): Uint32Array
}

/** A table larger than this is damaged or an attack; the largest real ones (cmap of pan-CJK fonts) have under 1 MB. */
const MOST_TABLE = 8_000_000
const MOST_FACES = 64

/** Reads the faces of a .ttf, .otf, .ttc or .otc file: only their small tables. @throws Error when the file is no font */
export function readFontFile(path: string): FontFace[] {
  return withFile(path, (file) => {
    const tag = file.read(0, 4).toString('latin1')
    const starts = tag === 'ttcf' ? Array.from({ length: Math.min(file.read(8, 4).readUInt32BE(0), MOST_FACES) }, (_, i) => file.read(12 + i * 4, 4).readUInt32BE(0)) : [0]
    return starts.map((start) => readFace(path, file, start))
  })
}

interface OpenFile {
  read(at: number, length: number): Buffer
}

function withFile<T>(path: string, use: (file: OpenFile) => T): T {
  const handle = openSync(path, 'r')
  try {
    const { size } = fstatSync(handle)
    return use({
      read(at, length) {
        if (length > MOST_TABLE || at + length > size) throw new Error('a table beyond the end of the font')
        const bytes = Buffer.alloc(length)
        readSync(handle, bytes, 0, length, at)
        return bytes
      },
    })
  } finally {
    closeSync(handle)
  }
}

function readFace(path: string, file: OpenFile, start: number): FontFace {
  const version = file.read(start, 4).toString('latin1')
  if (!['\u0000\u0001\u0000\u0000', 'OTTO', 'true'].includes(version)) throw new Error('not a font')
  const count = file.read(start + 4, 2).readUInt16BE(0)
  const directory = file.read(start + 12, count * 16)
  const tables = new Map<string, { at: number; length: number }>()
  for (let i = 0; i < count; i++)
    tables.set(directory.toString('latin1', i * 16, i * 16 + 4), { at: directory.readUInt32BE(i * 16 + 8), length: directory.readUInt32BE(i * 16 + 12) })
  const table = (open: OpenFile, name: string): Buffer => {
    const place = tables.get(name)
    if (!place) throw new Error(`a font without ${name}`)
    return open.read(place.at, place.length)
  }
  if (!tables.has('cmap')) throw new Error('a font without cmap')
  const weight = tables.has('OS/2') ? table(file, 'OS/2').readUInt16BE(4) : 400
  const slanted = tables.has('head') && (table(file, 'head').readUInt16BE(44) & 2) !== 0
  let ranges: Uint32Array | null = null
  return {
    path,
    families: familyNames(table(file, 'name')),
    weight,
    slanted,
    coverage: () => (ranges ??= withFile(path, (open) => readCmap(table(open, 'cmap')))),
  }
}

const FAMILY = 1
const TYPOGRAPHIC_FAMILY = 16

function familyNames(table: Buffer): string[] {
  const count = table.readUInt16BE(2)
  const strings = table.readUInt16BE(4)
  const names = new Set<string>()
  for (let i = 0; i < count; i++) {
    const at = 6 + i * 12
    const platform = table.readUInt16BE(at)
    const name = table.readUInt16BE(at + 6)
    if (name !== FAMILY && name !== TYPOGRAPHIC_FAMILY) continue
    const from = strings + table.readUInt16BE(at + 10)
    const bytes = table.subarray(from, from + table.readUInt16BE(at + 8))
    // Macintosh records in another script than Roman would come out as rubbish.
    if (platform === 1 && table.readUInt16BE(at + 2) === 0) names.add(bytes.toString('latin1'))
    else if (platform === 0 || platform === 3) names.add(Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16().toString('utf16le'))
  }
  return [...names].filter((name) => name !== '')
}

/** The widest subtable (format 12 before 4) as ranges of characters that have a glyph. */
function readCmap(cmap: Buffer): Uint32Array {
  const count = cmap.readUInt16BE(2)
  const places = Array.from({ length: count }, (_, i) => ({ platform: cmap.readUInt16BE(4 + i * 8), encoding: cmap.readUInt16BE(6 + i * 8), at: cmap.readUInt32BE(8 + i * 8) }))
    .filter(({ platform, encoding, at }) => (platform === 0 && encoding !== 5 || platform === 3 && (encoding === 1 || encoding === 10)) && at + 8 <= cmap.length)
  const formatOf = (format: number) => places.find(({ at }) => cmap.readUInt16BE(at) === format)
  const wide = formatOf(12)
  if (wide) return groups(cmap, wide.at)
  const narrow = formatOf(4)
  return narrow ? segments(cmap, narrow.at) : new Uint32Array()
}

function groups(cmap: Buffer, at: number): Uint32Array {
  const count = Math.min(cmap.readUInt32BE(at + 12), Math.floor((cmap.length - at - 16) / 12))
  const ranges: number[] = []
  for (let i = 0; i < count; i++) {
    const first = cmap.readUInt32BE(at + 16 + i * 12)
    const glyph = cmap.readUInt32BE(at + 24 + i * 12)
    add(ranges, glyph === 0 ? first + 1 : first, cmap.readUInt32BE(at + 20 + i * 12))
  }
  return Uint32Array.from(ranges)
}

function segments(cmap: Buffer, at: number): Uint32Array {
  const double = cmap.readUInt16BE(at + 6)
  const ranges: number[] = []
  for (let i = 0; i < double; i += 2) {
    const last = cmap.readUInt16BE(at + 14 + i)
    const first = cmap.readUInt16BE(at + 16 + double + i)
    const delta = cmap.readUInt16BE(at + 16 + 2 * double + i)
    const offsetAt = at + 16 + 3 * double + i
    const offset = cmap.readUInt16BE(offsetAt)
    if (first === 0xffff) continue
    if (offset === 0 || offset === 0xffff) {
      add(ranges, first, last)
      continue
    }
    for (let code = first; code <= last; code++) {
      const place = offsetAt + offset + (code - first) * 2
      const glyph = place + 2 <= cmap.length ? cmap.readUInt16BE(place) : 0
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) add(ranges, code, code)
    }
  }
  return Uint32Array.from(ranges)
}

/** Appends a range, joined to the last one where they touch. */
function add(ranges: number[], first: number, last: number): void {
  if (last < first) return
  if (ranges.length > 0 && ranges.at(-1)! + 1 === first) ranges[ranges.length - 1] = last
  else ranges.push(first, last)
}

/** Whether a code point lies in the ranges. */
export function covers(ranges: Uint32Array, code: number): boolean {
  let low = 0
  let high = ranges.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle * 2 + 1]! < code) low = middle + 1
    else high = middle
  }
  return low * 2 < ranges.length && ranges[low * 2]! <= code
}
