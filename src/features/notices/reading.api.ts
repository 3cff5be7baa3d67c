import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { attachmentHeader } from './files.rules.ts'
import { takeRawBody } from './body.ts'
import { NoticePlan } from './reader/schema.ts'
import { addPicture, arrangePictures, beginRecognition, openPicture, readingPagePicture } from './recognition.actions.ts'
import { picturesOf } from './picture.store.ts'
import { decideQuestion, discardReading, markChecked, openReading, readNoticeFile, savePlan, startByHand, undecided } from './reading.actions.ts'
import { readingsOf } from './reading.store.ts'

const tags = ['notices']
const Id = z.object({ reading: z.coerce.number().int().positive() })
const Made = z.object({ id: z.number() })
export const ParagraphOut = z.object({ text: z.string(), kind: z.enum(['text', 'row']), page: z.number().nullable(), table: z.number().nullable(), cells: z.array(z.string()).nullable(), doubtful: z.array(z.tuple([z.number(), z.number()])).optional() })
const QuestionOut = z.object({
  key: z.string(), about: z.enum(['unresolved', 'end', 'owner']), field: z.string(), ref: z.string().nullable(), text: z.string(), quote: z.string(), why: z.string(),
  choices: z.array(z.object({ id: z.string(), label: z.string() })), fill: z.enum(['time', 'text', 'number', 'day']).nullable(),
  decision: z.object({ as: z.enum(['chosen', 'filled', 'aside']), label: z.string(), by: z.string(), at: z.string() }).nullable(),
})
const ReadingOut = z.object({
  id: z.number(), unitId: z.number(), unitName: z.string(), fileName: z.string(), fileSize: z.number(), format: z.enum(['txt', 'docx', 'doc', 'rtf', 'pdf', 'ofd', 'picture', 'none']), pages: z.number().nullable(), characters: z.number(),
  paragraphs: z.array(ParagraphOut), plan: NoticePlan, inferred: z.record(z.string(), z.string()), checked: z.array(z.string()), version: z.number(), campaignId: z.number().nullable(),
  state: z.enum(['collecting', 'reading', 'read', 'failed']), pagesDone: z.number(), pagesTotal: z.number(), failure: z.object({ message: z.string(), hint: z.string() }).nullable(),
  unread: z.array(z.object({ page: z.number(), message: z.string(), hint: z.string() })), pictures: z.array(z.object({ number: z.number(), name: z.string(), size: z.number() })),
  createdAt: z.date(), updatedAt: z.date(), updatedBy: z.string(), questions: z.array(QuestionOut), undecided: z.number(),
})
const day = z.iso.date().nullable()
const AnswerIn = z.discriminatedUnion('as', [
  z.object({ as: z.literal('chosen'), choice: z.string().max(100) }),
  z.object({
    as: z.literal('filled'), text: z.string().max(500).optional(), number: z.number().int().min(1).max(1_000_000).optional(),
    time: z.object({ from: day, to: day, time: z.string().regex(/^\d\d:\d\d(-\d\d:\d\d)?$/).nullable(), text: z.string().max(100) }).optional(),
  }),
  z.object({ as: z.literal('aside') }),
])

/** A notice while it is being read: the file, the plan, the open questions. */
export function readingApi(app: App, ctx: Context): void {
  app.register(async (scope: App) => {
    takeRawBody(scope)
    scope.post('/api/readings', {
      bodyLimit: ctx.config.uploadLimit,
      schema: { tags, summary: 'Read a notice from its file (the body; name URI-encoded in x-file-name); answers when durable. Scans and photographs are recognised afterwards; with collect a photograph waits for more', consumes: ['application/octet-stream'], querystring: z.object({ unit: z.coerce.number().int().positive().optional(), collect: z.enum(['true', 'false']).optional() }), response: { 201: Made } },
    }, async (request, reply) => {
      const id = await readNoticeFile(ctx, request.actor, { unitId: request.query.unit, fileName: nameOf(request.headers['x-file-name']), content: request.body as Readable, collect: request.query.collect === 'true' })
      return reply.status(201).send({ id })
    })

    scope.post('/api/readings/:reading/pictures', {
      bodyLimit: ctx.config.uploadLimit,
      schema: { tags, summary: 'Add a photograph behind the others (the body; name URI-encoded in x-file-name)', consumes: ['application/octet-stream'], params: Id, response: { 201: z.object({ number: z.number() }) } },
    }, async (request, reply) => {
      const number = await addPicture(ctx, request.actor, request.params.reading, { fileName: nameOf(request.headers['x-file-name']), content: request.body as Readable })
      return reply.status(201).send({ number })
    })
  })

  app.post('/api/readings/by-hand', {
    schema: { tags, summary: 'Begin a plan by hand, without a file', body: z.object({ title: z.string().trim().min(1).max(200), unit: z.number().int().positive().optional() }), response: { 201: Made } },
  }, async (request, reply) => reply.status(201).send({ id: await startByHand(ctx, request.actor, { unitId: request.body.unit, title: request.body.title }) }))

  app.get('/api/readings', {
    schema: {
      tags, summary: 'Readings, the last touched first',
      querystring: z.object({ confirmed: z.enum(['true', 'false']).optional(), limit: z.coerce.number().int().min(1).max(100).default(20), offset: z.coerce.number().int().min(0).default(0) }),
      response: { 200: z.object({ total: z.number(), items: z.array(z.object({
        id: z.number(), title: z.string(), fileName: z.string(), format: z.string(), pages: z.number().nullable(), characters: z.number(), activities: z.number(), reports: z.number(),
        campaignId: z.number().nullable(), updatedAt: z.date(), updatedBy: z.string(), state: z.enum(['collecting', 'reading', 'read', 'failed']), pagesDone: z.number(), pagesTotal: z.number(),
      })) }) },
    },
  }, (request) => readingsOf(ctx.db, request.actor, { ...request.query, confirmed: request.query.confirmed === undefined ? undefined : request.query.confirmed === 'true' }))

  const present = async (request: { actor: Parameters<typeof openReading>[1]; params: z.infer<typeof Id> }) => {
    const open = await openReading(ctx, request.actor, request.params.reading)
    const { reading, questions } = open
    return {
      ...reading, undecided: undecided(open).length, pictures: await picturesOf(ctx.db, reading.id),
      questions: questions.map((question) => {
        const decision = reading.decisions[question.key]
        return { ...question, decision: decision ? { as: decision.as, label: decision.label, by: decision.by, at: decision.at } : null }
      }),
    }
  }
  app.get('/api/readings/:reading', { schema: { tags, summary: 'One reading: text, plan, open questions', params: Id, response: { 200: ReadingOut } } }, present)

  app.put('/api/readings/:reading', {
    schema: { tags, summary: 'Save the corrected plan; refused when someone saved first', params: Id, body: z.object({ version: z.number().int(), plan: z.unknown(), inferred: z.record(z.string(), z.string()) }), response: { 200: ReadingOut } },
  }, async (request) => {
    await savePlan(ctx, request.actor, request.params.reading, request.body)
    return present(request)
  })

  app.put('/api/readings/:reading/decisions', {
    schema: { tags, summary: 'Decide an open question, set it aside, or (null) take it back', params: Id, body: z.object({ version: z.number().int(), key: z.string().max(1000), answer: AnswerIn.nullable() }), response: { 200: ReadingOut } },
  }, async (request) => {
    await decideQuestion(ctx, request.actor, request.params.reading, request.body)
    return present(request)
  })

  app.put('/api/readings/:reading/checked/:item', {
    schema: { tags, summary: 'Mark an item as looked at and right, or not', params: Id.extend({ item: z.string().max(40) }), body: z.object({ checked: z.boolean() }), response: { 204: z.null() } },
  }, async (request, reply) => {
    await markChecked(ctx, request.actor, request.params.reading, request.params.item, request.body.checked)
    return reply.status(204).send(null)
  })

  app.delete('/api/readings/:reading', { schema: { tags, summary: 'Throw a reading away that was not confirmed', params: Id, response: { 204: z.null() } } }, async (request, reply) => {
    await discardReading(ctx, request.actor, request.params.reading)
    return reply.status(204).send(null)
  })

  app.put('/api/readings/:reading/pictures', {
    schema: { tags, summary: 'Put the photographs in this order; those not named are left out', params: Id, body: z.object({ order: z.array(z.number().int().positive()).max(100) }), response: { 200: ReadingOut } },
  }, async (request) => {
    await arrangePictures(ctx, request.actor, request.params.reading, request.body.order)
    return present(request)
  })

  app.post('/api/readings/:reading/recognition', { schema: { tags, summary: 'Begin to recognise the photographs, or begin again after a failure', params: Id, response: { 200: ReadingOut } } }, async (request) => {
    await beginRecognition(ctx, request.actor, request.params.reading)
    return present(request)
  })

  app.get('/api/readings/:reading/pages/:page/picture', {
    schema: { tags, summary: 'A page of a scan or photograph as JPEG, put right once it was recognised', params: Id.extend({ page: z.coerce.number().int().positive().max(10_000) }), querystring: z.object({ width: z.coerce.number().int().min(60).max(2400).default(1000) }) },
  }, async (request, reply) => {
    const { params, query } = request as { params: { reading: number; page: number }; query: { width: number } }
    const picture = await readingPagePicture(ctx, request.actor, params.reading, params.page, query.width)
    return reply.type('image/jpeg').header('cache-control', 'private, max-age=60').send(Buffer.from(picture))
  })

  app.get('/api/readings/:reading/pictures/:number/file', { schema: { tags, summary: 'A photograph as it was handed in', params: Id.extend({ number: z.coerce.number().int().positive().max(1000) }) } }, async (request, reply) => {
    const { reading, number } = request.params as { reading: number; number: number }
    const picture = await openPicture(ctx, request.actor, reading, number)
    return reply.type('application/octet-stream').header('content-disposition', attachmentHeader(picture.name)).header('content-length', picture.size).send(await ctx.files.open(picture.sha256))
  })

  app.get('/api/readings/:reading/file', { schema: { tags, summary: 'The file as it was handed in', params: Id } }, async (request, reply) => {
    const { reading } = await openReading(ctx, request.actor, (request.params as z.infer<typeof Id>).reading)
    const content = await ctx.files.open(reading.fileSha256)
    return reply.type('application/octet-stream').header('content-disposition', attachmentHeader(reading.fileName)).header('content-length', reading.fileSize).send(content)
  })
}

/** The name as the browser sent it, URI-encoded because headers hold only Latin letters. */
export function nameOf(header: string | string[] | undefined): string {
  const given = String(header ?? '')
  try {
    return decodeURIComponent(given)
  } catch {
    return given
  }
}
