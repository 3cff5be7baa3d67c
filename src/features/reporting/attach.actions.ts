import { change, program, type Context } from '../../platform/context.ts'
import { Gather, type Outcome } from '../../platform/gather.ts'
import type { Actor } from '../units/index.ts'
import { attachFiles, finishUploads, lockStandings, type Arrival } from './attach.store.ts'
import { isLate } from './counts.rules.ts'
import { moveAllCounts, type Move } from './counts.store.ts'
import { roomForPhoto } from './photo.rules.ts'
import { photosOfVersion } from './photo.store.ts'
import { versionForUpload } from './submission.rules.ts'
import type { UploadRecord } from './tables.ts'

/** A file that is durable, and whose it is; permission was asked before. */
export interface Attachment extends Arrival {
  actor: Actor
  dueAt: Date | null
  /** When it arrived. */
  at: Date
}

const gathers = new WeakMap<Context, Gather<Attachment, void>>()

/**
 * Puts a durable file into the version in hand and asks for its checks. In the last minutes before a deadline hundreds
 * arrive at once: those that arrive together are attached by one transaction, each declined or attached on its own.
 * @throws Refusal `reporting/not-now` when the material is no longer in the unit's hands
 */
export function attach(ctx: Context, actor: Actor, upload: UploadRecord, sha256: string, dueAt: Date | null): Promise<void> {
  let gather = gathers.get(ctx)
  if (!gather) {
    gather = new Gather((batch) => attachAll(ctx, batch), 16)
    gathers.set(ctx, gather)
  }
  return gather.add({ actor, upload, sha256, dueAt, by: actor.name, at: ctx.now() })
}

const subjectOf = ({ campaign_id, requirement_id, unit_id }: UploadRecord) => ({ campaignId: campaign_id, requirementId: requirement_id, unitId: unit_id })
const keyOf = ({ campaign_id, requirement_id, unit_id }: UploadRecord) => `${campaign_id}/${requirement_id}/${unit_id}`

/** One after the other for the same submission (its Word and its PDF), all others together. */
async function attachAll(ctx: Context, batch: readonly Attachment[]): Promise<readonly Outcome<void>[]> {
  const outcomes = new Map<Attachment, Outcome<void>>()
  let rest = [...batch]
  while (rest.length > 0) {
    const seen = new Set<string>()
    const turn = rest.filter(({ upload }) => !seen.has(keyOf(upload)) && seen.add(keyOf(upload)))
    rest = rest.filter((each) => !turn.includes(each))
    for (const [arrival, outcome] of await attachTurn(ctx, turn)) outcomes.set(arrival, outcome)
  }
  return batch.map((each) => outcomes.get(each) ?? { ok: false, error: new Error('not attached') })
}

/** Find, decide, keep, count, tell: as every step of a submission, for several at once. */
function attachTurn(ctx: Context, turn: readonly Attachment[]): Promise<Map<Attachment, Outcome<void>>> {
  return change(ctx, program, async ({ tx, record, announce }) => {
    // Those of one batch arrived together; the latest names the moment.
    const now = new Date(Math.max(...turn.map(({ at }) => at.getTime())))
    const outcomes = new Map<Attachment, Outcome<void>>()
    const standings = await lockStandings(tx, turn)
    const taken: (Attachment & { version: number })[] = []
    for (const arrival of turn) {
      const standing = standings.get(arrival.upload.id)
      try {
        const { version, fresh } = versionForUpload(standing?.state && standing.version !== null ? { state: standing.state, version: standing.version } : null)
        if (arrival.upload.kind === 'photo' && !fresh) roomForPhoto((await photosOfVersion(tx, subjectOf(arrival.upload), version)).length)
        taken.push({ ...arrival, version })
        outcomes.set(arrival, { ok: true, value: undefined })
      } catch (error) {
        outcomes.set(arrival, { ok: false, error })
      }
    }
    if (taken.length === 0) return outcomes
    const finished = await finishUploads(tx, taken, now)
    const attached = taken.filter(({ upload }) => finished.has(upload.id))
    if (attached.length === 0) return outcomes
    await attachFiles(tx, attached, now)
    for (const { actor, upload, sha256, version } of attached)
      record({
        action: 'submission.upload', unitId: upload.unit_id, campaignId: upload.campaign_id, object: `submission ${keyOf(upload)}`,
        details: { version, kind: upload.kind, name: upload.name, sha256 },
      }, { personId: actor.personId, name: actor.name })
    for (const campaignId of new Set(attached.map(({ upload }) => upload.campaign_id))) await announce(campaignId, 'submissions')
    await moveAllCounts(tx, attached.map(({ upload, dueAt }): Move => {
      const standing = standings.get(upload.id)
      return {
        key: { campaignId: upload.campaign_id, requirementId: upload.requirement_id, unitId: upload.unit_id },
        before: standing?.state ? { state: standing.state, adopted: standing.adopted, late: isLate(standing.submittedAt, dueAt) } : null,
        after: { state: 'draft', adopted: false, late: false },
      }
    }))
    return outcomes
  })
}
