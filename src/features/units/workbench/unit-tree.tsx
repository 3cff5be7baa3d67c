import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'

const pageSize = 100

/** The tree of units: branches are asked for when they open, a hundred at a time, so 60,000 units are no matter. */
export function UnitTree({ chosen, trail, onChoose, onFirst }: { chosen: number | null; trail: readonly number[]; onChoose: (id: number) => void; onFirst: (id: number) => void }) {
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const box = useRef<InputRef>(null)
  useEffect(() => {
    const toBox = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest('input, textarea, [contenteditable]')) return
      event.preventDefault()
      box.current?.focus()
    }
    addEventListener('keydown', toBox)
    return () => removeEventListener('keydown', toBox)
  }, [])
  return (
    <div className="unit-tree">
      <Input
        ref={box} allowClear prefix={<Icon name="search" />} placeholder="名称、简称或代码" aria-label="搜索单位" value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="unit-tree-list">
        {asked ? <Found words={asked} chosen={chosen} onChoose={onChoose} onClear={() => setWords('')} /> : <Branch parent={null} chosen={chosen} trail={trail} onChoose={onChoose} onFirst={onFirst} />}
      </div>
    </div>
  )
}

interface BranchProps { parent: number | null; chosen: number | null; trail: readonly number[]; onChoose: (id: number) => void; onFirst?: (id: number) => void }

function Branch({ parent, chosen, trail, onChoose, onFirst }: BranchProps) {
  const list = useInfiniteQuery({
    queryKey: ['units', 'branch', parent],
    queryFn: ({ pageParam }) => got(api.GET('/api/units', { params: { query: { ...(parent !== null && { parent }), state: 'active', page: pageParam, size: pageSize } } })),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (pages.length * pageSize < last.total ? pages.length + 1 : undefined),
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const first = items[0]?.id
  useEffect(() => { if (first !== undefined) onFirst?.(first) }, [first, onFirst])
  if (list.isError) return <RefusalAlert error={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={3} />
  if (items.length === 0 && parent === null) return <Empty>没有您能看的单位。请找本单位的管理员授权。</Empty>
  const rest = (list.data.pages[0]?.total ?? 0) - items.length
  return (
    <ul role={parent === null ? 'tree' : 'group'} aria-label={parent === null ? '单位' : undefined}>
      {items.map((unit) => <Node key={unit.id} unit={unit} open={parent === null && items.length === 1} chosen={chosen} trail={trail} onChoose={onChoose} />)}
      {rest > 0 && <li><button type="button" className="unit-more" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>再看其余 {countOf(rest)} 个单位</button></li>}
    </ul>
  )
}

interface NodeUnit { id: number; name: string; shortName: string | null; children: number }

function Node({ unit, open: first, chosen, trail, onChoose }: { unit: NodeUnit; open: boolean } & Omit<BranchProps, 'parent'>) {
  const [open, setOpen] = useState(first)
  const above = trail.includes(unit.id)
  useEffect(() => { if (above) setOpen(true) }, [above])
  return (
    <li role="treeitem" aria-expanded={unit.children > 0 ? open : undefined} aria-selected={chosen === unit.id}>
      <div className={chosen === unit.id ? 'unit-row on' : 'unit-row'}>
        {unit.children > 0
          ? <button type="button" className="unit-fold" aria-label={open ? `收起${unit.name}` : `展开${unit.name}`} onClick={() => setOpen(!open)}><Icon name={open ? 'down' : 'right'} /></button>
          : <span className="unit-fold" />}
        <button type="button" className="unit-name" title={unit.name} onClick={() => onChoose(unit.id)}>
          <span className="cut">{unit.shortName ?? unit.name}</span>{unit.children > 0 && <em>{countOf(unit.children)}</em>}
        </button>
      </div>
      {open && unit.children > 0 && <Branch parent={unit.id} chosen={chosen} trail={trail} onChoose={onChoose} />}
    </li>
  )
}

function Found({ words, chosen, onChoose, onClear }: { words: string; chosen: number | null; onChoose: (id: number) => void; onClear: () => void }) {
  const found = useQuery({ queryKey: ['units', 'found', words], queryFn: () => got(api.GET('/api/units', { params: { query: { q: words, size: 50 } } })), placeholderData: (before) => before })
  if (found.isError) return <RefusalAlert error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Loading rows={3} />
  if (found.data.total === 0) return <Empty action={<button type="button" className="link" onClick={onClear}>清除搜索</button>}>没有名称或代码含“{words}”的单位。</Empty>
  return (
    <>
      <ul>
        {found.data.items.map((unit) => (
          <li key={unit.id}>
            <div className={chosen === unit.id ? 'unit-row on' : 'unit-row'}>
              <button type="button" className="unit-name found" onClick={() => onChoose(unit.id)}>
                <span className="grow"><span className="cut">{unit.name}{unit.state === 'closed' && '（已撤销）'}</span><small>{unit.parentName ?? '最上级'} · {unit.code}</small></span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      {found.data.total > found.data.items.length && <p className="mute unit-note">共 {countOf(found.data.total)} 个，只显示前 {found.data.items.length} 个，请再多写几个字。</p>}
    </>
  )
}
