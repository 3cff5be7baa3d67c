import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld, type PersonName, type UnitName, type World } from '../../../test/world.ts'
import { sendToUnits } from './index.ts'

interface Listed { items: { id: number; title: string; readAt: string | null; body: string }[]; total: number; unread: number }
let world: World
beforeAll(async () => { world = await makeWorld() })
afterAll(() => world.close())

async function send(units: UnitName[], title: string): Promise<void> {
  await world.ctx.db.transaction().execute((tx) => sendToUnits(tx, units.map((unit) => world.units[unit]), {
    campaignId: null, kind: 'urging', title, body: '<img src=x onerror=alert(1)>', link: null, fromName: '市科协', at: world.ctx.now(),
  }))
}
const inbox = async (who: PersonName, query = '') => (await world.as(who).get(`/api/messages${query}`)).body as Listed
const newest = async (who: PersonName) => (await inbox(who)).items[0]!

test('a message reaches its units and nobody else, and is shown word for word', async () => {
  await send(['east', 'physics'], '第一条')
  expect((await inbox('eastLiaison')).items.map((each) => each.title)).toEqual(['第一条'])
  expect((await newest('physicsLiaison')).body).toBe('<img src=x onerror=alert(1)>')
  for (const other of ['westLiaison', 'upperLiaison', 'office', 'nobody'] as const) expect((await inbox(other)).total).toBe(0)
  expect((await world.anyone().get('/api/messages')).status).toBe(401)
})

test('reading is per person, done once however often it is asked', async () => {
  await send(['west'], '请看')
  const { id } = await newest('westLiaison')
  const answers = await Promise.all([1, 2, 3].map(() => world.as('westLiaison').post(`/api/messages/${id}/reads`)))
  expect(answers.map((each) => each.status)).toEqual([204, 204, 204])
  expect((await inbox('westLiaison')).unread).toBe(0)
  expect((await inbox('westApprover')).unread).toBe(1)
  const lines = await world.ctx.db.selectFrom('audit_log').select('id').where('action', '=', 'message.read').where('object', '=', `message ${id}`).execute()
  expect(lines).toHaveLength(1)
})

test('a message of another unit is not there to be read', async () => {
  await send(['botany'], '给植物学会')
  const { id } = await newest('botanyLiaison')
  for (const other of ['physicsLiaison', 'eastLiaison', 'office'] as const)
    expect(await world.as(other).post(`/api/messages/${id}/reads`)).toMatchObject({ status: 404, body: { code: 'messages/not-found' } })
  expect((await inbox('botanyLiaison')).unread).toBe(1)
})

test('unread stand first, the filter counts only them, and marking all leaves what came later', async () => {
  await send(['works'], '旧的')
  const old = await newest('worksLiaison')
  await send(['works'], '中间')
  const middle = await newest('worksLiaison')
  await world.as('worksLiaison').post(`/api/messages/${middle.id}/reads`)
  expect((await inbox('worksLiaison')).items.map((each) => each.title)).toEqual(['旧的', '中间'])
  expect((await inbox('worksLiaison', '?show=unread')).items.map((each) => each.id)).toEqual([old.id])
  await send(['works'], '新来的')
  expect((await world.as('worksLiaison').post('/api/messages/reads', { upTo: middle.id })).body).toEqual({ count: 1 })
  expect((await inbox('worksLiaison', '?show=unread')).items.map((each) => each.title)).toEqual(['新来的'])
  expect((await world.as('worksLiaison').get('/api/messages/unread')).body).toEqual({ unread: 1 })
})
