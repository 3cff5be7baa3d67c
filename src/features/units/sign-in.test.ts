import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../platform/sign-in/index.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { createAccount } from './index.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ now: new Date() })
  await world.ctx.db.updateTable('people').set({ user_id: null }).where('id', '=', world.people.office).execute()
  const passwordHash = await hashPassword('correct horse')
  await world.ctx.db.transaction().execute((tx) => createAccount(tx, { personId: world.people.office, account: 'jiang', name: '江见白', passwordHash }))
})
afterAll(() => world.close())

test('nobody is let in without signing in', async () => {
  expect(await world.anyone().get('/api/me')).toMatchObject({ status: 401, body: { code: 'sign-in/required' } })
})

test('the right password opens a session, signing out ends it', async () => {
  const entered = await world.anyone().post('/api/sign-in', { account: ' Jiang', password: 'correct horse' })
  expect(entered).toMatchObject({ status: 200, body: { step: 'in' } })
  const set = String(entered.headers['set-cookie'])
  expect(set).toMatch(/HttpOnly/i)
  expect(set).toMatch(/SameSite=Lax/i)
  const cookie = set.split(';')[0]!
  expect(await world.anyone({ cookie }).get('/api/me')).toMatchObject({
    status: 200, body: { name: '江见白', account: 'jiang', roles: ['office'], unit: { name: '云岭市科学技术协会', kind: 'association', level: 'city' } },
  })
  expect((await world.anyone({ cookie }).post('/api/sign-out')).status).toBe(204)
  expect((await world.anyone({ cookie }).get('/api/me')).status).toBe(401)
})
