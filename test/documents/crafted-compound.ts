/** Names and bytes of a compound file's streams, all in its root. */
export type CraftedStreams = Record<string, Uint8Array>

const SECTOR = 512
const SMALL = 64
const CUTOFF = 4096
const END = 0xfffffffe
const FREE = 0xffffffff
const TABLE = 0xfffffffd

/** Writes a compound file (MS-CFB version 3): short streams among the small sectors, longer ones in their own. */
export function craftCompound(streams: CraftedStreams): Buffer {
  const sectors: Buffer[] = []
  const next: number[] = []
  const add = (data: Uint8Array): number => {
    if (data.length === 0) return END
    const first = sectors.length
    const count = Math.ceil(data.length / SECTOR)
    for (let i = 0; i < count; i++) {
      const sector = Buffer.alloc(SECTOR)
      sector.set(data.subarray(i * SECTOR, (i + 1) * SECTOR))
      sectors.push(sector)
      next.push(i + 1 < count ? first + i + 1 : END)
    }
    return first
  }

  const small: Buffer[] = []
  const smallNext: number[] = []
  const entries = Object.entries(streams).map(([name, data]) => {
    if (data.length === 0 || data.length >= CUTOFF) return { name, size: data.length, first: add(data) }
    const first = small.length
    const count = Math.ceil(data.length / SMALL)
    for (let i = 0; i < count; i++) {
      const piece = Buffer.alloc(SMALL)
      piece.set(data.subarray(i * SMALL, (i + 1) * SMALL))
      small.push(piece)
      smallNext.push(i + 1 < count ? first + i + 1 : END)
    }
    return { name, size: data.length, first }
  })
  const smallFirst = add(Buffer.concat(small))
  const smallTable = add(numbers(smallNext, FREE))

  const directory = Buffer.alloc(Math.ceil((entries.length + 1) / 4) * SECTOR)
  writeEntry(directory, 0, { name: 'Root Entry', kind: 5, first: smallFirst, size: small.length * SMALL, left: FREE, right: FREE, child: entries.length > 0 ? 1 : FREE })
  entries.forEach((entry, i) => writeEntry(directory, i + 1, { ...entry, kind: 2, left: FREE, right: i + 1 < entries.length ? i + 2 : FREE, child: FREE }))
  const directoryFirst = add(directory)

  let tables = 1
  while (tables * 128 < sectors.length + tables) tables++
  const tableFirst = sectors.length
  for (let i = 0; i < tables; i++) next.push(TABLE)
  const table = numbers(next, FREE)

  const head = Buffer.alloc(SECTOR)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(head)
  for (const [at, value] of [[0x18, 0x3e], [0x1a, 3], [0x1c, 0xfffe], [0x1e, 9], [0x20, 6]] as const) head.writeUInt16LE(value, at)
  for (const [at, value] of [
    [0x2c, tables], [0x30, directoryFirst], [0x38, CUTOFF], [0x3c, smallTable], [0x40, smallTable === END ? 0 : Math.ceil(smallNext.length / 128)], [0x44, END],
  ] as const) head.writeUInt32LE(value, at)
  for (let i = 0; i < 109; i++) head.writeUInt32LE(i < tables ? tableFirst + i : FREE, 0x4c + i * 4)
  return Buffer.concat([head, ...sectors, table])
}

function numbers(values: readonly number[], rest: number): Buffer {
  const data = Buffer.alloc(Math.ceil(values.length / 128) * SECTOR)
  for (let i = 0; i < data.length / 4; i++) data.writeUInt32LE(values[i] ?? rest, i * 4)
  return data
}

interface Entry {
  name: string
  kind: number
  first: number
  size: number
  left: number
  right: number
  child: number
}

function writeEntry(directory: Buffer, number: number, entry: Entry): void {
  const at = number * 128
  directory.write(`${entry.name}\0`, at, 'utf16le')
  directory.writeUInt16LE((entry.name.length + 1) * 2, at + 64)
  directory[at + 66] = entry.kind
  directory[at + 67] = 1
  for (const [place, value] of [[68, entry.left], [72, entry.right], [76, entry.child], [116, entry.first], [120, entry.size]] as const) directory.writeUInt32LE(value, at + place)
}
