import { CHECKS } from './types.ts'
import type { Check, PairOutcome, Verdict } from './types.ts'

const SEVERITY: Record<Verdict, number> = { fail: 0, warn: 1, 'cannot-tell': 2, pass: 3 }

/** Blocking ones, then by verdict, then in the screen's order. */
export const worstFirst = (checks: readonly Check[]): Check[] =>
  checks.toSorted(
    (a, b) =>
      Number(b.blocking ?? false) - Number(a.blocking ?? false) || SEVERITY[a.verdict] - SEVERITY[b.verdict] || CHECKS.indexOf(a.id) - CHECKS.indexOf(b.id),
  )

/** Verdict and sentence for the head of the page. */
export function headline(checks: readonly Check[]): Pick<PairOutcome, 'verdict' | 'sentence'> {
  const blocking = checks.filter((check) => check.blocking)
  if (blocking.length > 0) return { verdict: 'blocked', sentence: `还不能送审：${blocking.map((check) => check.reason.split('。')[0]).join('；')}` }
  const open = checks.filter((check) => check.verdict !== 'pass' && !check.pending).length
  const pending = checks.some((check) => check.pending)
  if (open > 0) return { verdict: 'look', sentence: `可以送审，但有 ${open} 处请先看一眼${pending ? '，盖章版还在识别' : ''}` }
  return pending ? { verdict: 'look', sentence: '可以送审，盖章版还在识别' } : { verdict: 'ready', sentence: '可以送审，各项都通过' }
}
