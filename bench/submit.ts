import { randomBytes } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { insertGrants, insertPeople } from '../src/features/units/index.ts'
import { buildApp } from '../src/main/app.ts'
import { change, program, type Context } from '../src/platform/context.ts'
import { recountLedger } from '../src/features/reporting/index.ts'
import { benchDatabase, makeTree, median } from './database.ts'
import type { Row } from './row.ts'

const AT_ONCE = 64
const SIZE = 300 * 1024
/** Files of each unit in a round: 64 are always under way, as in the last minutes, not in bursts with a pause between. */
const EACH = 6
const WANT = 0.5

/**
 * The last minutes before a deadline: 64 units at a time send files of 300 KB over HTTP, each answered when it is durable and attached,
 * beside the same number of plain files written and synced with one committed row each, 64 at a time.
 */
export async function submitRows(rounds = 7): Promise<Row[]> {
  const { ctx, stop } = await benchDatabase()
  try {
    const { rootId } = await makeTree(ctx, 'S', 1, AT_ONCE)
    const units = await prepare(ctx, rootId)
    const { app } = await buildApp(ctx, { userOf: async (request) => String(request.headers['x-bench-user']), log: console.error })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as { port: number }
    await sql`CREATE TABLE bench_rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, sha256 text, size bigint)`.execute(ctx.db)
    const folder = path.join(ctx.config.dataDir, 'raw')
    await mkdir(folder)
    const clients = new Worker(new URL('./submit.client.mjs', import.meta.url), { workerData: { port, units, size: SIZE, each: EACH } })
    const ours: number[] = []
    const raw: number[] = []
    for (let round = -2; round < rounds; round++) {
      const files = units.map(() => Array.from({ length: EACH }, () => randomBytes(SIZE)))
      const a = await clientRound(clients)
      const b = await perSecond(async (i) => {
        for (const [n, file] of (files[i] ?? []).entries()) await plain(ctx, path.join(folder, `${round}-${i}-${n}`), file)
      })
      if (round < 0) continue // warms compiler, pools and caches
      ours.push(a)
      raw.push(b)
    }
    await clients.terminate()
    await app.close()
    const ratio = median(ours) / median(raw)
    return [{
      name: 'submit at the deadline: 64 at a time, 300 KB each, durable', ours: median(ours), unit: 'uploads/s',
      beside: [{ name: 'raw write + fsync + commit of the same bytes', value: median(raw) }], ratio, want: `≥ ${WANT}`, ok: ratio >= WANT,
    }]
  } finally {
    await stop()
  }
}

interface Unit { unitId: number; user: string; campaignId: number }

/** Every unit owes one report and has a liaison. */
async function prepare(ctx: Context, rootId: number): Promise<Unit[]> {
  return change(ctx, program, async ({ tx }) => {
    const { rows } = await sql<{ id: number }>`SELECT id FROM units WHERE kind = 'society' ORDER BY id`.execute(tx)
    const people = await insertPeople(tx, rows.map((row) => ({ unitId: row.id, name: `联络员${row.id}`, userId: `liaison-${row.id}` })))
    await insertGrants(tx, rows.map((row, i) => ({ personId: people[i] as number, unitId: row.id, role: 'liaison' as const, subtree: true })))
    const { rows: [campaign] } = await sql<{ id: number }>`INSERT INTO campaigns (unit_id, name, short_name, plan, state, created_at, issued_at) VALUES (${rootId}, '活动', '活动', '{}', 'issued', now(), now()) RETURNING id`.execute(tx)
    const campaignId = campaign?.id as number
    await sql`INSERT INTO requirements (campaign_id, id, title, needs_word, needs_pdf, due_at, scope) VALUES (${campaignId}, 1, '总结', true, true, now() + interval '9 days', ARRAY[-1])`.execute(tx)
    await sql`INSERT INTO assignments (campaign_id, requirement_id, unit_id) SELECT ${campaignId}, 1, id FROM units WHERE kind = 'society'`.execute(tx)
    await recountLedger(tx, campaignId)
    return rows.map((row) => ({ unitId: row.id, user: `liaison-${row.id}`, campaignId }))
  })
}

async function perSecond(one: (index: number) => Promise<void>): Promise<number> {
  const start = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => one(i)))
  return (AT_ONCE * EACH) / ((performance.now() - start) / 1000)
}

/** One round of all units; the clients run in a thread of their own. */
function clientRound(clients: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    clients.once('message', ({ seconds, error }: { seconds?: number; error?: string }) => (seconds === undefined ? reject(new Error(error)) : resolve((AT_ONCE * EACH) / seconds)))
    clients.postMessage('go')
  })
}

async function plain(ctx: Context, name: string, bytes: Buffer): Promise<void> {
  const file = await open(name, 'wx')
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
  await sql`INSERT INTO bench_rows (name, sha256, size) VALUES (${name}, ${'0'.repeat(64)}, ${bytes.length})`.execute(ctx.db)
}
