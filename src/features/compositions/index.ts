/** What other features may call. */
export { composeFrom } from './write.actions.ts'
