import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'

export interface ReceiptKey {
  campaignId: number
  noticeId: number
  unitId: number
}

/** A unit's receipt of a notice, as kept. */
export interface ReceiptRow {
  deliveredAt: Date
  openedAt: Date | null
  openedBy: string | null
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  responsibleName: string | null
  responsiblePhone: string | null
  mustReport: boolean
}

const columns = sql`d.delivered_at AS "deliveredAt", d.opened_at AS "openedAt", d.opened_by AS "openedBy", d.acknowledged_at AS "acknowledgedAt",
  d.acknowledged_by AS "acknowledgedBy", d.responsible_name AS "responsibleName", d.responsible_phone AS "responsiblePhone", d.must_report AS "mustReport"`
const at = (key: ReceiptKey) => sql`d.campaign_id = ${key.campaignId} AND d.notice_id = ${key.noticeId} AND d.unit_id = ${key.unitId}`

/** The receipt, or null when the unit did not receive the notice. */
export async function findReceipt(db: Reader, key: ReceiptKey): Promise<ReceiptRow | null> {
  const { rows } = await sql<ReceiptRow>`SELECT ${columns} FROM deliveries d WHERE ${at(key)}`.execute(db)
  return rows[0] ?? null
}

/** The same, held until the transaction ends: opening, signing and urging one unit go one after another. */
export async function lockReceipt(tx: Tx, key: ReceiptKey): Promise<ReceiptRow | null> {
  const { rows } = await sql<ReceiptRow>`SELECT ${columns} FROM deliveries d WHERE ${at(key)} FOR UPDATE`.execute(tx)
  return rows[0] ?? null
}

export const saveOpening = (tx: Tx, key: ReceiptKey, by: string, now: Date) =>
  sql`UPDATE deliveries d SET opened_at = ${now}, opened_by = ${by} WHERE ${at(key)} AND d.opened_at IS NULL`.execute(tx)

/** The first signing keeps its moment and name; a later change only changes the person. */
export const saveAcknowledgement = (tx: Tx, key: ReceiptKey, by: string, responsible: { name: string | null; phone: string | null }, now: Date) =>
  sql`
    UPDATE deliveries d SET acknowledged_at = coalesce(d.acknowledged_at, ${now}), acknowledged_by = coalesce(d.acknowledged_by, ${by}),
      responsible_name = ${responsible.name}, responsible_phone = ${responsible.phone}
    WHERE ${at(key)}`.execute(tx)

/** Of these units, those that received the notice. */
export async function receivers(db: Reader, campaignId: number, noticeId: number, unitIds: readonly number[]): Promise<{ id: number; name: string; path: string }[]> {
  const { rows } = await sql<{ id: number; name: string; path: string }>`
    SELECT u.id, coalesce(u.short_name, u.name) AS name, u.path::text AS path FROM deliveries d JOIN units u ON u.id = d.unit_id
    WHERE d.campaign_id = ${campaignId} AND d.notice_id = ${noticeId} AND d.unit_id = ANY(${[...unitIds]}::bigint[]) ORDER BY u.path`.execute(db)
  return rows
}

/** A notice as its receivers read it. */
export interface Paper {
  title: string
  docNumber: string | null
  issuers: string[]
  fromName: string
  issuedAt: Date
  follows: number | null
  paragraphs: unknown
  campaignName: string
  shortName: string
  contacts: unknown
}

export async function findPaper(db: Reader, campaignId: number, noticeId: number): Promise<Paper | null> {
  const { rows } = await sql<Paper>`
    SELECT n.title, n.doc_number AS "docNumber", n.issuers, n.from_name AS "fromName", n.issued_at AS "issuedAt", n.follows, n.paragraphs,
      c.name AS "campaignName", c.short_name AS "shortName", c.contacts
    FROM notices n JOIN campaigns c ON c.id = n.campaign_id
    WHERE n.campaign_id = ${campaignId} AND n.id = ${noticeId} AND n.state <> 'draft'`.execute(db)
  return rows[0] ?? null
}

export async function filesOf(db: Reader, campaignId: number, noticeId: number): Promise<{ id: number; name: string; size: number; sha256: string }[]> {
  const { rows } = await sql<{ id: number; name: string; size: number; sha256: string }>`
    SELECT id, name, size, sha256 FROM notice_files WHERE campaign_id = ${campaignId} AND notice_id = ${noticeId} ORDER BY id`.execute(db)
  return rows
}

export interface TaskRow {
  requirementId: number
  title: string
  lengthText: string | null
  needsWord: boolean
  needsPdf: boolean
  dueAt: Date | null
  dueText: string | null
  state: 'draft' | 'signed_off' | 'submitted' | 'returned' | 'accepted' | null
  adopted: boolean
}

/** What a unit owes in a campaign, the nearest day first. */
export async function tasksOf(db: Reader, campaignId: number, unitId: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    SELECT r.id AS "requirementId", r.title, r.length_text AS "lengthText", r.needs_word AS "needsWord", r.needs_pdf AS "needsPdf",
      r.due_at AS "dueAt", r.due_text AS "dueText", s.state, coalesce(s.adopted, false) AS adopted
    FROM assignments a JOIN requirements r ON r.campaign_id = a.campaign_id AND r.id = a.requirement_id
    LEFT JOIN submissions s ON s.campaign_id = a.campaign_id AND s.requirement_id = a.requirement_id AND s.unit_id = a.unit_id
    WHERE a.campaign_id = ${campaignId} AND a.unit_id = ${unitId} ORDER BY r.due_at NULLS LAST, r.id`.execute(db)
  return rows
}
