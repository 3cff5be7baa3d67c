import type { Context } from '../../platform/context.ts'
import { campaignsOf, placeOfCampaign, requirementsOf, seeCampaign, type Campaign } from '../campaigns/index.ts'
import { waitingForSignOff } from '../reporting/index.ts'
import { findUnits, may, treeFacts, type Actor } from '../units/index.ts'
import { card } from './card.ts'
import { officeHome } from './office.ts'
import { stageOf } from './rules.ts'
import { unitHome, unitsOf } from './unit.ts'

/**
 * Everything the home page shows, by the person's roles: the campaign's office or its leaders, a unit's people, approvers, administrators.
 * @param wanted the campaign in hand; null = the newest the person has to do with
 * @throws Refusal `campaigns/not-found` for a campaign the person has nothing to do with
 */
export async function homeOf(ctx: Context, actor: Actor, wanted: number | null) {
  const campaign = await campaignFor(ctx, actor, wanted)
  const has = (role: string) => actor.grants.some((grant) => grant.role === role)
  const runs = campaign !== null && may(actor, 'receipts.read', placeOfCampaign(campaign))
  const units = unitsOf(actor)
  const [office, unit, signOff, tree, requirements, [runner]] = await Promise.all([
    runs ? officeHome(ctx, actor, campaign, may(actor, 'notice.urge', placeOfCampaign(campaign))) : null,
    units.length > 0 && (has('liaison') || has('department')) ? unitHome(ctx, units, campaign) : null,
    has('approver') ? card(waitingForSignOff(ctx.db, actor, 50)) : null,
    has('administrator') ? card(treeFacts(ctx.db, actor)) : null,
    campaign ? requirementsOf(ctx.db, campaign.id) : [],
    campaign ? findUnits(ctx.db, [campaign.unitId]) : [],
  ])
  return {
    now: ctx.now(), name: actor.name, unitName: actor.unit.name,
    campaign: campaign && {
      id: campaign.id, name: campaign.name, shortName: campaign.shortName, unitName: campaign.unitName, unitLevel: runner?.level ?? ('city' as const), state: campaign.state, issuedAt: campaign.issuedAt,
      stage: stageOf(campaign, requirements.map((each) => each.dueAt), ctx.now()),
    },
    office, unit, signOff, tree,
  }
}

async function campaignFor(ctx: Context, actor: Actor, wanted: number | null): Promise<Campaign | null> {
  if (wanted !== null) return (await seeCampaign(ctx.db, actor, wanted)).campaign
  const list = await campaignsOf(ctx.db, actor, 20)
  return list.find((each) => each.state !== 'archived') ?? list[0] ?? null
}
