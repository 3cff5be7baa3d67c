import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorkbook, writeWorkbook } from '../../documents/sheets/index.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { rosterColumns } from './roster.rules.ts'
import { sheetType } from './roster.api.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
afterAll(() => world.close())

type Row = (string | null)[]
async function sheet(rows: Iterable<Row>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeWorkbook([{ name: '名册', columns: rosterColumns.map((title) => ({ title })), rows }], { now: new Date(0) })) pieces.push(piece)
  return Buffer.concat(pieces)
}
const row = (code: string, name: string, parent: string | null = null, liaison: string | null = null, phone: string | null = null): Row => [code, name, null, '学会', '市级', parent, null, liaison, liaison && '干事', phone, null]
const check = async (rows: Iterable<Row>, unit = world.units.city, who: Parameters<World['as']>[0] = 'administrator') =>
  world.as(who).post(`/api/units/${unit}/roster-checks`, await sheet(rows), { 'content-type': sheetType })
const units = async () => (await world.ctx.db.selectFrom('units').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

test('the template can be opened, and its example is not imported', async () => {
  const template = await world.as('administrator').get('/api/roster-template')
  expect(template.headers['content-type']).toBe(sheetType)
  const book = openWorkbook(template.raw)
  expect(book.sheets.map((each) => each.name)).toEqual(['名册', '填写说明'])
  expect(await world.as('administrator').post(`/api/units/${world.units.city}/roster-checks`, template.raw, { 'content-type': sheetType }))
    .toMatchObject({ status: 422, body: { code: 'roster/nothing' } })
})

test('a file with one wrong row imports nothing', async () => {
  const before = await units()
  const checked = await check([row('R1', '甲学会'), row('R2', '乙学会'), row('R1', '丙学会')])
  expect(checked).toMatchObject({ status: 200, body: { faultCount: 1, faults: [{ row: 4, message: '单位代码与第 2 行重复。' }] } })
  const { file } = checked.body as { file: string }
  expect(await world.as('administrator').post(`/api/units/${world.units.city}/roster-imports`, { file }))
    .toMatchObject({ status: 422, body: { code: 'roster/faults', details: [{ row: 4 }] } })
  expect(await units()).toBe(before)
})

test('a checked file is imported, children before parents, and again by code', async () => {
  const checked = await check([row('R12', '子学会', 'R1', '丁一', '10000009912'), row('R1', '甲学会', null, '甲一', '10000009901')])
  expect(checked.body).toMatchObject({ added: 2, changed: 0, unchanged: 0, liaisons: 2, faultCount: 0 })
  const { file } = checked.body as { file: string }
  const url = `/api/units/${world.units.city}/roster-imports`
  expect(await world.as('administrator').post(url, { file })).toMatchObject({ status: 200, body: { added: 2 } })
  expect(await world.as('administrator').post(url, { file })).toMatchObject({ status: 200, body: { added: 0, changed: 0, unchanged: 2 } })
  const found = await world.ctx.db.selectFrom('units').select(['code', 'path', 'id', 'parent_id']).where('code', 'in', ['R1', 'R12']).orderBy('code').execute()
  expect(found[1]).toMatchObject({ parent_id: found[0]!.id, path: `${world.units.city}.${found[0]!.id}.${found[1]!.id}` })

  // the unit moves under a town and changes its liaison; what is below goes along
  const moved = await check([row('R1', '甲学会', 'C0101', '甲二', '10000009902')])
  expect(moved.body).toMatchObject({ added: 0, changed: 1, liaisons: 1 })
  expect((await world.as('administrator').post(url, { file: (moved.body as { file: string }).file })).status).toBe(200)
  const after = await world.ctx.db.selectFrom('units').select('path').where('code', '=', 'R12').executeTakeFirstOrThrow()
  expect(after.path).toBe([world.units.city, world.units.east, world.units.upper, found[0]!.id, found[1]!.id].join('.'))
  const people = await world.ctx.db.selectFrom('people').select(['name', 'is_liaison']).where('unit_id', '=', found[0]!.id).orderBy('id').execute()
  expect(people).toEqual([{ name: '甲一', is_liaison: false }, { name: '甲二', is_liaison: true }])
})

test('the exported roster imports again without any change, and the export is recorded', async () => {
  const exported = await world.as('administrator').get(`/api/units/${world.units.city}/roster`)
  expect(exported.headers['content-type']).toBe(sheetType)
  const again = await world.as('administrator').post(`/api/units/${world.units.city}/roster-checks`, exported.raw, { 'content-type': sheetType })
  expect(again.body).toMatchObject({ added: 0, changed: 0, faultCount: 0 })
  expect((again.body as { unchanged: number }).unchanged).toBe(await units())
  const line = await world.ctx.db.selectFrom('audit_log').select('person_name').where('action', '=', 'roster.export').executeTakeFirst()
  expect(line?.person_name).toBe('孟知远')
})

test('an administrator of one county imports below it only', async () => {
  expect(await check([row('E1', '东溪学会')], world.units.east, 'eastAdministrator')).toMatchObject({ status: 200, body: { added: 1 } })
  expect(await check([row('C02', '东溪学会')], world.units.east, 'eastAdministrator')).toMatchObject({ status: 200, body: { faults: [{ row: 2, message: '单位代码 C02 已有别处的单位在用。' }] } })
  expect((await check([row('E1', '东溪学会', 'C02')], world.units.east, 'eastAdministrator')).body).toMatchObject({ faults: [{ message: '上级单位代码 C02 不在表里，也不在已有单位里。' }] })
  for (const unit of [world.units.west, world.units.city]) expect((await check([row('E2', '学会')], unit, 'eastAdministrator')).status).toBe(404)
  expect((await check([row('E2', '学会')], world.units.east, 'eastLiaison')).status).toBe(403)
})

test('something that is no sheet is refused with its cause', async () => {
  const send = (bytes: Buffer) => world.as('administrator').post(`/api/units/${world.units.city}/roster-checks`, bytes, { 'content-type': sheetType })
  for (const bytes of [Buffer.from('单位代码,单位名称'), Buffer.from([]), Buffer.from('PK\u0003\u0004 broken')]) {
    const answer = await send(bytes)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect((answer.body as { message: string }).message).toMatch(/\p{Script=Han}/u)
  }
})

test('60,000 units are imported in one go', async () => {
  function* many() {
    for (let county = 0; county < 100; county++) {
      yield row(`N${county}`, `第${county}县科协`)
      for (let town = 0; town < 599; town++) yield row(`N${county}-${town}`, `第${town}镇`, `N${county}`, '某人', '10000000000')
    }
  }
  const checked = await check(many(), world.units.west)
  expect(checked.body).toMatchObject({ added: 60_000, faultCount: 0 })
  const { file } = checked.body as { file: string }
  expect(await world.as('administrator').post(`/api/units/${world.units.west}/roster-imports`, { file })).toMatchObject({ status: 200, body: { added: 60_000, liaisons: 59_900 } })
  const { rows: [below] } = await sql<{ n: number }>`SELECT count(*) AS n FROM units WHERE path <@ (SELECT path FROM units WHERE id = ${world.units.west})`.execute(world.ctx.db)
  expect(below?.n).toBe(60_001)
  const page = await world.as('administrator').get(`/api/units?parent=${world.units.west}&size=20&page=2`)
  expect(page.body).toMatchObject({ total: 100, items: expect.objectContaining({ length: 20 }) })
}, 240_000)
