import { daysUntil, leftOf } from '../../workbench/parts/days.ts'

/** The receipt ladder, lowest step first. The last two are only for units that must report. */
export const steps = ['delivered', 'opened', 'acknowledged', 'responsible', 'planned', 'reported'] as const
export type Step = (typeof steps)[number]

export const stepWords: Record<Step, string> = {
  delivered: '送达', opened: '打开', acknowledged: '签收', responsible: '明确负责人', planned: '报方案', reported: '报送材料',
}

/** Kinds of units, in words. */
export const kindWords: Record<string, string> = {
  association: '科协', county_association: '县区科协', society: '市级学会', enterprise_association: '企事业科协', department: '机关部室', institution: '直属事业单位', town_association: '镇街科协', other: '其他',
}

/** After so many hours an unopened or unsigned notice counts as late (vermilion), before that as waiting. */
export const patienceHours = 48

/** What a unit owes of one sort: how many, how many are in, and the earliest due moment among those missing. */
export interface Owed {
  due: number
  in: number
  dueAt: Date | string | null
}

/** Where one unit stands with one notice. `stuck` is the earliest step not done, null when all are. */
export interface Standing {
  deliveredAt: Date | string
  openedAt: Date | string | null
  acknowledgedAt: Date | string | null
  responsibleName: string | null
  plans: Owed
  reports: Owed
  stuck: Step | null
  /** The stuck step is past its time. */
  late: boolean
}

/** done, stuck and waiting, stuck and late, or still ahead. */
export type StepState = 'done' | 'waiting' | 'late' | 'ahead'

/** A requirement is a plan (方案) by its title; 总结和下一步计划 and the like are reports. */
export const isPlan = (title: string): boolean => /方案|计划/.test(title) && !/总结|情况|报告|汇报/.test(title)

/** The steps that apply to this unit: four, five or six. */
export const stepsOf = (standing: Pick<Standing, 'plans' | 'reports'>): Step[] =>
  steps.filter((step) => (step === 'planned' ? standing.plans.due > 0 : step === 'reported' ? standing.reports.due > 0 : true))

/** The ladder as it is drawn: each applying step and its state. Later steps may be done before earlier ones. */
export function ladderOf(standing: Standing): { step: Step; state: StepState }[] {
  const done: Record<Step, boolean> = {
    delivered: true,
    opened: standing.openedAt !== null,
    acknowledged: standing.acknowledgedAt !== null,
    responsible: standing.responsibleName !== null,
    planned: standing.plans.in >= standing.plans.due,
    reported: standing.reports.in >= standing.reports.due,
  }
  return stepsOf(standing).map((step) => {
    if (done[step]) return { step, state: 'done' }
    if (step !== standing.stuck) return { step, state: 'ahead' }
    if (standing.late) return { step, state: 'late' }
    // material that is not due yet is nobody's fault: it stays hollow
    return { step, state: step === 'planned' || step === 'reported' ? 'ahead' : 'waiting' }
  })
}

/** Behind = not yet signed or no person named, or something is past its day. Material not yet due is not behind. */
export const isBehind = (standing: Pick<Standing, 'stuck' | 'late'>): boolean =>
  standing.stuck !== null && (standing.late || standing.stuck === 'opened' || standing.stuck === 'acknowledged' || standing.stuck === 'responsible')

const over = (at: Date | string, now: Date) => -daysUntil(at, now)

/** One line of where a unit is: 打开后 3 天没签收 · 不需报送. */
export function standingWords(standing: Standing, now: Date): string {
  const words = [stuckWords(standing, now)]
  if (standing.stuck !== 'planned' && standing.stuck !== 'reported') {
    if (isOver(standing.plans, now)) words.push(overWords('方案', standing.plans, now))
    else if (isOver(standing.reports, now)) words.push(overWords('材料', standing.reports, now))
  }
  if (standing.plans.due + standing.reports.due === 0) words.push('不需报送')
  return words.join(' · ')
}

const isOver = (owed: Owed, now: Date) => owed.in < owed.due && owed.dueAt !== null && new Date(owed.dueAt) < now

function overWords(what: string, owed: Owed, now: Date): string {
  const days = owed.dueAt === null ? 0 : over(owed.dueAt, now)
  return days === 0 ? `${what}今天已过截止时间` : `${what}逾期 ${days} 天`
}

function stuckWords(standing: Standing, now: Date): string {
  switch (standing.stuck) {
    case null: return '全部办完'
    case 'delivered': return '还没送达'
    case 'opened': {
      const days = over(standing.deliveredAt, now)
      return days === 0 ? '今天送达，还没打开' : `送达 ${days} 天没打开`
    }
    case 'acknowledged': {
      const days = standing.openedAt === null ? 0 : over(standing.openedAt, now)
      return days === 0 ? '今天打开，还没签收' : `打开后 ${days} 天没签收`
    }
    case 'responsible': return '已签收，还没明确负责人'
    case 'planned': return standing.late ? overWords('方案', standing.plans, now) : `等方案，${dueWords(standing.plans, now)}`
    case 'reported': return standing.late ? overWords('材料', standing.reports, now) : `材料 ${standing.reports.in}/${standing.reports.due} 份，${dueWords(standing.reports, now)}`
  }
}

const dueWords = (owed: Owed, now: Date) => (owed.dueAt === null ? '没有定截止时间' : leftOf(owed.dueAt, now))
