import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** The tables. Each feature adds its own by declaration merging in its `tables.ts`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Tables {}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
/** Reads that may run inside or outside a transaction. */
export type Reader = Db | Tx

// int8 → number: ids and counts stay far below 2^53. date → 'YYYY-MM-DD': a day has no zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)

/** Opens a pool of at most `max` connections; nothing connects before the first query. */
export function openPool(url: string, max = 20): pg.Pool {
  const pool = new pg.Pool({ ...connection(url), max, idleTimeoutMillis: 30_000 })
  // A backend that goes away while idle must not end the process; the next query opens another.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

export function openDatabase(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** pg reads the folder of a unix socket from `?host=/folder`; everything else is the URL as it stands. */
function connection(url: string): pg.PoolConfig {
  const parsed = new URL(url)
  const socket = parsed.searchParams.get('host')
  if (!socket?.startsWith('/')) return { connectionString: url }
  return {
    host: socket,
    port: Number(parsed.searchParams.get('port') ?? parsed.port ?? 5432) || 5432,
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password) || undefined,
    database: decodeURIComponent(parsed.pathname.slice(1)),
  }
}
