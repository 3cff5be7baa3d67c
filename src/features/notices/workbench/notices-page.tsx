import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Pagination } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf, momentOf, percentOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { DropZone } from './drop-zone.tsx'
import './notices.css'

const pageSize = 20

/** Notices: a new one is dropped in here; what is being read, and what was issued. */
export function NoticesPage() {
  const me = useMe().data
  const [search, setSearch] = useSearchParams()
  const page = Math.max(1, Number(search.get('page')) || 1)
  const readings = useQuery({ queryKey: ['readings', 'open'], queryFn: () => got(api.GET('/api/readings', { params: { query: { confirmed: 'false', limit: 50 } } })),
    refetchInterval: ({ state }) => (state.data?.items.some((reading) => reading.state === 'reading') ? 2000 : false) })
  const notices = useQuery({ queryKey: ['notices', page], queryFn: () => got(api.GET('/api/notices', { params: { query: { limit: pageSize, offset: (page - 1) * pageSize } } })), placeholderData: keepPreviousData })
  const [byHand, setByHand] = useState(false)
  const prepares = me?.roles.includes('office') ?? false
  // the list holds the last touched 50; more than that is counted as read
  const read = (readings.data?.total ?? 0) - (readings.data?.items.filter((reading) => reading.state !== 'read').length ?? 0)
  const nothing = readings.data?.total === 0 && notices.data?.total === 0
  return (
    <>
      <PageHead title={read > 0 ? `通知：${read} 份读好了等您核对` : '通知'} actions={prepares && <Button onClick={() => setByHand(true)}>手工建方案</Button>} />
      <div className="scroll body">
        {prepares && <DropZone first={nothing} />}
        {readings.isError && <RefusalAlert error={readings.error} retry={() => void readings.refetch()} />}
        {readings.data && readings.data.items.length > 0 && (
          <>
            <h2 className="h2" style={{ marginTop: 20 }}>正在核对 <small>确认方案以后，才成为活动</small></h2>
            <table className="notices">
              <thead><tr><th>通知</th><th>读出</th><th>最后改动</th></tr></thead>
              <tbody>
                {readings.data.items.map((reading) => (
                  <tr key={reading.id}>
                    <td><Link className="name" to={`/readings/${reading.id}`}>{reading.title}</Link><div className="mute" style={{ fontSize: 13 }}>{reading.fileName || '手工建的方案'}</div></td>
                    <td className="num">{reading.state === 'read' ? <>{reading.activities} 项活动，{reading.reports} 项报送</> : <Waiting reading={reading} />}</td>
                    <td className="num mute">{reading.updatedBy} {momentOf(reading.updatedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        {notices.isPending && <Loading />}
        {notices.isError && <RefusalAlert error={notices.error} retry={() => void notices.refetch()} />}
        {notices.data && notices.data.items.length > 0 && (
          <>
            <h2 className="h2" style={{ marginTop: 24 }}>全部通知 <small>共 {countOf(notices.data.total)} 份，新的在前</small></h2>
            <table className="notices">
              <thead><tr><th>通知</th><th>状态</th><th>签收</th><th>签发</th></tr></thead>
              <tbody>
                {notices.data.items.map((notice) => (
                  <tr key={`${notice.campaignId}/${notice.id}`}>
                    <td>
                      <Link className="name" to={`/campaigns/${notice.campaignId}/notices/${notice.id}/${notice.state === 'draft' && notice.follows !== null ? 'follow-up' : 'recipients'}`}>{notice.title}</Link>
                      {notice.follows !== null && <span className="tag" style={{ marginLeft: 8 }}>补充通知</span>}
                      {notice.docNumber && <div className="mute" style={{ fontSize: 13 }}>{notice.docNumber}</div>}
                    </td>
                    <td>{notice.state === 'draft' ? <span className="st draft"><Icon name="draft" />没有签发</span> : <span className="st ok"><Icon name="accepted" />已签发</span>}</td>
                    <td className="num">{notice.delivered > 0 ? <Link to={`/campaigns/${notice.campaignId}/receipts?notice=${notice.id}`}>{countOf(notice.acknowledged)} / {countOf(notice.delivered)}，{percentOf(notice.acknowledged, notice.delivered)}%</Link> : <span className="mute">还没发出</span>}</td>
                    <td className="num mute">{notice.issuedAt ? momentOf(notice.issuedAt) : <>建于 {momentOf(notice.createdAt)}</>}{notice.state === 'issued' && prepares && <> · <Link to={`/campaigns/${notice.campaignId}/notices/${notice.id}/follow-up`}>补充通知</Link></>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {notices.data.total > pageSize && <Pagination style={{ marginTop: 14 }} current={page} pageSize={pageSize} total={notices.data.total} showSizeChanger={false} onChange={(to) => setSearch({ page: String(to) })} />}
          </>
        )}
        {nothing && !prepares && <p className="mute" style={{ padding: '40px 0', textAlign: 'center' }}>还没有通知。活动办读取并签发以后，会列在这里。</p>}
      </div>
      {byHand && <ByHand onClose={() => setByHand(false)} />}
    </>
  )
}

/** A scan or photographs that are not read yet. */
function Waiting({ reading }: { reading: { state: string; pagesDone: number; pagesTotal: number } }) {
  if (reading.state === 'collecting') return <span className="st draft"><Icon name="draft" />照片还没识别</span>
  if (reading.state === 'failed') return <span className="st late"><Icon name="late" />没有识别成</span>
  return <span className="st sent"><Icon name="submitted" />正在识别 {reading.pagesDone} / {reading.pagesTotal} 页</span>
}

function ByHand({ onClose }: { onClose: () => void }) {
  const go = useNavigate()
  const [title, setTitle] = useState('')
  const start = useMutation({ mutationFn: () => got(api.POST('/api/readings/by-hand', { body: { title } })), onSuccess: ({ id }) => go(`/readings/${id}`) })
  return (
    <Modal open title="手工建方案" okText="建好，去填活动" cancelText="取消" okButtonProps={{ disabled: title.trim() === '' }} confirmLoading={start.isPending} onOk={() => start.mutate()} onCancel={onClose}>
      <label>活动或通知的名称<Input autoFocus value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} onPressEnter={() => title.trim() && start.mutate()} /></label>
      {start.isError && <div style={{ marginTop: 10 }}><RefusalAlert error={start.error} /></div>}
    </Modal>
  )
}
