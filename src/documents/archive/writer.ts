import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { DEFLATED, STORED, descriptor, directoryHeader, endRecords, isLarge, localHeader, type EntryRecord } from './format.ts'

/** An entry as the writer takes it: its path is written as it stands. */
export interface WriterEntry {
  path: string
  modified: Date
  /** The exact size, and stored as it is; without it the content is deflated and may be of any size below 4 GB. */
  size?: number
  open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>
}

/**
 * Up to here an entry is gathered before it is written, so that checksum and size stand in front of it:
 * some unpackers (macOS, Java's stream reader) refuse stored entries whose checksum follows. Larger ones stream.
 */
export const GATHERED = 8 << 20

/** Writes a zip, one entry after the other. Memory: one chunk, or one entry of up to 8 MB, and some 100 bytes per entry. */
export async function* writeZip(entries: Iterable<WriterEntry> | AsyncIterable<WriterEntry>): AsyncGenerator<Uint8Array, void> {
  const records: EntryRecord[] = []
  let at = 0
  for await (const entry of entries) {
    const record = recordFor(entry, at)
    records.push(record)
    const content = await entry.open()
    for await (const chunk of entry.size === undefined ? deflated(record, content) : stored(record, content, entry.size)) {
      at += chunk.length
      yield chunk
    }
  }
  const directoryAt = at
  for (const record of records) {
    const header = directoryHeader(record)
    at += header.length
    yield header
  }
  yield endRecords(records.length, directoryAt, at - directoryAt)
}

/** The size `writeZip` will come to; every entry must have its own. */
export function zipSize(entries: readonly (WriterEntry & { size: number })[]): number {
  let at = 0
  let directory = 0
  for (const entry of entries) {
    const record = recordFor(entry, at)
    at += localHeader(record).length + entry.size + (record.descriptor ? descriptor(record).length : 0)
    directory += directoryHeader(record).length
  }
  return at + directory + endRecords(entries.length, at, directory).length
}

function recordFor(entry: WriterEntry, headerAt: number): EntryRecord {
  return {
    name: Buffer.from(entry.path),
    method: entry.size === undefined ? DEFLATED : STORED,
    modified: entry.modified,
    descriptor: entry.size === undefined || entry.size > GATHERED,
    large: isLarge(entry.size ?? 0),
    crc: 0,
    packedSize: entry.size ?? 0,
    size: entry.size ?? 0,
    headerAt,
  }
}

async function* stored(record: EntryRecord, content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  const gathered: Uint8Array[] = []
  let seen = 0
  if (record.descriptor) yield localHeader(record)
  for await (const chunk of content) {
    seen += chunk.length
    // The download's length has been promised; a broken connection is honest, a wrong file is not.
    if (seen > size) break
    record.crc = crc32(chunk, record.crc)
    if (record.descriptor) yield chunk
    else gathered.push(chunk)
  }
  if (seen !== size) throw new Error(`zip entry of ${size} bytes came with ${seen > size ? 'more' : seen}`)
  if (record.descriptor) {
    yield descriptor(record)
  } else {
    yield localHeader(record)
    yield* gathered
  }
}

async function* deflated(record: EntryRecord, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield localHeader(record)
  async function* counted() {
    for await (const chunk of content) {
      record.crc = crc32(chunk, record.crc)
      record.size += chunk.length
      yield chunk
    }
  }
  // Works in the thread pool, beside the rows being made.
  const source = Readable.from(counted(), { objectMode: false, highWaterMark: 1 << 18 })
  const packer = createDeflateRaw({ level: 6, chunkSize: 1 << 16 })
  source.on('error', (error) => packer.destroy(error))
  try {
    for await (const chunk of source.pipe(packer) as AsyncIterable<Uint8Array>) {
      record.packedSize += chunk.length
      yield chunk
    }
  } finally {
    source.destroy()
  }
  if (isLarge(record.size) || isLarge(record.packedSize)) throw new Error('a deflated zip entry came to 4 GB')
  yield descriptor(record)
}
