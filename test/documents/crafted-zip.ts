import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a hand-made zip; whatever is not given is written as it should be. */
export interface CraftedEntry {
  name: string
  data: Uint8Array
  /** What the directory claims, where it lies. */
  declaredSize?: number
  declaredCrc?: number
  flags?: number
  method?: number
  /** Entries with this set share the local header of the entry with that index. */
  sharesHeaderOf?: number
}

/** Writes a zip byte by byte, so that tests can lie in any field. */
export function craftZip(entries: readonly CraftedEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const headers: number[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const method = entry.method ?? 8
    const packed = method === 8 ? deflateRawSync(entry.data) : Buffer.from(entry.data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(entry.flags ?? 0, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(entry.declaredCrc ?? crc32(entry.data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.declaredSize ?? entry.data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    let header = at
    if (entry.sharesHeaderOf === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
      parts.push(local)
      at += local.length
    } else header = headers[entry.sharesHeaderOf]!
    headers.push(header)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(header, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, name]))
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listing, end])
}
