import { Link } from 'react-router'
import { Bar } from '../../../workbench/parts/bar.tsx'
import { countOf, dayOf, leftOf, percentOf } from '../../../workbench/parts/days.ts'
import type { LedgerRequirement } from './ledger-data.ts'
import type { LedgerFilters } from './ledger-filters.ts'

/** One card per requirement: how much is in, and counts that narrow the table. */
export function LedgerCards({ requirements, now, filters, hrefOf }: {
  requirements: LedgerRequirement[]; now: Date; filters: LedgerFilters; hrefOf: (changes: Record<string, string | null>) => string
}) {
  return (
    <div className="led-sum">
      {requirements.map((each) => {
        const over = each.dueAt !== null && new Date(each.dueAt) < now
        const missing = each.due - each.draft - each.signedOff - each.submitted - each.returned - each.accepted
        const counts = [
          ['accepted', 'ok', '已收', each.accepted], ['submitted', 'sent', '待审', each.submitted], ['returned', 'back', '退回', each.returned],
          ['signed_off', 'draft', '已审签', each.signedOff], ['draft', 'draft', '草稿', each.draft], ['missing', over ? 'late' : '', over ? '逾期未报' : '未报', missing],
        ] as const
        return (
          <section key={each.id} aria-label={each.title}>
            <div className="row">
              <b className="cut" title={each.title}>{each.title}</b>
              <small className="cut">{each.dueAt ? (over ? `${dayOf(each.dueAt, now).split(' ')[0]} 已截止` : `${leftOf(each.dueAt, now)} · ${dayOf(each.dueAt, now)}`) : (each.dueText ?? '没有定截止时间')}</small>
              <span className="pct nowrap">已报 <b>{percentOf(each.submitted + each.accepted, each.due)}%</b></span>
            </div>
            <Bar total={each.due} parts={[{ tone: 'ok', count: each.accepted }, { tone: 'sent', count: each.submitted }, { tone: 'back', count: each.returned }, { tone: 'draft', count: each.draft + each.signedOff }]} />
            <div className="legend">
              {counts.filter(([, , , count]) => count > 0).map(([standing, tone, word, count]) => {
                const on = filters.requirement === each.id && filters.standing === standing
                return <Link key={standing} className={`${tone}${on ? ' on' : ''}`} aria-current={on ? 'true' : undefined} replace to={hrefOf(on ? { requirement: null, standing: null } : { requirement: String(each.id), standing })}>{word} {countOf(count)}</Link>
              })}
              {each.due === 0 && <span className="mute">这里没有单位要报</span>}
              {each.late > 0 && <Link className="of" replace to={hrefOf({ requirement: String(each.id), standing: 'late' })}>其中迟报 {countOf(each.late)}</Link>}
            </div>
          </section>
        )
      })}
    </div>
  )
}
