import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from './icon.tsx'

/** Searches when the typing pauses; what is being composed by an input method waits. `label` says what is searched for. */
export function Search({ id, label, placeholder, width, value, onSearch }: { id: string; label: string; placeholder: string; width?: number; value: string; onSearch: (words: string) => void }) {
  const [text, setText] = useState(value)
  const [composing, setComposing] = useState(false)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (composing || text.trim() === value) return
    const timer = setTimeout(() => onSearch(text.trim()), 300)
    return () => clearTimeout(timer)
  })
  return (
    <Input id={id} allowClear aria-label={label} placeholder={placeholder} prefix={<Icon name="search" />} style={width ? { width } : undefined} maxLength={50} value={text}
      onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)} onChange={(event) => setText(event.target.value)} />
  )
}
