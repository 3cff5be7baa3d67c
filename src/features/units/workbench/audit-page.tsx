import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf, momentOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { PageHead } from '../../../workbench/parts/page.tsx'
import { AuditLines, type AuditFilter } from './audit-lines.tsx'
import { actionGroups } from './audit-words.ts'
import './units.css'

/** 日志: who did what, and whether the chain is whole. */
export function AuditPage() {
  const [search, setSearch] = useSearchParams()
  const check = useQuery({ queryKey: ['audit-check'], queryFn: () => got(api.GET('/api/audit/check')), staleTime: 60_000 })
  const filter: AuditFilter = Object.fromEntries(['action', 'person', 'from', 'to'].flatMap((key) => (search.get(key) ? [[key, search.get(key)]] : [])))
  const set = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(search)
    next.delete('page')
    for (const [key, value] of Object.entries(change)) {
      if (value) next.set(key, value)
      else next.delete(key)
    }
    setSearch(next)
  }
  const filtered = Object.keys(filter).length > 0
  return (
    <>
      <PageHead
        title="日志"
        facts={check.data && (check.data.broken === null
          ? <span className="st ok"><Icon name="accepted" />{countOf(check.data.lines)} 条首尾相接，没有改动 · 核对于 {momentOf(check.data.at)}</span>
          : <span className="st late"><Icon name="late" />从第 {check.data.broken} 条起对不上，可能有人直接改过数据库</span>)}
        actions={<Button loading={check.isFetching} onClick={() => void check.refetch()}>再核对一次</Button>}
      />
      <div className="scroll">
        <div className="body">
          <div className="row filters">
            <Select allowClear placeholder="什么事：全部" value={filter.action} onChange={(action?: string) => set({ action })} options={actionGroups} style={{ width: 150 }} aria-label="什么事" />
            <Input.Search allowClear placeholder="谁（姓名）" defaultValue={filter.person} onSearch={(person) => set({ person: person.trim() })} style={{ width: 180 }} aria-label="谁" />
            <label className="row from-to"><span className="mute">从</span><Input type="date" value={filter.from ?? ''} max={filter.to} onChange={(event) => set({ from: event.target.value })} style={{ width: 150 }} aria-label="从哪天" /></label>
            <label className="row from-to"><span className="mute">到</span><Input type="date" value={filter.to ?? ''} min={filter.from} onChange={(event) => set({ to: event.target.value })} style={{ width: 150 }} aria-label="到哪天" /></label>
            {filtered && <button type="button" className="link" onClick={() => setSearch({})}>清除筛选</button>}
          </div>
          <AuditLines filter={filter} page={Number(search.get('page')) || 1} onPage={(page) => { const next = new URLSearchParams(search); next.set('page', String(page)); setSearch(next) }} onClear={filtered ? () => setSearch({}) : undefined} />
        </div>
      </div>
    </>
  )
}
