import { useLayoutEffect } from 'react'
import type { Caret } from '../sheet.rules.ts'

/** Puts the caret where an edit wants it, once the screen shows the edit. */
export function useCaret(caret: Caret | null): void {
  useLayoutEffect(() => {
    if (!caret) return
    const element = document.querySelector<HTMLElement>(`[data-block="${caret.id}"][data-field="${caret.field}"]`)
    if (!element) return
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
    if (element instanceof HTMLTextAreaElement) {
      const at = Math.min(caret.at, element.value.length)
      element.setSelectionRange(at, at)
    }
  }, [caret])
}
