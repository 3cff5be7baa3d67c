import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** Which cell is being looked at, and whether by key or by pointer. */
export interface Looking { unit: number; requirement: number; at: HTMLElement }

/** Watches the pointer over cells (`data-cell="unit:requirement"`) and tells, after a moment, which one it rests on. */
export function useLooking() {
  const [looking, setLooking] = useState<Looking | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const look = (target: EventTarget | null, delay: number) => {
    const at = (target as HTMLElement | null)?.closest?.<HTMLElement>('[data-cell]')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const [unit, requirement] = (at?.dataset.cell ?? '').split(':').map(Number)
      setLooking(at && unit && requirement ? { unit, requirement, at } : null)
    }, at ? delay : 220)
  }
  const keep = () => clearTimeout(timer.current)
  const close = () => {
    keep()
    setLooking(null)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return { looking, look, keep, close }
}

/** A card beside a cell: below it where there is room, else above. */
export function CellCard({ at, children, onEnter, onLeave }: { at: HTMLElement; children: ReactNode; onEnter: () => void; onLeave: () => void }) {
  const card = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  useLayoutEffect(() => {
    const [cell, own] = [at.getBoundingClientRect(), card.current?.getBoundingClientRect()]
    if (!own) return
    const below = cell.bottom + 8 + own.height < innerHeight
    setPlace({ left: Math.max(8, Math.min(cell.left, innerWidth - own.width - 12)), top: below ? cell.bottom + 8 : Math.max(8, cell.top - own.height - 8) })
  }, [at, children])
  return createPortal(
    <div ref={card} className="led-pop" role="group" aria-label="这份材料的情况" style={place ?? { visibility: 'hidden' }} onPointerEnter={onEnter} onPointerLeave={onLeave} onMouseDown={(event) => event.preventDefault()}>{children}</div>,
    document.body,
  )
}
