import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { readSheet } from '../../documents/sheets/index.ts'
import { issueCampaign, putSubmission } from '../../../test/issued.ts'
import { makeWorld, type PersonName, type UnitName, type World } from '../../../test/world.ts'

interface Line { unitId: number; name: string; stuck: string | null; late: boolean; responsibleName: string | null; responsiblePhone: string | null; urgedTimes: number; liaison: { name: string; phone: string } | null }
interface Ladder { steps: { step: string; done: number; total: number; late: number }[]; behind: number; items: Line[]; total: number; mayUrge: boolean }
interface Draft { count: number; done: number; groups: { words: string; count: number; names: string[] }[]; targets: { unitId: number; step: string }[] }
let world: World
let campaign: number
beforeAll(async () => { world = await makeWorld({ now: new Date('2027-05-20T02:00:00Z') }) })
afterAll(() => world.close())

const plan = new Date('2027-05-12T15:59:59.999Z')
const report = new Date('2027-06-05T15:59:59.999Z')
beforeEach(async () => {
  world.clock.now = new Date('2027-05-20T02:00:00Z')
  campaign = await issueCampaign(world, {
    to: ['east', 'west', 'physics', 'botany', 'works', 'museum'],
    requirements: [{ title: '工作方案', dueAt: plan, who: ['east', 'west', 'physics'] }, { title: '特色亮点活动情况', dueAt: report, who: ['east', 'west', 'physics'] }],
  })
  await walk('east', 3)
  await putSubmission(world, campaign, 1, 'east', 'accepted')
  await walk('west', 3)
  await walk('physics', 1)
  await walk('botany', 2)
  await walk('works', 3)
})

/** 1 opened, 2 signed, 3 with a responsible person. */
async function walk(unit: UnitName, to: 1 | 2 | 3): Promise<void> {
  const at = world.ctx.now()
  await sql`UPDATE deliveries SET opened_at = ${at}, opened_by = '甲', acknowledged_at = ${to > 1 ? at : null}, acknowledged_by = ${to > 1 ? '甲' : null},
    responsible_name = ${to > 2 ? `${unit}负责人` : null}, responsible_phone = ${to > 2 ? '10000009999' : null} WHERE campaign_id = ${campaign} AND unit_id = ${world.units[unit]}`.execute(world.ctx.db)
}
const ladder = async (query = '', who: PersonName = 'office') => (await world.as(who).get(`/api/campaigns/${campaign}/receipts${query}`)).body as Ladder
const names = (of: Ladder) => of.items.map((each) => each.name)
const notice = () => `/api/campaigns/${campaign}/notices/1`
const draft = async (body: object) => (await world.as('office').post(`${notice()}/urging-drafts`, body)).body as Draft
const inboxOf = async (who: PersonName) => ((await world.as(who).get(`/api/messages?campaign=${campaign}`)).body as { items: { kind: string; body: string; link: string }[] }).items

test('counts every step, and lists the earliest stuck first', async () => {
  const all = await ladder()
  expect(all.steps.map((each) => [each.step, each.done, each.total])).toEqual([
    ['delivered', 6, 6], ['opened', 5, 6], ['acknowledged', 4, 6], ['responsible', 3, 6], ['planned', 1, 3], ['reported', 0, 3]])
  expect(names(all)).toEqual(['市科技馆', '市物理学会', '市植物学会', '西坪县科协', '东溪县科协', '云岭重机厂科协'])
  expect(all.items.map((each) => [each.stuck, each.late])).toEqual([['opened', false], ['acknowledged', false], ['responsible', false], ['planned', true], ['reported', false], [null, false]])
  expect(all.behind).toBe(4)
  expect(names(await ladder('?behind=true'))).toEqual(['市科技馆', '市物理学会', '市植物学会', '西坪县科协'])
  expect(names(await ladder('?missing=planned'))).toEqual(['市物理学会', '西坪县科协'])
  expect(names(await ladder('?stuck=opened,done'))).toEqual(['市科技馆', '云岭重机厂科协'])
  expect(names(await ladder('?kind=society'))).toEqual(['市物理学会', '市植物学会'])
  expect(names(await ladder(`?q=${encodeURIComponent('阮青禾')}`))).toEqual(['西坪县科协'])
  expect(names(await ladder('?q=%25'))).toEqual([])
  expect((await world.as('office').get(`/api/campaigns/${campaign}/receipts?stuck=nowhere`)).status).toBe(400)
  expect((await ladder()).items.find((each) => each.name === '东溪县科协')).toMatchObject({ responsiblePhone: '100****9999', liaison: { name: '许南乔', phone: '100****0101' } })
})

test('a campaign in which nobody owes a plan has five steps, one without material four', async () => {
  campaign = await issueCampaign(world, { to: ['east'], requirements: [{ title: '活动总结', dueAt: report, who: ['east'] }] })
  expect((await ladder()).steps.map((each) => each.step)).toEqual(['delivered', 'opened', 'acknowledged', 'responsible', 'reported'])
  campaign = await issueCampaign(world, { to: ['east'] })
  expect((await ladder()).steps).toHaveLength(4)
})

test('after two days an unopened notice is late', async () => {
  world.clock.now = new Date('2027-05-22T03:00:00Z')
  expect((await ladder('?behind=true')).items.slice(0, 3).map((each) => [each.stuck, each.late])).toEqual([['opened', true], ['acknowledged', true], ['responsible', false]])
})

test('only the campaign’s own office sees the ladder; others answer as if it were not there', async () => {
  for (const who of ['eastLiaison', 'westLiaison', 'physicsLiaison', 'museumLiaison', 'nobody'] as const) {
    for (const url of [`/api/campaigns/${campaign}/receipts`, `/api/campaigns/${campaign}/receipts.xlsx`, `${notice()}/receipts/${world.units.west}`])
      expect([403, 404]).toContain((await world.as(who).get(url)).status)
    for (const [url, body] of [['urging-drafts', { to: 'behind' }], ['urgings', { targets: [{ unitId: world.units.west, step: 'planned' }] }], [`receipts/${world.units.west}/calls`, { words: '说了' }], [`receipts/${world.units.west}/phone-views`, {}]] as const)
      expect([403, 404]).toContain((await world.as(who).post(`${notice()}/${url}`, body)).status)
  }
  expect((await ladder('', 'observer')).mayUrge).toBe(false)
  expect((await world.as('observer').post(`${notice()}/urgings`, { targets: [{ unitId: world.units.west, step: 'planned' }] })).status).toBe(403)
  expect((await world.as('office').get(`${notice()}/receipts/${world.units.lower}`)).status).toBe(404)
  expect((await world.as('office').get('/api/campaigns/999/receipts')).status).toBe(404)
})

test('one unit: who, when, and the exact words', async () => {
  expect((await world.as('office').get(`${notice()}/receipts/${world.units.west}`)).body).toMatchObject({
    openedBy: '甲', acknowledgedBy: '甲', responsiblePhone: '100****9999', words: '《工作方案》已超 8 天。有困难请回复，我们来协调。',
    tasks: [{ title: '工作方案', plan: true, state: null }, { title: '特色亮点活动情况', plan: false, state: null }], urgings: [],
  })
})

test('the draft tells how many, whom and in which words, and sends nothing', async () => {
  const behind = await draft({ to: 'behind' })
  expect(behind.count).toBe(4)
  expect(behind.groups).toEqual([
    { words: '您单位还没有签收《科技工作者日活动实施方案》。请今天签收并填写负责人，约 1 分钟。', count: 2, names: ['市科技馆', '市物理学会'] },
    { words: '您单位签收了《科技工作者日活动实施方案》，还没有填写负责人。请今天填上，约 1 分钟。', count: 1, names: ['市植物学会'] },
    { words: '《工作方案》已超 8 天。有困难请回复，我们来协调。', count: 1, names: ['西坪县科协'] }])
  expect((await draft({ to: 'units', unitIds: [world.units.works, world.units.east] }))).toMatchObject({ count: 1, done: 1 })
  expect((await draft({ to: 'requirement', requirementId: 2 })).targets.map((each) => each.step)).toEqual(['reported', 'reported', 'reported'])
  const { physics, works, east } = world.units
  const material = await draft({ to: 'units', unitIds: [physics, works, east], only: 'material' })
  expect(material.targets).toEqual(expect.arrayContaining([{ unitId: physics, step: 'planned' }, { unitId: east, step: 'reported' }]))
  expect(material).toMatchObject({ count: 2, done: 1 })
  expect(await inboxOf('museumLiaison')).toEqual([])
})

test('urging reaches the inbox, leaves out who did it in between, and says so', async () => {
  const { targets } = await draft({ to: 'behind' })
  await walk('physics', 2)
  const answer = await world.as('office').post(`${notice()}/urgings`, { targets })
  expect(answer).toMatchObject({ status: 200, body: { urged: 3, exempt: [{ name: '市物理学会' }], sentence: '其中 1 个刚刚签收，不再催。' } })
  expect(await inboxOf('museumLiaison')).toMatchObject([{ kind: 'urging', body: '您单位还没有签收《科技工作者日活动实施方案》。请今天签收并填写负责人，约 1 分钟。', link: `/campaigns/${campaign}/notices/1` }])
  expect(await inboxOf('westLiaison')).toMatchObject([{ link: `/campaigns/${campaign}/reports` }])
  for (const done of ['physicsLiaison', 'worksLiaison', 'eastLiaison'] as const) expect(await inboxOf(done)).toEqual([])
  expect((await ladder()).items.find((each) => each.name === '市科技馆')!.urgedTimes).toBe(1)
})

test('two who urge at once reach each unit once', async () => {
  const { targets } = await draft({ to: 'behind' })
  const answers = await Promise.all((['office', 'officeTwo'] as const).map((who) => world.as(who).post(`${notice()}/urgings`, { targets })))
  const urged = answers.map((each) => (each.body as { urged: number }).urged).sort()
  expect(urged).toEqual([0, 4])
  expect(await inboxOf('museumLiaison')).toHaveLength(1)
  expect(JSON.stringify(answers.map((each) => each.body))).toContain('其中 4 个 5 分钟内刚催过，不再催。')
})

test('a unit that did not receive the notice cannot be urged, and then nobody is', async () => {
  const answer = await world.as('office').post(`${notice()}/urgings`, { targets: [{ unitId: world.units.museum, step: 'opened' }, { unitId: world.units.lower, step: 'opened' }] })
  expect(answer.status).toBe(404)
  expect(await inboxOf('museumLiaison')).toEqual([])
})

test('a call is noted, the phone of the responsible person shown and recorded', async () => {
  expect((await world.as('office').post(`${notice()}/receipts/${world.units.west}/calls`, { words: '说周五前交' })).status).toBe(204)
  expect((await world.as('office').get(`${notice()}/receipts/${world.units.west}`)).body).toMatchObject({ urgedTimes: 1, urgings: [{ channel: 'phone', words: '说周五前交', byName: '江见白' }] })
  expect(await world.as('office').post(`${notice()}/receipts/${world.units.west}/phone-views`)).toMatchObject({ status: 200, body: { phone: '10000009999' } })
  expect(await world.as('office').post(`${notice()}/receipts/${world.units.museum}/phone-views`)).toMatchObject({ status: 404, body: { code: 'receipts/no-phone' } })
  const lines = await world.ctx.db.selectFrom('audit_log').select(['action', 'unit_id']).where('campaign_id', '=', campaign).execute()
  expect(lines).toEqual(expect.arrayContaining([{ action: 'phone.view', unit_id: world.units.west }, { action: 'notice.call', unit_id: world.units.west }]))
})

test('the sheet has the rows of the filter, formulas in names stay text, the export is recorded', async () => {
  await sql`UPDATE deliveries SET responsible_name = '=1+1' WHERE campaign_id = ${campaign} AND unit_id = ${world.units.west}`.execute(world.ctx.db)
  const sheet = await world.as('office').get(`/api/campaigns/${campaign}/receipts.xlsx?behind=true`)
  expect(sheet.status).toBe(200)
  const text = JSON.stringify(await readSheet(sheet.raw))
  for (const each of ['西坪县科协', '方案逾期 8 天', '=1+1', '市科技馆']) expect(text).toContain(each)
  for (const other of ['东溪县科协', '10000009999']) expect(text).not.toContain(other)
  expect(sheet.headers['x-rows']).toBe('4')
  expect((await world.ctx.db.selectFrom('audit_log').select('details').where('action', '=', 'receipts.export').where('campaign_id', '=', campaign).execute())).toEqual([{ details: '{"rows":4}' }])
})
