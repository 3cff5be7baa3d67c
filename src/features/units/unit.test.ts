import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'
import { liaisonsOf, peopleWithRole, subtreeIds, childrenOf } from './index.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
afterAll(() => world.close())

const fields = (code: string, name: string) => ({ code, name, shortName: null, kind: 'society', level: 'county', position: 1 })
const add = (who: PersonName, parentId: number, code: string, name: string) => world.as(who).post('/api/units', { parentId, ...fields(code, name) })
const pathOf = async (id: number) => (await world.ctx.db.selectFrom('units').select('path').where('id', '=', id).executeTakeFirstOrThrow()).path

describe('the tree', () => {
  test('begins at the topmost units one may see', async () => {
    expect((await world.as('administrator').get('/api/units')).body).toMatchObject({ total: 1, items: [{ name: '云岭市科学技术协会', children: 7 }] })
    expect((await world.as('eastLiaison').get('/api/units')).body).toMatchObject({ total: 1, items: [{ name: '东溪县科学技术协会', parentName: '云岭市科学技术协会', children: 2, liaison: { name: '许南乔', phone: '100****0101' } }] })
    const { east, upper } = world.units
    await world.ctx.db.insertInto('grants').values([{ person_id: world.people.museumLiaison, unit_id: east, role: 'observer', subtree: true }, { person_id: world.people.museumLiaison, unit_id: upper, role: 'liaison', subtree: false }]).execute()
    expect((await world.as('museumLiaison').get('/api/units')).body).toMatchObject({ total: 2, items: [{ name: '东溪县科学技术协会' }, { name: '云岭市科技馆' }] })
    expect((await world.as('nobody').get('/api/units')).body).toMatchObject({ total: 0, items: [] })
  })

  test('is paged, searched and narrowed in the database', async () => {
    expect((await world.as('office').get(`/api/units?parent=${world.units.city}&size=3&page=3`)).body).toMatchObject({ total: 8 - 1, items: [{ name: '云岭市科技馆' }] })
    expect((await world.as('office').get('/api/units?q=湾镇')).body).toMatchObject({ total: 2 })
    expect((await world.as('office').get('/api/units?kind=society')).body).toMatchObject({ total: 2 })
    expect((await world.as('office').get(`/api/units?q=${encodeURIComponent('%')}`)).body).toMatchObject({ total: 0 })
  })

  test('says where a unit stands and what one may do with it', async () => {
    expect((await world.as('eastAdministrator').get(`/api/units/${world.units.upper}`)).body).toMatchObject({
      name: '上湾镇科学技术协会', trail: [{ name: '东溪县科学技术协会' }], counts: { children: 0, subtree: 0, people: 1 }, may: { manage: true, close: true, accounts: true },
    })
    expect((await world.as('observer').get(`/api/units/${world.units.east}`)).body).toMatchObject({ may: { manage: false, readPeople: false, grant: [] } })
  })
})

describe('changing the tree', () => {
  test('a name with HTML is text', async () => {
    const name = '<img src=x onerror=alert(1)>&"\''
    const { body } = await add('administrator', world.units.city, 'H1', name)
    expect((await world.as('administrator').get(`/api/units/${(body as { id: number }).id}`)).body).toMatchObject({ name })
  })

  test('codes are unique everywhere, names below one parent', async () => {
    expect(await add('administrator', world.units.city, 'C01', '新学会')).toMatchObject({ status: 409, body: { code: 'units/code-taken' } })
    expect(await add('administrator', world.units.city, 'N1', '云岭市物理学会')).toMatchObject({ status: 409, body: { code: 'units/name-taken' } })
    expect((await add('administrator', world.units.west, 'N1', '云岭市物理学会')).status).toBe(200)
  })

  test('two who take the same code at once: one is told', async () => {
    const answers = await Promise.all([add('administrator', world.units.city, 'T1', '甲'), add('administrator', world.units.city, 'T1', '乙')])
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409])
  })

  test('moving takes everything below along, and rings are refused, also two moves at once', async () => {
    const { id: a } = (await add('administrator', world.units.city, 'M1', '移动甲')).body as { id: number }
    const { id: b } = (await add('administrator', a, 'M2', '移动乙')).body as { id: number }
    const { id: c } = (await add('administrator', world.units.city, 'M3', '移动丙')).body as { id: number }
    const move = (id: number, parentId: number) => world.as('administrator').put(`/api/units/${id}/parent`, { parentId })
    expect(await move(a, b)).toMatchObject({ status: 409, body: { code: 'units/ring' } })
    expect(await move(a, a)).toMatchObject({ status: 409, body: { code: 'units/ring' } })
    expect((await move(a, world.units.west)).status).toBe(200)
    expect(await pathOf(b)).toBe(`${world.units.city}.${world.units.west}.${a}.${b}`)
    const both = await Promise.all([move(a, c), move(c, a)])
    expect(both.map((each) => each.status).sort()).toEqual([200, 409])
    expect(await move(world.units.city, world.units.west)).toMatchObject({ status: 409 })
  })

  test('a unit with units below is not closed; a closed one takes nothing new and can be reopened', async () => {
    const close = (id: number, who: PersonName = 'administrator') => world.as(who).put(`/api/units/${id}/closure`)
    expect(await close(world.units.east)).toMatchObject({ status: 409, body: { code: 'units/has-units' } })
    expect(await close(world.units.east, 'eastAdministrator')).toMatchObject({ status: 404 })
    expect((await close(world.units.museum)).status).toBe(200)
    expect(await add('administrator', world.units.museum, 'X9', '分馆')).toMatchObject({ status: 409, body: { code: 'units/closed' } })
    expect((await world.as('administrator').delete(`/api/units/${world.units.museum}/closure`)).status).toBe(200)
  })

  test('only administrators change it, and only what is theirs', async () => {
    expect((await add('office', world.units.city, 'F1', '甲')).status).toBe(403)
    expect((await add('eastLiaison', world.units.east, 'F1', '甲')).status).toBe(403)
    expect((await add('eastAdministrator', world.units.east, 'F1', '东溪学会')).status).toBe(200)
    expect((await world.as('eastAdministrator').put(`/api/units/${world.units.upper}/parent`, { parentId: world.units.west })).status).toBe(404)
  })
})

test('what other features ask of the tree', async () => {
  const { db } = world.ctx
  expect((await childrenOf(db, world.units.east)).map((unit) => unit.name)).toContain('上湾镇科学技术协会')
  const east = await db.selectFrom('units').select('path').where('id', '=', world.units.east).executeTakeFirstOrThrow()
  expect((await subtreeIds(db, east)).slice(0, 1)).toEqual([world.units.east])
  expect((await liaisonsOf(db, [world.units.east, world.units.popular])).get(world.units.east)).toMatchObject({ name: '许南乔', phone: '100****0101' })
  expect((await peopleWithRole(db, world.units.upper, 'approver')).map((each) => each.name)).toEqual(['尤听澜'])
  expect((await peopleWithRole(db, world.units.west, 'office')).map((each) => each.name)).toEqual(['江见白', '顾半夏'])
})
