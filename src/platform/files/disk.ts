import { createHash, randomUUID } from 'node:crypto'
import { open, readdir, rename, stat, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { durableFolders } from './folders.ts'
import { badRange, notFound, refuseFull, tooLarge } from './refusals.ts'
import type { FileContent, FileStore, StoredFile } from './store.ts'

const SHA256 = /^[0-9a-f]{64}$/
/** Small pieces are gathered up to this size: one write call for 64 KB pieces of an upload costs as much as for 1 MB. */
const GATHER = 1 << 20

/**
 * A store below the folder `root`: `a/<sha256>` for content, `tmp/` for what is being written.
 * Order of a put: write the temporary file, sync it, rename it, sync the folder, answer. So a name that
 * looks like a hash always has its whole content, and a crash leaves only files in `tmp/`.
 * Several processes may use the same folder at once.
 */
export async function diskFileStore(root: string): Promise<FileStore> {
  const base = resolve(root)
  const temporary = join(base, 'tmp')
  const folders = durableFolders(base)
  await folders.ensure(temporary)

  const pathOf = (sha256: string) => join(base, sha256.slice(0, 1), sha256)

  async function has({ sha256, size }: StoredFile) {
    const found = await stat(pathOf(sha256)).catch(ignoreMissing)
    return found !== null && found.size === size
  }

  /** The name may be an instant old, ours or someone else's: its folder has to be synced before we answer. */
  async function settle(file: StoredFile): Promise<StoredFile> {
    await folders.sync(dirname(pathOf(file.sha256)))
    return file
  }

  async function put(content: FileContent, { limit = Infinity }: { limit?: number } = {}): Promise<StoredFile> {
    if (content instanceof Uint8Array) {
      if (content.byteLength > limit) throw tooLarge(limit)
      const known = { sha256: createHash('sha256').update(content).digest('hex'), size: content.byteLength }
      if (await has(known)) {
        await folders.ensure(dirname(pathOf(known.sha256)))
        return settle(known)
      }
    }
    const path = join(temporary, randomUUID())
    let handle: FileHandle | null = null
    try {
      handle = await open(path, 'wx', 0o600)
      const file = await write(handle, content, limit)
      // The rename waits for both; side by side they cost one wait for the disk instead of two.
      await Promise.all([handle.sync(), folders.ensure(dirname(pathOf(file.sha256)))])
      await handle.close()
      handle = null
      // Over an equal file this changes nothing, over one of another length (a damaged disk) it heals.
      await rename(path, pathOf(file.sha256))
      return await settle(file)
    } catch (error) {
      await handle?.close().catch(() => {})
      await unlink(path).catch(() => {})
      throw refuseFull(error)
    }
  }

  async function find(sha256: string): Promise<StoredFile | null> {
    if (!SHA256.test(sha256)) return null
    const found = await stat(pathOf(sha256)).catch(ignoreMissing)
    return found && { sha256, size: found.size }
  }

  async function openAt(sha256: string): Promise<FileHandle> {
    if (!SHA256.test(sha256)) throw notFound()
    const handle = await open(pathOf(sha256), 'r').catch(ignoreMissing)
    if (!handle) throw notFound()
    return handle
  }

  return {
    put,
    stat: find,

    async open(sha256, range) {
      const handle = await openAt(sha256)
      if (!range) return handle.createReadStream()
      const { size } = await handle.stat()
      const end = Math.min(range.end ?? size - 1, size - 1)
      if (!(range.start >= 0 && range.start <= end)) {
        await handle.close()
        throw badRange()
      }
      return handle.createReadStream({ start: range.start, end })
    },

    async read(sha256, { limit = Infinity } = {}) {
      const handle = await openAt(sha256)
      try {
        if ((await handle.stat()).size > limit) throw tooLarge(limit)
        return await handle.readFile()
      } finally {
        await handle.close()
      }
    },

    async sweep(before) {
      let removed = 0
      for (const name of await readdir(temporary)) {
        const path = join(temporary, name)
        const found = await stat(path).catch(ignoreMissing)
        if (!found || found.mtime >= before) continue
        // Its upload may have ended between the two calls.
        if ((await unlink(path).catch(ignoreMissing)) !== null) removed++
      }
      return removed
    },
  }
}

/** Writes and hashes as the bytes come, and never more than the limit. */
async function write(handle: FileHandle, content: FileContent, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  let gathered: Uint8Array[] = []
  let waiting = 0

  async function flush() {
    // Written as they are: joining them first would copy every byte once more.
    let rest = gathered
    gathered = []
    waiting = 0
    while (rest.length > 0) rest = behind(rest, (await handle.writev(rest)).bytesWritten)
  }

  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    hash.update(chunk)
    gathered.push(chunk)
    waiting += chunk.byteLength
    if (waiting >= GATHER) await flush()
  }
  if (waiting > 0) await flush()
  return { sha256: hash.digest('hex'), size }
}

/** What of the pieces is left after so many bytes; a full disk or a signal can cut a write short. */
function behind(pieces: Uint8Array[], written: number): Uint8Array[] {
  let at = 0
  while (at < pieces.length && written >= pieces[at]!.byteLength) written -= pieces[at++]!.byteLength
  return at === pieces.length ? [] : [pieces[at]!.subarray(written), ...pieces.slice(at + 1)]
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
