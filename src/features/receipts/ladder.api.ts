import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { exportLadder, viewLadder, viewUnit } from './ladder.actions.ts'
import type { LadderFilter } from './list.store.ts'
import { AimBody, CampaignParams, DraftOut, LadderOut, LadderQuery, NoticeParams, UnitLadderOut, UnitParams, UrgeBody, UrgeOut } from './schema.ts'
import { draftUrging, noteCall, revealResponsible, urge } from './urging.actions.ts'

const tags = ['receipts']
const pageSize = 50

/** The office's side: who is stuck, on which step, how long; and urging. */
export function ladderApi(app: App, ctx: Context): void {
  app.get('/api/campaigns/:campaign/receipts', {
    schema: { tags, summary: 'Counts per step and one page of units, earliest stuck step first', params: CampaignParams, querystring: LadderQuery, response: { 200: LadderOut } },
  }, (request) => viewLadder(ctx, request.actor, request.params.campaign, request.query.notice ?? null, filterOf(request.query), { number: request.query.page, size: pageSize }))

  app.get('/api/campaigns/:campaign/receipts.xlsx', {
    schema: { tags, summary: 'The list under the same filters as a sheet, streamed', params: CampaignParams, querystring: LadderQuery },
  }, async (request, reply) => {
    const sheet = await exportLadder(ctx, request.actor, request.params.campaign, request.query.notice ?? null, filterOf(request.query))
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('x-rows', sheet.rows)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(sheet.name)}`).send(sheet.stream)
  })

  const notice = '/api/campaigns/:campaign/notices/:notice'
  app.get(`${notice}/receipts/:unit`, {
    schema: { tags, summary: 'One unit’s ladder with times, names and the words urging would send', params: UnitParams, response: { 200: UnitLadderOut } },
  }, (request) => viewUnit(ctx, request.actor, request.params.campaign, request.params.notice, request.params.unit))

  app.post(`${notice}/urging-drafts`, {
    schema: { tags, summary: 'Whom urging would reach, in which words; sends nothing', params: NoticeParams, body: AimBody, response: { 200: DraftOut } },
  }, (request) => draftUrging(ctx, request.actor, request.params.campaign, request.params.notice, request.body))

  app.post(`${notice}/urgings`, {
    schema: { tags, summary: 'Urge units; those who did it in between are left out and named', params: NoticeParams, body: UrgeBody, response: { 200: UrgeOut } },
  }, (request) => urge(ctx, request.actor, request.params.campaign, request.params.notice, request.body.targets))

  app.post(`${notice}/receipts/:unit/calls`, {
    schema: { tags, summary: 'Note a phone call', params: UnitParams, body: z.object({ words: z.string().trim().min(1).max(500) }), response: { 204: z.null() } },
  }, async (request, reply) => {
    await noteCall(ctx, request.actor, request.params.campaign, request.params.notice, request.params.unit, request.body.words)
    return reply.status(204).send(null)
  })

  app.post(`${notice}/receipts/:unit/phone-views`, {
    schema: { tags, summary: 'Show the phone of the responsible person; the look is recorded', params: UnitParams, response: { 200: z.object({ phone: z.string() }) } },
  }, (request) => revealResponsible(ctx, request.actor, request.params.campaign, request.params.notice, request.params.unit))
}

const filterOf = (query: z.infer<typeof LadderQuery>): LadderFilter =>
  ({ behind: query.behind, missing: query.missing ?? null, stuck: query.stuck, late: query.late, kind: query.kind ?? null, text: query.q || null })
