import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { countOf } from '../../../workbench/parts/days.ts'
import { Search } from '../../../workbench/parts/search.tsx'
import type { Ledger } from './ledger-data.ts'
import { isFiltered, kindWord, noFilters, standingWords, type LedgerFilters } from './ledger-filters.ts'

/** Search and filters; all of it stands in the address. On a phone only the search shows until the rest is asked for. */
export function LedgerTools({ filters, ledger, narrow, set }: { filters: LedgerFilters; ledger: Ledger | undefined; narrow: boolean; set: (changes: Record<string, string | null>) => void }) {
  const [open, setOpen] = useState(false)
  const chosen = [filters.kind, filters.requirement, filters.standing, filters.behind || null].filter((each) => each !== null).length
  const kinds = [...new Set([...(ledger?.groups.map((group) => group.kind) ?? []), ...(filters.kind ? [filters.kind] : [])])]
  return (
    <div className="led-tool">
      <Search id="ledger-search" label="找单位、联络员或文件" placeholder="单位、联络员、材料名" value={filters.words} onSearch={(words) => set({ words: words || null })} />
      {narrow && <Button onClick={() => setOpen(!open)} aria-expanded={open}>筛选{chosen > 0 ? ` · ${chosen}` : ''}</Button>}
      {(!narrow || open) && (
        <>
          <Select aria-label="类别" popupMatchSelectWidth={false} value={filters.kind ?? ''} onChange={(kind) => set({ kind: kind || null })}
            options={[{ value: '', label: '类别：全部' }, ...kinds.map((kind) => ({ value: kind as string, label: kindWord(kind) }))]} />
          <Select aria-label="材料" popupMatchSelectWidth={false} style={{ maxWidth: 220 }} value={filters.requirement ?? 0} onChange={(requirement) => set({ requirement: requirement ? String(requirement) : null })}
            options={[{ value: 0, label: '材料：全部' }, ...(ledger?.requirements.map((each) => ({ value: each.id, label: each.title })) ?? [])]} />
          <Select aria-label="状态" popupMatchSelectWidth={false} value={filters.standing ?? ''} onChange={(standing) => set({ standing: standing || null })}
            options={[{ value: '', label: '状态：全部' }, ...Object.entries(standingWords).map(([value, label]) => ({ value, label }))]} />
          <Checkbox className="fld" checked={filters.behind} onChange={(event) => set({ behind: event.target.checked ? 'true' : null })}>只看落后的</Checkbox>
        </>
      )}
      {isFiltered(filters) && <Button type="link" size="small" onClick={() => set(noFilters)}>清除筛选</Button>}
      <span className="grow" />
      {ledger && ledger.groups.length > 0 && <span className="mute" aria-live="polite">{countOf(ledger.total)} 个单位 · 按进度由低到高</span>}
    </div>
  )
}
