import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'

/** One line of who did what. `details` holds what a reader needs to understand it, never a secret. */
export interface AuditEntry {
  /** Verb people say, e.g. `notice.issue`. */
  action: string
  /** Who; null for the program itself. */
  personId: number | null
  personName: string
  /** On whose behalf: the unit whose data changed or was seen. */
  unitId: number | null
  campaignId?: number | null
  /** What it was done to, e.g. `submission 3/2/17`. */
  object: string
  details?: Record<string, unknown>
}

interface AuditTable {
  id: number
  at: Date
  action: string
  person_id: number | null
  person_name: string
  unit_id: number | null
  campaign_id: number | null
  object: string
  details: string
  previous: string
  hash: string
}

declare module './database.ts' {
  interface Tables {
    audit_log: AuditTable
  }
}

/** Serialises the tail of transactions that append to the chain. */
const chainLock = 0x4a0d17

/**
 * Appends entries to the hash chain: hash = SHA-256(previous hash + canonical entry).
 * Takes a lock that lives until commit, so call it last in the transaction (`change` does).
 */
export async function appendAudit(tx: Tx, entries: readonly AuditEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return
  await sql`SELECT pg_advisory_xact_lock(${chainLock})`.execute(tx)
  const last = await tx.selectFrom('audit_log').select(['id', 'hash']).orderBy('id', 'desc').limit(1).executeTakeFirst()
  let id = last?.id ?? 0
  let previous = last?.hash ?? ''
  const rows = entries.map((entry) => {
    const row = {
      id: ++id,
      at: now,
      action: entry.action,
      person_id: entry.personId,
      person_name: entry.personName,
      unit_id: entry.unitId,
      campaign_id: entry.campaignId ?? null,
      object: entry.object,
      details: JSON.stringify(entry.details ?? {}),
      previous,
    }
    previous = chainHash(row)
    return { ...row, hash: previous }
  })
  await tx.insertInto('audit_log').values(rows).execute()
}

/** The hash of one line; exported so that the chain can be checked by anyone who has the rows. */
export function chainHash(row: Omit<AuditTable, 'hash'>): string {
  const canonical = JSON.stringify([row.id, row.at.toISOString(), row.action, row.person_id, row.person_name, row.unit_id, row.campaign_id, row.object, row.details, row.previous])
  return createHash('sha256').update(canonical).digest('hex')
}

/** Walks the chain; returns the id of the first line that does not fit, or null. Reads in batches. */
export async function firstBrokenAuditLine(db: Db): Promise<number | null> {
  let previous = ''
  let after = 0
  for (;;) {
    const rows = await db.selectFrom('audit_log').selectAll().where('id', '>', after).orderBy('id').limit(5000).execute()
    if (rows.length === 0) return null
    for (const row of rows) {
      if (row.id !== after + 1 || row.previous !== previous || row.hash !== chainHash(row)) return row.id
      previous = row.hash
      after = row.id
    }
  }
}
