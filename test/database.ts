import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A real database of one test file. */
export interface TestDatabase {
  url: string
  /** Removes it, disconnecting whoever still uses it. */
  drop(): Promise<void>
}

/** Set by test/setup.ts: URL of the migrated template, or why there is none. */
export const templateVariable = 'LIANDONG_TEST_PG'
export const failureVariable = 'LIANDONG_TEST_PG_FAILURE'

/** A new database with all migrations applied, cloned from the template in some 50 ms. */
export async function freshDatabase(): Promise<TestDatabase> {
  const template = process.env[templateVariable]
  if (!template) throw new Error(`No test database: ${process.env[failureVariable] ?? 'test/setup.ts did not run'}`)
  const name = `test_${randomBytes(6).toString('hex')}`
  // Nobody may be connected to a template while it is cloned, so statements go through another database.
  const server = databaseUrl(template, 'postgres')
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${new URL(template).pathname.slice(1)} STRATEGY FILE_COPY`)
  return { url: databaseUrl(server, name), drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Runs one statement on its own connection. */
export async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
