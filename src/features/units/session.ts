import { Refusal } from '../../platform/errors.ts'
import type { App } from '../../platform/http.ts'
import type { Context } from '../../platform/context.ts'
import { findActor } from './actor.store.ts'
import type { Actor } from './permissions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in person. Reading it on a route that is `public` is a programming error. */
    actor: Actor
  }
}

const noActor = null as unknown as Actor

/** Every API route needs a signed-in person unless it says `config: { public: true }`. */
export function requireActor(app: App, ctx: Context): void {
  app.decorateRequest('actor', noActor)
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/') || request.routeOptions.config.public) return
    if (request.routeOptions.url === undefined) return
    const actor = request.userId ? await findActor(ctx.db, request.userId) : null
    if (!actor) throw new Refusal('sign-in/required', 401, '请先登录。', '登录后会回到这个页面。')
    request.actor = actor
  })
}
