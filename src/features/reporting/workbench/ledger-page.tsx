import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { useLive } from '../../../workbench/live.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { LedgerCards } from './ledger-cards.tsx'
import { Contacts } from './ledger-contacts.tsx'
import { useLedger, useUnfiltered } from './ledger-data.ts'
import { DownloadButton } from './ledger-download.tsx'
import { isFiltered, noFilters, readFilters } from './ledger-filters.ts'
import { LedgerPhone } from './ledger-phone.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { LedgerTools } from './ledger-tools.tsx'
import { useMe } from '../../../workbench/session.tsx'
import type { Urge } from './ledger.screens.tsx'
import { useNarrow } from '../../../workbench/parts/narrow.ts'
import './ledger.css'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

/**
 * 报送台账: who has handed in what, and who has not. Everything chosen stands in the address.
 * @param props.own begin at the person's own unit, whatever else they may see
 */
export function LedgerPage({ Urge, own }: { Urge: Urge; own: boolean }) {
  const campaign = Number(useParams().campaign)
  const [search, setSearch] = useSearchParams()
  const go = useNavigate()
  const narrow = useNarrow()
  const me = useMe().data
  const asked = readFilters(search)
  const filters = own && asked.parent === null && me ? { ...asked, parent: me.unit.id } : asked
  const view = [campaign, filters.parent, filters.kind, filters.requirement, filters.standing, filters.words, filters.behind].join('|')
  const [more, setMore] = useState<Record<string, number>>({})
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [contacts, setContacts] = useState(false)
  // a choice and what was unfolded last as long as the view they were made in
  const [seen, setSeen] = useState(view)
  if (seen !== view) {
    setSeen(view)
    setMore({})
    setPicked(new Set())
  }
  const live = useLive(campaign)
  const { page, byKind, failed } = useLedger(campaign, filters, more)
  const ledger = page.data
  const urging = useMutation({
    mutationFn: async (unitIds: number[]) => ({ unitIds, notice: (await got(api.GET('/api/campaigns/{campaign}/receipts', { params: { path: { campaign }, query: {} } }))).notice.id }),
  })
  const none = ledger !== undefined && ledger.groups.length === 0
  const filtered = isFiltered(filters)
  const unfiltered = useUnfiltered(campaign, filters.parent, none && filtered)

  const hrefOf = useCallback((changes: Record<string, string | null>) => {
    // another unit is another ledger: filters of this one stay behind
    const next = changes.parent ? new URLSearchParams() : new URLSearchParams(search)
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    return `?${next}`
  }, [search])
  const set = (changes: Record<string, string | null>) => setSearch(hrefOf(changes).slice(1), { replace: true })
  const pick = useCallback((ids: readonly number[], on: boolean) => setPicked((before) => {
    const next = new Set(before)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    return next
  }), [])
  const folded = new Set((search.get('fold') ?? '').split(',').filter(Boolean))
  const fold = (kind: string) => {
    const next = folded.has(kind) ? [...folded].filter((each) => each !== kind) : [...folded, kind]
    set({ fold: next.join(',') || null })
  }
  useKeys(() => picked.size > 0 && setPicked(new Set()))

  const now = ledger ? new Date(ledger.now) : new Date()
  const whole = ledger === undefined || ledger.may.review || ledger.may.export
  const title = whole && !own ? '报送台账' : '本单位台账'
  if (page.isError && !ledger) return <><PageHead title="报送台账" /><div className="body"><RefusalAlert error={page.error} retry={() => void page.refetch()} /></div></>
  const trail = ledger?.trail ?? []
  const waiting = ledger?.requirements.reduce((sum, each) => sum + each.submitted, 0) ?? 0
  const chosen = [...byKind.values(), ...(ledger?.own ? [[ledger.own]] : [])].flat().filter((row) => picked.has(row.id))
  const lacking = chosen.reduce((sum, row) => sum + row.due - row.inHand, 0)
  const onMore = (kind: string) => setMore((before) => ({ ...before, [kind]: (before[kind] ?? 0) + 1 }))
  const below = filters.parent === null ? '' : `?parent=${filters.parent}`
  return (
    <div className="led-page">
      <PageHead
        crumb={<>{ledger?.campaignName}{trail.length > 1 && trail.map((unit, index) => (
          <span key={unit.id}> / {index === trail.length - 1 ? unit.name : <Link to={index === 0 && !own ? '?' : hrefOf({ parent: String(unit.id) })}>{unit.name}</Link>}</span>
        ))}</>}
        title={title}
        facts={<><span className={`st ${live.connected ? 'ok' : 'warn'}`}><Icon name="live" />{live.connected ? `实时 · ${clock.format(live.at)}` : '连接断开，正在重连'}</span>{ledger?.may.review && trail.length <= 1 && <Link to={`/campaigns/${campaign}/copying`}>雷同检查</Link>}</>}
        actions={ledger && (ledger.may.export || ledger.may.review) && (
          <>
            {ledger.may.export && <DownloadButton url={`/api/campaigns/${campaign}/ledger.xlsx${below}`} fallbackName="报送台账.xlsx" icon={<Icon name="download" />}>导出台账</DownloadButton>}
            {ledger.may.export && <DownloadButton url={`/api/campaigns/${campaign}/originals.zip${below}`} fallbackName="报送原件.zip" icon={<Icon name="folder" />}>打包原件</DownloadButton>}
            {ledger.may.review && waiting > 0 && trail.length <= 1 && <Button type="primary" icon={<Icon name="submitted" />} onClick={() => go(`/campaigns/${campaign}/reviews`)}>审核 {countOf(waiting)} 份</Button>}
          </>
        )}
      />
      {page.isError && <div className="led-pad"><RefusalAlert error={page.error} retry={() => void page.refetch()} /></div>}
      {failed && <div className="led-pad"><RefusalAlert error={failed.error} retry={() => void failed.refetch()} /></div>}
      {urging.isError && <div className="led-pad"><RefusalAlert error={urging.error} /></div>}
      {!ledger && <div className="led-pad"><Loading rows={10} /></div>}
      {ledger && ledger.requirements.length === 0 && <Empty>这个活动没有要报送的材料。</Empty>}
      {ledger && ledger.requirements.length > 0 && (
        <>
          <LedgerCards requirements={ledger.requirements} now={now} filters={filters} hrefOf={hrefOf} />
          {(filtered || ledger.groups.length > 0) && <LedgerTools filters={filters} ledger={ledger} narrow={narrow} set={set} />}
          {none && filtered
            ? <Empty action={<Button onClick={() => set(noFilters)}>清除筛选</Button>}>这几个条件下没有单位，清除筛选看全部{unfiltered === null ? '' : ` ${countOf(unfiltered)} 个`}。</Empty>
            : none && !ledger.own ? <Empty>{ledger.requirements.every((each) => each.due === 0) ? '还没有单位要报送。签发通知后，台账自动打开。' : `${ledger.parent.name}下没有要报送的单位。`}</Empty>
              : narrow
                ? <LedgerPhone campaign={campaign} ledger={ledger} byKind={byKind} now={now} onMore={onMore} hrefOf={hrefOf} />
                : <LedgerTable campaign={campaign} ledger={ledger} byKind={byKind} folded={folded} picked={picked} now={now} searching={filters.words !== ''} onFold={fold} onMore={onMore} onPick={pick} hrefOf={hrefOf} />}
        </>
      )}
      {chosen.length > 0 && !narrow && (
        <div className="led-batch" role="region" aria-label="选中的单位">
          已选 {countOf(chosen.length)} 个单位<span>{lacking > 0 ? `共 ${countOf(lacking)} 份没交齐` : '都已交齐'}</span>
          {lacking > 0 && <Button size="small" className="white" loading={urging.isPending} icon={<Icon name="bell" />} onClick={() => urging.mutate(chosen.map((row) => row.id))}>催办这 {countOf(chosen.length)} 个</Button>}
          <Button size="small" onClick={() => setContacts(true)}>查看联系人</Button>
          <Button size="small" onClick={() => setPicked(new Set())}>取消选择</Button>
        </div>
      )}
      {contacts && <Contacts rows={chosen} onClose={() => setContacts(false)} />}
      {urging.data && <Urge campaign={campaign} notice={urging.data.notice} aim={{ to: 'units', unitIds: urging.data.unitIds }} onClose={() => { urging.reset(); setPicked(new Set()) }} />}
    </div>
  )
}

/** / goes to the search, Esc drops the choice; not while typing. */
function useKeys(drop: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest('input,textarea,select,[role=dialog],[contenteditable]')) return
      if (event.key === '/') document.getElementById('ledger-search')?.focus()
      else if (event.key === 'Escape') drop()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
