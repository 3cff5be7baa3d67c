import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../src/features/units/index.ts'
import { hashPassword } from '../src/platform/sign-in/index.ts'
import { issuedCampaign } from './campaign.ts'
import { metadata } from './reports.ts'
import { makeWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ now: new Date() })
})
afterAll(() => world.close())

const root = path.join(import.meta.dirname, '..')

/** The product as a process of its own on the world's database and files; `PORT=0` lets the system choose. */
async function startServer() {
  const server = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'src/main/server.ts'), '--empty'], {
    cwd: root, env: { ...process.env, PORT: '0', DATABASE_URL: world.databaseUrl, LIANDONG_DATA: world.ctx.config.dataDir }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /公众页面：(http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    server.once('exit', () => reject(new Error(said)))
  })
  return { server, address }
}

test('what was answered is there after the process was killed in the middle of uploads, and the next start goes on', async () => {
  const campaign = await issuedCampaign(world, { requirements: Array.from({ length: 40 }, (_, i) => ({ title: `材料${i + 1}`, who: ['east'] as const })) })
  const passwordHash = await hashPassword('Killed-2026-test')
  // The world's people have made-up user ids; this one gets a real account.
  await world.ctx.db.updateTable('people').set({ user_id: null }).where('id', '=', world.people.eastLiaison).execute()
  await world.ctx.db.transaction().execute((tx) => createAccount(tx, { personId: world.people.eastLiaison, account: 'east-liaison', name: '许南乔', passwordHash }))

  const first = await startServer()
  const signedIn = await fetch(`${first.address}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'east-liaison', password: 'Killed-2026-test' }) })
  expect(signedIn.status).toBe(200)
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
  const send = (address: string, requirement: number, bytes: Buffer) => fetch(`${address}/api/uploads`, {
    method: 'POST', body: new Uint8Array(bytes),
    headers: { cookie, 'content-type': 'application/offset+octet-stream', 'upload-length': String(bytes.length), 'tus-resumable': '1.0.0', 'upload-metadata': metadata(world, { campaign, requirement, unit: 'east' }, 'word', '情况.docx') },
  })

  const files = Array.from({ length: 40 }, () => randomBytes(200_000))
  const answered: number[] = []
  const all = Promise.allSettled(files.map(async (bytes, i) => {
    const answer = await send(first.address, i + 1, bytes)
    if (answer.status === 201) answered.push(i)
    if (answered.length === 5) first.server.kill('SIGKILL')
  }))
  await Promise.all([all, once(first.server, 'exit')])
  expect(answered.length).toBeGreaterThanOrEqual(5)

  const rows = await world.ctx.db.selectFrom('submission_versions').select(['requirement_id', 'word_sha256', 'word_size']).where('campaign_id', '=', campaign).execute()
  for (const i of answered) {
    const sha256 = createHash('sha256').update(files[i] as Buffer).digest('hex')
    expect(rows.find((row) => row.requirement_id === i + 1)).toMatchObject({ word_sha256: sha256, word_size: 200_000 })
    expect(Buffer.from(await world.ctx.files.read(sha256)).equals(files[i] as Buffer)).toBe(true)
  }

  // The session holds, what was not answered can be sent again, and the counters agree with the rows.
  const second = await startServer()
  const missing = files.findIndex((_, i) => !rows.some((row) => row.requirement_id === i + 1))
  if (missing >= 0) expect((await send(second.address, missing + 1, files[missing] as Buffer)).status).toBe(201)
  const counted = await sql<{ draft: number }>`SELECT sum(draft)::int AS draft FROM ledger_counts WHERE campaign_id = ${campaign} AND unit_id = ${world.units.city}`.execute(world.ctx.db)
  expect(counted.rows[0]?.draft).toBe(rows.length + (missing >= 0 ? 1 : 0))
  second.server.kill('SIGTERM')
  expect((await once(second.server, 'exit'))[0]).toBe(0)
})
