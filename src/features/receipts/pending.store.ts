import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'

export interface PendingReceipt {
  campaignId: number
  noticeId: number
  unitId: number
  unitName: string
  title: string
  fromName: string
  deliveredAt: Date
  openedAt: Date | null
  acknowledgedAt: Date | null
}

/** Notices these units have not signed for, or signed without naming a person; newest first. */
export async function pendingReceipts(db: Reader, unitIds: readonly number[], limit: number): Promise<PendingReceipt[]> {
  const { rows } = await sql<PendingReceipt>`
    SELECT d.campaign_id AS "campaignId", d.notice_id AS "noticeId", d.unit_id AS "unitId", coalesce(u.short_name, u.name) AS "unitName", n.title, n.from_name AS "fromName",
      d.delivered_at AS "deliveredAt", d.opened_at AS "openedAt", d.acknowledged_at AS "acknowledgedAt"
    FROM deliveries d JOIN notices n ON n.campaign_id = d.campaign_id AND n.id = d.notice_id JOIN campaigns c ON c.id = d.campaign_id JOIN units u ON u.id = d.unit_id
    WHERE d.unit_id = ANY(${[...unitIds]}::bigint[]) AND (d.acknowledged_at IS NULL OR d.responsible_name IS NULL) AND n.state <> 'draft' AND c.state NOT IN ('closed', 'archived')
    ORDER BY d.delivered_at DESC, d.notice_id DESC LIMIT ${limit}`.execute(db)
  return rows
}

/** How often and when last the units missing a requirement were urged. */
export async function urgedFor(db: Reader, campaignId: number, noticeId: number, requirementIds: readonly number[]): Promise<{ times: number; at: Date | null }> {
  const { rows } = await sql<{ times: number | null; at: Date | null }>`
    SELECT max(d.urged_times) AS times, max(d.urged_at) AS at
    FROM assignments a JOIN deliveries d ON d.campaign_id = a.campaign_id AND d.notice_id = ${noticeId} AND d.unit_id = a.unit_id
    LEFT JOIN submissions s ON s.campaign_id = a.campaign_id AND s.requirement_id = a.requirement_id AND s.unit_id = a.unit_id
    WHERE a.campaign_id = ${campaignId} AND a.requirement_id = ANY(${[...requirementIds]}::int[])
      AND s.state IS DISTINCT FROM 'submitted' AND s.state IS DISTINCT FROM 'accepted'`.execute(db)
  return { times: rows[0]?.times ?? 0, at: rows[0]?.at ?? null }
}
