import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'

/** A one-time link is good for this long. */
export const linkDays = 7

interface WelcomeLinkRow {
  token_hash: string
  person_id: number
  created_by: number | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

declare module '../../platform/database.ts' {
  interface Tables {
    welcome_links: WelcomeLinkRow
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/**
 * Makes one link per person; links made for them before no longer work. Only hashes are kept.
 * @returns the tokens (256 random bits), in the order of the people
 */
export async function makeLinks(tx: Tx, personIds: readonly number[], createdBy: number | null, now: Date): Promise<string[]> {
  if (personIds.length === 0) return []
  const tokens = personIds.map(() => randomBytes(32).toString('base64url'))
  await sql`DELETE FROM welcome_links WHERE person_id = ANY(${[...personIds]}::bigint[]) AND used_at IS NULL`.execute(tx)
  await sql`
    INSERT INTO welcome_links (token_hash, person_id, created_by, created_at, expires_at)
    SELECT t.hash, t.person_id, ${createdBy}, ${now}, ${new Date(now.getTime() + linkDays * 86_400_000)}
    FROM unnest(${tokens.map(hashOf)}::text[], ${[...personIds]}::bigint[]) AS t(hash, person_id)`.execute(tx)
  return tokens
}

export interface Welcome {
  personId: number
  name: string
  unitId: number
  unitName: string
  userId: string
  expiresAt: Date
  usedAt: Date | null
}

/** Whose link this is, used or not; null when there is no such link or the person has left or has no account. */
export async function findLink(db: Reader, token: string): Promise<Welcome | null> {
  const row = await db.selectFrom('welcome_links').innerJoin('people', 'people.id', 'welcome_links.person_id').innerJoin('units', 'units.id', 'people.unit_id')
    .where('token_hash', '=', hashOf(token)).where('people.state', '=', 'active')
    .select(['people.id as personId', 'people.name', 'units.id as unitId', 'units.name as unitName', 'people.user_id as userId', 'expires_at as expiresAt', 'used_at as usedAt']).executeTakeFirst()
  return row?.userId ? { ...row, userId: row.userId } : null
}

/** Uses the link up; false when someone was faster. */
export async function useLink(tx: Tx, token: string, now: Date): Promise<boolean> {
  const used = await tx.updateTable('welcome_links').set({ used_at: now }).where('token_hash', '=', hashOf(token)).where('used_at', 'is', null).where('expires_at', '>', now).executeTakeFirst()
  return used.numUpdatedRows === 1n
}
