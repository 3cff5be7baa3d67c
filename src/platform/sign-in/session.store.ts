import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import './tables.ts'

/** An open session, as its cookie proves it. */
export interface Session {
  id: string
  userId: string
}

/** How often the moment of last use is written down. */
const touchMinutes = 5
const cookieName = /(?:^|;\s*)(?:__Secure-)?liandong\.session_token=([^;]+)/

/**
 * The open session of a cookie header, or null. better-auth writes the cookie as `token.signature` (HMAC-SHA256, base64);
 * we read it ourselves because every request does: one query instead of its two and a check of schemas (2.2 ms → 0.2 ms).
 * Sessions are dated by the machine's clock, as better-auth does.
 */
export async function findSession(db: Db, secret: string, cookie: string): Promise<Session | null> {
  const token = signedValue(cookie, secret)
  if (!token) return null
  const row = await db.selectFrom('auth_sessions').select(['id', 'user_id', 'expires_at', 'updated_at']).where('token', '=', token).executeTakeFirst()
  const now = Date.now()
  if (!row || row.expires_at.getTime() <= now) return null
  if (row.updated_at.getTime() < now - touchMinutes * 60_000)
    await sql`UPDATE auth_sessions SET updated_at = ${new Date(now)} WHERE id = ${row.id} AND updated_at < ${new Date(now - touchMinutes * 60_000)}`.execute(db)
  return { id: row.id, userId: row.user_id }
}

/** The token inside a cookie whose signature is ours. */
function signedValue(cookie: string, secret: string): string | null {
  const found = cookieName.exec(cookie)?.[1]
  if (!found) return null
  let value: string
  try {
    value = decodeURIComponent(found)
  } catch {
    return null
  }
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const wanted = createHmac('sha256', secret).update(value.slice(0, dot)).digest()
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value.slice(0, dot) : null
}
