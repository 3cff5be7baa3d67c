import { change, program, type Context } from '../../platform/context.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { findCampaign } from '../campaigns/index.ts'
import type { SubmissionKey } from '../reporting/index.ts'
import { compareReport, indexVersion } from './compare.actions.ts'
import { campaignsWaiting, countTexts, outgrownReports, unreadOf, waitingTexts } from './text.store.ts'

const BATCH = 50

export const jobs: Jobs = {
  /** A version was handed in. */
  'copying.index': (ctx, { version, ...key }: SubmissionKey & { version: number }) => indexVersion(ctx, key, version),

  /** What a report was compared with has changed. */
  'copying.compare': (ctx, key: SubmissionKey) => compareReport(ctx, key),

  /** Everything of a campaign that is unread or waits; killed, it goes on where it stopped. */
  'copying.recount': (ctx, { campaignId }: { campaignId: number }) => recount(ctx, campaignId),

  /** Nightly: what was handed in before there was a comparison, or was left behind. */
  'copying.nightly': async (ctx) => {
    for (const campaignId of await campaignsWaiting(ctx.db))
      await change(ctx, program, ({ enqueue }) => enqueue('copying.recount', { campaignId }, { key: `copying.recount.${campaignId}` }))
  },
}

async function recount(ctx: Context, campaignId: number): Promise<void> {
  for (let unread = await unreadOf(ctx.db, campaignId, BATCH); unread.length > 0; unread = await unreadOf(ctx.db, campaignId, BATCH))
    for (const { version, ...key } of unread) await indexVersion(ctx, { campaignId, requirementId: key.requirementId, unitId: key.unitId }, version)
  for (let waiting = await waitingTexts(ctx.db, campaignId, BATCH); waiting.length > 0; waiting = await waitingTexts(ctx.db, campaignId, BATCH))
    for (const key of waiting) await compareReport(ctx, key)
  const { unitPath } = await findCampaign(ctx.db, campaignId)
  const now = await countTexts(ctx.db, unitPath)
  for (let outgrown = await outgrownReports(ctx.db, campaignId, now, BATCH); outgrown.length > 0; outgrown = await outgrownReports(ctx.db, campaignId, now, BATCH))
    for (const key of outgrown) await compareReport(ctx, key)
}

/** Half past 3 at night in China. */
export const recurring = [{ task: 'copying.nightly', match: '30 19 * * *' }]
