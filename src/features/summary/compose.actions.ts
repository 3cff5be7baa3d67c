import type { Block } from '../../documents/official/index.ts'
import { plainParagraph } from '../../documents/official/index.ts'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { findCampaign } from '../campaigns/index.ts'
import { composeFrom } from '../compositions/index.ts'
import { permit, type Actor } from '../units/index.ts'
import { paragraphText } from './rules.ts'
import { findSummary, sectionsOf } from './store.ts'

/**
 * 拟成正式公文: the summary's text as it stands begins a report 报告 of the campaign's unit, numbered by the composer.
 * The summary stays as it is, and what is changed in the one does not change the other. @returns the composition's id
 * @throws Refusal summary/none (404), and what beginning a composition throws
 */
export async function composeSummary(ctx: Context, actor: Actor, campaignId: number): Promise<number> {
  const campaign = await findCampaign(ctx.db, campaignId)
  permit(actor, 'summary.write', { id: campaign.unitId, path: campaign.unitPath })
  const summary = await findSummary(ctx.db, campaignId)
  if (!summary) throw new Refusal('summary/none', 404, '还没有总结草稿。', '请先生成草稿。')
  const body = (await sectionsOf(ctx.db, campaignId)).flatMap((section): Block[] => [
    { kind: 'heading', level: section.level, text: section.heading },
    ...section.body.map(paragraphText).filter((text) => text.trim() !== '').map(plainParagraph),
  ])
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: campaign.zone }).format(ctx.now())
  return composeFrom(ctx, actor, {
    unitId: campaign.unitId,
    document: {
      schema: 'official/1', kind: 'report', letterhead: { issuers: [campaign.unitName], style: 'document', docNumber: '', signatories: [''] },
      title: summary.title, addressees: '', numbering: 'auto', body, attachments: [],
      signature: { issuers: [campaign.unitName], date: day, sealed: true }, imprint: { copyTo: '', printer: campaign.unitName, printedOn: day },
    },
  })
}
