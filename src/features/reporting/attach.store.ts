import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { addPhoto, dropPhotos } from './photo.store.ts'
import type { SubmissionState, UploadRecord } from './tables.ts'

/** A durable file on its way into a submission. */
export interface Arrival {
  upload: UploadRecord
  sha256: string
  by: string
}

/** Where the submission of an arrival stands, as locked. */
export interface Standing {
  uploadId: string
  state: SubmissionState | null
  adopted: boolean
  version: number | null
  submittedAt: Date | null
}

const keys = (arrivals: readonly Arrival[]) => sql`unnest(
  ${arrivals.map(({ upload }) => upload.id)}::text[], ${arrivals.map(({ upload }) => upload.campaign_id)}::bigint[],
  ${arrivals.map(({ upload }) => upload.requirement_id)}::int[], ${arrivals.map(({ upload }) => upload.unit_id)}::bigint[])
  AS k (upload_id, campaign_id, requirement_id, unit_id)`

/** Locks the submissions of these arrivals in the order of their keys, then says where each stands. */
export async function lockStandings(tx: Tx, arrivals: readonly Arrival[]): Promise<Map<string, Standing>> {
  await sql`SELECT 1 FROM assignments a JOIN ${keys(arrivals)} USING (campaign_id, requirement_id, unit_id)
    ORDER BY a.campaign_id, a.requirement_id, a.unit_id FOR UPDATE OF a`.execute(tx)
  const { rows } = await sql<Standing>`
    SELECT k.upload_id AS "uploadId", s.state, coalesce(s.adopted, false) AS adopted, s.version, s.submitted_at AS "submittedAt"
    FROM ${keys(arrivals)} LEFT JOIN submissions s USING (campaign_id, requirement_id, unit_id)`.execute(tx)
  return new Map(rows.map((row) => [row.uploadId, row]))
}

/** Marks uploads finished, each once: of two requests that both bring the last byte, one attaches the file. @returns ids marked now */
export async function finishUploads(tx: Tx, arrivals: readonly Arrival[], now: Date): Promise<Set<string>> {
  const column = <K extends keyof UploadRecord>(name: K) => arrivals.map(({ upload }) => upload[name])
  const { rows } = await sql<{ id: string }>`
    INSERT INTO uploads (id, campaign_id, requirement_id, unit_id, person_id, kind, name, size, received, sha256, created_at, finished_at)
    SELECT *, ${now}::timestamptz FROM unnest(
      ${column('id')}::text[], ${column('campaign_id')}::bigint[], ${column('requirement_id')}::int[], ${column('unit_id')}::bigint[], ${column('person_id')}::bigint[],
      ${column('kind')}::text[], ${column('name')}::text[], ${column('size')}::bigint[], ${column('size')}::bigint[], ${arrivals.map(({ sha256 }) => sha256)}::text[], ${column('created_at')}::timestamptz[])
    ON CONFLICT (id) DO UPDATE SET finished_at = EXCLUDED.finished_at, received = EXCLUDED.size, sha256 = EXCLUDED.sha256 WHERE uploads.finished_at IS NULL
    RETURNING id`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/**
 * Puts the files into their versions: a version begins where it is new, standings become draft, the checks of the files
 * before are void, what was asked of the approver too; figures the machine read go with the file, figures a person stated stay.
 */
export async function attachFiles(tx: Tx, arrivals: readonly (Arrival & { version: number })[], now: Date): Promise<void> {
  const campaign = arrivals.map(({ upload }) => upload.campaign_id)
  const requirement = arrivals.map(({ upload }) => upload.requirement_id)
  const unit = arrivals.map(({ upload }) => upload.unit_id)
  const version = arrivals.map((each) => each.version)
  await sql`
    INSERT INTO submissions (campaign_id, requirement_id, unit_id, version, state, updated_at, updated_by)
    SELECT campaign_id, requirement_id, unit_id, version, 'draft', ${now}, by
    FROM unnest(${campaign}::bigint[], ${requirement}::int[], ${unit}::bigint[], ${version}::int[], ${arrivals.map(({ by }) => by)}::text[]) AS t (campaign_id, requirement_id, unit_id, version, by)
    ON CONFLICT (campaign_id, requirement_id, unit_id) DO UPDATE SET state = 'draft', adopted = false, version = EXCLUDED.version, submitted_at = NULL,
      revision = submissions.revision + 1, updated_at = EXCLUDED.updated_at, updated_by = EXCLUDED.updated_by`.execute(tx)
  const of = (kind: 'word' | 'pdf', value: (arrival: Arrival) => string | number) => arrivals.map((each) => (each.upload.kind === kind ? value(each) : null))
  await sql`
    INSERT INTO submission_versions AS v (campaign_id, requirement_id, unit_id, version, word_name, word_sha256, word_size, word_at, pdf_name, pdf_sha256, pdf_size, pdf_at)
    SELECT campaign_id, requirement_id, unit_id, version, word_name, word_sha256, word_size, CASE WHEN word_sha256 IS NOT NULL THEN ${now}::timestamptz END,
      pdf_name, pdf_sha256, pdf_size, CASE WHEN pdf_sha256 IS NOT NULL THEN ${now}::timestamptz END
    FROM unnest(${campaign}::bigint[], ${requirement}::int[], ${unit}::bigint[], ${version}::int[],
      ${of('word', ({ upload }) => upload.name)}::text[], ${of('word', ({ sha256 }) => sha256)}::text[], ${of('word', ({ upload }) => upload.size)}::bigint[],
      ${of('pdf', ({ upload }) => upload.name)}::text[], ${of('pdf', ({ sha256 }) => sha256)}::text[], ${of('pdf', ({ upload }) => upload.size)}::bigint[])
      AS t (campaign_id, requirement_id, unit_id, version, word_name, word_sha256, word_size, pdf_name, pdf_sha256, pdf_size)
    ON CONFLICT (campaign_id, requirement_id, unit_id, version) DO UPDATE SET
      word_name = coalesce(EXCLUDED.word_name, v.word_name), word_sha256 = coalesce(EXCLUDED.word_sha256, v.word_sha256),
      word_size = coalesce(EXCLUDED.word_size, v.word_size), word_at = coalesce(EXCLUDED.word_at, v.word_at),
      pdf_name = coalesce(EXCLUDED.pdf_name, v.pdf_name), pdf_sha256 = coalesce(EXCLUDED.pdf_sha256, v.pdf_sha256),
      pdf_size = coalesce(EXCLUDED.pdf_size, v.pdf_size), pdf_at = coalesce(EXCLUDED.pdf_at, v.pdf_at),
      checks = NULL, sent_by = NULL, sent_at = NULL,
      activities = CASE WHEN v.figures_by IS NULL THEN NULL ELSE v.activities END,
      people = CASE WHEN v.figures_by IS NULL THEN NULL ELSE v.people END,
      figures_quote = CASE WHEN v.figures_by IS NULL THEN NULL ELSE v.figures_quote END`.execute(tx)
  const pdfs = arrivals.filter(({ upload }) => upload.kind === 'pdf')
  if (pdfs.length > 0) await dropPhotos(tx, pdfs.map(({ upload, version: number }) => ({ ...upload, version: number })))
  for (const { upload, sha256, version: number } of arrivals.filter((each) => each.upload.kind === 'photo')) await addPhoto(tx, upload, sha256, number, now)
  // One call for all: `add_job` takes a millisecond each. Photographs are bound first; that asks for the checks.
  await sql`
    SELECT count(*) FROM graphile_worker.add_jobs((
      SELECT array_agg(ROW('reporting.' || task, json_build_object('campaignId', campaign_id, 'requirementId', requirement_id, 'unitId', unit_id, 'version', version),
        NULL, NULL, NULL, task || ':' || campaign_id || ':' || requirement_id || ':' || unit_id, NULL, NULL)::graphile_worker.job_spec)
      FROM unnest(${campaign}::bigint[], ${requirement}::int[], ${unit}::bigint[], ${version}::int[], ${arrivals.map(({ upload }) => (upload.kind === 'photo' ? 'bind' : 'check'))}::text[])
        AS t (campaign_id, requirement_id, unit_id, version, task)))`.execute(tx)
}
