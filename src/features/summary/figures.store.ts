import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { figureIds, type FigureId } from './rules.ts'

/** One row behind a figure: what it is, from where, how much it adds, and what it opens. */
export interface FigureRow {
  label: string
  detail: string
  origin: string
  value: number
  link: string | null
}

interface FigureQuestion {
  name: string
  /** 个单位, 份, 场, 人次 */
  measure: string
  /** How it is counted, in words. */
  rule: string
  /** Rows as (label, detail, origin, value, link); the figure is the sum of value. */
  rows(campaignId: number): RawBuilder<FigureRow>
}

/** A unit's own part of the ledger; the unit stands under `u`. */
const ledgerOf = (campaign: number) => sql`'/campaigns/' || ${campaign}::text || '/ledger?parent=' || u.id`

const deliveries = (campaign: number, condition: RawBuilder<unknown>) => sql<FigureRow>`
  SELECT u.name AS label, coalesce(to_char(max(d.acknowledged_at) AT TIME ZONE 'Asia/Shanghai', 'FMMM月FMDD日'), '') AS detail, '通知' AS origin, 1 AS value, '/campaigns/' || ${campaign}::text || '/receipts' AS link
  FROM deliveries d JOIN units u ON u.id = d.unit_id WHERE d.campaign_id = ${campaign} AND ${condition} GROUP BY u.id`

const submitted = (campaign: number, condition: RawBuilder<unknown>) => sql<FigureRow>`
  SELECT u.name AS label, r.title AS detail, CASE WHEN s.adopted THEN '采用' WHEN s.state = 'accepted' THEN '已收' ELSE '待审核' END AS origin, 1 AS value,
    '/campaigns/' || s.campaign_id || '/reports/' || s.requirement_id || '/' || s.unit_id AS link
  FROM submissions s JOIN units u ON u.id = s.unit_id JOIN requirements r ON r.campaign_id = s.campaign_id AND r.id = s.requirement_id
  WHERE s.campaign_id = ${campaign} AND s.state IN ('submitted', 'accepted') AND ${condition}`

/** A unit that wrote the same figure into several materials counts once, with the largest; only accepted material counts, and no plan: what it names has not happened yet. */
const counted = (campaign: number, column: 'activities' | 'people') => sql<FigureRow>`
  SELECT label, detail, origin, value, link FROM (
    SELECT DISTINCT ON (s.unit_id) u.name AS label, coalesce(v.figures_quote, r.title) AS detail,
      CASE WHEN v.figures_by IS NULL THEN '原文读出' ELSE '单位填报' END AS origin, ${sql.ref(`v.${column}`)} AS value,
      '/campaigns/' || s.campaign_id || '/reports/' || s.requirement_id || '/' || s.unit_id AS link
    FROM submissions s JOIN units u ON u.id = s.unit_id
    JOIN requirements r ON r.campaign_id = s.campaign_id AND r.id = s.requirement_id
    JOIN submission_versions v ON v.campaign_id = s.campaign_id AND v.requirement_id = s.requirement_id AND v.unit_id = s.unit_id AND v.version = s.version
    WHERE s.campaign_id = ${campaign} AND s.state = 'accepted' AND r.title !~ '(方案|计划)$' AND ${sql.ref(`v.${column}`)} > 0
    ORDER BY s.unit_id, ${sql.ref(`v.${column}`)} DESC) AS largest`

export const questions: Record<FigureId, FigureQuestion> = {
  units_received: { name: '收到通知的单位', measure: '个', rule: '每个单位算一次，不论收到几份通知。', rows: (campaign) => deliveries(campaign, sql`true`) },
  units_acknowledged: { name: '签收的单位', measure: '个', rule: '至少签收了一份通知的单位。', rows: (campaign) => deliveries(campaign, sql`d.acknowledged_at IS NOT NULL`) },
  units_due: {
    name: '应报送的单位', measure: '个', rule: '至少应报一份材料的单位。',
    rows: (campaign) => sql<FigureRow>`SELECT u.name AS label, count(*) || ' 份' AS detail, '报送要求' AS origin, 1 AS value, ${ledgerOf(campaign)} AS link FROM assignments a JOIN units u ON u.id = a.unit_id WHERE a.campaign_id = ${campaign} GROUP BY u.id`,
  },
  units_in: {
    name: '报送材料的单位', measure: '个', rule: '至少有一份材料待审核或已收的单位。退回的不算。',
    rows: (campaign) => sql<FigureRow>`SELECT u.name AS label, count(*) || ' 份' AS detail, '报送' AS origin, 1 AS value, ${ledgerOf(campaign)} AS link FROM submissions s JOIN units u ON u.id = s.unit_id WHERE s.campaign_id = ${campaign} AND s.state IN ('submitted', 'accepted') GROUP BY u.id`,
  },
  materials: { name: '报送的材料', measure: '份', rule: '待审核和已收的材料。退回的不算。', rows: (campaign) => submitted(campaign, sql`true`) },
  materials_accepted: { name: '已收的材料', measure: '份', rule: '活动办已收下的材料。', rows: (campaign) => submitted(campaign, sql`s.state = 'accepted'`) },
  highlights: { name: '采用的亮点', measure: '份', rule: '活动办采用的材料。', rows: (campaign) => submitted(campaign, sql`s.adopted`) },
  late: { name: '迟报的材料', measure: '份', rule: '在截止时间以后报送的材料。', rows: (campaign) => submitted(campaign, sql`s.submitted_at > r.due_at`) },
  activities_main: {
    name: '主会场活动', measure: '项', rule: '方案里的主会场活动，取消的不算。',
    rows: (campaign) => sql<FigureRow>`SELECT a.name AS label, coalesce(m.name, '') AS detail, '方案' AS origin, 1 AS value, '/campaigns/' || a.campaign_id || '/plan' AS link
      FROM activities a LEFT JOIN modules m ON m.campaign_id = a.campaign_id AND m.id = a.module_id WHERE a.campaign_id = ${campaign} AND a.main_venue AND a.state <> 'cancelled'`,
  },
  activities_units: { name: '单位开展的活动', measure: '场', rule: '单位在已收材料里填报的场次，方案、计划里的不算。同一单位几份材料都填了的，取最大的一份。', rows: (campaign) => counted(campaign, 'activities') },
  people: { name: '参加人次', measure: '人次', rule: '单位在已收材料里填报的人次，方案、计划里的不算。同一单位几份材料都填了的，取最大的一份。', rows: (campaign) => counted(campaign, 'people') },
}

/** The value of every figure, in one query. */
export async function figureValues(db: Reader, campaignId: number): Promise<Record<FigureId, number>> {
  const parts = figureIds.map((id) => sql`SELECT ${id}::text AS id, coalesce(sum(value), 0)::bigint AS value FROM (${questions[id].rows(campaignId)}) AS rows`)
  const { rows } = await sql<{ id: FigureId; value: number }>`${sql.join(parts, sql` UNION ALL `)}`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.id, row.value])) as Record<FigureId, number>
}

/** Part of a figure: rows of one origin. */
export interface FigureSum {
  origin: string
  rows: number
  value: number
}

/** The rows behind one figure, the largest first, with the sum of each origin: these make up the figure. */
export async function figureRows(db: Reader, campaignId: number, figure: FigureId, limit: number, offset: number): Promise<{ total: number; value: number; sums: FigureSum[]; rows: FigureRow[] }> {
  const behind = questions[figure].rows(campaignId)
  const [{ rows: sums }, { rows }] = await Promise.all([
    sql<FigureSum>`SELECT origin, count(*)::int AS rows, sum(value)::bigint AS value FROM (${behind}) AS rows GROUP BY origin ORDER BY 3 DESC, origin`.execute(db),
    sql<FigureRow>`SELECT * FROM (${behind}) AS rows ORDER BY value DESC, label, detail, link LIMIT ${limit} OFFSET ${offset}`.execute(db),
  ])
  return { total: sums.reduce((sum, each) => sum + each.rows, 0), value: sums.reduce((sum, each) => sum + each.value, 0), sums, rows }
}
