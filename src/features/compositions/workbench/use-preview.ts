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

/** Pages asked for in one go: what a window shows and the next. */
const window = 3
const pause = 400

/**
 * Pages of whatever `ask` draws, asked again 400 ms after `subject` changed; answers that come after a newer question
 * are dropped. Pages further on are drawn when they come into sight. What was shown stays until its successor is there.
 */
export function usePreview(subject: unknown, ask: (wanted: PageAsk, signal: AbortSignal) => Promise<Preview>, width: number) {
  const [pages, setPages] = useState<Pages | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const seen = useRef(1)
  const asking = useRef(ask)
  asking.current = ask
  const round = useRef<{ stop: AbortController; asked: Set<number>; fresh: boolean }>({ stop: new AbortController(), asked: new Set(), fresh: true })

  const fetchFrom = useCallback(async (from: number) => {
    const mine = round.current
    for (let page = from; page < from + window; page++) mine.asked.add(page)
    setBusy(true)
    try {
      const answer = await asking.current({ from, count: window, width }, mine.stop.signal)
      if (mine.stop.signal.aborted) return
      const drawn = new Map(answer.images.map(({ page, png }) => [page, `data:image/png;base64,${png}`]))
      // the document grew shorter than the page being looked at
      if (drawn.size === 0 && answer.pages > 0 && from > answer.pages) return void fetchFrom(Math.max(1, answer.pages - window + 1))
      const first = mine.fresh
      mine.fresh = false
      setPages((before) => ({ total: answer.pages, fonts: answer.fonts, texts: answer.texts, images: new Map([...(first ? [...(before?.images ?? [])].filter(([page]) => page <= answer.pages) : before?.images ?? []), ...drawn]) }))
      if (first) mine.asked = new Set(drawn.keys())
      setError(null)
      setBusy(false)
    } catch (failure) {
      if (mine.stop.signal.aborted) return
      setError(failure)
      setBusy(false)
    }
  }, [width])

  useEffect(() => {
    const timer = setTimeout(() => {
      round.current.stop.abort()
      round.current = { stop: new AbortController(), asked: new Set(), fresh: true }
      void fetchFrom(Math.max(1, seen.current - 1))
    }, pages === null ? 0 : pause)
    return () => clearTimeout(timer)
    // `pages` only decides how soon the first question goes out
  }, [subject, fetchFrom])
  useEffect(() => () => round.current.stop.abort(), [])

  /** Page `page` came into sight. */
  const see = useCallback((page: number) => {
    seen.current = page
    const { asked, fresh } = round.current
    if (!fresh && !asked.has(page)) void fetchFrom(page)
    else if (!fresh && !asked.has(page + 1)) void fetchFrom(page + 1)
  }, [fetchFrom])
  return { pages, error, busy, see, retry: () => void fetchFrom(seen.current) }
}
