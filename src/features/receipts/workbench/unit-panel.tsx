import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { dayOf, daysUntil, deadlineOf, leftOf, momentOf } from '../../../workbench/parts/days.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { ladderOf, stepWords, type Step, type StepState } from '../ladder.rules.ts'
import { Phone } from './phone.tsx'

const useUnit = (campaign: number, notice: number, unit: number) => useQuery({
  queryKey: ['campaign', campaign, 'receipts', notice, 'unit', unit],
  queryFn: () => got(api.GET('/api/campaigns/{campaign}/notices/{notice}/receipts/{unit}', { params: { path: { campaign, notice, unit } } })),
})
type UnitLadder = NonNullable<ReturnType<typeof useUnit>['data']>

/** One unit: the vertical ladder with times and names, the words urging would send, what was done before. */
export function UnitPanel({ campaign, notice, unit, mayUrge, onUrge }: { campaign: number; notice: number; unit: number; mayUrge: boolean; onUrge: () => void }) {
  const query = useUnit(campaign, notice, unit)
  const [calling, setCalling] = useState(false)
  if (query.isPending) return <Loading />
  if (query.isError) return <RefusalAlert error={query.error} retry={() => void query.refetch()} />
  const it = query.data
  const now = new Date()
  return (
    <div className="unit-panel">
      <div className="mute who">
        {it.liaison
          ? <p>联络员 {it.liaison.name}　{it.liaison.phone && (mayUrge ? <Phone key={it.liaison.id} name={it.liaison.name} masked={it.liaison.phone} whose={{ person: it.liaison.id }} /> : it.liaison.phone)}</p>
          : <p>这个单位还没有联络员</p>}
        {it.responsibleName && (
          <p>负责人 {it.responsibleName}　{it.responsiblePhone && (mayUrge ? <Phone key={unit} name={it.responsibleName} masked={it.responsiblePhone} whose={{ campaign, notice, unit }} /> : it.responsiblePhone)}</p>
        )}
      </div>
      <ol className="vl">
        {ladderOf(it).map(({ step, state }) => {
          const fact = factOf(it, step, state, now)
          return (
            <li key={step} className={state === 'done' ? 'd' : state === 'waiting' || state === 'late' ? 'now' : ''} aria-current={step === it.stuck ? 'step' : undefined}>
              {step === it.stuck ? <b>{stepWords[step]}</b> : stepWords[step]}
              {fact.map((line) => <small key={line.words} className={line.late ? 'late' : ''}>{line.words}</small>)}
            </li>
          )
        })}
      </ol>
      {it.words && (
        <div className="words">
          <div className="mute">{it.liaison ? `将发给${it.liaison.name}所在单位的收件箱` : '将发到这个单位的收件箱'}</div>
          <p>{it.words}</p>
        </div>
      )}
      {!it.words && <p className="mute">都办完了，不用催。</p>}
      {mayUrge && (
        <div className="row" style={{ marginTop: 12 }}>
          {it.words && <Button type="primary" style={{ flex: 1 }} onClick={onUrge}>催办这个单位</Button>}
          <Button onClick={() => setCalling(true)}>记一次电话</Button>
        </div>
      )}
      {it.urgings.length > 0 && (
        <section className="urged">
          <h3>催过 {it.urgedTimes} 次</h3>
          <ul>{it.urgings.map((each) => <li key={each.at + each.words}><small>{momentOf(each.at, now)} · {each.byName} · {each.channel === 'phone' ? '电话' : '站内'}</small>{each.words}</li>)}</ul>
        </section>
      )}
      <p style={{ marginTop: 14, fontSize: 13 }}><Link to={`/campaigns/${campaign}/ledger?words=${encodeURIComponent(it.name)}`}>到报送台账看它的材料</Link></p>
      {calling && <CallDialog campaign={campaign} notice={notice} unit={unit} name={it.name} onClose={() => setCalling(false)} />}
    </div>
  )
}

/** Times and names of a step; for material, each requirement with its day. */
function factOf(it: UnitLadder, step: Step, state: StepState, now: Date): { words: string; late: boolean }[] {
  const line = (words: string, late = false) => [{ words, late }]
  const waited = (since: string | null) => {
    const days = since ? -daysUntil(since, now) : 0
    return days > 0 ? line(`等了 ${days} 天`, state === 'late') : line('今天的事')
  }
  switch (step) {
    case 'delivered': return line(`${momentOf(it.deliveredAt, now)} · 站内`)
    case 'opened': return it.openedAt ? line([momentOf(it.openedAt, now), it.openedBy].filter(Boolean).join(' · ')) : waited(it.deliveredAt)
    case 'acknowledged': return it.acknowledgedAt ? line([momentOf(it.acknowledgedAt, now), it.acknowledgedBy].filter(Boolean).join(' · ')) : step === it.stuck ? waited(it.openedAt) : []
    case 'responsible': return it.responsibleName ? line(it.responsibleName) : []
    case 'planned':
    case 'reported':
      return it.tasks.filter((task) => task.plan === (step === 'planned')).map((task, _, all) => {
        const name = all.length > 1 ? `${task.title} · ` : ''
        if (task.state === 'submitted' || task.state === 'accepted') return { words: `${name}${task.state === 'accepted' ? '已收' : '待审核'}`, late: false }
        if (!task.dueAt) return { words: `${name}没有定截止时间`, late: false }
        const late = new Date(task.dueAt) < now
        return { words: late ? `${name}${dayOf(task.dueAt, now).split(' ')[0]} 已截止，${leftOf(task.dueAt, now)}` : `${name}${deadlineOf(task.dueAt, now)} 截止`, late }
      })
  }
}

function CallDialog({ campaign, notice, unit, name, onClose }: { campaign: number; notice: number; unit: number; name: string; onClose: () => void }) {
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const note = useMutation({
    mutationFn: () => got(api.POST('/api/campaigns/{campaign}/notices/{notice}/receipts/{unit}/calls', { params: { path: { campaign, notice, unit } }, body: { words } })),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['campaign', campaign] }); onClose() },
  })
  return (
    <Modal open title={`记一次电话：${name}`} okText="记下来" cancelText="不记了" onCancel={onClose} onOk={() => note.mutate()} okButtonProps={{ disabled: words.trim() === '', loading: note.isPending }}>
      <label htmlFor="call-words" className="mute" style={{ fontSize: 13 }}>打给谁、说了什么。记下后算催办一次。</label>
      <Input.TextArea id="call-words" autoFocus rows={3} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} placeholder="例：程秘书长说周五前签收" style={{ marginTop: 6 }} />
      {note.isError && <div style={{ marginTop: 10 }}><RefusalAlert error={note.error} /></div>}
    </Modal>
  )
}
