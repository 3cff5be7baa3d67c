import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import type { Live } from '../../platform/live.ts'
import { Contact, Destination, NoticeTime, Owner } from '../notices/index.ts'
import { changeActivity, changeState, openCampaign, withdrawConfirmation } from './campaign.actions.ts'
import { campaignsOf } from './campaign.store.ts'
import { confirmReading } from './confirmation.actions.ts'
import { issueNotice, scopesOf, settleScope } from './issue.actions.ts'
import { seeCampaign } from './permission.ts'
import { activityStates, campaignStates } from './plan.rules.ts'

const tags = ['campaigns']
const id = z.coerce.number().int().positive()
const Key = z.object({ campaign: id })
const NoticeParams = Key.extend({ notice: id })
const keyOf = (params: z.infer<typeof NoticeParams>) => ({ campaignId: params.campaign, noticeId: params.notice })
const Line = z.object({
  id: z.number(), name: z.string(), shortName: z.string(), unitId: z.number(), unitName: z.string(), state: z.enum(campaignStates), role: z.enum(['office', 'unit']),
  firstDay: z.string().nullable(), lastDay: z.string().nullable(), issuedAt: z.date().nullable(),
})
const CampaignOut = z.object({
  id: z.number(), name: z.string(), shortName: z.string(), unitId: z.number(), unitName: z.string(), state: z.enum(campaignStates), zone: z.string(), side: z.enum(['office', 'unit']),
  firstDay: z.string().nullable(), lastDay: z.string().nullable(), issuedAt: z.date().nullable(), theme: z.string().nullable(), period: NoticeTime.nullable(), contacts: z.array(Contact), revision: z.number(),
  modules: z.array(z.object({ id: z.number(), name: z.string(), description: z.string().nullable(), times: z.array(NoticeTime), forms: z.array(z.string()), quote: z.string() })),
  activities: z.array(z.object({
    id: z.number(), moduleId: z.number().nullable(), moduleInferred: z.boolean(), unitId: z.number(), mainVenue: z.boolean(), name: z.string(), description: z.string().nullable(), times: z.array(NoticeTime),
    firstDay: z.string().nullable(), lastDay: z.string().nullable(), owners: z.array(Owner.extend({ unitId: z.number().nullable() })), forms: z.array(z.string()), audience: z.array(z.string()),
    channels: z.array(z.string()), places: z.array(z.string()), state: z.enum(activityStates), quote: z.string(),
  })),
  requirements: z.array(z.object({
    id: z.number(), title: z.string(), lengthMax: z.number().nullable(), lengthMin: z.number().nullable(), lengthAbout: z.number().nullable(), lengthText: z.string().nullable(), formats: z.array(z.string()),
    needsWord: z.boolean(), needsPdf: z.boolean(), who: z.array(z.string()), extras: z.array(z.string()), copies: z.number().nullable(), destinations: z.array(Destination), dueText: z.string().nullable(), dueAt: z.date().nullable(),
    quote: z.string(), units: z.number(),
  })),
})
const ScopeOut = z.array(z.object({ id: z.number(), title: z.string(), who: z.array(z.string()), scope: z.array(z.number()).nullable(), dueAt: z.date().nullable(), dueText: z.string().nullable(), units: z.number() }))
const day = z.iso.date()

/** A campaign: its making from a notice, its plan, its issue, its news. */
export function api(app: App, ctx: Context, live: Live): void {
  app.get('/api/campaigns', {
    schema: { tags, summary: 'Campaigns of the signed-in person, newest first: those of units they work for, and those their units take part in', response: { 200: z.array(Line) } },
  }, (request) => campaignsOf(ctx.db, request.actor, 200))

  app.post('/api/readings/:reading/confirmation', {
    schema: {
      tags, summary: 'Make a campaign of a read notice; refused while something is undecided', params: z.object({ reading: id }),
      body: z.object({ version: z.number().int(), name: z.string().trim().max(200).optional(), shortName: z.string().trim().max(40).optional() }), response: { 201: z.object({ campaignId: z.number(), noticeId: z.number() }) },
    },
  }, async (request, reply) => reply.status(201).send(await confirmReading(ctx, request.actor, request.params.reading, request.body)))

  const present = async (request: { actor: Parameters<typeof openCampaign>[1]; params: z.infer<typeof Key> }) => {
    const { campaign, side, details, ...rest } = await openCampaign(ctx, request.actor, request.params.campaign)
    return { ...campaign, side, ...details, ...rest }
  }
  app.get('/api/campaigns/:campaign', { schema: { tags, summary: 'One campaign with its plan', params: Key, response: { 200: CampaignOut } } }, present)

  app.delete('/api/campaigns/:campaign', { schema: { tags, summary: 'Take the confirmation of a campaign not yet issued back; answers with the reading, open again', params: Key, response: { 200: z.object({ readingId: z.number().nullable() }) } } },
    async (request) => ({ readingId: await withdrawConfirmation(ctx, request.actor, request.params.campaign) }))

  app.put('/api/campaigns/:campaign/state', { schema: { tags, summary: 'Move an issued campaign to another state', params: Key, body: z.object({ state: z.enum(campaignStates) }), response: { 200: CampaignOut } } }, async (request) => {
    await changeState(ctx, request.actor, request.params.campaign, request.body.state)
    return present(request)
  })

  app.patch('/api/campaigns/:campaign/activities/:activity', {
    schema: {
      tags, summary: 'Change one activity: module, name, state, days, places', params: Key.extend({ activity: id }),
      body: z.object({
        moduleId: z.number().int().positive().nullable().optional(), name: z.string().trim().min(1).max(300).optional(), state: z.enum(activityStates).optional(),
        days: z.object({ from: day, to: day, time: z.string().regex(/^\d\d:\d\d(-\d\d:\d\d)?$/).nullable() }).optional(), places: z.array(z.string().max(200)).max(20).optional(),
      }),
      response: { 200: CampaignOut },
    },
  }, async (request) => {
    await changeActivity(ctx, request.actor, request.params.campaign, request.params.activity, request.body)
    return present(request)
  })

  app.get('/api/campaigns/:campaign/live', { schema: { tags, summary: 'News of the campaign as server-sent events', params: Key } }, async (request, reply) => {
    const { campaign } = await seeCampaign(ctx.db, request.actor, (request.params as z.infer<typeof Key>).campaign)
    live.stream(reply, campaign.id)
  })

  app.get('/api/campaigns/:campaign/notices/:notice/scopes', { schema: { tags, summary: 'Who will have to report what, as the recipients stand', params: NoticeParams, response: { 200: ScopeOut } } },
    (request) => scopesOf(ctx, request.actor, keyOf(request.params)))
  app.put('/api/campaigns/:campaign/notices/:notice/scopes/:requirement', {
    schema: { tags, summary: 'Settle who must report one requirement: numbers of addressees, 0 = added by hand, -1 = all', params: NoticeParams.extend({ requirement: id }), body: z.object({ scope: z.array(z.number().int().min(-1)).max(200) }), response: { 200: ScopeOut } },
  }, async (request) => {
    await settleScope(ctx, request.actor, keyOf(request.params), request.params.requirement, request.body.scope)
    return scopesOf(ctx, request.actor, keyOf(request.params))
  })

  app.post('/api/campaigns/:campaign/notices/:notice/issue', {
    schema: { tags, summary: 'Issue the notice to its recipients; issued is issued', params: NoticeParams, response: { 201: z.object({ units: z.number(), people: z.number(), issuedAt: z.date() }) } },
  }, async (request, reply) => reply.status(201).send(await issueNotice(ctx, request.actor, keyOf(request.params))))
}
