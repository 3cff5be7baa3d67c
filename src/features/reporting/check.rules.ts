/** One thing the machine looked at. Verdicts are sentences; only a missing or unopenable file blocks. */
export interface StoredCheck {
  id: string
  verdict: 'pass' | 'warn' | 'fail' | 'cannot-tell'
  title: string
  reason: string
  rule: string
  blocking?: boolean
  data?: unknown
}

/** The machine's verdict on exactly these files. */
export interface StoredChecks {
  word: string | null
  pdf: string | null
  /** Milliseconds the machine took. */
  took: number
  verdict: 'ready' | 'look' | 'blocked'
  sentence: string
  checks: StoredCheck[]
}

/** Whether a file cannot be opened: what stops a submission. */
export const isBlocked = (checks: StoredChecks): boolean => checks.checks.some((check) => check.blocking === true)

/** The one fact a ledger cell shows of the checks: what needs a look first. */
export function shortFact(checks: readonly Pick<StoredCheck, 'verdict' | 'reason'>[] | null): string | null {
  const worst = checks?.find((check) => check.verdict === 'fail') ?? checks?.find((check) => check.verdict === 'warn') ?? checks?.find((check) => check.verdict === 'cannot-tell')
  return worst ? worst.reason : null
}
