/** What other features may call. */
export { sendToUnits, type NewMessage } from './store.ts'
export type { MessageKind } from './tables.ts'
