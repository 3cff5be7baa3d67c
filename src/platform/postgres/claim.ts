import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../errors.ts'
import { adminRole, appRole } from './cluster.ts'
import { usesSocket } from './launch.ts'
import type { Home } from './home.ts'

/**
 * The claim on a running server: a session that holds an advisory lock. It ends with our process,
 * however that ends, so there is no stale claim; while it lasts, no second process takes the server.
 */
export interface Claim {
  /** Resolves when the session is lost, because the server ended or restarted its helpers. */
  lost: Promise<void>
  release(): Promise<void>
}

/** How a server that should be running answered. */
export type Answer = { is: 'claimed'; claim: Claim } | { is: 'busy' } | { is: 'absent' }

/** Any number: "liandong" has this one for whoever runs the server. */
const lock = 0x11a4d1
/** A process just killed may need a moment to let go. */
const patience = 3_000

const address = (home: Home, port: number) => ({ host: usesSocket(home) ? home.sockets : '127.0.0.1', port })

/** The URL the product connects with. Every part is legal in a WHATWG URL. */
export function appUrl(home: Home, port: number, password: string): string {
  const socket = usesSocket(home) ? `?host=${encodeURIComponent(home.sockets)}` : ''
  return `postgres://${appRole}:${password}@127.0.0.1:${port}/${appRole}${socket}`
}

/**
 * Tries once to claim the server of this home.
 * `busy` means it is starting or stopping; `absent` that nothing listens.
 * @throws Refusal `platform/already-running` when another process holds it
 */
export async function claimServer(home: Home, port: number, password: string): Promise<Answer> {
  const client = new pg.Client({
    ...address(home, port), user: adminRole, password, database: 'postgres',
    application_name: `liandong ${process.pid}`, connectionTimeoutMillis: 10_000, keepAlive: true,
  })
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  try {
    await client.connect()
    const { rows: [server] } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder")
    // On TCP another server may have been given the port since.
    if (server?.folder !== home.cluster) return await leave(client, 'absent')
    await takeLock(client, home)
    return { is: 'claimed', claim: { lost, release: () => client.end() } }
  } catch (error) {
    await client.end().catch(() => {})
    if (error instanceof Refusal) throw error
    const { code } = error as { code?: string }
    // 57P01…57P03: shutting down or starting up; 53300: every slot taken for the moment.
    if (code && /^(57P0[123]|53300|ECONNRESET|EPIPE)$/.test(code)) return { is: 'busy' }
    if (code && /^(ECONNREFUSED|ENOENT|28P01|28000)$/.test(code)) return { is: 'absent' }
    if (/Connection terminated|timeout/i.test((error as Error).message)) return { is: 'busy' }
    throw error
  }
}

async function leave(client: pg.Client, is: 'absent'): Promise<Answer> {
  await client.end()
  return { is }
}

async function takeLock(client: pg.Client, home: Home): Promise<void> {
  for (let waited = 0; ; waited += 100) {
    const { rows: [row] } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [lock])
    if (row?.got) return
    if (waited >= patience) break
    await pause(100)
  }
  const { rows: [holder] } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
     WHERE locktype = 'advisory' AND objid = $1 AND granted`, [lock])
  const pid = holder?.name.replace('liandong ', '')
  throw new Refusal('platform/already-running', 409,
    `联动已在运行${pid ? `（进程 ${pid}）` : ''}，正在使用 ${home.dir}。`,
    '请直接打开它的网址，或先把它停下；要同时再开一个，请用 LIANDONG_DATA 指定另一个数据目录。')
}

/** Makes the product's role and database where they are missing. */
export async function prepareDatabase(home: Home, port: number, password: string): Promise<void> {
  const client = new pg.Client({ ...address(home, port), user: adminRole, password, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows: [found] } = await client.query<{ role: boolean; base: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS base`, [appRole])
    // The password is ours: letters, digits, "-" and "_" only.
    if (!found?.role) await client.query(`CREATE ROLE ${appRole} LOGIN CREATEDB PASSWORD '${password}'`)
    if (!found?.base) await client.query(`CREATE DATABASE ${appRole} OWNER ${appRole}`)
  } finally {
    await client.end()
  }
}
