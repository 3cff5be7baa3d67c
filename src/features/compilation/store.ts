import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import { kindWords, unitKinds, type UnitKind } from '../units/index.ts'
import { mostReports, type Arrangement, type Candidate, type EditionStanding, type EditionState, type ReportKey } from './rules.ts'

export interface Edition {
  edition: number
  state: EditionState
  title: string
  subtitle: string
  arrangement: Arrangement
  adoptedOnly: boolean
  pictures: boolean
  requirementIds: number[]
  createdBy: string
  createdAt: Date
  done: number
  total: number
  finishedAt: Date | null
  failure: string | null
  failureHint: string | null
  pages: number | null
  pdfSha256: string | null
  pdfSize: number | null
  docxSha256: string | null
  docxSize: number | null
}

const columns = [
  'edition', 'state', 'title', 'subtitle', 'arrangement', 'adopted_only as adoptedOnly', 'pictures', 'requirement_ids as requirementIds', 'created_by as createdBy', 'created_at as createdAt',
  'done', 'total', 'finished_at as finishedAt', 'failure', 'failure_hint as failureHint', 'pages', 'pdf_sha256 as pdfSha256', 'pdf_size as pdfSize', 'docx_sha256 as docxSha256', 'docx_size as docxSize',
] as const

/** Newest first. */
export const editionsOf = (db: Reader, campaignId: number, limit = 100): Promise<Edition[]> =>
  db.selectFrom('compilations').select(columns).where('campaign_id', '=', campaignId).orderBy('edition', 'desc').limit(limit).execute()

export const findEdition = (db: Reader, campaignId: number, edition: number): Promise<Edition | undefined> =>
  db.selectFrom('compilations').select(columns).where('campaign_id', '=', campaignId).where('edition', '=', edition).executeTakeFirst()

/** The newest edition that can be had. */
export const latestDone = (db: Reader, campaignId: number): Promise<Edition | undefined> =>
  db.selectFrom('compilations').select(columns).where('campaign_id', '=', campaignId).where('state', '=', 'done').orderBy('edition', 'desc').limit(1).executeTakeFirst()

/** How many reports each edition holds, and of how many only a page that says so. */
export async function reportCounts(db: Reader, campaignId: number): Promise<Map<number, { reports: number; problems: number; leftOut: number }>> {
  const { rows } = await sql<{ edition: number; reports: number; problems: number; leftOut: number }>`
    SELECT edition, count(*) FILTER (WHERE NOT left_out)::int AS reports, count(problem)::int AS problems, count(*) FILTER (WHERE left_out)::int AS "leftOut"
    FROM compilation_reports WHERE campaign_id = ${campaignId} GROUP BY edition`.execute(db)
  return new Map(rows.map(({ edition, ...counts }) => [edition, counts]))
}

/** Accepted reports `s` of some requirements, or only those adopted. */
const accepted = (campaignId: number, requirementIds: readonly number[], adoptedOnly: boolean): RawBuilder<boolean> =>
  sql<boolean>`s.campaign_id = ${campaignId} AND s.state = 'accepted' AND s.requirement_id = ANY(${[...requirementIds]}::int[]) AND (s.adopted OR NOT ${adoptedOnly}::boolean)`

/** Reports that may go in, by kind of unit in the order of the tree; one more than `mostReports` says that there are too many. */
export async function candidatesOf(db: Reader, campaignId: number, requirementIds: readonly number[], adoptedOnly: boolean): Promise<Candidate[]> {
  const { rows } = await sql<Omit<Candidate, 'kind'> & { kind: UnitKind }>`
    SELECT s.requirement_id AS "requirementId", r.title AS requirement, s.unit_id AS "unitId", u.name AS "unitName", u.kind, s.version, s.adopted,
      CASE WHEN v.word_sha256 IS NOT NULL THEN v.word_name ELSE v.pdf_name END AS "fileName", coalesce(v.word_sha256, v.pdf_sha256) AS sha256
    FROM submissions s JOIN units u ON u.id = s.unit_id
    JOIN requirements r ON r.campaign_id = s.campaign_id AND r.id = s.requirement_id
    JOIN submission_versions v ON v.campaign_id = s.campaign_id AND v.requirement_id = s.requirement_id AND v.unit_id = s.unit_id AND v.version = s.version
    WHERE ${accepted(campaignId, requirementIds, adoptedOnly)}
    ORDER BY array_position(${[...unitKinds]}::text[], u.kind), u.position, u.id, r.id LIMIT ${mostReports + 1}`.execute(db)
  return rows.map((row) => ({ ...row, kind: kindWords[row.kind][0] }))
}

/** Accepted and adopted reports of each requirement. */
export async function acceptedCounts(db: Reader, campaignId: number): Promise<{ id: number; title: string; accepted: number; adopted: number }[]> {
  const { rows } = await sql<{ id: number; title: string; accepted: number; adopted: number }>`
    SELECT r.id, r.title, count(s.unit_id)::int AS accepted, (count(s.unit_id) FILTER (WHERE s.adopted))::int AS adopted
    FROM requirements r LEFT JOIN submissions s ON s.campaign_id = r.campaign_id AND s.requirement_id = r.id AND s.state = 'accepted'
    WHERE r.campaign_id = ${campaignId} GROUP BY r.id, r.title ORDER BY r.id`.execute(db)
  return rows
}

/** Reports accepted since an edition that would belong into it and are not in it, as this version, nor were left out by hand. */
export async function acceptedSince(db: Reader, campaignId: number, { edition, requirementIds, adoptedOnly }: Edition): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM submissions s WHERE ${accepted(campaignId, requirementIds, adoptedOnly)} AND NOT EXISTS (
      SELECT 1 FROM compilation_reports b WHERE b.campaign_id = s.campaign_id AND b.edition = ${edition} AND b.requirement_id = s.requirement_id AND b.unit_id = s.unit_id AND (b.left_out OR b.version = s.version))`.execute(db)
  return rows[0]?.count ?? 0
}

/** Modules of the activities each unit holds or answers for. */
export async function unitModules(db: Reader, campaignId: number): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ unitId: number; modules: number[] }>`
    SELECT unit_id AS "unitId", array_agg(DISTINCT module_id) AS modules FROM (
      SELECT unit_id, module_id FROM activities WHERE campaign_id = ${campaignId} AND NOT main_venue AND state <> 'cancelled'
      UNION ALL
      SELECT (o->>'unitId')::bigint, module_id FROM activities, jsonb_array_elements(owners) AS o WHERE campaign_id = ${campaignId} AND state <> 'cancelled' AND o->>'unitId' IS NOT NULL) AS held
    WHERE module_id IS NOT NULL GROUP BY unit_id`.execute(db)
  return new Map(rows.map(({ unitId, modules }) => [unitId, modules]))
}

export interface NewEdition {
  title: string
  subtitle: string
  arrangement: Arrangement
  adoptedOnly: boolean
  pictures: boolean
  requirementIds: readonly number[]
  by: string
  at: Date
}

export interface EditionReport extends ReportKey {
  version: number
  leftOut: boolean
  part: string
  title: string
  unitName: string
  fileName: string | null
  sha256: string | null
}

/** The edition being made, locked with whoever else wants to begin one. */
export async function lockUnderWay(tx: Tx, campaignId: number): Promise<Edition | undefined> {
  await tx.selectFrom('campaigns').select('id').where('id', '=', campaignId).forUpdate().execute()
  return tx.selectFrom('compilations').select(columns).where('campaign_id', '=', campaignId).where('state', 'in', ['waiting', 'running']).executeTakeFirst()
}

/** @returns the edition's number, from 1 */
export async function insertEdition(tx: Tx, campaignId: number, given: NewEdition, reports: readonly EditionReport[]): Promise<number> {
  const last = await tx.selectFrom('compilations').select((of) => of.fn.max('edition').as('edition')).where('campaign_id', '=', campaignId).executeTakeFirst()
  const edition = (last?.edition ?? 0) + 1
  await tx.insertInto('compilations').values({
    campaign_id: campaignId, edition, title: given.title, subtitle: given.subtitle, arrangement: given.arrangement, adopted_only: given.adoptedOnly, pictures: given.pictures,
    requirement_ids: [...given.requirementIds], created_by: given.by, created_at: given.at, beat_at: null, finished_at: null, failure: null, failure_hint: null,
    pages: null, pdf_sha256: null, pdf_size: null, docx_sha256: null, docx_size: null,
  }).execute()
  for (let from = 0; from < reports.length; from += 1000)
    await tx.insertInto('compilation_reports').values(reports.slice(from, from + 1000).map((report, i) => ({
      campaign_id: campaignId, edition, position: from + i + 1, requirement_id: report.requirementId, unit_id: report.unitId, version: report.version, left_out: report.leftOut,
      part: report.part, title: report.title, unit_name: report.unitName, file_name: report.fileName, sha256: report.sha256, page: null, pages: null, problem: null,
    }))).execute()
  return edition
}

export interface StoredReport extends EditionReport {
  position: number
  page: number | null
  pages: number | null
  problem: string | null
  losses: string[]
}

/** The reports of an edition in its order, those left out behind. */
export const reportsOf = (db: Reader, campaignId: number, edition: number, page?: { limit: number; offset: number; problems: boolean }): Promise<StoredReport[]> => {
  let query = db.selectFrom('compilation_reports')
    .select(['position', 'requirement_id as requirementId', 'unit_id as unitId', 'version', 'left_out as leftOut', 'part', 'title', 'unit_name as unitName', 'file_name as fileName', 'sha256', 'page', 'pages', 'problem', 'losses'])
    .where('campaign_id', '=', campaignId).where('edition', '=', edition).orderBy('position')
  if (page?.problems) query = query.where((where) => where.or([where('problem', 'is not', null), where('losses', '<>', sql<string[]>`'{}'`)]))
  return (page ? query.limit(page.limit).offset(page.offset) : query).execute()
}

export async function countReports(db: Reader, campaignId: number, edition: number, problems: boolean): Promise<number> {
  let query = db.selectFrom('compilation_reports').select((of) => of.fn.countAll<number>().as('count')).where('campaign_id', '=', campaignId).where('edition', '=', edition)
  if (problems) query = query.where((where) => where.or([where('problem', 'is not', null), where('losses', '<>', sql<string[]>`'{}'`)]))
  return (await query.executeTakeFirstOrThrow()).count
}

/** Locks an edition for a job that wants to take it up. */
export const lockEdition = (tx: Tx, campaignId: number, edition: number): Promise<(Edition & EditionStanding) | undefined> =>
  tx.selectFrom('compilations').select([...columns, 'turn', 'beat_at as beatAt']).where('campaign_id', '=', campaignId).where('edition', '=', edition).forUpdate().executeTakeFirst()

export const takeEdition = (tx: Tx, campaignId: number, edition: number, total: number, now: Date) =>
  tx.updateTable('compilations').set((set) => ({ state: 'running', turn: set('turn', '+', 1), beat_at: now, done: 0, total }))
    .where('campaign_id', '=', campaignId).where('edition', '=', edition).execute()

/** A sign of life, with how far. False when the work is no longer ours: stopped, or taken up by another. */
export async function beat(db: Reader, campaignId: number, edition: number, turn: number, now: Date, done?: number): Promise<boolean> {
  const row = await db.updateTable('compilations').set({ beat_at: now, ...(done !== undefined && { done }) })
    .where('campaign_id', '=', campaignId).where('edition', '=', edition).where('turn', '=', turn).where('state', '=', 'running').returning('edition').executeTakeFirst()
  return row !== undefined
}

export interface Finished {
  state: 'done' | 'failed' | 'stopped'
  finishedAt: Date
  failure?: string
  failureHint?: string
  files?: { pages: number; pdf: { sha256: string; size: number }; docx: { sha256: string; size: number } }
}

/** Ends the edition; only as long as the turn is ours, where one is given. @returns whether it was */
export async function finishEdition(tx: Tx, campaignId: number, edition: number, turn: number | null, { state, finishedAt, failure, failureHint, files }: Finished): Promise<boolean> {
  let query = tx.updateTable('compilations').set((set) => ({
    state, finished_at: finishedAt, beat_at: null, failure: failure ?? null, failure_hint: failureHint ?? null,
    ...(files && { pages: files.pages, pdf_sha256: files.pdf.sha256, pdf_size: files.pdf.size, docx_sha256: files.docx.sha256, docx_size: files.docx.size, done: set.ref('total') }),
  })).where('campaign_id', '=', campaignId).where('edition', '=', edition).where('state', 'in', ['waiting', 'running'])
  if (turn !== null) query = query.where('turn', '=', turn)
  return (await query.returning('edition').executeTakeFirst()) !== undefined
}

/** Lets another job take the work up at once. */
export const releaseEdition = (db: Reader, campaignId: number, edition: number, turn: number) =>
  db.updateTable('compilations').set({ beat_at: null }).where('campaign_id', '=', campaignId).where('edition', '=', edition).where('turn', '=', turn).execute()

/** Where each report went. */
export async function saveBound(tx: Tx, campaignId: number, edition: number, bound: readonly { id: number; title: string; page: number; pages: number; problem: string | null; losses: readonly string[] }[]): Promise<void> {
  await sql`
    UPDATE compilation_reports b SET title = t.title, page = t.page, pages = t.pages, problem = t.problem, losses = ARRAY(SELECT jsonb_array_elements_text(t.losses))
    FROM unnest(${bound.map(({ id }) => id)}::int[], ${bound.map(({ title }) => title)}::text[], ${bound.map(({ page }) => page)}::int[], ${bound.map(({ pages }) => pages)}::int[],
      ${bound.map(({ problem }) => problem)}::text[], ${bound.map(({ losses }) => JSON.stringify(losses))}::jsonb[]) AS t (position, title, page, pages, problem, losses)
    WHERE b.campaign_id = ${campaignId} AND b.edition = ${edition} AND b.position = t.position`.execute(tx)
}

/** Editions whose job has not been heard of since a moment. */
export const silentEditions = (db: Reader, since: Date): Promise<{ campaignId: number; edition: number }[]> =>
  db.selectFrom('compilations').select(['campaign_id as campaignId', 'edition']).where('state', 'in', ['waiting', 'running'])
    .where(sql<boolean>`coalesce(beat_at, created_at) < ${since}`).orderBy('created_at').limit(100).execute()
