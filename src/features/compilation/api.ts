import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import * as actions from './actions.ts'
import { arrangements, editionStates, fileFormats, mostReports } from './rules.ts'

const tags = ['compilation']
const id = z.coerce.number().int().positive().max(2_147_483_647)
const Campaign = z.object({ campaign: id })
const Edition = Campaign.extend({ edition: id })
const Arrangement = z.enum(arrangements)
const EditionOut = {
  edition: z.number(), state: z.enum(editionStates), title: z.string(), subtitle: z.string(), arrangement: Arrangement, adoptedOnly: z.boolean(), pictures: z.boolean(), requirementIds: z.array(z.number()),
  createdBy: z.string(), createdAt: z.date(), done: z.number(), total: z.number(), finishedAt: z.date().nullable(), failure: z.string().nullable(), failureHint: z.string().nullable(),
  pages: z.number().nullable(), pdfSha256: z.string().nullable(), pdfSize: z.number().nullable(), docxSha256: z.string().nullable(), docxSize: z.number().nullable(),
}
const CompilationsOut = z.object({
  now: z.date(), zone: z.string(), suggestedTitle: z.string(), hasModules: z.boolean(),
  requirements: z.array(z.object({ id: z.number(), title: z.string(), accepted: z.number(), adopted: z.number() })),
  editions: z.array(z.object({ ...EditionOut, reports: z.number(), problems: z.number(), leftOut: z.number() })),
  since: z.number(), may: z.object({ make: z.boolean() }),
})
const Candidate = z.object({
  requirementId: z.number(), requirement: z.string(), unitId: z.number(), unitName: z.string(), version: z.number(), adopted: z.boolean(), fileName: z.string().nullable(),
  leftOut: z.boolean(), fresh: z.boolean(),
})
const Report = z.object({
  position: z.number(), requirementId: z.number(), unitId: z.number(), version: z.number(), leftOut: z.boolean(), part: z.string(), title: z.string(), unitName: z.string(), fileName: z.string().nullable(),
  sha256: z.string().nullable(), page: z.number().nullable(), pages: z.number().nullable(), problem: z.string().nullable(), losses: z.array(z.string()),
})
/** 1,2,3 */
const Ids = z.string().regex(/^\d{1,9}(,\d{1,9}){0,199}$/).transform((text) => text.split(',').map(Number))

/** Accepted material bound into one document. */
export function api(app: App, ctx: Context): void {
  const base = '/api/campaigns/:campaign/compilations'
  app.get(base, { schema: { tags, summary: 'What can be compiled, the editions, and what came in since the last', params: Campaign, response: { 200: CompilationsOut } } },
    (request) => actions.viewCompilations(ctx, request.actor, request.params.campaign))
  app.get(`${base}/candidates`, {
    schema: {
      tags, summary: 'Accepted reports of the chosen requirements, in parts, ordered as in the last edition', params: Campaign,
      querystring: z.object({ requirements: Ids, adoptedOnly: z.enum(['true', 'false']).default('false').transform((text) => text === 'true'), arrangement: Arrangement.default('unit') }),
      response: { 200: z.object({ parts: z.array(z.object({ name: z.string(), reports: z.array(Candidate) })) }) },
    },
  }, ({ actor, params, query }) => actions.viewCandidates(ctx, actor, params.campaign, { requirementIds: query.requirements, adoptedOnly: query.adoptedOnly, arrangement: query.arrangement }))
  app.post(base, {
    schema: {
      tags, summary: 'Make a new edition, as a job', params: Campaign,
      body: z.object({
        title: z.string().trim().min(1).max(200), subtitle: z.string().trim().max(200), arrangement: Arrangement, adoptedOnly: z.boolean(), pictures: z.boolean(),
        requirementIds: z.array(z.number().int().positive()).max(200), reports: z.array(z.object({ requirementId: z.number().int().positive(), unitId: z.number().int().positive() })).max(mostReports),
      }),
      response: { 201: z.object({ edition: z.number() }) },
    },
  }, async (request, reply) => reply.status(201).send(await actions.makeCompilation(ctx, request.actor, request.params.campaign, request.body)))
  app.get(`${base}/:edition`, {
    schema: {
      tags, summary: 'What an edition was made of', params: Edition,
      querystring: z.object({ limit: z.coerce.number().int().min(1).max(500).default(50), offset: z.coerce.number().int().min(0).default(0), problems: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') }),
      response: { 200: z.object({ ...EditionOut, reports: z.array(Report), total: z.number() }) },
    },
  }, ({ actor, params, query }) => actions.viewEdition(ctx, actor, params.campaign, params.edition, query))
  app.post(`${base}/:edition/stop`, { schema: { tags, summary: 'Stop making an edition', params: Edition, response: { 204: z.null() } } }, async (request, reply) => {
    await actions.stopCompilation(ctx, request.actor, request.params.campaign, request.params.edition)
    return reply.status(204).send(null)
  })
  app.get(`${base}/:edition/files/:format`, { schema: { tags, summary: 'An edition as PDF or Word file', params: Edition.extend({ format: z.enum(fileFormats) }) } }, async (request, reply) => {
    const { campaign, edition, format } = request.params
    const file = await actions.openEdition(ctx, request.actor, campaign, edition, format)
    return reply.type(file.type).header('content-length', file.size).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`).send(file.stream)
  })
}
