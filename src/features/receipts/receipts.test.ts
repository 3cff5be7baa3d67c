import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueCampaign } from '../../../test/issued.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'

interface Seen { title: string; receipt: { openedAt: string | null; openedBy: string | null; acknowledgedAt: string | null; acknowledgedBy: string | null; responsibleName: string | null; responsiblePhone: string | null }; tasks: { title: string }[]; files: { id: number; name: string }[]; own: boolean; maySign: boolean; unit: { id: number } }
let world: World
let campaign: number
const due = new Date('2027-06-05T15:59:59.999Z')
beforeAll(async () => {
  world = await makeWorld()
  const file = await world.ctx.files.put(Buffer.from('附件内容'))
  campaign = await issueCampaign(world, {
    to: ['east', 'west', 'upper', 'physics', 'museum', 'works'], files: [{ name: '附件1：“方案”.txt', ...file }],
    requirements: [{ title: '特色亮点活动情况', dueAt: due, who: ['east', 'physics'] }],
  })
})
afterAll(() => world.close())

const at = () => `/api/campaigns/${campaign}/notices/1/receipt`
const see = async (who: PersonName, query = '') => (await world.as(who).get(`${at()}${query}`)).body as Seen
const sign = (who: PersonName, name: string | null, seen = { acknowledged: false, responsibleName: null as string | null }, more: object = {}) =>
  world.as(who).post(`${at()}/acknowledgements`, { responsibleName: name, responsiblePhone: null, seen, ...more })
const audited = async (action: string) => (await world.ctx.db.selectFrom('audit_log').selectAll().where('action', '=', action).execute()).length

test('a unit sees the notice, its attachments and only its own tasks', async () => {
  expect(await see('eastLiaison')).toMatchObject({ title: '关于印发《科技工作者日活动实施方案》的通知', own: true, maySign: true, tasks: [{ title: '特色亮点活动情况' }], files: [{ name: '附件1：“方案”.txt' }] })
  expect((await see('museumLiaison')).tasks).toEqual([])
  const file = await world.as('eastLiaison').get(`${at()}/files/1`)
  expect(file.raw.toString()).toBe('附件内容')
  expect(file.headers['content-disposition']).toContain(encodeURIComponent('附件1：“方案”.txt'))
})

test('units that did not receive it, and siblings’ receipts, are not there', async () => {
  const bodies = [{}, { unit: world.units.east }]
  for (const who of ['botanyLiaison', 'lowerLiaison', 'nobody'] as const) {
    expect(await world.as(who).get(at())).toMatchObject({ status: 404 })
    for (const body of bodies) expect((await world.as(who).post(`${at()}/openings`, body)).status).toBe(404)
    expect((await world.as(who).get(`${at()}/files/1`)).status).toBe(404)
  }
  for (const [who, unit] of [['westLiaison', 'east'], ['upperLiaison', 'east'], ['upperLiaison', 'lower'], ['eastLiaison', 'lower'], ['physicsLiaison', 'museum']] as const) {
    const query = `?unit=${world.units[unit]}`
    expect(await world.as(who).get(`${at()}${query}`)).toMatchObject({ status: 404, body: { code: 'receipts/not-found' } })
    expect((await world.as(who).get(`${at()}/files/1${query}`)).status).toBe(404)
    expect((await world.as(who).post(`${at()}/openings`, { unit: world.units[unit] })).status).toBe(404)
    expect((await sign(who, '某人', undefined, { unit: world.units[unit] })).status).toBe(404)
  }
  expect((await world.as('eastLiaison').get(`/api/campaigns/${campaign}/notices/9/receipt`)).status).toBe(404)
  expect((await world.as('eastLiaison').get('/api/campaigns/999/notices/1/receipt')).status).toBe(404)
  expect((await world.as('eastLiaison').get(`${at()}/files/7`)).status).toBe(404)
})

test('the first opening by someone of the unit counts, once, whoever is second', async () => {
  expect((await sign('physicsLiaison', '程亦可')).body).toMatchObject({ code: 'receipts/not-opened' })
  const answers = await Promise.all([world.as('physicsLiaison').post(`${at()}/openings`, {}), world.as('physicsApprover').post(`${at()}/openings`, {})])
  expect(answers.map((each) => each.status)).toEqual([200, 200])
  const [one, two] = answers.map((each) => each.body as Seen['receipt'])
  expect(one!.openedBy).toBe(two!.openedBy)
  expect(['程亦可', '骆闻舟']).toContain(one!.openedBy)
  expect(await audited('notice.open')).toBe(1)
})

test('a superior may look, but its look and its signature are not the unit’s', async () => {
  const upper = { unit: world.units.upper }
  expect((await see('eastLiaison', `?unit=${upper.unit}`)).own).toBe(false)
  expect(await world.as('eastLiaison').post(`${at()}/openings`, upper)).toMatchObject({ status: 200, body: { openedAt: null } })
  expect(await sign('eastLiaison', '代签', undefined, upper)).toMatchObject({ status: 403, body: { code: 'receipts/not-own' } })
  expect(await sign('office', '代签', undefined, upper)).toMatchObject({ status: 403 })
  expect((await see('upperLiaison')).receipt.openedAt).toBeNull()
})

test('of two who sign at once one wins, and the other is told whom the first named', async () => {
  await world.as('eastLiaison').post(`${at()}/openings`, {})
  const answers = await Promise.all([sign('eastLiaison', '许南乔'), sign('eastApprover', '尤听澜')])
  expect(answers.map((each) => each.status).sort()).toEqual([200, 409])
  const winner = (await see('eastLiaison')).receipt
  expect(winner.acknowledgedAt).not.toBeNull()
  expect(answers.find((each) => each.status === 409)!.body).toMatchObject({ code: 'receipts/changed', message: expect.stringContaining(winner.responsibleName!) })
  expect(await audited('notice.acknowledge')).toBe(1)
  // the same again is no change, another person is one
  expect((await sign('eastLiaison', winner.responsibleName)).status).toBe(200)
  const changed = await sign('eastLiaison', '<b>新负责人</b>', { acknowledged: true, responsibleName: winner.responsibleName })
  expect(changed).toMatchObject({ status: 200, body: { responsibleName: '<b>新负责人</b>', acknowledgedAt: winner.acknowledgedAt, acknowledgedBy: winner.acknowledgedBy } })
  expect(changed.headers['content-type']).toContain('application/json')
  expect(await audited('notice.acknowledge')).toBe(1)
  expect(await audited('notice.change_responsible')).toBe(1)
})

test('who may only look cannot sign', async () => {
  expect((await see('museumLiaison')).maySign).toBe(true)
  expect((await world.as('eastAdministrator').get(at())).status).toBe(200)
  expect(await sign('eastAdministrator', '某人')).toMatchObject({ status: 403 })
  expect((await see('eastAdministrator')).maySign).toBe(false)
})

test('a phone is figures', async () => {
  await world.as('worksLiaison').post(`${at()}/openings`, {})
  expect((await sign('worksLiaison', '石砚', undefined, { responsiblePhone: 'javascript:1' })).status).toBe(400)
  expect(await sign('worksLiaison', '石砚', undefined, { responsiblePhone: '0000-8888021 转 3' })).toMatchObject({ status: 200, body: { responsiblePhone: '0000-8888021 转 3' } })
})
