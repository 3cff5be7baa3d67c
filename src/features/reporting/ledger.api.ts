import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { unitKinds } from '../units/index.ts'
import { viewLedger } from './ledger.actions.ts'
import { exportLedger, exportOriginals } from './ledger.export.ts'

const tags = ['ledger']
const Kind = z.enum(unitKinds)
const Counts = { due: z.number(), draft: z.number(), signedOff: z.number(), submitted: z.number(), returned: z.number(), accepted: z.number(), adopted: z.number(), late: z.number() }
const Cell = z.object({
  requirementId: z.number(), own: z.boolean(), state: z.enum(['draft', 'signed_off', 'submitted', 'returned', 'accepted']).nullable(), adopted: z.boolean(),
  version: z.number().nullable(), submittedAt: z.date().nullable(), updatedAt: z.date().nullable(), updatedBy: z.string().nullable(), characters: z.number().nullable(),
  hasWord: z.boolean(), hasPdf: z.boolean(), fact: z.string().nullable(), seal: z.string().nullable(), agreement: z.string().nullable(), agrees: z.boolean().nullable(), reasons: z.string().nullable(),
  lateNow: z.boolean(), due: z.number(), inHand: z.number(), returned: z.number(), late: z.number(),
})
const Row = z.object({
  id: z.number(), name: z.string(), kind: z.string(), parentName: z.string().nullable(), below: z.number(), due: z.number(), inHand: z.number(),
  liaison: z.object({ id: z.number(), name: z.string(), duty: z.string().nullable(), phone: z.string().nullable() }).nullable(), cells: z.array(Cell),
})
const LedgerOut = z.object({
  now: z.date(), zone: z.string(), campaignName: z.string(), parent: z.object({ id: z.number(), name: z.string() }), trail: z.array(z.object({ id: z.number(), name: z.string() })),
  requirements: z.array(z.object({ id: z.number(), title: z.string(), dueAt: z.date().nullable(), dueText: z.string().nullable(), lengthMax: z.number().nullable(), lengthText: z.string().nullable(), formats: z.array(z.string()), needsWord: z.boolean(), needsPdf: z.boolean(), ...Counts })),
  groups: z.array(z.object({ kind: Kind, units: z.number(), counts: z.array(z.object({ requirementId: z.number(), ...Counts })) })),
  own: Row.nullable(), rows: z.array(Row), total: z.number(), may: z.object({ review: z.boolean(), urge: z.boolean(), export: z.boolean() }),
})
const flag = z.enum(['true', 'false']).transform((word) => word === 'true')
const Wish = z.object({
  parent: z.coerce.number().int().positive().optional(), kind: Kind.optional(), requirement: z.coerce.number().int().positive().optional(),
  standing: z.enum(['missing', 'draft', 'signed_off', 'submitted', 'returned', 'accepted', 'adopted', 'late', 'overdue']).optional(),
  words: z.string().trim().max(50).optional(), behind: flag.default(false), grouped: flag.default(true),
  sort: z.enum(['progress', 'order', 'name']).default('progress'), limit: z.coerce.number().int().min(1).max(200).default(8), offset: z.coerce.number().int().min(0).default(0),
})
const Campaign = z.object({ campaign: z.coerce.number().int().positive() })
const Parent = z.object({ parent: z.coerce.number().int().positive().optional() })

/** The ledger: a page of it, the sheet, and all originals. */
export function ledgerApi(app: App, ctx: Context): void {
  app.get('/api/campaigns/:campaign/ledger', { schema: { tags, summary: 'Units × requirements below one unit', params: Campaign, querystring: Wish, response: { 200: LedgerOut } } },
    (request) => {
      const { parent, kind, requirement, standing, words, ...rest } = request.query
      return viewLedger(ctx, request.actor, request.params.campaign, { ...rest, parentId: parent ?? null, kind: kind ?? null, requirementId: requirement ?? null, standing: standing ?? null, words: words || null })
    })

  app.get('/api/campaigns/:campaign/ledger.xlsx', { schema: { tags, summary: 'The ledger as a sheet, streamed', params: Campaign, querystring: Parent } }, async (request, reply) => {
    const sheet = await exportLedger(ctx, request.actor, request.params.campaign, request.query.parent ?? null)
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('x-rows', sheet.rows)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(sheet.name)}`).send(sheet.stream)
  })

  app.get('/api/campaigns/:campaign/originals.zip', { schema: { tags, summary: 'All originals handed in, streamed', params: Campaign, querystring: Parent.extend({ requirement: z.coerce.number().int().positive().optional() }) } }, async (request, reply) => {
    const archive = await exportOriginals(ctx, request.actor, request.params.campaign, request.query.parent ?? null, request.query.requirement ?? null)
    return reply.type('application/zip').header('content-length', archive.size)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(archive.name)}`).send(archive.stream)
  })
}
