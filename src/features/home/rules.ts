import { countOf, daysUntil, deadlineOf } from '../../workbench/parts/days.ts'

/** Stages of a campaign as the office sees them. */
export const stages = ['issue', 'run', 'report', 'summarise', 'archive'] as const
export type Stage = (typeof stages)[number]
export const stageWords: Record<Stage, string> = { issue: '签发', run: '开展', report: '报送', summarise: '总结', archive: '归档' }

/** Days before the nearest deadline from which the office is collecting, whatever else goes on. */
const collectingDays = 7

/** Where a campaign stands now: by its state, and while it runs by its deadlines. */
export function stageOf(campaign: { state: 'draft' | 'issued' | 'running' | 'collecting' | 'closed' | 'archived' }, dues: readonly (Date | null)[], now: Date): Stage {
  switch (campaign.state) {
    case 'draft': return 'issue'
    case 'collecting': return 'report'
    case 'closed': return 'summarise'
    case 'archived': return 'archive'
    case 'issued':
    case 'running': return dues.some((due) => due !== null && daysUntil(due, now) <= collectingDays) ? 'report' : 'run'
  }
}

/** Something the office should do. Facts only; the words are made where it is shown. */
export type Todo =
  | { kind: 'review'; count: number; oldest: { requirementId: number; unitId: number; unitName: string; title: string; submittedAt: Date | string | null } }
  | { kind: 'overdue'; requirementId: number; title: string; dueAt: Date | string; count: number; names: string[]; urgedTimes: number; urgedAt: Date | string | null }
  | { kind: 'due'; requirements: { id: number; title: string }[]; dueAt: Date | string; count: number; names: string[]; urgedTimes: number; urgedAt: Date | string | null }
  | { kind: 'unopened' | 'unsigned'; count: number; names: string[]; hours: number }
  | { kind: 'reading'; id: number; title: string; fileName: string; undecided: number; updatedBy: string; updatedAt: Date | string }
  | { kind: 'draft'; campaignId: number; name: string }

/** Due moments within this many days make a to-do of what is not in. */
export const nearDays = 7

/** The latest useful moment of a to-do: after it, doing it helps less. */
function usefulUntil(todo: Todo, now: Date): number {
  const day = 86_400_000
  switch (todo.kind) {
    case 'overdue': return new Date(todo.dueAt).getTime()
    case 'review': return now.getTime()
    case 'due': return new Date(todo.dueAt).getTime()
    case 'unsigned':
    case 'unopened': return now.getTime() + 2 * day
    case 'reading': return now.getTime() + 3 * day
    case 'draft': return now.getTime() + 4 * day
  }
}

/** By latest useful moment: what waits for the office's own hand first, then what is long past, then what is near. */
export function orderTodos(todos: readonly Todo[], now: Date): Todo[] {
  const mine = (todo: Todo) => (todo.kind === 'review' ? 0 : 1)
  return [...todos].sort((a, b) => mine(a) - mine(b) || usefulUntil(a, now) - usefulUntil(b, now))
}

/** 今天有 6 件事等您办 */
export const officeTitle = (todos: number): string => (todos === 0 ? '今天没有等您办的事' : `今天有 ${countOf(todos)} 件事等您办`)

/** 今天没有等您办的事。最近的截止是 6月5日 周六 24:00。 */
export function emptyWords(dues: readonly (Date | string | null)[], now: Date): string {
  const next = nearestDue(dues, now)
  return next ? `今天没有等您办的事。最近的截止是 ${deadlineOf(next, now)}。` : '今天没有等您办的事。'
}

/** The nearest due moment not yet past. */
export function nearestDue(dues: readonly (Date | string | null)[], now: Date): Date | null {
  const ahead = dues.flatMap((due) => (due !== null && new Date(due) >= now ? [new Date(due)] : [])).sort((a, b) => a.getTime() - b.getTime())
  return ahead[0] ?? null
}

/** 还有 3 件事要办，最近的 3 天后截止; what is past its day is said first. */
export function unitTitle(open: number, dues: readonly (Date | string | null)[], now: Date): string {
  if (open === 0) return '都办完了'
  const count = `还有 ${countOf(open)} 件事要办`
  const days = dues.flatMap((due) => (due === null ? [] : [daysUntil(due, now)])).sort((a, b) => a - b)
  const past = dues.filter((due) => due !== null && new Date(due) < now).length
  if (past > 0) return `${count}，其中 ${past} 件已过截止时间`
  const [nearest] = days
  if (nearest === undefined) return count
  return nearest === 0 ? `${count}，最近的今天截止` : `${count}，最近的 ${nearest} 天后截止`
}

/** 有 3 份材料等您审签 */
export const approverTitle = (waiting: number): string => (waiting === 0 ? '没有等您审签的材料' : `有 ${countOf(waiting)} 份材料等您审签`)

/** A unit's task as its card sees it. */
export interface Task {
  title: string
  dueAt: Date | string | null
  state: 'empty' | 'draft' | 'signed_off' | 'submitted' | 'returned' | 'accepted'
  version: number | null
  wordName: string | null
  pdfName: string | null
  characters: number | null
  lengthMax: number | null
  /** The machine's verdict in one sentence. */
  sentence: string | null
  sentAt: Date | string | null
  reasons: string | null
}

export const isDone = (task: Pick<Task, 'state'>): boolean => task.state === 'submitted' || task.state === 'accepted'

/** What a task card says and its button. */
export function taskWords(task: Task, approver: string | null): { words: string; verb: string } {
  const whom = approver ? `审核人 ${approver} ` : '审核人'
  switch (task.state) {
    case 'empty': return { words: '还没有上传。', verb: '去上传' }
    case 'returned': return { words: `第 ${task.version ?? 1} 稿：“${task.reasons ?? '请看退回原因'}”`, verb: '修改' }
    case 'signed_off': return { words: '审核人已审签，可以报送了。', verb: '报送' }
    case 'submitted': return { words: '已报送，等活动办审核。', verb: '看看' }
    case 'accepted': return { words: '活动办已收下。', verb: '看看' }
    case 'draft': {
      const draft = (task.version ?? 1) > 1 ? `第 ${task.version} 稿` : '草稿'
      if (task.sentAt) return { words: `${draft}已送${whom}审签，等审签。`, verb: '看看' }
      const count = task.characters === null ? '' : ` ${countOf(task.characters)} 字${task.lengthMax ? `，上限 ${countOf(task.lengthMax)} 字` : ''}`
      if (task.sentence) return { words: `${draft}${count}。${task.sentence}`, verb: '继续' }
      return { words: `${draft}${count}${task.wordName || task.pdfName ? '，正在核对' : ''}。`, verb: '继续' }
    }
  }
}

/** Whose voice it is that returns and accepts, by the level of the unit that runs the campaign. */
export const officeVoice = (level: string): string => ({ national: '上级', province: '省里', city: '市里', county: '县里', town: '镇里' })[level] ?? '上级'
