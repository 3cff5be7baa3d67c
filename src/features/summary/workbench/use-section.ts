import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { api, Declined, got } from '../../../workbench/api.ts'
import type { Paragraph } from '../rules.ts'
import type { Section } from './data.ts'
import { build, read } from './pieces.ts'

/** How the last save went. `conflict`: someone saved first; what was typed is still on the screen. */
export type Saving = { state: 'still' } | { state: 'typing' } | { state: 'saving' } | { state: 'failed'; error: unknown } | { state: 'conflict'; error: Declined; theirs: Section | null }

const pause = 800
const keepAlive = 60_000

/**
 * One section in the hands of one person: text built once, saved 800 ms after the last key, never while an input method composes;
 * held while the caret is in it. What others saved comes in only where nothing is unsaved here.
 */
export function useSection({ campaign, section, editable, text, heading, onSaved, onTyped }: {
  campaign: number; section: Section; editable: boolean; text: RefObject<HTMLDivElement | null>; heading: RefObject<HTMLElement | null>
  onSaved: (at: Date) => void; onTyped: () => void
}) {
  const [saving, setSaving] = useState<Saving>({ state: 'still' })
  const own = useRef({ version: section.version, dirty: false, composing: false, holding: false, busy: false, conflict: false, built: -1 })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const path = { campaign, section: section.id }

  useEffect(() => {
    const it = own.current
    // the browser's text is newer than the server's while something is unsaved
    if (!text.current || it.dirty || it.busy || it.built >= section.version) return
    build(text.current, section.body as Paragraph[])
    if (heading.current && heading.current.textContent !== section.heading) heading.current.textContent = section.heading
    it.version = section.version
    it.built = section.version
    onTyped()
  })

  const current = useCallback(() => ({ heading: heading.current?.textContent?.trim() || section.heading, body: text.current ? read(text.current) : (section.body as Paragraph[]) }), [heading, text, section])

  const save = useCallback(async (version?: number): Promise<boolean> => {
    const it = own.current
    clearTimeout(timer.current)
    if (!it.dirty) return true
    // a conflict is settled by a person, not by the next pause
    if (it.conflict && version === undefined) return false
    if (it.busy || it.composing) {
      timer.current = setTimeout(() => void save(), pause)
      return false
    }
    it.busy = true
    it.dirty = false
    it.conflict = false
    setSaving({ state: 'saving' })
    try {
      const saved = await got(api.PUT('/api/campaigns/{campaign}/summary/sections/{section}', { params: { path }, body: { version: version ?? it.version, ...current() } }))
      it.version = saved.version
      it.built = saved.version
      it.holding = true
      it.busy = false
      setSaving(it.dirty ? { state: 'typing' } : { state: 'still' })
      onSaved(new Date())
      return true
    } catch (error) {
      it.busy = false
      it.dirty = true
      if (error instanceof Declined && error.code === 'summary/changed') {
        const fresh = await got(api.GET('/api/campaigns/{campaign}/summary', { params: { path: { campaign } } })).catch(() => null)
        it.conflict = true
        setSaving({ state: 'conflict', error, theirs: fresh?.summary?.sections.find((each) => each.id === section.id) ?? null })
        return false
      }
      setSaving({ state: 'failed', error })
      // locked or offline: what was typed waits and goes again
      timer.current = setTimeout(() => void save(), 5000)
      return false
    }
  }, [campaign, section.id, current])

  const typed = useCallback(() => {
    const it = own.current
    it.dirty = true
    setSaving((before) => (before.state === 'conflict' ? before : { state: 'typing' }))
    onTyped()
    clearTimeout(timer.current)
    timer.current = setTimeout(() => { if (!own.current.composing) void save() }, pause)
  }, [save, onTyped])

  const hold = useCallback(async (wanted: boolean) => {
    if (own.current.holding === wanted || !editable) return
    own.current.holding = wanted
    await got(api.POST('/api/campaigns/{campaign}/summary/sections/{section}/hold', { params: { path }, body: { hold: wanted } })).catch(() => { own.current.holding = false })
  }, [campaign, section.id, editable])

  useEffect(() => {
    // whoever still has the caret here keeps the section, also when thinking longer than the lock lasts
    const alive = setInterval(() => {
      if (!own.current.holding || !text.current?.contains(document.activeElement)) return
      own.current.holding = false
      void hold(true)
    }, keepAlive)
    const leave = (event: BeforeUnloadEvent) => { if (own.current.dirty) event.preventDefault() }
    addEventListener('beforeunload', leave)
    return () => {
      clearInterval(alive)
      removeEventListener('beforeunload', leave)
    }
  }, [hold, text])
  useEffect(() => () => { if (own.current.dirty) void save() }, [])

  return {
    saving, typed, hold, save, current,
    composing: (on: boolean) => {
      own.current.composing = on
      if (!on) typed()
    },
    /** Settles a conflict: mine over theirs, or theirs over mine. */
    settle: async (mine: boolean) => {
      if (saving.state !== 'conflict' || !saving.theirs) return
      const { theirs } = saving
      if (mine) return void (await save(theirs.version))
      own.current = { ...own.current, dirty: false, conflict: false, version: theirs.version, built: theirs.version }
      if (text.current) build(text.current, theirs.body as Paragraph[])
      if (heading.current) heading.current.textContent = theirs.heading
      setSaving({ state: 'still' })
      onTyped()
    },
  }
}
