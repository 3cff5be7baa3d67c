import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import type { UnitKind, UnitLevel } from '../units/index.ts'
import { endingsOf, type Candidate, type Found, type Group, type NamedUnit } from './addressees.rules.ts'
import { tellingPairs } from './names.rules.ts'
import { withoutTotal } from './page.ts'

/** The unit that issues; recipients are units below it. */
export interface IssuingUnit {
  id: number
  path: string
  name: string
  level: UnitLevel
}

/** Which notice. */
export interface NoticeKey {
  campaignId: number
  noticeId: number
}

/** Bodies under which another hierarchy begins: “societies” of a city are not those of its counties. */
const barriers: Record<UnitKind, readonly UnitKind[]> = {
  county_association: ['county_association', 'town_association'],
  town_association: ['town_association'],
  association: ['association'],
  society: ['association', 'county_association', 'town_association', 'enterprise_association'],
  enterprise_association: ['association', 'county_association', 'town_association', 'enterprise_association'],
  department: ['association', 'county_association', 'town_association', 'enterprise_association', 'society', 'institution'],
  institution: ['association', 'county_association', 'town_association', 'enterprise_association', 'society'],
  other: ['association', 'county_association', 'town_association', 'enterprise_association'],
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Condition: active units `u` below the issuer. */
const below = (issuer: IssuingUnit) => sql<boolean>`u.path <@ ${issuer.path}::ltree AND u.id <> ${issuer.id} AND u.state = 'active'`

/** Condition on units `u`: those the group means to this issuer. Set-based, so that 60,000 units are one statement. */
function inGroup(issuer: IssuingUnit, group: Group): RawBuilder<boolean> {
  const conditions = [below(issuer)]
  if (group.kinds.length > 0) conditions.push(sql`u.kind = ANY(${group.kinds}::text[])`)
  if (group.level !== null) conditions.push(sql`u.level = ${group.level}`)
  else {
    const barred = [...new Set(group.kinds.flatMap((kind) => barriers[kind]))]
    if (barred.length > 0)
      conditions.push(sql`NOT EXISTS (SELECT 1 FROM units b WHERE b.id = ANY(string_to_array(u.path::text, '.')::bigint[])
        AND b.id <> u.id AND b.id <> ${issuer.id} AND b.path <@ ${issuer.path}::ltree AND b.kind = ANY(${barred}::text[]))`)
  }
  if (group.endings.length > 0) conditions.push(endsWith(group.endings))
  if (group.words.length > 0) conditions.push(sql`u.name LIKE ANY(${group.words.map((word) => `%${escapeLike(word)}%`)}::text[])`)
  return sql<boolean>`(${sql.join(conditions, sql` AND `)})`
}

const endsWith = (endings: readonly string[]) => {
  const patterns = endings.map((ending) => `%${escapeLike(ending)}`)
  return sql<boolean>`(u.name LIKE ANY(${patterns}::text[]) OR u.short_name LIKE ANY(${patterns}::text[]))`
}

/** How many units a group has, and how many of them bear the body's name. */
export async function countGroup(db: Reader, issuer: IssuingUnit, group: Group, body: string | null): Promise<Found> {
  const named = body ? endsWith(endingsOf(body)) : sql<boolean>`true`
  const { rows } = await sql<Found>`SELECT count(*)::int AS total, (count(*) FILTER (WHERE ${named}))::int AS named FROM units u WHERE ${inGroup(issuer, group)}`.execute(db)
  return rows[0] ?? { total: 0, named: 0 }
}

/** The groups there are below the issuer, by kind, with counts. */
export async function groupsBelow(db: Reader, issuer: IssuingUnit): Promise<{ kind: UnitKind; count: number }[]> {
  const groups = await Promise.all((Object.keys(barriers) as UnitKind[]).map(async (kind) => ({ kind, count: (await countGroup(db, issuer, { kinds: [kind], level: null, endings: [], words: [] }, null)).total })))
  return groups.filter(({ count }) => count > 0)
}

/** Up to 40 units below the issuer whose names share most with the phrase. */
export async function unitsLike(db: Reader, issuer: IssuingUnit, phrase: string, place: string | null): Promise<NamedUnit[]> {
  const pairs = tellingPairs(phrase, place)
  const patterns = (pairs.length > 0 ? pairs : [phrase]).map((pair) => `%${escapeLike(pair)}%`)
  const { rows } = await sql<NamedUnit>`
    SELECT u.id, u.name, u.short_name AS "shortName", u.kind FROM units u
    WHERE ${below(issuer)} AND (u.name LIKE ANY(${patterns}::text[]) OR u.short_name LIKE ANY(${patterns}::text[]))
    ORDER BY (SELECT count(*) FROM unnest(${patterns}::text[]) AS p WHERE u.name LIKE p OR u.short_name LIKE p) DESC, nlevel(u.path), u.id
    LIMIT 40
  `.execute(db)
  return rows
}

export const addGroup = (tx: Tx, key: NoticeKey, addresseeId: number, issuer: IssuingUnit, group: Group) => sql`
  INSERT INTO notice_recipients (campaign_id, notice_id, unit_id, addressee_id)
  SELECT ${key.campaignId}, ${key.noticeId}, u.id, ${addresseeId} FROM units u WHERE ${inGroup(issuer, group)}
  ON CONFLICT DO NOTHING`.execute(tx)

/** Adds units by id, those below the issuer only; an id from elsewhere adds nothing. */
export const addUnits = (tx: Tx, key: NoticeKey, addresseeId: number, issuer: IssuingUnit, unitIds: readonly number[]) => sql`
  INSERT INTO notice_recipients (campaign_id, notice_id, unit_id, addressee_id)
  SELECT ${key.campaignId}, ${key.noticeId}, u.id, ${addresseeId} FROM units u WHERE ${below(issuer)} AND u.id = ANY(${[...unitIds]}::bigint[])
  ON CONFLICT DO NOTHING`.execute(tx)

/** Adds a unit's whole subtree by hand, without those already there by a phrase. */
export const addSubtree = (tx: Tx, key: NoticeKey, issuer: IssuingUnit, unitId: number) => sql`
  INSERT INTO notice_recipients (campaign_id, notice_id, unit_id, addressee_id)
  SELECT ${key.campaignId}, ${key.noticeId}, u.id, 0 FROM units u JOIN units top ON top.id = ${unitId}
  WHERE ${below(issuer)} AND u.path <@ top.path
    AND NOT EXISTS (SELECT 1 FROM notice_recipients r WHERE r.campaign_id = ${key.campaignId} AND r.notice_id = ${key.noticeId} AND r.unit_id = u.id)
  ON CONFLICT DO NOTHING`.execute(tx)

/** Takes units off the list, whatever brought them; with `subtree` everything below them too. */
export const removeUnits = (tx: Tx, key: NoticeKey, unitIds: readonly number[], subtree: boolean) => sql`
  DELETE FROM notice_recipients r USING units u, units top
  WHERE r.campaign_id = ${key.campaignId} AND r.notice_id = ${key.noticeId} AND u.id = r.unit_id AND top.id = ANY(${[...unitIds]}::bigint[])
    AND (u.id = top.id OR (${subtree} AND u.path <@ top.path))`.execute(tx)

export const removeAddressee = (tx: Tx, key: NoticeKey, addresseeId: number) =>
  tx.deleteFrom('notice_recipients').where('campaign_id', '=', key.campaignId).where('notice_id', '=', key.noticeId).where('addressee_id', '=', addresseeId).execute()

export interface Addressee {
  id: number
  phrase: string
  certain: boolean
  why: string
  candidates: Candidate[]
  decision: 'chosen' | 'aside' | null
  decidedBy: string | null
  /** Units it brings. */
  units: number
}

export const insertAddressee = (tx: Tx, key: NoticeKey, given: Pick<Addressee, 'id' | 'phrase' | 'certain' | 'why' | 'candidates'>) =>
  tx.insertInto('notice_addressees').values({
    campaign_id: key.campaignId, notice_id: key.noticeId, id: given.id, phrase: given.phrase, certain: given.certain, why: given.why,
    candidates: JSON.stringify(given.candidates), decision: null, decided_by: null,
  }).execute()

export async function addresseesOf(db: Reader, key: NoticeKey): Promise<Addressee[]> {
  return db.selectFrom('notice_addressees as a')
    .select(['a.id', 'a.phrase', 'a.certain', 'a.why', 'a.candidates', 'a.decision', 'a.decided_by as decidedBy'])
    .select((of) => of.selectFrom('notice_recipients as r').whereRef('r.campaign_id', '=', 'a.campaign_id').whereRef('r.notice_id', '=', 'a.notice_id')
      .whereRef('r.addressee_id', '=', 'a.id').select((count) => count.fn.countAll<number>().as('n')).$asScalar().$notNull().as('units'))
    .where('a.campaign_id', '=', key.campaignId).where('a.notice_id', '=', key.noticeId).orderBy('a.id').execute()
}

export const saveDecision = (tx: Tx, key: NoticeKey, id: number, decision: 'chosen' | 'aside' | null, by: string | null) =>
  tx.updateTable('notice_addressees').set({ decision, decided_by: by }).where('campaign_id', '=', key.campaignId).where('notice_id', '=', key.noticeId).where('id', '=', id).execute()

export interface RecipientCounts {
  units: number
  byHand: number
  /** People the units' inboxes reach: liaisons and those with a role on the unit. */
  people: number
  kinds: { kind: UnitKind; count: number }[]
}

export async function countRecipients(db: Reader, key: NoticeKey): Promise<RecipientCounts> {
  const { rows: kinds } = await sql<{ kind: UnitKind; count: number; hand: number }>`
    SELECT u.kind, count(*)::int AS count, (count(*) FILTER (WHERE r.hand))::int AS hand
    FROM (SELECT unit_id, bool_and(addressee_id = 0) AS hand FROM notice_recipients WHERE campaign_id = ${key.campaignId} AND notice_id = ${key.noticeId} GROUP BY unit_id) r
    JOIN units u ON u.id = r.unit_id GROUP BY u.kind ORDER BY min(u.position), u.kind`.execute(db)
  const { rows: people } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM people p WHERE p.state = 'active' AND (
      (p.is_liaison AND EXISTS (SELECT 1 FROM notice_recipients r WHERE r.campaign_id = ${key.campaignId} AND r.notice_id = ${key.noticeId} AND r.unit_id = p.unit_id))
      OR EXISTS (SELECT 1 FROM grants g JOIN notice_recipients r ON r.campaign_id = ${key.campaignId} AND r.notice_id = ${key.noticeId} AND r.unit_id = g.unit_id
        WHERE g.person_id = p.id AND g.role IN ('liaison', 'approver', 'department', 'office')))`.execute(db)
  return {
    units: kinds.reduce((sum, each) => sum + each.count, 0), byHand: kinds.reduce((sum, each) => sum + each.hand, 0),
    people: people[0]?.count ?? 0, kinds: kinds.map(({ kind, count }) => ({ kind, count })),
  }
}

export interface RecipientLine {
  id: number
  name: string
  kind: UnitKind
  chosen: boolean
  /** Numbers of the phrases that brought it; 0 = by hand. */
  addressees: number[]
  /** Units below it, and how many of them are chosen. */
  below: number
  belowChosen: number
}

/** One level of the tree (or what a search finds), a page at a time, with what is chosen below each line. */
export async function recipientLines(db: Reader, key: NoticeKey, issuer: IssuingUnit, query: { parent?: number | undefined; search?: string | undefined; chosen?: boolean | undefined; limit: number; offset: number }): Promise<{ total: number; items: RecipientLine[] }> {
  const conditions = [below(issuer)]
  if (query.search) conditions.push(sql`(u.name LIKE ${`%${escapeLike(query.search)}%`} OR u.short_name LIKE ${`%${escapeLike(query.search)}%`} OR u.code LIKE ${`${escapeLike(query.search)}%`})`)
  else if (!query.chosen) conditions.push(sql`u.parent_id = ${query.parent ?? issuer.id}`)
  if (query.chosen) conditions.push(sql`EXISTS (SELECT 1 FROM notice_recipients r WHERE r.campaign_id = ${key.campaignId} AND r.notice_id = ${key.noticeId} AND r.unit_id = u.id)`)
  const { rows } = await sql<RecipientLine & { total: number }>`
    WITH page AS (
      SELECT u.id, u.name, u.kind, u.path, u.position, count(*) OVER ()::int AS total FROM units u WHERE ${sql.join(conditions, sql` AND `)}
      ORDER BY u.position, u.id LIMIT ${query.limit} OFFSET ${query.offset})
    SELECT page.id, page.name, page.kind, page.total,
      coalesce((SELECT array_agg(r.addressee_id ORDER BY r.addressee_id) FROM notice_recipients r WHERE r.campaign_id = ${key.campaignId} AND r.notice_id = ${key.noticeId} AND r.unit_id = page.id), '{}') AS addressees,
      under.below, under."belowChosen"
    FROM page
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS below, (count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM notice_recipients r WHERE r.campaign_id = ${key.campaignId} AND r.notice_id = ${key.noticeId} AND r.unit_id = b.id)))::int AS "belowChosen"
      FROM units b WHERE b.path <@ page.path AND b.id <> page.id AND b.state = 'active') AS under
    ORDER BY page.position, page.id`.execute(db)
  return { total: rows[0]?.total ?? 0, items: rows.map((row) => ({ ...withoutTotal(row), chosen: row.addressees.length > 0 })) }
}

/** A follow-up begins with those who received what it follows. */
export const copyDelivered = (tx: Tx, key: NoticeKey, from: number) => sql`
  INSERT INTO notice_recipients (campaign_id, notice_id, unit_id, addressee_id)
  SELECT campaign_id, ${key.noticeId}, unit_id, 0 FROM deliveries WHERE campaign_id = ${key.campaignId} AND notice_id = ${from}`.execute(tx)

/** Puts the notice into every recipient's hands: one statement, however many. */
export async function deliver(tx: Tx, key: NoticeKey, mustReport: RawBuilder<boolean>, at: Date): Promise<number> {
  const result = await sql`
    INSERT INTO deliveries (campaign_id, notice_id, unit_id, must_report, delivered_at)
    SELECT r.campaign_id, r.notice_id, r.unit_id, ${mustReport}, ${at}
    FROM (SELECT DISTINCT campaign_id, notice_id, unit_id FROM notice_recipients WHERE campaign_id = ${key.campaignId} AND notice_id = ${key.noticeId}) r`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}
