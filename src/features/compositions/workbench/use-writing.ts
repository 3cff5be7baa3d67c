import { useCallback, useRef, useState, type ClipboardEvent, type DragEvent, type FocusEvent, type KeyboardEvent } from 'react'
import type { Block } from '../../../documents/official/model.ts'
import { blocksFromLines } from '../../../documents/official/paste.ts'
import { boldened, joinBack, pasteBlocks, relevelled, splitBlock, turned, type Shape } from '../edit.rules.ts'
import { changeBlock, dropBlock, moveBlock, placeOf, removeBlock, type Field, type Sheet } from '../sheet.rules.ts'
import { gridOf, tableOf, withGrid } from '../table.rules.ts'
import type { Edit } from './use-sheet.ts'

/** The block and field somebody writes in. */
export interface Active {
  id: number
  field: Field
}

const placeOfElement = (element: EventTarget | null): Active | null => {
  const { block, field } = (element as HTMLElement | null)?.dataset ?? {}
  return block ? { id: Number(block), field: field as Field } : null
}

/** Keys, pasting and dragging on the paper. Everything is left to the browser while an input method composes. */
export function useWriting({ sheet, edit, composing }: { sheet: Sheet; edit: Edit; composing: (on: boolean) => void }) {
  const [active, setActive] = useState<Active | null>(null)
  const dragged = useRef<number | null>(null)
  const [over, setOver] = useState<{ id: number; side: 'before' | 'after' } | null>(null)

  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const command = event.ctrlKey || event.metaKey
    const done = () => event.preventDefault()
    const at = placeOfElement(event.target)
    if (!at) return
    const { id, field } = at
    if (event.altKey && !command && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      done()
      edit(null, (now) => ({ sheet: moveBlock(now, id, event.key === 'ArrowUp' ? -1 : 1), caret: { id, field, at: caretOf(event.target)[0] } }))
      return
    }
    if (command && event.altKey && /^[0-4]$/.test(event.key)) {
      done()
      const shape: Shape = event.key === '0' ? 'paragraph' : `heading-${Number(event.key) as 1 | 2 | 3 | 4}`
      edit(null, (now) => ({ sheet: changeBlock(now, id, (block) => turned(block, shape)), caret: { id, field: 'text', at: caretOf(event.target)[0] } }))
      return
    }
    const place = placeOf(sheet, id)
    if (!place) return
    const { block } = place.item
    const [from, to] = caretOf(event.target)
    if (event.key === 'Tab' && block.kind === 'heading' && !command && !event.altKey) {
      done()
      edit(null, (now) => changeBlock(now, id, (each) => relevelled(each, event.shiftKey ? -1 : 1)))
    } else if (command && event.key.toLowerCase() === 'b') {
      done()
      if (block.kind === 'paragraph' && from < to) edit(null, (now) => changeBlock(now, id, (each) => (each.kind === 'paragraph' ? { ...each, runs: boldened(each.runs, from, to) } : each)))
    } else if (event.key === 'Enter' && !command && block.kind !== 'table') {
      done()
      if (block.kind !== 'page-break') edit(null, (now) => splitBlock(now, id, field, from, to))
    } else if (event.key === 'Backspace' && !command && from === 0 && to === 0 && block.kind !== 'table') {
      done()
      edit(null, (now) => (block.kind === 'page-break' ? removeBlock(now, id) : joinBack(now, id, field)))
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !command && !event.shiftKey) stepOver(event)
  }, [sheet, edit])

  const onPaste = useCallback((event: ClipboardEvent<HTMLElement>) => {
    const at = placeOfElement(event.target)
    const text = event.clipboardData.getData('text/plain')
    const block = at && placeOf(sheet, at.id)?.item.block
    if (!at || !block || !text) return
    const grid = gridOf(text)
    const cell = /^cell-(-?\d+)-(\d+)$/.exec(at.field)
    if (block.kind === 'table') {
      if (!cell || !grid) return
      event.preventDefault()
      edit(null, (now) => changeBlock(now, at.id, (each) => (each.kind === 'table' ? withGrid(each, Math.max(0, Number(cell[1])), Number(cell[2]), grid) : each)))
      return
    }
    const lines = text.split(/\r?\n/)
    if (!grid && lines.filter((line) => line.trim() !== '').length < 2) return
    event.preventDefault()
    const [from, to] = caretOf(event.target)
    const place = placeOf(sheet, at.id)
    const before = place ? place.items.slice(0, place.index + 1).map((item) => item.block) : []
    const blocks: Block[] = grid && lines.filter(Boolean).every((line) => line.includes('\t')) ? [tableOf(grid)] : blocksFromLines(lines, before)
    edit(null, (now) => pasteBlocks(now, at.id, from, to, blocks))
  }, [sheet, edit])

  const rowUnder = (event: DragEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (!row) return null
    const { top, height } = row.getBoundingClientRect()
    return { id: Number(row.dataset.row), side: event.clientY < top + height / 2 ? 'before' as const : 'after' as const }
  }
  return {
    active, over,
    handlers: {
      onKeyDown, onPaste,
      onFocus: (event: FocusEvent<HTMLElement>) => { const at = placeOfElement(event.target); if (at) setActive(at) },
      onCompositionStart: () => composing(true),
      onCompositionEnd: () => composing(false),
      onDragStart: (event: DragEvent<HTMLElement>) => {
        const grip = (event.target as HTMLElement).dataset?.grip
        if (!grip) return
        dragged.current = Number(grip)
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', '')
      },
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (dragged.current === null) return
        event.preventDefault()
        const row = rowUnder(event)
        setOver((before) => (before?.id === row?.id && before?.side === row?.side ? before : row))
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        // a file or a text from elsewhere is not for the paper; it would replace the page
        event.preventDefault()
        const [id, row] = [dragged.current, rowUnder(event)]
        if (id !== null && row) edit(null, (now) => dropBlock(now, id, row.id, row.side))
      },
      onDragEnd: () => {
        dragged.current = null
        setOver(null)
      },
    },
  }
}

const caretOf = (element: EventTarget): [number, number] => {
  const { selectionStart, selectionEnd } = element as HTMLTextAreaElement
  return [selectionStart ?? 0, selectionEnd ?? 0]
}

/** Up from the very beginning and down from the very end go on in the neighbour. */
function stepOver(event: KeyboardEvent<HTMLElement>): void {
  const here = event.target as HTMLTextAreaElement
  const up = event.key === 'ArrowUp'
  const [from, to] = caretOf(here)
  if (from !== to || (up ? from !== 0 : to !== (here.value ?? '').length)) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-block][data-field]')]
  const next = all[all.indexOf(here) + (up ? -1 : 1)]
  if (!next) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLTextAreaElement) next.setSelectionRange(up ? next.value.length : 0, up ? next.value.length : 0)
}
