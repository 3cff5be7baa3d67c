import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { permitCampaign, placeOfCampaign, requirementsOf, type Campaign } from '../campaigns/index.ts'
import { isAssigned, type SubmissionKey } from '../reporting/index.ts'
import { may, whoOf, type Actor } from '../units/index.ts'
import { citation, howCounted } from './copying.rules.ts'
import { findPair, listPairs, pairsOf, standingOf, tallyPairs, type PairFilter } from './list.store.ts'
import { lockPair, saveCitation } from './pair.store.ts'
import { awaitComparison, progressOf } from './text.store.ts'

const noPair = () => new Refusal('copying/no-pair', 404, '没有找到这两份材料的对照。', '可能其中一份已经报了新的一稿。请回到“雷同检查”重新打开。')

const mayDecide = (actor: Actor, campaign: Campaign) => may(actor, 'copying.decide', placeOfCampaign(campaign))

/** 雷同检查: a page of pairs, and how far the comparison is. */
export async function viewPairs(ctx: Context, actor: Actor, campaignId: number, filter: PairFilter, limit: number, offset: number) {
  const campaign = await permitCampaign(ctx.db, actor, 'copying.read', campaignId)
  const [{ items, total }, tally, progress, requirements] = await Promise.all([
    listPairs(ctx.db, actor, campaignId, filter, limit, offset), tallyPairs(ctx.db, actor, campaignId, filter), progressOf(ctx.db, campaignId), requirementsOf(ctx.db, campaignId),
  ])
  return {
    now: ctx.now(), campaignName: campaign.shortName, items, total, tally, progress, howCounted,
    requirements: requirements.map(({ id, title }) => ({ id, title })), may: { decide: mayDecide(actor, campaign) },
  }
}

/** One pair: both texts and what they share. */
export async function viewPair(ctx: Context, actor: Actor, campaignId: number, id: number) {
  const campaign = await permitCampaign(ctx.db, actor, 'copying.read', campaignId)
  const pair = await findPair(ctx.db, actor, campaignId, id)
  if (!pair) throw noPair()
  return { ...pair, now: ctx.now(), campaignName: campaign.shortName, howCounted, may: { decide: mayDecide(actor, campaign) } }
}

/** What the review of one report is told: whether it was compared, and with whom it shares most. */
export async function viewReport(ctx: Context, actor: Actor, key: SubmissionKey) {
  const campaign = await permitCampaign(ctx.db, actor, 'copying.read', key.campaignId)
  if (!(await isAssigned(ctx.db, key))) throw new Refusal('copying/not-found', 404, '没有找到这份材料。', '请从报送台账里重新打开。')
  const [standing, pairs] = await Promise.all([standingOf(ctx.db, key, campaign.unitPath), pairsOf(ctx.db, actor, key, 20)])
  return {
    standing,
    pairs: pairs.map(({ id, later, earlier }) => {
      const isThis = later.requirementId === key.requirementId && later.unitId === key.unitId
      const [own, other] = isThis ? [later, earlier] : [earlier, later]
      return { id, share: own.share, otherShare: other.share, unitName: other.unitName, title: other.title, campaignName: other.campaignName, ownEarlier: other.unitId === own.unitId, sameCampaign: other.campaignId === own.campaignId }
    }),
    howCounted,
  }
}

/** 这是正常引用 with its reason, or `null` to take it back. Whoever comes second is told who was faster. */
export function citePair(ctx: Context, actor: Actor, campaignId: number, id: number, reason: string | null): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const campaign = await permitCampaign(tx, actor, 'copying.decide', campaignId)
    const pair = await lockPair(tx, campaignId, id)
    const seen = pair && (pair.otherCampaignId === campaignId || may(actor, 'copying.read', { id: pair.otherUnitId, path: pair.otherPath }))
    if (!pair || !seen) throw noPair()
    if (reason !== null && pair.citedBy !== null) throw new Refusal('copying/cited', 409, `${pair.citedBy}已经认定这是正常引用。`, '要改理由，请先撤回再认定。')
    if (reason === null && pair.citedBy === null) throw new Refusal('copying/not-cited', 409, '还没有认定为正常引用，或刚刚被撤回了。', '请刷新页面看现在的情况。')
    const words = reason === null ? null : citation(reason)
    await saveCitation(tx, campaignId, id, words === null ? null : { by: actor.name, at: ctx.now(), reason: words })
    // Under the office, not the unit: a unit's own log must not tell whom its text resembles.
    record({
      action: words === null ? 'copying.uncite' : 'copying.cite', unitId: campaign.unitId, campaignId, object: `copying ${campaignId}/${id}`,
      details: { between: [pair.unitName, pair.otherUnitName], ...(words !== null && { reason: words }) },
    })
    await announce(campaignId, 'copying')
  })
}

/** 重新比对: everything of the campaign is compared again, in the background. */
export function recompare(ctx: Context, actor: Actor, campaignId: number): Promise<{ waiting: number }> {
  return change(ctx, whoOf(actor), async ({ tx, enqueue, record, announce }) => {
    const campaign = await permitCampaign(tx, actor, 'copying.decide', campaignId)
    await awaitComparison(tx, campaignId)
    const { waiting } = await progressOf(tx, campaignId)
    await enqueue('copying.recount', { campaignId }, { key: `copying.recount.${campaignId}` })
    record({ action: 'copying.recompare', unitId: campaign.unitId, campaignId, object: `campaign ${campaignId}`, details: { waiting } })
    await announce(campaignId, 'copying')
    return { waiting }
  })
}
