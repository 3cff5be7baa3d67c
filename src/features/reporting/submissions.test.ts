import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueAt, issuedCampaign } from '../../../test/campaign.ts'
import { check, material, see, step, submissionUrl, upload, type Material, type Owed } from '../../../test/reports.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'

let world: World
let files: Material
const start = new Date('2027-05-20T02:00:00Z')
beforeAll(async () => {
  world = await makeWorld()
  files = await material()
})
afterAll(() => world.close())

async function fresh(): Promise<Owed> {
  world.clock.now = start
  return { campaign: await issuedCampaign(world, { requirements: [{ title: '特色亮点活动情况', who: ['east', 'west', 'physics', 'upper'], lengthMax: 1000 }] }), requirement: 1, unit: 'east' }
}
async function draft(owed: Owed, version = 1, liaison: PersonName = 'eastLiaison'): Promise<void> {
  expect((await upload(world, liaison, owed, 'word', `情况（第${version}稿）.docx`, files.docx)).status).toBe(201)
  expect((await upload(world, liaison, owed, 'pdf', `情况（第${version}稿盖章）.pdf`, files.pdf)).status).toBe(201)
  await check(world, owed, version)
}
async function submitted(): Promise<Owed> {
  const owed = await fresh()
  await draft(owed)
  expect((await step(world, 'eastApprover', owed, 'sign-off', { submit: true })).status).toBe(200)
  return owed
}
const messagesOf = async (unit: keyof World['units'], campaign: number) =>
  (await world.ctx.db.selectFrom('messages').select(['kind', 'title', 'body', 'link']).where('unit_id', '=', world.units[unit]).where('campaign_id', '=', campaign).orderBy('id').execute())

test('the whole way: draft, sent, signed off, handed in, returned with marks, second version, accepted, adopted', async () => {
  const owed = await fresh()
  expect(await see(world, 'eastLiaison', owed)).toMatchObject({ state: 'empty', side: 'unit', revision: 0, versions: [], may: { prepare: true, signOff: false, submit: true, review: false }, approvers: ['尤听澜'] })
  await draft(owed)
  expect((await step(world, 'eastLiaison', owed, 'sending')).status).toBe(200)
  expect(await messagesOf('east', owed.campaign)).toEqual([{ kind: 'sign_off', title: '请审签《特色亮点活动情况》', body: '许南乔送来第 1 稿，请审签后报送。', link: `/campaigns/${owed.campaign}/reports/1/${world.units.east}` }])
  expect(await see(world, 'eastApprover', owed)).toMatchObject({ state: 'draft', versions: [{ sentBy: '许南乔' }], may: { signOff: true } })
  expect((await step(world, 'eastApprover', owed, 'sign-off', { submit: false })).status).toBe(200)
  expect((await step(world, 'eastLiaison', owed, 'submission')).status).toBe(200)
  const marks = [{ text: '参加1206人次', note: '请核实' }]
  expect((await step(world, 'office', owed, 'return', { reasons: '请核实参加人次，并加盖公章。', marks })).status).toBe(200)
  expect(await see(world, 'eastLiaison', owed)).toMatchObject({ state: 'returned', versions: [{ version: 1, reasons: '请核实参加人次，并加盖公章。', marks, decidedBy: '江见白' }] })
  await draft(owed, 2)
  expect(await see(world, 'eastLiaison', owed)).toMatchObject({ state: 'draft', versions: [{ version: 2, reasons: null }, { version: 1, marks }] })
  // Of the second version the office sees nothing until it is handed in.
  expect(await see(world, 'office', owed)).toMatchObject({ state: 'draft', versions: [{ version: 1 }] })
  expect((await step(world, 'eastApprover', owed, 'sign-off', { submit: true })).status).toBe(200)
  expect((await step(world, 'office', owed, 'acceptance')).status).toBe(200)
  expect((await step(world, 'officeTwo', owed, 'adoption', { adopted: true })).status).toBe(200)
  expect(await see(world, 'office', owed)).toMatchObject({ state: 'accepted', adopted: true, late: false, versions: [{ version: 2, decidedBy: '江见白' }, { version: 1 }] })
  expect((await step(world, 'office', owed, 'adoption', { adopted: false })).status).toBe(200)
  expect((await messagesOf('east', owed.campaign)).map((each) => each.kind)).toEqual(['sign_off', 'returned', 'accepted', 'adopted'])
  const history = (await world.as('eastLiaison').get(`${submissionUrl(world, owed)}/history`)).body as { action: string; by: string }[]
  expect(history.map((each) => each.action).reverse()).toEqual([
    'submission.upload', 'submission.upload', 'submission.send', 'submission.sign_off', 'submission.submit', 'submission.return',
    'submission.upload', 'submission.upload', 'submission.sign_off_and_submit', 'submission.accept', 'submission.adopt', 'submission.unadopt',
  ])
  const seenByOffice = (await world.as('office').get(`${submissionUrl(world, owed)}/history`)).body as { action: string }[]
  expect(seenByOffice.some((each) => ['submission.upload', 'submission.send', 'submission.sign_off'].includes(each.action))).toBe(false)
})

test('what changed between two versions, as far as both were handed in', async () => {
  const owed = await submitted()
  await step(world, 'office', owed, 'return', { reasons: '请核实参加人次' })
  const second = await material({ lines: ['一、把会场搬到田埂上。县农学会 8 名会员在 3 个镇讲水稻分蘖期管护，现场回答提问 56 个，发放明白纸 900 份。', '全县共举办活动23场，参加1260人次，走访一线科技工作者41名，收到意见诉求17条，已办结12条。'] })
  await upload(world, 'eastLiaison', owed, 'word', '二.docx', second.docx)
  await upload(world, 'eastLiaison', owed, 'pdf', '二.pdf', second.pdf)
  await check(world, owed, 2)
  const changes = (person: PersonName, version: number) => world.as(person).get(`${submissionUrl(world, owed)}/versions/${version}/changes`)
  expect((await changes('office', 2)).status).toBe(404)
  expect((await changes('eastLiaison', 2)).status).toBe(200)
  await step(world, 'eastApprover', owed, 'sign-off', { submit: true })
  const { changes: list, count } = (await changes('office', 2)).body as { count: number; changes: { note: string; before: { text: string; start: number; end: number }; after: { text: string; start: number; end: number } }[] }
  const marked = ({ text, start, end }: { text: string; start: number; end: number }) => text.slice(start, end)
  expect(count).toBe(list.length)
  expect(list.map((each) => [each.note, marked(each.before), marked(each.after)])).toContainEqual(['数字改了', '1206', '1260'])
  expect(list.some((each) => each.note.startsWith('删去') && marked(each.before).includes('让企业的难题有人接'))).toBe(true)
  expect((await changes('office', 1)).status).toBe(404)
})

test('late is counted from the moment of handing in, and moves with it', async () => {
  const owed = await fresh()
  await draft(owed)
  world.clock.now = dueAt
  await step(world, 'eastApprover', owed, 'sign-off', { submit: true })
  expect((await see(world, 'office', owed)).late).toBe(false)
  const counts = async () => (await world.ctx.db.selectFrom('ledger_counts').selectAll().where('campaign_id', '=', owed.campaign).where('unit_id', '=', world.units.city).executeTakeFirstOrThrow())
  expect(await counts()).toMatchObject({ due: 4, submitted: 1, late: 0 })
  await step(world, 'office', owed, 'return', { reasons: '请补章' })
  world.clock.now = new Date(dueAt.getTime() + 1)
  await draft(owed, 2)
  await step(world, 'eastApprover', owed, 'sign-off', { submit: true })
  expect((await see(world, 'office', owed)).late).toBe(true)
  expect(await counts()).toMatchObject({ submitted: 1, late: 1, returned: 0, draft: 0 })
})

describe('what cannot be done', () => {
  test('steps out of turn, each with its sentence', async () => {
    const owed = await fresh()
    const refused = async (person: PersonName, name: string, body: object, status: number, code: string) =>
      expect([name, await step(world, person, owed, name, { ...body })]).toMatchObject([name, { status, body: { code } }])
    await refused('eastLiaison', 'sending', {}, 409, 'reporting/nothing-yet')
    await upload(world, 'eastLiaison', owed, 'word', '情况.docx', files.docx)
    await refused('eastLiaison', 'sending', {}, 409, 'reporting/incomplete')
    await upload(world, 'eastLiaison', owed, 'pdf', '情况.pdf', files.pdf)
    await refused('eastLiaison', 'sending', {}, 409, 'reporting/not-now')
    await refused('eastApprover', 'sign-off', { submit: true }, 409, 'reporting/not-now')
    expect((await step(world, 'eastApprover', owed, 'sign-off', { submit: true })).body).toMatchObject({ message: '机器核对还没完成。' })
    await check(world, owed)
    await refused('eastLiaison', 'submission', {}, 409, 'reporting/not-now')
    await refused('eastLiaison', 'withdrawal', {}, 409, 'reporting/not-now')
    await refused('office', 'acceptance', {}, 409, 'reporting/not-now')
    await refused('office', 'adoption', { adopted: true }, 409, 'reporting/not-now')
    await refused('office', 'adoption', { adopted: false }, 409, 'reporting/not-now')
    await refused('office', 'return', { reasons: '缺章' }, 409, 'reporting/not-now')
    await step(world, 'eastApprover', owed, 'sign-off', { submit: true })
    await refused('office', 'return', { reasons: '  ' }, 400, 'reporting/no-reason')
    await refused('eastLiaison', 'withdrawal', {}, 409, 'reporting/not-now')
    await refused('eastLiaison', 'figures', { activities: 1, people: 1, quote: null }, 409, 'reporting/not-now')
    await refused('eastLiaison', 'figures', { activities: -1, people: 1, quote: null }, 400, 'http/invalid')
  })

  test('steps of someone else’s role', async () => {
    const owed = await fresh()
    await draft(owed)
    for (const [person, name, body, status] of [
      ['eastLiaison', 'sign-off', { submit: false }, 403], ['eastApprover', 'sending', {}, 403], ['eastApprover', 'figures', { activities: 1, people: 1, quote: null }, 403],
      ['office', 'sign-off', { submit: true }, 403], ['office', 'sending', {}, 403], ['observer', 'acceptance', {}, 403], ['eastAdministrator', 'sending', {}, 403],
      ['eastLiaison', 'acceptance', {}, 404], ['eastApprover', 'adoption', { adopted: true }, 404],
    ] as const) expect([person, name, (await step(world, person, owed, name, { ...body, revision: 2 })).status]).toEqual([person, name, status])
    expect(await see(world, 'eastLiaison', owed)).toMatchObject({ state: 'draft', revision: 2 })
  })
})

describe('two at once', () => {
  test('the liaison replaces a file while the approver signs: what is signed is what was seen', async () => {
    for (let round = 0; round < 6; round++) {
      const owed = await fresh()
      await draft(owed)
      const { revision } = await see(world, 'eastApprover', owed)
      const acts = [() => upload(world, 'eastLiaison', owed, 'word', '换过.docx', files.docx), () => step(world, 'eastApprover', owed, 'sign-off', { submit: true, revision })]
      const [a, b] = await Promise.all((round % 2 === 0 ? acts : acts.toReversed()).map((act) => act()))
      const [uploaded, signed] = round % 2 === 0 ? [a!, b!] : [b!, a!]
      const after = await see(world, 'eastLiaison', owed)
      if (signed.status === 200) {
        expect(uploaded.status).toBe(409)
        expect(after).toMatchObject({ state: 'submitted', versions: [{ word: { name: '情况（第1稿）.docx' } }] })
      } else {
        expect(uploaded.status).toBe(201)
        expect(signed).toMatchObject({ status: 409, body: { code: 'reporting/changed', message: '许南乔刚刚改动了这份材料，您的“审签并报送”没有生效。' } })
        expect(after).toMatchObject({ state: 'draft', versions: [{ word: { name: '换过.docx' }, checks: null }] })
      }
    }
  })

  test('one of the office returns, another adopts: the second is told who was first', async () => {
    const owed = await submitted()
    const { revision } = await see(world, 'office', owed)
    const answers = await Promise.all([step(world, 'office', owed, 'return', { reasons: '请核实', revision }), step(world, 'officeTwo', owed, 'adoption', { adopted: true, revision })])
    const [returned, adopted] = answers
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409])
    if (returned!.status === 200) expect(adopted!.body).toMatchObject({ message: '江见白刚刚退回了这一稿，您的“采用”没有生效。' })
    else expect(returned!.body).toMatchObject({ message: '顾半夏刚刚采用了这份材料，您的“退回”没有生效。' })
    expect(await see(world, 'office', owed)).toMatchObject(returned!.status === 200 ? { state: 'returned', adopted: false } : { state: 'accepted', adopted: true })
  })

  test('the liaison takes back while the approver signs', async () => {
    const owed = await fresh()
    await draft(owed)
    await step(world, 'eastLiaison', owed, 'sending')
    const { revision } = await see(world, 'eastLiaison', owed)
    const answers = await Promise.all([step(world, 'eastLiaison', owed, 'withdrawal', { revision }), step(world, 'eastApprover', owed, 'sign-off', { submit: false, revision })])
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409])
  })
})

describe('what others see', () => {
  const routes = ['', '/history', '/versions/1/files/word', '/versions/1/files/pdf', '/versions/1/pages/1', '/versions/1/text', '/versions/2/changes']
  const posts: [string, object][] = [['sending', {}], ['withdrawal', {}], ['submission', {}], ['acceptance', {}], ['sign-off', { submit: true }], ['return', { reasons: '缺章' }], ['adoption', { adopted: true }]]

  test('another unit gets the same 404 on every route as for a report that does not exist', async () => {
    const owed = await submitted()
    const url = submissionUrl(world, owed)
    const absent = submissionUrl(world, { ...owed, campaign: 999_999 })
    for (const person of ['westLiaison', 'westApprover', 'physicsLiaison', 'upperLiaison', 'nobody'] as const) {
      for (const route of routes) {
        expect([person, route, (await world.as(person).get(url + route)).status]).toEqual([person, route, 404])
        expect((await world.as(person).get(absent + route)).status).toBe(404)
      }
      for (const [name, body] of posts) expect([person, name, (await world.as(person).post(`${url}/${name}`, { ...body, revision: 3 })).status]).toEqual([person, name, 404])
      expect((await world.as(person).put(`${url}/figures`, { revision: 3, activities: 1, people: 1, quote: null })).status).toBe(404)
      expect((await world.as(person).get(`/api/campaigns/${owed.campaign}/units/${world.units.east}/tasks`)).status).toBe(404)
      expect((await world.as(person).get(`/api/campaigns/${owed.campaign}/reviews`)).status).toBe(404)
    }
    expect(await see(world, 'office', owed)).toMatchObject({ state: 'submitted', revision: 3 })
  })

  test('a report of a unit that owes none is not there, even for those who see the unit', async () => {
    const owed = await fresh()
    const url = submissionUrl(world, { ...owed, unit: 'museum' })
    for (const person of ['museumLiaison', 'office'] as const) for (const route of routes) expect((await world.as(person).get(url + route)).status).toBe(404)
    expect((await world.as('eastLiaison').get(submissionUrl(world, { ...owed, requirement: 7 }))).status).toBe(404)
  })

  test('the office sees a draft’s standing, not its files or their names', async () => {
    const owed = await fresh()
    await draft(owed)
    for (const person of ['office', 'observer'] as const) {
      expect(await see(world, person, owed)).toMatchObject({ state: 'draft', side: 'office', versions: [], approvers: [] })
      for (const route of routes.slice(2)) expect([route, (await world.as(person).get(submissionUrl(world, owed) + route)).status]).toEqual([route, 404])
      const { tasks } = (await world.as(person).get(`/api/campaigns/${owed.campaign}/units/${world.units.east}/tasks`)).body as { tasks: object[] }
      expect(tasks).toMatchObject([{ state: 'draft', wordName: null, pdfName: null, sentence: null, characters: null }])
      expect((await world.as(person).get(`${submissionUrl(world, owed)}/history`)).body).toEqual([])
    }
    const { tasks } = (await world.as('eastLiaison').get(`/api/campaigns/${owed.campaign}/units/${world.units.east}/tasks`)).body as { tasks: object[] }
    expect(tasks).toMatchObject([{ state: 'draft', wordName: '情况（第1稿）.docx', sentence: '可以送审，各项都通过' }])
  })

  test('the review queue: oldest first, the office’s own', async () => {
    const owed = await submitted()
    world.clock.now = new Date(start.getTime() + 3_600_000)
    const other: Owed = { ...owed, unit: 'physics' }
    await draft(other, 1, 'physicsLiaison')
    await step(world, 'physicsApprover', other, 'sign-off', { submit: true })
    const queue = (await world.as('office').get(`/api/campaigns/${owed.campaign}/reviews`)).body as { total: number; items: { unitName: string }[] }
    expect([queue.total, queue.items.map((each) => each.unitName)]).toEqual([2, ['东溪县科学技术协会', '云岭市物理学会']])
    expect((await world.as('observer').get(`/api/campaigns/${owed.campaign}/reviews`)).status).toBe(403)
    expect((await world.as('office').get('/api/campaigns/999999/reviews')).status).toBe(404)
  })

  test('a download of an original is in the audit log', async () => {
    const owed = await submitted()
    await world.as('office').get(`${submissionUrl(world, owed)}/versions/1/files/pdf`)
    const rows = await world.ctx.db.selectFrom('audit_log').select(['person_name', 'details']).where('action', '=', 'submission.download').where('campaign_id', '=', owed.campaign).execute()
    expect(rows).toMatchObject([{ person_name: '江见白' }])
  })
})
