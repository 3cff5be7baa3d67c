import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Pagination } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { figureText } from '../rules.ts'
import { useFigures, type Chosen } from './data.ts'

const few = 5
const pageSize = 20

/** What is behind one figure: its value, the parts of its sum, how it is counted, and the rows. */
export function FigureEvidence({ campaign, chosen, editable, busy, onUpdate, onTyped }: {
  campaign: number; chosen: Extract<Chosen, { kind: 'figure' }>; editable: boolean; busy: boolean; onUpdate: () => void; onTyped: (value: number | null) => void
}) {
  const [all, setAll] = useState(false)
  const [page, setPage] = useState(1)
  const [typing, setTyping] = useState<number | null>(null)
  const query = { limit: all ? pageSize : few, offset: all ? (page - 1) * pageSize : 0 }
  const known = useFigures(campaign).data?.find((each) => each.id === chosen.figure)
  const behind = useQuery({
    queryKey: ['campaign', campaign, 'figures', chosen.figure, query],
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/figures/{figure}/rows', { params: { path: { campaign, figure: chosen.figure }, query } })),
    placeholderData: (before) => before,
  })
  if (behind.isError) return <RefusalAlert error={behind.error} retry={() => void behind.refetch()} />
  if (!behind.data || !known) return <Loading rows={8} />
  const { total, value, sums, rows } = behind.data
  const same = value === chosen.value
  return (
    <>
      <div className="mute small">{known.name}</div>
      <div className="row">
        <span className="big">{figureText(value)}</span>
        {chosen.typed ? <span className="st warn" style={{ marginLeft: 'auto' }}><Icon name="draft" />文中是手填的 {figureText(chosen.value)}</span>
          : same ? <span className="st ok" style={{ marginLeft: 'auto' }}><Icon name="check" />与明细一致</span>
            : <span className="st warn" style={{ marginLeft: 'auto' }}><Icon name="late" />写后有变化</span>}
      </div>
      {!chosen.typed && !same && (
        <div className="warnb"><Icon name="late" /><span className="grow">{known.name}现在是 <b>{figureText(value)} {known.measure}</b>，草稿写的是 {figureText(chosen.value)} {known.measure}</span>{editable && <Button size="small" loading={busy} onClick={onUpdate}>更新</Button>}</div>
      )}
      {chosen.typed && editable && <div className="warnb"><Icon name="draft" /><span className="grow">手填的数字不会自己更新。明细算出来是 <b>{figureText(value)} {known.measure}</b></span><Button size="small" onClick={() => onTyped(null)}>改用明细的数</Button></div>}
      <div className="eq">
        {sums.map((each) => <div key={each.origin}><span>{each.origin} <span className="mute">{countOf(each.rows)} 行</span></span><b>{countOf(each.value)}</b></div>)}
        <div className="s"><span>合计 <span className="mute">{countOf(total)} 行</span></span><b>{countOf(value)}</b></div>
      </div>
      <p className="mute small">{known.rule}</p>
      {total > 0 && (
        <table className="rows">
          <thead><tr><th>名称</th><th>来历</th><th>{known.measure}</th></tr></thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${query.offset + index}${row.label}`}>
                <td>{row.link ? <Link to={row.link}>{row.label}</Link> : row.label}{row.detail && <small>{row.detail}</small>}</td><td>{row.origin}</td><td>{countOf(row.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small links">
        {total > few && !all && <button type="button" className="link" onClick={() => setAll(true)}>看全部 {countOf(total)} 行</button>}
        {total > 0 && <a href={`/api/campaigns/${campaign}/figures/${chosen.figure}/rows.xlsx`} download>导出明细</a>}
        {editable && typing === null && <button type="button" className="link" onClick={() => setTyping(chosen.value)}>手填一个数</button>}
      </p>
      {all && total > pageSize && <Pagination size="small" simple current={page} total={total} pageSize={pageSize} showSizeChanger={false} onChange={setPage} />}
      {typing !== null && (
        <div className="row" style={{ marginTop: 8 }}>
          <InputNumber aria-label="手填的数" min={0} max={1e12} precision={0} value={typing} onChange={(next) => setTyping(next ?? 0)} onPressEnter={() => { onTyped(typing); setTyping(null) }} />
          <Button size="small" type="primary" onClick={() => { onTyped(typing); setTyping(null) }}>写进文中</Button><Button size="small" onClick={() => setTyping(null)}>不改</Button>
        </div>
      )}
    </>
  )
}

/** Where a passage comes from. */
export function SourceEvidence({ campaign, chosen }: { campaign: number; chosen: Extract<Chosen, { kind: 'source' }> }) {
  return (
    <>
      <div className="mute small">这段话的来源</div>
      <p className="h2">{chosen.unitName}</p>
      <p className="small">取自单位报送的第 {chosen.version} 稿。</p>
      <p style={{ marginTop: 10 }}><Link to={`/campaigns/${campaign}/reports/${chosen.requirementId}/${chosen.unitId}`}>打开这份材料</Link></p>
    </>
  )
}
