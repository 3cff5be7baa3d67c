import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'

/** Searches when the typing pauses; what is being composed by an input method waits. */
export function PairSearch({ value, onSearch }: { value: string; onSearch: (words: string) => void }) {
  const [text, setText] = useState(value)
  const [composing, setComposing] = useState(false)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (composing || text.trim() === value) return
    const timer = setTimeout(() => onSearch(text.trim()), 300)
    return () => clearTimeout(timer)
  })
  return (
    <Input id="copying-search" allowClear aria-label="找单位" placeholder="单位" prefix={<Icon name="search" />} style={{ width: 180 }} maxLength={50} value={text}
      onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)} onChange={(event) => setText(event.target.value)} />
  )
}
