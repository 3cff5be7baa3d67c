import { Link } from 'react-router'
import { Bar } from '../../../workbench/parts/bar.tsx'
import { countOf, deadlineOf } from '../../../workbench/parts/days.ts'
import { stepWords } from '../../receipts/workbench/index.tsx'
import { nearestDue } from '../rules.ts'
import { CardFrame } from './card-frame.tsx'
import { links } from './links.ts'
import { Countdown } from './todo-line.tsx'
import { dataOf, type Office } from './use-home.ts'

interface Given { office: Office; campaign: number; now: Date; retry: () => void }

/** 报送进度: a bar per requirement; each word of its legend opens its rows. */
export function ProgressCard({ office, campaign, now, retry }: Given) {
  const next = nearestDue(office.dues, now)
  return (
    <CardFrame title="报送进度" card={office.progress} retry={retry} beside={next && <Countdown due={next} now={now} />}>
      {(bars) => bars.length === 0
        ? <p className="mute quiet">{office.notice ? '这个活动没有要单位报送的材料。' : '签发以后，这里能看到每份材料报了多少。'}</p>
        : bars.map((bar) => {
          const nothing = bar.due - bar.accepted - bar.submitted - bar.returned - bar.draft
          const past = bar.dueAt !== null && new Date(bar.dueAt) < now
          const to = (standing: string) => links.ledger(campaign, { requirement: String(bar.id), standing })
          return (
            <div className="req" key={bar.id}>
              <div className="row"><Link className="cut" to={links.ledger(campaign, { requirement: String(bar.id) })}><b>{bar.title}</b></Link><span className="mute nowrap">{past && bar.dueAt ? `${deadlineOf(bar.dueAt, now).split(' ')[0]} 已截止` : bar.lengthText}</span><span className="n"><b>{countOf(bar.accepted)}</b> / {countOf(bar.due)} 已收</span></div>
              <Bar total={bar.due} parts={[{ tone: 'ok', count: bar.accepted }, { tone: 'sent', count: bar.submitted }, { tone: 'back', count: bar.returned }, { tone: 'draft', count: bar.draft }]} />
              <div className="legend">
                {bar.accepted > 0 && <Link to={to('accepted')} className="ok">已收 {countOf(bar.accepted)}{bar.late > 0 && `（迟报共 ${countOf(bar.late)}）`}</Link>}
                {bar.submitted > 0 && <Link to={to('submitted')} className="sent">待审 {countOf(bar.submitted)}</Link>}
                {bar.returned > 0 && <Link to={to('returned')} className="back">退回 {countOf(bar.returned)}</Link>}
                {bar.draft > 0 && <Link to={to('draft')} className="draft">草稿 {countOf(bar.draft)}</Link>}
                {nothing > 0 && (past ? <Link to={to('overdue')} className="late">逾期未报 {countOf(nothing)}</Link> : <Link to={to('missing')} className="nil">未报 {countOf(nothing)}</Link>)}
              </div>
            </div>
          )
        })}
    </CardFrame>
  )
}

/** 签收阶梯: each bar opens the units still missing that step. */
export function LadderCard({ office, campaign, retry }: Given) {
  const steps = dataOf(office.ladder)?.steps
  const receivers = steps?.[0]?.total ?? 0
  const owing = Math.max(0, ...(steps?.filter((each) => each.step === 'planned' || each.step === 'reported').map((each) => each.total) ?? []))
  return (
    <CardFrame title="签收阶梯" card={office.ladder} retry={retry} beside={receivers > 0 && <span className="mute small">收文 {countOf(receivers)}{owing > 0 && ` · 应报送 ${countOf(owing)}`}</span>}>
      {(ladder) => ladder === null
        ? <p className="mute quiet">通知还没有签发。</p>
        : (
          <ul className="ladder">
            {ladder.steps.map((each) => (
              <li key={each.step}><Link to={links.receipts(campaign, { missing: each.step })}><span>{stepWords[each.step]}</span><Bar total={each.total} parts={[{ tone: 'dai', count: each.done }]} /><span className="n"><b>{countOf(each.done)}</b>/{countOf(each.total)}</span></Link></li>
            ))}
          </ul>
        )}
    </CardFrame>
  )
}

const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 模块: finished of all activities. */
export function ModulesCard({ office, campaign, retry }: Given) {
  const count = dataOf(office.modules)?.length ?? 0
  if (office.modules.state === 'ok' && count === 0) return null
  return (
    <CardFrame title={`${chinese[count] ?? (count || '')}${count > 1 ? '大' : ''}模块`.replace(/^一模块$/, '模块')} card={office.modules} retry={retry} beside={<span className="mute small">完成 / 全部活动</span>}>
      {(modules) => (
        <ul className="ladder">
          {modules.map((each) => (
            <li key={each.id}><Link to={links.plan(campaign, { module: String(each.id) })}><span className="cut" title={each.name}>{each.name}</span><Bar total={each.total} parts={[{ tone: 'dai', count: each.finished }]} /><span className="n"><b>{countOf(each.finished)}</b>/{countOf(each.total)}</span></Link></li>
          ))}
        </ul>
      )}
    </CardFrame>
  )
}
