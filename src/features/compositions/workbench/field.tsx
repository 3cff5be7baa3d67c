import type { ReactNode } from 'react'

/** A labelled line of the forms above and below the text; `place` is where a broken rule points to. */
export function Field({ label, place, children }: { label: string; place: string; children: ReactNode }) {
  return <div className="comp-field" data-place={place}><span className="label">{label}</span><div className="value">{children}</div></div>
}
