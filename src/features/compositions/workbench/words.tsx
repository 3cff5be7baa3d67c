import { memo, type CSSProperties } from 'react'

/**
 * A text without a frame that grows with what is written: a copy of the text in the same cell of a grid gives it its
 * height, so no script measures anything.
 */
export const Words = memo(function Words({ value, label, placeholder, block, field, className = '', style, most = 20_000, readOnly, onType }: {
  value: string; label: string; placeholder?: string; block?: number; field: string; className?: string; style?: CSSProperties; most?: number; readOnly?: boolean
  onType: (value: string, field: string, block: number | undefined) => void
}) {
  return (
    <span className={`words ${className}`} data-value={value || placeholder} style={style}>
      <textarea rows={1} aria-label={label} placeholder={placeholder} value={value} maxLength={most} readOnly={readOnly} data-block={block} data-field={field} spellCheck={false} onChange={(event) => onType(event.target.value, field, block)} />
    </span>
  )
})
