import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { unitKinds, type UnitKind } from '../units/index.ts'
import type { StoredCheck } from './check.rules.ts'
import type { SubmissionState } from './tables.ts'

/** What a ledger page shows of whom. Everything is narrowed, sorted and cut by the database. */
export interface LedgerQuery {
  campaignId: number
  parent: { id: number; path: string }
  kind: UnitKind | null
  /** Only this requirement's counters decide; null = all. */
  requirementId: number | null
  standing: Standing | null
  /** Part of a unit's, liaison's or file's name; searches the whole subtree instead of the children. */
  words: string | null
  behind: boolean
  sort: 'progress' | 'order' | 'name'
  limit: number
  offset: number
  now: Date
}
export type Standing = 'missing' | 'draft' | 'signed_off' | 'submitted' | 'returned' | 'accepted' | 'adopted' | 'late' | 'overdue'

export interface LedgerUnit {
  id: number
  name: string
  kind: UnitKind
  parentName: string | null
  /** Units below that owe something: the row opens. */
  below: number
  due: number
  inHand: number
}

/** A condition on counters `c` of requirement `r`, for a unit alone and for a subtree alike. */
function matches(standing: Standing, now: Date): RawBuilder<boolean> {
  const missing = sql`(c.due - c.draft - c.signed_off - c.submitted - c.returned - c.accepted)`
  switch (standing) {
    case 'missing': return sql<boolean>`${missing} > 0`
    case 'overdue': return sql<boolean>`(c.due - c.submitted - c.accepted) > 0 AND r.due_at < ${now}`
    default: return sql<boolean>`${sql.ref(`c.${standing}`)} > 0`
  }
}

/** Units of the page: conditions shared by the rows, their number and the group heads. */
function scope(query: LedgerQuery): RawBuilder<unknown> {
  const { words, parent, now } = query
  const conditions = [sql`u.state = 'active'`]
  if (words) {
    const like = `%${words.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`
    // one set of ids, not three conditions joined by OR: each part then has its own index or a single scan
    conditions.push(sql`u.path <@ ${parent.path}::ltree AND u.id <> ${parent.id} AND u.id IN (
      SELECT id FROM units WHERE name ILIKE ${like} OR short_name ILIKE ${like}
      UNION SELECT unit_id FROM people WHERE is_liaison AND state = 'active' AND name ILIKE ${like}
      UNION SELECT s.unit_id FROM submissions s JOIN submission_versions v
        ON v.campaign_id = s.campaign_id AND v.requirement_id = s.requirement_id AND v.unit_id = s.unit_id AND v.version = s.version
        WHERE s.campaign_id = ${query.campaignId} AND (v.word_name ILIKE ${like} OR v.pdf_name ILIKE ${like}))`)
  } else conditions.push(sql`u.parent_id = ${parent.id}`)
  if (query.kind) conditions.push(sql`u.kind = ${query.kind}`)
  if (query.requirementId) conditions.push(sql`c.requirement_id = ${query.requirementId}`)
  if (query.standing) conditions.push(matches(query.standing, now))
  if (query.behind) conditions.push(sql`(${matches('overdue', now)} OR c.returned > 0 OR ((c.due - c.submitted - c.accepted) > 0 AND r.due_at < ${new Date(now.getTime() + 3 * 86_400_000)}))`)
  return sql`
    FROM units u
    JOIN ledger_counts c ON c.campaign_id = ${query.campaignId} AND c.unit_id = u.id
    JOIN requirements r ON r.campaign_id = c.campaign_id AND r.id = c.requirement_id
    WHERE ${sql.join(conditions, sql` AND `)}`
}

/**
 * Units that have a row in this view; a unit counts once however many of its requirements match.
 * @param perKind a page of every kind instead of one page of all
 */
export async function ledgerUnits(db: Reader, query: LedgerQuery, perKind: boolean): Promise<LedgerUnit[]> {
  const order = {
    progress: sql`sum(t.submitted + t.accepted)::float / greatest(1, sum(t.due)), u.position, u.id`,
    order: sql`u.position, u.id`,
    name: sql`u.name COLLATE "C", u.id`,
  }[query.sort]
  const { rows } = await sql<LedgerUnit>`
    WITH shown AS MATERIALIZED (SELECT DISTINCT u.id ${scope(query)}),
    placed AS (
      SELECT u.id, coalesce(u.short_name, u.name) AS name, u.kind, u.parent_id, sum(t.due)::int AS due, sum(t.submitted + t.accepted)::int AS in_hand,
        row_number() OVER (${perKind ? sql`PARTITION BY u.kind ` : sql``}ORDER BY ${order}) AS place
      FROM shown JOIN units u ON u.id = shown.id
      JOIN ledger_counts t ON t.campaign_id = ${query.campaignId} AND t.unit_id = u.id
      GROUP BY u.id)
    SELECT placed.id, placed.name, placed.kind, coalesce(p.short_name, p.name) AS "parentName", placed.due, placed.in_hand AS "inHand",
      (SELECT count(*)::int FROM units child WHERE child.parent_id = placed.id AND child.state = 'active'
        AND EXISTS (SELECT 1 FROM ledger_counts b WHERE b.campaign_id = ${query.campaignId} AND b.unit_id = child.id)) AS below
    FROM placed LEFT JOIN units p ON p.id = placed.parent_id
    WHERE placed.place > ${query.offset} AND placed.place <= ${query.offset + query.limit}
    ORDER BY array_position(${[...unitKinds]}::text[], placed.kind) * ${perKind ? 1 : 0}, placed.place`.execute(db)
  return rows
}

export interface GroupCount {
  kind: UnitKind
  /** Units of the kind in this view; the same on each of its lines. */
  units: number
  requirementId: number
  due: number
  draft: number
  signedOff: number
  submitted: number
  returned: number
  accepted: number
  adopted: number
  late: number
}

/** Heads of the groups by kind: the counters of the units in this view added up. */
export async function ledgerGroups(db: Reader, query: LedgerQuery): Promise<GroupCount[]> {
  const { rows } = await sql<GroupCount>`
    WITH shown AS MATERIALIZED (SELECT DISTINCT u.id, u.kind ${scope(query)}),
    kinds AS (SELECT kind, count(*)::int AS units FROM shown GROUP BY kind)
    SELECT shown.kind, kinds.units, c.requirement_id AS "requirementId", sum(c.due)::int AS due,
      sum(c.draft)::int AS draft, sum(c.signed_off)::int AS "signedOff", sum(c.submitted)::int AS submitted, sum(c.returned)::int AS returned,
      sum(c.accepted)::int AS accepted, sum(c.adopted)::int AS adopted, sum(c.late)::int AS late
    FROM shown JOIN kinds ON kinds.kind = shown.kind
    JOIN ledger_counts c ON c.campaign_id = ${query.campaignId} AND c.unit_id = shown.id
    GROUP BY shown.kind, kinds.units, c.requirement_id
    ORDER BY array_position(${[...unitKinds]}::text[], shown.kind), c.requirement_id`.execute(db)
  return rows
}

export type Found = Pick<StoredCheck, 'id' | 'verdict' | 'reason'>

export interface LedgerCell {
  unitId: number
  requirementId: number
  /** Whether the unit itself owes it (else only units below do). */
  own: boolean
  state: SubmissionState | null
  adopted: boolean
  version: number | null
  submittedAt: Date | null
  updatedAt: Date | null
  updatedBy: string | null
  characters: number | null
  hasWord: boolean
  hasPdf: boolean
  /** What the machine found, without its data. */
  checks: Found[] | null
  reasons: string | null
  /** Counters of the subtree. */
  due: number
  inHand: number
  returned: number
  late: number
}

/** The cells of the shown units. */
export async function ledgerCells(db: Reader, campaignId: number, unitIds: readonly number[]): Promise<LedgerCell[]> {
  if (unitIds.length === 0) return []
  const { rows } = await sql<LedgerCell>`
    SELECT c.unit_id AS "unitId", c.requirement_id AS "requirementId", (a.unit_id IS NOT NULL) AS own,
      s.state, coalesce(s.adopted, false) AS adopted, s.version, s.submitted_at AS "submittedAt", s.updated_at AS "updatedAt", s.updated_by AS "updatedBy",
      v.characters, v.word_sha256 IS NOT NULL AS "hasWord", v.pdf_sha256 IS NOT NULL AS "hasPdf", v.reasons,
      (SELECT jsonb_agg(jsonb_build_object('id', k->'id', 'verdict', k->'verdict', 'reason', k->'reason')) FROM jsonb_array_elements(v.checks->'checks') AS k) AS checks,
      c.due, (c.submitted + c.accepted) AS "inHand", c.returned, c.late
    FROM ledger_counts c
    LEFT JOIN assignments a ON a.campaign_id = c.campaign_id AND a.requirement_id = c.requirement_id AND a.unit_id = c.unit_id
    LEFT JOIN submissions s ON s.campaign_id = c.campaign_id AND s.requirement_id = c.requirement_id AND s.unit_id = c.unit_id
    LEFT JOIN submission_versions v ON v.campaign_id = s.campaign_id AND v.requirement_id = s.requirement_id AND v.unit_id = s.unit_id AND v.version = s.version
    WHERE c.campaign_id = ${campaignId} AND c.unit_id = ANY(${[...unitIds]}::bigint[])
    ORDER BY c.unit_id, c.requirement_id`.execute(db)
  return rows
}
