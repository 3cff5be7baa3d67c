import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { noticeApi } from './notice.api.ts'
import { readingApi } from './reading.api.ts'

/** All doors of the feature. */
export function api(app: App, ctx: Context): void {
  readingApi(app, ctx)
  noticeApi(app, ctx)
}
