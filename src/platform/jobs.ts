import { Logger, parseCronItems, run, type Runner } from 'graphile-worker'
import type { Context } from './context.ts'

/** What a feature's `jobs.ts` exports: task name → work. Work must be safe to repeat: a killed process runs it again. */
export type Jobs = Record<string, (ctx: Context, payload: never) => Promise<void>>

/** A task at a fixed time: `match` as in cron, in UTC. */
export interface Recurring {
  task: string
  match: string
}

/** Starts the job runner in this process; `stop()` lets running jobs finish. */
export function startJobs(ctx: Context, jobs: readonly Jobs[], recurring: readonly Recurring[], log: (line: string) => void): Promise<Runner> {
  const taskList = Object.fromEntries(
    jobs.flatMap((feature) =>
      Object.entries(feature).map(([name, work]) => [name, (payload: unknown) => work(ctx, payload as never)] as const),
    ),
  )
  return run({
    pgPool: ctx.pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList,
    parsedCronItems: parseCronItems([...recurring]),
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log(message)
    }),
  })
}
