export interface BarPart {
  /** Class of styles.css: ok, sent, back, draft, dai. */
  tone: 'ok' | 'sent' | 'back' | 'draft' | 'dai'
  count: number
}

/** A stacked bar of counts out of `total`; the counts stand beside it in words, so it is hidden from readers of the page. */
export function Bar({ parts, total }: { parts: BarPart[]; total: number }) {
  return (
    <div className="bar" aria-hidden="true">
      {parts.filter((part) => part.count > 0).map((part) => (
        <i key={part.tone} className={part.tone} style={{ width: `${(100 * part.count) / Math.max(1, total)}%` }} />
      ))}
    </div>
  )
}
