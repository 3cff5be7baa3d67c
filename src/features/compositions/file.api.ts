import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { attachmentHeader, nameOf, takeRawBody } from '../notices/index.ts'
import { exportComposition, openEnclosure } from './finish.actions.ts'
import { Id, Kind, Made, tags, UnitQuery } from './schema.ts'
import { beginFromWord, encloseFile } from './write.actions.ts'

const types = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const

/** Files of compositions: Word files taken in, files that go along, PDF and Word given out. */
export function fileApi(app: App, ctx: Context): void {
  app.register(async (scope: App) => {
    takeRawBody(scope)
    scope.post('/api/compositions/from-word', {
      bodyLimit: ctx.config.uploadLimit, schema: { tags, summary: 'Begin a document with the text of a Word file (the body; name URI-encoded in x-file-name)', consumes: ['application/octet-stream'], querystring: UnitQuery.extend({ kind: Kind }), response: { 201: Made } },
    }, async (request, reply) => {
      const id = await beginFromWord(ctx, request.actor, { unitId: request.query.unit, kind: request.query.kind, fileName: nameOf(request.headers['x-file-name']), content: request.body as Readable })
      return reply.status(201).send({ id })
    })
    scope.post('/api/compositions/:composition/enclosures', {
      bodyLimit: ctx.config.uploadLimit,
      schema: { tags, summary: 'Take a file (the body; name URI-encoded in x-file-name) that goes along in place of an attachment’s text', consumes: ['application/octet-stream'], params: Id, response: { 201: z.object({ id: z.number(), name: z.string(), size: z.number() }) } },
    }, async (request, reply) => reply.status(201).send(await encloseFile(ctx, request.actor, request.params.composition, { fileName: nameOf(request.headers['x-file-name']), content: request.body as Readable })))
  })

  const File = Id.extend({ file: z.coerce.number().int().positive() })
  app.get('/api/compositions/:composition/enclosures/:file', { schema: { tags, summary: 'Download a file that goes along, byte for byte', params: File } }, async (request, reply) => {
    const params = request.params as z.infer<typeof File>
    const file = await openEnclosure(ctx, request.actor, params.composition, params.file)
    return reply.type('application/octet-stream').header('content-disposition', attachmentHeader(file.name)).header('content-length', file.size).send(await ctx.files.open(file.sha256))
  })
  for (const as of ['pdf', 'docx'] as const)
    app.get(`/api/compositions/:composition/document.${as}`, { schema: { tags, summary: `The document as ${as === 'pdf' ? 'PDF' : 'Word'}: as kept when finished, else made now`, params: Id } }, async (request, reply) => {
      const file = await exportComposition(ctx, request.actor, (request.params as z.infer<typeof Id>).composition, as)
      return reply.type(types[as]).header('content-disposition', attachmentHeader(file.name)).send(Buffer.from(file.bytes))
    })
}
