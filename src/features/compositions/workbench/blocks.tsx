import { useMemo } from 'react'
import { headingNumbers } from '../../../documents/official/numbers.ts'
import type { Item } from '../sheet.rules.ts'
import { BlockRow } from './block.tsx'
import type { Edit } from './use-sheet.ts'
import type { useWriting } from './use-writing.ts'

/** A run of blocks with the numbers the program writes. */
export function Blocks({ items, label, numbered, writing, readOnly, edit }: { items: readonly Item[]; label: string; numbered: boolean; writing: ReturnType<typeof useWriting>; readOnly: boolean; edit: Edit }) {
  const numbers = useMemo(() => (numbered ? headingNumbers(items.map((item) => item.block)) : []), [items, numbered])
  const { over } = writing
  return (
    <section className="blks" aria-label={label}>
      {items.map((item, index) => (
        <div key={item.id} className={over?.id === item.id ? `drop-${over.side}` : undefined}>
          <BlockRow item={item} index={index} number={numbers[index] ?? ''} active={writing.active?.id === item.id} readOnly={readOnly} edit={edit} />
        </div>
      ))}
    </section>
  )
}
