import { open, unlink, type FileHandle } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** Where something lies in the spool. */
export interface Spooled {
  at: number
  length: number
}

/** Holds on disk what a long work needs twice and memory should not hold. Nothing of it is left when the process ends, however it ends. */
export interface Spool {
  add(bytes: Uint8Array): Promise<Spooled>
  read(place: Spooled): Promise<Uint8Array>
  close(): Promise<void>
}

/** Opens a spool in a folder that is there. */
export async function openSpool(folder: string): Promise<Spool> {
  const path = join(folder, `spool-${randomUUID()}`)
  const file: FileHandle = await open(path, 'wx+', 0o600)
  // Without its name the file lives as long as it is open.
  await unlink(path)
  let end = 0
  return {
    async add(bytes) {
      const place = { at: end, length: bytes.length }
      end += bytes.length
      for (let written = 0; written < bytes.length; )
        written += (await file.write(bytes, written, bytes.length - written, place.at + written)).bytesWritten
      return place
    },
    async read({ at, length }) {
      const bytes = new Uint8Array(length)
      for (let seen = 0; seen < length; ) {
        const { bytesRead } = await file.read(bytes, seen, length - seen, at + seen)
        if (bytesRead === 0) throw new Error('the spool ends too soon')
        seen += bytesRead
      }
      return bytes
    },
    close: () => file.close(),
  }
}
