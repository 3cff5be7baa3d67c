import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Whens } from '../../../workbench/parts/when.tsx'
import { activityStates, mayBecome, type ActivityState } from '../plan.rules.ts'
import type { Campaign, PlannedActivity } from './plan-page.tsx'
import { activityLooks, ActivityStateTag } from './state.tsx'

/** One activity: read by everybody, changed by the office. */
export function ActivityDrawer({ campaign, activity, manages, onClose, onSaved }: { campaign: Campaign; activity: PlannedActivity | null; manages: boolean; onClose: () => void; onSaved: (campaign: Campaign) => void }) {
  return (
    <Drawer open={activity !== null} onClose={onClose} size={480} title={activity?.name} styles={{ wrapper: { maxWidth: '100vw' } }}>
      {activity && <>
        <Facts campaign={campaign} activity={activity} />
        {manages && <Form key={`${activity.id}${campaign.revision}`} campaign={campaign} activity={activity} onSaved={onSaved} />}
      </>}
    </Drawer>
  )
}

function Facts({ campaign, activity }: { campaign: Campaign; activity: PlannedActivity }) {
  const module = campaign.modules.find((each) => each.id === activity.moduleId)
  const lists = [['形式', activity.forms], ['对象', activity.audience], ['渠道', activity.channels]] as const
  return (
    <div className="edit" style={{ marginBottom: 20 }}>
      <span>时间</span><div style={{ paddingTop: 4 }}><Whens times={activity.times} /></div>
      <span>责任单位</span><div style={{ lineHeight: '32px' }}>{activity.owners.map((owner) => (owner.role === '责任' ? owner.name : `${owner.name}（${owner.role}）`)).join('、') || <span className="mute">没有写</span>}</div>
      <span>模块</span><div style={{ lineHeight: '32px' }}>{module?.name ?? <span className="mute">没有分</span>}{module && activity.moduleInferred && <span className="tag" style={{ marginLeft: 6 }}>推断</span>}</div>
      <span>状态</span><div style={{ lineHeight: '32px' }}><ActivityStateTag state={activity.state} /></div>
      {activity.places.length > 0 && <><span>地点</span><div style={{ lineHeight: '32px' }}>{activity.places.join('、')}</div></>}
      {lists.map(([word, items]) => items.length > 0 && <Row key={word} word={word} text={items.join('、')} />)}
      {activity.description && <><span>做什么</span><p className="song" style={{ paddingTop: 4, lineHeight: '24px' }}>{activity.description}</p></>}
    </div>
  )
}

const Row = ({ word, text }: { word: string; text: string }) => <><span>{word}</span><div style={{ lineHeight: '32px' }}>{text}</div></>

function Form({ campaign, activity, onSaved }: { campaign: Campaign; activity: PlannedActivity; onSaved: (campaign: Campaign) => void }) {
  const [module, setModule] = useState<number>(activity.moduleId ?? 0)
  const [state, setState] = useState<ActivityState>(activity.state)
  const [places, setPlaces] = useState(activity.places)
  const fixed = activity.times.length === 1 && activity.times[0]?.from && activity.times[0].to ? activity.times[0] : null
  const [from, setFrom] = useState(fixed?.from ?? '')
  const [to, setTo] = useState(fixed?.to ?? '')
  const [clock, setClock] = useState(fixed?.time?.slice(0, 5) ?? '')
  const moved = from !== (fixed?.from ?? '') || to !== (fixed?.to ?? '') || clock !== (fixed?.time?.slice(0, 5) ?? '')
  const changed = module !== (activity.moduleId ?? 0) || state !== activity.state || places.join() !== activity.places.join() || (moved && from !== '' && to !== '')
  const save = useMutation({
    mutationFn: () => got(api.PATCH('/api/campaigns/{campaign}/activities/{activity}', {
      params: { path: { campaign: campaign.id, activity: activity.id } },
      body: {
        ...(module !== (activity.moduleId ?? 0) && { moduleId: module || null }), ...(state !== activity.state && { state }),
        ...(places.join() !== activity.places.join() && { places }), ...(moved && from && to && { days: { from, to, time: clock || null } }),
      },
    })),
    onSuccess: onSaved,
  })
  return (
    <section className="card soft" aria-label="调整">
      <h2 className="h2" style={{ marginBottom: 10 }}>调整 <small>改动记入日志，各单位马上看到</small></h2>
      <div className="edit">
        <span>定日期</span>
        <div className="row" style={{ flexWrap: 'wrap' }}>
          <Input type="date" aria-label="从" style={{ width: 'auto' }} value={from} onChange={(event) => { setFrom(event.target.value); if (!to || to < event.target.value) setTo(event.target.value) }} />
          <span className="mute">至</span>
          <Input type="date" aria-label="到" style={{ width: 'auto' }} value={to} onChange={(event) => setTo(event.target.value)} />
          <Input type="time" aria-label="时刻" style={{ width: 'auto' }} value={clock} onChange={(event) => setClock(event.target.value)} />
        </div>
        <span>状态</span><Select aria-label="状态" value={state} onChange={setState} options={activityStates.filter((each) => mayBecome(activity.state, each)).map((each) => ({ value: each, label: activityLooks[each].word }))} />
        {campaign.modules.length > 0 && <><span>模块</span><Select aria-label="模块" value={module} onChange={setModule} options={[{ value: 0, label: '不属于哪个模块' }, ...campaign.modules.map((each) => ({ value: each.id, label: each.name }))]} /></>}
        <span>地点</span><Select mode="tags" aria-label="地点" value={places} onChange={setPlaces} open={false} suffixIcon={null} tokenSeparators={['、', '，']} placeholder="没有写" />
      </div>
      {save.isError && <div style={{ marginTop: 10 }}><RefusalAlert error={save.error} /></div>}
      <Button type="primary" style={{ marginTop: 14 }} disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>存这些改动</Button>
    </section>
  )
}
