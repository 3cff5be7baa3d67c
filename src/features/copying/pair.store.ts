import { sql } from 'kysely'
import type { CopiedPassage } from '../../documents/copying/index.ts'
import type { Tx } from '../../platform/database.ts'
import type { SubmissionKey } from '../reporting/index.ts'

/** Two reports, the later one first, and what they share. */
export interface FoundPair {
  later: SubmissionKey & { version: number }
  earlier: SubmissionKey & { version: number }
  share: number
  otherShare: number
  letters: number
  /** Letters of the longest passage, and its first words. */
  longest: number
  excerpt: string
  passages: CopiedPassage[]
}

const keyOf = (key: SubmissionKey) => sql`(${key.campaignId}::bigint, ${key.requirementId}::int, ${key.unitId}::bigint)`
const later = sql`(p.campaign_id, p.requirement_id, p.unit_id)`
const earlier = sql`(p.other_campaign_id, p.other_requirement_id, p.other_unit_id)`
/** Found again between the same versions, what a person said of the pair stays. */
const same = sql`p.version = excluded.version AND p.other_version = excluded.other_version`

/** Keeps a pair, unless one of its texts has been replaced meanwhile. Needs `lockCopying`. */
export async function savePair(tx: Tx, found: FoundPair, now: Date): Promise<void> {
  await sql`
    INSERT INTO copying_pairs AS p (campaign_id, requirement_id, unit_id, version, other_campaign_id, other_requirement_id, other_unit_id, other_version,
      share, other_share, letters, longest, excerpt, passages, found_at)
    SELECT a.campaign_id, a.requirement_id, a.unit_id, a.version, b.campaign_id, b.requirement_id, b.unit_id, b.version,
      ${found.share}::float8, ${found.otherShare}::float8, ${found.letters}::int, ${found.longest}::int, ${found.excerpt}, ${JSON.stringify(found.passages)}::jsonb, ${now}::timestamptz
    FROM copying_texts a, copying_texts b
    WHERE (a.campaign_id, a.requirement_id, a.unit_id) = ${keyOf(found.later)} AND a.version = ${found.later.version}
      AND (b.campaign_id, b.requirement_id, b.unit_id) = ${keyOf(found.earlier)} AND b.version = ${found.earlier.version}
    ON CONFLICT (campaign_id, requirement_id, unit_id, other_campaign_id, other_requirement_id, other_unit_id) DO UPDATE SET
      version = excluded.version, other_version = excluded.other_version, share = excluded.share, other_share = excluded.other_share,
      letters = excluded.letters, longest = excluded.longest, excerpt = excluded.excerpt, passages = excluded.passages,
      found_at = CASE WHEN ${same} THEN p.found_at ELSE excluded.found_at END,
      cited_by = CASE WHEN ${same} THEN p.cited_by END, cited_at = CASE WHEN ${same} THEN p.cited_at END, cited_reason = CASE WHEN ${same} THEN p.cited_reason END`.execute(tx)
}

/**
 * Drops the pairs of a report that were not found again, of those with texts numbered up to `seq`: what came later is
 * compared by itself. Needs `lockCopying`.
 * @param kept the other reports of the pairs found
 */
export async function dropOtherPairs(tx: Tx, key: SubmissionKey, kept: readonly SubmissionKey[], seq: number): Promise<void> {
  const keys = sql`SELECT * FROM unnest(${kept.map((each) => each.campaignId)}::bigint[], ${kept.map((each) => each.requirementId)}::int[], ${kept.map((each) => each.unitId)}::bigint[])`
  const known = (other: typeof later) => sql`EXISTS (SELECT 1 FROM copying_texts t WHERE (t.campaign_id, t.requirement_id, t.unit_id) = ${other} AND t.seq <= ${seq})`
  await sql`DELETE FROM copying_pairs p WHERE ${later} = ${keyOf(key)} AND ${earlier} NOT IN (${keys}) AND ${known(earlier)}`.execute(tx)
  // pairs of a later campaign belong to its own comparison
  await sql`DELETE FROM copying_pairs p WHERE ${earlier} = ${keyOf(key)} AND p.campaign_id = ${key.campaignId} AND ${later} NOT IN (${keys}) AND ${known(later)}`.execute(tx)
}

/**
 * A new version: pairs of the one before say nothing any more. Needs `lockCopying`.
 * @returns reports of later campaigns that were compared with it, to be compared again
 */
export async function dropPairsOf(tx: Tx, key: SubmissionKey): Promise<SubmissionKey[]> {
  const { rows } = await sql<SubmissionKey>`DELETE FROM copying_pairs p WHERE ${later} = ${keyOf(key)} OR ${earlier} = ${keyOf(key)}
    RETURNING p.campaign_id AS "campaignId", p.requirement_id AS "requirementId", p.unit_id AS "unitId"`.execute(tx)
  return rows.filter((row) => row.campaignId > key.campaignId)
}

export interface PairPlace {
  id: number
  unitName: string
  otherUnitId: number
  otherUnitName: string
  otherCampaignId: number
  otherPath: string
  citedBy: string | null
  citedAt: Date | null
}

/** Locks a pair of a campaign; null when there is none. */
export async function lockPair(tx: Tx, campaignId: number, id: number): Promise<PairPlace | null> {
  const row = await tx.selectFrom('copying_pairs as p').innerJoin('units as u', 'u.id', 'p.unit_id').innerJoin('units as o', 'o.id', 'p.other_unit_id')
    .select(['p.id', 'u.name as unitName', 'p.other_unit_id as otherUnitId', 'o.name as otherUnitName', 'p.other_campaign_id as otherCampaignId', 'o.path as otherPath', 'p.cited_by as citedBy', 'p.cited_at as citedAt'])
    .where('p.campaign_id', '=', campaignId).where('p.id', '=', id).forUpdate('p').executeTakeFirst()
  return row ?? null
}

/** 这是正常引用, or taken back with null. */
export const saveCitation = (tx: Tx, campaignId: number, id: number, citation: { by: string; at: Date; reason: string } | null) =>
  tx.updateTable('copying_pairs').set({ cited_by: citation?.by ?? null, cited_at: citation?.at ?? null, cited_reason: citation?.reason ?? null })
    .where('campaign_id', '=', campaignId).where('id', '=', id).execute()
