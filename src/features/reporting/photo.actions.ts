import type { Readable } from 'node:stream'
import { runInWorker } from '../../documents/worker/index.ts'
import type { bindPhotos } from '../../documents/write/photos.ts'
import { change, program, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Actor } from '../units/index.ts'
import { permitReading, permitUnitSide } from './access.ts'
import type { SubmissionKey } from './counts.store.ts'
import { arrange, boundName } from './photo.rules.ts'
import { photosOfVersion, savePhotoOrder, saveTroubles, unbind } from './photo.store.ts'
import { step } from './submission.actions.ts'
import { lockSubmission, saveVersion, versionsOf } from './submission.store.ts'
import type { PhotoRecord } from './tables.ts'

const module = new URL('../../documents/write/photos.ts', import.meta.url)

/** A photograph is refused at the door when it can be no page: nobody should learn it from a job. */
export async function refuseNoPhoto(ctx: Context, sha256: string, name: string): Promise<void> {
  const bytes = await ctx.files.read(sha256, { limit: ctx.config.uploadLimit })
  await runInWorker(module, 'lookAtPhoto', [bytes, name], { timeoutMs: 10_000, transfer: true })
}

/** Puts the photographs of the version in hand into an order; those not named are taken out. The PDF is bound anew. */
export function arrangePhotos(ctx: Context, actor: Actor, key: SubmissionKey, revision: number, order: readonly string[]) {
  return change(ctx, { personId: actor.personId, name: actor.name }, async (work) => {
    const place = await permitUnitSide(work.tx, actor, 'submission.prepare', key)
    return step(work, place, key, actor.name, { action: 'submission.photos', wish: '排照片', revision, now: ctx.now() }, async (record) => {
      if (record.state !== 'draft') throw new Refusal('reporting/not-now', 409, '送审以后不能再动照片。', '要改，请先撤回。')
      const known = await photosOfVersion(work.tx, key, record.version)
      const wanted = arrange(known.map((photo) => photo.id), order)
      await savePhotoOrder(work.tx, key, record.version, wanted)
      await unbind(work.tx, key, record.version)
      const task = wanted.kept.length > 0 ? 'reporting.bind' : 'reporting.check'
      await work.enqueue(task, { ...key, version: record.version }, { key: `${task === 'reporting.bind' ? 'bind' : 'check'}:${key.campaignId}:${key.requirementId}:${key.unitId}` })
      return { details: { photos: wanted.kept.length, removed: known.filter((photo) => wanted.removed.includes(photo.id)).map((photo) => photo.name) } }
    })
  })
}

/**
 * Binds the photographs of a version to its PDF, in a worker thread, and asks for the checks. Safe to repeat: the same
 * photographs give the same file, and nothing is kept when they were changed meanwhile.
 */
export async function bindVersion(ctx: Context, key: SubmissionKey, version: number): Promise<void> {
  const row = (await versionsOf(ctx.db, key)).find((each) => each.version === version)
  const photos = await photosOfVersion(ctx.db, key, version)
  if (!row || row.pdf_sha256 !== null || photos.length === 0) return
  const pages = await Promise.all(photos.map(async ({ name, sha256 }) => ({ name, bytes: await ctx.files.read(sha256, { limit: ctx.config.uploadLimit }) })))
  const bound = await runInWorker<Awaited<ReturnType<typeof bindPhotos>>>(module, 'bindPhotos', [pages], { timeoutMs: 180_000, transfer: true }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    return { troubles: photos.map((_, index) => ({ index, message: `${error.message}${error.hint}` })) }
  })
  const stored = 'pdf' in bound ? await ctx.files.put(bound.pdf) : null
  await change(ctx, program, async ({ tx, enqueue, announce }) => {
    const record = await lockSubmission(tx, key)
    const now = await photosOfVersion(tx, key, version)
    if (!record || record.version !== version || record.current.pdf_sha256 !== null || pagesOf(now) !== pagesOf(photos)) return
    await saveTroubles(tx, key, version, new Map('troubles' in bound ? bound.troubles.map(({ index, message }) => [photos[index]!.id, message]) : []))
    if (stored) {
      await saveVersion(tx, key, version, { pdf_name: boundName(photos.length), pdf_sha256: stored.sha256, pdf_size: stored.size, pdf_at: ctx.now() })
      await enqueue('reporting.check', { ...key, version }, { key: `check:${key.campaignId}:${key.requirementId}:${key.unitId}` })
    }
    await announce(key.campaignId, 'submissions')
  })
}

const pagesOf = (photos: readonly PhotoRecord[]): string => photos.map((photo) => photo.id).join()

/** A photograph as it came; downloads are in the audit log. */
export async function openPhoto(ctx: Context, actor: Actor, key: SubmissionKey, version: number, id: string): Promise<{ name: string; size: number; type: string; stream: Readable }> {
  const photo = await findPhoto(ctx, actor, key, version, id)
  await change(ctx, { personId: actor.personId, name: actor.name }, async ({ record }) =>
    record({ action: 'submission.download', unitId: key.unitId, campaignId: key.campaignId, object: `submission ${key.campaignId}/${key.requirementId}/${key.unitId}`, details: { version, kind: 'photo', name: photo.name } }))
  return { name: photo.name, size: photo.size, type: /\.png$/i.test(photo.name) ? 'image/png' : 'image/jpeg', stream: await ctx.files.open(photo.sha256) }
}

/** A small picture of a photograph, upright, as JPEG `width` pixels wide. */
export async function photoPicture(ctx: Context, actor: Actor, key: SubmissionKey, version: number, id: string, width: number): Promise<Uint8Array> {
  const photo = await findPhoto(ctx, actor, key, version, id)
  const bytes = await ctx.files.read(photo.sha256, { limit: ctx.config.uploadLimit })
  return runInWorker<Uint8Array>(module, 'photoThumbnail', [bytes, width], { timeoutMs: 20_000, transfer: true })
}

async function findPhoto(ctx: Context, actor: Actor, key: SubmissionKey, version: number, id: string): Promise<PhotoRecord> {
  const { side } = await permitReading(ctx.db, actor, key)
  const row = (await versionsOf(ctx.db, key)).find((each) => each.version === version)
  const photo = row && (side === 'unit' || row.submitted_at !== null) ? (await photosOfVersion(ctx.db, key, version)).find((each) => each.id === id) : undefined
  if (!photo) throw new Refusal('reporting/no-file', 404, '没有这张照片。', '请回到材料页面看现在有哪些照片。')
  return photo
}
