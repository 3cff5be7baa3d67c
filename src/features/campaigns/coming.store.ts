import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import type { NoticeTime } from '../notices/index.ts'
import type { ActivityState } from './plan.rules.ts'

export interface ComingActivity {
  id: number
  name: string
  mainVenue: boolean
  unitName: string
  moduleName: string | null
  owner: string | null
  times: NoticeTime[]
  firstDay: string | null
  lastDay: string | null
  state: ActivityState
}

/**
 * Activities not over yet, the nearest day first; what has no day at all comes last.
 * @param today ISO day in the campaign's zone
 * @param unitId only those a unit holds or answers for; null = all
 */
export async function comingActivities(db: Reader, campaignId: number, today: string, unitId: number | null, limit: number): Promise<{ items: ComingActivity[]; total: number; thisWeek: number }> {
  const mine = unitId === null ? sql`true` : sql`(a.unit_id = ${unitId} OR a.owners @> ${JSON.stringify([{ unitId }])}::jsonb)`
  const { rows } = await sql<ComingActivity & { total: number; thisWeek: number }>`
    SELECT a.id, a.name, a.main_venue AS "mainVenue", coalesce(u.short_name, u.name) AS "unitName", m.name AS "moduleName", a.owners->0->>'name' AS owner,
      a.times, a.first_day AS "firstDay", a.last_day AS "lastDay", a.state, count(*) OVER () AS total,
      count(*) FILTER (WHERE a.first_day < ${today}::date + 7) OVER () AS "thisWeek"
    FROM activities a JOIN units u ON u.id = a.unit_id LEFT JOIN modules m ON m.campaign_id = a.campaign_id AND m.id = a.module_id
    WHERE a.campaign_id = ${campaignId} AND ${mine} AND a.state NOT IN ('finished', 'cancelled') AND (coalesce(a.last_day, a.first_day) IS NULL OR coalesce(a.last_day, a.first_day) >= ${today}::date)
    ORDER BY greatest(a.first_day, ${today}::date) + CASE WHEN a.first_day IS NULL THEN 36500 ELSE 0 END, a.last_day NULLS LAST, a.id LIMIT ${limit}`.execute(db)
  const [first] = rows
  return { items: rows.map(({ total: _total, thisWeek: _thisWeek, ...item }) => item), total: first?.total ?? 0, thisWeek: first?.thisWeek ?? 0 }
}

/** Finished and all activities per module, in the notice's order; cancelled ones count in neither. */
export async function moduleProgress(db: Reader, campaignId: number): Promise<{ id: number; name: string; finished: number; total: number }[]> {
  const { rows } = await sql<{ id: number; name: string; finished: number; total: number }>`
    SELECT m.id, m.name, count(a.id) FILTER (WHERE a.state = 'finished') AS finished, count(a.id) FILTER (WHERE a.state <> 'cancelled') AS total
    FROM modules m LEFT JOIN activities a ON a.campaign_id = m.campaign_id AND a.module_id = m.id
    WHERE m.campaign_id = ${campaignId} GROUP BY m.id, m.name ORDER BY m.id`.execute(db)
  return rows
}
