/**
 * Keeps the file of an upload under way in the browser's own store, so that after a reload it goes on by itself.
 * A browser that cannot (private window, no room) only loses that: the file is then chosen again.
 */
export interface Shelved {
  file: File
  /** Bytes known to be safe, for the words shown before the first answer. */
  sent: number
}

const name = 'liandong-uploads'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore('files')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no store'))
  })
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const database = await open()
    try {
      return await new Promise<T>((resolve, reject) => {
        const request = act(database.transaction('files', mode).objectStore('files'))
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('no store'))
      })
    } finally {
      database.close()
    }
  } catch {
    return null
  }
}

export const shelve = (slot: string, shelved: Shelved) => run('readwrite', (store) => store.put(shelved, slot))
export const shelved = (slot: string): Promise<Shelved | null | undefined> => run('readonly', (store) => store.get(slot) as IDBRequest<Shelved | undefined>)
export const unshelve = (slot: string) => run('readwrite', (store) => store.delete(slot))
