import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { arrangePhotos, openPhoto, photoPicture } from './photo.actions.ts'
import { KeyParams, PhotoOrderBody, StepOut } from './submission.schema.ts'

const base = '/api/campaigns/:campaign/requirements/:requirement/submissions/:unit'
const tags = ['reporting']
const PhotoParams = KeyParams.extend({ version: z.coerce.number().int().positive(), photo: z.string().max(64) })
const keyOf = (params: z.infer<typeof KeyParams>) => ({ campaignId: params.campaign, requirementId: params.requirement, unitId: params.unit })

/** Photographed pages of the stamped version: their order, and each as it came. They arrive as uploads of kind `photo`. */
export function photoApi(app: App, ctx: Context): void {
  app.put(`${base}/photos`, { schema: { tags, summary: 'Order of the photographed pages; those not named are taken out', params: KeyParams, body: PhotoOrderBody, response: { 200: StepOut } } },
    (request) => arrangePhotos(ctx, request.actor, keyOf(request.params), request.body.revision, request.body.order))

  app.get(`${base}/versions/:version/photos/:photo`, { schema: { tags, summary: 'A photograph, byte for byte', params: PhotoParams } }, async (request, reply) => {
    const file = await openPhoto(ctx, request.actor, keyOf(request.params), request.params.version, request.params.photo)
    return reply.type(file.type).header('content-length', file.size).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`).header('x-content-type-options', 'nosniff').send(file.stream)
  })

  app.get(`${base}/versions/:version/photos/:photo/picture`, {
    schema: { tags, summary: 'Small picture of a photograph, upright (JPEG)', params: PhotoParams, querystring: z.object({ width: z.coerce.number().int().min(60).max(1600).default(300) }) },
  }, async (request, reply) => {
    const picture = await photoPicture(ctx, request.actor, keyOf(request.params), request.params.version, request.params.photo, request.query.width)
    return reply.type('image/jpeg').header('cache-control', 'private, max-age=86400').send(Buffer.from(picture))
  })
}
