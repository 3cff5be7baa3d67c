import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { maskPhone } from './rules.ts'
import { reach, type Actor, type Verb } from './permissions.ts'
import type { Role, UnitKind, UnitLevel } from './tables.ts'

/**
 * Condition "the actor may do `verb` on this unit" for a query in which units stand under `alias`:
 * lists are narrowed in the database, never afterwards.
 */
export function unitsWhere(actor: Actor, verb: Verb, alias = 'units'): RawBuilder<boolean> {
  const grants = reach(actor, verb)
  const trees = grants.filter((grant) => grant.subtree).map((grant) => grant.path)
  const alone = grants.filter((grant) => !grant.subtree).map((grant) => grant.unitId)
  return sql<boolean>`(${sql.ref(`${alias}.path`)} <@ ${trees}::ltree[] OR ${sql.ref(`${alias}.id`)} = ANY(${alone}::bigint[]))`
}

export interface UnitLine {
  id: number
  code: string
  name: string
  shortName: string | null
  kind: UnitKind
  level: UnitLevel
  parentId: number | null
  path: string
  position: number
  state: 'active' | 'closed'
}

const line = ['id', 'code', 'name', 'short_name as shortName', 'kind', 'level', 'parent_id as parentId', 'path', 'position', 'state'] as const

/** Units by id, in no particular order; ids that are nowhere are left out. */
export function findUnits(db: Reader, ids: readonly number[]): Promise<UnitLine[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db.selectFrom('units').select(line).where(sql<boolean>`id = ANY(${[...ids]}::bigint[])`).execute()
}

/** Active units directly below, in their order. */
export function childrenOf(db: Reader, unitId: number): Promise<UnitLine[]> {
  return db.selectFrom('units').select(line).where('parent_id', '=', unitId).where('state', '=', 'active').orderBy('position').orderBy('id').execute()
}

/** Ids of the unit and every active unit below it, parents before children. */
export async function subtreeIds(db: Reader, unit: { path: string }): Promise<number[]> {
  const rows = await db.selectFrom('units').select('id').where(sql<boolean>`path <@ ${unit.path}::ltree`).where('state', '=', 'active').orderBy('path').execute()
  return rows.map((row) => row.id)
}

export interface Contact {
  id: number
  unitId: number
  name: string
  duty: string | null
  /** Masked; the number itself is shown by `POST /api/people/:id/phone-views`. */
  phone: string | null
}

/** The liaison of each unit that has one. */
export async function liaisonsOf(db: Reader, unitIds: readonly number[]): Promise<Map<number, Contact>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db.selectFrom('people').select(['id', 'unit_id', 'name', 'duty', 'phone'])
    .where(sql<boolean>`unit_id = ANY(${[...unitIds]}::bigint[])`).where('is_liaison', '=', true).where('state', '=', 'active').orderBy('id', 'desc').execute()
  return new Map(rows.map((row) => [row.unit_id, { id: row.id, unitId: row.unit_id, name: row.name, duty: row.duty, phone: maskPhone(row.phone) }]))
}

/** People who hold the role for this unit: granted on it, or on one above for the whole subtree. Nearest first. */
export async function peopleWithRole(db: Reader, unitId: number, role: Role): Promise<Contact[]> {
  const rows = await db
    .selectFrom('grants').innerJoin('people', 'people.id', 'grants.person_id').innerJoin('units as place', 'place.id', 'grants.unit_id')
    .innerJoin('units as target', (join) => join.on('target.id', '=', unitId))
    .where('grants.role', '=', role).where('people.state', '=', 'active')
    .where((eb) => eb.or([eb('place.id', '=', unitId), eb.and([eb('grants.subtree', '=', true), sql<boolean>`target.path <@ place.path`])]))
    .select(['people.id', 'people.unit_id', 'people.name', 'people.duty', 'people.phone'])
    .orderBy(sql`nlevel(place.path)`, 'desc').orderBy('people.id').limit(50).execute()
  return rows.map((row) => ({ id: row.id, unitId: row.unit_id, name: row.name, duty: row.duty, phone: maskPhone(row.phone) }))
}
