import { useMutation } from '@tanstack/react-query'
import { Input, Modal, Radio, Select, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useCampaigns } from '../../../workbench/session.tsx'
import { kindWords } from '../composition.rules.ts'
import type { Kind } from './data.ts'
import { sendFile } from './send-file.ts'

type From = 'template' | 'campaign' | 'text' | 'word'
const kinds = Object.keys(kindWords) as Kind[]

/** 拟稿: which kind, and what it begins from. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const go = useNavigate()
  const campaigns = (useCampaigns().data ?? []).filter((each) => each.role === 'office')
  const [kind, setKind] = useState<Kind>('notice')
  const [from, setFrom] = useState<From>('template')
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [campaign, setCampaign] = useState<number | null>(campaigns[0]?.id ?? null)
  const begin = useMutation({
    mutationFn: async () => {
      if (from === 'word' && file) return sendFile<{ id: number }>(`/api/compositions/from-word?kind=${kind}`, file)
      if (from === 'campaign' && campaign !== null) return got(api.POST('/api/compositions', { body: { from, kind, campaign } }))
      if (from === 'text') return got(api.POST('/api/compositions', { body: { from, kind, text } }))
      return got(api.POST('/api/compositions', { body: { from: 'template', kind } }))
    },
    onSuccess: ({ id }) => go(`/compositions/${id}`),
  })
  const ready = from === 'template' || (from === 'campaign' && campaign !== null) || (from === 'text' && text.trim() !== '') || (from === 'word' && file !== null)
  return (
    <Modal open title="拟稿" width={560} okText="开始写" cancelText="不写了" okButtonProps={{ disabled: !ready }} confirmLoading={begin.isPending} onOk={() => begin.mutate()} onCancel={onClose}>
      <div className="comp-begin">
        <span className="label" id="begin-kind">文种</span>
        <Radio.Group aria-labelledby="begin-kind" optionType="button" value={kind} options={kinds.map((each) => ({ value: each, label: kindWords[each] }))} onChange={(event) => setKind(event.target.value as Kind)} />
        <span className="label" id="begin-from">从哪里开始</span>
        <Radio.Group aria-labelledby="begin-from" className="column" value={from} onChange={(event) => setFrom(event.target.value as From)}>
          <Radio value="template">按{kindWords[kind]}的写法起个头</Radio>
          {campaigns.length > 0 && <Radio value="campaign">用一项活动的方案来写</Radio>}
          <Radio value="text">粘贴一段写好的文字</Radio>
          <Radio value="word">用一份 Word 文件的文字</Radio>
        </Radio.Group>
        {from === 'campaign' && <Select aria-label="活动" value={campaign} options={campaigns.map((each) => ({ value: each.id, label: each.name }))} onChange={setCampaign} />}
        {from === 'text' && <Input.TextArea aria-label="要粘贴的文字" className="song" autoSize={{ minRows: 6, maxRows: 14 }} maxLength={400_000} value={text} placeholder="一、（一）这样的编号会认成标题，编号由程序重新编" onChange={(event) => setText(event.target.value)} />}
        {from === 'word' && (
          <Upload.Dragger accept=".docx" showUploadList={false} beforeUpload={(chosen) => { setFile(chosen); begin.reset(); return false }}>
            <p><Icon name="upload" /> {file ? file.name : '把 .docx 拖进来，或点这里选'}</p><p className="mute" style={{ fontSize: 13 }}>只取文字和表格，版式由程序排；原文件不改</p>
          </Upload.Dragger>
        )}
        {begin.isError && <RefusalAlert error={begin.error} />}
      </div>
    </Modal>
  )
}
