import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { reach, type Actor } from './permissions.ts'
import { liaisonsOf, unitsWhere, type Contact, type UnitLine } from './reach.store.ts'
import type { UnitKind } from './tables.ts'

export interface UnitQuery {
  /** Direct children of this unit. Without it and without words or kind: the topmost units the actor may see. */
  parent?: number
  q?: string
  kind?: UnitKind
  state?: 'active' | 'closed'
  page: number
  size: number
}

export interface ListedUnit extends Omit<UnitLine, 'path'> {
  /** Active units directly below. */
  children: number
  parentName: string | null
  liaison: Contact | null
}

/** One page of the units the actor may see, in their order, and how many there are in all. */
export async function listUnits(db: Reader, actor: Actor, query: UnitQuery): Promise<{ total: number; items: ListedUnit[] }> {
  let units = db.selectFrom('units').where(unitsWhere(actor, 'unit.read'))
  if (query.parent !== undefined) units = units.where('units.parent_id', '=', query.parent)
  if (query.kind) units = units.where('units.kind', '=', query.kind)
  if (query.state) units = units.where('units.state', '=', query.state)
  const words = query.q?.trim()
  if (words) {
    const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    units = units.where((eb) => eb.or([eb('units.name', 'ilike', like), eb('units.short_name', 'ilike', like), eb('units.code', 'ilike', like)]))
  }
  if (query.parent === undefined && !words && !query.kind)
    units = units.where(sql<boolean>`units.id = ANY(${topmost(actor)}::bigint[])`)
  const [count, rows] = await Promise.all([
    units.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    units.leftJoin('units as parent', 'parent.id', 'units.parent_id')
      .select([
        'units.id', 'units.code', 'units.name', 'units.short_name as shortName', 'units.kind', 'units.level', 'units.parent_id as parentId', 'units.position', 'units.state', 'parent.name as parentName',
        sql<number>`(SELECT count(*) FROM units AS below WHERE below.parent_id = units.id AND below.state = 'active')`.as('children'),
      ])
      .orderBy('units.parent_id', (by) => by.asc().nullsFirst()).orderBy('units.position').orderBy('units.id').limit(query.size).offset((query.page - 1) * query.size).execute(),
  ])
  const liaisons = await liaisonsOf(db, rows.map((row) => row.id))
  return { total: count.total, items: rows.map((row) => ({ ...row, liaison: liaisons.get(row.id) ?? null })) }
}

/** Units the actor may see whose parent they may not: found among the units roles were granted on, not in the tree. */
function topmost(actor: Actor): number[] {
  const grants = reach(actor, 'unit.read')
  const sees = (path: string) => grants.some((grant) => grant.path === path || (grant.subtree && path.startsWith(`${grant.path}.`)))
  const above = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')))
  return [...new Set(grants.filter((grant) => !sees(above(grant.path))).map((grant) => grant.unitId))]
}

/** Names from the root down to the unit's parent, only those the actor may see. */
export async function trailOf(db: Reader, actor: Actor, unit: { path: string; id: number }): Promise<{ id: number; name: string }[]> {
  return db.selectFrom('units').select(['id', 'name']).where(sql<boolean>`path @> ${unit.path}::ltree`).where('id', '!=', unit.id)
    .where(unitsWhere(actor, 'unit.read')).orderBy(sql`nlevel(path)`).execute()
}

/** How many units are below it and how many people belong to it, for the unit's page. */
export async function countsOf(db: Reader, unit: { id: number; path: string }): Promise<{ children: number; subtree: number; people: number }> {
  const { rows: [row] } = await sql<{ children: number; subtree: number; people: number }>`
    SELECT (SELECT count(*) FROM units WHERE parent_id = ${unit.id} AND state = 'active') AS children,
           (SELECT count(*) - 1 FROM units WHERE path <@ ${unit.path}::ltree AND state = 'active') AS subtree,
           (SELECT count(*) FROM people WHERE unit_id = ${unit.id} AND state = 'active') AS people`.execute(db)
  return row!
}
