import { sql } from 'kysely'
import { Refusal } from '../../platform/errors.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import { unitsWhere, type Actor } from '../units/index.ts'
import type { IssuingUnit, NoticeKey } from './recipients.store.ts'
import type { Paragraph } from './tables.ts'
import { withoutTotal } from './page.ts'

export interface Notice {
  campaignId: number
  id: number
  unit: IssuingUnit
  title: string
  docNumber: string | null
  issuers: string[]
  follows: number | null
  paragraphs: Paragraph[]
  state: 'draft' | 'issued' | 'archived'
  issuedAt: Date | null
  issuedBy: string | null
  version: number
}
export const keyOf = (notice: Notice): NoticeKey => ({ campaignId: notice.campaignId, noticeId: notice.id })

export const noNotice = () => new Refusal('notices/not-found', 404, '没有找到，或者不在您能看的范围内。', '请从“通知与签收”或收件箱里重新打开。')

/** @throws Refusal `notices/not-found` */
export async function findNotice(db: Reader, key: NoticeKey): Promise<Notice> {
  const row = await db.selectFrom('notices').innerJoin('units', 'units.id', 'notices.unit_id').leftJoin('people', 'people.id', 'notices.issued_by')
    .select([
      'notices.campaign_id as campaignId', 'notices.id', 'units.id as unitId', 'units.path', 'units.name as unitName', 'units.level', 'title', 'doc_number as docNumber', 'issuers', 'follows',
      'paragraphs', 'notices.state', 'issued_at as issuedAt', 'people.name as issuedBy', 'version',
    ])
    .where('notices.campaign_id', '=', key.campaignId).where('notices.id', '=', key.noticeId).executeTakeFirst()
  if (!row) throw noNotice()
  const { unitId, path, unitName, level, ...notice } = row
  return { ...notice, unit: { id: unitId, path, name: unitName, level } }
}

/** Locks the notice until commit. @throws Refusal `notices/not-found` */
export async function lockNotice(tx: Tx, key: NoticeKey): Promise<Notice> {
  await tx.selectFrom('notices').select('id').where('campaign_id', '=', key.campaignId).where('id', '=', key.noticeId).forUpdate().execute()
  return findNotice(tx, key)
}

export interface NewNotice {
  campaignId: number
  unitId: number
  title: string
  docNumber: string | null
  issuers: string[]
  follows: number | null
  fromName: string
  paragraphs: Paragraph[]
  at: Date
}

/** @returns the notice's number within its campaign, from 1 */
export async function insertNotice(tx: Tx, given: NewNotice): Promise<number> {
  const last = await tx.selectFrom('notices').select((of) => of.fn.max('id').as('id')).where('campaign_id', '=', given.campaignId).executeTakeFirst()
  const id = (last?.id ?? 0) + 1
  await tx.insertInto('notices').values({
    campaign_id: given.campaignId, id, unit_id: given.unitId, title: given.title, doc_number: given.docNumber, issuers: given.issuers, follows: given.follows,
    from_name: given.fromName, created_at: given.at, paragraphs: JSON.stringify(given.paragraphs), issued_at: null, issued_by: null,
  }).execute()
  return id
}

export const saveDraft = (tx: Tx, notice: Notice) =>
  tx.updateTable('notices').set((set) => ({ title: notice.title, paragraphs: JSON.stringify(notice.paragraphs), version: set('version', '+', 1) }))
    .where('campaign_id', '=', notice.campaignId).where('id', '=', notice.id).execute()

export const raiseVersion = (tx: Tx, key: NoticeKey) =>
  tx.updateTable('notices').set((set) => ({ version: set('version', '+', 1) })).where('campaign_id', '=', key.campaignId).where('id', '=', key.noticeId).execute()

export const saveIssued = (tx: Tx, key: NoticeKey, by: number, at: Date) =>
  tx.updateTable('notices').set((set) => ({ state: 'issued', issued_at: at, issued_by: by, version: set('version', '+', 1) })).where('campaign_id', '=', key.campaignId).where('id', '=', key.noticeId).execute()

export async function deleteNotice(tx: Tx, key: NoticeKey): Promise<void> {
  for (const table of ['notice_files', 'notice_recipients', 'notice_addressees'] as const)
    await tx.deleteFrom(table).where('campaign_id', '=', key.campaignId).where('notice_id', '=', key.noticeId).execute()
  await tx.deleteFrom('notices').where('campaign_id', '=', key.campaignId).where('id', '=', key.noticeId).execute()
}

/** Every notice of a campaign that was never issued. */
export async function deleteNotices(tx: Tx, campaignId: number): Promise<void> {
  for (const { id } of await tx.selectFrom('notices').select('id').where('campaign_id', '=', campaignId).execute()) await deleteNotice(tx, { campaignId, noticeId: id })
}

export interface NoticeFile {
  id: number
  name: string
  sha256: string
  size: number
}
export const filesOf = (db: Reader, key: NoticeKey): Promise<NoticeFile[]> =>
  db.selectFrom('notice_files').select(['id', 'name', 'sha256', 'size']).where('campaign_id', '=', key.campaignId).where('notice_id', '=', key.noticeId).orderBy('id').execute()

export async function insertFile(tx: Tx, key: NoticeKey, file: Omit<NoticeFile, 'id'>): Promise<number> {
  const last = await tx.selectFrom('notice_files').select((of) => of.fn.max('id').as('id')).where('campaign_id', '=', key.campaignId).where('notice_id', '=', key.noticeId).executeTakeFirst()
  const id = (last?.id ?? 0) + 1
  await tx.insertInto('notice_files').values({ campaign_id: key.campaignId, notice_id: key.noticeId, id, ...file }).execute()
  return id
}
export const deleteFile = (tx: Tx, key: NoticeKey, id: number) =>
  tx.deleteFrom('notice_files').where('campaign_id', '=', key.campaignId).where('notice_id', '=', key.noticeId).where('id', '=', id).execute()

/** Whether one of the units the actor receives for has received this notice. */
export async function received(db: Reader, actor: Actor, key: NoticeKey): Promise<boolean> {
  const row = await db.selectFrom('deliveries').innerJoin('units', 'units.id', 'deliveries.unit_id').select('deliveries.unit_id')
    .where('campaign_id', '=', key.campaignId).where('notice_id', '=', key.noticeId).where(unitsWhere(actor, 'notice.receive')).limit(1).executeTakeFirst()
  return row !== undefined
}

export const countDelivered = async (db: Reader, key: NoticeKey): Promise<number> =>
  (await db.selectFrom('deliveries').select((of) => of.fn.countAll<number>().as('n')).where('campaign_id', '=', key.campaignId).where('notice_id', '=', key.noticeId).executeTakeFirstOrThrow()).n

/** Notices of units the actor works for, newest first, with how far their receipts are. */
export async function noticesOf(db: Reader, actor: Actor, query: { campaign?: number | undefined; limit: number; offset: number }) {
  const rows = await db.selectFrom('notices').innerJoin('units', 'units.id', 'notices.unit_id')
    .leftJoinLateral((of) => of.selectFrom('deliveries').select([
      (count) => count.fn.countAll<number>().as('delivered'), (count) => count.fn.count<number>('opened_at').as('opened'), (count) => count.fn.count<number>('acknowledged_at').as('acknowledged'),
    ]).whereRef('deliveries.campaign_id', '=', 'notices.campaign_id').whereRef('deliveries.notice_id', '=', 'notices.id').as('receipts'), (join) => join.onTrue())
    .select([
      'notices.campaign_id as campaignId', 'notices.id', 'title', 'doc_number as docNumber', 'follows', 'notices.state', 'issued_at as issuedAt', 'notices.created_at as createdAt',
      sql<number>`coalesce(receipts.delivered, 0)`.as('delivered'), sql<number>`coalesce(receipts.opened, 0)`.as('opened'), sql<number>`coalesce(receipts.acknowledged, 0)`.as('acknowledged'),
      (of) => of.fn.countAll<number>().over().as('total'),
    ])
    .where(unitsWhere(actor, 'notice.read'))
    .$if(query.campaign !== undefined, (only) => only.where('notices.campaign_id', '=', query.campaign ?? 0))
    .orderBy('notices.created_at', 'desc').orderBy('notices.campaign_id', 'desc').orderBy('notices.id', 'desc').limit(query.limit).offset(query.offset).execute()
  return { total: rows[0]?.total ?? 0, items: rows.map(withoutTotal) }
}
