import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { homeOf } from './home.ts'
import { HomeOut } from './schema.ts'

/** One door: the home page of the signed-in person. */
export function api(app: App, ctx: Context): void {
  app.get('/api/home', {
    schema: {
      tags: ['home'], summary: 'What waits for the person today and how far the campaign in hand is, by their roles',
      querystring: z.object({ campaign: z.coerce.number().int().positive().optional() }), response: { 200: HomeOut },
    },
  }, (request) => homeOf(ctx, request.actor, request.query.campaign ?? null))
}
