import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, Declined, got } from '../../../workbench/api.ts'
import type { NoticePlan, Reading } from './types.ts'

/** What a person has changed and is not yet kept by the server. */
interface Draft {
  plan: NoticePlan
  inferred: Record<string, string>
  /** Version it was begun from: what others saved since is not overwritten unseen. */
  base: number
}
/** How far saving is. */
export type Saving = { state: 'saved'; at: Date | null } | { state: 'waiting' } | { state: 'conflict' | 'failed'; error: unknown }

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

/**
 * One reading, edited in place: every change is on the screen at once, in this browser at once, and on the server within a second.
 * When someone else saved first nothing is overwritten and nothing is lost: the person chooses.
 */
export function useReading(id: number) {
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['reading', id], queryFn: async () => (await got(api.GET('/api/readings/{reading}', { params: { path: { reading: id } } }))) as unknown as Reading })
  const [draft, setDraft] = useState<Draft | null>(() => keptDraft(id))
  const [saving, setSaving] = useState<Saving>(() => (keptDraft(id) ? { state: 'waiting' } : { state: 'saved', at: null }))
  const latest = useRef<Draft | null>(draft)
  const busy = useRef<Promise<unknown>>(Promise.resolve())
  const keep = useCallback((reading: Reading) => queries.setQueryData(['reading', id], reading), [queries, id])
  const known = useCallback(() => queries.getQueryData<Reading>(['reading', id]), [queries, id])

  /** Saves what is pending; one after the other, so that versions never cross. */
  const flush = useCallback((): Promise<boolean> => {
    const run = busy.current.then(async () => {
      const sent = latest.current
      if (!sent) return true
      try {
        const reading = (await got(api.PUT('/api/readings/{reading}', { params: { path: { reading: id } }, body: { version: sent.base, plan: sent.plan, inferred: sent.inferred } }))) as unknown as Reading
        keep(reading)
        if (latest.current === sent) {
          latest.current = null
          setDraft(null)
          localStorage.removeItem(storageKey(id))
          setSaving({ state: 'saved', at: new Date() })
        } else if (latest.current) {
          // written on while this was on its way
          latest.current = { ...latest.current, base: reading.version }
          setDraft(latest.current)
        }
        return true
      } catch (error) {
        setSaving({ state: error instanceof Declined && error.code === 'readings/changed' ? 'conflict' : 'failed', error })
        return false
      }
    })
    busy.current = run
    return run
  }, [id, keep])

  const edit = useCallback((change: (draft: Pick<Draft, 'plan' | 'inferred'>) => Pick<Draft, 'plan' | 'inferred'>) => {
    const now = known()
    const from = latest.current ?? (now ? { plan: now.plan, inferred: now.inferred, base: now.version } : null)
    if (!from) return
    const next = { ...change(from), base: from.base }
    latest.current = next
    setDraft(next)
    try {
      localStorage.setItem(storageKey(id), JSON.stringify(next))
    } catch {
      // a full or closed storage only takes away the second safety
    }
    setSaving((now) => (now.state === 'conflict' ? now : { state: 'waiting' }))
  }, [id, known])

  const loaded = query.data !== undefined
  // Confirmed meanwhile: nothing of it can be changed any more, so a kept draft has no place to go.
  const confirmed = query.data !== undefined && query.data.campaignId !== null
  useEffect(() => {
    if (!confirmed || !latest.current) return
    latest.current = null
    setDraft(null)
    setSaving({ state: 'saved', at: null })
    localStorage.removeItem(storageKey(id))
  }, [confirmed, id])

  useEffect(() => {
    if (saving.state !== 'waiting' || !loaded || confirmed) return
    const timer = setTimeout(() => void flush(), 800)
    return () => clearTimeout(timer)
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
    /** Ours over theirs. */
    overwrite: async () => {
      const fresh = await query.refetch()
      if (fresh.data && latest.current) {
        latest.current = { ...latest.current, base: fresh.data.version }
        setDraft(latest.current)
      }
      setSaving({ state: 'waiting' })
    },
    /** Theirs; ours is let go. */
    discardMine: async () => {
      latest.current = null
      setDraft(null)
      localStorage.removeItem(storageKey(id))
      await query.refetch()
      setSaving({ state: 'saved', at: null })
    },
  }
}
