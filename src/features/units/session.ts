import { Refusal } from '../../platform/errors.ts'
import type { App } from '../../platform/http.ts'
import type { Context } from '../../platform/context.ts'
import { Gather, type Outcome } from '../../platform/gather.ts'
import { findActors } from './actor.store.ts'
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
  // Requests that come together are looked up together: in the last minutes before a deadline that is most of them.
  const actors = new Gather<string, Actor | null>(async (userIds) => {
    const found = await findActors(ctx.db, userIds)
    return userIds.map((userId): Outcome<Actor | null> => ({ ok: true, value: found.get(userId) ?? null }))
  })
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/') || request.routeOptions.config.public) return
    if (request.routeOptions.url === undefined) return
    const actor = request.userId ? await actors.add(request.userId) : null
    if (!actor) throw new Refusal('sign-in/required', 401, '请先登录。', '登录后会回到这个页面。')
    request.actor = actor
  })
}
