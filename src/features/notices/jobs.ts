import { change, program } from '../../platform/context.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { recogniseReading, taskKey } from './recognition.actions.ts'
import { silentReadings } from './recognition.store.ts'

/** A job that gave no sign of life this long, in milliseconds, was killed with its process: it gives one every half minute. */
const silence = 120_000

export const jobs: Jobs = {
  'notices.recognise': (ctx, { reading }: { reading: number }) => recogniseReading(ctx, reading),

  /** Every minute: a reading whose process was killed is taken up again; the queue itself would wait for hours. */
  'notices.resume': async (ctx) => {
    const silent = await silentReadings(ctx.db, new Date(ctx.now().getTime() - silence))
    if (silent.length === 0) return
    await change(ctx, program, async ({ enqueue }) => {
      for (const { id } of silent) await enqueue('notices.recognise', { reading: id }, { key: taskKey(id) })
    })
  },
}

export const recurring = [{ task: 'notices.resume', match: '* * * * *' }]
