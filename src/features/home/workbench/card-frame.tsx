import type { ReactNode } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'

/** A card; when it could not be made it says so in its own place, and the rest of the page stands. */
export function CardFrame<D>({ title, beside, card, children, retry }: {
  title: string; beside?: ReactNode; card: { state: 'ok'; data: D } | { state: 'failed'; reference: string }; children: (data: D) => ReactNode; retry: () => void
}) {
  return (
    <section className="r" aria-label={title}>
      <div className="row"><h2 className="h2 grow">{title}</h2>{card.state === 'ok' && beside}</div>
      {card.state === 'ok' ? children(card.data) : <Failed reference={card.reference} retry={retry} />}
    </section>
  )
}

export function Failed({ reference, retry }: { reference: string; retry: () => void }) {
  return <p className="failed"><span className="st late"><Icon name="late" />这一块没有取到</span><button type="button" className="link" onClick={retry}>重试</button><small className="mute">编号 {reference}</small></p>
}
