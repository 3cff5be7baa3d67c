import { sql } from 'kysely'
import { Refusal } from '../../platform/errors.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import { unitsWhere, type Actor } from '../units/index.ts'
import type { NamedUnit } from './addressees.rules.ts'
import type { Decision } from './questions.rules.ts'
import type { NoticePlan } from './reader/schema.ts'
import type { FileAlong, Paragraph, ReadingFailure, ReadingFormat, ReadingState } from './tables.ts'
import { withoutTotal } from './page.ts'

/** A notice while it is being read. */
export interface Reading {
  id: number
  unitId: number
  unitPath: string
  unitName: string
  unitLevel: NamedLevel
  fileName: string
  fileSha256: string
  fileSize: number
  format: ReadingFormat
  pages: number | null
  characters: number
  paragraphs: Paragraph[]
  plan: NoticePlan
  inferred: Record<string, string>
  decisions: Record<string, Decision>
  checked: string[]
  version: number
  state: ReadingState
  /** Pages recognised, of how many; 0 of 0 where none are to be. */
  pagesDone: number
  pagesTotal: number
  failure: ReadingFailure | null
  /** Pages that were given up. */
  unread: (ReadingFailure & { page: number })[]
  campaignId: number | null
  createdAt: Date
  updatedAt: Date
  updatedBy: string
}
type NamedLevel = 'national' | 'province' | 'city' | 'county' | 'town'

const columns = (db: Reader) => db.selectFrom('readings')
  .innerJoin('units', 'units.id', 'readings.unit_id').innerJoin('people', 'people.id', 'readings.updated_by')
  .select([
    'readings.id', 'readings.unit_id as unitId', 'units.path as unitPath', 'units.name as unitName', 'units.level as unitLevel', 'file_name as fileName',
    'file_sha256 as fileSha256', 'file_size as fileSize', 'format', 'pages', 'characters', 'paragraphs', 'plan', 'inferred', 'decisions', 'checked', 'version',
    'readings.state', 'pages_done as pagesDone', 'pages_total as pagesTotal', 'failure', 'unread',
    'campaign_id as campaignId', 'readings.created_at as createdAt', 'readings.updated_at as updatedAt', 'people.name as updatedBy',
  ])

const absent = () => new Refusal('readings/not-found', 404, '没有找到，或者不在您能看的范围内。', '请从“通知与签收”里重新打开。')

/** @throws Refusal `readings/not-found` */
export async function findReading(db: Reader, id: number): Promise<Reading> {
  const reading = await columns(db).where('readings.id', '=', id).executeTakeFirst()
  if (!reading) throw absent()
  return reading
}

/** Locks the reading until commit. @throws Refusal `readings/not-found` */
export async function lockReading(tx: Tx, id: number): Promise<Reading> {
  await tx.selectFrom('readings').select('id').where('id', '=', id).forUpdate().execute()
  return findReading(tx, id)
}

export interface NewReading extends Pick<Reading, 'unitId' | 'fileName' | 'fileSha256' | 'fileSize' | 'format' | 'pages' | 'characters' | 'paragraphs' | 'plan' | 'inferred'> {
  rules: object
  /** Default 'read'. */
  state?: ReadingState
  by: number
  at: Date
}

export async function insertReading(tx: Tx, given: NewReading): Promise<number> {
  const { id } = await tx.insertInto('readings').values({
    unit_id: given.unitId, file_name: given.fileName, file_sha256: given.fileSha256, file_size: given.fileSize, format: given.format, pages: given.pages,
    characters: given.characters, paragraphs: JSON.stringify(given.paragraphs), read: JSON.stringify(given.plan), plan: JSON.stringify(given.plan),
    rules: JSON.stringify(given.rules), inferred: JSON.stringify(given.inferred), decisions: '{}', campaign_id: null,
    ...(given.state && { state: given.state, beat_at: given.at }),
    created_by: given.by, created_at: given.at, updated_by: given.by, updated_at: given.at,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Keeps what people corrected and decided; raises the version. */
export const saveReading = (tx: Tx, reading: Pick<Reading, 'id' | 'plan' | 'inferred' | 'decisions'>, by: number, at: Date) =>
  tx.updateTable('readings').set((set) => ({
    plan: JSON.stringify(reading.plan), inferred: JSON.stringify(reading.inferred), decisions: JSON.stringify(reading.decisions),
    version: set('version', '+', 1), updated_by: by, updated_at: at,
  })).where('id', '=', reading.id).execute()

/** Marks are a set of their own: two people marking at once never undo each other. */
export const saveMark = (tx: Tx, id: number, item: string, checked: boolean) =>
  tx.updateTable('readings').set({ checked: checked ? sql`(SELECT array_agg(DISTINCT each ORDER BY each) FROM unnest(checked || ${[item]}::text[]) AS each)` : sql`array_remove(checked, ${item})` }).where('id', '=', id).execute()

/** Files that come with the notice besides the one that was read. */
export const saveAlong = (tx: Tx, id: number, along: readonly FileAlong[]) => tx.updateTable('readings').set({ along: JSON.stringify(along) }).where('id', '=', id).execute()
export const filesAlong = async (db: Reader, id: number): Promise<FileAlong[]> =>
  (await db.selectFrom('readings').select('along').where('id', '=', id).executeTakeFirst())?.along ?? []

export const saveConfirmed = (tx: Tx, id: number, campaignId: number) =>
  tx.updateTable('readings').set({ campaign_id: campaignId }).where('id', '=', id).execute()

/** The reading behind a campaign is open again. @returns its id */
export async function releaseReading(tx: Tx, campaignId: number): Promise<number | null> {
  const row = await tx.updateTable('readings').set({ campaign_id: null }).where('campaign_id', '=', campaignId).returning('id').executeTakeFirst()
  return row?.id ?? null
}

export const deleteReading = (tx: Tx, id: number) => tx.deleteFrom('readings').where('id', '=', id).execute()

/** Readings of units the actor may look at, the last touched first. */
export async function readingsOf(db: Reader, actor: Actor, query: { confirmed?: boolean | undefined; limit: number; offset: number }) {
  const rows = await db.selectFrom('readings')
    .innerJoin('units', 'units.id', 'readings.unit_id').innerJoin('people', 'people.id', 'readings.updated_by')
    .select([
      'readings.id', 'file_name as fileName', 'format', 'pages', 'characters', 'campaign_id as campaignId', 'readings.updated_at as updatedAt', 'people.name as updatedBy',
      sql<string>`plan->'title'->>'value'`.as('title'), sql<number>`jsonb_array_length(plan->'activities')`.as('activities'), sql<number>`jsonb_array_length(plan->'reports')`.as('reports'),
      'readings.state', 'pages_done as pagesDone', 'pages_total as pagesTotal',
      (of) => of.fn.countAll<number>().over().as('total'),
    ])
    .where(unitsWhere(actor, 'notice.read'))
    .$if(query.confirmed !== undefined, (only) => only.where('campaign_id', query.confirmed ? 'is not' : 'is', null))
    .orderBy('readings.updated_at', 'desc').orderBy('readings.id', 'desc').limit(query.limit).offset(query.offset).execute()
  return { total: rows[0]?.total ?? 0, items: rows.map(withoutTotal) }
}

/**
 * Units a notice of this one may name as owner: those close to it (its departments, institutions, societies), not the
 * whole country below. At most 3,000.
 */
export async function unitsNear(db: Reader, unitPath: string): Promise<NamedUnit[]> {
  return db.selectFrom('units').select(['id', 'name', 'short_name as shortName', 'kind'])
    .where(sql<boolean>`path <@ ${unitPath}::ltree AND nlevel(path) BETWEEN nlevel(${unitPath}::ltree) AND nlevel(${unitPath}::ltree) + 2`)
    .where('state', '=', 'active').where('kind', 'not in', ['county_association', 'town_association'])
    .orderBy('id').limit(3000).execute()
}
