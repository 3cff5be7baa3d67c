import type { Reader } from '../../platform/database.ts'
import type { Actor } from './permissions.ts'
import { roles } from './tables.ts'

/** Whether nothing has been set up yet: no unit at all. */
export async function isEmpty(db: Reader): Promise<boolean> {
  return (await db.selectFrom('units').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Name of the root unit, the oldest if there are several; null before the first run. */
export async function organisationName(db: Reader): Promise<string | null> {
  const root = await db.selectFrom('units').select('name').where('parent_id', 'is', null).orderBy('id').limit(1).executeTakeFirst()
  return root?.name ?? null
}

/** What the shell shows of the signed-in person. */
export async function describeMe(db: Reader, actor: Actor) {
  const unitIds = [...new Set([actor.unit.id, ...actor.grants.map((grant) => grant.unitId)])]
  const units = await db.selectFrom('units').select(['id', 'name', 'kind', 'level']).where('id', 'in', unitIds).execute()
  const unit = units.find((each) => each.id === actor.unit.id)
  if (!unit) throw new Error('a person without a unit')
  return {
    id: actor.personId,
    name: actor.name,
    unit,
    roles: roles.filter((role) => actor.grants.some((grant) => grant.role === role)),
    grants: actor.grants.map((grant) => ({ role: grant.role, unitId: grant.unitId, unitName: units.find((each) => each.id === grant.unitId)?.name ?? '', subtree: grant.subtree })),
  }
}
