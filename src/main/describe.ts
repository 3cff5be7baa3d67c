import type { Context } from '../platform/context.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase, openPool } from '../platform/database.ts'

/** A context that reaches nothing: enough to register routes and describe them. */
export function describeContext(): Context {
  const pool = openPool('postgres://nobody@127.0.0.1:1/none', 1)
  const refuse = () => Promise.reject(new Error('no files here'))
  return {
    pool, db: openDatabase(pool), config: readConfig({}, '/'), now: () => new Date(0),
    files: { put: refuse, open: refuse, stat: refuse, sweep: refuse } as unknown as Context['files'],
  }
}
