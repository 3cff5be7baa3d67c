import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { api, Declined, got } from '../../../workbench/api.ts'
import { countOf, momentOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { useLive } from '../../../workbench/live.ts'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { kindWords } from '../addressees.rules.ts'
import { Scopes } from './scopes.tsx'
import { FindUnit, UnitLines } from './unit-lines.tsx'
import type { paths } from '../../../workbench/openapi.d.ts'
import './notices.css'

type Recipients = paths['/api/campaigns/{campaign}/notices/{notice}/recipients']['get']['responses'][200]['content']['application/json']
type Addressee = Recipients['addressees'][number]
type Answer = { as: 'chosen'; candidates: number[]; units: number[] } | { as: 'aside' } | null

/** 收文单位与签发: who exactly will get this? */
export function RecipientsPage() {
  const params = useParams()
  const [campaign, notice] = [Number(params.campaign), Number(params.notice)]
  const me = useMe().data
  const queries = useQueryClient()
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  const view = search.get('show') === 'chosen' ? 'chosen' : 'all'
  const [issuing, setIssuing] = useState(false)
  const set = (key: string, value: string) => setSearch((now) => {
    const next = new URLSearchParams(now)
    if (value) next.set(key, value)
    else next.delete(key)
    return next
  }, { replace: true })
  useLive(campaign)
  const key = ['campaign', campaign, 'recipients', notice]
  const path = { campaign, notice }
  const query = useQuery({ queryKey: [...key, 'summary'], queryFn: () => got(api.GET('/api/campaigns/{campaign}/notices/{notice}/recipients', { params: { path } })) })
  const scopes = useQuery({ queryKey: [...key, 'scopes'], queryFn: () => got(api.GET('/api/campaigns/{campaign}/notices/{notice}/scopes', { params: { path } })) })
  const refresh = (data?: Recipients) => {
    if (data) queries.setQueryData([...key, 'summary'], data)
    void queries.invalidateQueries({ queryKey: key })
  }
  const choose = useMutation({
    mutationFn: (given: { units: number[]; chosen: boolean; subtree: boolean }) => got(api.PUT('/api/campaigns/{campaign}/notices/{notice}/recipients/units', { params: { path }, body: { version: query.data?.version ?? 0, ...given } })),
    onSuccess: refresh, onError: () => refresh(),
  })
  const decide = useMutation({
    mutationFn: (given: { addressee: number; answer: Answer }) => got(api.PUT('/api/campaigns/{campaign}/notices/{notice}/recipients/addressees/{addressee}', { params: { path: { ...path, addressee: given.addressee } }, body: { version: query.data?.version ?? 0, answer: given.answer } })),
    onSuccess: refresh, onError: () => refresh(),
  })
  if (query.isError) return <div className="body" style={{ paddingTop: 24 }}><RefusalAlert error={query.error} retry={() => void query.refetch()} /></div>
  const data = query.data
  if (!data) return <><PageHead title="收文单位与签发" /><div className="body"><Loading rows={12} /></div></>
  const issued = data.state !== 'draft'
  const readOnly = issued || !me?.roles.includes('office')
  const open = data.addressees.filter((each) => !each.certain && each.decision === null)
  const unsettled = scopes.data?.filter((scope) => scope.scope === null).length ?? 0
  const asked = open.length + unsettled
  return (
    <>
      <PageHead
        crumb={<><Link to="/notices">通知</Link> / 收文单位与签发</>} title={data.title}
        facts={issued ? <span className="st ok"><Icon name="accepted" />{data.issuedBy}{data.issuedAt && momentOf(data.issuedAt)}签发</span> : asked > 0 ? <span className="st warn"><Icon name="ask" />还有 {asked} 处待定</span> : undefined}
        actions={<>
          {data.follows !== null && !issued && <Link className="btn" to={`/campaigns/${campaign}/notices/${notice}/follow-up`}>改正文</Link>}
          {!readOnly && <Button type="primary" disabled={asked > 0 || data.units === 0} onClick={() => setIssuing(true)}>签发给 {countOf(data.units)} 个单位</Button>}
          {issued && <Link className="btn p" to={`/campaigns/${campaign}/receipts?notice=${notice}`}>看签收进度</Link>}
        </>}
      />
      <div className="addressing">
        <section aria-label="原文写的收文单位">
          {(choose.isError || decide.isError) && <div style={{ marginBottom: 10 }}><RefusalAlert error={choose.error ?? decide.error} /></div>}
          {open.length > 0 && (
            <section className="un" style={{ marginTop: 0, marginBottom: 14 }} aria-label="待定">
              <h2 className="h2"><Icon name="ask" />待定 {open.length} 处 <small>对不准的请您选，系统不替您猜</small></h2>
              {open.map((addressee) => <Doubt key={addressee.id} addressee={addressee} campaign={campaign} notice={notice} readOnly={readOnly} onAnswer={(answer) => decide.mutate({ addressee: addressee.id, answer })} />)}
            </section>
          )}
          {data.addressees.length > 0 && <h2 className="h2">照原文 <small>{data.addressees.length} 类</small></h2>}
          <ul className="phrases">
            {data.addressees.map((addressee) => (
              <li key={addressee.id}>
                <span className="song">“{addressee.phrase}”<div className="mute" style={{ font: '12px/18px var(--sans)' }}>{addressee.decision === 'aside' ? `${addressee.decidedBy}先搁置了` : addressee.decision === 'chosen' ? `${addressee.decidedBy}选定` : addressee.why}</div></span>
                {addressee.decision !== null && !readOnly && <button type="button" className="link" style={{ fontSize: 13 }} onClick={() => decide.mutate({ addressee: addressee.id, answer: null })}>改</button>}
                {addressee.certain || addressee.decision === 'chosen' ? <span className="count">→ {countOf(addressee.units)}</span> : <span className="st warn"><Icon name="ask" />{addressee.decision === 'aside' ? '搁置' : '待定'}</span>}
              </li>
            ))}
            {data.byHand > 0 && <li><span className="grow">{data.follows === null ? '另外勾选的单位' : '沿用原通知的收文单位'}</span><span className="count">→ {countOf(data.byHand)}</span></li>}
          </ul>
          {data.addressees.length === 0 && data.follows === null && <p className="mute">原文没有写主送机关，请在单位列表里勾选。</p>}
          {data.follows !== null && <p className="lede">补充通知先按原通知的收文单位列好，可以去掉一部分。</p>}
          {scopes.data && scopes.data.length > 0 && <Scopes campaign={campaign} notice={notice} scopes={scopes.data} addressees={data.addressees} byHand={data.byHand} readOnly={readOnly} onSaved={() => refresh()} />}
        </section>
        <section aria-label="将收到的单位">
          <div className="pin">
            <span>{issued ? '发给了' : '将发给'} <b>{countOf(data.units)}</b> 个单位，{countOf(data.people)} 人</span>
            <span className="mute" style={{ fontSize: 13 }}>{data.kinds.map(({ kind, count }) => `${kindWords[kind]} ${countOf(count)}`).join(' · ')}</span>
          </div>
          <div className="row" style={{ margin: '6px 0', flexWrap: 'wrap' }}>
            <Segmented aria-label="看哪些" value={view} options={[{ value: 'all', label: '全部单位' }, { value: 'chosen', label: '只看已选' }]} onChange={(to) => set('show', to === 'chosen' ? to : '')} />
            <Input allowClear placeholder="按名称找" style={{ width: 220 }} defaultValue={words} prefix={<Icon name="search" />} onChange={(event) => set('q', event.target.value.trim())} />
          </div>
          <UnitLines campaign={campaign} notice={notice} version={data.version} readOnly={readOnly} tagged={data.follows === null} onChoose={(units, chosen, subtree) => choose.mutate({ units, chosen, subtree })} {...(words ? { search: words } : view === 'chosen' ? { chosen: true } : {})} />
        </section>
      </div>
      {issuing && <Issue campaign={campaign} notice={notice} data={data} onClose={() => { setIssuing(false); refresh() }} />}
    </>
  )
}

function Doubt({ addressee, campaign, notice, readOnly, onAnswer }: { addressee: Addressee; campaign: number; notice: number; readOnly: boolean; onAnswer: (answer: Answer) => void }) {
  const [finding, setFinding] = useState(false)
  return (
    <div className="q1">
      <div><q>“{addressee.phrase}”</q></div><span />
      <div className="why">{addressee.why}</div>
      {!readOnly && (
        <div className="opts" role="radiogroup" aria-label={addressee.phrase}>
          {addressee.candidates.map((candidate, i) => <button type="button" role="radio" aria-checked={false} className="opt" key={candidate.label} onClick={() => onAnswer({ as: 'chosen', candidates: [i], units: [] })}>{candidate.label}{candidate.count !== null && ` ${countOf(candidate.count)} 个`}</button>)}
          <button type="button" className={`opt txt${finding ? ' on' : ''}`} onClick={() => setFinding(!finding)}>找单位</button>
          <a className="opt txt" href="/workbench/units" target="_blank" rel="noreferrer">新建单位</a>
          <button type="button" className="opt txt" onClick={() => onAnswer({ as: 'aside' })}>先搁置</button>
        </div>
      )}
      {finding && <div style={{ gridColumn: '1/-1' }}><FindUnit campaign={campaign} notice={notice} onPick={(id) => onAnswer({ as: 'chosen', candidates: [], units: [id] })} /></div>}
    </div>
  )
}

/** The last look before it goes out: how many, whom, and that it cannot be undone. */
function Issue({ campaign, notice, data, onClose }: { campaign: number; notice: number; data: Recipients; onClose: () => void }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const go = useNavigate()
  const issue = useMutation({
    mutationFn: () => got(api.POST('/api/campaigns/{campaign}/notices/{notice}/issue', { params: { path: { campaign, notice } } })),
    onSuccess: async ({ units }) => {
      void message.success(`已签发给 ${countOf(units)} 个单位`)
      await Promise.all([queries.invalidateQueries({ queryKey: ['campaigns'] }), queries.invalidateQueries({ queryKey: ['notices'] }), queries.invalidateQueries({ queryKey: ['campaign', campaign] })])
      go(`/campaigns/${campaign}/receipts?notice=${notice}`)
    },
  })
  const first = issue.error instanceof Declined && issue.error.code === 'notices/already-issued'
  return (
    <Modal
      open title="签发" onCancel={onClose} okText={`签发给 ${countOf(data.units)} 个单位`} cancelText={first ? '知道了' : '再看看'} confirmLoading={issue.isPending}
      okButtonProps={{ style: first ? { display: 'none' } : {} }} onOk={() => issue.mutate()}
    >
      <p className="song" style={{ fontSize: 15, lineHeight: '24px', marginBottom: 8 }}>{data.title}</p>
      <p>将发给 <b>{countOf(data.units)}</b> 个单位、<b>{countOf(data.people)}</b> 人。签发后不能修改，只能另发补充通知。</p>
      <p className="mute" style={{ margin: '6px 0' }}>{data.kinds.map(({ kind, count }) => `${kindWords[kind]} ${countOf(count)}`).join(' · ')}</p>
      {data.people === 0 && <Alert type="warning" showIcon title="这些单位还没有联络员或能签收的人，通知会放在各单位收件箱里等人来看。" />}
      {issue.isError && <RefusalAlert error={issue.error} />}
      {first && <p style={{ marginTop: 8 }}><Link to={`/campaigns/${campaign}/receipts?notice=${notice}`}>看签收进度</Link></p>}
    </Modal>
  )
}
