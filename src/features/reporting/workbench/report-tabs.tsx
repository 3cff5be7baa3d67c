import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

/** 概况 and 记录 of one submission, kept in the address; `beside` stands at their right. */
export function ReportTabs({ beside }: { beside: ReactNode }) {
  const [search, setSearch] = useSearchParams()
  const log = search.get('tab') === 'log'
  return (
    <div className="rep-tabs">
      <div role="tablist" aria-label="页面">
        <button type="button" role="tab" aria-selected={!log} onClick={() => setSearch({}, { replace: true })}>概况</button>
        <button type="button" role="tab" aria-selected={log} onClick={() => setSearch({ tab: 'log' }, { replace: true })}>记录</button>
      </div>
      {beside}
    </div>
  )
}
