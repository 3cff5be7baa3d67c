import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { App } from '../../platform/http.ts'
import { beginUpload, cancelUpload, continueUpload, uploadOf } from './upload.actions.ts'

const tags = ['reporting']
const Id = z.object({ upload: z.string().max(64) })

/**
 * Resumable uploads after the tus protocol 1.0.0 (core, creation, creation-with-upload, termination).
 * Upload-Metadata: `campaign`, `requirement`, `unit`, `kind` (word | pdf | photo), `name`.
 */
export function uploadApi(app: App, ctx: Context): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload))
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('tus-resumable', '1.0.0')
    })

    scope.options('/api/uploads', { schema: { tags, hide: true }, config: { public: true } }, (_request, reply) =>
      reply.status(204).header('tus-version', '1.0.0').header('tus-extension', 'creation,creation-with-upload,termination').header('tus-max-size', ctx.config.uploadLimit).send())

    scope.post('/api/uploads', { bodyLimit: ctx.config.uploadLimit, schema: { tags, summary: 'Begin an upload (tus creation, with or without content)' } }, async (request, reply) => {
      const size = Number(request.headers['upload-length'])
      if (!Number.isSafeInteger(size)) throw new Refusal('reporting/no-length', 400, '没有说明文件大小。', '请换一个较新的浏览器再传。')
      const content = isContent(request) ? (request.body as Readable) : null
      const { id, received } = await beginUpload(ctx, request.actor, { ...metadata(request.headers['upload-metadata']), size }, content)
      return reply.status(201).header('location', `/api/uploads/${id}`).header('upload-offset', received).send()
    })

    scope.head('/api/uploads/:upload', { schema: { tags, summary: 'How much has arrived (tus)', params: Id } }, async (request, reply) => {
      const { row, received } = await uploadOf(ctx, request.actor, (request.params as z.infer<typeof Id>).upload)
      return reply.header('upload-offset', received).header('upload-length', row.size).header('cache-control', 'no-store').send()
    })

    scope.patch('/api/uploads/:upload', { bodyLimit: ctx.config.uploadLimit, schema: { tags, summary: 'Go on with an upload (tus)', params: Id } }, async (request, reply) => {
      const offset = Number(request.headers['upload-offset'])
      if (!Number.isSafeInteger(offset) || offset < 0) throw new Refusal('reporting/wrong-offset', 409, '接着传的位置对不上。', '页面会自动从断开的地方重传。')
      if (!isContent(request)) throw new Refusal('reporting/wrong-content', 415, '传来的不是文件内容。', '请从“报送材料”页面上传。')
      const { received } = await continueUpload(ctx, request.actor, (request.params as z.infer<typeof Id>).upload, offset, request.body as Readable)
      return reply.status(204).header('upload-offset', received).send()
    })

    scope.delete('/api/uploads/:upload', { schema: { tags, summary: 'Give an upload up (tus)', params: Id } }, async (request, reply) => {
      await cancelUpload(ctx, request.actor, (request.params as z.infer<typeof Id>).upload)
      return reply.status(204).send()
    })
  })
}

const isContent = (request: { headers: { 'content-type'?: string } }) => request.headers['content-type'] === 'application/offset+octet-stream'

const Metadata = z.object({
  campaign: z.coerce.number().int().positive(), requirement: z.coerce.number().int().positive(), unit: z.coerce.number().int().positive(),
  kind: z.enum(['word', 'pdf', 'photo']), name: z.string().min(1).max(4000),
})

/** Upload-Metadata: `key base64,key base64`. */
function metadata(header: string | string[] | undefined) {
  const pairs = String(header ?? '').split(',').map((pair) => pair.trim().split(' '))
  const read = Metadata.safeParse(Object.fromEntries(pairs.map(([key, value]) => [key, Buffer.from(value ?? '', 'base64').toString('utf8')])))
  if (!read.success) throw new Refusal('reporting/no-metadata', 400, '没有说明这是哪份材料。', '请从“报送材料”页面上传。')
  const { campaign, requirement, unit, kind, name } = read.data
  return { campaignId: campaign, requirementId: requirement, unitId: unit, kind, name }
}
