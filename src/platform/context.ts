import { sql } from 'kysely'
import type { Pool } from 'pg'
import { appendAudit, type AuditEntry } from './audit.ts'
import type { Config } from './config.ts'
import type { Db, Tx } from './database.ts'
import type { FileStore } from './files/index.ts'

/** What actions need of the world. Made once in `main`, handed down, never global. */
export interface Context {
  db: Db
  pool: Pool
  files: FileStore
  config: Config
  /** The clock: tests set it. */
  now(): Date
}

/** Who acts, as far as the audit log needs to know. */
export interface Who {
  personId: number | null
  name: string
}

/** The program itself, for jobs. */
export const program: Who = { personId: null, name: '系统' }

/** Inside a change: the transaction and the pen of the audit log. */
export interface Change {
  tx: Tx
  /** Notes one line of who did what; written, chained, just before commit. `by` where a change holds several people's work. */
  record(entry: Omit<AuditEntry, 'personId' | 'personName'>, by?: Who): void
  /** Queues a job that exists only if this change commits; `after` seconds from now, counted anew each time the same key is queued. */
  enqueue(task: string, payload: object, options?: { key?: string; queue?: string; after?: number }): Promise<void>
  /** Tells the open screens of a campaign, at commit, that something of this kind changed. */
  announce(campaignId: number, topic: string): Promise<void>
}

/**
 * Runs one change in one transaction: the work, its audit lines, its jobs and its announcements commit together or not at all.
 */
export function change<T>(ctx: Context, who: Who, work: (change: Change) => Promise<T>): Promise<T> {
  return ctx.db.transaction().execute(async (tx) => {
    const entries: AuditEntry[] = []
    const result = await work({
      tx,
      record: (entry, by = who) => entries.push({ ...entry, personId: by.personId, personName: by.name }),
      enqueue: async (task, payload, options = {}) => {
        await sql`SELECT graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json,
          job_key => ${options.key ?? null}, queue_name => ${options.queue ?? null}, run_at => now() + make_interval(secs => ${options.after ?? 0}))`.execute(tx)
      },
      announce: async (campaignId, topic) => {
        await sql`SELECT pg_notify('liandong_live', ${JSON.stringify({ campaignId, topic })})`.execute(tx)
      },
    })
    await appendAudit(tx, entries, ctx.now())
    return result
  })
}
