import { distinctPaths } from './names.ts'
import { writeZip, zipSize } from './writer.ts'

/** Progress is told at each entry and, within a long one, after so many bytes. */
const TELL_EVERY = 1 << 20

/** A file to be packed, as it is: Word, PDF, pictures and video are compressed already. */
export interface ArchiveEntry {
  /** The name wished for, such as 03_某县科协_总结.docx; "/" makes folders. Made safe and distinct by the archive. */
  name: string
  /** Bytes `open` will give; it is held to it. */
  size: number
  modified: Date
  /** Called when the entry's turn comes, so no more than one is open. */
  open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>
}

export interface ArchiveProgress {
  entries: number
  bytes: number
  /** Of all bytes, 0 to 1. */
  share: number
}

export interface Archive {
  /** The names in the archive, in the order of the entries. */
  names: string[]
  /** Bytes of the whole zip, for Content-Length. */
  size: number
  /** The zip. An entry that fails or changes its size breaks the stream off with that error. */
  stream(onProgress?: (progress: ArchiveProgress) => void): AsyncGenerator<Uint8Array, void>
}

/** Plans a zip of stored files: names and size are known before the first byte; Zip64 as needed. */
export function planArchive(entries: readonly ArchiveEntry[]): Archive {
  const names = distinctPaths(entries.map((entry) => entry.name))
  const planned = entries.map(({ size, modified, open }, i) => ({ path: names[i] ?? '', size, modified, open }))
  const size = zipSize(planned)
  return {
    names,
    size,
    async *stream(onProgress) {
      let started = 0
      let bytes = 0
      let told = 0
      const tell = (done: number) => onProgress?.({ entries: done, bytes, share: size === 0 ? 1 : bytes / size })
      const counted = planned.map((entry) => ({
        ...entry,
        open() {
          // The one before is done when the next is asked for.
          if (started++ > 0) tell(started - 1)
          return entry.open()
        },
      }))
      for await (const chunk of writeZip(counted)) {
        bytes += chunk.length
        yield chunk
        if (bytes - told < TELL_EVERY) continue
        told = bytes
        tell(Math.max(started - 1, 0))
      }
      tell(started)
    },
  }
}
