import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import type { SubmissionKey } from '../reporting/index.ts'

/** Any number: numbers of texts are given, and pairs written, by one transaction at a time. */
const lock = 0x11a4d3

/** Held until commit, so that numbers of texts rise in the order of commit and pairs are never written from an older text. */
export const lockCopying = (tx: Tx) => sql`SELECT pg_advisory_xact_lock(${lock})`.execute(tx)

export interface StoredText extends SubmissionKey {
  version: number
  seq: number
  submittedAt: Date
  text: string
  letters: number
  sketch: Uint32Array
  problem: string | null
}

const columns = ['campaign_id as campaignId', 'requirement_id as requirementId', 'unit_id as unitId', 'version', 'seq', 'submitted_at as submittedAt', 'text', 'letters', 'sketch', 'problem'] as const

const at = (key: SubmissionKey) => ({ campaign_id: key.campaignId, requirement_id: key.requirementId, unit_id: key.unitId })

/** Bytes of the database as fingerprints; copied, for a driver's buffer begins anywhere. */
const sketchFrom = (bytes: Buffer): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer)
const bytesOf = (sketch: Uint32Array): Buffer => Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength)

/** The text of a submission as it was last read; null when none was. */
export async function findText(db: Reader, key: SubmissionKey): Promise<StoredText | null> {
  const row = await db.selectFrom('copying_texts').select(columns).where((eb) => eb.and(at(key))).executeTakeFirst()
  return row ? { ...row, sketch: sketchFrom(row.sketch) } : null
}

/** Texts by their numbers, of units below the path only; those replaced meanwhile are left out. */
export async function textsOf(db: Reader, seqs: readonly number[], path: string): Promise<StoredText[]> {
  const rows = await db.selectFrom('copying_texts').innerJoin('units', 'units.id', 'copying_texts.unit_id').select(columns.map((each) => `copying_texts.${each}` as const))
    .where(sql<boolean>`seq = ANY(${[...seqs]}::bigint[])`).where(sql<boolean>`units.path <@ ${path}::ltree`).orderBy('seq').execute()
  return rows.map((row) => ({ ...row, sketch: sketchFrom(row.sketch) }))
}

/** Sketches of the units below the path numbered above `after`, in their order. */
export async function sketchesAfter(db: Reader, path: string, after: number, limit: number): Promise<(SubmissionKey & { seq: number; sketch: Uint32Array })[]> {
  const rows = await db.selectFrom('copying_texts as t').innerJoin('units', 'units.id', 't.unit_id')
    .select(['t.campaign_id as campaignId', 't.requirement_id as requirementId', 't.unit_id as unitId', 't.seq', 't.sketch'])
    .where('t.seq', '>', after).where(sql<boolean>`units.path <@ ${path}::ltree`).orderBy('t.seq').limit(limit).execute()
  return rows.map((row) => ({ ...row, sketch: sketchFrom(row.sketch) }))
}

export interface ReadText {
  text: string
  letters: number
  cut: boolean
  sketch: Uint32Array
  problem: string | null
}

/** Keeps what was read of a version; false when a later version is there already. Needs `lockCopying`. */
export async function saveText(tx: Tx, key: SubmissionKey, { version, submittedAt }: { version: number; submittedAt: Date }, read: ReadText): Promise<boolean> {
  const values = {
    version, seq: sql<number>`nextval('copying_seq')`, submitted_at: submittedAt, text: read.text, letters: read.letters, cut: read.cut,
    sketch: bytesOf(read.sketch), problem: read.problem, compared_at: null,
  }
  const saved = await tx.insertInto('copying_texts').values({ ...at(key), ...values })
    .onConflict((on) => on.columns(['campaign_id', 'requirement_id', 'unit_id']).doUpdateSet(values).where('copying_texts.version', '<=', version))
    .returning('seq').executeTakeFirst()
  return saved !== undefined
}

export const saveCompared = (tx: Tx, key: SubmissionKey, version: number, now: Date, among: number) =>
  tx.updateTable('copying_texts').set({ compared_at: now, among }).where((eb) => eb.and({ ...at(key), version })).execute()

/** Reports of the campaign that stand in pairs found when there were fewer reports than `among`. */
export async function outgrownReports(db: Reader, campaignId: number, among: number, limit: number): Promise<SubmissionKey[]> {
  const { rows } = await sql<SubmissionKey>`
    SELECT t.campaign_id AS "campaignId", t.requirement_id AS "requirementId", t.unit_id AS "unitId" FROM copying_texts t
    WHERE t.campaign_id = ${campaignId} AND t.compared_at IS NOT NULL AND t.among < ${among}
      AND EXISTS (SELECT 1 FROM copying_pairs p WHERE p.campaign_id = t.campaign_id AND p.requirement_id = t.requirement_id AND p.unit_id = t.unit_id)
    ORDER BY t.among LIMIT ${limit}`.execute(db)
  return rows
}

/** All reports of a campaign wait to be compared again. */
export const awaitComparison = (tx: Tx, campaignId: number) =>
  tx.updateTable('copying_texts').set({ compared_at: null }).where('campaign_id', '=', campaignId).execute()

/** Reports of a campaign that wait to be compared, earliest read first. */
export const waitingTexts = (db: Reader, campaignId: number, limit: number): Promise<SubmissionKey[]> =>
  db.selectFrom('copying_texts').select(['campaign_id as campaignId', 'requirement_id as requirementId', 'unit_id as unitId'])
    .where('campaign_id', '=', campaignId).where('compared_at', 'is', null).orderBy('seq').limit(limit).execute()

export interface HandedIn extends SubmissionKey {
  version: number
  submittedAt: Date
  name: string
  sha256: string
}

/** The version last handed in of each submission, with the file its text is read from: the Word file where there is one. */
const handedIn = (db: Reader) => db.selectFrom('submission_versions as v')
  .where('v.submitted_at', 'is not', null)
  .where(sql<boolean>`coalesce(v.word_sha256, v.pdf_sha256) IS NOT NULL`)
  .select(['v.campaign_id as campaignId', 'v.requirement_id as requirementId', 'v.unit_id as unitId', 'v.version', 'v.submitted_at as submittedAt'])
  .select([sql<string>`coalesce(v.word_name, v.pdf_name)`.as('name'), sql<string>`coalesce(v.word_sha256, v.pdf_sha256)`.as('sha256')])

/** One version, if it was handed in and there is a file. */
export async function findHandedIn(db: Reader, key: SubmissionKey, version: number): Promise<HandedIn | null> {
  const row = await handedIn(db).where('v.campaign_id', '=', key.campaignId).where('v.requirement_id', '=', key.requirementId).where('v.unit_id', '=', key.unitId)
    .where('v.version', '=', version).executeTakeFirst()
  return row?.submittedAt ? { ...row, submittedAt: row.submittedAt } : null
}

const unread = sql<boolean>`NOT EXISTS (SELECT 1 FROM copying_texts t WHERE t.campaign_id = v.campaign_id AND t.requirement_id = v.requirement_id AND t.unit_id = v.unit_id AND t.version >= v.version)
  AND NOT EXISTS (SELECT 1 FROM submission_versions n WHERE n.campaign_id = v.campaign_id AND n.requirement_id = v.requirement_id AND n.unit_id = v.unit_id AND n.version > v.version AND n.submitted_at IS NOT NULL)`

/** Versions last handed in whose text was never read, such as those from before there was this comparison. */
export const unreadOf = (db: Reader, campaignId: number, limit: number) =>
  handedIn(db).where('v.campaign_id', '=', campaignId).where(unread).orderBy('v.submitted_at').limit(limit).execute()

/** Texts of the units below the path. */
export async function countTexts(db: Reader, path: string): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`SELECT count(*)::int FROM copying_texts t JOIN units u ON u.id = t.unit_id WHERE u.path <@ ${path}::ltree`.execute(db)
  return row?.count ?? 0
}

/** Campaigns with something unread or waiting, or with pairs found when there were fewer reports. */
export async function campaignsWaiting(db: Reader): Promise<number[]> {
  const rows = await db.selectFrom('campaigns as c').select('c.id').where('c.state', '<>', 'draft')
    .where((eb) => eb.or([
      eb.exists(eb.selectFrom('copying_texts as w').select('w.seq').whereRef('w.campaign_id', '=', 'c.id').where('w.compared_at', 'is', null)),
      eb.exists(handedIn(db).whereRef('v.campaign_id', '=', sql.ref('c.id')).where(unread)),
      sql<boolean>`(SELECT min(t.among) FROM copying_pairs p JOIN copying_texts t USING (campaign_id, requirement_id, unit_id) WHERE p.campaign_id = c.id)
        < (SELECT count(*) FROM copying_texts t JOIN units u ON u.id = t.unit_id JOIN units o ON u.path <@ o.path WHERE o.id = c.unit_id)`,
    ])).orderBy('c.id').execute()
  return rows.map((row) => row.id)
}

/** How far the comparison of a campaign is. */
export async function progressOf(db: Reader, campaignId: number): Promise<{ compared: number; waiting: number; unreadable: number }> {
  const { rows: [row] } = await sql<{ compared: number; waiting: number; unreadable: number }>`
    SELECT count(*) FILTER (WHERE compared_at IS NOT NULL AND problem IS NULL)::int AS compared, count(*) FILTER (WHERE problem IS NOT NULL)::int AS unreadable,
      count(*) FILTER (WHERE compared_at IS NULL AND problem IS NULL)::int
        + (SELECT count(*)::int FROM submission_versions v WHERE v.campaign_id = ${campaignId} AND v.submitted_at IS NOT NULL AND coalesce(v.word_sha256, v.pdf_sha256) IS NOT NULL AND ${unread}) AS waiting
    FROM copying_texts WHERE campaign_id = ${campaignId}`.execute(db)
  return row ?? { compared: 0, waiting: 0, unreadable: 0 }
}

/** Words everyone was given in these campaigns: notices, plans, what is asked for. */
export async function givenTexts(db: Reader, campaignIds: readonly number[]): Promise<string[]> {
  const ids = sql`ANY(${[...campaignIds]}::bigint[])`
  const { rows } = await sql<{ words: string | null }>`
    SELECT p->>'text' AS words FROM notices, jsonb_array_elements(paragraphs) p WHERE campaign_id = ${ids}
    UNION ALL SELECT title FROM notices WHERE campaign_id = ${ids}
    UNION ALL SELECT w #>> '{}' FROM campaigns, jsonb_path_query(plan, 'strict $.** ? (@.type() == "string")') w WHERE id = ${ids}
    UNION ALL SELECT name FROM campaigns WHERE id = ${ids}
    UNION ALL SELECT title || quote FROM requirements WHERE campaign_id = ${ids}
    UNION ALL SELECT coalesce(description, name) FROM activities WHERE campaign_id = ${ids}`.execute(db)
  return rows.flatMap(({ words }) => (words ? [words] : []))
}
