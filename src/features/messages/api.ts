import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { inboxOf, readAll, readMessage } from './actions.ts'
import { countMessages, countUnread, listMessages } from './inbox.store.ts'
import { messageKinds } from './tables.ts'

const tags = ['messages']
const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const pageSize = 30

const MessageOut = z.object({
  id: z.number(), unitId: z.number(), unitName: z.string(), campaignId: z.number().nullable(), kind: z.enum(messageKinds),
  title: z.string(), body: z.string(), link: z.string().nullable(), fromName: z.string(),
  createdAt: z.date(), readAt: z.date().nullable(),
})

/** The inbox of the signed-in person. */
export function api(app: App, ctx: Context): void {
  app.get('/api/messages', {
    schema: {
      tags, summary: 'Messages of the units the person holds a role on: unread first, newest first',
      querystring: z.object({
        show: z.enum(['unread', 'all']).default('all'), kind: z.enum(messageKinds).optional(), campaign: id.optional(),
        page: z.coerce.number().int().min(1).max(100_000).default(1),
      }),
      response: { 200: z.object({ items: z.array(MessageOut), total: z.number(), unread: z.number(), page: z.number(), pageSize: z.number(), severalUnits: z.boolean() }) },
    },
  }, async (request) => {
    const { show, kind, campaign, page } = request.query
    const inbox = inboxOf(request.actor)
    const filter = { unread: show === 'unread', kind: kind ?? null, campaignId: campaign ?? null }
    const [items, total, unread] = await Promise.all([
      listMessages(ctx.db, inbox, { ...filter, page, pageSize }), countMessages(ctx.db, inbox, filter), countUnread(ctx.db, inbox),
    ])
    return { items, total, unread, page, pageSize, severalUnits: inbox.unitIds.length > 1 }
  })

  app.get('/api/messages/unread', {
    schema: { tags, summary: 'How many messages the person has not read', response: { 200: z.object({ unread: z.number() }) } },
  }, async (request) => ({ unread: await countUnread(ctx.db, inboxOf(request.actor)) }))

  app.post('/api/messages/:id/reads', {
    schema: { tags, summary: 'Mark one message as read by this person; again does nothing', params: z.object({ id }), response: { 204: z.null() } },
  }, async (request, reply) => {
    await readMessage(ctx, request.actor, request.params.id)
    return reply.status(204).send(null)
  })

  app.post('/api/messages/reads', {
    schema: {
      tags, summary: 'Mark everything up to the newest message seen as read',
      body: z.object({ upTo: id }), response: { 200: z.object({ count: z.number() }) },
    },
  }, async (request) => ({ count: await readAll(ctx, request.actor, request.body.upTo) }))
}
