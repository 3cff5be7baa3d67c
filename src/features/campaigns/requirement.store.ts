import { sql } from 'kysely'
import { Refusal } from '../../platform/errors.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import type { Destination } from '../notices/index.ts'

/** One piece of material to be handed in. */
export interface Requirement {
  id: number
  title: string
  lengthMax: number | null
  lengthMin: number | null
  lengthAbout: number | null
  lengthText: string | null
  formats: string[]
  needsWord: boolean
  needsPdf: boolean
  who: string[]
  extras: string[]
  copies: number | null
  destinations: Destination[]
  scope: number[] | null
  dueText: string | null
  /** The last moment still on time; null = none fixed. */
  dueAt: Date | null
  quote: string
}

const columns = (db: Reader) => db.selectFrom('requirements').select([
  'id', 'title', 'length_max as lengthMax', 'length_min as lengthMin', 'length_about as lengthAbout', 'length_text as lengthText', 'formats',
  'needs_word as needsWord', 'needs_pdf as needsPdf', 'who', 'extras', 'copies', 'destinations', 'scope', 'due_text as dueText', 'due_at as dueAt', 'quote',
])

/** Requirements of a campaign in the notice's order. */
export const requirementsOf = (db: Reader, campaignId: number): Promise<Requirement[]> =>
  columns(db).where('campaign_id', '=', campaignId).orderBy('id').execute()

/** @throws Refusal `campaigns/no-requirement` */
export async function findRequirement(db: Reader, campaignId: number, id: number): Promise<Requirement> {
  const requirement = await columns(db).where('campaign_id', '=', campaignId).where('id', '=', id).executeTakeFirst()
  if (!requirement) throw new Refusal('campaigns/no-requirement', 404, '没有找到这项报送要求。', '请从方案或台账里重新打开。')
  return requirement
}

/** How many units owe each requirement. */
export async function assignmentCounts(db: Reader, campaignId: number): Promise<Map<number, number>> {
  const rows = await db.selectFrom('assignments').select(['requirement_id', (of) => of.fn.countAll<number>().as('count')]).where('campaign_id', '=', campaignId).groupBy('requirement_id').execute()
  return new Map(rows.map((row) => [row.requirement_id, row.count]))
}

/** Requirements one unit owes, by id. */
export async function assignmentsOf(db: Reader, campaignId: number, unitId: number): Promise<number[]> {
  const rows = await db.selectFrom('assignments').select('requirement_id').where('campaign_id', '=', campaignId).where('unit_id', '=', unitId).orderBy('requirement_id').execute()
  return rows.map((row) => row.requirement_id)
}

/** Fixes who owes what, from the recipients and each requirement's scope; one statement. */
export async function assign(tx: Tx, campaignId: number, noticeId: number): Promise<void> {
  await sql`
    INSERT INTO assignments (campaign_id, requirement_id, unit_id)
    SELECT DISTINCT r.campaign_id, q.id, r.unit_id
    FROM notice_recipients r
    JOIN requirements q ON q.campaign_id = r.campaign_id AND (r.addressee_id = ANY(q.scope) OR -1 = ANY(q.scope))
    WHERE r.campaign_id = ${campaignId} AND r.notice_id = ${noticeId}
  `.execute(tx)
}

/** Who must report: addressees of the notice, 0 = added by hand, -1 = all, null = not settled. */
export const saveScope = (tx: Tx, campaignId: number, id: number, scope: number[] | null) =>
  tx.updateTable('requirements').set({ scope }).where('campaign_id', '=', campaignId).where('id', '=', id).execute()

/** How many units each requirement would have, as the recipients stand now. */
export async function scopeCounts(db: Reader, campaignId: number, noticeId: number): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; count: number }>`
    SELECT q.id, count(DISTINCT r.unit_id)::int AS count
    FROM requirements q
    LEFT JOIN notice_recipients r ON r.campaign_id = q.campaign_id AND r.notice_id = ${noticeId} AND (r.addressee_id = ANY(q.scope) OR -1 = ANY(q.scope))
    WHERE q.campaign_id = ${campaignId} GROUP BY q.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.count]))
}
