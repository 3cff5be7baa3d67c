import type { Jobs } from '../../platform/jobs.ts'
import { change, program } from '../../platform/context.ts'
import { makeEdition } from './make.actions.ts'
import { silence } from './rules.ts'
import { silentEditions } from './store.ts'

export const jobs: Jobs = {
  'compilation.make': (ctx, { campaignId, edition }: { campaignId: number; edition: number }) => makeEdition(ctx, campaignId, edition),

  /** Every minute: an edition whose process was killed is taken up again; the queue itself would wait for hours. */
  'compilation.resume': async (ctx) => {
    const silent = await silentEditions(ctx.db, new Date(ctx.now().getTime() - silence))
    if (silent.length === 0) return
    await change(ctx, program, async ({ enqueue }) => {
      for (const each of silent) await enqueue('compilation.make', each, { key: `compilation ${each.campaignId}/${each.edition}` })
    })
  },
}

export const recurring = [{ task: 'compilation.resume', match: '* * * * *' }]
