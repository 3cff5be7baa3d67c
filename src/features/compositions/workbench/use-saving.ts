import { useCallback, useEffect, useRef, useState } from 'react'
import { api, Declined, got } from '../../../workbench/api.ts'
import { manuscriptOf, type Sheet } from '../sheet.rules.ts'
import { fetchComposition, type Composition } from './data.ts'
import { forgetLocally, keepLocally } from './local-copy.ts'

/** How the last save went. `conflict`: someone saved first; what was typed is still on the screen and in this browser. */
export type Saving = { state: 'still' } | { state: 'typing' } | { state: 'saving' } | { state: 'failed'; error: unknown } | { state: 'conflict'; error: Declined | null; theirs: Composition | null }

const pause = 800
const again = 5000

/**
 * Saves 800 ms after the last key, never while an input method composes. A save that fails is tried again and kept in
 * this browser meanwhile; one that came second waits for a person.
 */
export function useSaving(id: number, start: { revision: number; dirty: boolean; conflict: Composition | null }, sheet: Sheet) {
  const [saving, setSaving] = useState<Saving>(start.conflict ? { state: 'conflict', error: null, theirs: start.conflict } : { state: start.dirty ? 'typing' : 'still' })
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const own = useRef({ revision: start.revision, sheet, saved: start.dirty || start.conflict ? null : sheet, composing: false, running: null as Promise<boolean> | null, conflict: start.conflict !== null, failed: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const send = useCallback(async (over?: number): Promise<boolean> => {
    const it = own.current
    const sent = it.sheet
    const manuscript = manuscriptOf(sent)
    setSaving({ state: 'saving' })
    try {
      const done = await got(api.PUT('/api/compositions/{composition}', { params: { path: { composition: id } }, body: { revision: over ?? it.revision, ...manuscript } }))
      Object.assign(it, { revision: done.revision, saved: sent, running: null, conflict: false, failed: false })
      forgetLocally(id)
      setSavedAt(new Date(done.savedAt))
      setSaving({ state: it.sheet === sent ? 'still' : 'typing' })
      return true
    } catch (error) {
      Object.assign(it, { running: null, failed: true })
      keepLocally(id, { ...manuscript, revision: it.revision, at: new Date().toISOString() })
      if (error instanceof Declined && (error.code === 'compositions/changed' || error.code === 'compositions/finished')) {
        it.conflict = true
        setSaving({ state: 'conflict', error, theirs: await fetchComposition(id).catch(() => null) })
      } else setSaving({ state: 'failed', error })
      return false
    }
  }, [id])

  /** Sends what is unsaved; false when it could not be kept. @param over the revision to write over, once a person said so */
  const save = useCallback(async (over?: number): Promise<boolean> => {
    const it = own.current
    clearTimeout(timer.current)
    // a save under way is waited for; what was typed since goes out behind it
    while (it.running) await it.running
    if (it.saved === it.sheet) return true
    // a conflict is settled by a person, not by the next pause
    if (it.conflict && over === undefined) return false
    if (it.composing) {
      timer.current = setTimeout(() => void save(), pause)
      return false
    }
    it.running = send(over)
    const kept = await it.running
    if (!kept && !it.conflict) timer.current = setTimeout(() => void save(), again)
    return kept
  }, [send])

  useEffect(() => {
    const it = own.current
    it.sheet = sheet
    if (it.saved === sheet) return
    if (it.failed) keepLocally(id, { ...manuscriptOf(sheet), revision: it.revision, at: new Date().toISOString() })
    setSaving((before) => (before.state === 'still' ? { state: 'typing' } : before))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), it.failed ? again : pause)
  }, [id, sheet, save])

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => { if (own.current.saved !== own.current.sheet) event.preventDefault() }
    addEventListener('beforeunload', leave)
    return () => {
      removeEventListener('beforeunload', leave)
      clearTimeout(timer.current)
      // leaving for another screen: what was typed last goes out at once
      void save()
    }
  }, [save])

  return {
    saving, savedAt, save,
    revision: () => own.current.revision,
    composing: (on: boolean) => {
      own.current.composing = on
    },
    /** Theirs is taken: what is on the screen from now on is saved on their revision. */
    settled: (revision: number, kept: Sheet) => {
      Object.assign(own.current, { revision, conflict: false, failed: false, saved: kept, sheet: kept })
      forgetLocally(id)
      setSaving({ state: 'still' })
    },
  }
}
