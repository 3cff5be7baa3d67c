import { sql } from 'kysely'
import type { Db } from '../database.ts'
import './tables.ts'

export const triesAllowed = 5
export const lockMinutes = 15

/** What may happen to an attempt: it may be tried (so many are left should it be wrong), or the name is locked. */
export type Attempt = { locked: false; left: number } | { locked: true; until: Date }

/**
 * Counts an attempt as wrong before the password is looked at, so that a hundred guesses at once get no more tries than
 * one after the other; a right one clears the count. The count also fades when nobody has tried for 15 minutes.
 */
export async function beginAttempt(db: Db, name: string, now: Date): Promise<Attempt> {
  const faded = new Date(now.getTime() - lockMinutes * 60_000)
  const until = new Date(now.getTime() + lockMinutes * 60_000)
  const { rows: [row] } = await sql<{ wrong: number; locked_until: Date | null; mine: boolean }>`
    INSERT INTO auth_attempts AS a (name, wrong, last_at) VALUES (${name}, 1, ${now})
    ON CONFLICT (name) DO UPDATE SET
      wrong = CASE WHEN a.locked_until > ${now} THEN a.wrong + 1
                   WHEN a.locked_until IS NOT NULL OR a.last_at < ${faded} THEN 1
                   ELSE a.wrong + 1 END,
      locked_until = CASE WHEN a.locked_until > ${now} THEN a.locked_until
                          WHEN a.locked_until IS NOT NULL OR a.last_at < ${faded} THEN NULL
                          WHEN a.wrong + 1 >= ${triesAllowed} THEN ${until}::timestamptz END,
      last_at = ${now}
    RETURNING wrong, locked_until, wrong <= ${triesAllowed} AS mine`.execute(db)
  if (!row) throw new Error('no attempt row')
  if (row.locked_until && !row.mine) return { locked: true, until: row.locked_until }
  return { locked: false, left: triesAllowed - row.wrong }
}

/** Until when the name is locked, or null. */
export async function lockedUntil(db: Db, name: string, now: Date): Promise<Date | null> {
  const row = await db.selectFrom('auth_attempts').select('locked_until').where('name', '=', name).executeTakeFirst()
  return row?.locked_until && row.locked_until > now ? row.locked_until : null
}

/** After a right password, and when a person sets a new one; also forgets names nobody has tried for a day. */
export async function clearAttempts(db: Pick<Db, 'deleteFrom'>, name: string, now: Date): Promise<void> {
  await db.deleteFrom('auth_attempts').where((eb) => eb.or([eb('name', '=', name), eb('last_at', '<', new Date(now.getTime() - 86_400_000))])).execute()
}
