import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Tx } from '../database.ts'
import { clearAttempts } from './attempts.store.ts'
import { noPassword } from './password.ts'
import './tables.ts'

/** 账号: 2 to 40 small letters, digits, dots, underscores and hyphens, starting with a letter or digit. */
export const accountPattern = /^[a-z0-9][a-z0-9._-]{1,39}$/

export interface NewAccount {
  account: string
  name: string
  /** From `hashPassword`; absent = the person sets one by a one-time link. */
  passwordHash?: string
}

/** Makes accounts; in the same order, the user ids that `people.user_id` refers to. A name already taken violates `auth_users_account_key`. */
export async function createAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<string[]> {
  const rows = accounts.map((each) => ({ id: randomUUID(), login: randomUUID(), account: each.account, name: each.name, password: each.passwordHash ?? noPassword }))
  const column = (key: keyof (typeof rows)[number]) => rows.map((row) => row[key])
  await sql`
    INSERT INTO auth_users (id, account, name, email)
    SELECT id, account, name, account || '@account.invalid'
    FROM unnest(${column('id')}::text[], ${column('account')}::text[], ${column('name')}::text[]) AS t(id, account, name)`.execute(tx)
  await sql`
    INSERT INTO auth_accounts (id, user_id, account_id, provider_id, password)
    SELECT id, user_id, user_id, 'credential', password
    FROM unnest(${column('login')}::text[], ${column('id')}::text[], ${column('password')}::text[]) AS t(id, user_id, password)`.execute(tx)
  return rows.map((row) => row.id)
}

/** The account's name and whether it has a password and a second factor; null when there is no such account. */
export async function accountOf(db: Reader, userId: string): Promise<{ account: string; ready: boolean; totp: boolean } | null> {
  const row = await db.selectFrom('auth_users').innerJoin('auth_accounts', 'auth_accounts.user_id', 'auth_users.id')
    .select(['account', 'password', 'two_factor_enabled']).where('auth_users.id', '=', userId).where('provider_id', '=', 'credential').executeTakeFirst()
  return row ? { account: row.account, ready: row.password !== null && row.password !== noPassword, totp: row.two_factor_enabled } : null
}

/** Which of these names are taken. */
export async function accountExists(db: Reader, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ account: string }>`SELECT account FROM auth_users WHERE account = ANY(${names}::text[])`.execute(db)
  return new Set(rows.map((row) => row.account))
}

/** Puts a new password (or none) in place, unlocks the name and ends every session but `keep`. */
export async function setPassword(tx: Tx, userId: string, passwordHash: string | null, now: Date, keep?: string): Promise<void> {
  await tx.updateTable('auth_accounts').set({ password: passwordHash ?? noPassword, updated_at: now }).where('user_id', '=', userId).where('provider_id', '=', 'credential').execute()
  const user = await tx.selectFrom('auth_users').select('account').where('id', '=', userId).executeTakeFirst()
  if (user) await clearAttempts(tx, user.account, now)
  await endSessions(tx, userId, keep)
}

/** Ends every session of the account but `keep` (a session id). @returns how many */
export async function endSessions(db: Reader, userId: string, keep?: string): Promise<number> {
  let gone = db.deleteFrom('auth_sessions').where('user_id', '=', userId)
  if (keep) gone = gone.where('id', '!=', keep)
  return Number((await gone.executeTakeFirst()).numDeletedRows)
}

/** Takes a second factor away, for a person whose phone is lost. */
export async function removeTotp(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth_two_factors').where('user_id', '=', userId).execute()
  await tx.updateTable('auth_users').set({ two_factor_enabled: false }).where('id', '=', userId).execute()
}

/** Removes an account with its sessions and factors. What the person did stays, under their name. */
export async function removeAccount(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth_users').where('id', '=', userId).execute()
}
