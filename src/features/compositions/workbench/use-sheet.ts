import { useCallback, useState } from 'react'
import type { Caret, Edited, Sheet } from '../sheet.rules.ts'

interface State {
  sheet: Sheet
  caret: Caret | null
  past: Sheet[]
  future: Sheet[]
  /** What the last edit was on; typing on in one place is one step back, not one for each letter. */
  tag: string | null
  at: number
}

const mostSteps = 200
/** Milliseconds without a key after which typing begins a new step. */
const together = 1200

export type Edit = (tag: string | null, change: (sheet: Sheet) => Sheet | Edited) => void

/** The sheet on the desk with its steps back and forward. */
export function useSheet(start: () => Sheet) {
  const [state, setState] = useState<State>(() => ({ sheet: start(), caret: null, past: [], future: [], tag: null, at: 0 }))
  const edit = useCallback<Edit>((tag, change) => setState((now) => {
    const result = change(now.sheet)
    const { sheet, caret } = 'sheet' in result ? result : { sheet: result, caret: undefined }
    if (sheet === now.sheet && !caret) return now
    const at = Date.now()
    const joins = tag !== null && tag === now.tag && at - now.at < together
    return { sheet, caret: caret ?? null, past: joins ? now.past : [...now.past.slice(-mostSteps + 1), now.sheet], future: [], tag, at }
  }), [])
  const undo = useCallback(() => setState((now) => {
    const sheet = now.past.at(-1)
    return sheet ? { ...now, sheet, caret: null, past: now.past.slice(0, -1), future: [now.sheet, ...now.future], tag: null } : now
  }), [])
  const redo = useCallback(() => setState((now) => {
    const [sheet, ...future] = now.future
    return sheet ? { ...now, sheet, caret: null, past: [...now.past, now.sheet], future, tag: null } : now
  }), [])
  return { sheet: state.sheet, caret: state.caret, edit, undo, redo, canUndo: state.past.length > 0, canRedo: state.future.length > 0 }
}
