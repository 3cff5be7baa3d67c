import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api, got } from '../../../workbench/api.ts'

/** Chooses one active unit by typing a part of its name; only those one may see are offered. */
export function UnitPicker({ value, onChange, start }: { value?: number; onChange?: (id: number) => void; start?: { id: number; name: string } }) {
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const found = useQuery({
    queryKey: ['units', 'picker', asked],
    queryFn: () => got(api.GET('/api/units', { params: { query: { ...(asked && { q: asked }), state: 'active', size: 30 } } })),
    placeholderData: (before) => before,
  })
  const options = (found.data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name, note: unit.parentName ?? '' }))
  if (start && !options.some((each) => each.value === start.id)) options.unshift({ value: start.id, label: start.name, note: '' })
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setWords }} value={value} onChange={onChange} options={options} loading={found.isFetching} placeholder="输入名称查找"
      notFoundContent={found.isFetching ? '正在查找…' : '没有找到，请换几个字'} style={{ width: '100%' }}
      optionRender={({ data }) => <div>{data.label}{data.note && <div className="mute" style={{ fontSize: 12 }}>{data.note}</div>}</div>}
    />
  )
}
