import { daysUntil } from '../../../workbench/parts/days.ts'
import { useMe } from '../../../workbench/session.tsx'
import { useTasks } from './report-data.ts'
import { isOpen } from './report-words.ts'

/** Days to the next deadline of what is still owed: 3 天, 今天, 超 2 天. */
export function NextDue({ campaign }: { campaign: number | null }) {
  const { data } = useTasks(campaign, useMe().data?.unit.id)
  const dues = data?.tasks.flatMap((task) => (isOpen(task.state) && task.requirement.dueAt ? [daysUntil(task.requirement.dueAt, new Date(data.now))] : [])) ?? []
  if (dues.length === 0) return null
  const next = Math.min(...dues)
  return <em>{next < 0 ? `超 ${-next} 天` : next === 0 ? '今天' : `${next} 天`}</em>
}

/** How many wait for a signature. */
export function Waiting({ campaign }: { campaign: number | null }) {
  const { data } = useTasks(campaign, useMe().data?.unit.id)
  const count = data?.tasks.filter((task) => task.state === 'draft' && task.sentAt !== null).length ?? 0
  return count > 0 ? <em>{count}</em> : null
}
