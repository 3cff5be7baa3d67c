import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { isPlan, patienceHours, type Standing, type Step } from './ladder.rules.ts'

/** One issued notice, its campaign and the campaign's own unit. */
export interface IssuedNotice {
  campaignId: number
  noticeId: number
  title: string
  issuedAt: Date
  campaignName: string
  shortName: string
  unit: { id: number; path: string; name: string }
}

/** Issued notices of a campaign, the one that carries the plan first. */
export async function issuedNotices(db: Reader, campaignId: number): Promise<IssuedNotice[]> {
  const { rows } = await sql<Omit<IssuedNotice, 'unit'> & { unitId: number; unitPath: string; unitName: string }>`
    SELECT n.campaign_id AS "campaignId", n.id AS "noticeId", n.title, n.issued_at AS "issuedAt", c.name AS "campaignName", c.short_name AS "shortName",
      u.id AS "unitId", u.path::text AS "unitPath", u.name AS "unitName"
    FROM notices n JOIN campaigns c ON c.id = n.campaign_id JOIN units u ON u.id = c.unit_id
    WHERE n.campaign_id = ${campaignId} AND n.state <> 'draft' ORDER BY (n.follows IS NOT NULL), n.id`.execute(db)
  return rows.map(({ unitId, unitPath, unitName, ...notice }) => ({ ...notice, unit: { id: unitId, path: unitPath, name: unitName } }))
}

/** Which requirements of the campaign are plans (方案), by their titles. */
export async function planIds(db: Reader, campaignId: number): Promise<number[]> {
  const rows = await db.selectFrom('requirements').select(['id', 'title']).where('campaign_id', '=', campaignId).execute()
  return rows.filter((row) => isPlan(row.title)).map((row) => row.id)
}

/** What is asked about: one notice now, and which of the requirements are plans. */
export interface Scope {
  campaignId: number
  noticeId: number
  plans: readonly number[]
  now: Date
}

/**
 * Every receiving unit with its step, in two passes over the campaign's rows whatever their number: deliveries, and what is owed per unit.
 * `rank` orders the steps (2 = 打开 … 6 = 报送材料, 7 = all done).
 */
export function standings(scope: Scope, only: readonly number[] | null = null): RawBuilder<unknown> {
  const some = (column: string) => (only === null ? sql`` : sql`AND ${sql.ref(column)} = ANY(${[...only]}::bigint[])`)
  const patience = new Date(scope.now.getTime() - patienceHours * 3_600_000)
  return sql`
    SELECT s.*,
      CASE rank WHEN 2 THEN delivered_at < ${patience} WHEN 3 THEN opened_at < ${patience} WHEN 4 THEN false
        WHEN 5 THEN coalesce(plan_due_at < ${scope.now}, false) WHEN 6 THEN coalesce(report_due_at < ${scope.now}, false) ELSE false END AS late
    FROM (
      SELECT d.unit_id, d.delivered_at, d.opened_at, d.opened_by, d.acknowledged_at, d.acknowledged_by, d.responsible_name, d.responsible_phone,
        d.urged_times, d.urged_at, coalesce(o.plans, 0) AS plans, coalesce(o.plans_in, 0) AS plans_in, o.plan_due_at,
        coalesce(o.reports, 0) AS reports, coalesce(o.reports_in, 0) AS reports_in, o.report_due_at,
        CASE WHEN d.opened_at IS NULL THEN 2 WHEN d.acknowledged_at IS NULL THEN 3 WHEN d.responsible_name IS NULL THEN 4
          WHEN o.plans > o.plans_in THEN 5 WHEN o.reports > o.reports_in THEN 6 ELSE 7 END AS rank
      FROM deliveries d LEFT JOIN (
        SELECT a.unit_id,
          count(*) FILTER (WHERE p.is_plan) AS plans,
          count(*) FILTER (WHERE p.is_plan AND s.state IN ('submitted', 'accepted')) AS plans_in,
          min(r.due_at) FILTER (WHERE p.is_plan AND s.state IS DISTINCT FROM 'submitted' AND s.state IS DISTINCT FROM 'accepted') AS plan_due_at,
          count(*) FILTER (WHERE NOT p.is_plan) AS reports,
          count(*) FILTER (WHERE NOT p.is_plan AND s.state IN ('submitted', 'accepted')) AS reports_in,
          min(r.due_at) FILTER (WHERE NOT p.is_plan AND s.state IS DISTINCT FROM 'submitted' AND s.state IS DISTINCT FROM 'accepted') AS report_due_at
        FROM assignments a JOIN requirements r ON r.campaign_id = a.campaign_id AND r.id = a.requirement_id
        CROSS JOIN LATERAL (SELECT r.id = ANY(${[...scope.plans]}::int[]) AS is_plan) p
        LEFT JOIN submissions s ON s.campaign_id = a.campaign_id AND s.requirement_id = a.requirement_id AND s.unit_id = a.unit_id
        WHERE a.campaign_id = ${scope.campaignId} ${some('a.unit_id')} GROUP BY a.unit_id
      ) o ON o.unit_id = d.unit_id AND d.must_report
      WHERE d.campaign_id = ${scope.campaignId} AND d.notice_id = ${scope.noticeId} ${some('d.unit_id')}
    ) s`
}

/** Condition of `isBehind` over `standings`. */
export const behind = sql<boolean>`(s.rank <= 4 OR s.late)`

const byRank: Record<number, Step> = { 2: 'opened', 3: 'acknowledged', 4: 'responsible', 5: 'planned', 6: 'reported' }
export const rankOf = (step: Step): number => Number(Object.entries(byRank).find(([, each]) => each === step)?.[0] ?? 1)

/** A row of `standings` as it comes from the database. */
export interface StandingRow {
  unit_id: number
  delivered_at: Date
  opened_at: Date | null
  opened_by: string | null
  acknowledged_at: Date | null
  acknowledged_by: string | null
  responsible_name: string | null
  responsible_phone: string | null
  urged_times: number
  urged_at: Date | null
  plans: number
  plans_in: number
  plan_due_at: Date | null
  reports: number
  reports_in: number
  report_due_at: Date | null
  rank: number
  late: boolean
}

/** The row in the words of the rules. */
export const toStanding = (row: StandingRow): Standing => ({
  deliveredAt: row.delivered_at, openedAt: row.opened_at, acknowledgedAt: row.acknowledged_at, responsibleName: row.responsible_name,
  plans: { due: row.plans, in: row.plans_in, dueAt: row.plan_due_at },
  reports: { due: row.reports, in: row.reports_in, dueAt: row.report_due_at },
  stuck: byRank[row.rank] ?? null, late: row.late,
})

export interface StepCount {
  step: Step
  done: number
  total: number
  /** Of those missing, how many are past their time. */
  late: number
  /** Earliest due moment among the missing, for material. */
  dueAt: Date | null
}

/** How many units have done each step, and how many are behind. A campaign nobody owes a plan in has no plan step. */
export async function countSteps(db: Reader, scope: Scope): Promise<{ steps: StepCount[]; behind: number }> {
  const { rows: [row] } = await sql<Record<string, number> & { plan_due_at: Date | null; report_due_at: Date | null }>`
    SELECT count(*) AS units, count(opened_at) AS opened, count(acknowledged_at) AS acknowledged, count(responsible_name) AS responsible,
      count(*) FILTER (WHERE plans > 0) AS plans, count(*) FILTER (WHERE plans > 0 AND plans_in >= plans) AS planned,
      count(*) FILTER (WHERE reports > 0) AS reports, count(*) FILTER (WHERE reports > 0 AND reports_in >= reports) AS reported,
      count(*) FILTER (WHERE rank = 2 AND late) AS opened_late, count(*) FILTER (WHERE rank = 3 AND late) AS acknowledged_late,
      count(*) FILTER (WHERE plan_due_at < ${scope.now}) AS planned_late, count(*) FILTER (WHERE report_due_at < ${scope.now}) AS reported_late,
      min(plan_due_at) AS plan_due_at, min(report_due_at) AS report_due_at, count(*) FILTER (WHERE ${behind}) AS behind
    FROM (${standings(scope)}) s`.execute(db)
  if (!row) throw new Error('an aggregate without a row')
  const step = (step: Step, done: number, total: number, late = 0, dueAt: Date | null = null): StepCount => ({ step, done, total, late, dueAt })
  const of = (name: string) => row[name] ?? 0
  return {
    behind: of('behind'),
    steps: [
      step('delivered', of('units'), of('units')), step('opened', of('opened'), of('units'), of('opened_late')),
      step('acknowledged', of('acknowledged'), of('units'), of('acknowledged_late')), step('responsible', of('responsible'), of('units')),
      ...(of('plans') > 0 ? [step('planned', of('planned'), of('plans'), of('planned_late'), row.plan_due_at)] : []),
      ...(of('reports') > 0 ? [step('reported', of('reported'), of('reports'), of('reported_late'), row.report_due_at)] : []),
    ],
  }
}
