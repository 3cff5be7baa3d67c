import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, Declined, got } from '../../../workbench/api.ts'
import { mergeWork, type Work } from '../merge.rules.ts'
import type { Reading } from './types.ts'

/** What a person has changed and is not yet kept by the server. */
interface Draft extends Work {
  /** What it was begun from: what others saved since is merged or asked about, never overwritten unseen. */
  base: Work & { version: number }
}
/** How far saving is. `clash`: someone else changed the same places. */
export type Saving =
  | { state: 'saved'; at: Date | null }
  | { state: 'waiting' }
  | { state: 'clash'; error: unknown; places: string[] }
  | { state: 'failed'; error: unknown }

const storageKey = (id: number) => `reading-${id}`

/** A draft this browser kept because the line broke; null when there is none. */
function keptDraft(id: number): Draft | null {
  try {
    const kept = localStorage.getItem(storageKey(id))
    return kept ? (JSON.parse(kept) as Draft) : null
  } catch {
    return null
  }
}

function keepDraft(id: number, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(storageKey(id), JSON.stringify(draft))
    else localStorage.removeItem(storageKey(id))
  } catch {
    // a full or closed storage only takes away the second safety
  }
}

const workOf = ({ plan, inferred }: Work): Work => ({ plan, inferred })

/**
 * One reading, edited in place: every change is on the screen at once, in this browser at once, and on the server within a second.
 * When someone else saved first, both works are put together; what both changed is asked.
 */
export function useReading(id: number) {
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['reading', id], queryFn: async () => (await got(api.GET('/api/readings/{reading}', { params: { path: { reading: id } } }))) as unknown as Reading,
    // a file being recognised tells nobody but who asks; it belongs to no campaign whose news could say so
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? 1000 : false) })
  const { refetch } = query
  const [draft, setDraft] = useState<Draft | null>(() => keptDraft(id))
  const [saving, setSaving] = useState<Saving>(() => (keptDraft(id) ? { state: 'waiting' } : { state: 'saved', at: null }))
  const latest = useRef<Draft | null>(draft)
  const busy = useRef<Promise<unknown>>(Promise.resolve())

  const keep = useCallback((reading: Reading) => queries.setQueryData(['reading', id], reading), [queries, id])
  const known = useCallback(() => queries.getQueryData<Reading>(['reading', id]), [queries, id])
  const hold = useCallback((next: Draft | null) => {
    latest.current = next
    setDraft(next)
    keepDraft(id, next)
  }, [id])

  /** Puts what others saved under the pending work. @returns whether it can be saved as it is */
  const takeTheirs = useCallback(async (error: unknown, prefer?: 'mine' | 'theirs'): Promise<boolean> => {
    const theirs = (await refetch()).data
    const mine = latest.current
    if (!theirs || !mine) return false
    const { work, clashes } = mergeWork(mine.base, theirs, mine, prefer ?? 'mine')
    if (clashes.length > 0 && !prefer) {
      setSaving({ state: 'clash', error, places: clashes })
      return false
    }
    hold({ ...work, base: { ...workOf(theirs), version: theirs.version } })
    return true
  }, [refetch, hold])

  const save = useCallback(async (again: boolean): Promise<boolean> => {
    const sent = latest.current
    if (!sent) return true
    try {
      const reading = (await got(api.PUT('/api/readings/{reading}', { params: { path: { reading: id } }, body: { version: sent.base.version, ...workOf(sent) } }))) as unknown as Reading
      keep(reading)
      // what was written on while this was on its way goes with the next save
      hold(latest.current === sent || !latest.current ? null : { ...workOf(latest.current), base: { ...workOf(reading), version: reading.version } })
      if (!latest.current) setSaving({ state: 'saved', at: new Date() })
      return true
    } catch (error) {
      if (error instanceof Declined && error.code === 'readings/changed') return again && (await takeTheirs(error)) ? save(false) : false
      setSaving({ state: 'failed', error })
      return false
    }
  }, [id, keep, hold, takeTheirs])

  /** Saves what is pending; one after the other, so that versions never cross. */
  const flush = useCallback((): Promise<boolean> => {
    const run = busy.current.then(() => save(true))
    busy.current = run
    return run
  }, [save])

  const edit = useCallback((change: (work: Work) => Work) => {
    const now = known()
    const from = latest.current ?? (now ? { ...workOf(now), base: { ...workOf(now), version: now.version } } : null)
    if (!from) return
    hold({ ...change(workOf(from)), base: from.base })
    setSaving((state) => (state.state === 'clash' ? state : { state: 'waiting' }))
  }, [known, hold])

  const loaded = query.data !== undefined
  // Confirmed meanwhile: nothing of it can be changed any more, so a kept draft has no place to go.
  const confirmed = query.data !== undefined && query.data.campaignId !== null
  useEffect(() => {
    if (!confirmed || !latest.current) return
    hold(null)
    setSaving({ state: 'saved', at: null })
  }, [confirmed, hold])
  useEffect(() => {
    if (!loaded || confirmed || (saving.state !== 'waiting' && saving.state !== 'failed')) return
    const broken = saving.state === 'failed' && !(saving.error instanceof Declined)
    if (saving.state === 'failed' && !broken) return
    const timer = setTimeout(() => void flush(), broken ? 8000 : 800)
    const online = () => void flush()
    addEventListener('online', online)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', online)
    }
  }, [saving, draft, flush, loaded, confirmed])
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (latest.current) event.preventDefault()
    }
    addEventListener('beforeunload', leaving)
    return () => {
      removeEventListener('beforeunload', leaving)
      if (latest.current) void flush()
    }
  }, [flush])

  const reading: Reading | undefined = query.data && draft ? { ...query.data, plan: draft.plan, inferred: draft.inferred } : query.data
  return {
    reading, query, saving, edit, flush, keep,
    version: () => known()?.version ?? 0,
    /** Settles what both changed, for one side; everything else of both stays. */
    settle: async (prefer: 'mine' | 'theirs') => {
      if (await takeTheirs(null, prefer)) setSaving({ state: 'waiting' })
    },
  }
}
