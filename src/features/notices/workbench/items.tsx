import { Button, Input, InputNumber, Select } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { When, Whens } from '../../../workbench/parts/when.tsx'
import { byHand } from '../questions.rules.ts'
import { OWNER_ROLES } from '../reader/schema.ts'
import { Field, TimeField, TimesField, Words } from './fields.tsx'
import type { Activity, Module, NoticePlan, Question, Report } from './types.ts'

/** What every item of the plan needs of the screen. */
export interface Desk {
  plan: NoticePlan
  inferred: Record<string, string>
  questions: readonly Question[]
  selected: string | null
  checked: ReadonlySet<string>
  readOnly: boolean
  onSelect: (item: string) => void
  onShow: (item: string) => void
  onCheck: (item: string, checked: boolean) => void
  onPlan: (change: (plan: NoticePlan) => NoticePlan) => void
  onModule: (activity: string, module: string | null) => void
}

/** One line of the list; the selected one opens in place. */
function Item({ id, no, title, meta, desk, onRemove, children }: { id: string; no: number; title: string; meta: ReactNode; desk: Desk; onRemove: () => void; children: ReactNode }) {
  const on = desk.selected === id
  const checked = desk.checked.has(id)
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (on) line.current?.scrollIntoView({ block: 'nearest' })
  }, [on])
  return (
    <li ref={line} className={on ? 'on' : ''} data-item={id}>
      <span className="no">{no}</span>
      <div>
        <button type="button" className="title" aria-expanded={on} onClick={() => desk.onSelect(id)}>{title}</button>
        {!on && <div className="meta">{meta}</div>}
      </div>
      {on ? (
        <span className="row tools">
          <button type="button" className="link" style={{ fontSize: 13 }} onClick={() => desk.onShow(id)}>看原文</button>
          {!desk.readOnly && <Button size="small" type={checked ? 'default' : 'primary'} onClick={() => desk.onCheck(id, !checked)}>{checked ? '取消核对' : '核对无误'}</Button>}
        </span>
      ) : checked ? <span className="st ok"><Icon name="check" />已核</span> : <span className="st none">待核</span>}
      {on && (
        <div className="ed">
          {children}
          {!desk.readOnly && <><span /><div><button type="button" className="link" style={{ fontSize: 13, color: 'var(--zhu)' }} onClick={onRemove}>删掉这一项</button></div></>}
        </div>
      )}
    </li>
  )
}

const asks = (desk: Desk, id: string) => desk.questions.filter((question) => question.ref === id && question.decision === null)
const Asked = ({ desk, id }: { desk: Desk; id: string }) => {
  const open = asks(desk, id)
  return open.length > 0 ? <span className="st warn"><Icon name="ask" />{open.some((question) => question.about === 'end') ? '结束日期待定' : `${open.length} 处待定`}</span> : null
}

export function ActivityItem({ activity, no, desk }: { activity: Activity; no: number; desk: Desk }) {
  const set = (changes: Partial<Activity>) => desk.onPlan((plan) => ({ ...plan, activities: plan.activities.map((each) => (each.id === activity.id ? { ...each, ...changes } : each)) }))
  const inferred = activity.module === null ? desk.inferred[activity.id] : undefined
  const module = desk.plan.modules.find((each) => each.id === (activity.module ?? inferred))
  const show = () => desk.onShow(activity.id)
  return (
    <Item
      id={activity.id} no={no} title={activity.name} desk={desk}
      onRemove={() => desk.onPlan((plan) => ({ ...plan, activities: plan.activities.filter((each) => each.id !== activity.id) }))}
      meta={<><Whens times={activity.time} />{activity.owners.length > 0 && <span>{activity.owners.map((owner) => owner.name).join('、')}</span>}{module && <span className="mute">{module.name}{inferred && <span className="tag" style={{ marginLeft: 6 }}>推断</span>}</span>}<Asked desk={desk} id={activity.id} /></>}
    >
      <Field label="名称" quote={activity.quote} onQuote={show}><Input.TextArea autoSize value={activity.name} disabled={desk.readOnly} status={activity.name.trim() ? '' : 'error'} onChange={(event) => set({ name: event.target.value.replace(/\n/g, '') })} /></Field>
      <Field label="时间" quote={activity.time[0]?.quote} onQuote={show}><TimesField times={activity.time} disabled={desk.readOnly} onChange={(time) => set({ time })} /></Field>
      <Field label="责任单位" quote={activity.owners[0]?.quote} onQuote={show}>
        {activity.owners.map((owner, i) => (
          <div className="row" key={i} style={{ marginBottom: 4 }}>
            <Select value={owner.role} disabled={desk.readOnly} aria-label="角色" style={{ width: 84, flex: 'none' }} options={OWNER_ROLES.map((role) => ({ value: role, label: role }))} onChange={(role) => set({ owners: activity.owners.map((each, at) => (at === i ? { ...each, role } : each)) })} />
            <Input value={owner.name} disabled={desk.readOnly} aria-label="单位" onChange={(event) => set({ owners: activity.owners.map((each, at) => (at === i ? { ...each, name: event.target.value } : each)) })} />
            {!desk.readOnly && <Button type="text" size="small" aria-label={`去掉${owner.name}`} icon={<Icon name="close" />} onClick={() => set({ owners: activity.owners.filter((_, at) => at !== i) })} />}
          </div>
        ))}
        {activity.owners.length === 0 && <span className="mute">没有写 </span>}
        {!desk.readOnly && <button type="button" className="link" style={{ fontSize: 13 }} onClick={() => set({ owners: [...activity.owners, { name: '待填', role: '责任', quote: byHand }] })}>添一个单位</button>}
      </Field>
      {desk.plan.modules.length > 0 && (
        <Field label="所属模块">
          <div className="row">
            <Select
              style={{ flex: 1 }} aria-label="所属模块" disabled={desk.readOnly} value={module?.id ?? ''} onChange={(value: string) => desk.onModule(activity.id, value || null)}
              options={[{ value: '', label: '不属于哪个模块' }, ...desk.plan.modules.map((each) => ({ value: each.id, label: each.name }))]}
            />
            {inferred && <span className="tag" title="原文没写，按用词推断，请核对">推断</span>}
          </div>
        </Field>
      )}
      <Field label="做什么"><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} value={activity.description ?? ''} disabled={desk.readOnly} placeholder="没有写" onChange={(event) => set({ description: event.target.value.trim() ? event.target.value : null })} /></Field>
      <Field label="形式"><Words label="形式" value={activity.forms} disabled={desk.readOnly} onChange={(forms) => set({ forms })} /></Field>
      <Field label="对象"><Words label="对象" value={activity.audience} disabled={desk.readOnly} onChange={(audience) => set({ audience })} /></Field>
      <Field label="地点"><Words label="地点" value={activity.places} disabled={desk.readOnly} onChange={(places) => set({ places })} /></Field>
      <Field label="渠道"><Words label="渠道" value={activity.channels} disabled={desk.readOnly} onChange={(channels) => set({ channels })} /></Field>
    </Item>
  )
}

export function ReportItem({ report, no, desk }: { report: Report; no: number; desk: Desk }) {
  const set = (changes: Partial<Report>) => desk.onPlan((plan) => ({ ...plan, reports: plan.reports.map((each) => (each.id === report.id ? { ...each, ...changes } : each)) }))
  const show = () => desk.onShow(report.id)
  return (
    <Item
      id={report.id} no={no} title={report.what} desk={desk}
      onRemove={() => desk.onPlan((plan) => ({ ...plan, reports: plan.reports.filter((each) => each.id !== report.id) }))}
      meta={<>{report.due ? <When time={report.due} /> : <span className="mute">未写截止时间</span>}{report.length && <span>{report.length.text}</span>}{report.formats.length > 0 && <span>{report.formats.join('、')}</span>}<Asked desk={desk} id={report.id} /></>}
    >
      <Field label="材料" quote={report.quote} onQuote={show}><Input value={report.what} disabled={desk.readOnly} status={report.what.trim() ? '' : 'error'} onChange={(event) => set({ what: event.target.value })} /></Field>
      <Field label="截止" quote={report.due?.quote} onQuote={show}>
        {report.due ? <TimeField deadline time={report.due} disabled={desk.readOnly} onChange={(due) => set({ due })} onRemove={() => set({ due: null })} />
          : <><span className="mute">未写 </span>{!desk.readOnly && <button type="button" className="link" onClick={() => set({ due: { text: '待填', from: null, to: null, time: null, every: null, quote: byHand } })}>填写截止时间</button>}</>}
      </Field>
      <Field label="谁要报"><Words label="谁要报" value={report.who} disabled={desk.readOnly} onChange={(who) => set({ who })} /></Field>
      <Field label="字数">
        <div className="row">
          <span className="mute">不超过</span>
          <InputNumber min={1} max={1_000_000} disabled={desk.readOnly} value={report.length?.max ?? null} placeholder="不限" aria-label="字数上限"
            onChange={(max) => set({ length: max === null ? (report.length?.min ? { ...report.length, max: null } : null) : { min: report.length?.min ?? null, about: null, max, text: `${max}字以内` } })} />
          <span className="mute">字{report.length ? `（原文：${report.length.text}）` : ''}</span>
        </div>
      </Field>
      <Field label="格式"><Words label="格式" value={report.formats} disabled={desk.readOnly} onChange={(formats) => set({ formats })} /></Field>
      <Field label="其他要求"><Words label="其他要求" value={report.extras} disabled={desk.readOnly} onChange={(extras) => set({ extras })} /></Field>
      {report.to.length > 0 && <Field label="报到哪里" quote={report.to[0]?.quote} onQuote={show}>{report.to.map((to) => to.value).join('、')}</Field>}
    </Item>
  )
}

export function ModuleItem({ module, no, desk }: { module: Module; no: number; desk: Desk }) {
  const set = (changes: Partial<Module>) => desk.onPlan((plan) => ({ ...plan, modules: plan.modules.map((each) => (each.id === module.id ? { ...each, ...changes } : each)) }))
  const count = desk.plan.activities.filter((activity) => (activity.module ?? desk.inferred[activity.id]) === module.id).length
  return (
    <Item
      id={module.id} no={no} title={module.name} desk={desk}
      onRemove={() => desk.onPlan((plan) => ({ ...plan, modules: plan.modules.filter((each) => each.id !== module.id), activities: plan.activities.map((each) => (each.module === module.id ? { ...each, module: null } : each)) }))}
      meta={<>{module.time.length > 0 && <Whens times={module.time} />}<span className="mute">{count} 项活动</span><Asked desk={desk} id={module.id} /></>}
    >
      <Field label="名称" quote={module.quote} onQuote={() => desk.onShow(module.id)}><Input value={module.name} disabled={desk.readOnly} onChange={(event) => set({ name: event.target.value })} /></Field>
      <Field label="时间" quote={module.time[0]?.quote}><TimesField times={module.time} disabled={desk.readOnly} onChange={(time) => set({ time })} /></Field>
      <Field label="内容"><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} value={module.description ?? ''} disabled={desk.readOnly} placeholder="没有写" onChange={(event) => set({ description: event.target.value.trim() ? event.target.value : null })} /></Field>
      <Field label="形式"><Words label="形式" value={module.forms} disabled={desk.readOnly} onChange={(forms) => set({ forms })} /></Field>
    </Item>
  )
}
