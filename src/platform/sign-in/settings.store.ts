import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import './tables.ts'

/** One value of the whole installation, as it was written, or null. The caller checks its shape. */
export async function readSetting(db: Reader, key: string): Promise<unknown> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function writeSetting(db: Reader, key: string, value: unknown): Promise<void> {
  await sql`INSERT INTO settings (key, value) VALUES (${key}, ${JSON.stringify(value)}::jsonb) ON CONFLICT (key) DO UPDATE SET value = excluded.value`.execute(db)
}
