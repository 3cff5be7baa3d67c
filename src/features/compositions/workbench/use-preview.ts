import { useCallback, useEffect, useRef, useState } from 'react'
import type { Preview } from './data.ts'

export interface Pages {
  total: number
  fonts: Preview['fonts']
  texts: Preview['texts']
  /** Page → data address of its picture. */
  images: ReadonlyMap<number, string>
}

export interface PageAsk {
  from: number
  count: number
  width: number
}

/** Pages asked for in one go: what a window shows, the one before and the one behind. */
const window = 3
const pause = 400

/**
 * Pages of whatever `ask` draws, asked again 400 ms after `subject` changed. One question is under way at a time: while
 * somebody types on, the states in between are never asked for, and the answer to the newest one stands last. Pages
 * further on are drawn when they come into sight; what was shown stays until its successor is there.
 */
export function usePreview(subject: unknown, ask: (wanted: PageAsk) => Promise<Preview>, width: number) {
  const [pages, setPages] = useState<Pages | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const newest = useRef({ ask, width })
  newest.current = { ask, width }
  const own = useRef({ alive: true, begun: false, flying: false, due: null as { fresh: boolean; from: number } | null, asked: new Set<number>(), seen: 1 })

  const run = useCallback(async (fresh: boolean, from: number): Promise<void> => {
    const it = own.current
    it.flying = true
    setBusy(true)
    try {
      const answer = await newest.current.ask({ from, count: window, width: newest.current.width })
      if (!it.alive) return
      const drawn = new Map(answer.images.map(({ page, png }) => [page, `data:image/png;base64,${png}`]))
      it.asked = new Set([...(fresh ? [] : it.asked), ...drawn.keys()])
      setPages((before) => ({ total: answer.pages, fonts: answer.fonts, texts: answer.texts, images: new Map([...[...(before?.images ?? [])].filter(([page]) => page <= answer.pages), ...drawn]) }))
      setError(null)
      // the document grew shorter than the page being looked at
      if (drawn.size === 0 && answer.pages > 0) it.due ??= { fresh: true, from: Math.max(1, answer.pages - window + 1) }
    } catch (failure) {
      if (!it.alive) return
      setError(failure)
    }
    it.flying = false
    const { due } = it
    it.due = null
    if (due) await run(due.fresh, due.from)
    else setBusy(false)
  }, [])

  const want = useCallback((fresh: boolean, from: number) => {
    const it = own.current
    if (!it.flying) return void run(fresh, from)
    it.due = fresh || !it.due?.fresh ? { fresh, from } : it.due
  }, [run])

  useEffect(() => {
    const it = own.current
    const timer = setTimeout(() => want(true, Math.max(1, it.seen - 1)), it.begun ? pause : 0)
    it.begun = true
    return () => clearTimeout(timer)
  }, [subject, width, want])
  useEffect(() => {
    const it = own.current
    it.alive = true
    return () => { it.alive = false }
  }, [])

  /** Page `page` came into sight. */
  const see = useCallback((page: number) => {
    const it = own.current
    it.seen = page
    if (!it.asked.has(page)) want(false, page)
  }, [want])
  return { pages, error, busy, see, retry: () => want(true, Math.max(1, own.current.seen - 1)) }
}
