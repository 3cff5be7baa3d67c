import { Alert, Button } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { useLive } from '../../../workbench/live.ts'
import { countOf, momentOf, percentOf } from '../../../workbench/parts/days.ts'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Builder } from './builder.tsx'
import './compilation.css'
import { useCompilations, type Compilations } from './data.ts'
import { EditionDrawer } from './edition-drawer.tsx'
import { EditionList } from './edition-list.tsx'
import { UnderWay } from './under-way.tsx'

/** 汇编: the editions there are, the one being made, and a new one. */
export function CompilationPage() {
  const campaign = Number(useParams().campaign)
  const [search, setSearch] = useSearchParams()
  useLive(campaign)
  const query = useCompilations(campaign)
  if (query.isError && !query.data) return <><PageHead title="汇编" /><div className="body"><RefusalAlert error={query.error} retry={() => void query.refetch()} /></div></>
  if (!query.data) return <><PageHead title="汇编" /><div className="body"><Loading rows={8} /></div></>

  const { data } = query
  const underWay = data.editions.find(({ state }) => state === 'waiting' || state === 'running')
  const building = data.may.make && search.get('new') === '1' && !underWay
  const set = (key: string, value: string | null) => setSearch((before) => { const next = new URLSearchParams(before); if (value === null) next.delete(key); else next.set(key, value); return next }, { replace: true })
  if (building) return <div className="scroll"><Builder campaign={campaign} data={data} onClose={() => set('new', null)} /></div>

  const accepted = data.requirements.reduce((sum, each) => sum + each.accepted, 0)
  const begin = data.may.make && !underWay && accepted > 0
    ? <Button type="primary" onClick={() => set('new', '1')}>{data.editions.length > 0 ? '再编一版' : '生成汇编'}</Button> : null
  return (
    <div className="scroll">
      <PageHead title={titleOf(data)} facts={<span className="mute">{factsOf(data, accepted)}</span>} actions={data.editions.length > 0 && begin} />
      <div className="body comp-body">
        {query.isError && <RefusalAlert error={query.error} retry={() => void query.refetch()} />}
        {underWay && <UnderWay campaign={campaign} edition={underWay} mayStop={data.may.make} />}
        {!underWay && data.since > 0 && (
          <Alert type="warning" showIcon title={`上一版之后又收下 ${countOf(data.since)} 份，没有编入。`} description={data.may.make ? '再编一版时会排在各部分的后面，您可以调整。' : '需要编入，请活动办再编一版。'} />
        )}
        {data.editions.length === 0
          ? accepted > 0
            ? <Empty action={begin}>{data.may.make ? `还没有汇编。已收下 ${countOf(accepted)} 份材料，可以编成一本 Word 和 PDF。` : '还没有汇编。活动办生成后，这里就能下载。'}</Empty>
            : <Empty action={<Link to={`/campaigns/${campaign}/ledger`}>去看台账</Link>}>还没有收下的材料。收下以后，就能编成一本。</Empty>
          : <EditionList campaign={campaign} data={data} onOpen={(edition) => set('edition', String(edition))} />}
      </div>
      <EditionDrawer campaign={campaign} edition={Number(search.get('edition')) || null} data={data} onClose={() => set('edition', null)} />
    </div>
  )
}

function titleOf({ editions }: Compilations): string {
  const [newest] = editions
  if (!newest) return '汇编'
  if (newest.state === 'waiting' || newest.state === 'running') return `正在生成第 ${newest.edition} 版汇编，${percentOf(newest.done, newest.total)}%`
  const last = editions.find(({ state }) => state === 'done')
  return last ? `汇编已编到第 ${last.edition} 版` : '汇编还没有编成'
}

function factsOf({ editions, now, zone }: Compilations, accepted: number): string {
  const last = editions.find(({ state }) => state === 'done')
  const have = `已收 ${countOf(accepted)} 份材料`
  return last ? `${have} · 编入 ${countOf(last.reports)} 份 · ${momentOf(last.finishedAt ?? last.createdAt, new Date(now), zone)}编成` : have
}
