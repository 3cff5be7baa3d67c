/** What other features may call. */
export { summaryPaper } from './actions.ts'
