import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { unitsWhere, type Actor } from '../units/index.ts'

const notIn = sql`s.state IS DISTINCT FROM 'submitted' AND s.state IS DISTINCT FROM 'accepted'`

/** How many units have not handed in at least one of these requirements, and the first of them by name. */
export async function missingUnits(db: Reader, campaignId: number, requirementIds: readonly number[], names: number): Promise<{ count: number; names: string[] }> {
  const { rows } = await sql<{ name: string; count: number }>`
    SELECT coalesce(u.short_name, u.name) AS name, count(*) OVER () AS count
    FROM (SELECT DISTINCT a.unit_id FROM assignments a
      LEFT JOIN submissions s ON s.campaign_id = a.campaign_id AND s.requirement_id = a.requirement_id AND s.unit_id = a.unit_id
      WHERE a.campaign_id = ${campaignId} AND a.requirement_id = ANY(${[...requirementIds]}::int[]) AND ${notIn}) x
    JOIN units u ON u.id = x.unit_id ORDER BY u.kind, u.position, u.id LIMIT ${names}`.execute(db)
  return { count: rows[0]?.count ?? 0, names: rows.map((row) => row.name) }
}

export interface Waiting {
  campaignId: number
  campaignName: string
  requirementId: number
  title: string
  unitId: number
  unitName: string
  dueAt: Date | null
  sentBy: string | null
  sentAt: Date | null
  version: number
}

/** 待我审签: what liaisons have sent to the approver, the nearest day first. */
export async function waitingForSignOff(db: Reader, actor: Actor, limit: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT s.campaign_id AS "campaignId", c.short_name AS "campaignName", s.requirement_id AS "requirementId", r.title, s.unit_id AS "unitId",
      coalesce(units.short_name, units.name) AS "unitName", r.due_at AS "dueAt", v.sent_by AS "sentBy", v.sent_at AS "sentAt", s.version
    FROM submissions s JOIN units ON units.id = s.unit_id JOIN campaigns c ON c.id = s.campaign_id
    JOIN requirements r ON r.campaign_id = s.campaign_id AND r.id = s.requirement_id
    JOIN submission_versions v ON v.campaign_id = s.campaign_id AND v.requirement_id = s.requirement_id AND v.unit_id = s.unit_id AND v.version = s.version
    WHERE s.state = 'draft' AND v.sent_at IS NOT NULL AND c.state <> 'archived' AND ${unitsWhere(actor, 'submission.sign_off')}
    ORDER BY r.due_at NULLS LAST, v.sent_at LIMIT ${limit}`.execute(db)
  return rows
}

export interface Said {
  requirementId: number
  title: string
  unitId: number
  version: number
  decision: 'returned' | 'accepted'
  adopted: boolean
  reasons: string | null
  by: string
  at: Date
}

/** 市里怎么说: what the office decided on the material of these units, newest first. */
export async function decisionsOn(db: Reader, campaignId: number, unitIds: readonly number[], limit: number): Promise<Said[]> {
  const { rows } = await sql<Said>`
    SELECT v.requirement_id AS "requirementId", r.title, v.unit_id AS "unitId", v.version, v.decision, (s.adopted AND s.version = v.version) AS adopted, v.reasons,
      coalesce(v.decided_by, '') AS by, v.decided_at AS at
    FROM submission_versions v JOIN requirements r ON r.campaign_id = v.campaign_id AND r.id = v.requirement_id
    JOIN submissions s ON s.campaign_id = v.campaign_id AND s.requirement_id = v.requirement_id AND s.unit_id = v.unit_id
    WHERE v.campaign_id = ${campaignId} AND v.unit_id = ANY(${[...unitIds]}::bigint[]) AND v.decision IS NOT NULL AND v.decided_at IS NOT NULL
    ORDER BY v.decided_at DESC LIMIT ${limit}`.execute(db)
  return rows
}
