/** What other features may call. */
export { countsOf, moveCounts, recountLedger, type SubmissionKey } from './counts.store.ts'
export { isLate, type Counted } from './counts.rules.ts'
export { wholeLedger } from './ledger.export.ts'
export { isAssigned } from './submission.store.ts'
export type { SubmissionState } from './tables.ts'
export { decisionsOn, missingUnits, waitingForSignOff, type Said, type Waiting } from './todo.store.ts'
export { tasksOf as reportTasksOf, waitingForReview } from './view.store.ts'
