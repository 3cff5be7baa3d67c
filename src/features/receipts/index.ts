/** What other features may call. */
export { countSteps, issuedNotices, planIds, type IssuedNotice, type Scope, type StepCount } from './standing.store.ts'
export { listStandings, countStandings, type LadderFilter } from './list.store.ts'
export { tasksOf, type TaskRow } from './receipt.store.ts'
export { isPlan, kindWords, patienceHours, stepWords, type Step } from './ladder.rules.ts'
export { pendingReceipts, urgedFor, type PendingReceipt } from './pending.store.ts'
