import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import type { Actor } from '../units/index.ts'
import { rightsTo } from './access.ts'
import { finishComposition, previewComposition, previewDocument } from './finish.actions.ts'
import type { Preview } from './preview.ts'
import { Begin, CompositionOut, Id, Key, ListOut, ListQuery, Made, PreviewOut, Revision, Save, tags, Window } from './schema.ts'
import { readAsNotice, sendAsFollowUp } from './send.actions.ts'
import { compositionsOf } from './store.ts'
import * as actions from './write.actions.ts'

const shown = ({ images, ...preview }: Preview) => ({ ...preview, images: images.map(({ page, png }) => ({ page, png: Buffer.from(png).toString('base64') })) })

/** Pictures do not get smaller, and an answer in one piece bears being dropped by a writer who types on. */
const pictures = { compress: false } as const

/** Compositions: begun, written, looked at, finished, sent. */
export function compositionApi(app: App, ctx: Context): void {
  const present = async (request: { actor: Actor; params: z.infer<typeof Id> }) => {
    const { composition, files } = await actions.openComposition(ctx, request.actor, request.params.composition)
    return { ...composition, unitId: composition.unit.id, unitName: composition.unit.name, files, may: rightsTo(request.actor, composition) }
  }
  app.get('/api/compositions', { schema: { tags, summary: 'Documents written by the units one works for, the last touched first', querystring: ListQuery, response: { 200: ListOut } } },
    (request) => compositionsOf(ctx.db, request.actor, request.query))
  app.post('/api/compositions', { schema: { tags, summary: 'Begin a document from its kind’s skeleton, a campaign’s plan or pasted text', body: Begin, response: { 201: Made } } },
    async (request, reply) => reply.status(201).send({ id: await actions.beginComposition(ctx, request.actor, { ...request.body, unitId: request.body.unit }) }))
  app.post('/api/compositions/previews', {
    ...pictures, schema: { tags, summary: 'Typeset a document as it stands on the screen and draw some of its pages; nothing is kept', body: Window.extend({ unit: z.number().int().positive(), document: z.unknown() }), response: { 200: PreviewOut } },
  }, async (request) => shown(await previewDocument(ctx, request.actor, { ...request.body, unitId: request.body.unit })))

  const base = '/api/compositions/:composition'
  app.get(base, { schema: { tags, summary: 'One document with its files', params: Id, response: { 200: CompositionOut } } }, present)
  app.put(base, {
    schema: { tags, summary: 'Save a draft; refused when someone saved since the revision it began from', params: Id, body: Save, response: { 200: z.object({ revision: z.number(), characters: z.number(), savedAt: z.date() }) } },
  }, (request) => actions.saveComposition(ctx, request.actor, request.params.composition, request.body))
  app.delete(base, { schema: { tags, summary: 'Throw a draft away', params: Id, response: { 204: z.null() } } }, async (request, reply) => {
    await actions.discardComposition(ctx, request.actor, request.params.composition)
    return reply.status(204).send(null)
  })
  app.get(`${base}/preview`, { ...pictures, schema: { tags, summary: 'Pages of the document as kept', params: Id, querystring: Window, response: { 200: PreviewOut } } },
    async (request) => shown(await previewComposition(ctx, request.actor, request.params.composition, request.query)))
  app.post(`${base}/copies`, { schema: { tags, summary: 'A new draft that begins as this document stands', params: Id, response: { 201: Made } } },
    async (request, reply) => reply.status(201).send({ id: await actions.copyComposition(ctx, request.actor, request.params.composition) }))
  app.post(`${base}/finish`, { schema: { tags, summary: 'Finish: PDF and Word are made and kept, the text is closed', params: Id, body: Revision, response: { 200: CompositionOut } } }, async (request) => {
    await finishComposition(ctx, request.actor, request.params.composition, request.body.revision)
    return present(request)
  })
  app.post(`${base}/reading`, { schema: { tags, summary: 'Read a finished document as a new notice, its PDF being the notice’s file', params: Id, response: { 201: z.object({ readingId: z.number() }) } } },
    async (request, reply) => reply.status(201).send({ readingId: await readAsNotice(ctx, request.actor, request.params.composition) }))
  app.post(`${base}/follow-up`, { schema: { tags, summary: 'Make a finished document a follow-up of an issued notice, its files attached', params: Id, body: Key, response: { 201: z.object({ noticeId: z.number() }) } } },
    async (request, reply) => reply.status(201).send({ noticeId: await sendAsFollowUp(ctx, request.actor, request.params.composition, { campaignId: request.body.campaign, noticeId: request.body.notice }) }))
}
