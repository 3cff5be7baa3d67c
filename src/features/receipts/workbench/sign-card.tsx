import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { momentOf } from '../../../workbench/parts/days.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { useMe } from '../../../workbench/session.tsx'
import type { NoticeSeen } from './notice-page.tsx'

interface Entry { responsibleName?: string; responsiblePhone?: string }

/** 签收 with the name of who answers for it; afterwards who that is, to be changed if needed. */
export function SignCard({ campaign, notice, it }: { campaign: number; notice: number; it: NoticeSeen }) {
  const queries = useQueryClient()
  const me = useMe().data
  const { receipt } = it
  const [changing, setChanging] = useState(false)
  const [open, setOpen] = useState(false)
  const sign = useMutation({
    mutationFn: (entry: Entry) => got(api.POST('/api/campaigns/{campaign}/notices/{notice}/receipt/acknowledgements', {
      params: { path: { campaign, notice } },
      body: {
        unit: it.unit.id, responsibleName: entry.responsibleName?.trim() || null, responsiblePhone: entry.responsiblePhone?.trim() || null,
        seen: { acknowledged: receipt.acknowledgedAt !== null, responsibleName: receipt.responsibleName },
      },
    })),
    // what stands now is shown before the form goes; after a refusal too, so that a colleague's entry is seen
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['campaign', campaign, 'notice'] })
      setChanging(false)
      setOpen(false)
    },
  })
  const signed = receipt.acknowledgedAt !== null
  if (!it.maySign && !signed) return <section className="card soft"><h2 className="h2">还没有签收</h2><p className="mute" style={{ fontSize: 13 }}>{it.own ? '签收由本单位联络员、审核人来办。' : `签收由${it.unit.name}自己的人来办。`}</p></section>
  if (signed && !changing)
    return (
      <section className="card signed">
        <h2 className="h2"><span className="st ok"><Icon name="accepted" />已签收</span><small>{momentOf(receipt.acknowledgedAt ?? '')} {receipt.acknowledgedBy}</small></h2>
        <p>{receipt.responsibleName ? <>负责人 <b>{receipt.responsibleName}</b> {receipt.responsiblePhone}</> : <span className="st warn"><Icon name="ask" />还没有明确负责人</span>}</p>
        {it.maySign && <Button style={{ marginTop: 10 }} type={receipt.responsibleName ? 'default' : 'primary'} onClick={() => { sign.reset(); setChanging(true) }}>{receipt.responsibleName ? '换负责人' : '填写负责人'}</Button>}
      </section>
    )
  return (
    <section className="card sign">
      <h2 className="h2">{signed ? '换负责人' : '签收'} <small>约 1 分钟</small></h2>
      <Form<Entry> layout="vertical" requiredMark={false} initialValues={{ responsibleName: receipt.responsibleName ?? '', responsiblePhone: receipt.responsiblePhone ?? '' }} onFinish={(entry) => sign.mutate(open ? {} : entry)}>
        <Form.Item name="responsibleName" label="负责人" rules={[{ required: !open, whitespace: true, message: '请填写负责人的姓名。' }]}
          extra={me && !signed && !open ? <NameMe name={me.name} /> : undefined}>
          <Input autoComplete="off" maxLength={40} disabled={open} placeholder="谁负责办这件事" />
        </Form.Item>
        <Form.Item name="responsiblePhone" label="电话（可以不填）" rules={[{ pattern: /^[0-9+\-() 转－（）]*$/, message: '电话只能有数字和 + - 空格。' }]}><Input inputMode="tel" autoComplete="off" maxLength={30} disabled={open} /></Form.Item>
        {!signed && <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)} style={{ marginBottom: 12 }}>负责人还没定，先签收，定了再补</Checkbox>}
        {sign.isError && <div style={{ marginBottom: 12 }}><RefusalAlert error={sign.error} /></div>}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={sign.isPending} disabled={receipt.openedAt === null} style={{ flex: 1 }}>{signed ? '换成这位' : '签收'}</Button>
          {signed && <Button onClick={() => setChanging(false)}>不换了</Button>}
        </div>
      </Form>
    </section>
  )
}

/** Most often the person who signs is the person who answers. */
function NameMe({ name }: { name: string }) {
  const form = Form.useFormInstance()
  return <button type="button" className="link" style={{ fontSize: 13, padding: '4px 0' }} onClick={() => form.setFieldValue('responsibleName', name)}>就是我，{name}</button>
}
