import { Button, Pagination, Popover, Segmented, Select } from 'antd'
import { useParams, useSearchParams, Link } from 'react-router'
import { useLive } from '../../../workbench/live.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { pageSize, usePairs, useRecomparison } from './copying-data.ts'
import { isFiltered, leasts, progressLine, readFilters, shows, type Filters, type Show } from './copying-words.ts'
import { PairTable } from './pair-table.tsx'
import { Search } from '../../../workbench/parts/search.tsx'
import { useKeys } from '../../../workbench/parts/keys.ts'
import './copying.css'

/** 雷同检查: which reports share text, those that share most first. Everything chosen stands in the address. */
export function CopyingPage() {
  const campaign = Number(useParams().campaign)
  const [search, setSearch] = useSearchParams()
  const filters = readFilters(search)
  useLive(campaign)
  const pairs = usePairs(campaign, filters)
  const again = useRecomparison(campaign)
  useKeys({ '/': () => document.getElementById('copying-search')?.focus() })
  const set = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries({ page: null, ...changes })) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    setSearch(next, { replace: true })
  }
  const { data } = pairs
  const tally = data && { other: data.tally.other, 'own-earlier': data.tally.ownEarlier, cited: data.tally.cited }
  return (
    <>
      <PageHead
        crumb={<><Link to={`/campaigns/${campaign}/ledger`}>报送台账</Link>{data && ` / ${data.campaignName}`}</>}
        title="雷同检查"
        facts={data && <span className="mute" aria-live="polite">{progressLine(data.progress, countOf)}</span>}
        actions={data?.may.decide && (
          <Button icon={<Icon name="clock" />} loading={again.isPending} disabled={data.progress.waiting > 0 && !again.isIdle} onClick={() => again.mutate()}>
            {data.progress.waiting > 0 ? `比对其余 ${countOf(data.progress.waiting)} 份` : '重新比对'}
          </Button>
        )}
      />
      <div className="scroll body">
        {again.isError && <RefusalAlert error={again.error} />}
        <div className="cop-tool">
          <Segmented<Show> aria-label="看哪些" value={filters.show} onChange={(show) => set({ show: show === 'other' ? null : show })}
            options={shows.map(([value, label]) => ({ value, label: tally ? `${label} ${countOf(tally[value])}` : label }))} />
          <Search id="copying-search" label="找单位" placeholder="单位" width={180} value={filters.words} onSearch={(words) => set({ words: words || null })} />
          <Select aria-label="材料" popupMatchSelectWidth={false} style={{ maxWidth: 220 }} value={filters.requirement ?? 0} onChange={(requirement) => set({ requirement: requirement ? String(requirement) : null })}
            options={[{ value: 0, label: '材料：全部' }, ...(data?.requirements.map((each) => ({ value: each.id, label: each.title })) ?? [])]} />
          <Select aria-label="相同多少" popupMatchSelectWidth={false} value={filters.least} onChange={(least) => set({ least: least === 30 ? null : String(least) })}
            options={leasts.map((value) => ({ value, label: `相同 ${value}% 以上` }))} />
          {isFiltered(filters) && <Button type="link" size="small" onClick={() => set({ requirement: null, least: null, words: null })}>清除筛选</Button>}
          <span className="grow" />
          {data && data.total > 0 && <span className="mute" aria-live="polite">{countOf(data.total)} 对材料，相同多的在前</span>}
          {data && <Popover content={<div style={{ maxWidth: 340 }}>{data.howCounted}</div>} trigger={['click', 'hover']} placement="bottomRight"><button type="button" className="link">怎么数的</button></Popover>}
        </div>
        {pairs.isError && <RefusalAlert error={pairs.error} retry={() => void pairs.refetch()} />}
        {pairs.isPending && <Loading rows={8} />}
        {data && data.items.length === 0 && <None filters={filters} progress={data.progress} clear={() => set({ requirement: null, least: null, words: null })} more={() => set({ least: '10' })} />}
        {data && data.items.length > 0 && <PairTable campaign={campaign} items={data.items} now={new Date(data.now)} />}
        {data && data.total > pageSize && <Pagination align="end" style={{ padding: '16px 0' }} current={filters.page} total={data.total} pageSize={pageSize} showSizeChanger={false} onChange={(page) => set({ page: page === 1 ? null : String(page) })} />}
      </div>
    </>
  )
}

/** Nothing yet, nothing alike, or nothing under these filters: three different sentences. */
function None({ filters, progress, clear, more }: { filters: Filters; progress: { compared: number; waiting: number }; clear: () => void; more: () => void }) {
  if (filters.requirement !== null || filters.words !== '' || filters.least > 30) return <Empty action={<Button onClick={clear}>清除筛选</Button>}>这几个条件下没有相同的材料。</Empty>
  if (progress.compared === 0) return <Empty>{progress.waiting > 0 ? '正在比对，结果会自动出现。' : '还没有报来的材料。报来以后自动比对。'}</Empty>
  if (filters.show === 'cited') return <Empty>还没有认定为正常引用的。</Empty>
  const found = filters.show === 'other' ? '没有发现与别的单位' : '没有发现与本单位以前材料'
  return <Empty action={filters.least > 10 && <Button onClick={more}>看相同 10% 以上的</Button>}>比对了 {countOf(progress.compared)} 份，{found}相同 {filters.least}% 以上的。</Empty>
}
