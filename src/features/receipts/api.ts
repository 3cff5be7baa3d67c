import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { ladderApi } from './ladder.api.ts'
import { receiptApi } from './receipt.api.ts'

/** Both sides of a notice that went out: the unit that received it, the office that waits. */
export function api(app: App, ctx: Context): void {
  receiptApi(app, ctx)
  ladderApi(app, ctx)
}
