import { useSyncExternalStore } from 'react'

const query = '(max-width: 720px)'
const subscribe = (tell: () => void) => {
  const list = matchMedia(query)
  list.addEventListener('change', tell)
  return () => list.removeEventListener('change', tell)
}

/** Whether the screen is a phone's: units as a list instead of a table. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
