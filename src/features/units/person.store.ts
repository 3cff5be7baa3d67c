import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { createAccounts, type NewAccount } from '../../platform/sign-in/index.ts'
import type { Role } from './tables.ts'

export interface NewPerson {
  unitId: number
  name: string
  duty?: string | null
  phone?: string | null
  email?: string | null
  isLiaison?: boolean
  /** Account of the person, when it exists already. */
  userId?: string | null
}

/** Makes people. @returns their ids in the same order */
export async function insertPeople(tx: Tx, people: readonly NewPerson[]): Promise<number[]> {
  if (people.length === 0) return []
  const { rows: drawn } = await sql<{ id: number }>`SELECT nextval(pg_get_serial_sequence('people', 'id')) AS id FROM generate_series(1, ${people.length})`.execute(tx)
  const ids = drawn.map((row) => row.id)
  await sql`
    INSERT INTO people (id, unit_id, name, duty, phone, email, is_liaison, user_id) OVERRIDING SYSTEM VALUE
    SELECT * FROM unnest(
      ${ids}::bigint[], ${people.map((each) => each.unitId)}::bigint[], ${people.map((each) => each.name)}::text[], ${people.map((each) => each.duty ?? null)}::text[],
      ${people.map((each) => each.phone ?? null)}::text[], ${people.map((each) => each.email ?? null)}::text[],
      ${people.map((each) => each.isLiaison ?? false)}::boolean[], ${people.map((each) => each.userId ?? null)}::text[])`.execute(tx)
  return ids
}

/** One person. @returns the id */
export async function createPerson(tx: Tx, person: NewPerson): Promise<number> {
  return (await insertPeople(tx, [person]))[0]!
}

export interface NewPersonAccount extends NewAccount {
  personId: number
}

/** Makes accounts for people who have none. */
export async function insertAccounts(tx: Tx, accounts: readonly NewPersonAccount[]): Promise<void> {
  if (accounts.length === 0) return
  const users = await createAccounts(tx, accounts)
  await sql`
    UPDATE people SET user_id = t.user_id FROM unnest(${accounts.map((each) => each.personId)}::bigint[], ${users}::text[]) AS t(person_id, user_id)
    WHERE people.id = t.person_id`.execute(tx)
}

/** One account. */
export async function createAccount(tx: Tx, account: NewPersonAccount): Promise<void> {
  await insertAccounts(tx, [account])
}

export interface NewGrant {
  personId: number
  unitId: number
  role: Role
  /** For the unit's whole subtree, not for it alone. */
  subtree?: boolean
}

/** Grants roles; granting again changes whether it holds for the subtree. */
export async function insertGrants(tx: Tx, grants: readonly NewGrant[]): Promise<void> {
  if (grants.length === 0) return
  await sql`
    INSERT INTO grants (person_id, unit_id, role, subtree)
    SELECT * FROM unnest(${grants.map((each) => each.personId)}::bigint[], ${grants.map((each) => each.unitId)}::bigint[],
      ${grants.map((each) => each.role)}::text[], ${grants.map((each) => each.subtree ?? false)}::boolean[])
    ON CONFLICT (person_id, unit_id, role) DO UPDATE SET subtree = excluded.subtree`.execute(tx)
}

/** One role. */
export async function grantRole(tx: Tx, grant: NewGrant): Promise<void> {
  await insertGrants(tx, [grant])
}
