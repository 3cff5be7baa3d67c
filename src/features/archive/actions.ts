import { Readable } from 'node:stream'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { permitCampaign, placeOfCampaign } from '../campaigns/index.ts'
import { may, whoOf, type Actor } from '../units/index.ts'
import { holdingsOf } from './holdings.ts'
import { groups, indexed, type ItemGroup } from './rules.ts'
import { overridesOf, saveOverrides, type Said } from './store.ts'
import { archiveZip } from './zip.ts'

/** The index of a campaign's archive, a page at a time, with what is missing and how large it comes. */
export async function viewArchive(ctx: Context, actor: Actor, campaignId: number, page: { group: ItemGroup | null; limit: number; offset: number }) {
  const campaign = await permitCampaign(ctx.db, actor, 'archive.read', campaignId)
  const [{ items, files, absent }, overrides] = await Promise.all([holdingsOf(ctx, campaign, actor.name), overridesOf(ctx.db, campaignId)])
  const index = indexed(items, overrides)
  const shown = page.group === null ? index : index.filter(({ group }) => group === page.group)
  const filesOf = Map.groupBy(files, ({ key }) => key)
  return {
    campaignName: campaign.name, state: campaign.state,
    groups: groups.flatMap((group) => { const count = index.filter((item) => item.group === group).length; return count > 0 ? [{ group, items: count }] : [] }),
    items: shown.slice(page.offset, page.offset + page.limit).map((item) => ({ ...item, files: filesOf.get(item.key)?.length ?? 0 })), total: shown.length,
    absent, files: files.length + 3,
    /** Stored files only: what is made for the archive is small beside them. */
    bytes: files.reduce((sum, { content }) => sum + (content.kind === 'stored' ? content.size : 0), 0),
    may: { export: may(actor, 'archive.export', placeOfCampaign(campaign)) },
  }
}

/** Sets 保管期限, 密级 or 备注 of items. */
export function describeItems(ctx: Context, actor: Actor, campaignId: number, keys: readonly string[], said: Said): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const campaign = await permitCampaign(tx, actor, 'archive.export', campaignId)
    const known = new Set((await holdingsOf(ctx, campaign, actor.name)).items.map(({ key }) => key))
    if (keys.length === 0 || keys.some((key) => !known.has(key))) throw new Refusal('archive/no-item', 404, '目录里没有这一件。', '请刷新后再改。')
    await saveOverrides(tx, campaignId, keys, said, actor.name, ctx.now())
    record({ action: 'archive.describe', unitId: campaign.unitId, campaignId, object: `archive ${campaignId}`, details: { items: keys.length, ...said } })
    await announce(campaignId, 'archive')
  })
}

/** 导出归档: everything of the campaign as one zip; in the audit log before the first byte, for it holds personal data. */
export async function exportArchive(ctx: Context, actor: Actor, campaignId: number): Promise<{ name: string; stream: Readable }> {
  const campaign = await permitCampaign(ctx.db, actor, 'archive.export', campaignId)
  const [holdings, overrides] = await Promise.all([holdingsOf(ctx, campaign, actor.name), overridesOf(ctx.db, campaignId)])
  await change(ctx, whoOf(actor), async ({ record }) =>
    record({ action: 'archive.export', unitId: campaign.unitId, campaignId, object: `archive ${campaignId}`, details: { items: holdings.items.length, files: holdings.files.length } }))
  return { name: `${campaign.shortName}_归档.zip`, stream: Readable.from(archiveZip(ctx, campaign, holdings, indexed(holdings.items, overrides), actor.name), { objectMode: false }) }
}
