import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres, type Postgres } from '../../src/platform/postgres/index.ts'
import { isServerOf, processesOf } from '../../src/platform/postgres/processes.ts'

const asRoot = process.getuid?.() === 0
/** What the embedded server runs as, so that signals between them are allowed as in real life. */
const account = asRoot ? { uid: 65534, gid: 65534 } : {}

let folder: string
let dataDir: string
let cluster: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-pg-'))
  await chmod(folder, 0o711)
  dataDir = join(folder, 'data')
  cluster = join(dataDir, 'postgres', 'data')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = (dir = dataDir, lines: string[] = []) =>
  startPostgres({ dataDir: dir, systemDir: join(folder, 'system'), log: (line) => lines.push(line), settings: { fsync: 'off' } })

const serverPid = async (dir = cluster) => Number((await readFile(join(dir, 'postmaster.pid'), 'utf8')).split('\n')[0])

async function ask<T>(postgres: Pick<Postgres, 'url'>, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: postgres.url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<{ value: T }>(sql)).rows.map((row) => row.value)
  } finally {
    await client.end()
  }
}

interface Held { url: string; adopted: boolean; home: string; lines: string[] }

/** Another process that holds the database. */
async function hold(dir = dataDir): Promise<{ process: ChildProcess; held: Held }> {
  const script = join(import.meta.dirname, 'hold-postgres.ts')
  const child = spawn(process.execPath, [script, dir, join(folder, 'system')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  return { process: child, held: JSON.parse(line.toString()) as Held }
}

test('a first start makes the database, stop ends every process, a second start finds the data', async () => {
  const first = await start()
  expect(first.adopted).toBe(false)
  expect(await ask(first, "SELECT current_user || ' ' || current_database() AS value")).toEqual(['liandong liandong'])
  expect(await ask(first, "SELECT setting AS value FROM pg_settings WHERE name IN ('max_connections', 'synchronous_commit', 'listen_addresses') ORDER BY name"))
    .toEqual(['', '120', 'on'])
  await ask(first, "CREATE TABLE kept AS SELECT '旗帜' AS value")
  await Promise.all([first.stop(), first.stop()])
  expect(processesOf(cluster)).toEqual([])

  const second = await start()
  expect(await ask(second, 'SELECT value FROM kept')).toEqual(['旗帜'])
  await second.stop()
  if (asRoot) expect((await stat(cluster)).uid).toBe(65534)
  expect((await stat(cluster)).mode & 0o77).toBe(0)
})

test('the server of a killed parent is taken over, with its data and its pid', async () => {
  const { process: parent } = await hold()
  const before = await serverPid()
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  expect(isServerOf(cluster, before)).toBe(true)

  const lines: string[] = []
  const next = await start(dataDir, lines)
  expect(next.adopted).toBe(true)
  expect(lines).toEqual(['接管了上次留下的数据库进程。'])
  expect(await serverPid()).toBe(before)
  expect(await ask(next, 'SELECT value FROM kept')).toEqual(['旗帜'])
  await next.stop()
  expect(processesOf(cluster)).toEqual([])
})

test('while one process runs the database a second is refused in one line, and the first goes on', async () => {
  const first = await hold()
  await expect(start()).rejects.toMatchObject({
    code: 'platform/already-running',
    message: expect.stringContaining(`联动已在运行（进程 ${first.process.pid}）`) as string,
  })
  expect(await ask(first.held, 'SELECT value FROM kept')).toEqual(['旗帜'])
  first.process.kill('SIGTERM')
  await once(first.process, 'exit')
  expect(processesOf(cluster)).toEqual([])
})

test('a start while the one before is still stopping waits and then has its own server', async () => {
  for (let round = 0; round < 3; round++) {
    const before = await start()
    const pid = await serverPid()
    const stopped = before.stop()
    const after = await start()
    await stopped
    expect(after.adopted).toBe(false)
    expect(await serverPid()).not.toBe(pid)
    expect(await ask(after, 'SELECT value FROM kept')).toEqual(['旗帜'])
    await after.stop()
  }
})

test('a server killed under a running product comes back at the same address', async () => {
  const lines: string[] = []
  const postgres = await start(dataDir, lines)
  const before = await serverPid()
  await ask(postgres, 'CREATE TABLE written AS SELECT 1 AS value')
  process.kill(before, 'SIGKILL')
  await expect.poll(() => lines.at(-1), { timeout: 30_000 }).toBe('数据库已恢复。')
  expect(await serverPid()).not.toBe(before)
  expect(await ask(postgres, 'SELECT value FROM written')).toEqual([1])
  await postgres.stop()
  expect(processesOf(cluster)).toEqual([])
})

test('after everything was killed, of two starts at once one recovers what was answered', async () => {
  const { process: parent, held } = await hold()
  await ask(held, 'INSERT INTO written VALUES (2)')
  const server = await serverPid()
  parent.kill('SIGKILL')
  process.kill(server, 'SIGKILL')
  const [one, other] = await Promise.allSettled([start(), start()])
  const next = (one.status === 'fulfilled' ? one : (other as PromiseFulfilledResult<Postgres>)).value
  expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected'])
  expect(await ask(next, 'SELECT value FROM written ORDER BY value')).toEqual([1, 2])
  await next.stop()
})

describe.skipIf(process.platform !== 'linux')('a stale pid file', () => {
  const pidFile = (pid: number) => `${pid}\n${cluster}\n1700000000\n5432\n${join(dataDir, 'postgres', 'socket')}\n\n`
  const leave = async (pid: number) => {
    await writeFile(join(cluster, 'postmaster.pid'), pidFile(pid), { mode: 0o600 })
    await mkdir(join(dataDir, 'postgres', 'socket'), { recursive: true })
    await writeFile(join(dataDir, 'postgres', 'socket', '.s.PGSQL.5432.lock'), pidFile(pid))
  }

  test('whose number a stranger was given does not block the start, nor harm the stranger', async () => {
    const stranger = spawn('sleep', ['60'], { ...account, cwd: '/' })
    await leave(stranger.pid!)
    const postgres = await start()
    expect(await ask(postgres, 'SELECT value FROM kept')).toEqual(['旗帜'])
    await postgres.stop()
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    stranger.kill()
  })

  test('of a dead process its parent has not collected does not block the start', async () => {
    // The shell becomes `sleep 60`, which never collects the child that ends at once.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'] })
    const zombie = Number(((await once(parent.stdout, 'data')) as [Buffer])[0].toString())
    await expect.poll(async () => (await readFile(`/proc/${zombie}/stat`, 'latin1')).split(') ')[1]?.[0], { timeout: 20_000 }).toBe('Z')
    await leave(zombie)
    const postgres = await start()
    expect(await ask(postgres, 'SELECT value FROM kept')).toEqual(['旗帜'])
    await postgres.stop()
    parent.kill()
  })
})

test('a data folder of a newer PostgreSQL is left alone, with one line', async () => {
  const dir = join(folder, 'newer')
  await mkdir(join(dir, 'postgres', 'data'), { recursive: true })
  await writeFile(join(dir, 'postgres', 'data', 'PG_VERSION'), '97\n')
  await expect(start(dir)).rejects.toMatchObject({
    code: 'platform/data-newer', message: expect.stringContaining('PostgreSQL 97，本版本只认 18') as string,
  })
})

test('two first starts at once: one wins, the other is told', async () => {
  const dir = join(folder, 'race')
  const results = await Promise.allSettled([start(dir), start(dir)])
  const won = results.filter((result) => result.status === 'fulfilled')
  expect(won).toHaveLength(1)
  expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'platform/already-running' })
  expect(await ask(won[0]!.value, 'SELECT 1 AS value')).toEqual([1])
  await won[0]!.value.stop()
  await pause(0)
  expect(processesOf(join(dir, 'postgres', 'data'))).toEqual([])
})

test('a path too long for a socket uses loopback with a password', async () => {
  const dir = join(folder, 'long-'.padEnd(110, 'x'))
  const postgres = await start(dir)
  expect(new URL(postgres.url).searchParams.get('host')).toBeNull()
  expect(await ask(postgres, "SELECT setting AS value FROM pg_settings WHERE name = 'listen_addresses'")).toEqual(['127.0.0.1'])
  const wrong = new URL(postgres.url)
  wrong.password = 'guess'
  await expect(ask({ url: wrong.href }, 'SELECT 1 AS value')).rejects.toThrow(/password authentication failed/)
  await expect(start(dir)).rejects.toMatchObject({ code: 'platform/already-running' })
  await postgres.stop()
})

// Only root has to step down to an account that a closed folder keeps out.
describe.runIf(asRoot)('as root, in a folder closed to others', () => {
  test('the database goes to the system folder and is found again there', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const dir = join(closed, 'data')
    const lines: string[] = []
    const first = await start(dir, lines)
    expect(first.home.startsWith(join(folder, 'system'))).toBe(true)
    expect(lines).toEqual([expect.stringContaining(`数据库放在 ${first.home}`)])
    await ask(first, 'CREATE TABLE kept AS SELECT 7 AS value')
    await first.stop()

    await chmod(closed, 0o755)
    const again: string[] = []
    const second = await start(dir, again)
    expect(second.home).toBe(first.home)
    expect(again).toEqual([])
    expect(await ask(second, 'SELECT value FROM kept')).toEqual([7])
    await second.stop()

    // The folder was deleted and made anew: the old database is neither shown nor removed.
    await rm(dir, { recursive: true })
    await chmod(closed, 0o700)
    const third = await start(dir)
    expect(third.home).toBe(`${first.home}-2`)
    await third.stop()
  })

  test('when the system folder cannot be made there is one line', async () => {
    const closed = join(folder, 'closed-too')
    await mkdir(closed, { mode: 0o700 })
    await writeFile(join(folder, 'a-file'), '')
    await expect(startPostgres({ dataDir: join(closed, 'data'), systemDir: join(folder, 'a-file', 'system'), log: () => {} }))
      .rejects.toMatchObject({ code: 'platform/no-place' })
  })
})
