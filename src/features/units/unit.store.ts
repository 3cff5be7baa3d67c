import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import type { UnitKind, UnitLevel } from './tables.ts'

export interface NewUnit {
  code: string
  name: string
  shortName?: string | null
  kind: UnitKind
  level: UnitLevel
  /** Code of the unit above, in this list or already there; null for a root. */
  parentCode: string | null
  /** Place among the units of the same parent. */
  position?: number
}

/** Rows a statement takes at a time: a few megabytes. */
const batch = 10_000

/**
 * Makes units in any order, parents and children together; 60,000 in a few seconds.
 * Ids are drawn first, so that every path is known before the first row is written.
 * @returns ids by code
 * @throws Error when a parent's code is nowhere, or units form a ring (the roster's rules tell people first)
 */
export async function insertUnits(tx: Tx, units: readonly NewUnit[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  if (units.length === 0) return ids
  const { rows: drawn } = await sql<{ id: number }>`SELECT nextval(pg_get_serial_sequence('units', 'id')) AS id FROM generate_series(1, ${units.length})`.execute(tx)
  units.forEach((unit, index) => ids.set(unit.code, drawn[index]!.id))
  const above = await placesByCode(tx, [...new Set(units.flatMap((unit) => (unit.parentCode && !ids.has(unit.parentCode) ? [unit.parentCode] : [])))])
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const paths = new Map<string, string>()
  const pathOf = (code: string, below = 0): string => {
    const known = paths.get(code) ?? above.get(code)?.path
    if (known) return known
    const unit = byCode.get(code)
    if (!unit || below > 64) throw new Error(`unit ${code}: ${unit ? 'its parents form a ring' : 'no such parent'}`)
    const path = unit.parentCode === null ? String(ids.get(code)) : `${pathOf(unit.parentCode, below + 1)}.${ids.get(code)}`
    paths.set(code, path)
    return path
  }
  const rows = units.map((unit) => ({
    id: ids.get(unit.code), code: unit.code, name: unit.name, short: unit.shortName ?? null, kind: unit.kind, level: unit.level,
    parent: unit.parentCode === null ? null : (ids.get(unit.parentCode) ?? above.get(unit.parentCode)?.id ?? null), path: pathOf(unit.code), position: unit.position ?? 0,
  }))
  // parents first: a row's parent must be there when it is written in an earlier batch
  rows.sort((a, b) => depthOf(a.path) - depthOf(b.path))
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch)
    const column = <K extends keyof (typeof rows)[number]>(key: K) => some.map((row) => row[key])
    await sql`
      INSERT INTO units (id, code, name, short_name, kind, level, parent_id, path, position) OVERRIDING SYSTEM VALUE
      SELECT id, code, name, short_name, kind, level, parent_id, path::ltree, position FROM unnest(
        ${column('id')}::bigint[], ${column('code')}::text[], ${column('name')}::text[], ${column('short')}::text[], ${column('kind')}::text[],
        ${column('level')}::text[], ${column('parent')}::bigint[], ${column('path')}::text[], ${column('position')}::integer[])
        AS t(id, code, name, short_name, kind, level, parent_id, path, position)`.execute(tx)
  }
  return ids
}

const depthOf = (path: string) => path.split('.').length

/** One unit. @returns its id */
export async function createUnit(tx: Tx, unit: NewUnit): Promise<number> {
  const id = (await insertUnits(tx, [unit])).get(unit.code)
  if (id === undefined) throw new Error('no id')
  return id
}

/** Where the units with these codes stand. */
export async function placesByCode(db: Reader, codes: readonly string[]): Promise<Map<string, { id: number; path: string }>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; id: number; path: string }>`SELECT code, id, path::text FROM units WHERE code = ANY(${codes}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.code, { id: row.id, path: row.path }]))
}

/**
 * Puts a unit under another parent and rewrites the paths of its whole subtree in one statement.
 * The caller has locked the tree and made sure the new parent is not below the unit.
 */
export async function moveSubtree(tx: Tx, unit: { id: number; path: string }, parent: { id: number; path: string } | null): Promise<void> {
  const path = parent ? `${parent.path}.${unit.id}` : String(unit.id)
  await tx.updateTable('units').set({ parent_id: parent?.id ?? null }).where('id', '=', unit.id).execute()
  await sql`
    UPDATE units SET path = CASE WHEN path = ${unit.path}::ltree THEN ${path}::ltree
      ELSE ${path}::ltree || subpath(path, nlevel(${unit.path}::ltree)) END
    WHERE path <@ ${unit.path}::ltree`.execute(tx)
}

/** Changes of the tree's shape go one at a time: two moves at once could make a ring. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${0x7ee5})`.execute(tx)
}
