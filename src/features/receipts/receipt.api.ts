import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { acknowledgeNotice, openAttachment, openNotice, viewReceipt } from './receipt.actions.ts'
import { AcknowledgeBody, FileParams, NoticeParams, Receipt, ReceiptOut, UnitBody, UnitQuery } from './schema.ts'

const tags = ['receipts']
const base = '/api/campaigns/:campaign/notices/:notice/receipt'

/** The receiving unit's side: read, open, sign. */
export function receiptApi(app: App, ctx: Context): void {
  app.get(base, {
    schema: { tags, summary: 'A notice as the unit that received it sees it, with its receipt and tasks', params: NoticeParams, querystring: UnitQuery, response: { 200: ReceiptOut } },
  }, (request) => viewReceipt(ctx, request.actor, placeOf(request.params, request.query.unit)))

  app.post(`${base}/openings`, {
    schema: { tags, summary: 'Note that someone of the unit opened it; only the first counts', params: NoticeParams, body: UnitBody, response: { 200: Receipt } },
  }, (request) => openNotice(ctx, request.actor, placeOf(request.params, request.body.unit)))

  app.post(`${base}/acknowledgements`, {
    schema: { tags, summary: 'Sign for the notice with the responsible person, or change that person later', params: NoticeParams, body: AcknowledgeBody, response: { 200: Receipt } },
  }, (request) => {
    const { unit, ...wish } = request.body
    return acknowledgeNotice(ctx, request.actor, placeOf(request.params, unit), wish)
  })

  app.get(`${base}/files/:file`, {
    schema: { tags, summary: 'An attachment of the notice, byte for byte', params: FileParams, querystring: UnitQuery },
  }, async (request, reply) => {
    const file = await openAttachment(ctx, request.actor, placeOf(request.params, request.query.unit), request.params.file)
    return reply.type('application/octet-stream').header('content-length', file.size)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`).send(file.stream)
  })
}

const placeOf = (params: { campaign: number; notice: number }, unit: number | undefined) =>
  ({ campaignId: params.campaign, noticeId: params.notice, unitId: unit ?? null })
