import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import { Refusal } from './errors.ts'
import { openPool } from './database.ts'

const folder = path.join(import.meta.dirname, '../../migrations')
/** Any number: only one process at a time may migrate. */
const lock = 0x11a4d0

/**
 * Brings the database to this version: every file of `migrations/` not yet applied, each in its own transaction,
 * and the job queue's own tables.
 * @returns the names applied now
 * @throws Refusal `database/newer` when the data was written by a newer version, `database/changed` when a released file was edited
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = openPool(url, 4)
  const client = await pool.connect()
  const applied: string[] = []
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock])
    await client.query('CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now())')
    const done = new Map<string, string>((await client.query('SELECT name, hash FROM migrations')).rows.map((row) => [row.name, row.hash]))
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    const unknown = [...done.keys()].filter((name) => !names.includes(name))
    if (unknown.length > 0)
      throw new Refusal('database/newer', 409, `数据来自更新的版本（有 ${unknown.at(-1)}，本程序没有）。`, '请用新版本启动，或把 LIANDONG_DATA 指到另一个文件夹。数据没有改动。')
    for (const name of names) {
      const sql = await readFile(path.join(folder, name), 'utf8')
      const hash = createHash('sha256').update(sql).digest('hex')
      if (done.has(name)) {
        if (done.get(name) !== hash)
          throw new Refusal('database/changed', 409, `迁移文件 ${name} 与数据库里执行过的不一样。`, '已发布的迁移文件不能改动，请恢复原文件。')
        continue
      }
      await client.query('BEGIN')
      try {
        await client.query(sql)
        await client.query('INSERT INTO migrations (name, hash) VALUES ($1, $2)', [name, hash])
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
      applied.push(name)
    }
    await runMigrations({ pgPool: pool, connectionString: undefined })
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock]).catch(() => {})
    client.release()
    await pool.end()
  }
  return applied
}
