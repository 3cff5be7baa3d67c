import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import { insertPeople } from './person.store.ts'
import type { KnownUnit, RosterPlan, RosterRow } from './roster.rules.ts'
import { insertUnits } from './unit.store.ts'

export interface KnownRow extends Omit<KnownUnit, 'liaison'> {
  personId: number | null
  personName: string | null
  duty: string | null
  phone: string | null
  email: string | null
}

/** The unit and everything below it with liaisons, and which of the file's codes units elsewhere have. */
export async function findKnown(db: Reader, root: { path: string }, codes: readonly string[]): Promise<{ known: KnownUnit[]; foreign: Set<string> }> {
  const { rows } = await sql<KnownRow>`
    SELECT u.id, u.code, u.name, u.short_name AS "shortName", u.kind, u.level, above.code AS "parentCode", u.position, u.state,
           p.id AS "personId", p.name AS "personName", p.duty, p.phone, p.email
    FROM units u LEFT JOIN units above ON above.id = u.parent_id
    LEFT JOIN (SELECT DISTINCT ON (unit_id) * FROM people WHERE is_liaison AND state = 'active' ORDER BY unit_id, id) p ON p.unit_id = u.id
    WHERE u.path <@ ${root.path}::ltree`.execute(db)
  const known = rows.map(({ personId, personName, duty, phone, email, ...unit }) => ({
    ...unit, liaison: personId === null ? null : { id: personId, name: personName ?? '', duty, phone, email },
  }))
  const elsewhere = await sql<{ code: string }>`SELECT code FROM units WHERE code = ANY(${[...codes]}::text[]) AND NOT path <@ ${root.path}::ltree`.execute(db)
  return { known, foreign: new Set(elsewhere.rows.map((row) => row.code)) }
}

/** Writes a plan without faults: new units, changed ones, their liaisons, and every path that a move has changed. */
export async function applyRoster(tx: Tx, plan: RosterPlan, root: { id: number; code: string; path: string }): Promise<void> {
  const made = await insertUnits(tx, plan.added.map((row) => ({
    code: row.code, name: row.name, shortName: row.shortName, kind: row.kind, level: row.level, parentCode: row.parentCode ?? root.code, position: row.position ?? row.row,
  })))
  const units = plan.changed.filter((each) => each.unit)
  if (units.length > 0) {
    const column = (of: (row: RosterRow) => string | number | null) => units.map((each) => of(each.row))
    await sql`
      UPDATE units SET name = t.name, short_name = t.short_name, kind = t.kind, level = t.level, position = coalesce(t.position, units.position),
        parent_id = CASE WHEN t.parent IS NULL THEN units.parent_id ELSE (SELECT id FROM units above WHERE above.code = t.parent) END
      FROM unnest(${column((row) => row.code)}::text[], ${column((row) => row.name)}::text[], ${column((row) => row.shortName)}::text[], ${column((row) => row.kind)}::text[],
        ${column((row) => row.level)}::text[], ${column((row) => row.position)}::integer[], ${column((row) => (row.code === root.code ? null : (row.parentCode ?? root.code)))}::text[])
        AS t(code, name, short_name, kind, level, position, parent)
      WHERE units.code = t.code`.execute(tx)
    await rewritePaths(tx, root)
  }
  await writeLiaisons(tx, plan, made)
  // the planner must hear of many new rows at once: until it does, a page of a branch takes 0.9 s instead of 0.01
  if (plan.added.length > 1000) await sql`ANALYZE units, people`.execute(tx)
}

/** Paths below `root` from the parents as they are now; only those that differ are written. */
async function rewritePaths(tx: Tx, root: { id: number; path: string }): Promise<void> {
  await sql`
    WITH RECURSIVE now (id, path) AS (
      SELECT id, path FROM units WHERE id = ${root.id}
      UNION ALL
      SELECT units.id, now.path || units.id::text FROM units JOIN now ON units.parent_id = now.id
    )
    UPDATE units SET path = now.path FROM now WHERE units.id = now.id AND units.path <> now.path`.execute(tx)
}

/** A new name takes the place of the old liaison, who keeps the account but not the role for this unit. */
async function writeLiaisons(tx: Tx, plan: RosterPlan, made: ReadonlyMap<string, number>): Promise<void> {
  const touched = plan.changed.filter((each) => each.liaison)
  const replaced = touched.flatMap(({ row, before }) => (before.liaison && before.liaison.name !== row.liaison?.name ? [before.liaison.id] : []))
  if (replaced.length > 0) {
    await sql`DELETE FROM grants USING people WHERE people.id = ANY(${replaced}::bigint[]) AND grants.person_id = people.id AND grants.unit_id = people.unit_id AND grants.role = 'liaison'`.execute(tx)
    await sql`UPDATE people SET is_liaison = false WHERE id = ANY(${replaced}::bigint[])`.execute(tx)
  }
  const kept = touched.flatMap(({ row, before }) => (before.liaison && before.liaison.name === row.liaison?.name ? [{ id: before.liaison.id, ...row.liaison }] : []))
  if (kept.length > 0)
    await sql`
      UPDATE people SET duty = coalesce(t.duty, people.duty), phone = coalesce(t.phone, people.phone), email = coalesce(t.email, people.email)
      FROM unnest(${kept.map((each) => each.id)}::bigint[], ${kept.map((each) => each.duty)}::text[], ${kept.map((each) => each.phone)}::text[], ${kept.map((each) => each.email)}::text[]) AS t(id, duty, phone, email)
      WHERE people.id = t.id`.execute(tx)
  const fresh = [
    ...plan.added.flatMap((row) => (row.liaison ? [{ unitId: made.get(row.code)!, ...row.liaison, isLiaison: true }] : [])),
    ...touched.flatMap(({ row, before }) => (row.liaison && before.liaison?.name !== row.liaison.name ? [{ unitId: before.id, ...row.liaison, isLiaison: true }] : [])),
  ]
  await insertPeople(tx, fresh)
}

/** The active units of a subtree in the order of the tree, each parent before its children: some 20 MB for 60,000. */
export async function exportRows(db: Reader, root: { id: number }): Promise<KnownRow[]> {
  const { rows } = await sql<KnownRow>`
    WITH RECURSIVE tree (id, sort) AS (
      SELECT id, ARRAY[position::bigint, id] FROM units WHERE id = ${root.id}
      UNION ALL
      SELECT units.id, tree.sort || ARRAY[units.position::bigint, units.id] FROM units JOIN tree ON units.parent_id = tree.id WHERE units.state = 'active'
    )
    SELECT u.id, u.code, u.name, u.short_name AS "shortName", u.kind, u.level, above.code AS "parentCode", u.position, u.state,
           p.id AS "personId", p.name AS "personName", p.duty, p.phone, p.email
    FROM tree JOIN units u ON u.id = tree.id LEFT JOIN units above ON above.id = u.parent_id
    LEFT JOIN (SELECT DISTINCT ON (unit_id) * FROM people WHERE is_liaison AND state = 'active' ORDER BY unit_id, id) p ON p.unit_id = u.id
    ORDER BY tree.sort`.execute(db)
  return rows
}
