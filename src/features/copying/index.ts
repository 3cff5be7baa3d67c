/** What other features may call. */
export { compareReport, indexVersion } from './compare.actions.ts'
