import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import type { UnitKind } from '../units/index.ts'
import type { Step } from './ladder.rules.ts'
import { behind, rankOf, standings, type Scope, type StandingRow } from './standing.store.ts'

/** Where a unit may be stuck, as the filter names it. */
export const stuckAt = ['opened', 'acknowledged', 'responsible', 'planned', 'reported', 'done'] as const
export type StuckAt = (typeof stuckAt)[number]

export interface LadderFilter {
  /** Behind only, as the page opens. */
  behind: boolean
  /** Has not done this step, wherever it is stuck. */
  missing: Step | null
  /** Earliest step not done is one of these; empty = any. */
  stuck: readonly StuckAt[]
  /** With `stuck`: only what is past its time. */
  late: boolean
  kind: UnitKind | null
  /** Words in the names of the unit or its liaison. */
  text: string | null
}

const missingOf: Record<Step, RawBuilder<boolean>> = {
  delivered: sql`false`, opened: sql`s.opened_at IS NULL`, acknowledged: sql`s.acknowledged_at IS NULL`, responsible: sql`s.responsible_name IS NULL`,
  planned: sql`s.plans > s.plans_in`, reported: sql`s.reports > s.reports_in`,
}

/** The filter as a condition over standings `s` and units `u`. */
function matching(filter: LadderFilter): RawBuilder<boolean> {
  const all: RawBuilder<unknown>[] = [sql`true`]
  if (filter.behind) all.push(behind)
  if (filter.missing) all.push(missingOf[filter.missing])
  if (filter.stuck.length > 0) all.push(sql`s.rank = ANY(${filter.stuck.map((each) => (each === 'done' ? 7 : rankOf(each)))}::int[])`)
  if (filter.late) all.push(sql`s.late`)
  if (filter.kind) all.push(sql`u.kind = ${filter.kind}`)
  if (filter.text) {
    const like = `%${filter.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    all.push(sql`(u.name ILIKE ${like} OR u.short_name ILIKE ${like} OR s.responsible_name ILIKE ${like}
      OR EXISTS (SELECT FROM people p WHERE p.unit_id = u.id AND p.is_liaison AND p.state = 'active' AND p.name ILIKE ${like}))`)
  }
  return sql<boolean>`${sql.join(all, sql` AND `)}`
}

export type LadderRow = StandingRow & { name: string; kind: UnitKind; total: number }

/** Units under the filter, earliest stuck step first, late first, longest waiting first. */
export async function listStandings(db: Reader, scope: Scope, filter: LadderFilter, page: { limit: number; offset: number }): Promise<LadderRow[]> {
  const { rows } = await sql<LadderRow>`
    SELECT s.*, coalesce(u.short_name, u.name) AS name, u.kind, count(*) OVER () AS total
    FROM (${standings(scope)}) s JOIN units u ON u.id = s.unit_id
    WHERE ${matching(filter)}
    ORDER BY s.rank, s.late DESC,
      CASE s.rank WHEN 2 THEN s.delivered_at WHEN 3 THEN s.opened_at WHEN 4 THEN s.acknowledged_at WHEN 5 THEN s.plan_due_at WHEN 6 THEN s.report_due_at END NULLS LAST,
      u.position, s.unit_id
    LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db)
  return rows
}

/** How many units are under the filter. */
export async function countStandings(db: Reader, scope: Scope, filter: LadderFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (${standings(scope)}) s JOIN units u ON u.id = s.unit_id WHERE ${matching(filter)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** One unit, or null when it did not receive the notice. */
export async function findStanding(db: Reader, scope: Scope, unitId: number): Promise<LadderRow | null> {
  const { rows } = await sql<LadderRow>`
    SELECT s.*, coalesce(u.short_name, u.name) AS name, u.kind, 1 AS total
    FROM (${standings(scope, [unitId])}) s JOIN units u ON u.id = s.unit_id`.execute(db)
  return rows[0] ?? null
}
