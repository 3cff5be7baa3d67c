import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes folders, and makes names in them durable: a new name survives a power cut only once its folder is synced. */
export interface Folders {
  /** Creates a folder below the root if need be; answers when the folder itself is durable. */
  ensure(path: string): Promise<void>
  /** Syncs the folder. Callers that come while a sync is running share the next one. */
  sync(path: string): Promise<void>
}

export function durableFolders(root: string): Folders {
  const ensured = new Map<string, Promise<void>>()
  const running = new Map<string, Promise<void>>()
  const next = new Map<string, Promise<void>>()

  async function syncNow(path: string) {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }

  function start(path: string) {
    const done = syncNow(path).finally(() => running.delete(path))
    running.set(path, done)
    return done
  }

  function sync(path: string): Promise<void> {
    const current = running.get(path)
    if (!current) return start(path)
    // The running sync may have begun before this caller's rename, so it proves nothing for it.
    let following = next.get(path)
    if (!following) {
      following = current.then(() => {}, () => {}).then(() => {
        next.delete(path)
        return start(path)
      })
      next.set(path, following)
    }
    return following
  }

  async function create(path: string) {
    if (path !== root) await ensure(dirname(path))
    await mkdir(path, { recursive: path === root, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    // Also when it was there already: another process may have made it a moment ago without having synced yet.
    await sync(dirname(path))
  }

  function ensure(path: string): Promise<void> {
    let done = ensured.get(path)
    if (!done) {
      done = create(path)
      ensured.set(path, done)
      done.catch(() => ensured.delete(path))
    }
    return done
  }

  return { ensure, sync }
}
