import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { citePair, recompare, viewPair, viewPairs, viewReport } from './copying.actions.ts'

const tags = ['copying']
const id = z.coerce.number().int().positive()
const Campaign = z.object({ campaign: id })
const Pair = Campaign.extend({ pair: id })
const Side = z.object({
  campaignId: z.number(), campaignName: z.string(), requirementId: z.number(), title: z.string(), unitId: z.number(), unitName: z.string(), version: z.number(),
  submittedAt: z.date(), state: z.enum(['draft', 'signed_off', 'submitted', 'returned', 'accepted']), letters: z.number(), cut: z.boolean(), share: z.number(),
})
const Line = z.object({
  id: z.number(), later: Side, earlier: Side, letters: z.number(), longest: z.number(), excerpt: z.string(), foundAt: z.date(),
  citedBy: z.string().nullable(), citedAt: z.date().nullable(), citedReason: z.string().nullable(), further: z.number(),
})
const PairsOut = z.object({
  now: z.date(), campaignName: z.string(), items: z.array(Line), total: z.number(), howCounted: z.string(),
  tally: z.object({ other: z.number(), ownEarlier: z.number(), cited: z.number() }),
  progress: z.object({ compared: z.number(), waiting: z.number(), unreadable: z.number() }),
  requirements: z.array(z.object({ id: z.number(), title: z.string() })), may: z.object({ decide: z.boolean() }),
})
const PairOut = Line.extend({
  now: z.date(), campaignName: z.string(), howCounted: z.string(), text: z.string(), otherText: z.string(), may: z.object({ decide: z.boolean() }),
  passages: z.array(z.object({ aStart: z.number(), aEnd: z.number(), bStart: z.number(), bEnd: z.number(), letters: z.number() })),
})
const ReportOut = z.object({
  standing: z.object({ version: z.number(), problem: z.string().nullable(), compared: z.boolean(), comparedWith: z.number() }).nullable(),
  pairs: z.array(z.object({ id: z.number(), share: z.number(), otherShare: z.number(), unitName: z.string(), title: z.string(), campaignName: z.string(), ownEarlier: z.boolean(), sameCampaign: z.boolean() })),
  howCounted: z.string(),
})
const Wish = z.object({
  requirement: id.optional(), least: z.coerce.number().min(0).max(100).default(30), show: z.enum(['other', 'own-earlier', 'cited']).default('other'),
  words: z.string().trim().max(50).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50), offset: z.coerce.number().int().min(0).default(0),
})

/** Reports that copy each other or last year's: for the office alone, a unit learns nothing of another's text. */
export function api(app: App, ctx: Context): void {
  const base = '/api/campaigns/:campaign/copying'
  app.get(base, { schema: { tags, summary: 'Pairs of reports that share text, those that share most first', params: Campaign, querystring: Wish, response: { 200: PairsOut } } }, (request) => {
    const { requirement, least, show, words, limit, offset } = request.query
    return viewPairs(ctx, request.actor, request.params.campaign, { requirementId: requirement ?? null, least: least / 100, show, words: words || null }, limit, offset)
  })
  app.get(`${base}/:pair`, { schema: { tags, summary: 'One pair: both texts and the passages they share', params: Pair, response: { 200: PairOut } } },
    (request) => viewPair(ctx, request.actor, request.params.campaign, request.params.pair))
  app.put(`${base}/:pair/citation`, { schema: { tags, summary: 'Say that it is a proper citation, and why', params: Pair, body: z.object({ reason: z.string().max(500) }), response: { 204: z.null() } } }, async (request, reply) => {
    await citePair(ctx, request.actor, request.params.campaign, request.params.pair, request.body.reason)
    return reply.status(204).send(null)
  })
  app.delete(`${base}/:pair/citation`, { schema: { tags, summary: 'Take that back', params: Pair, response: { 204: z.null() } } }, async (request, reply) => {
    await citePair(ctx, request.actor, request.params.campaign, request.params.pair, null)
    return reply.status(204).send(null)
  })
  app.post(`${base}/comparisons`, { schema: { tags, summary: 'Compare everything of the campaign again, in the background', params: Campaign, response: { 202: z.object({ waiting: z.number() }) } } }, async (request, reply) =>
    reply.status(202).send(await recompare(ctx, request.actor, request.params.campaign)))
  app.get('/api/campaigns/:campaign/requirements/:requirement/submissions/:unit/copying', {
    schema: { tags, summary: 'What one report shares with others', params: z.object({ campaign: id, requirement: id, unit: id }), response: { 200: ReportOut } },
  }, ({ actor, params }) => viewReport(ctx, actor, { campaignId: params.campaign, requirementId: params.requirement, unitId: params.unit }))
}
