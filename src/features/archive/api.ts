import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import * as actions from './actions.ts'
import { groups, retentions } from './rules.ts'

const tags = ['archive']
const Campaign = z.object({ campaign: z.coerce.number().int().positive() })
const ArchiveOut = z.object({
  campaignName: z.string(), state: z.string(), groups: z.array(z.object({ group: z.enum(groups), items: z.number() })), total: z.number(), absent: z.array(z.string()), files: z.number(), bytes: z.number(),
  items: z.array(z.object({
    number: z.number(), key: z.string(), group: z.enum(groups), responsible: z.string(), docNumber: z.string(), title: z.string(), day: z.string().nullable(), pages: z.number().nullable(),
    suggested: z.enum(retentions), why: z.string(), retention: z.enum(retentions), secrecy: z.string(), remark: z.string(), changed: z.boolean(), files: z.number(),
  })),
  may: z.object({ export: z.boolean() }),
})

/** One campaign as a folder for the archivist. */
export function api(app: App, ctx: Context): void {
  const base = '/api/campaigns/:campaign/archive'
  app.get(base, {
    schema: {
      tags, summary: 'The index of the archive, and what is missing', params: Campaign, response: { 200: ArchiveOut },
      querystring: z.object({ group: z.enum(groups).optional(), limit: z.coerce.number().int().min(1).max(500).default(50), offset: z.coerce.number().int().min(0).default(0) }),
    },
  }, ({ actor, params, query }) => actions.viewArchive(ctx, actor, params.campaign, { ...query, group: query.group ?? null }))
  app.patch(`${base}/items`, {
    schema: {
      tags, summary: 'Retention, secrecy or remark of items; null goes back to the suggestion', params: Campaign,
      body: z.object({ keys: z.array(z.string().max(80)).min(1).max(20_000), retention: z.enum(retentions).nullable().optional(), secrecy: z.string().trim().max(20).nullable().optional(), remark: z.string().trim().max(200).nullable().optional() }),
      response: { 204: z.null() },
    },
  }, async (request, reply) => {
    const { keys, ...said } = request.body
    await actions.describeItems(ctx, request.actor, request.params.campaign, keys, said)
    return reply.status(204).send(null)
  })
  app.get('/api/campaigns/:campaign/archive.zip', { schema: { tags, summary: 'Everything of the campaign as one zip, with index and checksums', params: Campaign } }, async (request, reply) => {
    const { name, stream } = await actions.exportArchive(ctx, request.actor, request.params.campaign)
    return reply.type('application/zip').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).send(stream)
  })
}
