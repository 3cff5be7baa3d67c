import type { Reader } from '../../platform/database.ts'
import type { Actor, Place } from './permissions.ts'
import { Refusal } from '../../platform/errors.ts'

/** The person behind an account with all roles, or null when the account belongs to nobody active. One query. */
export async function findActor(db: Reader, userId: string): Promise<Actor | null> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('units', 'units.id', 'people.unit_id')
    .leftJoin('grants', 'grants.person_id', 'people.id')
    .leftJoin('units as place', 'place.id', 'grants.unit_id')
    .where('people.user_id', '=', userId)
    .where('people.state', '=', 'active')
    .select([
      'people.id', 'people.name', 'units.id as unit_id', 'units.name as unit_name', 'units.path as unit_path', 'units.kind as unit_kind',
      'grants.role', 'grants.subtree', 'place.id as place_id', 'place.path as place_path',
    ])
    .execute()
  const [first] = rows
  if (!first) return null
  return {
    personId: first.id,
    name: first.name,
    unit: { id: first.unit_id, name: first.unit_name, path: first.unit_path, kind: first.unit_kind },
    grants: rows.flatMap((row) =>
      row.role && row.place_id && row.place_path
        ? [{ role: row.role, unitId: row.place_id, path: row.place_path, subtree: row.subtree ?? false }]
        : [],
    ),
  }
}

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
