import { randomBytes } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { mkdir, open, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { safeName } from '../../documents/archive/index.ts'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Actor } from '../units/index.ts'
import { permitUpload } from './access.ts'
import { attach } from './attach.actions.ts'
import type { SubmissionKey } from './counts.store.ts'
import { refuseNoPhoto } from './photo.actions.ts'
import { LARGEST_PHOTO, roomForPhoto } from './photo.rules.ts'
import { photosOfVersion } from './photo.store.ts'
import { fileKind, HEIC, isHeic, versionForUpload } from './submission.rules.ts'
import { findSubmission, lockSubmission } from './submission.store.ts'
import type { UploadKind, UploadRecord } from './tables.ts'
import { createUpload, deleteUpload, findUpload, saveReceived } from './upload.store.ts'

/** What a unit begins to send. `size` in bytes. */
export interface NewUpload extends SubmissionKey {
  kind: UploadKind
  name: string
  size: number
}

const partPath = (ctx: Context, id: string) => path.join(ctx.config.dataDir, 'incoming', id)

/**
 * Begins an upload. With the whole content at hand (a small file in one request) it goes straight to the store.
 * @returns bytes that are safe; equal to `size` once the file is attached
 */
export async function beginUpload(ctx: Context, actor: Actor, upload: NewUpload, content: Readable | null): Promise<{ id: string; received: number }> {
  const name = safeName(upload.name)
  const limit = upload.kind === 'photo' ? Math.min(LARGEST_PHOTO, ctx.config.uploadLimit) : ctx.config.uploadLimit
  if (upload.size > limit)
    throw new Refusal('reporting/too-large', 413, `这个文件有 ${Math.ceil(upload.size / 1048576)} MB，最多能传 ${Math.floor(limit / 1048576)} MB。`, '请压缩图片或降低扫描分辨率后再传，原来那份还在。')
  if (upload.size <= 0) throw new Refusal('reporting/empty-file', 400, '这个文件是空的。', '请重新导出后再传一次，原来那份还在。')
  const kind = fileKind(name)
  if (kind !== upload.kind) throw wrongKind(name, upload.kind)
  const place = await permitUpload(ctx.db, actor, upload)
  if (kind === 'photo') await refuseMany(ctx, upload)
  const row: UploadRecord = {
    id: randomBytes(16).toString('hex'), campaign_id: upload.campaignId, requirement_id: upload.requirementId, unit_id: upload.unitId,
    person_id: actor.personId, kind, name, size: upload.size, received: 0, sha256: null, created_at: ctx.now(), finished_at: null,
  }
  if (content) {
    const stored = await ctx.files.put(content, { limit: upload.size }).catch((error: unknown) => {
      throw isBrokenOff(error) ? brokenOff() : error
    })
    if (stored.size !== upload.size) throw brokenOff()
    if (kind === 'photo') await refuseNoPhoto(ctx, stored.sha256, name)
    await attach(ctx, actor, row, stored.sha256, place.requirement.dueAt)
    return { id: row.id, received: upload.size }
  }
  await change(ctx, { personId: actor.personId, name: actor.name }, async ({ tx }) => {
    // Refuse at the beginning what could not be attached at the end.
    versionForUpload(await lockSubmission(tx, upload))
    await createUpload(tx, row)
  })
  await mkdir(path.dirname(partPath(ctx, row.id)), { recursive: true })
  await (await open(partPath(ctx, row.id), 'w', 0o600)).close()
  return { id: row.id, received: 0 }
}

/**
 * The person's own unfinished upload, and how many bytes of it are here. A whole file that was not attached (the process
 * died in between) is one byte short, so that whoever goes on sends that byte and attaches it.
 */
export async function uploadOf(ctx: Context, actor: Actor, id: string): Promise<{ row: UploadRecord; received: number }> {
  const row = /^[0-9a-f]{32}$/.test(id) ? await findUpload(ctx.db, id) : undefined
  if (!row || row.person_id !== actor.personId) throw new Refusal('reporting/no-upload', 404, '没有这次上传，可能已经过期。', '请重新选择文件上传，已存妥的稿子还在。')
  if (row.finished_at) return { row, received: row.size }
  const part = await stat(partPath(ctx, row.id)).catch(() => null)
  return { row, received: Math.min(part?.size ?? 0, row.size - 1) }
}

/**
 * Goes on with an upload at `offset`. Bytes are written at their place, so a repeated piece does no harm; the last byte
 * makes the file durable and attaches it before the answer.
 */
export async function continueUpload(ctx: Context, actor: Actor, id: string, offset: number, content: Readable): Promise<{ received: number }> {
  const { row, received } = await uploadOf(ctx, actor, id)
  if (row.finished_at) return { received: row.size }
  if (offset > received) throw new Refusal('reporting/wrong-offset', 409, '接着传的位置对不上。', '页面会自动从断开的地方重传。')
  const place = await permitUpload(ctx.db, actor, keyOf(row))
  await mkdir(path.dirname(partPath(ctx, id)), { recursive: true })
  const file = await open(partPath(ctx, id), constants.O_RDWR | constants.O_CREAT, 0o600)
  let at = offset
  try {
    for await (const piece of content as AsyncIterable<Buffer>) {
      if (at + piece.length > row.size) throw new Refusal('reporting/too-large', 413, '传来的内容比说好的长。', '请重新选择文件上传。')
      await file.write(piece, 0, piece.length, at)
      at += piece.length
    }
  } catch (error) {
    throw isBrokenOff(error) ? brokenOff() : error
  } finally {
    await file.close()
  }
  if (at < row.size) {
    await saveReceived(ctx.db, id, at)
    return { received: at }
  }
  const stored = await ctx.files.put(createReadStream(partPath(ctx, id)), { limit: row.size })
  if (stored.size !== row.size) throw brokenOff()
  if (row.kind === 'photo') await refuseNoPhoto(ctx, stored.sha256, row.name)
  await attach(ctx, actor, row, stored.sha256, place.requirement.dueAt)
  await unlink(partPath(ctx, id)).catch(() => {})
  return { received: row.size }
}

export async function cancelUpload(ctx: Context, actor: Actor, id: string): Promise<void> {
  const { row } = await uploadOf(ctx, actor, id)
  await deleteUpload(ctx.db, row.id)
  await unlink(partPath(ctx, row.id)).catch(() => {})
}

const keyOf = (row: UploadRecord): SubmissionKey => ({ campaignId: row.campaign_id, requirementId: row.requirement_id, unitId: row.unit_id })
/** The other side went away while sending. */
const isBrokenOff = (error: unknown) => error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
const brokenOff = () => new Refusal('reporting/broken-off', 400, '这个文件没有传完。', '请再传一次，原来那份还在。')

/** Told before the bytes are sent; counted again when it is attached. */
async function refuseMany(ctx: Context, key: SubmissionKey): Promise<void> {
  const record = await findSubmission(ctx.db, key)
  if (record) roomForPhoto(record.state === 'returned' ? 0 : (await photosOfVersion(ctx.db, key, record.version)).length)
}

function wrongKind(name: string, kind: UploadKind): Refusal {
  const refuse = (message: string, hint: string): Refusal => new Refusal('reporting/wrong-kind', 415, message, hint)
  if (isHeic(name)) return refuse(HEIC.message, HEIC.hint)
  if (kind === 'word') return refuse('这里要传 Word 文件：.docx、.doc、.wps 或 .rtf。', '请另存为需要的格式再传，原来那份还在。')
  if (kind === 'pdf') return refuse('这里要传 .pdf 或 .ofd 文件。', '请另存为需要的格式再传，原来那份还在。')
  return refuse('照片要 .jpg 或 .png。', '请把图片另存为 JPG 再传，原来那份还在。')
}
