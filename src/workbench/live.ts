import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/**
 * Keeps what a campaign's screens show up to date: on news of the campaign, queries whose key starts with
 * `['campaign', id, …]` are asked again (at most once a second). Returns when the last news or check came, and whether the line is open.
 */
export function useLive(campaign: number | null): { connected: boolean; at: Date } {
  const queries = useQueryClient()
  const [connected, setConnected] = useState(false)
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    if (campaign === null) return
    const source = new EventSource(`/api/campaigns/${campaign}/live`)
    let waiting: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        setAt(new Date())
        void queries.invalidateQueries({ queryKey: ['campaign', campaign] })
      }, 300)
    }
    source.addEventListener('open', () => {
      setConnected(true)
      refresh()
    })
    source.addEventListener('message', refresh)
    source.addEventListener('error', () => setConnected(false))
    return () => {
      clearTimeout(waiting)
      source.close()
    }
  }, [campaign, queries])
  return { connected, at }
}
