import type { Reader } from '../../platform/database.ts'
import { may, permit, type Actor, type Verb } from '../units/index.ts'
import { findCampaign, noCampaign, receives, type Campaign } from './campaign.store.ts'

export interface Seen {
  campaign: Campaign
  /** The campaign's own unit's people (office, departments, leaders), or those of a unit that received it. */
  side: 'office' | 'unit'
}

export const placeOfCampaign = (campaign: Campaign) => ({ id: campaign.unitId, path: campaign.unitPath })

/**
 * The campaign for someone who runs it: a verb held on its own unit. Anyone else is answered as if it were not there,
 * unless they take part in it.
 * @throws Refusal `campaigns/not-found` (404) or `units/forbidden` (403)
 */
export async function permitCampaign(db: Reader, actor: Actor, verb: Verb, campaignId: number): Promise<Campaign> {
  const campaign = await findCampaign(db, campaignId)
  if (may(actor, verb, placeOfCampaign(campaign))) return campaign
  if (!may(actor, 'campaign.read', placeOfCampaign(campaign)) && !(await receives(db, actor, campaignId))) throw noCampaign()
  if (!may(actor, 'unit.read', placeOfCampaign(campaign))) throw noCampaign()
  permit(actor, verb, placeOfCampaign(campaign))
  return campaign
}

/** The campaign for anyone who may look at it, and on which side they stand. @throws Refusal `campaigns/not-found` */
export async function seeCampaign(db: Reader, actor: Actor, campaignId: number): Promise<Seen> {
  const campaign = await findCampaign(db, campaignId)
  if (may(actor, 'campaign.read', placeOfCampaign(campaign))) return { campaign, side: 'office' }
  if (campaign.state !== 'draft' && (await receives(db, actor, campaignId))) return { campaign, side: 'unit' }
  throw noCampaign()
}
