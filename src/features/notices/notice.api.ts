import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { unitKinds } from '../units/index.ts'
import { takeRawBody } from './body.ts'
import { attachmentHeader } from './files.rules.ts'
import * as actions from './notice.actions.ts'
import { noticesOf } from './notice.store.ts'
import { nameOf, ParagraphOut } from './reading.api.ts'
import { chooseUnits, decideAddressee, openRecipients, recipientTree } from './recipients.actions.ts'

const tags = ['notices']
const base = '/api/campaigns/:campaign/notices/:notice'
const id = z.coerce.number().int().positive()
const Key = z.object({ campaign: id, notice: id })
const keyOf = (params: z.infer<typeof Key>) => ({ campaignId: params.campaign, noticeId: params.notice })
const Page = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), offset: z.coerce.number().int().min(0).default(0) })
const NoticeOut = z.object({
  campaignId: z.number(), id: z.number(), title: z.string(), docNumber: z.string().nullable(), issuers: z.array(z.string()), unitName: z.string(), follows: z.number().nullable(),
  paragraphs: z.array(ParagraphOut), state: z.enum(['draft', 'issued', 'archived']), issuedAt: z.date().nullable(), issuedBy: z.string().nullable(), version: z.number(),
  side: z.enum(['office', 'unit']), files: z.array(z.object({ id: z.number(), name: z.string(), size: z.number() })),
})
const Draft = z.object({ title: z.string().trim().min(1).max(200), text: z.string().trim().min(1).max(100_000) })
const Candidate = z.object({ label: z.string(), count: z.number().nullable() })
const RecipientsOut = z.object({
  version: z.number(), title: z.string(), state: z.enum(['draft', 'issued', 'archived']), follows: z.number().nullable(), issuedAt: z.date().nullable(), issuedBy: z.string().nullable(),
  addressees: z.array(z.object({
    id: z.number(), phrase: z.string(), certain: z.boolean(), why: z.string(), candidates: z.array(Candidate), decision: z.enum(['chosen', 'aside']).nullable(), decidedBy: z.string().nullable(), units: z.number(),
  })),
  units: z.number(), byHand: z.number(), people: z.number(), kinds: z.array(z.object({ kind: z.enum(unitKinds), count: z.number() })), undecided: z.number(),
})

/** Notices, their files, and who will get them. */
export function noticeApi(app: App, ctx: Context): void {
  app.get('/api/notices', {
    schema: {
      tags, summary: 'Notices of the units one works for, newest first, with how far their receipts are', querystring: Page.extend({ campaign: id.optional() }),
      response: { 200: z.object({ total: z.number(), items: z.array(z.object({
        campaignId: z.number(), id: z.number(), title: z.string(), docNumber: z.string().nullable(), follows: z.number().nullable(), state: z.enum(['draft', 'issued', 'archived']),
        issuedAt: z.date().nullable(), createdAt: z.date(), delivered: z.number(), opened: z.number(), acknowledged: z.number(),
      })) }) },
    },
  }, (request) => noticesOf(ctx.db, request.actor, request.query))

  app.get(base, { schema: { tags, summary: 'One notice: text and files', params: Key, response: { 200: NoticeOut } } }, async (request) => {
    const { notice, side, files } = await actions.openNotice(ctx, request.actor, keyOf(request.params))
    return { ...notice, unitName: notice.unit.name, side, files }
  })

  app.post(`${base}/follow-ups`, { schema: { tags, summary: 'Compose a follow-up to an issued notice, at first to the same units', params: Key, body: Draft, response: { 201: z.object({ id: z.number() }) } } },
    async (request, reply) => reply.status(201).send({ id: await actions.composeFollowUp(ctx, request.actor, keyOf(request.params), request.body) }))
  app.put(base, { schema: { tags, summary: 'Save the text of a follow-up not yet issued', params: Key, body: Draft.extend({ version: z.number().int() }), response: { 204: z.null() } } }, async (request, reply) => {
    await actions.saveFollowUp(ctx, request.actor, keyOf(request.params), request.body)
    return reply.status(204).send(null)
  })
  app.delete(base, { schema: { tags, summary: 'Throw a follow-up away that was not issued', params: Key, response: { 204: z.null() } } }, async (request, reply) => {
    await actions.discardFollowUp(ctx, request.actor, keyOf(request.params))
    return reply.status(204).send(null)
  })

  app.register(async (scope: App) => {
    takeRawBody(scope)
    scope.post(`${base}/files`, {
      bodyLimit: ctx.config.uploadLimit, schema: { tags, summary: 'Attach a file (the body; name URI-encoded in x-file-name) to a notice not yet issued', consumes: ['application/octet-stream'], params: Key, response: { 201: z.object({ id: z.number() }) } },
    }, async (request, reply) => {
      const made = await actions.attachFile(ctx, request.actor, keyOf(request.params), { fileName: nameOf(request.headers['x-file-name']), content: request.body as Readable })
      return reply.status(201).send({ id: made })
    })
  })
  const File = Key.extend({ file: id })
  app.delete(`${base}/files/:file`, { schema: { tags, summary: 'Take an attachment off a notice not yet issued', params: File, response: { 204: z.null() } } }, async (request, reply) => {
    await actions.detachFile(ctx, request.actor, keyOf(request.params), request.params.file)
    return reply.status(204).send(null)
  })
  app.get(`${base}/files/:file`, { schema: { tags, summary: 'Download one of the notice’s files, byte for byte', params: File } }, async (request, reply) => {
    const params = request.params as z.infer<typeof File>
    const file = await actions.openNoticeFile(ctx, request.actor, keyOf(params), params.file)
    return reply.type('application/octet-stream').header('content-disposition', attachmentHeader(file.name)).header('content-length', file.size).send(await ctx.files.open(file.sha256))
  })

  const recipients = async (request: { actor: Parameters<typeof openRecipients>[1]; params: z.infer<typeof Key> }) => {
    const { notice, addressees, ...counts } = await openRecipients(ctx, request.actor, keyOf(request.params))
    return {
      version: notice.version, title: notice.title, state: notice.state, follows: notice.follows, issuedAt: notice.issuedAt, issuedBy: notice.issuedBy, ...counts,
      addressees: addressees.map((each) => ({ ...each, candidates: each.candidates.map((candidate) => ({ label: candidate.label, count: 'count' in candidate ? candidate.count : null })) })),
    }
  }
  app.get(`${base}/recipients`, { schema: { tags, summary: 'Who will get the notice: each phrase as written, with what is doubtful, and counts', params: Key, response: { 200: RecipientsOut } } }, recipients)
  app.get(`${base}/recipients/units`, {
    schema: {
      tags, summary: 'Units below the issuing one, level by level or by search, with which are chosen', params: Key,
      querystring: Page.extend({ parent: id.optional(), search: z.string().trim().max(100).optional(), chosen: z.enum(['true']).optional() }),
      response: { 200: z.object({ total: z.number(), items: z.array(z.object({ id: z.number(), name: z.string(), kind: z.enum(unitKinds), chosen: z.boolean(), addressees: z.array(z.number()), below: z.number(), belowChosen: z.number() })) }) },
    },
  }, (request) => recipientTree(ctx, request.actor, keyOf(request.params), { ...request.query, chosen: request.query.chosen === 'true' }))
  app.put(`${base}/recipients/units`, {
    schema: { tags, summary: 'Put units on the list by hand, or take them off', params: Key, body: z.object({ version: z.number().int(), units: z.array(id).min(1).max(1000), chosen: z.boolean(), subtree: z.boolean().default(false) }), response: { 200: RecipientsOut } },
  }, async (request) => {
    await chooseUnits(ctx, request.actor, keyOf(request.params), request.body)
    return recipients(request)
  })
  app.put(`${base}/recipients/addressees/:addressee`, {
    schema: {
      tags, summary: 'Settle a doubtful phrase, set it aside, or (null) take that back', params: Key.extend({ addressee: id }),
      body: z.object({ version: z.number().int(), answer: z.discriminatedUnion('as', [z.object({ as: z.literal('chosen'), candidates: z.array(z.number().int().min(0)).max(50), units: z.array(id).max(1000) }), z.object({ as: z.literal('aside') })]).nullable() }),
      response: { 200: RecipientsOut },
    },
  }, async (request) => {
    await decideAddressee(ctx, request.actor, keyOf(request.params), { version: request.body.version, id: request.params.addressee, answer: request.body.answer })
    return recipients(request)
  })
}
