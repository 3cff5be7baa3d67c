import { createHttp, type HttpOptions } from '../platform/http.ts'
import type { Context } from '../platform/context.ts'
import { Live } from '../platform/live.ts'
import { requireActor } from '../features/units/index.ts'
import { features } from './features.ts'
import { workbenchPages } from './pages.ts'

/** The whole server, not yet listening: every feature's door on one HTTP server. */
export async function buildApp(ctx: Context, options: HttpOptions) {
  const app = await createHttp(options)
  const live = new Live(ctx.pool)
  requireActor(app, ctx)
  for (const feature of features) {
    await feature.api?.(app, ctx, live)
    feature.portal?.(app, ctx)
  }
  await workbenchPages(app)
  app.addHook('onClose', async () => live.stop())
  return { app, live }
}
