/** Records of the zip format (PKWARE APPNOTE 6.3), little-endian throughout. */

export const STORED = 0
export const DEFLATED = 8
const FULL16 = 0xffff
const FULL32 = 0xffffffff
/** Names are UTF-8: with this flag Windows and WPS show Chinese names. */
const UTF8_NAMES = 0x0800
/** Checksum and sizes follow the data. */
const DESCRIPTOR = 0x0008

export interface EntryRecord {
  name: Uint8Array
  method: typeof STORED | typeof DEFLATED
  modified: Date
  /** Written behind the data instead of before it. */
  descriptor: boolean
  /** Sizes need 64 bits; decided before the data, from the size promised. */
  large: boolean
  crc: number
  packedSize: number
  size: number
  headerAt: number
}

/** Sizes take 64 bits once they reach the mark that means "look elsewhere". */
export const isLarge = (size: number): boolean => size >= FULL32

export function localHeader(entry: EntryRecord): Uint8Array {
  const extra = entry.large ? 20 : 0
  const record = Buffer.alloc(30 + entry.name.length + extra)
  record.writeUInt32LE(0x04034b50, 0)
  record.writeUInt16LE(entry.large ? 45 : 20, 4)
  writeCommon(record, 6, entry)
  if (!entry.descriptor) record.writeUInt32LE(entry.crc, 14)
  record.writeUInt32LE(entry.large ? FULL32 : entry.descriptor ? 0 : entry.packedSize, 18)
  record.writeUInt32LE(entry.large ? FULL32 : entry.descriptor ? 0 : entry.size, 22)
  record.writeUInt16LE(entry.name.length, 26)
  record.writeUInt16LE(extra, 28)
  record.set(entry.name, 30)
  if (entry.large) {
    const at = 30 + entry.name.length
    record.writeUInt16LE(1, at)
    record.writeUInt16LE(16, at + 2)
    // With a descriptor both stay 0 here.
    record.writeBigUInt64LE(BigInt(entry.descriptor ? 0 : entry.size), at + 4)
    record.writeBigUInt64LE(BigInt(entry.descriptor ? 0 : entry.packedSize), at + 12)
  }
  return record
}

export function descriptor(entry: EntryRecord): Uint8Array {
  const record = Buffer.alloc(entry.large ? 24 : 16)
  record.writeUInt32LE(0x08074b50, 0)
  record.writeUInt32LE(entry.crc, 4)
  if (entry.large) {
    record.writeBigUInt64LE(BigInt(entry.packedSize), 8)
    record.writeBigUInt64LE(BigInt(entry.size), 16)
  } else {
    record.writeUInt32LE(entry.packedSize, 8)
    record.writeUInt32LE(entry.size, 12)
  }
  return record
}

export function directoryHeader(entry: EntryRecord): Uint8Array {
  const far = entry.headerAt >= FULL32
  const extra = entry.large || far ? 4 + (entry.large ? 16 : 0) + (far ? 8 : 0) : 0
  const record = Buffer.alloc(46 + entry.name.length + extra)
  record.writeUInt32LE(0x02014b50, 0)
  // Made by Unix, so that the permissions below are understood.
  record.writeUInt16LE((3 << 8) | 45, 4)
  record.writeUInt16LE(extra > 0 ? 45 : 20, 6)
  writeCommon(record, 8, entry)
  record.writeUInt32LE(entry.crc, 16)
  record.writeUInt32LE(entry.large ? FULL32 : entry.packedSize, 20)
  record.writeUInt32LE(entry.large ? FULL32 : entry.size, 24)
  record.writeUInt16LE(entry.name.length, 28)
  record.writeUInt16LE(extra, 30)
  record.writeUInt32LE(0o100644 * 65_536, 38)
  record.writeUInt32LE(far ? FULL32 : entry.headerAt, 42)
  record.set(entry.name, 46)
  if (extra > 0) {
    let at = 46 + entry.name.length
    record.writeUInt16LE(1, at)
    record.writeUInt16LE(extra - 4, at + 2)
    at += 4
    for (const value of [...(entry.large ? [entry.size, entry.packedSize] : []), ...(far ? [entry.headerAt] : [])]) {
      record.writeBigUInt64LE(BigInt(value), at)
      at += 8
    }
  }
  return record
}

/** The end of the directory, preceded by its 64-bit forms when a figure does not fit. */
export function endRecords(count: number, directoryAt: number, directorySize: number): Uint8Array {
  const large = count >= FULL16 || directoryAt >= FULL32 || directorySize >= FULL32
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, FULL16), 8)
  end.writeUInt16LE(Math.min(count, FULL16), 10)
  end.writeUInt32LE(Math.min(directorySize, FULL32), 12)
  end.writeUInt32LE(Math.min(directoryAt, FULL32), 16)
  if (!large) return end

  const end64 = Buffer.alloc(76)
  end64.writeUInt32LE(0x06064b50, 0)
  end64.writeBigUInt64LE(44n, 4)
  end64.writeUInt16LE((3 << 8) | 45, 12)
  end64.writeUInt16LE(45, 14)
  end64.writeBigUInt64LE(BigInt(count), 24)
  end64.writeBigUInt64LE(BigInt(count), 32)
  end64.writeBigUInt64LE(BigInt(directorySize), 40)
  end64.writeBigUInt64LE(BigInt(directoryAt), 48)
  end64.writeUInt32LE(0x07064b50, 56)
  end64.writeBigUInt64LE(BigInt(directoryAt + directorySize), 64)
  end64.writeUInt32LE(1, 72)
  return Buffer.concat([end64, end])
}

/** Flags, method and time, which stand alike in the local and the directory header. */
function writeCommon(record: Buffer, at: number, entry: EntryRecord): void {
  record.writeUInt16LE(UTF8_NAMES | (entry.descriptor ? DESCRIPTOR : 0), at)
  record.writeUInt16LE(entry.method, at + 2)
  const { time, date } = dosTime(entry.modified)
  record.writeUInt16LE(time, at + 4)
  record.writeUInt16LE(date, at + 6)
}

/** The format holds local time without a zone, in steps of two seconds, from 1980; ours is China's. */
function dosTime(moment: Date): { time: number; date: number } {
  const local = new Date(Math.min(Math.max(moment.getTime() + 8 * 3_600_000, Date.UTC(1980, 0, 1)), Date.UTC(2107, 11, 31)))
  return {
    time: (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1),
    date: ((local.getUTCFullYear() - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate(),
  }
}
