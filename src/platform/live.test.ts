import { request } from 'node:http'
import fastify from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openDatabase, openPool } from './database.ts'
import { Live } from './live.ts'

let database: TestDatabase
let pool: ReturnType<typeof openPool>
let live: Live
const app = fastify()

beforeAll(async () => {
  database = await freshDatabase()
  pool = openPool(database.url, 4)
  live = new Live(pool)
  app.get('/live', (_request, reply) => live.stream(reply, 7))
  await app.listen({ host: '127.0.0.1', port: 0 })
  await live.start()
})
afterAll(async () => {
  live.stop()
  await app.close()
  await pool.end()
  await database.drop()
})

/** Opens the stream; `next()` is the topic of the next piece of news. */
function listen() {
  const { port } = app.server.address() as { port: number }
  const news: string[] = []
  const waiting: ((topic: string) => void)[] = []
  const client = request({ host: '127.0.0.1', port, path: '/live' }, (response) => {
    response.setEncoding('utf8').on('data', (text: string) => {
      for (const [, topic] of text.matchAll(/"topic":"(\w+)"/g)) {
        const next = waiting.shift()
        if (next) next(topic ?? '')
        else news.push(topic ?? '')
      }
    })
  })
  client.on('error', () => {})
  client.end()
  return { next: () => new Promise<string>((resolve) => (news.length > 0 ? resolve(news.shift() ?? '') : waiting.push(resolve))), close: () => client.destroy() }
}

test('news of the campaign arrives, of another does not, and a lost connection is opened again once', async () => {
  const db = openDatabase(pool)
  const announce = (campaignId: number, topic: string) => sql`SELECT pg_notify('liandong_live', ${JSON.stringify({ campaignId, topic })})`.execute(db)
  const screen = listen()
  await expect.poll(async () => {
    await announce(7, 'hello')
    return Promise.race([screen.next(), new Promise<null>((resolve) => setTimeout(() => resolve(null), 50))])
  }, { timeout: 10_000 }).toBe('hello')

  await announce(8, 'elsewhere')
  await announce(7, 'here')
  let topic = await screen.next()
  while (topic === 'hello') topic = await screen.next()
  expect(topic).toBe('here')

  // The listening connection is cut; the pool must not be told twice, and screens hear that anything may have changed.
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN liandong_live' AND datname = current_database()`.execute(db)
  expect(await screen.next()).toBe('everything')
  await announce(7, 'again')
  expect(await screen.next()).toBe('again')
  screen.close()
})
