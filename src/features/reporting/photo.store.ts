import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import type { SubmissionKey } from './counts.store.ts'
import type { PhotoRecord, UploadRecord } from './tables.ts'

const at = (key: SubmissionKey) => ({ campaign_id: key.campaignId, requirement_id: key.requirementId, unit_id: key.unitId })

/** Photographs of all versions of a submission, in order of their pages. */
export const photosOf = (db: Reader, key: SubmissionKey): Promise<PhotoRecord[]> =>
  db.selectFrom('submission_photos').selectAll().where((eb) => eb.and(at(key))).orderBy('version').orderBy('position').orderBy('id').execute()

/** Photographs of one version, in order of their pages. */
export const photosOfVersion = async (db: Reader, key: SubmissionKey, version: number): Promise<PhotoRecord[]> =>
  (await photosOf(db, key)).filter((photo) => photo.version === version)

/** Adds a photograph behind the others; what was bound before is no longer the version's PDF. */
export async function addPhoto(tx: Tx, { id, name, size, ...upload }: UploadRecord, sha256: string, version: number, now: Date): Promise<void> {
  const key = { campaignId: upload.campaign_id, requirementId: upload.requirement_id, unitId: upload.unit_id }
  await tx.insertInto('submission_photos').values({
    ...at(key), version, id, name, sha256, size, at: now, trouble: null,
    position: sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM submission_photos p WHERE p.campaign_id = ${upload.campaign_id} AND p.requirement_id = ${upload.requirement_id} AND p.unit_id = ${upload.unit_id} AND p.version = ${version})`,
  }).execute()
  await unbind(tx, key, version)
}

/** The version's PDF goes; its photographs are bound anew. */
export const unbind = (tx: Tx, key: SubmissionKey, version: number) =>
  tx.updateTable('submission_versions').set({ pdf_name: null, pdf_sha256: null, pdf_size: null, pdf_at: null, checks: null, sent_by: null, sent_at: null })
    .where((eb) => eb.and({ ...at(key), version })).execute()

/** A PDF came in place of photographs: they are no longer part of these versions. Their files stay in the store. */
export async function dropPhotos(tx: Tx, uploads: readonly (UploadRecord & { version: number })[]): Promise<void> {
  await sql`DELETE FROM submission_photos p USING unnest(
    ${uploads.map((each) => each.campaign_id)}::bigint[], ${uploads.map((each) => each.requirement_id)}::int[], ${uploads.map((each) => each.unit_id)}::bigint[], ${uploads.map((each) => each.version)}::int[])
    AS k (campaign_id, requirement_id, unit_id, version)
    WHERE p.campaign_id = k.campaign_id AND p.requirement_id = k.requirement_id AND p.unit_id = k.unit_id AND p.version = k.version`.execute(tx)
}

/** Keeps the order and takes the others out. */
export async function savePhotoOrder(tx: Tx, key: SubmissionKey, version: number, { kept, removed }: { kept: readonly string[]; removed: readonly string[] }): Promise<void> {
  if (removed.length > 0) await tx.deleteFrom('submission_photos').where((eb) => eb.and({ ...at(key), version })).where('id', 'in', [...removed]).execute()
  await sql`UPDATE submission_photos p SET position = k.position FROM unnest(${[...kept]}::text[]) WITH ORDINALITY AS k (id, position)
    WHERE p.campaign_id = ${key.campaignId} AND p.requirement_id = ${key.requirementId} AND p.unit_id = ${key.unitId} AND p.version = ${version} AND p.id = k.id`.execute(tx)
}

/** Says of photographs why they could not be bound; null where nothing is wrong. */
export async function saveTroubles(tx: Tx, key: SubmissionKey, version: number, troubles: ReadonlyMap<string, string>): Promise<void> {
  await tx.updateTable('submission_photos').set({ trouble: null }).where((eb) => eb.and({ ...at(key), version })).execute()
  for (const [id, trouble] of troubles) await tx.updateTable('submission_photos').set({ trouble }).where((eb) => eb.and({ ...at(key), version, id })).execute()
}
