import { checkTime } from '../../documents/check/time.ts'
import { headline, worstFirst } from '../../documents/check/verdict.ts'
import type { Check } from '../../documents/check/index.ts'
import type { StoredChecks } from './check.rules.ts'

/**
 * A stored verdict as it stands now: whether it is on time changes without the files, so it is looked at again: at the
 * moment of handing in, or at this moment while that is still to come.
 */
export function checksNow(stored: StoredChecks | null, dueAt: Date | null, submittedAt: Date | null, now: Date): StoredChecks | null {
  if (!stored?.checks.some((check) => check.id === 'time')) return stored
  const found = checkTime(dueAt, submittedAt ?? now)
  const reason = !submittedAt || !dueAt ? found.reason : found.verdict === 'pass' ? '按时报送。' : `报送时${found.reason}`
  const checks = worstFirst(stored.checks.map((check) => (check.id === 'time' ? { ...found, reason } : check)) as Check[])
  return { ...stored, ...headline(checks), checks }
}
