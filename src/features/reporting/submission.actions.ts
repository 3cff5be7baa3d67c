import { change, type Change, type Context, type Who } from '../../platform/context.ts'
import { sendToUnits, type MessageKind } from '../messages/index.ts'
import type { Actor } from '../units/index.ts'
import { permitOffice, permitUnitSide } from './access.ts'
import { isBlocked, type StoredChecks } from './check.rules.ts'
import { isLate } from './counts.rules.ts'
import type { Place } from './place.store.ts'
import { moveCounts, type SubmissionKey } from './counts.store.ts'
import * as rules from './submission.rules.ts'
import { lockSubmission, saveStanding, saveVersion, type SubmissionRecord } from './submission.store.ts'
import { Refusal } from '../../platform/errors.ts'

const who = (actor: Actor): Who => ({ personId: actor.personId, name: actor.name })

/** What the rules need to know of a stored submission. */
export function toRules(record: SubmissionRecord): rules.Submission {
  const { current } = record
  const checks = current.checks as StoredChecks | null
  return {
    state: record.state, adopted: record.adopted, version: record.version, revision: record.revision,
    hasWord: current.word_sha256 !== null, hasPdf: current.pdf_sha256 !== null,
    blocked: checks !== null && isBlocked(checks), checking: checks === null, sent: current.sent_at !== null,
  }
}

/** What the counters know of a submission. */
export const counted = (record: Pick<SubmissionRecord, 'state' | 'adopted' | 'submittedAt'> | null, dueAt: Date | null) =>
  record && { state: record.state, adopted: record.adopted, late: isLate(record.submittedAt, dueAt) }

export interface Step {
  /** Verb of the audit log, and what the person wished for, in words. */
  action: string
  wish: string
  revision: number
  now: Date
}

/** Find, lock, compare with what the person saw, decide and keep, count, tell: the same for every step of a submission. */
export async function step(
  work: Change, place: Place, key: SubmissionKey, by: string, { action, wish, revision, now }: Step,
  decide: (record: SubmissionRecord) => Promise<{ state?: SubmissionRecord['state']; adopted?: boolean; submitted_at?: Date | null; details?: Record<string, unknown> }>,
): Promise<{ revision: number }> {
  const record = await lockSubmission(work.tx, key)
  rules.expectRevision(record, revision, wish)
  if (!record) throw new Refusal('reporting/nothing-yet', 409, '还没有上传文件。', '请先上传，再往下办。')
  const { details, ...standing } = await decide(record)
  const saved = await saveStanding(work.tx, key, standing, by, now)
  const after = {
    state: standing.state ?? record.state, adopted: standing.adopted ?? record.adopted,
    submittedAt: standing.submitted_at === undefined ? record.submittedAt : standing.submitted_at,
  }
  work.record({
    action, unitId: key.unitId, campaignId: key.campaignId,
    object: `submission ${key.campaignId}/${key.requirementId}/${key.unitId}`, details: { version: record.version, state: after.state, ...details },
  })
  await work.announce(key.campaignId, 'submissions')
  await moveCounts(work.tx, key, counted(record, place.requirement.dueAt), counted(after, place.requirement.dueAt))
  return { revision: saved }
}

/** News for the comparison of texts: a version has left the unit. */
const handedIn = (work: Change, key: SubmissionKey, version: number) => work.enqueue('copying.index', { ...key, version })

const tell = (work: Change, key: SubmissionKey, place: Place, kind: MessageKind, title: string, body: string, fromName: string, at: Date) =>
  sendToUnits(work.tx, [key.unitId], {
    campaignId: key.campaignId, kind, title, body, fromName, at,
    link: `/campaigns/${key.campaignId}/reports/${place.requirement.id}/${key.unitId}`,
  })

/** 送审核人审签: tells the unit's approver that it is their turn. */
export function sendForSignOff(ctx: Context, actor: Actor, key: SubmissionKey, revision: number) {
  return change(ctx, who(actor), async (work) => {
    const place = await permitUnitSide(work.tx, actor, 'submission.prepare', key)
    const now = ctx.now()
    return step(work, place, key, actor.name, { action: 'submission.send', wish: '送审', revision, now }, async (record) => {
      rules.send(toRules(record), place.requirement)
      await saveVersion(work.tx, key, record.version, { sent_by: actor.name, sent_at: now })
      await tell(work, key, place, 'sign_off', `请审签《${place.requirement.title}》`, `${actor.name}送来第 ${record.version} 稿，请审签后报送。`, actor.name, now)
      return {}
    })
  })
}

/** 审签, and with `submit` hands in at once. */
export function signOff(ctx: Context, actor: Actor, key: SubmissionKey, revision: number, submit: boolean) {
  return change(ctx, who(actor), async (work) => {
    const place = await permitUnitSide(work.tx, actor, 'submission.sign_off', key)
    const now = ctx.now()
    const wish = submit ? '审签并报送' : '审签'
    return step(work, place, key, actor.name, { action: submit ? 'submission.sign_off_and_submit' : 'submission.sign_off', wish, revision, now }, async (record) => {
      const seen = toRules(record)
      const state = rules.signOff(seen, place.requirement)
      await saveVersion(work.tx, key, record.version, { signed_off_by: actor.name, signed_off_at: now, ...(submit && { submitted_at: now }) })
      if (!submit) return { state }
      await handedIn(work, key, record.version)
      return { state: rules.submit({ ...seen, state }), submitted_at: now }
    })
  })
}

/** 报送: what was signed off leaves the unit. */
export function submitReport(ctx: Context, actor: Actor, key: SubmissionKey, revision: number) {
  return change(ctx, who(actor), async (work) => {
    const place = await permitUnitSide(work.tx, actor, 'submission.submit', key)
    const now = ctx.now()
    return step(work, place, key, actor.name, { action: 'submission.submit', wish: '报送', revision, now }, async (record) => {
      const state = rules.submit(toRules(record))
      await saveVersion(work.tx, key, record.version, { submitted_at: now })
      await handedIn(work, key, record.version)
      return { state, submitted_at: now }
    })
  })
}

/** 撤回审签: back to draft inside the unit. */
export function withdrawFromSignOff(ctx: Context, actor: Actor, key: SubmissionKey, revision: number) {
  return change(ctx, who(actor), async (work) => {
    const place = await permitUnitSide(work.tx, actor, 'submission.submit', key)
    return step(work, place, key, actor.name, { action: 'submission.withdraw', wish: '撤回', revision, now: ctx.now() }, async (record) => {
      const state = rules.withdraw(toRules(record))
      await saveVersion(work.tx, key, record.version, { sent_by: null, sent_at: null, signed_off_by: null, signed_off_at: null })
      return { state }
    })
  })
}

/** A passage the office marked when returning, with what is wrong there. */
export interface Mark {
  text: string
  note: string
}

/** 退回并说明 */
export function returnReport(ctx: Context, actor: Actor, key: SubmissionKey, revision: number, reasons: string, marks: readonly Mark[]) {
  return change(ctx, who(actor), async (work) => {
    const place = await permitOffice(work.tx, actor, 'submission.review', key)
    const now = ctx.now()
    return step(work, place, key, actor.name, { action: 'submission.return', wish: '退回', revision, now }, async (record) => {
      const state = rules.returnToUnit(toRules(record), reasons)
      await saveVersion(work.tx, key, record.version, { decision: 'returned', decided_by: actor.name, decided_at: now, reasons: reasons.trim(), marks })
      await tell(work, key, place, 'returned', `《${place.requirement.title}》第 ${record.version} 稿退回`, reasons.trim(), actor.name, now)
      return { state, adopted: false, details: { reasons: reasons.trim() } }
    })
  })
}

/** 收下 */
export function acceptReport(ctx: Context, actor: Actor, key: SubmissionKey, revision: number) {
  return change(ctx, who(actor), async (work) => {
    const place = await permitOffice(work.tx, actor, 'submission.review', key)
    const now = ctx.now()
    return step(work, place, key, actor.name, { action: 'submission.accept', wish: '收下', revision, now }, async (record) => {
      const state = rules.accept(toRules(record))
      await saveVersion(work.tx, key, record.version, { decision: 'accepted', decided_by: actor.name, decided_at: now })
      await tell(work, key, place, 'accepted', `《${place.requirement.title}》已收`, `第 ${record.version} 稿已收下。`, actor.name, now)
      return { state }
    })
  })
}

/** 采用 as a highlight for the summary; `wanted: false` takes it back. */
export function adoptReport(ctx: Context, actor: Actor, key: SubmissionKey, revision: number, wanted: boolean) {
  return change(ctx, who(actor), async (work) => {
    const place = await permitOffice(work.tx, actor, 'submission.review', key)
    const now = ctx.now()
    return step(work, place, key, actor.name, { action: wanted ? 'submission.adopt' : 'submission.unadopt', wish: wanted ? '采用' : '取消采用', revision, now }, async (record) => {
      if (!wanted) {
        if (!record.adopted) throw new Refusal('reporting/not-now', 409, '这份材料没有采用。', '不用再点。')
        return { adopted: false }
      }
      const state = rules.adopt(toRules(record))
      if (record.state !== 'accepted') await saveVersion(work.tx, key, record.version, { decision: 'accepted', decided_by: actor.name, decided_at: now })
      await tell(work, key, place, 'adopted', `《${place.requirement.title}》被采用`, '将作为亮点写进总结。', actor.name, now)
      return { state, adopted: true }
    })
  })
}

/** What the unit counts itself: activities held and attendance, with the sentence it stands in. */
export function saveFigures(ctx: Context, actor: Actor, key: SubmissionKey, revision: number, figures: { activities: number | null; people: number | null; quote: string | null }) {
  return change(ctx, who(actor), async (work) => {
    const place = await permitUnitSide(work.tx, actor, 'submission.prepare', key)
    return step(work, place, key, actor.name, { action: 'submission.figures', wish: '填写数字', revision, now: ctx.now() }, async (record) => {
      if (record.state !== 'draft') throw new Refusal('reporting/not-now', 409, '送审以后不能再改数字。', '要改，请先撤回。')
      await saveVersion(work.tx, key, record.version, { activities: figures.activities, people: figures.people, figures_quote: figures.quote, figures_by: actor.name })
      return { details: { ...figures } }
    })
  })
}
