import { Readable } from 'node:stream'
import { z } from 'zod'
import { writeWorkbook } from '../../documents/sheets/index.ts'
import { change, type Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { findCampaign } from '../campaigns/index.ts'
import { permit } from '../units/index.ts'
import * as actions from './actions.ts'
import { composeSummary } from './compose.actions.ts'
import { figureRows, figureValues, questions } from './figures.store.ts'
import { figureIds } from './rules.ts'

const tags = ['summary']
const Campaign = z.object({ campaign: z.coerce.number().int().positive() })
const Section = Campaign.extend({ section: z.coerce.number().int().positive().max(10_000) })
const Figure = z.enum(figureIds)
const Piece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(20_000) }),
  z.object({ kind: z.literal('figure'), figure: Figure, value: z.number(), typed: z.boolean() }),
  z.object({ kind: z.literal('source'), text: z.string().max(20_000), requirementId: z.number(), unitId: z.number(), unitName: z.string().max(200), version: z.number() }),
])
const Body = z.array(z.array(Piece).max(500)).max(500)
const Figures = z.object(Object.fromEntries(figureIds.map((id) => [id, z.number()])) as Record<(typeof figureIds)[number], z.ZodNumber>)
const SummaryOut = z.object({
  now: z.date(), signature: z.object({ unit: z.string(), date: z.string() }), may: z.object({ write: z.boolean() }),
  figures: Figures,
  summary: z.object({
    title: z.string(), lengthMax: z.number().nullable(), length: z.number(), updatedBy: z.string(), updatedAt: z.date(),
    sections: z.array(z.object({ id: z.number(), level: z.union([z.literal(1), z.literal(2)]), heading: z.string(), body: Body, version: z.number(), length: z.number(), lockedBy: z.string().nullable(), updatedBy: z.string(), updatedAt: z.date() })),
  }).nullable(),
})
const Row = z.object({ label: z.string(), detail: z.string(), origin: z.string(), value: z.number(), link: z.string().nullable() })

/** The campaign's own report upward, from the evidence. */
export function api(app: App, ctx: Context): void {
  const base = '/api/campaigns/:campaign/summary'
  app.get(base, { schema: { tags, summary: 'The summary, its length, and its figures now', params: Campaign, response: { 200: SummaryOut } } },
    (request) => actions.viewSummary(ctx, request.actor, request.params.campaign))
  app.post(base, { schema: { tags, summary: 'Draft the summary from the evidence', params: Campaign, response: { 200: SummaryOut } } }, async (request) => {
    await actions.draftSummary(ctx, request.actor, request.params.campaign)
    return actions.viewSummary(ctx, request.actor, request.params.campaign)
  })
  app.put(base, { schema: { tags, summary: 'Title, length limit, or both', params: Campaign, body: z.object({ title: z.string().trim().min(1).max(200).optional(), lengthMax: z.number().int().min(1).max(1_000_000).nullable().optional() }), response: { 204: z.null() } } }, async (request, reply) => {
    await actions.writeHead(ctx, request.actor, request.params.campaign, request.body)
    return reply.status(204).send(null)
  })
  app.put(`${base}/sections/:section`, { schema: { tags, summary: 'Save one section', params: Section, body: z.object({ version: z.number().int(), heading: z.string().trim().min(1).max(200), body: Body }), response: { 200: z.object({ version: z.number() }) } } },
    (request) => actions.writeSection(ctx, request.actor, request.params.campaign, request.params.section, request.body.version, request.body.heading, request.body.body))
  app.post(`${base}/sections/:section/hold`, { schema: { tags, summary: 'Take a section to write in, or give it back', params: Section, body: z.object({ hold: z.boolean() }), response: { 200: z.object({ version: z.number() }) } } },
    (request) => actions.holdSection(ctx, request.actor, request.params.campaign, request.params.section, request.body.hold))
  app.post(`${base}/refresh`, { schema: { tags, summary: 'Bring one figure or all up to date', params: Campaign, body: z.object({ figure: Figure.nullable() }), response: { 200: z.object({ updated: z.number(), locked: z.array(z.object({ heading: z.string(), by: z.string() })) }) } } },
    (request) => actions.refreshFigures(ctx, request.actor, request.params.campaign, request.body.figure))
  app.get(`${base}/highlights`, {
    schema: { tags, summary: 'Adopted material with a passage to quote', params: Campaign, response: { 200: z.array(z.object({ unitId: z.number(), unitName: z.string(), requirementId: z.number(), version: z.number(), title: z.string(), text: z.string() })) } },
  }, (request) => actions.viewHighlights(ctx, request.actor, request.params.campaign))
  app.post(`${base}/composition`, { schema: { tags, summary: 'Begin an official report with the text of the summary', params: Campaign, response: { 201: z.object({ id: z.number() }) } } },
    async (request, reply) => reply.status(201).send({ id: await composeSummary(ctx, request.actor, request.params.campaign) }))
  app.get('/api/campaigns/:campaign/summary.docx', { schema: { tags, summary: 'The summary as Word', params: Campaign } }, async (request, reply) => {
    const file = await actions.summaryDocument(ctx, request.actor, request.params.campaign)
    return reply.type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`).send(Buffer.from(file.bytes))
  })

  const readable = async (actor: Parameters<typeof permit>[0], campaignId: number) => {
    const campaign = await findCampaign(ctx.db, campaignId)
    permit(actor, 'summary.read', { id: campaign.unitId, path: campaign.unitPath })
    return campaign
  }
  app.get('/api/campaigns/:campaign/figures', { schema: { tags, summary: 'Every figure, how it is counted, and its value', params: Campaign, response: { 200: z.array(z.object({ id: Figure, name: z.string(), measure: z.string(), rule: z.string(), value: z.number() })) } } }, async (request) => {
    await readable(request.actor, request.params.campaign)
    const values = await figureValues(ctx.db, request.params.campaign)
    return figureIds.map((id) => ({ id, name: questions[id].name, measure: questions[id].measure, rule: questions[id].rule, value: values[id] }))
  })
  app.get('/api/campaigns/:campaign/figures/:figure/rows', {
    schema: { tags, summary: 'The rows behind a figure', params: Campaign.extend({ figure: Figure }), querystring: z.object({ limit: z.coerce.number().int().min(1).max(500).default(50), offset: z.coerce.number().int().min(0).default(0) }), response: { 200: z.object({ total: z.number(), value: z.number(), sums: z.array(z.object({ origin: z.string(), rows: z.number(), value: z.number() })), rows: z.array(Row) }) } },
  }, async (request) => {
    await readable(request.actor, request.params.campaign)
    return figureRows(ctx.db, request.params.campaign, request.params.figure, request.query.limit, request.query.offset)
  })
  app.get('/api/campaigns/:campaign/figures/:figure/rows.xlsx', { schema: { tags, summary: 'The rows behind a figure as a sheet', params: Campaign.extend({ figure: Figure }) } }, async (request, reply) => {
    const { campaign: id, figure } = request.params
    const campaign = await readable(request.actor, id)
    await change(ctx, { personId: request.actor.personId, name: request.actor.name }, async ({ record }) => record({ action: 'figure.export', unitId: campaign.unitId, campaignId: id, object: `figure ${id}/${figure}` }))
    const { name, measure, rule } = questions[figure]
    const { rows } = await figureRows(ctx.db, id, figure, 1_000_000, 0)
    const stream = Readable.from(writeWorkbook([{
      name, title: `${campaign.name} ${name}`, note: rule,
      columns: [{ title: '名称', width: 34 }, { title: '说明', width: 60, wrap: true }, { title: '来历', width: 12 }, { title: measure, kind: 'number', width: 10 }],
      rows: rows.map((row) => [row.label, row.detail, row.origin, row.value]),
    }], { now: ctx.now() }))
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`).send(stream)
  })
}
