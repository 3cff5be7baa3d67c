import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { compositionApi } from './composition.api.ts'
import { fileApi } from './file.api.ts'

/** All doors of the feature. */
export function api(app: App, ctx: Context): void {
  compositionApi(app, ctx)
  fileApi(app, ctx)
}
