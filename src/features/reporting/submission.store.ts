import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import type { SubmissionKey } from './counts.store.ts'
import type { VersionRecord } from './tables.ts'

/** Where a submission stands, with the version in hand; null = nothing begun. */
export interface SubmissionRecord {
  state: 'draft' | 'signed_off' | 'submitted' | 'returned' | 'accepted'
  adopted: boolean
  version: number
  revision: number
  submittedAt: Date | null
  updatedAt: Date
  updatedBy: string
  current: VersionRecord
}

const at = (key: SubmissionKey) => ({ campaign_id: key.campaignId, requirement_id: key.requirementId, unit_id: key.unitId })

/** Locks the submission for this transaction. Before the first upload there is no row: the assignment is locked instead. */
export async function lockSubmission(tx: Tx, key: SubmissionKey): Promise<SubmissionRecord | null> {
  await sql`SELECT 1 FROM assignments WHERE campaign_id = ${key.campaignId} AND requirement_id = ${key.requirementId} AND unit_id = ${key.unitId} FOR UPDATE`.execute(tx)
  return findSubmission(tx, key)
}

export async function findSubmission(db: Reader, key: SubmissionKey): Promise<SubmissionRecord | null> {
  const row = await db.selectFrom('submissions').selectAll().where((eb) => eb.and(at(key))).executeTakeFirst()
  if (!row) return null
  const current = await db.selectFrom('submission_versions').selectAll()
    .where((eb) => eb.and({ ...at(key), version: row.version })).executeTakeFirstOrThrow()
  return {
    state: row.state, adopted: row.adopted, version: row.version, revision: row.revision,
    submittedAt: row.submitted_at, updatedAt: row.updated_at, updatedBy: row.updated_by, current,
  }
}

/** All versions, newest first. */
export const versionsOf = (db: Reader, key: SubmissionKey) =>
  db.selectFrom('submission_versions').selectAll().where((eb) => eb.and(at(key))).orderBy('version', 'desc').execute()

/** Whether the unit owes this requirement. */
export async function isAssigned(db: Reader, key: SubmissionKey): Promise<boolean> {
  return (await db.selectFrom('assignments').select('unit_id').where((eb) => eb.and(at(key))).executeTakeFirst()) !== undefined
}

/** Saves a new standing and raises the revision. */
export async function saveStanding(tx: Tx, key: SubmissionKey, standing: Partial<{ state: SubmissionRecord['state']; adopted: boolean; submitted_at: Date | null }>, by: string, now: Date): Promise<number> {
  const row = await tx.updateTable('submissions')
    .set({ ...standing, updated_at: now, updated_by: by, revision: sql`revision + 1` })
    .where((eb) => eb.and(at(key))).returning('revision').executeTakeFirstOrThrow()
  return row.revision
}

export const saveVersion = (tx: Tx, key: SubmissionKey, version: number, fields: Partial<Omit<VersionRecord, 'campaign_id' | 'requirement_id' | 'unit_id' | 'version'>>) =>
  tx.updateTable('submission_versions')
    .set({ ...fields, ...('checks' in fields && { checks: fields.checks === null ? null : JSON.stringify(fields.checks) }), ...('marks' in fields && { marks: JSON.stringify(fields.marks) }) } as never)
    .where((eb) => eb.and({ ...at(key), version })).execute()

/** How far the recognition of a version's pages has come; only while it is this file and still under way. */
export const saveRecognising = (tx: Tx, key: SubmissionKey, version: number, sha256: string, progress: { done: number; total: number }) =>
  tx.updateTable('submission_versions').set({ checks: sql`jsonb_set(checks, '{recognising}', ${JSON.stringify(progress)}::jsonb)` })
    .where((eb) => eb.and({ ...at(key), version, pdf_sha256: sha256 })).where(sql<boolean>`checks ? 'recognising'`).execute()
