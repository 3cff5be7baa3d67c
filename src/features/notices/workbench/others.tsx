import { Button, Input } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { byHand } from '../questions.rules.ts'
import { Field, TimeField, Words } from './fields.tsx'
import type { Desk } from './items.tsx'
import type { Contact } from './types.ts'

const kinds = { plan: '印发方案', activity: '部署活动', forward: '转发通知', collection: '征集材料', selection: '评选推荐' }

/** 概要: title, period, theme, who signed, on what ground. */
export function Overview({ desk }: { desk: Desk }) {
  const { plan } = desk
  const show = () => desk.onShow('overview')
  return (
    <div className="ed" style={{ marginTop: 14 }}>
      <Field label="标题" quote={plan.title.quote === byHand ? byHand : undefined}><Input.TextArea autoSize value={plan.title.value} disabled={desk.readOnly} status={plan.title.value.trim() ? '' : 'error'} onChange={(event) => desk.onPlan((now) => ({ ...now, title: { ...now.title, value: event.target.value.replace(/\n/g, '') } }))} /></Field>
      <Field label="类别">{kinds[plan.kind]}</Field>
      <Field label="活动主题" quote={plan.theme?.quote} onQuote={show}><Input value={plan.theme?.value ?? ''} disabled={desk.readOnly} placeholder="没有写" onChange={(event) => desk.onPlan((now) => ({ ...now, theme: event.target.value.trim() ? { value: event.target.value, quote: now.theme?.quote ?? byHand } : null }))} /></Field>
      <Field label="活动时间" quote={plan.period?.quote} onQuote={show}>
        {plan.period ? <TimeField time={plan.period} disabled={desk.readOnly} onChange={(period) => desk.onPlan((now) => ({ ...now, period }))} onRemove={() => desk.onPlan((now) => ({ ...now, period: null }))} />
          : <><span className="mute">没有写 </span>{!desk.readOnly && <button type="button" className="link" onClick={() => desk.onPlan((now) => ({ ...now, period: { text: '待填', from: null, to: null, time: null, every: null, quote: byHand } }))}>填写</button>}</>}
      </Field>
      <Field label="发文单位" quote={plan.issuers[0]?.quote} onQuote={show}>{plan.issuers.map((issuer) => issuer.name).join('、') || <span className="mute">没有写</span>}</Field>
      <Field label="成文日期" quote={plan.issued?.quote} onQuote={show}>{plan.issued?.text ?? <span className="mute">没有写</span>}</Field>
      <Field label="发文字号" quote={plan.doc_number?.quote} onQuote={show}>{plan.doc_number?.value ?? <span className="mute">没有写</span>}</Field>
      {plan.basis.length > 0 && <Field label="依据">{plan.basis.map((each) => <div key={each.title} className="song">《{each.title}》{each.number}</div>)}</Field>}
      {plan.attachments.length > 0 && <Field label="附件">{plan.attachments.map((each) => <div key={each.title} className="song">{each.no ? `${each.no}. ` : ''}{each.title}</div>)}</Field>}
    </div>
  )
}

/** 收文单位, as written; they are matched to units after the plan is confirmed. */
export function RecipientsTab({ desk }: { desk: Desk }) {
  const { plan } = desk
  return (
    <>
      <div className="sec"><h2 className="h2 grow">收文单位 <small>照原文列出，确认方案后对到单位库，再由您核对</small></h2></div>
      <div style={{ margin: '10px 0' }}>
        <Words label="收文单位" value={plan.recipients.map((each) => each.name)} disabled={desk.readOnly}
          onChange={(names) => desk.onPlan((now) => ({ ...now, recipients: names.map((name) => now.recipients.find((each) => each.name === name) ?? { name, quote: byHand }) }))} />
      </div>
      {plan.recipients.length === 0 && <p className="mute">原文没有写主送机关，确认后请在“收文单位与签发”里勾选。</p>}
      {plan.cc.length > 0 && <p className="lede">抄送：{plan.cc.map((each) => each.name).join('、')}</p>}
    </>
  )
}

const empty: Contact = { names: [], org: null, phones: [], fax: [], emails: [], address: null, postcode: null, quote: byHand }

export function ContactsTab({ desk }: { desk: Desk }) {
  const { plan } = desk
  const [added, setAdded] = useState(-1)
  const set = (i: number, changes: Partial<Contact>) => desk.onPlan((now) => ({ ...now, contacts: now.contacts.map((each, at) => (at === i ? { ...each, ...changes } : each)) }))
  return (
    <>
      {plan.contacts.map((contact, i) => (
        <section key={i} className={`card contact${desk.selected === `contact${i}` ? ' on' : ''}`} data-item={`contact${i}`} onFocus={() => desk.selected !== `contact${i}` && desk.onSelect(`contact${i}`)}>
          <div className="ed">
            <Field label="联系人" quote={contact.quote} onQuote={() => desk.onShow(`contact${i}`)}><Words label="联系人" value={contact.names} disabled={desk.readOnly} onChange={(names) => set(i, { names })} /></Field>
            <Field label="电话"><Words label="电话" value={contact.phones} disabled={desk.readOnly} onChange={(phones) => set(i, { phones })} /></Field>
            <Field label="邮箱"><Words label="邮箱" value={contact.emails} disabled={desk.readOnly} onChange={(emails) => set(i, { emails })} /></Field>
            <Field label="单位"><Input value={contact.org ?? ''} disabled={desk.readOnly} placeholder="没有写" autoFocus={i === added} onChange={(event) => set(i, { org: event.target.value.trim() ? event.target.value : null })} /></Field>
            <Field label="地址"><Input value={contact.address ?? ''} disabled={desk.readOnly} placeholder="没有写" onChange={(event) => set(i, { address: event.target.value.trim() ? event.target.value : null })} /></Field>
          </div>
          {!desk.readOnly && <Button type="text" size="small" aria-label="删掉这个联系人" icon={<Icon name="close" />} style={{ position: 'absolute', top: 6, right: 6 }} onClick={() => desk.onPlan((now) => ({ ...now, contacts: now.contacts.filter((_, at) => at !== i) }))} />}
        </section>
      ))}
      {plan.contacts.length === 0 && <p className="mute" style={{ margin: '16px 0' }}>没读出联系人。</p>}
      {!desk.readOnly && <Button icon={<Icon name="plus" />} style={{ marginTop: 12, alignSelf: 'start' }} onClick={() => { setAdded(plan.contacts.length); desk.onPlan((now) => ({ ...now, contacts: [...now.contacts, empty] })) }}>添联系人</Button>}
    </>
  )
}
