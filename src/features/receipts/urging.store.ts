import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import { standings, type Scope, type StandingRow } from './standing.store.ts'
import type { Missing } from './urging.rules.ts'

/** Holds the receipts of these units until the transaction ends, always in the same order, so two urgings never wait in a circle. */
export async function lockReceipts(tx: Tx, campaignId: number, noticeId: number, unitIds: readonly number[]): Promise<number> {
  const { rows } = await sql`
    SELECT unit_id FROM deliveries WHERE campaign_id = ${campaignId} AND notice_id = ${noticeId} AND unit_id = ANY(${[...unitIds]}::bigint[])
    ORDER BY unit_id FOR UPDATE`.execute(tx)
  return rows.length
}

export type UrgedRow = StandingRow & { name: string }

/** Where these units stand. */
export async function standingsOf(db: Reader, scope: Scope, unitIds: readonly number[]): Promise<UrgedRow[]> {
  const { rows } = await sql<UrgedRow>`
    SELECT s.*, coalesce(u.short_name, u.name) AS name FROM (${standings(scope, unitIds)}) s JOIN units u ON u.id = s.unit_id ORDER BY s.rank, s.unit_id`.execute(db)
  return rows
}

/** What these units have not handed in: unit → requirements, the nearest day first. */
export async function missingOf(db: Reader, campaignId: number, unitIds: readonly number[]): Promise<Map<number, (Missing & { requirementId: number })[]>> {
  const { rows } = await sql<Missing & { unitId: number; requirementId: number }>`
    SELECT a.unit_id AS "unitId", r.id AS "requirementId", r.title, r.due_at AS "dueAt", s.state,
      CASE WHEN s.state = 'draft' AND r.needs_pdf AND v.pdf_sha256 IS NULL THEN 'pdf' WHEN s.state = 'draft' AND r.needs_word AND v.word_sha256 IS NULL THEN 'word' END AS lacks
    FROM assignments a JOIN requirements r ON r.campaign_id = a.campaign_id AND r.id = a.requirement_id
    LEFT JOIN submissions s ON s.campaign_id = a.campaign_id AND s.requirement_id = a.requirement_id AND s.unit_id = a.unit_id
    LEFT JOIN submission_versions v ON v.campaign_id = s.campaign_id AND v.requirement_id = s.requirement_id AND v.unit_id = s.unit_id AND v.version = s.version
    WHERE a.campaign_id = ${campaignId} AND a.unit_id = ANY(${[...unitIds]}::bigint[])
      AND s.state IS DISTINCT FROM 'submitted' AND s.state IS DISTINCT FROM 'accepted'
    ORDER BY r.due_at NULLS LAST, r.id`.execute(db)
  const byUnit = new Map<number, (Missing & { requirementId: number })[]>()
  for (const { unitId, ...missing } of rows) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), missing])
  return byUnit
}

/** Notes an urging of each unit, with the words it received or what was said on the phone. */
export async function saveUrgings(
  tx: Tx, at: { campaignId: number; noticeId: number }, unitIds: readonly number[], urging: { channel: 'inbox' | 'phone'; words: string; by: string; now: Date },
): Promise<void> {
  await sql`
    WITH urged AS (
      INSERT INTO urgings (campaign_id, notice_id, unit_id, channel, words, by_name, at)
      SELECT ${at.campaignId}, ${at.noticeId}, unit, ${urging.channel}, ${urging.words}, ${urging.by}, ${urging.now} FROM unnest(${[...unitIds]}::bigint[]) AS unit
      RETURNING unit_id)
    UPDATE deliveries d SET urged_times = d.urged_times + 1, urged_at = ${urging.now}
    FROM urged WHERE d.campaign_id = ${at.campaignId} AND d.notice_id = ${at.noticeId} AND d.unit_id = urged.unit_id`.execute(tx)
}

export interface UrgingLine {
  channel: 'inbox' | 'phone'
  words: string
  byName: string
  at: Date
}

/** The last urgings of a unit, newest first. */
export async function urgingsOf(db: Reader, campaignId: number, noticeId: number, unitId: number): Promise<UrgingLine[]> {
  const { rows } = await sql<UrgingLine>`
    SELECT channel, words, by_name AS "byName", at FROM urgings
    WHERE campaign_id = ${campaignId} AND notice_id = ${noticeId} AND unit_id = ${unitId} ORDER BY id DESC LIMIT 20`.execute(db)
  return rows
}
