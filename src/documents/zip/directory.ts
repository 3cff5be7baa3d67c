import { bomb, damaged } from './refusals.ts'
import type { ZipLimits } from './limits.ts'

/** One entry as the central directory describes it. `name` is only ever a key: nothing is written to disk by it. */
export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated; anything else cannot be read. */
  method: number
  encrypted: boolean
  crc: number
  packedSize: number
  size: number
  /** Where the entry's local header starts in the file. */
  headerAt: number
}

const END = 0x06054b50
const END64 = 0x06064b50
const END64_LOCATOR = 0x07064b50
const ENTRY = 0x02014b50
const FULL32 = 0xffffffff
const utf8 = new TextDecoder()

/**
 * Reads the central directory and checks every figure in it before anything is inflated.
 * @throws Refusal documents/damaged, documents/bomb
 */
export function readDirectory(view: DataView, limits: ZipLimits): ZipEntry[] {
  const end = findEnd(view)
  if (end.count > limits.entries) throw bomb()
  if (end.at + end.size > view.byteLength) throw damaged()

  const entries: ZipEntry[] = []
  let at = end.at
  let declared = 0
  for (let i = 0; i < end.count; i++) {
    const { entry, next } = readEntry(view, at)
    at = next
    declared += entry.size
    if (declared > limits.declaredBytes) throw bomb()
    if (entry.headerAt + 30 > view.byteLength) throw damaged()
    entries.push(entry)
  }
  refuseOverlaps(entries, end.at)
  return entries
}

function readEntry(view: DataView, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw damaged()
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  if (next > view.byteLength) throw damaged()

  const entry: ZipEntry = {
    name: utf8.decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  }
  if (entry.size === FULL32 || entry.packedSize === FULL32 || entry.headerAt === FULL32)
    readLargeSizes(view, at + 46 + nameLength, extraLength, entry)
  return { entry, next }
}

/** The zip64 extra field holds, in this order, whichever of the three figures did not fit in 32 bits. */
function readLargeSizes(view: DataView, from: number, length: number, entry: ZipEntry): void {
  for (let at = from; at + 4 <= from + length; ) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let field = at + 4
      const take = (): number => {
        if (field + 8 > at + 4 + size || field + 8 > view.byteLength) throw damaged()
        field += 8
        return Number(view.getBigUint64(field - 8, true))
      }
      if (entry.size === FULL32) entry.size = take()
      if (entry.packedSize === FULL32) entry.packedSize = take()
      if (entry.headerAt === FULL32) entry.headerAt = take()
      return
    }
    at += 4 + size
  }
  throw damaged()
}

/** Entries that share bytes are how a small file declares an endless one; no office program writes them. */
function refuseOverlaps(entries: readonly ZipEntry[], directoryAt: number): void {
  const order = [...entries].sort((a, b) => a.headerAt - b.headerAt)
  for (let i = 0; i < order.length; i++) {
    const entry = order[i]!
    const limit = order[i + 1]?.headerAt ?? directoryAt
    if (entry.headerAt + 30 + entry.packedSize > limit) throw bomb()
  }
}

function findEnd(view: DataView): { at: number; size: number; count: number } {
  // The record is 22 bytes and may be followed by a comment of up to 65,535.
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue
    const end = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      at: view.getUint32(at + 16, true),
    }
    const large = end.at === FULL32 || end.count === 0xffff || end.size === FULL32
    return large && at >= 20 && view.getUint32(at - 20, true) === END64_LOCATOR ? findEnd64(view, at - 20) : end
  }
  throw damaged()
}

function findEnd64(view: DataView, locator: number): { at: number; size: number; count: number } {
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) throw damaged()
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    size: Number(view.getBigUint64(at + 40, true)),
    at: Number(view.getBigUint64(at + 48, true)),
  }
}
