import { useCallback, useSyncExternalStore } from 'react'

/** Whether the screen is at most this many pixels wide; 720 is a phone's, where panes stand one behind the other. */
export function useNarrow(width = 720): boolean {
  const query = `(max-width: ${width}px)`
  const subscribe = useCallback((tell: () => void) => {
    const list = matchMedia(query)
    list.addEventListener('change', tell)
    return () => list.removeEventListener('change', tell)
  }, [query])
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}
