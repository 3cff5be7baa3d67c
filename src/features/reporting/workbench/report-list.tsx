import { Segmented } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { useLive } from '../../../workbench/live.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Status } from '../../../workbench/parts/status.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { pathOf, useTasks, type Task } from './report-data.ts'
import { askedFor, dueLine, isOpen, lateLine, leftLine, nextStep, standingOf } from './report-words.ts'
import './report.css'

/** Waits for the approver: sent and still a draft. */
export const waitsForSignOff = (task: Task): boolean => task.state === 'draft' && task.sentAt !== null

/** 报送材料: what my unit owes, what is next with each. */
export function ReportList() {
  return <TaskList title={(tasks) => {
    const left = tasks.filter((task) => isOpen(task.state)).length
    return left > 0 ? `还有 ${left} 份材料没有报送` : tasks.length > 0 ? `${tasks.length} 份材料都报送了` : '报送材料'
  }} />
}

/** 待我审签: the same list, what waits for a signature first. */
export function SignOffList() {
  const [search, setSearch] = useSearchParams()
  const all = search.get('show') === 'all'
  return (
    <TaskList
      title={(tasks) => {
        const count = tasks.filter(waitsForSignOff).length
        return count > 0 ? `${count} 份材料等您审签` : '没有等您审签的材料'
      }}
      only={all ? null : waitsForSignOff}
      tools={<Segmented aria-label="看哪些" value={all ? 'all' : 'mine'} onChange={(value) => setSearch(value === 'all' ? { show: 'all' } : {})} options={[{ value: 'mine', label: '待我审签' }, { value: 'all', label: '本单位全部' }]} />}
      none="联络员送审后会出现在这里，收件箱也会有提醒。"
    />
  )
}

function TaskList({ title, only = null, tools, none }: { title(tasks: Task[]): string; only?: ((task: Task) => boolean) | null; tools?: React.ReactNode; none?: string }) {
  const campaign = Number(useParams().campaign)
  const me = useMe().data
  useLive(campaign)
  const list = useTasks(campaign, me?.unit.id)
  const now = new Date(list.data?.now ?? Date.now())
  const tasks = list.data?.tasks ?? []
  const shown = only ? tasks.filter(only) : tasks
  return (
    <>
      <PageHead title={list.data ? title(tasks) : '报送材料'} crumb={me?.unit.name} actions={tools} />
      <div className="scroll body">
        {list.isError && <RefusalAlert error={list.error} retry={() => void list.refetch()} />}
        {list.isPending && <Loading />}
        {list.data && shown.length === 0 && <Empty>{tasks.length === 0 ? '这次活动没有要您单位报送的材料。' : none}</Empty>}
        <ul className="rep-list">
          {shown.map((task) => {
            const { requirement } = task
            const overdue = requirement.dueAt !== null && new Date(requirement.dueAt) < now && isOpen(task.state)
            const late = lateLine(task.submittedAt, requirement.dueAt)
            return (
              <li key={requirement.id} className={isOpen(task.state) ? '' : 'done'}>
                <Link to={pathOf({ campaign, requirement: requirement.id, unit: me?.unit.id ?? 0 })}>
                  <span className="what"><b>{requirement.title}</b><small>{askedFor(requirement)}{task.version !== null && ` · 第 ${task.version} 稿`}</small></span>
                  <span className="due">{dueLine(requirement.dueAt, requirement.dueText, now)}{requirement.dueAt && isOpen(task.state) && <small className={overdue ? 'late' : ''}>{leftLine(requirement.dueAt, now)}</small>}</span>
                  <span className="state"><Status standing={standingOf(task, requirement.dueAt, now)} />{late && !isOpen(task.state) && <small className="late">{late}</small>}</span>
                  <span className="next">{nextStep(task, now)}</span>
                  <Icon name="right" />
                </Link>
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}
