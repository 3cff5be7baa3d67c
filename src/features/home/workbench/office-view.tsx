import { Link } from 'react-router'
import { emptyWords } from '../rules.ts'
import { Activities } from './activities.tsx'
import { Failed } from './card-frame.tsx'
import { links } from './links.ts'
import { LadderCard, ModulesCard, ProgressCard } from './office-cards.tsx'
import { TodoLine } from './todo-line.tsx'
import type { Office } from './use-home.ts'

/** The office's (and the leaders') page: to-dos and coming activities left, how far everything is right. */
export function OfficeView({ office, campaign, now, retry }: { office: Office; campaign: number; now: Date; retry: () => void }) {
  const given = { office, campaign, now, retry }
  return (
    <div className="cols">
      <section>
        {office.todos && (
          <>
            <h2 className="h2">待办 <small>按最晚办理时间排序</small></h2>
            {office.todos.state === 'failed'
              ? <Failed reference={office.todos.reference} retry={retry} />
              : office.todos.data.length === 0
                ? <p className="quiet">{emptyWords(office.dues, now)}</p>
                : <ul className="todo">{office.todos.data.map((todo, index) => <TodoLine key={`${todo.kind}${index}`} todo={todo} campaign={campaign} notice={office.notice?.id ?? null} first={index === 0} now={now} />)}</ul>}
          </>
        )}
        <div className="row above"><h2 className="h2 grow">近日活动 {office.week.state === 'ok' && <small>主会场与各单位{office.week.data.thisWeek > 0 && ` · 7 天内 ${office.week.data.thisWeek} 项`}</small>}</h2><Link className="small" to={links.plan(campaign)}>看全部活动</Link></div>
        {office.week.state === 'ok' ? <Activities coming={office.week.data} campaign={campaign} whose="all" now={now} /> : <Failed reference={office.week.reference} retry={retry} />}
      </section>
      <aside><ProgressCard {...given} /><LadderCard {...given} /><ModulesCard {...given} /></aside>
    </div>
  )
}
