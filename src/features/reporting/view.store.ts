import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import type { SubmissionKey } from './counts.store.ts'

/** Lines of the audit log about one submission, newest first: 记录. */
export const historyOf = (db: Reader, key: SubmissionKey) =>
  db.selectFrom('audit_log').select(['id', 'at', 'action', 'person_name', 'details'])
    .where('campaign_id', '=', key.campaignId)
    .where('object', '=', `submission ${key.campaignId}/${key.requirementId}/${key.unitId}`)
    .orderBy('id', 'desc').limit(200).execute()

/** What one unit owes in a campaign and where each stands. */
export const tasksOf = (db: Reader, campaignId: number, unitId: number) =>
  db.selectFrom('assignments as a')
    .innerJoin('requirements as r', (join) => join.onRef('r.campaign_id', '=', 'a.campaign_id').onRef('r.id', '=', 'a.requirement_id'))
    .leftJoin('submissions as s', (join) => join.onRef('s.campaign_id', '=', 'a.campaign_id').onRef('s.requirement_id', '=', 'a.requirement_id').onRef('s.unit_id', '=', 'a.unit_id'))
    .leftJoin('submission_versions as v', (join) => join.onRef('v.campaign_id', '=', 's.campaign_id').onRef('v.requirement_id', '=', 's.requirement_id').onRef('v.unit_id', '=', 's.unit_id').onRef('v.version', '=', 's.version'))
    .where('a.campaign_id', '=', campaignId).where('a.unit_id', '=', unitId)
    .select(['r.id', 'r.title', 'r.due_at', 'r.due_text', 'r.length_max', 'r.length_text', 'r.formats', 'r.needs_word', 'r.needs_pdf',
      's.state', 's.adopted', 's.version', 's.submitted_at', 's.updated_at', 's.updated_by',
      'v.word_name', 'v.pdf_name', 'v.characters', 'v.checks', 'v.sent_by', 'v.sent_at', 'v.reasons', 'v.decided_by', 'v.decided_at'])
    .select(sql<string | null>`(SELECT p.reasons FROM submission_versions p WHERE p.campaign_id = a.campaign_id AND p.requirement_id = a.requirement_id
      AND p.unit_id = a.unit_id AND p.decision = 'returned' ORDER BY p.version DESC LIMIT 1)`.as('last_reasons'))
    .orderBy(sql`r.due_at NULLS LAST`).orderBy('r.id').execute()

/** Submissions waiting for the office, oldest first, for “开始审核” and next/previous. */
export const waitingForReview = (db: Reader, campaignId: number, limit: number, offset: number) =>
  db.selectFrom('submissions as s')
    .innerJoin('units as u', 'u.id', 's.unit_id')
    .innerJoin('requirements as r', (join) => join.onRef('r.campaign_id', '=', 's.campaign_id').onRef('r.id', '=', 's.requirement_id'))
    .where('s.campaign_id', '=', campaignId).where('s.state', '=', 'submitted')
    .select(['s.requirement_id', 's.unit_id', 's.version', 's.submitted_at', 'u.name as unit_name', 'r.title'])
    .select((eb) => eb.fn.countAll<number>().over().as('total'))
    .orderBy('s.submitted_at').orderBy('s.unit_id').orderBy('s.requirement_id').limit(limit).offset(offset).execute()
