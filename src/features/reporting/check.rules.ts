/** One thing the machine looked at. Verdicts are sentences; only a missing or unopenable file blocks. */
export interface StoredCheck {
  id: string
  verdict: 'pass' | 'warn' | 'fail' | 'cannot-tell'
  title: string
  reason: string
  rule: string
  blocking?: boolean
  /** Still at work on the pictures of pages; no verdict yet. */
  pending?: boolean
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
  /** How far the recognition of scanned pages has come; absent when there is none under way. */
  recognising?: { done: number; total: number }
}

/** Whether a file cannot be opened: what stops a submission. */
export const isBlocked = (checks: StoredChecks): boolean => checks.checks.some((check) => check.blocking === true)

/** The one fact a ledger cell shows of the checks: what needs a look first. */
export function shortFact(checks: readonly Pick<StoredCheck, 'verdict' | 'reason' | 'pending'>[] | null): string | null {
  const worst = checks?.find((check) => check.verdict === 'fail') ?? checks?.find((check) => check.verdict === 'warn') ?? checks?.find((check) => check.verdict === 'cannot-tell' && !check.pending)
  return worst ? worst.reason : null
}

/** Pages recognised of one file at most; those behind are left to a person. */
export const MOST_RECOGNISED = 60

/** Pages of a looked-at PDF that have no text, the first so many: what is to be recognised. */
export function toRecognise(checks: readonly StoredCheck[]): number[] {
  const data = checks.find((check) => check.id === 'pdf-opens')?.data as { scans?: number[] } | undefined
  return (data?.scans ?? []).slice(0, MOST_RECOGNISED)
}
