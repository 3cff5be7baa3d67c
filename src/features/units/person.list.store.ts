import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import type { Actor } from './permissions.ts'
import { unitsWhere } from './reach.store.ts'
import { maskPhone } from './rules.ts'
import type { Role } from './tables.ts'

export interface PersonQuery {
  unit?: number
  q?: string
  role?: Role
  page: number
  size: number
}

export interface ListedPerson {
  id: number
  unitId: number
  unitName: string
  name: string
  duty: string | null
  phone: string | null
  email: string | null
  isLiaison: boolean
  account: string | null
  /** none: no account; waiting: the person has not yet set a password; ready. */
  standing: 'none' | 'waiting' | 'ready'
  grants: { role: Role; unitId: number; unitName: string; subtree: boolean }[]
}

/** One page of the people of the units the actor may see, phones masked. People who have left are not listed. */
export async function listPeople(db: Reader, actor: Actor, query: PersonQuery): Promise<{ total: number; items: ListedPerson[] }> {
  let people = db.selectFrom('people').innerJoin('units', 'units.id', 'people.unit_id').where('people.state', '=', 'active').where(unitsWhere(actor, 'person.read'))
  if (query.unit !== undefined) people = people.where('people.unit_id', '=', query.unit)
  if (query.role) people = people.where((eb) => eb.exists(eb.selectFrom('grants').whereRef('grants.person_id', '=', 'people.id').where('grants.role', '=', query.role!).select('role')))
  const words = query.q?.trim()
  if (words) people = people.where('people.name', 'ilike', `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
  const [count, rows] = await Promise.all([
    people.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    people.leftJoin('auth_users', 'auth_users.id', 'people.user_id')
      .leftJoin('auth_accounts', (join) => join.onRef('auth_accounts.user_id', '=', 'auth_users.id').on('auth_accounts.provider_id', '=', 'credential'))
      .select(['people.id', 'people.unit_id', 'units.name as unit_name', 'people.name', 'people.duty', 'people.phone', 'people.email', 'people.is_liaison', 'auth_users.account',
        sql<'none' | 'waiting' | 'ready'>`CASE WHEN people.user_id IS NULL THEN 'none' WHEN auth_accounts.password = '!' THEN 'waiting' ELSE 'ready' END`.as('standing')])
      .orderBy('units.path').orderBy('people.is_liaison', 'desc').orderBy('people.id').limit(query.size).offset((query.page - 1) * query.size).execute(),
  ])
  const grants = rows.length === 0 ? [] : await db.selectFrom('grants').innerJoin('units', 'units.id', 'grants.unit_id')
    .where('grants.person_id', 'in', rows.map((row) => row.id)).select(['person_id', 'role', 'unit_id', 'units.name', 'subtree']).orderBy('units.path').orderBy('role').execute()
  return {
    total: count.total,
    items: rows.map((row) => ({
      id: row.id, unitId: row.unit_id, unitName: row.unit_name, name: row.name, duty: row.duty, phone: maskPhone(row.phone), email: row.email, isLiaison: row.is_liaison,
      account: row.account, standing: row.standing,
      grants: grants.filter((grant) => grant.person_id === row.id).map((grant) => ({ role: grant.role, unitId: grant.unit_id, unitName: grant.name, subtree: grant.subtree })),
    })),
  }
}
