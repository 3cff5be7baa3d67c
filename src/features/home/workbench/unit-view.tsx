import { Link } from 'react-router'
import { dayOf, daysUntil, leftOf, momentOf } from '../../../workbench/parts/days.ts'
import { Status } from '../../../workbench/parts/status.tsx'
import { isDone, taskWords } from '../rules.ts'
import { Activities } from './activities.tsx'
import { CardFrame, Failed } from './card-frame.tsx'
import { links } from './links.ts'
import { dataOf, type Ok, type UnitHome } from './use-home.ts'

type Task = Ok<UnitHome['tasks']>[number]

/** The page of a unit's people: what they owe, by when, and whether anything is wrong. */
export function UnitView({ unit, campaign, voice, now, retry }: { unit: UnitHome; campaign: number | null; voice: string; now: Date; retry: () => void }) {
  const approver = dataOf(unit.approvers)?.[0]?.name ?? null
  const nameOf = (id: number) => (unit.units.length > 1 ? unit.units.find((each) => each.id === id)?.name : undefined)
  const open = dataOf(unit.tasks)?.filter((task) => !isDone(task)) ?? []
  const done = dataOf(unit.tasks)?.filter(isDone) ?? []
  const notices = dataOf(unit.notices) ?? []
  return (
    <div className="cols unit">
      <section>
        {unit.tasks.state === 'failed' && <Failed reference={unit.tasks.reference} retry={retry} />}
        {unit.notices.state === 'failed' && <Failed reference={unit.notices.reference} retry={retry} />}
        {open.map((task, index) => campaign !== null && <TaskCard key={`${task.unitId}/${task.requirementId}`} task={task} campaign={campaign} hot={index === 0} approver={approver} unitName={nameOf(task.unitId)} now={now} />)}
        {notices.map((each, index) => (
          <div className={`task${open.length === 0 && index === 0 ? ' hot' : ''}`} key={`${each.campaignId}/${each.noticeId}/${each.unitId}`}>
            <div className="d">约<b>1 分钟</b>{momentOf(each.deliveredAt, now).split(' ')[0]}收到</div>
            <div><h3>{each.acknowledgedAt ? '还没有填写负责人：' : '新通知：'}{each.title}</h3><p>{each.fromName} {momentOf(each.deliveredAt, now)} 发{nameOf(each.unitId) ? `给${nameOf(each.unitId)}` : '来'}，{each.acknowledgedAt ? '签收了，请填上负责人。' : '请签收。'}</p></div>
            <div><Link className={`btn${open.length === 0 && index === 0 ? ' p' : ''}`} to={links.notice(each.campaignId, each.noticeId, each.unitId)}>{each.acknowledgedAt ? '填写负责人' : '看通知并签收'}</Link></div>
          </div>
        ))}
        {unit.tasks.state === 'ok' && open.length + notices.length === 0 && <p className="quiet">{done.length > 0 ? `要报的 ${done.length} 份材料都报了，没有等您办的事。` : '现在没有等您办的事。有新通知会先到收件箱。'}</p>}
        {done.map((task) => campaign !== null && (
          <Link className="task-done" key={`${task.unitId}/${task.requirementId}`} to={links.report(campaign, task.requirementId, task.unitId)}>
            <Status standing={task.adopted ? 'adopted' : task.state} /><b className="grow cut">{task.title}</b><small>{[nameOf(task.unitId), task.submittedAt && `${momentOf(task.submittedAt, now)} 报送`].filter(Boolean).join(' · ')}</small>
          </Link>
        ))}
        {campaign !== null && unit.activities.state === 'ok' && unit.activities.data.total > 0 && (
          <>
            <div className="row above"><h2 className="h2 grow">本单位活动 <small>{unit.activities.data.total} 项待办</small></h2></div>
            <Activities coming={unit.activities.data} campaign={campaign} whose="unit" now={now} />
          </>
        )}
      </section>
      <aside>
        {!(unit.said.state === 'ok' && unit.said.data.length === 0) && (
          <CardFrame title={`${voice}怎么说`} card={unit.said} retry={retry}>
            {(said) => <ul className="said">{said.map((each) => <li key={`${each.unitId}/${each.requirementId}/${each.version}`}>{each.decision === 'returned' ? `《${each.title}》第 ${each.version} 稿退回：“${each.reasons ?? ''}”` : `《${each.title}》${each.adopted ? '已采用' : '已收'}${each.reasons ? `，${each.reasons}` : '。'}`}<small>{each.by} · {momentOf(each.at, now)}</small></li>)}</ul>}
          </CardFrame>
        )}
        {open.length + done.length > 0 && <CardFrame title="审核人" card={unit.approvers} retry={retry}>
          {(people) => (people.length === 0 ? <p className="mute quiet">还没有审核人，材料送不出去。请找管理员设一位。</p> : <p className="after">{people.map((each) => <span key={each.name} style={{ display: 'block' }}>{each.name} <span className="mute">{each.duty}</span></span>)}<span className="mute small">材料离开本单位前，由审核人审签。</span></p>)}
        </CardFrame>}
        {!(unit.contacts.state === 'ok' && unit.contacts.data.length === 0) && (
          <CardFrame title="有问题找谁" card={unit.contacts} retry={retry}>
            {(contacts) => contacts.map((each, index) => <p className="after" key={index}>{[each.org, each.names.join('、')].filter(Boolean).join(' ')}{each.phones.map((phone) => <a key={phone} className="tel" href={`tel:${phone.replaceAll(/[^0-9+]/g, '')}`}>{phone}</a>)}{each.emails.map((email) => <span key={email} className="mute" style={{ display: 'block' }}>{email}</span>)}</p>)}
          </CardFrame>
        )}
      </aside>
    </div>
  )
}

function TaskCard({ task, campaign, hot, approver, unitName, now }: { task: Task; campaign: number; hot: boolean; approver: string | null; unitName: string | undefined; now: Date }) {
  const { words, verb } = taskWords(task, approver)
  const late = task.dueAt !== null && new Date(task.dueAt) < now
  const days = task.dueAt === null ? 0 : daysUntil(task.dueAt, now)
  return (
    <div className={`task${hot ? ' hot' : ''}${late || task.state === 'returned' ? ' wrong' : ''}`}>
      <div className="d">{task.dueAt === null
        ? <>没有定<b>—</b>截止时间</>
        : late ? <>已超<b className="late">{days === 0 ? '今天' : leftOf(task.dueAt, now).replace('超 ', '')}</b>{dayOf(task.dueAt, now)}</>
          : <>{days === 0 ? '就在' : '还有'}<b>{days === 0 ? '今天' : `${days} 天`}</b>{dayOf(task.dueAt, now)}</>}</div>
      <div><h3>{task.title}{unitName && <small className="mute"> · {unitName}</small>}</h3><p>{task.state === 'returned' && <Status standing="returned" />} {words}</p></div>
      <div><Link className={`btn${hot ? ' p' : ''}`} to={links.report(campaign, task.requirementId, task.unitId)}>{verb}</Link></div>
    </div>
  )
}
