import { useSyncExternalStore } from 'react'

const query = '(max-width: 900px)'
const subscribe = (tell: () => void) => {
  const list = matchMedia(query)
  list.addEventListener('change', tell)
  return () => list.removeEventListener('change', tell)
}

/** Whether there is no room for the evidence beside the page. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
