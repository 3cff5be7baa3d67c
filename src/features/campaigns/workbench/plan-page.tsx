import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf, deadlineOf, leftOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { useLive } from '../../../workbench/live.ts'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { When, Whens } from '../../../workbench/parts/when.tsx'
import { useMe } from '../../../workbench/session.tsx'
import type { paths } from '../../../workbench/openapi.d.ts'
import { campaignMayBecome, campaignStates, type CampaignState } from '../plan.rules.ts'
import { ActivityDrawer } from './activity-drawer.tsx'
import { ActivityStateTag } from './state.tsx'
import './campaigns.css'

export type Campaign = paths['/api/campaigns/{campaign}']['get']['responses'][200]['content']['application/json']
export type PlannedActivity = Campaign['activities'][number]

const stateWords: Record<CampaignState, string> = { draft: '还没签发', issued: '已签发', running: '进行中', collecting: '收报材料', closed: '已结束', archived: '已归档' }
const moveWords: Record<CampaignState, string> = { draft: '', issued: '', running: '改为“进行中”', collecting: '改为“收报材料”', closed: '结束活动', archived: '归档' }

/** 方案与活动: what the campaign consists of; the office changes it, everybody else reads it. */
export function PlanPage() {
  const id = Number(useParams().campaign)
  const me = useMe().data
  const [search, setSearch] = useSearchParams()
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const go = useNavigate()
  useLive(id)
  const query = useQuery({ queryKey: ['campaign', id, 'plan'], queryFn: () => got(api.GET('/api/campaigns/{campaign}', { params: { path: { campaign: id } } })) })
  const [moving, setMoving] = useState<CampaignState | null>(null)
  const notices = useQuery({ queryKey: ['notices', 'of', id], enabled: query.data?.side === 'office', queryFn: () => got(api.GET('/api/notices', { params: { query: { campaign: id, limit: 50 } } })) })
  if (query.isError) return <div className="body" style={{ paddingTop: 24 }}><RefusalAlert error={query.error} retry={() => void query.refetch()} /></div>
  const campaign = query.data
  if (!campaign) return <><PageHead title="方案与活动" /><div className="body"><Loading rows={12} /></div></>
  const manages = campaign.side === 'office' && (me?.roles.includes('office') ?? false)
  const draft = notices.data?.items.find((notice) => notice.state === 'draft' && notice.follows === null)
  const nextStates = campaignStates.filter((state) => campaignMayBecome(campaign.state, state))
  const selected = campaign.activities.find((activity) => activity.id === Number(search.get('activity')))
  const open = (activity: number | null) => setSearch((now) => {
    const next = new URLSearchParams(now)
    if (activity === null) next.delete('activity')
    else next.set('activity', String(activity))
    return next
  }, { replace: true })
  return (
    <>
      <PageHead
        crumb={campaign.side === 'office' ? '方案与活动' : `${campaign.unitName}的方案`} title={campaign.name}
        facts={<span className={`tag ${campaign.state === 'draft' ? 'teng' : 'dai'}`}>{stateWords[campaign.state]}</span>}
        actions={manages && <>
          {campaign.state === 'draft' && <Button onClick={() => modal.confirm({
            title: '退回去改方案？', content: '还没有签发，各单位没有收到过。方案回到“读取通知”，核对过的和定过的都还在；这里调整过的收文单位和活动要重来。', okText: '退回去改', cancelText: '不退',
            onOk: async () => {
              const { readingId } = await got(api.DELETE('/api/campaigns/{campaign}', { params: { path: { campaign: id } } }))
              await Promise.all(['campaigns', 'readings', 'notices', 'reading'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
              go(readingId ? `/readings/${readingId}` : '/notices')
            },
          })}>退回去改</Button>}
          {draft && <Link className="btn p" to={`/campaigns/${id}/notices/${draft.id}/recipients`}>核对收文单位并签发</Link>}
          {nextStates.length > 0 && <Dropdown trigger={['click']} menu={{ items: nextStates.map((state) => ({ key: state, label: moveWords[state], onClick: () => setMoving(state) })) }}><Button>活动状态 <Icon name="down" /></Button></Dropdown>}
        </>}
      />
      <div className="scroll body">
        <div className="plan-facts">
          {campaign.theme && <span><b>主题</b><span className="song">{campaign.theme}</span></span>}
          <span><b>时间</b>{campaign.period ? <When time={campaign.period} /> : '没有写'}</span>
          {campaign.contacts.map((contact, i) => <span key={i}><b>联系人</b>{[contact.names.join('、'), contact.phones.join('、'), contact.emails.join('、')].filter(Boolean).join(' ')}</span>)}
        </div>
        <Activities campaign={campaign} onOpen={open} />
        {campaign.requirements.length > 0 && <Requirements campaign={campaign} />}
        {campaign.modules.length > 0 && (
          <section aria-label="模块">
            <h2 className="h2" style={{ marginTop: 24 }}>模块 <small>{campaign.modules.length} 个</small></h2>
            <div className="modules">
              {campaign.modules.map((module) => (
                <div className="card" key={module.id}>
                  <b>{module.name}</b> <span className="mute">{campaign.activities.filter((activity) => activity.moduleId === module.id).length} 项活动</span>
                  {module.times.length > 0 && <div style={{ marginTop: 4 }}><Whens times={module.times} /></div>}
                  {module.description && <p className="song" title={module.description}>{module.description}</p>}
                </div>
              ))}
            </div>
          </section>
        )}
      </div>
      <ActivityDrawer campaign={campaign} activity={selected ?? null} manages={manages} onClose={() => open(null)} onSaved={(data) => queries.setQueryData(['campaign', id, 'plan'], data)} />
      {moving && <Move campaign={campaign} to={moving} onClose={() => setMoving(null)} onSaved={(data) => { queries.setQueryData(['campaign', id, 'plan'], data); void queries.invalidateQueries({ queryKey: ['campaigns'] }) }} />}
    </>
  )
}

/** Activities by module, each with its days as the notice words them. */
function Activities({ campaign, onOpen }: { campaign: Campaign; onOpen: (activity: number) => void }) {
  const groups = [...campaign.modules.map((module) => ({ id: module.id as number | null, name: module.name })), { id: null, name: campaign.modules.length > 0 ? '没有分模块' : '' }]
    .map((group) => ({ ...group, items: campaign.activities.filter((activity) => activity.moduleId === group.id) })).filter((group) => group.items.length > 0)
  const module = useSearchParams()[0].get('module')
  useEffect(() => {
    if (module) document.getElementById(`module-${module}`)?.scrollIntoView({ block: 'start' })
  }, [module])
  const open = campaign.activities.filter((activity) => activity.times.length === 0 || activity.times.every((time) => !time.from && !time.to)).length
  return (
    <section aria-label="活动">
      <h2 className="h2">活动 <small>{campaign.activities.length} 项{open > 0 ? `，其中 ${open} 项没写或没定时间` : ''}</small></h2>
      {campaign.activities.length === 0 ? <p className="mute" style={{ padding: '12px 0' }}>方案里没有列活动。</p> : (
        <table className="plan-table">
          <thead><tr><th>活动</th><th>时间</th><th>责任单位</th><th>地点</th><th>状态</th></tr></thead>
          <tbody>
            {groups.map((group) => [
              ...(group.name ? [<tr className="group" key={`g${group.id}`} id={`module-${group.id}`}><td colSpan={5}>{group.name}</td></tr>] : []),
              ...group.items.map((activity) => (
                <tr key={activity.id}>
                  <td><button type="button" className="link title" style={{ textAlign: 'left' }} onClick={() => onOpen(activity.id)}>{activity.name}</button>{activity.moduleInferred && activity.moduleId !== null && <span className="tag" style={{ marginLeft: 6 }} title="原文没写模块，按用词推断">推断</span>}</td>
                  <td><span className="whens"><Whens times={activity.times} /></span></td>
                  <td>{activity.owners.map((owner) => (owner.role === '责任' ? owner.name : `${owner.name}（${owner.role}）`)).join('、') || <span className="mute">没有写</span>}</td>
                  <td>{activity.places.join('、') || <span className="mute">没有写</span>}</td>
                  <td className="num"><ActivityStateTag state={activity.state} /></td>
                </tr>
              )),
            ])}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Requirements({ campaign }: { campaign: Campaign }) {
  return (
    <section aria-label="报送要求">
      <h2 className="h2" style={{ marginTop: 24 }}>报送要求 <small>{campaign.requirements.length} 项</small></h2>
      <ul className="reqs">
        {campaign.requirements.map((requirement) => (
          <li key={requirement.id}>
            <b>《{requirement.title}》</b>
            <span>{requirement.dueAt ? <>{deadlineOf(requirement.dueAt, new Date(), campaign.zone)} 截止 · <span style={new Date(requirement.dueAt) < new Date() ? { color: 'var(--zhu)' } : undefined}>{leftOf(requirement.dueAt, new Date(), campaign.zone)}</span></> : requirement.dueText ? <span className="when win">{requirement.dueText}</span> : <span className="mute">没有写截止时间</span>}</span>
            <span className="lede">{[requirement.lengthText, requirement.formats.join('、'), requirement.copies ? `一式 ${requirement.copies} 份` : '', ...requirement.extras].filter(Boolean).join(' · ') || '没有写字数和格式'}</span>
            <span className="mute">{campaign.side === 'office' && requirement.units > 0 ? `${countOf(requirement.units)} 个单位要报` : requirement.who.join('、')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Move({ campaign, to, onClose, onSaved }: { campaign: Campaign; to: CampaignState; onClose: () => void; onSaved: (campaign: Campaign) => void }) {
  const move = useMutation({
    mutationFn: () => got(api.PUT('/api/campaigns/{campaign}/state', { params: { path: { campaign: campaign.id } }, body: { state: to } })),
    onSuccess: (data) => { onSaved(data); onClose() },
  })
  return (
    <Modal open title={moveWords[to]} okText={moveWords[to]} cancelText="不改" confirmLoading={move.isPending} onOk={() => move.mutate()} onCancel={onClose}>
      <p>活动现在是“{stateWords[campaign.state]}”，将改成“{stateWords[to]}”。各单位打开的页面会跟着变。</p>
      {move.isError && <RefusalAlert error={move.error} />}
    </Modal>
  )
}
