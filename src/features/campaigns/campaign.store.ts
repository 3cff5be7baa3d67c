import { sql } from 'kysely'
import { Refusal } from '../../platform/errors.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import { unitsWhere, type Actor } from '../units/index.ts'
import type { CampaignState } from './plan.rules.ts'

export interface Campaign {
  id: number
  unitId: number
  unitPath: string
  unitName: string
  name: string
  shortName: string
  state: CampaignState
  zone: string
  firstDay: string | null
  lastDay: string | null
  issuedAt: Date | null
}

const columns = (db: Reader) => db.selectFrom('campaigns').innerJoin('units', 'units.id', 'campaigns.unit_id').select([
  'campaigns.id', 'campaigns.unit_id as unitId', 'units.path as unitPath', 'units.name as unitName', 'campaigns.name', 'campaigns.short_name as shortName',
  'campaigns.state', 'campaigns.zone', 'campaigns.first_day as firstDay', 'campaigns.last_day as lastDay', 'campaigns.issued_at as issuedAt',
])

export const noCampaign = () => new Refusal('campaigns/not-found', 404, '没有找到，或者不在您能看的范围内。', '请从左边“当前活动”里重新选择。')

/** @throws Refusal `campaigns/not-found` */
export async function findCampaign(db: Reader, id: number): Promise<Campaign> {
  const campaign = await columns(db).where('campaigns.id', '=', id).executeTakeFirst()
  if (!campaign) throw noCampaign()
  return campaign
}

/** Locks the campaign until commit. @throws Refusal `campaigns/not-found` */
export async function lockCampaign(tx: Tx, id: number): Promise<Campaign> {
  await tx.selectFrom('campaigns').select('id').where('id', '=', id).forUpdate().execute()
  return findCampaign(tx, id)
}

/** Whether one of the units the actor receives for has received something of the campaign. */
export async function receives(db: Reader, actor: Actor, campaignId: number): Promise<boolean> {
  const row = await db.selectFrom('deliveries').innerJoin('units', 'units.id', 'deliveries.unit_id').select('deliveries.unit_id')
    .where('deliveries.campaign_id', '=', campaignId).where(unitsWhere(actor, 'notice.receive')).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Campaigns of the actor, newest first: those of units they work for, and those they received a notice of. */
export async function campaignsOf(db: Reader, actor: Actor, limit: number) {
  const runs = unitsWhere(actor, 'campaign.read')
  const rows = await columns(db).select(runs.as('runs'))
    .where((where) => where.or([
      runs,
      where.and([
        where('campaigns.state', '<>', 'draft'),
        where.exists(where.selectFrom('deliveries').innerJoin('units as receiver', 'receiver.id', 'deliveries.unit_id').select(sql`1`.as('one'))
          .whereRef('deliveries.campaign_id', '=', 'campaigns.id').where(unitsWhere(actor, 'notice.receive', 'receiver'))),
      ]),
    ]))
    .orderBy('campaigns.id', 'desc').limit(limit).execute()
  return rows.map(({ runs, ...campaign }) => ({ ...campaign, role: runs ? ('office' as const) : ('unit' as const) }))
}

/** Moves the campaign to a state and lets cached public pages know. */
export const saveState = (tx: Tx, id: number, state: CampaignState, issuedAt?: Date) =>
  tx.updateTable('campaigns').set((set) => ({ state, revision: set('revision', '+', 1), ...(issuedAt && { issued_at: issuedAt }) })).where('id', '=', id).execute()

/** What the public page shows changed. */
export const raiseRevision = (tx: Tx, id: number) =>
  tx.updateTable('campaigns').set((set) => ({ revision: set('revision', '+', 1) })).where('id', '=', id).execute()
