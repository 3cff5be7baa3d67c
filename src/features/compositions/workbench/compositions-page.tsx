import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Pagination, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf, momentOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { kindWords } from '../composition.rules.ts'
import { BeginDialog } from './begin-dialog.tsx'
import type { Kind } from './data.ts'
import './compositions.css'

const pageSize = 20
const kinds = Object.keys(kindWords) as Kind[]
const sorts = { updated: '最近改动在前', number: '按发文字号', title: '按标题' } as const
type Sort = keyof typeof sorts

/** 文稿: what the unit writes itself, drafts and finished ones. */
export function CompositionsPage() {
  const me = useMe().data
  const [search, setSearch] = useSearchParams()
  const [beginning, setBeginning] = useState(false)
  const page = Math.max(1, Number(search.get('page')) || 1)
  const kind = kinds.find((each) => each === search.get('kind'))
  const state = search.get('state') === 'draft' ? 'draft' as const : search.get('state') === 'finished' ? 'finished' as const : undefined
  const words = search.get('q') ?? ''
  const sort: Sort = (Object.keys(sorts) as Sort[]).find((each) => each === search.get('sort')) ?? 'updated'
  const all = search.get('units') === 'all'
  const set = (changes: Record<string, string | null>) => setSearch((now) => {
    const next = new URLSearchParams(now)
    for (const [key, value] of Object.entries({ page: null, ...changes })) {
      if (value) next.set(key, value)
      else next.delete(key)
    }
    return next
  }, { replace: true })
  const query = {
    limit: pageSize, offset: (page - 1) * pageSize, sort, ...(kind && { kind }), ...(state && { state }), ...(words && { words }), ...(!all && { own: 'true' as const }),
  }
  const list = useQuery({ queryKey: ['compositions', 'list', query], queryFn: () => got(api.GET('/api/compositions', { params: { query } })), placeholderData: keepPreviousData })
  const writes = me?.roles.some((role) => role === 'office' || role === 'department' || role === 'liaison') ?? false
  const filtered = Boolean(kind || state || words)
  const data = list.data
  return (
    <>
      <PageHead title="文稿" facts={data && <span className="mute">共 {countOf(data.total)} 份，{sorts[sort]}</span>} actions={writes && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setBeginning(true)}>拟稿</Button>} />
      <div className="scroll body">
        <div className="comp-filters">
          <Input.Search allowClear aria-label="找文稿" placeholder="标题或发文字号" defaultValue={words} onSearch={(value) => set({ q: value.trim() || null })} />
          <Select aria-label="文种" allowClear placeholder="全部文种" value={kind ?? null} options={kinds.map((each) => ({ value: each, label: kindWords[each] }))} onChange={(value: Kind | null) => set({ kind: value ?? null })} />
          <Select aria-label="状态" allowClear placeholder="草稿和定稿" value={state ?? null} options={[{ value: 'draft', label: '草稿' }, { value: 'finished', label: '定稿' }]} onChange={(value: string | null) => set({ state: value ?? null })} />
          <Select aria-label="排序" value={sort} options={(Object.keys(sorts) as Sort[]).map((each) => ({ value: each, label: sorts[each] }))} onChange={(value: Sort) => set({ sort: value === 'updated' ? null : value })} />
          <Select aria-label="哪些单位的" value={all ? 'all' : 'own'} options={[{ value: 'own', label: '本单位的' }, { value: 'all', label: '我能看的全部单位' }]} onChange={(value: string) => set({ units: value === 'all' ? 'all' : null })} />
        </div>
        {list.isPending && <Loading />}
        {list.isError && <RefusalAlert error={list.error} retry={() => void list.refetch()} />}
        {data && data.items.length === 0 && (filtered
          ? <Empty action={<Button onClick={() => setSearch(all ? { units: 'all' } : {})}>清除筛选</Button>}>这几个条件下没有文稿。</Empty>
          : <Empty action={writes && <Button type="primary" onClick={() => setBeginning(true)}>拟第一份文稿</Button>}>{writes ? '还没有文稿。通知、方案、函、纪要都可以在这里写，版式由程序排。' : '还没有文稿。'}</Empty>)}
        {data && data.items.length > 0 && (
          <table className="comp-table">
            <thead><tr><th>文稿</th><th>文种</th><th>状态</th><th>字数</th><th>最后改动</th></tr></thead>
            <tbody>
              {data.items.map((each) => (
                <tr key={each.id}>
                  <td><Link className="name" to={`/compositions/${each.id}`}>{each.title || '没有标题'}</Link>{(each.docNumber || all) && <div className="mute" style={{ fontSize: 13 }}>{[each.docNumber, all && each.unitName].filter(Boolean).join(' · ')}</div>}</td>
                  <td>{kindWords[each.kind]}</td>
                  <td>{each.state === 'draft' ? <span className="st draft"><Icon name="draft" />草稿</span> : <span className="st ok"><Icon name="accepted" />定稿</span>}{each.readingId !== null || each.noticeId !== null ? <div className="mute" style={{ fontSize: 13 }}>{each.noticeId !== null ? '已做成补充通知' : '已转去签发'}</div> : null}</td>
                  <td className="num">{countOf(each.characters)}</td>
                  <td className="num mute">{each.updatedBy} {momentOf(each.updatedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {data && data.total > pageSize && <Pagination style={{ marginTop: 14 }} current={page} pageSize={pageSize} total={data.total} showSizeChanger={false} onChange={(to) => set({ page: to > 1 ? String(to) : null })} />}
      </div>
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </>
  )
}
