import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Grid, Input, Pagination, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { useLive } from '../../../workbench/live.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { kindWords } from '../ladder.rules.ts'
import { orderWords, readFilters, stuckWords, toQuery } from './filters.ts'
import { LadderList } from './ladder-list.tsx'
import { StepTabs } from './step-tabs.tsx'
import { UnitPanel } from './unit-panel.tsx'
import { UrgeDialog, type Aim } from './urge-dialog.tsx'
import './receipts.css'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

/** 签收情况: who is stuck, on which step, how long. Everything chosen stands in the URL. */
export function LadderPage() {
  const campaign = Number(useParams().campaign)
  const [search, setSearch] = useSearchParams()
  const filters = readFilters(search)
  const live = useLive(campaign)
  const wide = Grid.useBreakpoint().xl ?? true
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [aim, setAim] = useState<Aim | null>(null)
  const query = toQuery(filters)
  const list = useQuery({
    queryKey: ['campaign', campaign, 'receipts', 'list', query, filters.page],
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/receipts', { params: { path: { campaign }, query: { ...query, page: filters.page } } })),
    placeholderData: keepPreviousData,
  })
  const hrefOf = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    return `?${next}`
  }
  const set = (changes: Record<string, string | null>) => setSearch(hrefOf({ page: null, ...changes }), { replace: true })
  const open = (unit: number | null) => setSearch(hrefOf({ unit: unit === null ? null : String(unit) }), { replace: true })
  const { data } = list
  const items = data?.items ?? []
  useKeys({ ids: items.map((each) => each.unitId), at: filters.unit, go: open })
  // a choice lasts as long as the list it was made in
  useEffect(() => setPicked(new Set()), [search.get('show'), search.get('stuck'), search.get('missing'), search.get('kind'), search.get('q'), search.get('page'), search.get('notice')])
  const chosen = items.find((each) => each.unitId === filters.unit)
  const now = data ? new Date(data.now) : new Date()
  if (list.isError && !data) return <><PageHead title="签收情况" crumb="通知与签收" /><div className="body"><RefusalAlert error={list.error} retry={() => void list.refetch()} /></div></>
  const panel = data && filters.unit !== null && (
    <UnitPanel key={filters.unit} campaign={campaign} notice={data.notice.id} unit={filters.unit} mayUrge={data.mayUrge} onUrge={() => filters.unit !== null && setAim({ to: 'units', unitIds: [filters.unit] })} />
  )
  return (
    <div className="ladder-page">
      <PageHead
        crumb={data ? <>通知与签收 / {data.notice.title}</> : '通知与签收'}
        title="签收情况"
        facts={<span className={`st ${live.connected ? 'ok' : 'warn'}`}><Icon name="live" />{live.connected ? `实时 · ${clock.format(live.at)}` : '连接断开，正在重连'}</span>}
        actions={data && (
          <>
            <Button icon={<Icon name="download" />} href={`/api/campaigns/${campaign}/receipts.xlsx?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))}`} download>导出名单</Button>
            {data.mayUrge && (picked.size > 0
              ? <Button type="primary" icon={<Icon name="bell" />} onClick={() => setAim({ to: 'units', unitIds: [...picked] })}>催办这 {countOf(picked.size)} 个</Button>
              : data.behind > 0 && <Button type="primary" icon={<Icon name="bell" />} onClick={() => setAim({ to: 'behind' })}>催办落后的 {countOf(data.behind)} 个</Button>)}
          </>
        )}
      />
      {data && <StepTabs steps={data.steps} chosen={filters.missing} now={now} hrefOf={(step) => hrefOf({ missing: step, stuck: null, show: null, page: null, unit: null })} />}
      <div className="tool">
        <Search value={filters.q} onSearch={(q) => set({ q: q || null })} />
        <Select allowClear aria-label="类别" placeholder="类别：全部" value={filters.kind} onChange={(kind?: string) => set({ kind: kind ?? null })} style={{ width: 148 }} options={Object.entries(kindWords).map(([value, label]) => ({ value, label }))} />
        <Select
          mode="multiple" allowClear aria-label="停在哪一步" placeholder="停在：全部" maxTagCount="responsive" style={{ minWidth: 190, maxWidth: 420 }} popupMatchSelectWidth={false}
          value={filters.show === 'behind' ? ['behind'] : filters.stuck} showSearch={false}
          options={[{ value: 'behind', label: '落后的' }, ...Object.entries(stuckWords).map(([value, label]) => ({ value, label }))]}
          onChange={(values: string[]) => {
            const last = values.at(-1)
            const stuck = values.filter((each) => each !== 'behind')
            if (last === 'behind') set({ stuck: null, missing: null, show: null })
            else set({ stuck: stuck.join(',') || null, missing: null, show: stuck.length > 0 ? null : 'all' })
          }}
        />
        {data && data.notices.length > 1 && <Select aria-label="通知" value={data.notice.id} style={{ maxWidth: 260 }} popupMatchSelectWidth={false} options={data.notices.map((each) => ({ value: each.id, label: each.title }))} onChange={(id: number) => set({ notice: String(id), unit: null })} />}
        <span className="grow" />
        {data && <span className="mute" aria-live="polite">{countOf(data.total)} 个单位，{orderWords(filters)}</span>}
      </div>
      <div className={panel && wide ? 'ladder-cols split' : 'ladder-cols'}>
        <div className="list">
          {list.isError && <div className="pad"><RefusalAlert error={list.error} retry={() => void list.refetch()} /></div>}
          {list.isPending && <div className="pad"><Loading /></div>}
          {data && items.length === 0 && (filters.show === 'behind' && !filters.q && !filters.kind
            ? <Empty action={<Button onClick={() => set({ show: 'all' })}>看全部 {countOf(data.steps[0]?.total ?? 0)} 个单位</Button>}>没有落后的单位。</Empty>
            : <Empty action={<Button onClick={() => setSearch({ show: 'all' }, { replace: true })}>清除筛选</Button>}>这几个条件下没有单位，清除筛选看全部 {countOf(data.steps[0]?.total ?? 0)} 个。</Empty>)}
          {data && items.length > 0 && <LadderList items={items} at={filters.unit} mayUrge={data.mayUrge} picked={picked} onPick={setPicked} onOpen={open} now={now} />}
          {data && data.total > data.pageSize && <Pagination align="end" style={{ padding: 16 }} current={data.page} total={data.total} pageSize={data.pageSize} showSizeChanger={false} onChange={(page) => set({ page: page === 1 ? null : String(page) })} />}
        </div>
        {panel && wide && (
          <aside className="det" aria-label={chosen?.name ?? '单位'}>
            <div className="row"><h2 className="h2 grow">{chosen?.name ?? '单位'}</h2><Button type="text" size="small" aria-label="关闭" icon={<Icon name="close" />} onClick={() => open(null)} /></div>
            {panel}
          </aside>
        )}
      </div>
      {!wide && <Drawer open={!!panel} size={380} title={chosen?.name ?? '单位'} onClose={() => open(null)}>{panel}</Drawer>}
      {aim && data && <UrgeDialog campaign={campaign} notice={data.notice.id} aim={aim} onClose={() => { setAim(null); setPicked(new Set()) }} />}
    </div>
  )
}

/** Searches when the typing pauses; what is being composed by an input method waits. */
function Search({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value)
  const [composing, setComposing] = useState(false)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (composing || text === value) return
    const timer = setTimeout(() => onSearch(text.trim()), 300)
    return () => clearTimeout(timer)
  })
  return <Input id="receipt-search" allowClear aria-label="找单位或联络员" placeholder="单位、联络员" prefix={<Icon name="search" />} style={{ width: 200 }} value={text} onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)} onChange={(event) => setText(event.target.value)} />
}

/** J K next and previous, Esc close, / filter; not while typing. */
function useKeys({ ids, at, go }: { ids: number[]; at: number | null; go: (id: number | null) => void }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || target.closest('input,textarea,select,[role=dialog],[contenteditable]')) return
      const index = at === null ? -1 : ids.indexOf(at)
      if (event.key === 'j' && ids[index + 1] !== undefined) go(ids[index + 1] ?? null)
      else if (event.key === 'k' && index > 0) go(ids[index - 1] ?? null)
      else if (event.key === 'Escape' && at !== null) go(null)
      else if (event.key === '/') document.getElementById('receipt-search')?.focus()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
