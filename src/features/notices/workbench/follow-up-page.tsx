import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Upload } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { sendFile } from './send-file.ts'
import './notices.css'

/** 补充通知: for an issued notice a new one is begun; a follow-up not yet issued is changed. */
export function FollowUpPage() {
  const params = useParams()
  const path = { campaign: Number(params.campaign), notice: Number(params.notice) }
  const notice = useQuery({ queryKey: ['campaign', path.campaign, 'notices', path.notice], queryFn: () => got(api.GET('/api/campaigns/{campaign}/notices/{notice}', { params: { path } })) })
  if (notice.isError) return <div className="body" style={{ paddingTop: 24 }}><RefusalAlert error={notice.error} retry={() => void notice.refetch()} /></div>
  if (!notice.data) return <><PageHead title="补充通知" /><div className="body"><Loading /></div></>
  return <Form key={`${path.notice}`} path={path} notice={notice.data} />
}

interface Notice { title: string; state: string; follows: number | null; version: number; paragraphs: { text: string }[]; files: { id: number; name: string; size: number }[] }

function Form({ path, notice }: { path: { campaign: number; notice: number }; notice: Notice }) {
  const go = useNavigate()
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const editing = notice.state === 'draft' && notice.follows !== null
  const [title, setTitle] = useState(editing ? notice.title : `关于《${notice.title.replace(/^.*?《|》.*$/g, '') || notice.title}》的补充通知`)
  const [text, setText] = useState(editing ? notice.paragraphs.map((paragraph) => paragraph.text).join('\n') : '')
  const url = `/api/campaigns/${path.campaign}/notices/${path.notice}`
  const refresh = () => queries.invalidateQueries({ queryKey: ['campaign', path.campaign, 'notices'] })
  const save = useMutation({
    mutationFn: async () => {
      if (!editing) return (await got(api.POST('/api/campaigns/{campaign}/notices/{notice}/follow-ups', { params: { path }, body: { title, text } }))).id
      await api.PUT('/api/campaigns/{campaign}/notices/{notice}', { params: { path }, body: { title, text, version: notice.version } })
      return path.notice
    },
    onSuccess: async (id) => {
      await Promise.all([refresh(), queries.invalidateQueries({ queryKey: ['notices'] })])
      go(`/campaigns/${path.campaign}/notices/${id}/${editing ? 'recipients' : 'follow-up'}`)
    },
  })
  const attach = useMutation({ mutationFn: (file: File) => sendFile(`${url}/files`, file, () => {}), onSuccess: refresh })
  const detach = useMutation({ mutationFn: (file: number) => api.DELETE('/api/campaigns/{campaign}/notices/{notice}/files/{file}', { params: { path: { ...path, file } } }), onSuccess: refresh })
  if (notice.state === 'draft' && notice.follows === null)
    return <><PageHead title="补充通知" /><div className="body"><p>原通知还没有签发，不需要补充通知。<Link to={`/campaigns/${path.campaign}/notices/${path.notice}/recipients`}>去核对收文单位</Link></p></div></>
  return (
    <>
      <PageHead
        crumb={<><Link to="/notices">通知</Link> / 补充通知</>} title={editing ? '补充通知：写好了去核对收文单位' : '写补充通知'}
        actions={<>
          {editing && <Button danger onClick={() => modal.confirm({ title: '删掉这份补充通知？', content: '它还没有签发，没有单位收到过。', okText: '删掉', okButtonProps: { danger: true }, cancelText: '留着', onOk: async () => { await api.DELETE('/api/campaigns/{campaign}/notices/{notice}', { params: { path } }); await queries.invalidateQueries({ queryKey: ['notices'] }); go('/notices') } })}>删掉</Button>}
          <Button type="primary" disabled={!title.trim() || !text.trim()} loading={save.isPending} onClick={() => save.mutate()}>{editing ? '存好，核对收文单位' : '存好，加附件'}</Button>
        </>}
      />
      <div className="scroll body" style={{ maxWidth: 820 }}>
        {save.isError && <RefusalAlert error={save.error} />}
        <label style={{ display: 'block', marginBottom: 12 }}>标题<Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} /></label>
        <label style={{ display: 'block' }}>正文<Input.TextArea className="song" autoSize={{ minRows: 10 }} value={text} maxLength={100_000} style={{ fontSize: 15, lineHeight: '27px' }} onChange={(event) => setText(event.target.value)} placeholder="每段一行" /></label>
        {editing && (
          <section style={{ marginTop: 16 }} aria-label="附件">
            <h2 className="h2">附件</h2>
            {(attach.isError || detach.isError) && <RefusalAlert error={attach.error ?? detach.error} />}
            <ul className="phrases">{notice.files.map((file) => <li key={file.id}><a className="grow" href={`${url}/files/${file.id}`}>{file.name}</a><span className="mute">{sizeOf(file.size)}</span><button type="button" className="link" onClick={() => detach.mutate(file.id)}>去掉</button></li>)}</ul>
            <Upload showUploadList={false} beforeUpload={(file) => { attach.mutate(file); return false }}><Button icon={<Icon name="plus" />} loading={attach.isPending} style={{ marginTop: 8 }}>加附件</Button></Upload>
          </section>
        )}
      </div>
    </>
  )
}
