import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorkbook } from '../../documents/sheets/index.ts'
import { makeWorld, type PersonName, type UnitName, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
afterAll(() => world.close())

const grant = (who: PersonName, whom: PersonName, unit: UnitName, role: string, subtree = false) =>
  world.as(who).post(`/api/people/${world.people[whom]}/grants`, { unitId: world.units[unit], role, subtree })
const revoke = (who: PersonName, whom: PersonName, unit: UnitName, role: string) => world.as(who).delete(`/api/people/${world.people[whom]}/grants/${world.units[unit]}/${role}`)

test('lists mask phones; a whole number is shown to those who may, and the view is recorded', async () => {
  const { body } = await world.as('office').get(`/api/people?unit=${world.units.east}`)
  expect(body).toMatchObject({ total: 3, items: [{ name: '许南乔', phone: '100****0101', isLiaison: true, grants: [{ role: 'liaison', subtree: true }] }, {}, {}] })
  expect(JSON.stringify(body)).not.toContain('10000000101')
  expect((await world.as('office').post(`/api/people/${world.people.eastLiaison}/phone-views`)).body).toEqual({ phone: '10000000101' })
  expect((await world.as('observer').post(`/api/people/${world.people.eastLiaison}/phone-views`)).status).toBe(403)
  const lines = await world.ctx.db.selectFrom('audit_log').select(['person_name', 'object', 'details']).where('action', '=', 'person.view_phone').execute()
  expect(lines).toMatchObject([{ person_name: '江见白', object: `person ${world.people.eastLiaison}` }])
  expect(lines[0]!.details).not.toContain('10000000101')
})

test('a liaison keeps the people of the own unit; a form that leaves the phone alone does not lose it', async () => {
  const made = await world.as('physicsLiaison').post(`/api/units/${world.units.physics}/people`, { name: '新人', duty: '', phone: '10000001199', email: null, isLiaison: false })
  const { id } = made.body as { id: number }
  expect((await world.as('physicsLiaison').put(`/api/people/${id}`, { name: '新人乙', duty: '干事', phone: null, email: null, isLiaison: false })).status).toBe(200)
  expect(await world.ctx.db.selectFrom('people').select(['name', 'phone', 'duty']).where('id', '=', id).executeTakeFirst()).toEqual({ name: '新人乙', phone: '10000001199', duty: '干事' })
})

describe('roles', () => {
  test('are not granted beyond what one administers', async () => {
    expect((await grant('eastAdministrator', 'upperLiaison', 'upper', 'approver')).status).toBe(200)
    expect((await grant('eastAdministrator', 'upperLiaison', 'city', 'office', true)).status).toBe(404)
    expect((await grant('eastAdministrator', 'westLiaison', 'east', 'liaison')).status).toBe(404)
    expect((await grant('office', 'eastLiaison', 'east', 'approver')).status).toBe(403)
    expect((await grant('administrator', 'museumLiaison', 'museum', 'administrator')).status).toBe(200)
    expect(await grant('museumLiaison', 'nobody', 'museum', 'approver', true)).toMatchObject({ status: 403, body: { code: 'roles/beyond' } })
    expect((await grant('museumLiaison', 'nobody', 'museum', 'approver')).status).toBe(200)
  })

  test('the last administrator stays, also when two take each other’s role at once', async () => {
    expect(await revoke('administrator', 'administrator', 'city', 'administrator')).toMatchObject({ status: 409, body: { code: 'roles/last-administrator' } })
    expect((await world.as('administrator').put(`/api/people/${world.people.administrator}/departure`)).status).toBe(409)
    expect(await grant('administrator', 'administrator', 'city', 'administrator', false)).toMatchObject({ status: 409 })
    expect((await grant('administrator', 'officeTwo', 'city', 'administrator', true)).status).toBe(200)
    const both = await Promise.all([revoke('administrator', 'officeTwo', 'city', 'administrator'), revoke('officeTwo', 'administrator', 'city', 'administrator')])
    expect(both.map((each) => each.status).sort()).not.toEqual([200, 200])
    const left = await world.ctx.db.selectFrom('grants').select('person_id').where('role', '=', 'administrator').where('unit_id', '=', world.units.city).execute()
    expect(left).toHaveLength(1)
    if (left[0]!.person_id !== world.people.administrator) expect((await grant('officeTwo', 'administrator', 'city', 'administrator', true)).status).toBe(200)
  })

  test('a person who leaves loses them and is let in no more', async () => {
    expect((await world.as('administrator').put(`/api/people/${world.people.botanyApprover}/departure`)).status).toBe(200)
    expect((await world.as('botanyApprover').get('/api/me')).status).toBe(401)
    expect((await world.as('administrator').get(`/api/people?unit=${world.units.botany}`)).body).toMatchObject({ total: 1 })
  })
})

describe('accounts', () => {
  const tokenOf = (url: string) => url.split('/').at(-1)!
  const without = async (person: PersonName) => { await world.ctx.db.updateTable('people').set({ user_id: null }).where('id', '=', world.people[person]).execute() }

  test('a link sets the password once', async () => {
    await without('worksLiaison')
    const made = await world.as('administrator').post(`/api/people/${world.people.worksLiaison}/account`, { account: 'Shiyan' })
    expect(made).toMatchObject({ status: 200, body: { account: 'shiyan', url: expect.stringContaining('/workbench/welcome/') } })
    const url = `/api/welcome/${tokenOf((made.body as { url: string }).url)}`
    expect((await world.anyone().get(url)).body).toMatchObject({ name: '石砚', account: 'shiyan', unitName: '云岭重机厂科学技术协会' })
    expect(await world.anyone().post(url, { password: '12345678' })).toMatchObject({ status: 400, body: { code: 'sign-in/weak-password' } })
    const both = await Promise.all([world.anyone().post(url, { password: 'winter river stone' }), world.anyone().post(url, { password: 'another password here' })])
    expect(both.map((each) => each.status).sort()).toEqual([200, 409])
    expect(await world.anyone().get(url)).toMatchObject({ status: 409, body: { code: 'welcome/used' } })
    expect(await world.anyone().post(url, { password: 'third password here' })).toMatchObject({ status: 409 })
    const cookie = String(both.find((each) => each.status === 200)!.headers['set-cookie']).split(';')[0]!
    expect((await world.anyone({ cookie }).get('/api/me')).body).toMatchObject({ name: '石砚' })
  })

  test('a liaison without any role becomes liaison of the own unit with the account; others do not', async () => {
    await without('lowerLiaison')
    await world.ctx.db.deleteFrom('grants').where('person_id', '=', world.people.lowerLiaison).execute()
    await without('nobody')
    for (const [person, account] of [['lowerLiaison', 'miaowanxing'], ['nobody', 'luguoren']] as const)
      expect((await world.as('administrator').post(`/api/people/${world.people[person]}/account`, { account })).status).toBe(200)
    const granted = await world.ctx.db.selectFrom('grants').select(['person_id', 'unit_id', 'role', 'subtree']).where('person_id', 'in', [world.people.lowerLiaison, world.people.nobody]).where('role', '=', 'liaison').execute()
    expect(granted).toEqual([{ person_id: world.people.lowerLiaison, unit_id: world.units.lower, role: 'liaison', subtree: false }])
  })

  test('a link ends after 7 days, and when another was made', async () => {
    await without('museumLiaison')
    const first = (await world.as('administrator').post(`/api/people/${world.people.museumLiaison}/account`, { account: 'luzhou' })).body as { url: string }
    const second = (await world.as('administrator').post(`/api/people/${world.people.museumLiaison}/welcome-links`)).body as { url: string }
    expect(await world.anyone().get(`/api/welcome/${tokenOf(first.url)}`)).toMatchObject({ status: 404, body: { code: 'welcome/unknown' } })
    const before = world.clock.now
    world.clock.now = new Date(before.getTime() + 7 * 86_400_000 + 1)
    expect(await world.anyone().get(`/api/welcome/${tokenOf(second.url)}`)).toMatchObject({ status: 409, body: { code: 'welcome/expired' } })
    world.clock.now = before
    const kept = await world.ctx.db.selectFrom('welcome_links').select('token_hash').execute()
    expect(JSON.stringify(kept)).not.toContain(tokenOf(second.url))
  })

  test('nobody hands out a link to someone with roles beyond one’s own', async () => {
    expect((await grant('administrator', 'eastApprover', 'city', 'observer', true)).status).toBe(200)
    expect(await world.as('eastAdministrator').post(`/api/people/${world.people.eastApprover}/welcome-links`)).toMatchObject({ status: 403, body: { code: 'accounts/beyond' } })
  })

  test('all liaisons of a subtree at once, as a sheet whose links work; again, only those who have not signed in', async () => {
    for (const person of ['upperLiaison', 'lowerLiaison'] as const) await without(person)
    const url = `/api/units/${world.units.east}/account-links`
    const answer = await world.as('eastAdministrator').post(url)
    expect(answer.status).toBe(200)
    const rows: string[][] = []
    for await (const line of openWorkbook(answer.raw).rows()) rows.push(line.cells)
    const links = rows.filter((cells) => cells.some((cell) => cell.includes('/welcome/')))
    expect(links.map((cells) => [cells[2], cells[3]])).toEqual([['温如许', 'c0101'], ['苗晚星', 'c0102']])
    const token = tokenOf(links[0]!.find((cell) => cell.includes('/welcome/'))!)
    expect((await world.anyone().post(`/api/welcome/${token}`, { password: 'spring rain bamboo' })).status).toBe(200)
    const again = await world.as('eastAdministrator').post(url)
    expect(again.status).toBe(200)
    const second: string[] = []
    for await (const line of openWorkbook(again.raw).rows()) second.push(line.cells.join())
    expect(second.filter((line) => line.includes('/welcome/'))).toHaveLength(1)
  })
})
