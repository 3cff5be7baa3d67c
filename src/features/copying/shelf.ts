import type { Pool } from 'pg'
import { CopyIndex } from '../../documents/copying/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import type { SubmissionKey } from '../reporting/index.ts'
import { sketchesAfter } from './text.store.ts'

/**
 * The index of one office's tree, in memory. Only a cache: everything stands in the database, and before each question
 * what other processes have added since is read on, by number.
 */
export interface Shelf {
  index: CopyIndex
  /** What the index's ids, the numbers of the texts, stand for. */
  reports: Map<number, SubmissionKey>
  /** Number of each report's text. */
  numbers: Map<string, number>
  /** The last number read. */
  seq: number
}

/** Offices whose index is kept; the one not asked for longest is let go. */
const MOST_OFFICES = 8
const BATCH = 500

const shelves = new WeakMap<Pool, Map<string, Promise<Shelf>>>()

/** The office's index, up to date with what was committed before the call. Calls wait for each other, each reads on from the last. */
export function shelfOf(ctx: Context, officePath: string): Promise<Shelf> {
  let all = shelves.get(ctx.pool)
  if (!all) shelves.set(ctx.pool, (all = new Map()))
  const before = all.get(officePath) ?? Promise.resolve(emptyShelf())
  const shelf = before.catch(emptyShelf).then((each) => readOn(ctx.db, officePath, each))
  all.delete(officePath)
  all.set(officePath, shelf)
  for (const path of all.keys()) {
    if (all.size <= MOST_OFFICES) break
    all.delete(path)
  }
  return shelf
}

const emptyShelf = (): Shelf => ({ index: new CopyIndex(), reports: new Map(), numbers: new Map(), seq: 0 })

async function readOn(db: Db, path: string, shelf: Shelf): Promise<Shelf> {
  for (;;) {
    const rows = await sketchesAfter(db, path, shelf.seq, BATCH)
    for (const { seq, sketch, ...key } of rows) {
      const name = `${key.campaignId}/${key.requirementId}/${key.unitId}`
      const old = shelf.numbers.get(name)
      if (old !== undefined) {
        shelf.index.remove(old)
        shelf.reports.delete(old)
      }
      shelf.index.add(seq, sketch)
      shelf.reports.set(seq, key)
      shelf.numbers.set(name, seq)
      shelf.seq = seq
    }
    if (rows.length < BATCH) return shelf
  }
}
