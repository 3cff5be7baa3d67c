/** What other features may call. */
export { fileOf } from './actions.ts'
export { latestDone, type Edition } from './store.ts'
