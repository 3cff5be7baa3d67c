import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { countOf, momentOf } from '../../../workbench/parts/days.ts'
import { Empty, Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { actionWords, detailsOf } from './audit-words.ts'
import { Pager } from './pager.tsx'

export interface AuditFilter { action?: string; person?: string; from?: string; to?: string }

const size = 50

/** Lines of the log, the newest first: of one unit, or of all one administers. Without `page`, it turns its own pages. */
export function AuditLines({ unit, filter = {}, page, onPage, onClear }: { unit?: number; filter?: AuditFilter; page?: number; onPage?: (page: number) => void; onClear?: () => void }) {
  const [own, setOwn] = useState(1)
  const at = page ?? own
  const list = useQuery({
    queryKey: ['audit', unit ?? null, filter, at],
    queryFn: () => got(api.GET('/api/audit', { params: { query: { ...filter, ...(unit !== undefined && { unit }), page: at, size } } })), placeholderData: (before) => before,
  })
  if (list.isError) return <RefusalAlert error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading />
  if (list.data.total === 0)
    return onClear ? <Empty action={<button type="button" className="link" onClick={onClear}>清除筛选</button>}>这几个条件下没有记录。</Empty> : <Empty>还没有记录。</Empty>
  return (
    <>
      <p className="mute unit-note">共 {countOf(list.data.total)} 条，新的在前</p>
      <ul className="lines audit">
        {list.data.items.map((line) => (
          <li key={line.id}>
            <span className="mute num" title={line.at}>{momentOf(line.at)}</span>
            <span className="lines-main"><b>{line.personName}</b><span>{actionWords[line.action] ?? line.action}</span></span>
            <span className="mute">{unit === undefined && line.unitName}</span>
            <span className="mute audit-details">{detailsOf(line.details)}</span>
          </li>
        ))}
      </ul>
      {list.data.total > size && <Pager page={at} pages={Math.ceil(list.data.total / size)} onPage={onPage ?? setOwn} />}
    </>
  )
}
