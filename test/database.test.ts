import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'

test('each test file gets its own migrated database', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  const client = new pg.Client({ connectionString: one.url })
  await client.connect()
  const { rows: [row] } = await client.query<{ version: number; migrations: number }>(
    "SELECT current_setting('server_version_num')::int AS version, (SELECT count(*)::int FROM migrations) AS migrations")
  await client.query('CREATE TABLE only_here (id int)')
  await client.end()
  expect(row!.version).toBeGreaterThanOrEqual(150000)
  expect(row!.migrations).toBeGreaterThan(0)

  const other = new pg.Client({ connectionString: two.url })
  await other.connect()
  await expect(other.query('SELECT FROM only_here')).rejects.toThrow(/does not exist/)
  await other.end()
  await Promise.all([one.drop(), two.drop()])
  await expect(new pg.Client({ connectionString: one.url }).connect()).rejects.toThrow(/does not exist/)
})
