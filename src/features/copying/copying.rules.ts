import { Refusal } from '../../platform/errors.ts'

/** Which of two reports is the later one, and so the one a pair stands under. */
export interface Moment {
  campaignId: number
  requirementId: number
  unitId: number
  submittedAt: Date
}

/** Of two campaigns the later made; within one the later handed in. The same answer whichever is asked first. */
export function isLater(a: Moment, b: Moment): boolean {
  if (a.campaignId !== b.campaignId) return a.campaignId > b.campaignId
  const apart = a.submittedAt.getTime() - b.submittedAt.getTime()
  if (apart !== 0) return apart > 0
  return a.unitId !== b.unitId ? a.unitId > b.unitId : a.requirementId > b.requirementId
}

/**
 * What a report is compared with: reports of other units, of its campaign and earlier ones; its own unit's of earlier
 * campaigns are told apart, its own of this campaign are not copying.
 */
export function relationOf(report: Omit<Moment, 'submittedAt'>, other: Omit<Moment, 'submittedAt'>): 'other' | 'own-earlier' | 'none' {
  if (other.campaignId > report.campaignId) return 'none'
  if (other.unitId !== report.unitId) return 'other'
  return other.campaignId < report.campaignId ? 'own-earlier' : 'none'
}

/** Less than this is chance or a turn of phrase, and is not kept. */
const LEAST_SHARE = 0.1
const LEAST_LETTERS = 50

export const isWorthKeeping = ({ share, otherShare, letters }: { share: number; otherShare: number; letters: number }): boolean =>
  Math.max(share, otherShare) >= LEAST_SHARE && letters >= LEAST_LETTERS

/** @throws Refusal `copying/no-reason` */
export function citation(reason: string): string {
  const words = reason.trim()
  if (words === '') throw new Refusal('copying/no-reason', 400, '还没有写为什么是正常引用。', '请写一句，例如：两家联合举办，共用一份材料。')
  return words
}

/** How the figures are counted, for whoever asks. */
export const howCounted = '只数文字，不数标点和空格，一个数字算一个字。连着 20 个字以上相同、只改了数字或名称的也算同一段；通知和方案里的原话、许多单位都写的套话不算。占比＝相同的字 ÷ 这份材料全部的字。'
