import { useEffect, useRef } from 'react'

/** Single keys of a screen. Ignored while typing, while an input method is composing, with modifiers, or when a dialogue is open; Esc leaves a field; Ctrl Enter (`ctrl+enter`) works everywhere. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey) {
        if (event.key === 'Enter' && !document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) latest.current['ctrl+enter']?.()
        return
      }
      const typing = target.matches('input, textarea, select, [contenteditable]')
      if (typing && event.key === 'Escape') target.blur()
      if (typing || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return
      if (event.key === 'Enter' && target.matches('button, a, [role=tab], [role=radio]')) return
      const action = latest.current[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
