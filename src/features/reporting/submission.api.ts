import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { findUnit, permit, type Actor } from '../units/index.ts'
import { findCampaign } from '../campaigns/index.ts'
import { isBlocked, type StoredChecks } from './check.rules.ts'
import { checksNow } from './check.view.ts'
import { compareVersions, openFile, pagePicture, pageText, wordParagraphs } from './file.actions.ts'
import * as actions from './submission.actions.ts'
import { figureLimits } from './submission.rules.ts'
import { ChangesOut, KeyParams, PageTextOut, StepBody, StepOut, SubmissionOut, TaskOut, WordTextOut } from './submission.schema.ts'
import { historyOf, tasksOf, waitingForReview } from './view.store.ts'
import { viewSubmission } from './view.ts'

const base = '/api/campaigns/:campaign/requirements/:requirement/submissions/:unit'
const tags = ['reporting']
const keyOf = (params: z.infer<typeof KeyParams>) => ({ campaignId: params.campaign, requirementId: params.requirement, unitId: params.unit })
const VersionParams = KeyParams.extend({ version: z.coerce.number().int().positive() })
const PageParams = VersionParams.extend({ page: z.coerce.number().int().positive() })
const share = z.coerce.number().min(0).max(1).optional()
const PictureQuery = z.object({ width: z.coerce.number().int().min(60).max(2000).default(900), x: share, y: share, w: share, h: share })
const FileParams = VersionParams.extend({ kind: z.enum(['word', 'pdf']) })

const isIn = (state: string) => state === 'submitted' || state === 'accepted' || state === 'returned'
/** What the unit prepares is its own until it is handed in. */
const notYetIn = { word_name: null, pdf_name: null, characters: null, checks: null, sent_by: null, sent_at: null, updated_by: null }
/** Lines of the history that only the unit sees. */
const insideUnit = new Set(['submission.upload', 'submission.send', 'submission.sign_off', 'submission.withdraw', 'submission.figures', 'submission.photos'])

/** One submission: seeing it, its files, and every step from draft to adopted. */
export function submissionApi(app: App, ctx: Context): void {
  app.get('/api/campaigns/:campaign/units/:unit/tasks', {
    schema: { tags, summary: 'What one unit owes and where each stands', params: z.object({ campaign: z.coerce.number().int(), unit: z.coerce.number().int() }), response: { 200: z.object({ tasks: z.array(TaskOut), now: z.date() }) } },
  }, async (request) => {
    const unit = await findUnit(ctx.db, request.params.unit)
    permit(request.actor, 'submission.read', unit)
    const own = request.actor.grants.some((grant) => grant.unitId === unit.id)
    const rows = await tasksOf(ctx.db, request.params.campaign, unit.id)
    return {
      now: ctx.now(),
      tasks: rows.map((each) => (own || each.state === null || isIn(each.state) ? each : { ...each, ...notYetIn })).map((row) => ({
        requirement: { id: row.id, title: row.title, dueAt: row.due_at, dueText: row.due_text, lengthMax: row.length_max, lengthText: row.length_text, formats: row.formats, needsWord: row.needs_word, needsPdf: row.needs_pdf },
        state: row.state ?? ('empty' as const), adopted: row.adopted ?? false, version: row.version, submittedAt: row.submitted_at,
        updatedAt: row.updated_at, updatedBy: row.updated_by, wordName: row.word_name, pdfName: row.pdf_name, characters: row.characters,
        sentence: checksNow(row.checks as StoredChecks | null, row.due_at, row.submitted_at, ctx.now())?.sentence ?? null, blocked: row.checks !== null && isBlocked(row.checks as StoredChecks), sentBy: row.sent_by, sentAt: row.sent_at,
        reasons: row.state === 'returned' || row.state === 'draft' ? row.last_reasons : null,
      })),
    }
  })

  app.get('/api/campaigns/:campaign/reviews', {
    schema: {
      tags, summary: 'Submissions waiting for review, oldest first', params: z.object({ campaign: z.coerce.number().int() }),
      querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), offset: z.coerce.number().int().min(0).default(0) }),
      response: { 200: z.object({ total: z.number(), items: z.array(z.object({ requirementId: z.number(), unitId: z.number(), unitName: z.string(), title: z.string(), version: z.number(), submittedAt: z.date().nullable() })) }) },
    },
  }, async (request) => {
    const campaign = await findCampaign(ctx.db, request.params.campaign)
    permit(request.actor, 'submission.review', { id: campaign.unitId, path: campaign.unitPath })
    const rows = await waitingForReview(ctx.db, campaign.id, request.query.limit, request.query.offset)
    return {
      total: rows[0]?.total ?? 0,
      items: rows.map((row) => ({ requirementId: row.requirement_id, unitId: row.unit_id, unitName: row.unit_name, title: row.title, version: row.version, submittedAt: row.submitted_at })),
    }
  })

  app.get(base, { schema: { tags, summary: 'One submission with its versions', params: KeyParams, response: { 200: SubmissionOut } } },
    (request) => viewSubmission(ctx, request.actor, keyOf(request.params)))

  app.get(`${base}/history`, {
    schema: { tags, summary: 'Who did what', params: KeyParams, response: { 200: z.array(z.object({ id: z.number(), at: z.date(), action: z.string(), by: z.string(), details: z.record(z.string(), z.unknown()) })) } },
  }, async (request) => {
    const { side } = await viewSubmission(ctx, request.actor, keyOf(request.params))
    const lines = await historyOf(ctx.db, keyOf(request.params))
    return lines.filter((row) => side === 'unit' || !insideUnit.has(row.action)).map((row) => ({ id: row.id, at: row.at, action: row.action, by: row.person_name, details: JSON.parse(row.details) }))
  })

  const step = (name: string, summary: string, run: (request: { actor: Actor }, key: ReturnType<typeof keyOf>, revision: number) => Promise<{ revision: number }>) =>
    app.post(`${base}/${name}`, { schema: { tags, summary, params: KeyParams, body: StepBody, response: { 200: StepOut } } },
      (request) => run(request, keyOf(request.params), request.body.revision))
  step('sending', 'Send to the unit’s approver', (request, key, revision) => actions.sendForSignOff(ctx, request.actor, key, revision))
  step('withdrawal', 'Take back before it has left the unit', (request, key, revision) => actions.withdrawFromSignOff(ctx, request.actor, key, revision))
  step('submission', 'Hand in', (request, key, revision) => actions.submitReport(ctx, request.actor, key, revision))
  step('acceptance', 'Accept', (request, key, revision) => actions.acceptReport(ctx, request.actor, key, revision))

  app.post(`${base}/sign-off`, { schema: { tags, summary: 'Sign off, and hand in at once if asked', params: KeyParams, body: StepBody.extend({ submit: z.boolean() }), response: { 200: StepOut } } },
    (request) => actions.signOff(ctx, request.actor, keyOf(request.params), request.body.revision, request.body.submit))
  app.post(`${base}/return`, {
    schema: { tags, summary: 'Return with reasons', params: KeyParams, body: StepBody.extend({ reasons: z.string().max(2000), marks: z.array(z.object({ text: z.string().max(500), note: z.string().max(500) })).max(50).default([]) }), response: { 200: StepOut } },
  }, (request) => actions.returnReport(ctx, request.actor, keyOf(request.params), request.body.revision, request.body.reasons, request.body.marks))
  app.post(`${base}/adoption`, { schema: { tags, summary: 'Adopt as a highlight, or take that back', params: KeyParams, body: StepBody.extend({ adopted: z.boolean() }), response: { 200: StepOut } } },
    (request) => actions.adoptReport(ctx, request.actor, keyOf(request.params), request.body.revision, request.body.adopted))
  app.put(`${base}/figures`, {
    schema: { tags, summary: 'Activities held and attendance, as the unit counts them', params: KeyParams, body: StepBody.extend({ activities: z.number().int().min(0).max(figureLimits.activities).nullable(), people: z.number().int().min(0).max(figureLimits.people).nullable(), quote: z.string().max(500).nullable() }), response: { 200: StepOut } },
  }, (request) => actions.saveFigures(ctx, request.actor, keyOf(request.params), request.body.revision, request.body))

  app.get(`${base}/versions/:version/files/:kind`, { schema: { tags, summary: 'An original, byte for byte', params: FileParams } }, async (request, reply) => {
    const file = await openFile(ctx, request.actor, keyOf(request.params), request.params.version, request.params.kind)
    return reply.type(file.type).header('content-length', file.size).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`).header('x-content-type-options', 'nosniff').send(file.stream)
  })
  app.get(`${base}/versions/:version/pages/:page`, {
    schema: { tags, summary: 'Picture of a PDF page, or of a region of it given in shares of the page (0–1)', params: PageParams, querystring: PictureQuery },
  }, async (request, reply) => {
    const { x, y, w, h, width } = request.query
    const region = x === undefined || y === undefined || w === undefined || h === undefined ? null : { x, y, w, h }
    const { type, picture } = await pagePicture(ctx, request.actor, keyOf(request.params), request.params.version, request.params.page, width, region)
    return reply.type(type).header('cache-control', 'private, max-age=86400').send(Buffer.from(picture))
  })
  app.get(`${base}/versions/:version/pages/:page/text`, { schema: { tags, summary: 'Text of a PDF page as it was read or recognised', params: PageParams, response: { 200: PageTextOut } } },
    (request) => pageText(ctx, request.actor, keyOf(request.params), request.params.version, request.params.page))
  app.get(`${base}/versions/:version/text`, { schema: { tags, summary: 'Paragraphs of the Word file', params: VersionParams, response: { 200: WordTextOut } } },
    (request) => wordParagraphs(ctx, request.actor, keyOf(request.params), request.params.version))
  app.get(`${base}/versions/:version/changes`, { schema: { tags, summary: 'What changed in the Word text since the version before', params: VersionParams, response: { 200: ChangesOut } } },
    (request) => compareVersions(ctx, request.actor, keyOf(request.params), request.params.version))
}
