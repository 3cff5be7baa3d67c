import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Segmented, Switch } from 'antd'
import { useEffect, useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useCandidates, type Choice, type Compilations } from './data.ts'
import { chosenOf, startOf, type Order } from './order.ts'
import { OrderList } from './order-list.tsx'

/** 生成汇编: what goes in, in which order, under which title; then a job makes it. */
export function Builder({ campaign, data, onClose }: { campaign: number; data: Compilations; onClose: () => void }) {
  const queries = useQueryClient()
  const last = data.editions.find(({ state }) => state === 'done')
  const [choice, setChoice] = useState<Choice>(() => ({
    requirementIds: last?.requirementIds ?? data.requirements.filter(({ accepted }) => accepted > 0).map(({ id }) => id),
    adoptedOnly: last?.adoptedOnly ?? false, arrangement: last?.arrangement ?? (data.hasModules ? 'module' : 'unit'),
  }))
  const [title, setTitle] = useState(last?.title ?? data.suggestedTitle)
  const [subtitle, setSubtitle] = useState(last?.subtitle ?? '')
  const [pictures, setPictures] = useState(last?.pictures ?? true)
  const [order, setOrder] = useState<Order | null>(null)
  const candidates = useCandidates(campaign, choice)
  useEffect(() => { setOrder(candidates.data ? startOf(candidates.data) : null) }, [candidates.data])
  const chosen = order ? chosenOf(order) : []
  const make = useMutation({
    mutationFn: () => got(api.POST('/api/campaigns/{campaign}/compilations', { params: { path: { campaign } }, body: { title: title.trim(), subtitle: subtitle.trim(), pictures, ...choice, reports: chosen } })),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', campaign, 'compilations'] }),
  })
  const next = (data.editions[0]?.edition ?? 0) + 1
  const ready = chosen.length > 0 && title.trim() !== '' && !candidates.isFetching
  return (
    <>
      <PageHead crumb="汇编" title={`生成第 ${next} 版汇编`} actions={<>
        <Button onClick={onClose}>不编了</Button>
        <Button type="primary" disabled={!ready} loading={make.isPending} onClick={() => make.mutate()}>{chosen.length > 0 ? `把 ${countOf(chosen.length)} 份编成一本` : '生成汇编'}</Button>
      </>} />
      <div className="body comp-body">
        {make.isError && <RefusalAlert error={make.error} retry={() => { make.reset(); void candidates.refetch() }} />}
        <Form layout="vertical" className="comp-form">
          <Form.Item label="书名" required {...(title.trim() === '' && { validateStatus: 'error' as const, help: '封面上要有书名。' })}><Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} /></Form.Item>
          <Form.Item label="副题（可以不写）"><Input value={subtitle} maxLength={200} placeholder="例如：特色亮点" onChange={(event) => setSubtitle(event.target.value)} /></Form.Item>
          <Form.Item label="编哪几项材料" className="wide">
            <Checkbox.Group value={choice.requirementIds} onChange={(ids) => setChoice({ ...choice, requirementIds: ids.map(Number) })}
              options={data.requirements.map((each) => ({ value: each.id, disabled: each.accepted === 0, label: `${each.title}（已收 ${countOf(each.accepted)}，采用 ${countOf(each.adopted)}）` }))} />
          </Form.Item>
          <Form.Item label="收哪些"><Segmented aria-label="收哪些" value={choice.adoptedOnly ? 'adopted' : 'accepted'} onChange={(value) => setChoice({ ...choice, adoptedOnly: value === 'adopted' })} options={[{ value: 'accepted', label: '已收的都编' }, { value: 'adopted', label: '只编采用的' }]} /></Form.Item>
          <Form.Item label="怎么分部分"><Segmented aria-label="怎么分部分" value={choice.arrangement} onChange={(arrangement) => setChoice({ ...choice, arrangement })} options={[...(data.hasModules ? [{ value: 'module' as const, label: '按模块' }] : []), { value: 'unit' as const, label: '按单位类别' }]} /></Form.Item>
          <Form.Item label="带上图片"><Switch checked={pictures} onChange={setPictures} aria-label="带上图片" /></Form.Item>
        </Form>
        {choice.requirementIds.length === 0 && <Empty>先选要编的材料。</Empty>}
        {candidates.isError && <RefusalAlert error={candidates.error} retry={() => void candidates.refetch()} />}
        {candidates.isFetching && !order && <Loading rows={8} />}
        {order && choice.requirementIds.length > 0 && (order.parts.length === 0
          ? <Empty action={choice.adoptedOnly ? <Button onClick={() => setChoice({ ...choice, adoptedOnly: false })}>已收的都编</Button> : null}>{choice.adoptedOnly ? '这几项里还没有采用的材料。' : '这几项里还没有收下的材料。'}</Empty>
          : <OrderList order={order} onChange={setOrder} />)}
      </div>
    </>
  )
}
