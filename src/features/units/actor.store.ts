import type { Reader } from '../../platform/database.ts'
import { sql } from 'kysely'
import type { Actor, Grant, Place } from './permissions.ts'
import { Refusal } from '../../platform/errors.ts'

/** The people behind accounts, with all their roles; an account that belongs to nobody active is left out. One query. */
export async function findActors(db: Reader, userIds: readonly string[]): Promise<Map<string, Actor>> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('units', 'units.id', 'people.unit_id')
    .leftJoin('grants', 'grants.person_id', 'people.id')
    .leftJoin('units as place', 'place.id', 'grants.unit_id')
    .where(sql<boolean>`people.user_id = ANY(${[...new Set(userIds)]}::text[])`)
    .where('people.state', '=', 'active')
    .select([
      'people.user_id', 'people.id', 'people.name', 'units.id as unit_id', 'units.name as unit_name', 'units.path as unit_path', 'units.kind as unit_kind',
      'grants.role', 'grants.subtree', 'place.id as place_id', 'place.path as place_path',
    ])
    .execute()
  const actors = new Map<string, Actor & { grants: Grant[] }>()
  for (const row of rows) {
    const known = actors.get(row.user_id ?? '')
    const actor = known ?? { personId: row.id, name: row.name, unit: { id: row.unit_id, name: row.unit_name, path: row.unit_path, kind: row.unit_kind }, grants: [] }
    if (!known) actors.set(row.user_id ?? '', actor)
    if (row.role && row.place_id && row.place_path) actor.grants.push({ role: row.role, unitId: row.place_id, path: row.place_path, subtree: row.subtree ?? false })
  }
  return actors
}

/** One of them, or null. */
export const findActor = async (db: Reader, userId: string): Promise<Actor | null> => (await findActors(db, [userId])).get(userId) ?? null

export interface UnitPlace extends Place {
  name: string
  kind: string
  parentId: number | null
}

/** @throws Refusal `units/not-found` */
export async function findUnit(db: Reader, id: number): Promise<UnitPlace> {
  const unit = await db.selectFrom('units').select(['id', 'path', 'name', 'kind', 'parent_id']).where('id', '=', id).executeTakeFirst()
  if (!unit) throw new Refusal('units/not-found', 404, '没有找到，或者不在您能看的范围内。', '请从列表里重新打开。')
  return { id: unit.id, path: unit.path, name: unit.name, kind: unit.kind, parentId: unit.parent_id }
}
