/** What other features may call. */
export { summaryFile } from './actions.ts'
