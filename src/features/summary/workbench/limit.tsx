import { Button, InputNumber, Popover } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'

/** The limit the superior set; the office may set another, or none. */
export function Limit({ value, busy, onSave }: { value: number | null; busy: boolean; onSave: (value: number | null) => void }) {
  const [open, setOpen] = useState(false)
  const [next, setNext] = useState<number | null>(value)
  const save = (limit: number | null) => {
    onSave(limit)
    setOpen(false)
  }
  return (
    <Popover trigger="click" open={open} onOpenChange={(wanted) => { setOpen(wanted); setNext(value) }} title="字数上限" content={(
      <div className="row">
        <InputNumber aria-label="字数上限" min={1} max={1_000_000} precision={0} value={next} onChange={setNext} onPressEnter={() => save(next)} />
        <Button type="primary" loading={busy} onClick={() => save(next)}>定为上限</Button>
        {value !== null && <Button onClick={() => save(null)}>不限</Button>}
      </div>
    )}>
      <Button type="text" size="small" aria-label="改字数上限" icon={<Icon name="settings" />} />
    </Popover>
  )
}
