/** What other features may call. */
export { sendToSelection, sendToUnits, type NewMessage } from './store.ts'
export type { MessageKind } from './tables.ts'
export { inboxOf } from './actions.ts'
export { countUnread, listMessages, type InboxLine } from './inbox.store.ts'
