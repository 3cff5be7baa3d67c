import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { counters, difference, type Counted } from './counts.rules.ts'

/** One submission's place: who owes what in which campaign. */
export interface SubmissionKey {
  campaignId: number
  requirementId: number
  unitId: number
}

/** One submission's change of standing. */
export interface Move {
  key: SubmissionKey
  before: Counted | null
  after: Counted | null
}

/** Moves the counters of a unit and all its superiors when a submission changes its standing: depth ≤ 8 rows. */
export const moveCounts = (tx: Tx, key: SubmissionKey, before: Counted | null, after: Counted | null): Promise<void> => moveAllCounts(tx, [{ key, before, after }])

/**
 * The same for several submissions at once, each counter touched once.
 * The root's row is shared by everybody, so call it late in the transaction; rows are locked in the order of their key,
 * always the same, so two changes never wait for each other in a circle.
 */
export async function moveAllCounts(tx: Tx, moves: readonly Move[]): Promise<void> {
  const deltas = moves.map(({ key, before, after }) => ({ ...key, by: difference(before, after) })).filter(({ by }) => counters.some((counter) => by[counter] !== 0))
  if (deltas.length === 0) return
  const changed = counters.filter((counter) => deltas.some(({ by }) => by[counter] !== 0))
  const columns = changed.map((counter) => sql`${deltas.map(({ by }) => by[counter])}::int[]`)
  const names = changed.map((counter) => sql.ref(counter))
  await sql`
    WITH moved AS (
      SELECT * FROM unnest(${deltas.map((each) => each.campaignId)}::bigint[], ${deltas.map((each) => each.requirementId)}::int[], ${deltas.map((each) => each.unitId)}::bigint[], ${sql.join(columns)})
        AS m (campaign_id, requirement_id, below, ${sql.join(names)})),
    summed AS (
      SELECT m.campaign_id, m.requirement_id, up.unit_id, ${sql.join(changed.map((counter) => sql`sum(m.${sql.ref(counter)})::int AS ${sql.ref(counter)}`))}
      FROM moved m JOIN units u ON u.id = m.below CROSS JOIN LATERAL unnest(string_to_array(u.path::text, '.')::bigint[]) AS up (unit_id)
      GROUP BY m.campaign_id, m.requirement_id, up.unit_id),
    path AS (
      SELECT c.campaign_id, c.unit_id, c.requirement_id, ${sql.join(changed.map((counter) => sql`summed.${sql.ref(counter)}`))}
      FROM ledger_counts c JOIN summed ON summed.campaign_id = c.campaign_id AND summed.unit_id = c.unit_id AND summed.requirement_id = c.requirement_id
      ORDER BY c.campaign_id, c.unit_id, c.requirement_id
      FOR UPDATE OF c)
    UPDATE ledger_counts c SET ${sql.join(changed.map((counter) => sql`${sql.ref(counter)} = c.${sql.ref(counter)} + path.${sql.ref(counter)}`))}
    FROM path
    WHERE c.campaign_id = path.campaign_id AND c.unit_id = path.unit_id AND c.requirement_id = path.requirement_id
  `.execute(tx)
}

/** What the counters should be, from the rows themselves. Used to open a campaign's ledger and to check it nightly. */
const recount = (campaignId: number) => sql`
  SELECT a.campaign_id, a.requirement_id, up.unit_id,
    count(*)::int AS due,
    count(*) FILTER (WHERE s.state = 'draft')::int AS draft,
    count(*) FILTER (WHERE s.state = 'signed_off')::int AS signed_off,
    count(*) FILTER (WHERE s.state = 'submitted')::int AS submitted,
    count(*) FILTER (WHERE s.state = 'returned')::int AS returned,
    count(*) FILTER (WHERE s.state = 'accepted')::int AS accepted,
    count(*) FILTER (WHERE s.adopted)::int AS adopted,
    count(*) FILTER (WHERE s.state IN ('submitted', 'accepted') AND s.submitted_at > r.due_at)::int AS late
  FROM assignments a
  JOIN requirements r ON r.campaign_id = a.campaign_id AND r.id = a.requirement_id
  JOIN units u ON u.id = a.unit_id
  CROSS JOIN LATERAL unnest(string_to_array(u.path::text, '.')::bigint[]) AS up (unit_id)
  LEFT JOIN submissions s ON s.campaign_id = a.campaign_id AND s.requirement_id = a.requirement_id AND s.unit_id = a.unit_id
  WHERE a.campaign_id = ${campaignId}
  GROUP BY a.campaign_id, a.requirement_id, up.unit_id`

/**
 * Makes the counters of a campaign right, whatever they were. Submissions wait while it runs, so that none slips in between.
 * @returns how many counters were wrong or absent
 */
export async function recountLedger(tx: Tx, campaignId: number): Promise<number> {
  await sql`LOCK TABLE submissions IN SHARE ROW EXCLUSIVE MODE`.execute(tx)
  const result = await sql`
    INSERT INTO ledger_counts AS c (campaign_id, requirement_id, unit_id, due, draft, signed_off, submitted, returned, accepted, adopted, late)
    ${recount(campaignId)}
    ON CONFLICT (campaign_id, unit_id, requirement_id) DO UPDATE
      SET due = EXCLUDED.due, draft = EXCLUDED.draft, signed_off = EXCLUDED.signed_off, submitted = EXCLUDED.submitted,
          returned = EXCLUDED.returned, accepted = EXCLUDED.accepted, adopted = EXCLUDED.adopted, late = EXCLUDED.late
      WHERE (c.due, c.draft, c.signed_off, c.submitted, c.returned, c.accepted, c.adopted, c.late)
        IS DISTINCT FROM (EXCLUDED.due, EXCLUDED.draft, EXCLUDED.signed_off, EXCLUDED.submitted, EXCLUDED.returned,
                          EXCLUDED.accepted, EXCLUDED.adopted, EXCLUDED.late)
  `.execute(tx)
  // superiors a unit has left by moving in the tree
  const stale = await sql`
    DELETE FROM ledger_counts c WHERE c.campaign_id = ${campaignId}
      AND NOT EXISTS (SELECT 1 FROM (${recount(campaignId)}) AS right_now WHERE right_now.unit_id = c.unit_id AND right_now.requirement_id = c.requirement_id)
  `.execute(tx)
  return Number(result.numAffectedRows ?? 0) + Number(stale.numAffectedRows ?? 0)
}

/** Counters of one unit's subtree, per requirement. */
export const countsOf = (db: Db | Tx, campaignId: number, unitId: number) =>
  db.selectFrom('ledger_counts').selectAll().where('campaign_id', '=', campaignId).where('unit_id', '=', unitId).orderBy('requirement_id').execute()
