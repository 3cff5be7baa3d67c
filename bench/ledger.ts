import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { recountLedger } from '../src/features/reporting/index.ts'
import { buildApp } from '../src/main/app.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Context } from '../src/platform/context.ts'
import { openDatabase, openPool, type Db } from '../src/platform/database.ts'
import { diskFileStore } from '../src/platform/files/index.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres/index.ts'
import type { Row } from './row.ts'

const MOST = 1.5
/** Units per level below the root: 8 × 8 × 8 and 39 × 39 × 39, nearly the sizes named. */
const trees = [{ name: '600', code: 'S', each: 8 }, { name: '60,000', code: 'L', each: 39 }] as const

interface Tree { campaign: number; root: number; user: string; units: number }

/**
 * A page of the ledger, from request to bytes, in a small tree and in one a hundred times as large: both in one database,
 * asked in turn, medians. Every unit owes three materials; a third is handed in.
 */
export async function ledgerRows(rounds = 60): Promise<Row[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'liandong-bench-ledger-'))
  await chmod(dataDir, 0o711)
  const server = await startPostgres({ dataDir, log: () => {}, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } })
  const pool = openPool(server.url, 10)
  const db = openDatabase(pool)
  try {
    await migrate(server.url)
    const ctx: Context = { db, pool, now: () => new Date('2027-06-03T02:00:00Z'), config: { ...readConfig({}, '/'), dataDir }, files: await diskFileStore(path.join(dataDir, 'files')) }
    const { app } = await buildApp(ctx, { userOf: async (request) => request.headers['x-bench-user']?.toString() ?? null })
    await app.ready()
    const [small, large] = [await plant(db, trees[0]), await plant(db, trees[1])]
    await sql`VACUUM ANALYZE`.execute(db)
    const ask = async (tree: Tree) => {
      const start = performance.now()
      const answer = await app.inject({ url: `/api/campaigns/${tree.campaign}/ledger`, headers: { 'x-bench-user': tree.user } })
      const ms = performance.now() - start
      const body = answer.json() as { rows?: { below: number }[]; requirements?: { due: number }[] }
      if (answer.statusCode !== 200 || body.rows?.length !== 8 || body.requirements?.[0]?.due !== tree.units) throw new Error(`The ledger answered ${answer.statusCode}: ${answer.body.slice(0, 200)}`)
      return ms
    }
    const of: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++)
      for (const [index, tree] of [small, large].entries()) {
        const ms = await ask(tree)
        // the first third warms caches and the compiler
        if (round >= rounds / 3) of[index as 0 | 1].push(ms)
      }
    const [beside, ours] = [median(of[0]), median(of[1])]
    await app.close()
    return [{ name: `ledger page of a tree of ${large.units} units`, ours, unit: 'ms', beside: [{ name: `of ${small.units} units`, value: beside }], ratio: ours / beside, want: `≤ ${MOST}`, ok: ours / beside <= MOST }]
  } finally {
    await db.destroy()
    await server.stop()
    await rm(server.home, { recursive: true, force: true })
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A three-level tree with its office, one issued campaign, three materials owed by everyone, every third handed in. */
async function plant(db: Db, { code, each }: (typeof trees)[number]): Promise<Tree> {
  return db.transaction().execute(async (tx) => {
    const { rows: [root] } = await sql<{ id: number }>`
      INSERT INTO units (code, name, kind, level, path) VALUES (${code}, ${`${code} 根`}, 'association', 'province', '0') RETURNING id`.execute(tx)
    const top = root!.id
    await sql`UPDATE units SET path = id::text::ltree WHERE id = ${top}`.execute(tx)
    for (const depth of [1, 2, 3]) {
      // paths hold the ids the rows will get, so these are taken from the sequence first
      await sql`
        INSERT INTO units (id, code, name, kind, level, parent_id, path, position) OVERRIDING SYSTEM VALUE
        SELECT n.id, p.code || '-' || n.i, '第' || p.code || '-' || n.i || '号科协', 'county_association', 'county', p.id, p.path || n.id::text, n.i
        FROM units p CROSS JOIN LATERAL (SELECT i, nextval(pg_get_serial_sequence('units', 'id')) + 0 * p.id AS id FROM generate_series(1, ${each}::int) AS i) AS n
        WHERE p.path <@ ${String(top)}::ltree AND nlevel(p.path) = ${depth}`.execute(tx)
    }
    const user = `bench-${code}`
    await sql`WITH person AS (INSERT INTO people (unit_id, name, user_id) VALUES (${top}, '办公室', ${user}) RETURNING id)
      INSERT INTO grants (person_id, unit_id, role, subtree) SELECT id, ${top}, 'office', true FROM person`.execute(tx)
    await sql`INSERT INTO people (unit_id, name, phone, is_liaison) SELECT id, '联络员' || id, '10000000000', true FROM units WHERE path <@ ${String(top)}::ltree AND id <> ${top}`.execute(tx)
    const { rows: [made] } = await sql<{ id: number }>`
      INSERT INTO campaigns (unit_id, name, short_name, state, plan, created_at, issued_at) VALUES (${top}, '活动', '活动', 'issued', '{}', now(), now()) RETURNING id`.execute(tx)
    const campaign = made!.id
    await sql`INSERT INTO requirements (campaign_id, id, title, needs_word, needs_pdf, due_at)
      SELECT ${campaign}::bigint, i, '材料' || i, true, true, timestamptz '2027-05-01' + i * interval '10 days' FROM generate_series(1, 3) AS i`.execute(tx)
    await sql`INSERT INTO assignments (campaign_id, requirement_id, unit_id)
      SELECT ${campaign}::bigint, i, u.id FROM units u, generate_series(1, 3) AS i WHERE u.path <@ ${String(top)}::ltree AND u.id <> ${top}`.execute(tx)
    await sql`INSERT INTO submissions (campaign_id, requirement_id, unit_id, state, submitted_at, updated_at, updated_by)
      SELECT campaign_id, requirement_id, unit_id, (ARRAY['accepted', 'submitted', 'returned'])[1 + unit_id % 3], '2027-05-20', '2027-05-20', '联络员'
      FROM assignments WHERE campaign_id = ${campaign} AND (unit_id + requirement_id) % 3 = 0`.execute(tx)
    await sql`INSERT INTO submission_versions (campaign_id, requirement_id, unit_id, version, word_name, word_sha256, characters, submitted_at, checks)
      SELECT campaign_id, requirement_id, unit_id, 1, '材料.docx', repeat('0', 64), 900, '2027-05-20', '{"checks": [{"id": "seal", "verdict": "pass", "reason": "第 1 页有印章"}]}'
      FROM submissions WHERE campaign_id = ${campaign}`.execute(tx)
    await recountLedger(tx, campaign)
    const { rows: [counted] } = await sql<{ count: number }>`SELECT count(*)::int FROM units WHERE path <@ ${String(top)}::ltree AND id <> ${top}`.execute(tx)
    return { campaign, root: top, user, units: counted!.count }
  })
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
