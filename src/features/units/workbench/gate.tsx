import type { ReactNode } from 'react'
import { Mark } from '../../../workbench/parts/icon.tsx'
import './units.css'

/** Frame of the screens before signing in: one narrow column, mark and the organisation's name. */
export function Gate({ name, wide, children }: { name?: string | null; wide?: boolean; children: ReactNode }) {
  return (
    <main className="gate">
      <div className={wide ? 'gate-column wide' : 'gate-column'}>
        <header className="gate-brand"><Mark /><div><b>联动</b><span>{name ?? ' '}</span></div></header>
        <div className="card gate-card">{children}</div>
      </div>
    </main>
  )
}
