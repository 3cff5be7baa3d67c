import { sql, type RawBuilder } from 'kysely'
import type { CopiedPassage } from '../../documents/copying/index.ts'
import type { Reader } from '../../platform/database.ts'
import type { SubmissionKey } from '../reporting/index.ts'
import { unitsWhere, type Actor } from '../units/index.ts'

export type Show = 'other' | 'own-earlier' | 'cited'

export interface PairFilter {
  requirementId: number | null
  /** Share from 0 to 1 that one of the two has at least. */
  least: number
  /** Between units, with a unit's own earlier one, or those called a citation. */
  show: Show
  /** Part of a unit's name. */
  words: string | null
}

export interface Side {
  campaignId: number
  campaignName: string
  requirementId: number
  title: string
  unitId: number
  unitName: string
  version: number
  submittedAt: Date
  state: 'draft' | 'signed_off' | 'submitted' | 'returned' | 'accepted'
  letters: number
  cut: boolean
  share: number
}

export interface PairLine {
  id: number
  later: Side
  earlier: Side
  letters: number
  longest: number
  excerpt: string
  foundAt: Date
  citedBy: string | null
  citedAt: Date | null
  citedReason: string | null
  /** Further pairs of the later report, as many as its text shares with others. */
  further: number
}

/** Two sides of a pair with everything a line says of them; a pair whose text was replaced is not there. */
const joined = sql`
  FROM copying_pairs p
  JOIN copying_texts ta ON (ta.campaign_id, ta.requirement_id, ta.unit_id, ta.version) = (p.campaign_id, p.requirement_id, p.unit_id, p.version)
  JOIN copying_texts tb ON (tb.campaign_id, tb.requirement_id, tb.unit_id, tb.version) = (p.other_campaign_id, p.other_requirement_id, p.other_unit_id, p.other_version)
  JOIN units ua ON ua.id = p.unit_id JOIN units ub ON ub.id = p.other_unit_id
  JOIN campaigns ca ON ca.id = p.campaign_id JOIN campaigns cb ON cb.id = p.other_campaign_id
  JOIN requirements ra ON ra.campaign_id = p.campaign_id AND ra.id = p.requirement_id
  JOIN requirements rb ON rb.campaign_id = p.other_campaign_id AND rb.id = p.other_requirement_id
  JOIN submissions sa ON (sa.campaign_id, sa.requirement_id, sa.unit_id) = (p.campaign_id, p.requirement_id, p.unit_id)
  JOIN submissions sb ON (sb.campaign_id, sb.requirement_id, sb.unit_id) = (p.other_campaign_id, p.other_requirement_id, p.other_unit_id)`

const side = (text: string, unit: string, campaign: string, requirement: string, submission: string, share: string): RawBuilder<Side> => sql`json_build_object(
  'campaignId', ${sql.ref(`${campaign}.id`)}, 'campaignName', ${sql.ref(`${campaign}.short_name`)}, 'requirementId', ${sql.ref(`${requirement}.id`)}, 'title', ${sql.ref(`${requirement}.title`)},
  'unitId', ${sql.ref(`${unit}.id`)}, 'unitName', coalesce(${sql.ref(`${unit}.short_name`)}, ${sql.ref(`${unit}.name`)}), 'version', ${sql.ref(`${text}.version`)},
  'submittedAt', ${sql.ref(`${text}.submitted_at`)}, 'state', ${sql.ref(`${submission}.state`)}, 'letters', ${sql.ref(`${text}.letters`)}, 'cut', ${sql.ref(`${text}.cut`)}, 'share', ${sql.ref(`p.${share}`)})`
const later = side('ta', 'ua', 'ca', 'ra', 'sa', 'share')
const earlier = side('tb', 'ub', 'cb', 'rb', 'sb', 'other_share')

const line = sql`p.id, ${later} AS later, ${earlier} AS earlier, p.letters, p.longest, p.excerpt, p.found_at AS "foundAt",
  p.cited_by AS "citedBy", p.cited_at AS "citedAt", p.cited_reason AS "citedReason",
  (SELECT count(*)::int - 1 FROM copying_pairs o WHERE o.campaign_id = p.campaign_id AND o.requirement_id = p.requirement_id AND o.unit_id = p.unit_id
    AND o.other_unit_id <> o.unit_id AND o.cited_at IS NULL AND o.most >= 0.3) AS further`

/** The other report is of this campaign, or of a unit the actor may see: nothing is visible across sibling subtrees. */
const visible = (actor: Actor) => sql<boolean>`(p.other_campaign_id = p.campaign_id OR ${unitsWhere(actor, 'copying.read', 'ub')})`

const shown = {
  other: sql`p.cited_at IS NULL AND p.other_unit_id <> p.unit_id`,
  'own-earlier': sql`p.cited_at IS NULL AND p.other_unit_id = p.unit_id`,
  cited: sql`p.cited_at IS NOT NULL`,
} satisfies Record<Show, unknown>

const where = (actor: Actor, campaignId: number, { requirementId, least, show, words }: PairFilter) => sql`
  WHERE p.campaign_id = ${campaignId} AND ${visible(actor)} AND p.most >= ${least}
    AND ${shown[show]}
    ${requirementId === null ? sql`` : sql`AND p.requirement_id = ${requirementId}`}
    ${words === null ? sql`` : sql`AND (strpos(ua.name || coalesce(ua.short_name, ''), ${words}) > 0 OR strpos(ub.name || coalesce(ub.short_name, ''), ${words}) > 0)`}`

/** Moments inside JSON come as text. */
const dated = <T extends { later: Side; earlier: Side }>(row: T): T => ({
  ...row, later: { ...row.later, submittedAt: new Date(row.later.submittedAt) }, earlier: { ...row.earlier, submittedAt: new Date(row.earlier.submittedAt) },
})

/** A page of pairs, those that share most first. */
export async function listPairs(db: Reader, actor: Actor, campaignId: number, filter: PairFilter, limit: number, offset: number): Promise<{ items: PairLine[]; total: number }> {
  const [{ rows }, { rows: [counted] }] = await Promise.all([
    sql<PairLine>`SELECT ${line} ${joined} ${where(actor, campaignId, filter)} ORDER BY p.most DESC, p.id LIMIT ${limit} OFFSET ${offset}`.execute(db),
    sql<{ total: number }>`SELECT count(*)::int AS total ${joined} ${where(actor, campaignId, filter)}`.execute(db),
  ])
  return { items: rows.map(dated), total: counted?.total ?? 0 }
}

export interface Tally {
  other: number
  ownEarlier: number
  cited: number
}

/** How many pairs there are of each kind with the other filters as they are. */
export async function tallyPairs(db: Reader, actor: Actor, campaignId: number, filter: PairFilter): Promise<Tally> {
  const count = async (show: Show) =>
    (await sql<{ total: number }>`SELECT count(*)::int AS total ${joined} ${where(actor, campaignId, { ...filter, show })}`.execute(db)).rows[0]?.total ?? 0
  const [other, ownEarlier, cited] = await Promise.all([count('other'), count('own-earlier'), count('cited')])
  return { other, ownEarlier, cited }
}

/** One pair with both texts; null when there is none the actor may see. */
export async function findPair(db: Reader, actor: Actor, campaignId: number, id: number): Promise<(PairLine & { text: string; otherText: string; passages: CopiedPassage[] }) | null> {
  const { rows: [row] } = await sql<PairLine & { text: string; otherText: string; passages: CopiedPassage[] }>`
    SELECT ${line}, ta.text, tb.text AS "otherText", p.passages ${joined} WHERE p.campaign_id = ${campaignId} AND p.id = ${id} AND ${visible(actor)}`.execute(db)
  return row ? dated(row) : null
}

/** Pairs a report stands in, on either side, that nobody has called a citation: those that share most first. */
export async function pairsOf(db: Reader, actor: Actor, key: SubmissionKey, limit: number): Promise<PairLine[]> {
  const { rows } = await sql<PairLine>`SELECT ${line} ${joined}
    WHERE p.campaign_id = ${key.campaignId} AND p.cited_at IS NULL AND ${visible(actor)} AND ((p.requirement_id = ${key.requirementId} AND p.unit_id = ${key.unitId})
      OR (p.other_campaign_id = ${key.campaignId} AND p.other_requirement_id = ${key.requirementId} AND p.other_unit_id = ${key.unitId}))
    ORDER BY p.most DESC, p.id LIMIT ${limit}`.execute(db)
  return rows.map(dated)
}

export interface Standing {
  version: number
  problem: string | null
  compared: boolean
  /** Reports of other units below the office's path there are to compare it with, of its campaign and earlier ones. */
  comparedWith: number
}

/** Where one report's comparison stands; null when its text was not read yet. */
export async function standingOf(db: Reader, key: SubmissionKey, officePath: string): Promise<Standing | null> {
  const { rows: [row] } = await sql<Standing>`
    SELECT version, problem, compared_at IS NOT NULL AS compared,
      (SELECT count(*)::int FROM copying_texts o JOIN units u ON u.id = o.unit_id
        WHERE u.path <@ ${officePath}::ltree AND o.campaign_id <= t.campaign_id AND o.unit_id <> t.unit_id AND o.problem IS NULL) AS "comparedWith"
    FROM copying_texts t WHERE campaign_id = ${key.campaignId} AND requirement_id = ${key.requirementId} AND unit_id = ${key.unitId}`.execute(db)
  return row ?? null
}
