import { Drawer, Pagination, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { countOf, momentOf } from '../../../workbench/parts/days.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { reportPath, useEdition, type Compilations, type EditionReport } from './data.ts'
import { Files } from './edition-list.tsx'

/** What one edition was made of: the versions, the pages they stand on, what could not be taken over. */
export function EditionDrawer({ campaign, edition, data, onClose }: { campaign: number; edition: number | null; data: Compilations; onClose: () => void }) {
  const [page, setPage] = useState(1)
  const [problems, setProblems] = useState(false)
  useEffect(() => { setPage(1); setProblems(false) }, [edition])
  const query = useEdition(campaign, edition, (page - 1) * 50, problems)
  const known = data.editions.find((each) => each.edition === edition)
  return (
    <Drawer size={480} open={edition !== null} onClose={onClose} title={`第 ${edition ?? ''} 版编了哪些`}>
      {query.isError && <RefusalAlert error={query.error} retry={() => void query.refetch()} />}
      {!query.data && !query.isError && <Loading rows={8} />}
      {query.data && known && (
        <>
          <p><b>{query.data.title}</b></p>
          <p className="mute" style={{ marginBottom: 12 }}>{known.createdBy} {momentOf(known.createdAt, new Date(data.now), data.zone)} · {known.arrangement === 'module' ? '按模块' : '按单位类别'}{known.adoptedOnly ? ' · 只编采用的' : ''}{known.pictures ? '' : ' · 不带图'}</p>
          <div className="row" style={{ marginBottom: 12 }}><Files campaign={campaign} edition={known} /></div>
          <Segmented aria-label="看哪些" block value={problems ? 'problems' : 'all'} onChange={(value) => { setProblems(value === 'problems'); setPage(1) }} options={[{ value: 'all', label: `全部 ${countOf(known.reports + known.leftOut)}` }, { value: 'problems', label: '没编全的' }]} />
          <ol className="comp-sources">
            {query.data.reports.map((report) => <Source key={report.position} campaign={campaign} report={report} onOpen={onClose} />)}
          </ol>
          {query.data.total === 0 && <p className="mute" style={{ padding: '20px 0', textAlign: 'center' }}>每一份都编全了。</p>}
          {query.data.total > 50 && <Pagination size="small" current={page} pageSize={50} total={query.data.total} showSizeChanger={false} onChange={setPage} />}
        </>
      )}
    </Drawer>
  )
}

function Source({ campaign, report, onOpen }: { campaign: number; report: EditionReport; onOpen: () => void }) {
  const where = report.leftOut ? '没有编入（手工去掉）' : report.page === null ? '' : `第 ${report.page} 页${report.pages !== null && report.pages > 1 ? `，共 ${report.pages} 页` : ''}`
  return (
    <li className={report.leftOut ? 'out' : ''}>
      <Link to={reportPath(campaign, report)} onClick={onOpen}>{report.title}</Link>
      <div className="mute">{[report.unitName, `第 ${report.version} 稿`, where].filter(Boolean).join(' · ')}</div>
      {report.problem !== null && <div className="comp-problem">没有读出来：{report.problem}那一页写明了原因。</div>}
      {report.losses.map((loss) => <div key={loss} className="comp-problem">{loss}</div>)}
    </li>
  )
}
