import { change, type Change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import type { FileContent } from '../../platform/files/index.ts'
import { may, permit, whoOf, type Actor } from '../units/index.ts'
import { tidyFileName } from './files.rules.ts'
import * as store from './notice.store.ts'
import { findNotice, insertNotice, lockNotice, noNotice, received, type Notice, type NoticeFile } from './notice.store.ts'
import { copyDelivered, type NoticeKey } from './recipients.store.ts'
import type { Paragraph } from './tables.ts'

/** The notice for its own unit's people, or, once issued, for those of a unit that received it. @throws Refusal `notices/not-found` */
export async function seeNotice(db: Reader, actor: Actor, key: NoticeKey): Promise<{ notice: Notice; side: 'office' | 'unit' }> {
  const notice = await findNotice(db, key)
  if (may(actor, 'notice.read', notice.unit)) return { notice, side: 'office' }
  if (notice.state !== 'draft' && (await received(db, actor, key))) return { notice, side: 'unit' }
  throw noNotice()
}

export async function openNotice(ctx: Context, actor: Actor, key: NoticeKey) {
  const { notice, side } = await seeNotice(ctx.db, actor, key)
  return { notice, side, files: await store.filesOf(ctx.db, key) }
}

/** One of the notice's files, for whoever may read the notice. @throws Refusal `notices/not-found` */
export async function openNoticeFile(ctx: Context, actor: Actor, key: NoticeKey, id: number): Promise<NoticeFile> {
  await seeNotice(ctx.db, actor, key)
  const file = (await store.filesOf(ctx.db, key)).find((each) => each.id === id)
  if (!file) throw noNotice()
  return file
}

const paragraphsOf = (text: string): Paragraph[] =>
  text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean).map((line) => ({ text: line, kind: 'text', page: null, table: null, cells: null }))

/** A follow-up (补充通知) to an issued notice: plain text, at first to the same units. @returns its number */
export const composeFollowUp = (ctx: Context, actor: Actor, key: NoticeKey, given: { title: string; text: string }): Promise<number> =>
  change(ctx, whoOf(actor), (within) => writeFollowUp(within, actor, key, given, ctx.now()))

/** The same as part of a larger change. @throws Refusal `notices/not-found`, `notices/not-issued` (409) */
export async function writeFollowUp({ tx, record, announce }: Change, actor: Actor, key: NoticeKey, given: { title: string; text: string }, at: Date): Promise<number> {
  const followed = await lockNotice(tx, key)
  permit(actor, 'notice.prepare', followed.unit)
  if (followed.state !== 'issued') throw new Refusal('notices/not-issued', 409, '原通知还没有签发，直接改它就行。', '签发之后才需要补充通知。')
  const id = await insertNotice(tx, {
    campaignId: key.campaignId, unitId: followed.unit.id, title: given.title.trim(), docNumber: null, issuers: followed.issuers, follows: key.noticeId,
    fromName: followed.unit.name, paragraphs: paragraphsOf(given.text), at,
  })
  await copyDelivered(tx, { campaignId: key.campaignId, noticeId: id }, key.noticeId)
  record({ action: 'notice.compose', unitId: followed.unit.id, campaignId: key.campaignId, object: `notice ${key.campaignId}/${id}`, details: { follows: key.noticeId, title: given.title } })
  await announce(key.campaignId, 'notices')
  return id
}

/** A follow-up not yet issued; what carries the plan is changed through its reading, an issued one never. */
async function lockFollowUp(tx: Tx, actor: Actor, key: NoticeKey, version?: number): Promise<Notice> {
  const notice = await lockNotice(tx, key)
  permit(actor, 'notice.prepare', notice.unit)
  if (notice.state !== 'draft') throw new Refusal('notices/already-issued', 409, '这份通知已经签发，不能再改。', '请另发补充通知。')
  if (version !== undefined && version !== notice.version) throw new Refusal('notices/changed', 409, '这份通知刚被同事改过，您的修改没有存上，还在这一页。', '请先看看最新的内容。')
  return notice
}

export function saveFollowUp(ctx: Context, actor: Actor, key: NoticeKey, given: { version: number; title: string; text: string }): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const notice = await lockFollowUp(tx, actor, key, given.version)
    if (notice.follows === null) throw new Refusal('notices/from-file', 409, '这份通知来自上传的文件，正文不能在这里改。', '请改好文件后重新读取。')
    await store.saveDraft(tx, { ...notice, title: given.title.trim(), paragraphs: paragraphsOf(given.text) })
    record({ action: 'notice.save', unitId: notice.unit.id, campaignId: key.campaignId, object: `notice ${key.campaignId}/${key.noticeId}`, details: { title: given.title } })
  })
}

export function discardFollowUp(ctx: Context, actor: Actor, key: NoticeKey): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const notice = await lockFollowUp(tx, actor, key)
    if (notice.follows === null) throw new Refusal('notices/carries-plan', 409, '这份通知带着活动方案，不能单独删。', '不办了的活动，请在“方案与活动”里归档。')
    await store.deleteNotice(tx, key)
    record({ action: 'notice.discard', unitId: notice.unit.id, campaignId: key.campaignId, object: `notice ${key.campaignId}/${key.noticeId}`, details: { title: notice.title } })
    await announce(key.campaignId, 'notices')
  })
}

/** Adds an attachment to a notice not yet issued; answered when the bytes are durable. @returns its number */
export async function attachFile(ctx: Context, actor: Actor, key: NoticeKey, given: { fileName: string; content: FileContent }): Promise<number> {
  permit(actor, 'notice.prepare', (await findNotice(ctx.db, key)).unit)
  const name = tidyFileName(given.fileName)
  const file = await ctx.files.put(given.content, { limit: ctx.config.uploadLimit })
  if (file.size === 0) throw new Refusal('notices/empty-file', 400, '这个文件是空的，没有加上。', '请重新导出后再传一次。')
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const notice = await lockFollowUp(tx, actor, key)
    const id = await store.insertFile(tx, key, { name, sha256: file.sha256, size: file.size })
    record({ action: 'notice.attach', unitId: notice.unit.id, campaignId: key.campaignId, object: `notice ${key.campaignId}/${key.noticeId}`, details: { file: name, sha256: file.sha256 } })
    return id
  })
}

export function detachFile(ctx: Context, actor: Actor, key: NoticeKey, id: number): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const notice = await lockFollowUp(tx, actor, key)
    const file = (await store.filesOf(tx, key)).find((each) => each.id === id)
    if (!file) throw noNotice()
    await store.deleteFile(tx, key, id)
    record({ action: 'notice.detach', unitId: notice.unit.id, campaignId: key.campaignId, object: `notice ${key.campaignId}/${key.noticeId}`, details: { file: file.name, sha256: file.sha256 } })
  })
}
