import type { Reader } from '../../platform/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { permitCampaign } from '../campaigns/index.ts'
import { findUnit, may, permit, reach, type Actor, type UnitPlace, type Verb } from '../units/index.ts'
import { receivers, type ReceiptKey } from './receipt.store.ts'
import { issuedNotices, planIds, type IssuedNotice, type Scope } from './standing.store.ts'

export const notReceived = () =>
  new Refusal('receipts/not-found', 404, '没有找到这份通知，或者它没有发给您的单位。', '请从收件箱里重新打开。')

/**
 * One issued notice, for someone who runs its campaign.
 * @param noticeId null = the one that carries the plan
 * @throws Refusal as `permitCampaign`; `receipts/not-issued` before the first issue
 */
export async function permitOffice(db: Reader, actor: Actor, verb: Verb, campaignId: number, noticeId: number | null) {
  await permitCampaign(db, actor, verb, campaignId)
  const notices = await issuedNotices(db, campaignId)
  const notice = noticeId === null ? notices[0] : notices.find((each) => each.noticeId === noticeId)
  if (!notice)
    throw noticeId === null
      ? new Refusal('receipts/not-issued', 409, '这个活动还没有签发通知，所以还没有签收情况。', '签发之后，这里能看到每个单位走到哪一步。')
      : notReceived()
  return { notice, notices }
}

/** What `standings` asks about, at this moment. */
export async function scopeOf(db: Reader, notice: IssuedNotice, now: Date): Promise<Scope> {
  return { campaignId: notice.campaignId, noticeId: notice.noticeId, plans: await planIds(db, notice.campaignId), now }
}

/** Units the person works for themselves, not through a superior's role. */
export const ownUnits = (actor: Actor, verb: Verb): number[] => [...new Set(reach(actor, verb).map((grant) => grant.unitId))]

/** Whether the person belongs to the unit: only then an opening is the unit's opening and a signature the unit's. */
export const actsFor = (actor: Actor, unitId: number): boolean => actor.grants.some((grant) => grant.unitId === unitId)

/**
 * The receipt a person looks at: of the unit they name, else of their own unit that received the notice.
 * @throws Refusal `receipts/not-found` (404) for a unit they may not see or that did not receive it
 */
export async function permitReceiver(db: Reader, actor: Actor, verb: Verb, at: { campaignId: number; noticeId: number; unitId: number | null }): Promise<{ key: ReceiptKey; unit: UnitPlace; mine: { id: number; name: string }[] }> {
  const mine = await receivers(db, at.campaignId, at.noticeId, ownUnits(actor, 'notice.receive'))
  const unitId = at.unitId ?? mine[0]?.id
  if (unitId === undefined) throw notReceived()
  const unit = await findUnit(db, unitId).catch(() => null)
  if (!unit || !may(actor, 'notice.receive', unit)) throw notReceived()
  if ((await receivers(db, at.campaignId, at.noticeId, [unitId])).length === 0) throw notReceived()
  permit(actor, verb, unit)
  return { key: { campaignId: at.campaignId, noticeId: at.noticeId, unitId }, unit, mine: mine.map(({ id, name }) => ({ id, name })) }
}
