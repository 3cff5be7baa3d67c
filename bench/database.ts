import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { insertGrants, insertPeople, insertUnits, type Actor, type NewUnit } from '../src/features/units/index.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Context } from '../src/platform/context.ts'
import { openDatabase, openPool } from '../src/platform/database.ts'
import { diskFileStore } from '../src/platform/files/index.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres/index.ts'

export interface BenchDatabase {
  ctx: Context
  stop(): Promise<void>
}

/** A real PostgreSQL of its own in a temporary folder, migrated and empty; durable as the product's own. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(path.join(process.env.LIANDONG_BENCH ?? tmpdir(), 'liandong-bench-'))
  // As root, PostgreSQL runs as another account and must pass through.
  await chmod(dataDir, 0o711)
  const postgres = await startPostgres({ dataDir, log: () => {} })
  await migrate(postgres.url)
  const pool = openPool(postgres.url, 32)
  const ctx: Context = {
    db: openDatabase(pool), pool, config: { ...readConfig({}, '/'), dataDir }, files: await diskFileStore(path.join(dataDir, 'files')), now: () => new Date(),
  }
  return {
    ctx,
    async stop() {
      await pool.end()
      await postgres.stop()
      await rm(postgres.home, { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A tree of a root, `branches` units below it and `leaves` below each of those; the office person at its root. */
export async function makeTree(ctx: Context, prefix: string, branches: number, leaves: number): Promise<{ office: Actor; rootId: number; units: number }> {
  const units: NewUnit[] = [{ code: prefix, name: `${prefix}协会`, kind: 'association', level: 'province', parentCode: null }]
  for (let i = 0; i < branches; i++) {
    units.push({ code: `${prefix}-${i}`, name: `${prefix}第${i}协会`, kind: 'county_association', level: 'city', parentCode: prefix, position: i })
    for (let j = 0; j < leaves; j++) units.push({ code: `${prefix}-${i}-${j}`, name: `${prefix}第${i}协会第${j}学会`, kind: 'society', level: 'county', parentCode: `${prefix}-${i}`, position: j })
  }
  return ctx.db.transaction().execute(async (tx) => {
    const ids = await insertUnits(tx, units)
    const rootId = ids.get(prefix) as number
    const [personId = 0] = await insertPeople(tx, [{ unitId: rootId, name: '江见白', userId: `bench-${prefix}` }])
    await insertGrants(tx, [{ personId, unitId: rootId, role: 'office', subtree: true }])
    const place = { id: rootId, name: `${prefix}协会`, path: String(rootId), kind: 'association' }
    return { rootId, units: units.length, office: { personId, name: '江见白', unit: place, grants: [{ role: 'office' as const, unitId: rootId, path: place.path, subtree: true }] } }
  })
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
