import { sql } from 'kysely'
import { ENGINE_VERSION, type OcrPage } from '../../documents/ocr/index.ts'
import type { Db, Reader } from '../../platform/database.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { ScanProblem } from './tables.ts'

export interface SavedPage {
  page: number
  result: OcrPage | null
  problem: ScanProblem | null
  attempts: number
}

/** Pages of a file that this version of the recogniser has read or given up, in order. */
export const savedPages = (db: Reader, sha256: string, pages: readonly number[]): Promise<SavedPage[]> =>
  db.selectFrom('scan_pages').select(['page', 'result', 'problem', 'attempts'])
    .where('sha256', '=', sha256).where('engine', '=', ENGINE_VERSION)
    .where('page', '=', sql<number>`ANY(${sql.val([...pages])}::int[])`)
    .orderBy('page').execute()

/** The same without the text, for counting. */
export const settledPages = (db: Reader, sha256: string, pages: readonly number[]): Promise<Omit<SavedPage, 'result'>[]> =>
  db.selectFrom('scan_pages').select(['page', 'problem', 'attempts'])
    .where('sha256', '=', sha256).where('engine', '=', ENGINE_VERSION)
    .where('page', '=', sql<number>`ANY(${sql.val([...pages])}::int[])`)
    .orderBy('page').execute()

/** Keeps a page; one that was given up before counts its attempts. */
export async function savePage(db: Db, sha256: string, page: number, found: { result: OcrPage } | { problem: Refusal }, now: Date): Promise<void> {
  const result = 'result' in found ? JSON.stringify(found.result) : null
  const problem = 'problem' in found ? JSON.stringify(partsOf(found.problem)) : null
  await db.insertInto('scan_pages')
    .values({ sha256, page, engine: ENGINE_VERSION, result, problem, made_at: now })
    .onConflict((oc) => oc.columns(['sha256', 'page']).doUpdateSet({
      engine: ENGINE_VERSION, result, problem, made_at: now,
      attempts: sql<number>`CASE WHEN scan_pages.engine = ${ENGINE_VERSION} THEN scan_pages.attempts + 1 ELSE 1 END`,
    }))
    .execute()
}

const partsOf = ({ code, status, message, hint }: Refusal): ScanProblem => ({ code, status, message, hint })

/**
 * Does the work while no other process does it for this file. The lock is that of an open transaction, so it also holds
 * through a pooler and is free at once when the process dies.
 * @returns false when somebody else is at it
 */
export const aloneWith = (db: Db, sha256: string, work: () => Promise<void>): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ got: boolean }>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`scan ${sha256}`}, 0)) AS got`.execute(tx)
    if (!rows[0]?.got) return false
    await work()
    return true
  })
