import { daysUntil, deadlineOf } from '../../workbench/parts/days.ts'
import type { Step } from './ladder.rules.ts'

/** A requirement a unit has not handed in. */
export interface Missing {
  title: string
  dueAt: Date | null
  state: 'draft' | 'signed_off' | 'returned' | null
  /** What the draft lacks; null when nothing or when there is no draft. */
  lacks: 'word' | 'pdf' | null
}

/** 《…》 of what a notice is about: the document it issues, or its own title. */
export const noticeName = (title: string): string => {
  const inner = /《(.+)》/.exec(title)?.[1]
  return `《${inner ?? title}》`
}

/**
 * The exact words a unit at this step receives. For material: what is past its day first; else the nearest day and what is still missing.
 * @param missing requirements not in, of the step's sort
 */
export function urgingWords(step: Step, notice: string, missing: readonly Missing[], now: Date): string {
  switch (step) {
    case 'delivered':
    case 'opened':
    case 'acknowledged':
      return `您单位还没有签收${noticeName(notice)}。请今天签收并填写负责人，约 1 分钟。`
    case 'responsible':
      return `您单位签收了${noticeName(notice)}，还没有填写负责人。请今天填上，约 1 分钟。`
    case 'planned':
    case 'reported': {
      const past = missing.filter((each) => each.dueAt !== null && each.dueAt < now)
      if (past.length > 0) return `${past.map((each) => `《${each.title}》${pastWords(each.dueAt as Date, now)}`).join('，')}。有困难请回复，我们来协调。`
      return missing.map((each) => `《${each.title}》${aheadWords(each.dueAt, now)}。${stateWords(each)}`).join('')
    }
  }
}

function pastWords(dueAt: Date, now: Date): string {
  const days = -daysUntil(dueAt, now)
  return days === 0 ? '今天已过截止时间' : `已超 ${days} 天`
}

function aheadWords(dueAt: Date | null, now: Date): string {
  if (dueAt === null) return '还没有报送'
  const days = daysUntil(dueAt, now)
  return days === 0 ? `今天截止（${deadlineOf(dueAt, now)}）` : `还有 ${days} 天截止（${deadlineOf(dueAt, now)}）`
}

function stateWords(missing: Missing): string {
  if (missing.state === 'returned') return '退回后还没有重报。'
  if (missing.state === 'signed_off') return '已审签，还没有报送。'
  if (missing.state === 'draft') return missing.lacks === 'pdf' ? '您的草稿缺盖章 PDF。' : missing.lacks === 'word' ? '您的草稿缺 Word 版。' : '草稿还没有报送。'
  return missing.dueAt === null ? '' : '还没有上传。'
}

/** Why a unit somebody wanted to urge is left out. */
export type Exempt = { done: Step } | 'urged'

/** A unit urged by a colleague so recently is not urged again. */
export const restMinutes = 5

/**
 * Whether to leave a unit out, now that its row is locked: what it was to be urged for is done, or it has just been urged.
 * @param seen the step it stood at on the screen
 */
export function exemption(seen: Step, ladder: readonly { step: Step; state: string }[], urgedAt: Date | null, now: Date): Exempt | null {
  const its = ladder.find((each) => each.step === seen)
  if (!its || its.state === 'done') return { done: seen }
  if (urgedAt !== null && now.getTime() - urgedAt.getTime() < restMinutes * 60_000) return 'urged'
  return null
}

const exemptWords: Record<Step, string> = {
  delivered: '刚刚送达', opened: '刚刚打开', acknowledged: '刚刚签收', responsible: '刚刚填了负责人', planned: '刚刚报了方案', reported: '刚刚报送',
}

/** 其中 2 个刚刚签收，不再催。 Empty when nobody was left out. */
export function exemptSentence(exempt: readonly Exempt[]): string {
  if (exempt.length === 0) return ''
  const counts = new Map<string, number>()
  for (const each of exempt) {
    const word = each === 'urged' ? `${restMinutes} 分钟内刚催过` : exemptWords[each.done]
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return `其中 ${[...counts].map(([word, count]) => `${count} 个${/^\d/.test(word) ? ' ' : ''}${word}`).join('、')}，不再催。`
}
