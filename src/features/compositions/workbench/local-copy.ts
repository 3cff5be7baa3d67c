import type { Manuscript } from '../composition.rules.ts'

/** What could not be saved, kept in this browser until it is. */
export interface LocalCopy extends Manuscript {
  /** The revision it was typed on. */
  revision: number
  /** ISO moment. */
  at: string
}

const key = (id: number) => `composition:${id}`

/** A full or forbidden storage loses nothing: the text is still on the screen. */
export function keepLocally(id: number, copy: LocalCopy): void {
  try {
    localStorage.setItem(key(id), JSON.stringify(copy))
  } catch {
    // the screen still says that nothing was saved
  }
}

export function localCopy(id: number): LocalCopy | null {
  try {
    const text = localStorage.getItem(key(id))
    return text ? (JSON.parse(text) as LocalCopy) : null
  } catch {
    return null
  }
}

export function forgetLocally(id: number): void {
  try {
    localStorage.removeItem(key(id))
  } catch {
    // nothing was kept either
  }
}
