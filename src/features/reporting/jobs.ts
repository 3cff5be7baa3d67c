import { stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Jobs } from '../../platform/jobs.ts'
import { change, program } from '../../platform/context.ts'
import { recogniseFile } from '../scans/index.ts'
import { checkVersion, recogniseVersion } from './check.actions.ts'
import { recountLedger, type SubmissionKey } from './counts.store.ts'
import { bindVersion } from './photo.actions.ts'
import { deleteUpload, staleUploads } from './upload.store.ts'

const day = 86_400_000

export const jobs: Jobs = {
  /** A campaign was issued: its ledger opens. */
  'reporting.open': async (ctx, { campaignId }: { campaignId: number }) => {
    await change(ctx, program, async ({ tx, announce }) => {
      await recountLedger(tx, campaignId)
      await announce(campaignId, 'ledger')
    })
  },

  /** Files changed: look at them. */
  'reporting.check': (ctx, { version, ...key }: SubmissionKey & { version: number }) => checkVersion(ctx, key, version),

  /** Pages without text: recognise them, then look again. */
  'reporting.recognise': (ctx, { version, ...key }: SubmissionKey & { version: number }) => recogniseVersion(ctx, key, version, recogniseFile),

  /** Photographs changed: bind them to the version's PDF. */
  'reporting.bind': (ctx, { version, ...key }: SubmissionKey & { version: number }) => bindVersion(ctx, key, version),

  /** Nightly: counters against the rows; a difference is mended and said. Forgotten uploads go. */
  'reporting.nightly': async (ctx) => {
    const open = await ctx.db.selectFrom('campaigns').select('id').where('state', 'not in', ['draft', 'archived']).execute()
    for (const { id } of open) {
      await change(ctx, program, async ({ tx, record }) => {
        const wrong = await recountLedger(tx, id)
        if (wrong > 0) record({ action: 'ledger.mend', unitId: null, campaignId: id, object: `ledger ${id}`, details: { wrong } })
      })
    }
    for (const { id } of await staleUploads(ctx.db, new Date(ctx.now().getTime() - 7 * day))) {
      const part = path.join(ctx.config.dataDir, 'incoming', id)
      const last = await stat(part).catch(() => null)
      if (last && ctx.now().getTime() - last.mtimeMs < 7 * day) continue
      await deleteUpload(ctx.db, id)
      await unlink(part).catch(() => {})
    }
  },
}

/** 3 o'clock at night in China. */
export const recurring = [{ task: 'reporting.nightly', match: '0 19 * * *' }]
