import { crc32, inflateRawSync } from 'node:zlib'
import { readDirectory, type ZipEntry } from './directory.ts'
import { OFFICE_LIMITS, type ZipLimits } from './limits.ts'
import { bomb, damaged, lockedContainer } from './refusals.ts'

/** An opened zip whose entries are inflated one by one, on demand, within limits. */
export interface ZipContainer {
  /** Names as the directory spells them, in its order. */
  names(): string[]
  has(name: string): boolean
  /** Size the directory declares for the entry, or null when it is absent. */
  sizeOf(name: string): number | null
  /**
   * The entry's bytes, or null when it is absent. Never more than the directory declared: inflating stops there.
   * @throws Refusal documents/damaged, documents/bomb, documents/encrypted
   */
  read(name: string): Uint8Array | null
}

/**
 * Opens a zip in memory: checks the directory (counts, sizes, overlaps), inflates nothing yet.
 * Names are compared without regard to case, as Word does.
 * @throws Refusal documents/damaged, documents/bomb
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = OFFICE_LIMITS): ZipContainer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view, limits)
  const byName = new Map<string, ZipEntry>()
  // The first of two equal names counts, so that what we check is what others open.
  for (const entry of entries) {
    const key = keyOf(entry.name)
    if (!byName.has(key)) byName.set(key, entry)
  }

  let read = 0
  return {
    names: () => entries.map((entry) => entry.name),
    has: (name) => byName.has(keyOf(name)),
    sizeOf: (name) => byName.get(keyOf(name))?.size ?? null,
    read(name) {
      const entry = byName.get(keyOf(name))
      if (!entry) return null
      read += entry.size
      if (read > limits.readBytes) throw bomb()
      return inflate(bytes, view, entry, limits)
    },
  }
}

const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

function inflate(bytes: Uint8Array, view: DataView, entry: ZipEntry, limits: ZipLimits): Uint8Array {
  if (entry.encrypted) throw lockedContainer()
  if (entry.size > limits.entryBytes) throw bomb()
  if (entry.size > limits.ratioFloor && entry.size > entry.packedSize * limits.ratio) throw bomb()
  if (view.getUint32(entry.headerAt, true) !== 0x04034b50) throw damaged()

  const from =
    entry.headerAt + 30 + view.getUint16(entry.headerAt + 26, true) + view.getUint16(entry.headerAt + 28, true)
  if (from + entry.packedSize > bytes.length) throw damaged()
  const packed = bytes.subarray(from, from + entry.packedSize)
  const data = entry.method === 0 ? packed : unpack(packed, entry)
  if (data.length !== entry.size || crc32(data) !== entry.crc) throw damaged()
  return data
}

function unpack(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method !== 8) throw damaged()
  try {
    // zlib stops at the declared size: an entry that swells past its own directory line costs no more than that line.
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1), chunkSize: Math.max(entry.size, 64) })
  } catch (error) {
    throw isTooLong(error) ? bomb() : damaged()
  }
}

const isTooLong = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
