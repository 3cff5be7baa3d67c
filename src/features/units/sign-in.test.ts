import { createHmac } from 'node:crypto'
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

const enter = (account: string, password: string) => world.anyone().post('/api/sign-in', { account, password })
const cookieOf = (answer: { headers: Record<string, unknown> }) => [answer.headers['set-cookie']].flat().map((each) => String(each).split(';')[0]!).filter((each) => !each.endsWith('=')).join('; ')

/** RFC 6238 with SHA-1, 30 seconds, 6 digits, from the base32 secret of the authenticator's address. */
function codeOf(secret: string, at = Date.now()): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  return String((mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('wrong five times locks for 15 minutes, alike for accounts that do not exist', async () => {
  const begun = world.clock.now
  for (const account of ['jiang', 'nobody.here']) {
    world.clock.now = begun
    const said: string[] = []
    for (let times = 0; times < 6; times++) {
      const { status, body } = await enter(account, 'wrong')
      said.push(`${status} ${(body as { message: string }).message.replace(/\d+:\d+/, '时刻')}`)
    }
    expect(said).toEqual([
      ...[4, 3, 2, 1].map((left) => `401 账号或密码不对，还可以试 ${left} 次。`), '429 错了太多次，这个账号锁到 时刻。', '429 错了太多次，这个账号锁到 时刻。',
    ])
    // the right password does not open a lock either
    expect(await enter(account, 'correct horse')).toMatchObject({ status: 429, body: { code: 'sign-in/locked' } })
  }
  world.clock.now = new Date(begun.getTime() + 15 * 60_000 + 1000)
  expect(await enter('jiang', 'correct horse')).toMatchObject({ status: 200 })
  world.clock.now = begun
})

test('twenty guesses at once get no more than five tries', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter('crowd', 'wrong')))
  expect(answers.filter((each) => each.status === 401)).toHaveLength(4)
  expect(answers.filter((each) => each.status === 429)).toHaveLength(16)
})

test('sign-ins, wrong ones too, are in the audit log, without passwords', async () => {
  const lines = await world.ctx.db.selectFrom('audit_log').select(['action', 'details']).where('action', 'like', 'account.sign_in%').execute()
  expect(new Set(lines.map((line) => line.action))).toEqual(new Set(['account.sign_in', 'account.sign_in_failed']))
  expect(JSON.stringify(lines)).not.toMatch(/correct horse|"wrong"/)
})

test('a new password ends the other sessions and keeps this one', async () => {
  const here = cookieOf(await enter('jiang', 'correct horse'))
  const there = cookieOf(await enter('jiang', 'correct horse'))
  const sessions = (await world.anyone({ cookie: here }).get('/api/sessions')).body as { id: string; current: boolean }[]
  expect(sessions.filter((each) => each.current)).toHaveLength(1)
  const me = world.anyone({ cookie: here })
  expect(await me.post('/api/password', { current: 'wrong', password: 'winter river stone' })).toMatchObject({ status: 400, body: { code: 'sign-in/wrong-password' } })
  expect(await me.post('/api/password', { current: 'correct horse', password: 'jiang123' })).toMatchObject({ status: 400, body: { code: 'sign-in/weak-password' } })
  expect((await me.post('/api/password', { current: 'correct horse', password: 'winter river stone' })).status).toBe(200)
  expect((await me.get('/api/me')).status).toBe(200)
  expect((await world.anyone({ cookie: there }).get('/api/me')).status).toBe(401)
  expect((await enter('jiang', 'correct horse')).status).toBe(401)
})

test('one session can be ended from another, never someone else’s', async () => {
  const here = cookieOf(await enter('jiang', 'winter river stone'))
  const there = cookieOf(await enter('jiang', 'winter river stone'))
  const list = (await world.anyone({ cookie: there }).get('/api/sessions')).body as { id: string; current: boolean }[]
  const target = list.find((each) => each.current)!
  expect((await world.as('eastLiaison').delete(`/api/sessions/${target.id}`)).status).toBe(404)
  expect((await world.anyone({ cookie: here }).delete(`/api/sessions/${target.id}`)).status).toBe(200)
  expect((await world.anyone({ cookie: there }).get('/api/me')).status).toBe(401)
  expect((await world.anyone({ cookie: here }).get('/api/me')).status).toBe(200)
})

test('with a second factor the password alone opens nothing', async () => {
  let cookie = cookieOf(await enter('jiang', 'winter river stone'))
  const begun = await world.anyone({ cookie }).post('/api/totp', { password: 'winter river stone' })
  const { secret, recoveryCodes, uri } = begun.body as { secret: string; recoveryCodes: string[]; uri: string }
  expect(recoveryCodes).toHaveLength(10)
  expect(decodeURIComponent(uri)).toContain('联动:jiang')
  expect(await world.anyone({ cookie }).put('/api/totp', { code: '000000' })).toMatchObject({ status: 400, body: { code: 'sign-in/wrong-code' } })
  const on = await world.anyone({ cookie }).put('/api/totp', { code: codeOf(secret) })
  expect(on).toMatchObject({ status: 200, body: { totp: true } })

  const first = await enter('jiang', 'winter river stone')
  expect(first.body).toEqual({ step: 'code' })
  cookie = cookieOf(first)
  expect((await world.anyone({ cookie }).get('/api/me')).status).toBe(401)
  expect(await world.anyone({ cookie }).post('/api/sign-in/totp', { code: '000000' })).toMatchObject({ status: 400, body: { code: 'sign-in/wrong-code' } })
  const second = await world.anyone({ cookie }).post('/api/sign-in/totp', { code: codeOf(secret) })
  expect(second).toMatchObject({ status: 200, body: { step: 'in' } })
  expect((await world.anyone({ cookie: cookieOf(second) }).get('/api/me')).body).toMatchObject({ totp: true })

  const byRecovery = async () => {
    const step = cookieOf(await enter('jiang', 'winter river stone'))
    return world.anyone({ cookie: step }).post('/api/sign-in/totp', { code: recoveryCodes[0]! })
  }
  expect((await byRecovery()).status).toBe(200)
  expect((await byRecovery()).status).toBe(400)

  const me = world.anyone({ cookie: cookieOf(second) })
  expect((await me.delete('/api/totp', { password: 'wrong' })).status).toBe(400)
  const off = await me.delete('/api/totp', { password: 'winter river stone' })
  expect(off).toMatchObject({ status: 200, body: { totp: false } })
  expect((await enter('jiang', 'winter river stone')).body).toEqual({ step: 'in' })
})

test('the log is shown to administrators, of what they administer, and its chain is whole', async () => {
  expect((await world.as('officeTwo').get('/api/audit')).status).toBe(403)
  const all = (await world.as('administrator').get('/api/audit?action=account.')).body as { total: number; items: { action: string }[] }
  expect(all.total).toBeGreaterThan(10)
  expect((await world.as('eastAdministrator').get('/api/audit')).body).toMatchObject({ total: 0 })
  expect((await world.as('administrator').get('/api/audit?from=2020-01-01&to=2020-01-02')).body).toMatchObject({ total: 0 })
  expect((await world.as('administrator').get('/api/audit/check')).body).toMatchObject({ broken: null })
})

test('a cookie with a changed token or signature opens nothing', async () => {
  const cookie = cookieOf(await enter('jiang', 'winter river stone'))
  expect((await world.anyone({ cookie }).get('/api/me')).status).toBe(200)
  const [name, value] = cookie.split('=') as [string, string]
  const [token, signature] = decodeURIComponent(value).split('.') as [string, string]
  for (const forged of [`${token}x.${signature}`, token, `${token}.`, `${token}.${Buffer.alloc(32).toString('base64')}`, '%', `.${signature}`])
    expect((await world.anyone({ cookie: `${name}=${forged.includes('%') ? forged : encodeURIComponent(forged)}` }).get('/api/me')).status).toBe(401)
})

test('a session ends thirty days after signing in', async () => {
  const cookie = cookieOf(await enter('jiang', 'winter river stone'))
  await world.ctx.db.updateTable('auth_sessions').set({ expires_at: new Date(Date.now() - 1000) }).execute()
  expect((await world.anyone({ cookie }).get('/api/me')).status).toBe(401)
})
