import type { Context } from '../../platform/context.ts'
import { may, peopleWithRole, type Actor } from '../units/index.ts'
import { permitReading } from './access.ts'
import { isLate } from './counts.rules.ts'
import type { SubmissionKey } from './counts.store.ts'
import { checksNow } from './check.view.ts'
import type { StoredChecks } from './check.rules.ts'
import type { Mark } from './submission.actions.ts'
import { photosOf } from './photo.store.ts'
import { findSubmission, versionsOf } from './submission.store.ts'
import type { PhotoRecord, VersionRecord } from './tables.ts'

/** One submission with all versions. The office sees a version only once it has been handed in: drafts are the unit's own. */
export async function viewSubmission(ctx: Context, actor: Actor, key: SubmissionKey) {
  const { campaign, requirement, unit, side } = await permitReading(ctx.db, actor, key)
  const record = await findSubmission(ctx.db, key)
  const versions = (await versionsOf(ctx.db, key)).filter((version) => side === 'unit' || version.submitted_at !== null)
  const photos = await photosOf(ctx.db, key)
  const approvers = side === 'unit' ? await peopleWithRole(ctx.db, unit.id, 'approver') : []
  return {
    campaign: { id: campaign.id, name: campaign.name, unitName: campaign.unitName },
    unit: { id: unit.id, name: unit.name },
    requirement: {
      id: requirement.id, title: requirement.title, lengthMax: requirement.lengthMax, lengthText: requirement.lengthText, formats: requirement.formats,
      needsWord: requirement.needsWord, needsPdf: requirement.needsPdf, dueAt: requirement.dueAt, dueText: requirement.dueText,
    },
    side,
    state: record?.state ?? ('empty' as const),
    adopted: record?.adopted ?? false,
    late: isLate(record?.submittedAt ?? null, requirement.dueAt),
    revision: record?.revision ?? 0,
    updatedAt: record?.updatedAt ?? null,
    updatedBy: record?.updatedBy ?? null,
    versions: versions.map((version) => versionOut(version, photos.filter((photo) => photo.version === version.version), requirement.dueAt, ctx.now())),
    may: {
      prepare: may(actor, 'submission.prepare', unit), signOff: may(actor, 'submission.sign_off', unit), submit: may(actor, 'submission.submit', unit),
      review: may(actor, 'submission.review', { id: campaign.unitId, path: campaign.unitPath }),
    },
    approvers: approvers.map((person) => person.name),
    now: ctx.now(),
  }
}

function versionOut(row: VersionRecord, photos: readonly PhotoRecord[], dueAt: Date | null, now: Date) {
  return {
    version: row.version,
    word: row.word_name && row.word_size ? { name: row.word_name, size: row.word_size, at: row.word_at } : null,
    pdf: row.pdf_name && row.pdf_size ? { name: row.pdf_name, size: row.pdf_size, at: row.pdf_at } : null,
    photos: photos.map(({ id, name, size, trouble }) => ({ id, name, size, trouble })),
    checks: checksNow(row.checks as StoredChecks | null, dueAt, row.submitted_at, now),
    characters: row.characters, activities: row.activities, people: row.people, figuresQuote: row.figures_quote, figuresBy: row.figures_by,
    sentBy: row.sent_by, sentAt: row.sent_at, signedOffBy: row.signed_off_by, signedOffAt: row.signed_off_at, submittedAt: row.submitted_at,
    decision: row.decision, decidedBy: row.decided_by, decidedAt: row.decided_at, reasons: row.reasons,
    marks: row.marks as Mark[],
  }
}
