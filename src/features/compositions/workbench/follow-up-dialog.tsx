import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Composition } from './data.ts'

/** 补充通知: to which issued notice this one belongs; who gets it is looked at on the next screen. */
export function FollowUpDialog({ composition, onClose }: { composition: Composition; onClose: () => void }) {
  const go = useNavigate()
  const queries = useQueryClient()
  const notices = useQuery({ queryKey: ['notices', 'issued'], queryFn: () => got(api.GET('/api/notices', { params: { query: { limit: 100 } } })) })
  const issued = notices.data?.items.filter((each) => each.state === 'issued' && each.follows === null) ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const send = useMutation({
    mutationFn: async () => {
      const notice = issued.find((each) => `${each.campaignId}/${each.id}` === chosen)
      if (!notice) throw new Error('nothing chosen')
      const { noticeId } = await got(api.POST('/api/compositions/{composition}/follow-up', { params: { path: { composition: composition.id } }, body: { campaign: notice.campaignId, notice: notice.id } }))
      return { campaign: notice.campaignId, noticeId }
    },
    onSuccess: ({ campaign, noticeId }) => {
      void queries.invalidateQueries({ queryKey: ['compositions'] })
      void queries.invalidateQueries({ queryKey: ['notices'] })
      go(`/campaigns/${campaign}/notices/${noticeId}/recipients`)
    },
  })
  return (
    <Modal open title="作为补充通知发出" okText="做成补充通知，核对收文单位" cancelText="先不发" okButtonProps={{ disabled: chosen === null }} confirmLoading={send.isPending} onOk={() => send.mutate()} onCancel={onClose}>
      <p>补充哪一份通知？先发给收到原通知的单位，下一步可以增减。定稿的 PDF 和 Word 会作为附件。</p>
      {notices.isPending && <Loading rows={3} />}
      {notices.isError && <RefusalAlert error={notices.error} retry={() => void notices.refetch()} />}
      {notices.data && issued.length === 0 && <p className="mute">还没有签发过通知。</p>}
      <Radio.Group className="column" aria-label="原通知" value={chosen} onChange={(event) => setChosen(event.target.value as string)}>
        {issued.map((each) => <Radio key={`${each.campaignId}/${each.id}`} value={`${each.campaignId}/${each.id}`}>{each.title}<span className="mute">　{countOf(each.delivered)} 个单位收到</span></Radio>)}
      </Radio.Group>
      {send.isError && <RefusalAlert error={send.error} />}
    </Modal>
  )
}
