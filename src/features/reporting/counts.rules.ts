import type { SubmissionState } from './tables.ts'

/** What the counters know of one submission. */
export interface Counted {
  state: SubmissionState
  adopted: boolean
  /** Handed in after the due moment. Counts only while the submission is in: submitted or accepted. */
  late: boolean
}

export const counters = ['draft', 'signed_off', 'submitted', 'returned', 'accepted', 'adopted', 'late'] as const
export type Counter = (typeof counters)[number]

/** How much one submission adds to each counter; nothing begun adds nothing. */
export function weight(submission: Counted | null): Record<Counter, number> {
  const of: Record<Counter, number> = { draft: 0, signed_off: 0, submitted: 0, returned: 0, accepted: 0, adopted: 0, late: 0 }
  if (!submission) return of
  of[submission.state] = 1
  if (submission.adopted) of.adopted = 1
  if (submission.late && (submission.state === 'submitted' || submission.state === 'accepted')) of.late = 1
  return of
}

/** Change of every counter when a submission goes from one standing to another. */
export function difference(before: Counted | null, after: Counted | null): Record<Counter, number> {
  const [from, to] = [weight(before), weight(after)]
  return Object.fromEntries(counters.map((counter) => [counter, to[counter] - from[counter]])) as Record<Counter, number>
}

/** Late = handed in after the last moment that is on time; a requirement without a due moment is never late. */
export const isLate = (submittedAt: Date | null, dueAt: Date | null): boolean =>
  submittedAt !== null && dueAt !== null && submittedAt > dueAt
