import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import { issueCampaign, putSubmission } from '../../../test/issued.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'
import { recountLedger } from '../reporting/index.ts'

type Ok<T> = { state: 'ok'; data: T }
interface Home {
  campaign: { id: number; stage: string } | null
  office: { mayWrite: boolean; todos: Ok<{ kind: string; count: number; names: string[]; urgedTimes: number }[]> | null; week: Ok<{ items: { name: string }[]; thisWeek: number }>; progress: Ok<{ title: string; due: number; accepted: number; submitted: number }[]>; ladder: Ok<{ steps: { step: string; done: number; total: number }[] }>; modules: Ok<{ name: string; finished: number; total: number }[]> } | null
  unit: { units: { name: string }[]; tasks: Ok<{ title: string; state: string }[]>; notices: Ok<{ title: string }[]>; said: Ok<{ reasons: string }[]>; approvers: Ok<{ name: string }[]>; contacts: Ok<{ phones: string[] }[]>; activities: Ok<{ items: { name: string }[] }> } | null
  signOff: Ok<{ title: string; unitName: string }[]> | null
  tree: Ok<Record<string, number>> | null
}
let world: World
let campaign: number
beforeAll(async () => {
  world = await makeWorld({ now: new Date('2027-04-27T02:00:00Z') })
  campaign = await issueCampaign(world, {
    to: ['east', 'west', 'physics', 'museum', 'popular'],
    requirements: [
      { title: '工作方案', dueAt: new Date('2027-05-12T15:59:59.999Z'), who: ['east', 'west', 'physics'] },
      { title: '特色亮点活动情况', dueAt: new Date('2027-06-05T15:59:59.999Z'), who: ['east', 'west', 'physics'] },
    ],
  })
  world.clock.now = new Date('2027-06-02T06:32:00Z')
  await putSubmission(world, campaign, 1, 'east', 'accepted')
  await putSubmission(world, campaign, 2, 'east', 'submitted')
  await putSubmission(world, campaign, 1, 'west', 'returned')
  await putSubmission(world, campaign, 2, 'physics', 'draft')
  const { db } = world.ctx
  await sql`UPDATE submission_versions SET decision = 'returned', reasons = '请加盖公章。<i>', decided_by = '江见白', decided_at = ${world.ctx.now()} WHERE campaign_id = ${campaign} AND unit_id = ${world.units.west}`.execute(db)
  await sql`UPDATE submission_versions SET sent_by = '程亦可', sent_at = ${world.ctx.now()} WHERE campaign_id = ${campaign} AND unit_id = ${world.units.physics}`.execute(db)
  await sql`UPDATE deliveries SET opened_at = delivered_at, opened_by = '甲' WHERE campaign_id = ${campaign} AND unit_id = ${world.units.west}`.execute(db)
  await sql`INSERT INTO modules (campaign_id, id, name) VALUES (${campaign}, 1, '团结引领'), (${campaign}, 2, '为民服务')`.execute(db)
  await sql`INSERT INTO activities (campaign_id, id, module_id, unit_id, main_venue, name, first_day, last_day, state, owners) VALUES
    (${campaign}, 1, 1, ${world.units.city}, true, '已办的座谈会', '2027-05-20', '2027-05-20', 'finished', '[]'),
    (${campaign}, 2, 1, ${world.units.city}, true, '六月中的论坛', '2027-06-11', '2027-06-20', 'planned', '[]'),
    (${campaign}, 3, 2, ${world.units.city}, true, '明天的科普集市', '2027-06-03', '2027-06-03', 'announced', ${JSON.stringify([{ name: '科普部', role: '责任', quote: 'x', unitId: world.units.popular }])}),
    (${campaign}, 4, 2, ${world.units.east}, false, '没写时间的', NULL, NULL, 'planned', '[]')`.execute(db)
  await db.transaction().execute((tx) => recountLedger(tx, campaign))
})
afterAll(() => world.close())
const home = async (who: PersonName, query = '') => (await world.as(who).get(`/api/home${query}`)).body as Home

test('the office sees what waits, by the latest useful moment', async () => {
  const { office, campaign: its, unit, tree } = await home('office')
  expect(its).toMatchObject({ id: campaign, stage: 'report' })
  expect(office!.todos!.data.map((each) => [each.kind, each.count])).toEqual([['review', 1], ['overdue', 2], ['unopened', 4], ['unsigned', 1], ['due', 2]])
  expect(office!.todos!.data[1]!.names).toEqual(['西坪县科协', '市物理学会'])
  expect(office!.progress.data.map((each) => [each.title, each.due, each.submitted, each.accepted])).toEqual([['特色亮点活动情况', 3, 1, 0], ['工作方案', 3, 0, 1]])
  expect(office!.ladder.data.steps.map((each) => [each.step, each.done, each.total])).toEqual([['delivered', 5, 5], ['opened', 1, 5], ['acknowledged', 0, 5], ['responsible', 0, 5], ['planned', 1, 3], ['reported', 1, 3]])
  expect(office!.week.data.items.map((each) => each.name)).toEqual(['明天的科普集市', '六月中的论坛', '没写时间的'])
  expect(office!.week.data.thisWeek).toBe(1)
  expect(office!.modules.data.map(({ name, finished, total }) => [name, finished, total])).toEqual([['团结引领', 1, 2], ['为民服务', 0, 2]])
  expect(unit).toBeNull()
  expect(tree).toBeNull()
})

test('leaders see the same and nothing to do', async () => {
  const { office } = await home('observer')
  expect(office).toMatchObject({ mayWrite: false, todos: null })
  expect(office!.progress.data).toHaveLength(2)
})

test('a unit sees its own tasks, what was said, who signs off and whom to ask', async () => {
  const { unit, office, signOff } = await home('westLiaison')
  expect(office).toBeNull()
  expect(signOff).toBeNull()
  expect(unit!.tasks.data.map((each) => [each.title, each.state])).toEqual([['工作方案', 'returned'], ['特色亮点活动情况', 'empty']])
  expect(unit!.said.data).toMatchObject([{ reasons: '请加盖公章。<i>' }])
  expect(unit!.notices.data).toHaveLength(1)
  expect(unit!.approvers.data).toEqual([{ name: '柏舟', duty: '主席' }])
  expect(unit!.contacts.data).toMatchObject([{ phones: ['0000-8888021'] }])
  expect((await home('eastLiaison')).unit!.said.data).toEqual([])
})

test('a department sees the activities it answers for', async () => {
  expect((await home('department')).unit!.activities.data.items.map((each) => each.name)).toEqual(['明天的科普集市'])
})

test('an approver sees what waits for a signature, of their own units only', async () => {
  expect((await home('physicsApprover')).signOff!.data).toMatchObject([{ title: '特色亮点活动情况', unitName: '市物理学会' }])
  for (const other of ['eastApprover', 'westApprover', 'botanyApprover'] as const) expect((await home(other)).signOff!.data).toEqual([])
})

test('an administrator sees units, people and who cannot sign in; a county’s only its own', async () => {
  expect((await home('administrator')).tree!.data).toMatchObject({ units: 10, people: 19 })
  expect((await home('eastAdministrator')).tree!.data).toMatchObject({ units: 3 })
})

test('someone without a part in the campaign has no campaign on the page, and its id opens nothing', async () => {
  expect(await home('botanyLiaison')).toMatchObject({ campaign: null, office: null, unit: { tasks: { data: [] } } })
  expect(await world.as('botanyLiaison').get(`/api/home?campaign=${campaign}`)).toMatchObject({ status: 404 })
  expect((await home('nobody')).campaign).toBeNull()
  expect((await world.anyone().get('/api/home')).status).toBe(401)
})

test('a card that fails fails alone', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  await sql`ALTER TABLE modules RENAME TO modules_away`.execute(world.ctx.db)
  const broken = await home('office')
  await sql`ALTER TABLE modules_away RENAME TO modules`.execute(world.ctx.db)
  expect(broken.office).toMatchObject({ modules: { state: 'failed', reference: expect.stringMatching(/^[0-9a-f]{8}$/) }, progress: { state: 'ok' }, todos: { state: 'ok' } })
  expect(log).toHaveBeenCalled()
  log.mockRestore()
})
