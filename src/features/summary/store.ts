import type { Reader, Tx } from '../../platform/database.ts'
import { sql } from 'kysely'
import type { Paragraph, Section } from './rules.ts'

export interface StoredSection extends Section {
  version: number
  lockedBy: number | null
  lockedName: string | null
  lockedUntil: Date | null
  updatedBy: string
  updatedAt: Date
}

export const findSummary = (db: Reader, campaignId: number) => db.selectFrom('summaries').selectAll().where('campaign_id', '=', campaignId).executeTakeFirst()

const columns = ['id', 'level', 'heading', 'body', 'version', 'locked_by as lockedBy', 'locked_name as lockedName', 'locked_until as lockedUntil', 'updated_by as updatedBy', 'updated_at as updatedAt'] as const

export const sectionsOf = (db: Reader, campaignId: number): Promise<StoredSection[]> =>
  db.selectFrom('summary_sections').select(columns).where('campaign_id', '=', campaignId).orderBy('position').execute()

export const lockSection = (tx: Tx, campaignId: number, id: number): Promise<StoredSection | undefined> =>
  tx.selectFrom('summary_sections').select(columns).where('campaign_id', '=', campaignId).where('id', '=', id).forUpdate().executeTakeFirst()

/** Makes the summary with its sections; false when there is one already. */
export async function createSummary(tx: Tx, campaignId: number, summary: { title: string; lengthMax: number | null; sections: readonly Section[] }, by: string, now: Date): Promise<boolean> {
  const made = await tx.insertInto('summaries')
    .values({ campaign_id: campaignId, title: summary.title, length_max: summary.lengthMax, created_by: by, created_at: now, updated_by: by, updated_at: now })
    .onConflict((oc) => oc.doNothing()).returning('campaign_id').executeTakeFirst()
  if (!made) return false
  await tx.insertInto('summary_sections').values(summary.sections.map((section, position) => ({
    campaign_id: campaignId, id: section.id, position, level: section.level, heading: section.heading, body: JSON.stringify(section.body),
    locked_by: null, locked_name: null, locked_until: null, updated_by: by, updated_at: now,
  }))).execute()
  return true
}

export const saveSection = (tx: Tx, campaignId: number, id: number, section: { heading: string; body: readonly Paragraph[] }, by: string, now: Date) =>
  tx.updateTable('summary_sections')
    .set((set) => ({ heading: section.heading, body: JSON.stringify(section.body), version: set('version', '+', 1), updated_by: by, updated_at: now }))
    .where('campaign_id', '=', campaignId).where('id', '=', id).returning('version').executeTakeFirstOrThrow()

export const saveLock = (tx: Tx, campaignId: number, id: number, lock: { personId: number; name: string; until: Date } | null) =>
  tx.updateTable('summary_sections')
    .set({ locked_by: lock?.personId ?? null, locked_name: lock?.name ?? null, locked_until: lock?.until ?? null })
    .where('campaign_id', '=', campaignId).where('id', '=', id).execute()

/** What is absent stays as it is. */
export interface Head {
  title?: string | undefined
  lengthMax?: number | null | undefined
}

export const saveSummary = (tx: Tx, campaignId: number, head: Head, by: string, now: Date) =>
  tx.updateTable('summaries').set((set) => ({ ...(head.title !== undefined && { title: head.title }), ...(head.lengthMax !== undefined && { length_max: head.lengthMax }), version: set('version', '+', 1), updated_by: by, updated_at: now }))
    .where('campaign_id', '=', campaignId).execute()

/** Adopted material of a campaign, with its Word file, in the order of the tree. */
export const adoptedMaterial = (db: Reader, campaignId: number) =>
  db.selectFrom('submissions as s').innerJoin('units as u', 'u.id', 's.unit_id')
    .innerJoin('requirements as r', (join) => join.onRef('r.campaign_id', '=', 's.campaign_id').onRef('r.id', '=', 's.requirement_id'))
    .innerJoin('submission_versions as v', (join) => join.onRef('v.campaign_id', '=', 's.campaign_id').onRef('v.requirement_id', '=', 's.requirement_id').onRef('v.unit_id', '=', 's.unit_id').onRef('v.version', '=', 's.version'))
    .where('s.campaign_id', '=', campaignId).where('s.adopted', '=', true)
    .select(['s.unit_id as unitId', 's.requirement_id as requirementId', 's.version', 'u.name as unitName', 'r.title', 'v.word_sha256 as wordSha256'])
    .orderBy('u.kind').orderBy('u.position').orderBy('u.id').limit(200).execute()

/** The longest summary the superior wants, where the campaign's own requirements say one; else null. */
export async function suggestedLength(db: Reader, campaignId: number): Promise<number | null> {
  const row = await db.selectFrom('requirements').select('length_max').where('campaign_id', '=', campaignId)
    .where(sql<boolean>`title LIKE '%总结%'`).where('length_max', 'is not', null).orderBy('id').executeTakeFirst()
  return row?.length_max ?? null
}
