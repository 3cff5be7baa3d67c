import { damagedDoc } from './refusals.ts'

/** Sector numbers above this are signs: free, end of chain, table. */
const LAST_SECTOR = 0xfffffffa
const STREAM = 2

/** The streams of a compound file (MS-CFB) that lie directly in its root. */
export interface Compound {
  /** The stream's bytes, or null when it is absent. @throws Refusal documents/damaged */
  stream(name: string): Buffer | null
}

/**
 * Opens a compound file in memory. Chains of sectors are followed no longer than the file is, so one that bites its tail
 * ends as damage.
 * @throws Refusal documents/damaged
 */
export function openCompound(bytes: Uint8Array): Compound {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 512) throw damagedDoc()
  const shift = file.readUInt16LE(0x1e)
  const smallShift = file.readUInt16LE(0x20)
  if ((shift !== 9 && shift !== 12) || smallShift !== 6) throw damagedDoc()
  const size = 1 << shift
  const sectors = Math.ceil(file.length / size)

  /** The bytes of a sector; the last one of a file may be short. */
  const sector = (number: number): Buffer => {
    const from = (number + 1) * size
    if (from >= file.length) throw damagedDoc()
    return file.subarray(from, Math.min(file.length, from + size))
  }

  const table = allocationTable(file, sector, sectors, size)
  const chain = (first: number, next: Uint32Array, most: number): number[] => {
    const found: number[] = []
    for (let at = first; at < LAST_SECTOR; at = next[at] ?? LAST_SECTOR) {
      if (found.length >= most) throw damagedDoc()
      found.push(at)
    }
    return found
  }
  const join = (first: number): Buffer => Buffer.concat(chain(first, table, sectors).map(sector))

  const entries = rootEntries(join(file.readUInt32LE(0x30)))
  const cutoff = file.readUInt32LE(0x38)
  let small: { bytes: Buffer; next: Uint32Array } | null = null
  const smallStreams = (): { bytes: Buffer; next: Uint32Array } =>
    (small ??= { bytes: join(entries.root.first), next: numbers(join(file.readUInt32LE(0x3c))) })

  return {
    stream(name) {
      const entry = entries.streams.get(name.toLowerCase())
      if (!entry) return null
      if (entry.size === 0) return Buffer.alloc(0)
      let data: Buffer
      if (entry.size < cutoff) {
        const { bytes: pieces, next } = smallStreams()
        data = Buffer.concat(chain(entry.first, next, Math.ceil(pieces.length / 64)).map((at) => pieces.subarray(at * 64, at * 64 + 64)))
      } else data = join(entry.first)
      if (data.length < entry.size) throw damagedDoc()
      return data.subarray(0, entry.size)
    },
  }
}

const numbers = (data: Buffer): Uint32Array => Uint32Array.from({ length: data.length >> 2 }, (_, i) => data.readUInt32LE(i * 4))

/** Sector → the one after it. Its own sectors are listed in the header and, past 109, in a chain. */
function allocationTable(file: Buffer, sector: (number: number) => Buffer, sectors: number, size: number): Uint32Array {
  const places: number[] = []
  for (let i = 0; i < 109; i++) places.push(file.readUInt32LE(0x4c + i * 4))
  let more = file.readUInt32LE(0x44)
  for (let steps = 0; more < LAST_SECTOR; steps++) {
    if (steps > sectors) throw damagedDoc()
    const list = sector(more)
    if (list.length < size) throw damagedDoc()
    for (let i = 0; i < size - 4; i += 4) places.push(list.readUInt32LE(i))
    more = list.readUInt32LE(size - 4)
  }
  const used = places.filter((place) => place < LAST_SECTOR)
  if (used.length > sectors) throw damagedDoc()
  return numbers(Buffer.concat(used.map(sector)))
}

interface Entry {
  first: number
  size: number
}

/** Streams beside one another in the root; an embedded object has streams of the same names further down. */
function rootEntries(directory: Buffer): { root: Entry; streams: Map<string, Entry> } {
  const count = Math.floor(directory.length / 128)
  if (count === 0) throw damagedDoc()
  const streams = new Map<string, Entry>()
  const seen = new Set<number>()
  const waiting = [directory.readUInt32LE(76)]
  while (waiting.length > 0) {
    const at = waiting.pop()!
    if (at >= count || seen.has(at)) continue
    seen.add(at)
    const from = at * 128
    const length = Math.min(64, directory.readUInt16LE(from + 64))
    const name = directory.toString('utf16le', from, from + Math.max(0, length - 2)).toLowerCase()
    if (directory[from + 66] === STREAM) streams.set(name, entryAt(directory, from))
    waiting.push(directory.readUInt32LE(from + 68), directory.readUInt32LE(from + 72))
  }
  return { root: entryAt(directory, 0), streams }
}

const entryAt = (directory: Buffer, from: number): Entry => ({ first: directory.readUInt32LE(from + 116), size: directory.readUInt32LE(from + 120) })
