import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeWorkers } from '../../documents/worker/index.ts'
import { makeWorld, type Answer, type PersonName, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ now: new Date('2027-04-28T02:00:00Z') })
})
afterAll(async () => {
  await world.close()
  await closeWorkers()
})

const notice = `关于印发《2027年云岭市“全国科技工作者日”活动实施方案》的通知

各县区科协，各市级学会、协会、研究会，企事业科协，机关各部室，凤凰公社：

现将《2027年云岭市“全国科技工作者日”活动实施方案》印发给你们，请认真组织实施。

一、报送材料。请各县区科协，各市级学会、协会、研究会，企事业科协于6月5日前报送特色亮点活动情况（1000字以内，盖章PDF版和Word版）和活动总结报告（2000字以内，盖章PDF版和Word版）。

联系人：江见白
联系电话：0000—8888021

附件：2027年云岭市“全国科技工作者日”活动实施方案

云岭市科学技术协会
2027年4月27日

附件

2027年云岭市“全国科技工作者日”活动实施方案

一、活动时间

2027年5月1日至5月31日

二、市主会场活动

1.举办云岭科学大讲堂。5月下旬起，会同县区科协举办专题讲座。责任部室：科普部

2.集中走访一线科技工作者。5月下旬，邀请市领导到车间看望科技工作者。责任部室：科普部

3.召开座谈会。具体时间另行通知。责任部室：科普部
`

interface Body { [key: string]: unknown }
const body = (answer: Answer) => answer.body as Body
const upload = (person: PersonName, bytes: Buffer | string, name: string) =>
  world.as(person).post('/api/readings', Buffer.from(bytes), { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) })
interface Question { key: string; about: string; ref: string | null; text: string; choices: { id: string; label: string }[]; decision: unknown }
interface Reading { version: number; undecided: number; questions: Question[]; plan: { title: { value: string }; activities: { id: string; name: string; time: { text: string; to: string | null }[] }[]; reports: { what: string }[]; recipients: { name: string }[] } }
const open = async (id: unknown, person: PersonName = 'office') => body(await world.as(person).get(`/api/readings/${id}`)) as unknown as Reading

/** Sets every open question aside. */
async function setAside(id: unknown): Promise<Reading> {
  let reading = await open(id)
  for (const question of reading.questions.filter((each) => each.decision === null))
    reading = body(await world.as('office').put(`/api/readings/${id}/decisions`, { version: reading.version, key: question.key, answer: { as: 'aside' } })) as unknown as Reading
  return reading
}
async function confirmed(): Promise<{ campaignId: number; noticeId: number }> {
  const id = body(await upload('office', notice, '通知.txt')).id
  const read = await open(id)
  // Corrected as a person would, so that what follows does not hang on what the reader finds.
  const who = ['各县区科协', '各市级学会', '协会', '研究会', '企事业科协']
  const plan = { ...read.plan, reports: read.plan.reports.map((report, i) => ({ ...report, who, what: ['特色亮点活动情况', '活动总结报告'][i] })) }
  await world.as('office').put(`/api/readings/${id}`, { version: read.version, plan, inferred: {} })
  const { version } = await setAside(id)
  const answer = await world.as('office').post(`/api/readings/${id}/confirmation`, { version })
  expect(answer.status).toBe(201)
  return answer.body as { campaignId: number; noticeId: number }
}

describe('reading a notice', () => {
  test('a file becomes text, plan and questions', async () => {
    const made = await upload('office', notice, '../../实施方案😀.txt')
    expect(made.status).toBe(201)
    const id = body(made).id
    const reading = await open(id)
    expect(reading).toMatchObject({ fileName: '实施方案😀.txt', format: 'txt', version: 1, updatedBy: '江见白', campaignId: null })
    expect(reading.plan.activities.length).toBe(3)
    expect(reading.plan.reports.map((report) => report.what)).toEqual([expect.stringContaining('特色亮点活动情况'), expect.stringContaining('活动总结')])
    expect(reading.undecided).toBe(2)
    const file = await world.as('office').get(`/api/readings/${id}/file`)
    expect(file.raw.equals(Buffer.from(notice))).toBe(true)
    expect(file.headers['content-disposition']).toContain("filename*=UTF-8''")
  })

  test('a text in GB18030 without a mark reads the same', async () => {
    const utf8 = await open(body(await upload('office', notice, 'a.txt')).id)
    const gb = readFileSync(new URL('../../../test/files/gb18030.txt', import.meta.url))
    const answer = await upload('office', gb, 'gb.txt')
    expect(answer.status).toBe(201)
    expect((await open(body(answer).id)).plan.title.value).toBe('关于举办2027年云岭市科普讲解大赛的通知')
    expect(utf8.plan.title.value).toContain('实施方案')
  })

  test('files that cannot be read are refused with the cause, and nothing is kept', async () => {
    const before = body(await world.as('office').get('/api/readings')).total
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)])
    for (const [bytes, name, codes] of [
      [Buffer.alloc(0), '空.docx', ['documents/empty']],
      [Buffer.from('   \n  \n'), '空白.txt', ['documents/empty']],
      [Buffer.from('PK\x03\x04rubbish'), '坏.docx', ['documents/damaged']],
      [Buffer.from('%PDF-1.7 rubbish'), '坏.pdf', ['documents/damaged']],
      [ole, '旧.docx', ['documents/old-word', 'documents/unknown-kind', 'documents/damaged']],
      [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), '图.txt', ['documents/damaged']],
    ] as const) {
      const answer = await upload('office', bytes, name)
      expect([name, answer.status]).toEqual([name, answer.status >= 400 && answer.status < 500 ? answer.status : 'a refusal'])
      expect(codes, name).toContain(body(answer).code)
      expect(body(answer).message, name).toMatch(/\p{Script=Han}/u)
    }
    expect(body(await world.as('office').get('/api/readings')).total).toBe(before)
  })

  test('a file above the limit is refused while it streams in', async () => {
    const { config } = world.ctx
    const limit = config.uploadLimit
    config.uploadLimit = 1000
    const answer = await upload('office', notice.repeat(3), '大.txt')
    config.uploadLimit = limit
    expect([answer.status, body(answer).code]).toEqual([413, 'files/too-large'])
  })

  test('a text with nothing in it can be filled in by hand, but not confirmed empty', async () => {
    const id = body(await upload('office', '今天天气很好。', '闲话.txt')).id
    const reading = await setAside(id)
    expect(reading.plan.activities).toEqual([])
    const answer = await world.as('office').post(`/api/readings/${id}/confirmation`, { version: reading.version })
    expect([answer.status, body(answer).code]).toEqual([400, 'campaigns/nothing'])
  })

  test('decisions take effect, can be taken back, and confirmation waits for them', async () => {
    const id = body(await upload('office', notice, '通知.txt')).id
    let reading = await open(id)
    const early = await world.as('office').post(`/api/readings/${id}/confirmation`, { version: reading.version })
    expect([early.status, body(early).code, body(early).message]).toEqual([409, 'campaigns/undecided', '还有 2 处待定，方案没有确认。'])
    const end = reading.questions.find((each) => each.about === 'end')
    reading = body(await world.as('office').put(`/api/readings/${id}/decisions`, { version: reading.version, key: end?.key, answer: { as: 'chosen', choice: 'period' } })) as unknown as Reading
    expect(reading.plan.activities[0]?.time[0]?.to).toBe('2027-05-31')
    expect(reading.undecided).toBe(1)
    reading = body(await world.as('office').put(`/api/readings/${id}/decisions`, { version: reading.version, key: end?.key, answer: null })) as unknown as Reading
    expect(reading.plan.activities[0]?.time[0]?.to).toBeNull()
    const announced = reading.questions.find((each) => each.about === 'unresolved')
    reading = body(await world.as('office').put(`/api/readings/${id}/decisions`, { version: reading.version, key: announced?.key, answer: { as: 'filled', time: { from: '2027-05-28', to: '2027-05-28', time: '14:30', text: '' } } })) as unknown as Reading
    expect(reading.plan.activities[2]?.time).toMatchObject([{ text: '5月28日 14:30', from: '2027-05-28' }])
  })

  test('two people save at once: the second is told who was first, and nothing of the first is lost', async () => {
    const id = body(await upload('office', notice, '通知.txt')).id
    const reading = await open(id)
    const renamed = (name: string) => ({ ...reading.plan, activities: reading.plan.activities.map((each, i) => (i === 0 ? { ...each, name } : each)) })
    const answers = await Promise.all([
      world.as('office').put(`/api/readings/${id}`, { version: 1, plan: renamed('甲'), inferred: {} }),
      world.as('officeTwo').put(`/api/readings/${id}`, { version: 1, plan: renamed('乙'), inferred: {} }),
    ])
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409])
    const won = answers.findIndex((each) => each.status === 200)
    const refused = answers[1 - won]!
    expect(body(refused)).toMatchObject({ code: 'readings/changed', message: `${won === 0 ? '江见白' : '顾半夏'}刚刚先存了一版，您的修改没有存上，还在这一页。` })
    expect((await open(id)).plan.activities[0]?.name).toBe(won === 0 ? '甲' : '乙')
  })

  test('a plan that is not one is refused with the place; marks and discarding', async () => {
    const id = body(await upload('office', notice, '通知.txt')).id
    const reading = await open(id)
    const wrong = await world.as('office').put(`/api/readings/${id}`, { version: 1, plan: { ...reading.plan, activities: [{ ...reading.plan.activities[0], name: ' ' }] }, inferred: {} })
    expect([wrong.status, body(wrong).code]).toEqual([400, 'readings/invalid-plan'])
    expect((await world.as('office').put(`/api/readings/${id}`, { version: 1, plan: 'x', inferred: {} })).status).toBe(400)
    await Promise.all(['a1', 'a2', 'a3'].map((item) => world.as('office').put(`/api/readings/${id}/checked/${item}`, { checked: true })))
    await world.as('office').put(`/api/readings/${id}/checked/a2`, { checked: false })
    expect((await open(id) as unknown as { checked: string[] }).checked).toEqual(['a1', 'a3'])
    expect((await world.as('office').delete(`/api/readings/${id}`)).status).toBe(204)
    expect((await world.as('office').get(`/api/readings/${id}`)).status).toBe(404)
  })

  test('a plan by hand', async () => {
    const id = body(await world.as('office').post('/api/readings/by-hand', { title: '2027年科普月' })).id
    const reading = await open(id)
    const plan = { ...reading.plan, activities: [{ id: 'a1', name: '开幕式', module: null, description: null, time: [], owners: [], forms: [], audience: [], channels: [], places: [], quote: '手工填写' }] }
    expect((await world.as('office').put(`/api/readings/${id}`, { version: 1, plan, inferred: {} })).status).toBe(200)
    expect((await world.as('office').post(`/api/readings/${id}/confirmation`, { version: 2 })).status).toBe(201)
  })
})

describe('from the plan to the units', () => {
  test('confirming makes campaign, activities, requirements, draft notice and recipients at once', async () => {
    const { campaignId, noticeId } = await confirmed()
    const campaign = body(await world.as('office').get(`/api/campaigns/${campaignId}`))
    expect(campaign).toMatchObject({ name: '2027年云岭市“全国科技工作者日”活动', shortName: '2027年全国科技工作者日', state: 'draft', side: 'office', lastDay: '2027-05-31' })
    const activities = campaign.activities as Body[]
    expect(activities.map((each) => [each.firstDay, each.lastDay])).toEqual([['2027-05-21', null], ['2027-05-21', '2027-05-31'], [null, null]])
    expect((activities[0]!.owners as Body[])[0]).toMatchObject({ name: '科普部', unitId: world.units.popular })
    expect((campaign.requirements as Body[]).map((each) => [each.title, each.lengthMax, each.needsWord, each.needsPdf, each.dueAt])).toEqual([
      ['特色亮点活动情况', 1000, true, true, '2027-06-05T15:59:59.999Z'], ['活动总结报告', 2000, true, true, '2027-06-05T15:59:59.999Z'],
    ])
    const recipients = body(await world.as('office').get(`/api/campaigns/${campaignId}/notices/${noticeId}/recipients`))
    expect((recipients.addressees as Body[]).map((each) => [each.phrase, each.certain, each.units])).toEqual([
      ['各县区科协', true, 2], ['各市级学会、协会、研究会', true, 2], ['企事业科协', true, 1], ['机关各部室', true, 1], ['凤凰公社', false, 0],
    ])
    expect(recipients).toMatchObject({ units: 6, undecided: 1, state: 'draft' })
    const scopes = (await world.as('office').get(`/api/campaigns/${campaignId}/notices/${noticeId}/scopes`)).body as Body[]
    expect(scopes.map((each) => [each.scope, each.units])).toEqual([[[1, 2, 3], 5], [[1, 2, 3], 5]])
    expect((await world.as('eastLiaison').get(`/api/campaigns/${campaignId}`)).status).toBe(404)
  })

  test('a doubtful phrase is asked; then issuing delivers, assigns and tells everybody once, also when two press at once', async () => {
    const { campaignId, noticeId } = await confirmed()
    const base = `/api/campaigns/${campaignId}/notices/${noticeId}`
    const early = await world.as('office').post(`${base}/issue`)
    expect([early.status, body(early).code]).toEqual([409, 'notices/undecided-recipients'])
    let recipients = body(await world.as('office').get(`${base}/recipients`))
    const doubtful = (recipients.addressees as Body[]).find((each) => !each.certain)
    const settled = await world.as('office').put(`${base}/recipients/addressees/${doubtful?.id}`, { version: recipients.version, answer: { as: 'chosen', candidates: [], units: [world.units.museum] } })
    recipients = body(settled)
    expect(recipients).toMatchObject({ units: 7, undecided: 0 })
    const stale = await world.as('officeTwo').put(`${base}/recipients/units`, { version: 1, units: [world.units.upper], chosen: true })
    expect([stale.status, body(stale).code]).toEqual([409, 'notices/changed'])
    recipients = body(await world.as('office').put(`${base}/recipients/units`, { version: recipients.version, units: [world.units.upper, world.units.city], chosen: true }))
    expect(recipients).toMatchObject({ units: 8, byHand: 1 })
    const lines = body(await world.as('office').get(`${base}/recipients/units?parent=${world.units.east}`)).items as Body[]
    expect(lines.map((line) => [line.name, line.chosen])).toEqual([['上湾镇科学技术协会', true], ['下湾镇科学技术协会', false]])

    const answers = await Promise.all([world.as('office').post(`${base}/issue`), world.as('officeTwo').post(`${base}/issue`)])
    expect(answers.map((each) => each.status).sort()).toEqual([201, 409])
    expect(body(answers.find((each) => each.status === 409)!)).toMatchObject({ code: 'notices/already-issued', message: expect.stringContaining('签发给 8 个单位') })
    const count = async (table: 'deliveries' | 'assignments' | 'messages') => (await world.ctx.db.selectFrom(table).select((of) => of.fn.countAll<number>().as('n')).where('campaign_id', '=', campaignId).executeTakeFirstOrThrow()).n
    expect([await count('deliveries'), await count('assignments'), await count('messages')]).toEqual([8, 10, 8])
    const duties = await world.ctx.db.selectFrom('deliveries').select(['unit_id', 'must_report']).where('campaign_id', '=', campaignId).execute()
    expect(duties.filter((each) => each.must_report).map((each) => each.unit_id).sort((a, b) => a - b)).toEqual([world.units.east, world.units.west, world.units.physics, world.units.botany, world.units.works].sort((a, b) => a - b))
    const jobs = await world.ctx.pool.query("SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'reporting.open'")
    expect(jobs.rows[0].n).toBeGreaterThanOrEqual(1)

    const after = await world.as('office').put(`${base}/recipients/units`, { version: 99, units: [world.units.lower], chosen: true })
    expect([after.status, body(after).code]).toEqual([409, 'notices/already-issued'])
    expect((await world.as('office').delete(base)).status).toBe(409)
    expect((await world.as('office').put(`${base}/scopes/1`, { scope: [-1] })).status).toBe(409)
    const late = await world.as('office').post(`${base}/files`, Buffer.from('x'), { 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' })
    expect(late.status).toBe(409)

    // the receiving side
    expect(body(await world.as('eastLiaison').get(base))).toMatchObject({ side: 'unit', state: 'issued', files: [{ id: 1, name: '通知.txt' }] })
    expect((await world.as('eastLiaison').get(`${base}/files/1`)).raw.equals(Buffer.from(notice))).toBe(true)
    expect((await world.as('lowerLiaison').get(base)).status).toBe(404)
    expect((await world.as('lowerLiaison').get(`${base}/files/1`)).status).toBe(404)
    expect(((await world.as('eastLiaison').get('/api/campaigns')).body as Body[]).map((each) => [each.id, each.role, each.state])).toContainEqual([campaignId, 'unit', 'issued'])
    expect((await world.as('lowerLiaison').get('/api/campaigns')).body).not.toContainEqual(expect.objectContaining({ id: campaignId }))
    expect(body(await world.as('department').get(`/api/campaigns/${campaignId}`)).side).toBe('unit')
  })

  test('before it is issued a confirmation can be taken back, and made again', async () => {
    const { campaignId } = await confirmed()
    expect((await world.as('observer').delete(`/api/campaigns/${campaignId}`)).status).toBe(403)
    const withdrawn = await world.as('office').delete(`/api/campaigns/${campaignId}`)
    const { readingId } = body(withdrawn)
    expect((await world.as('office').get(`/api/campaigns/${campaignId}`)).status).toBe(404)
    const { version } = await open(readingId)
    const answers = await Promise.all([1, 2].map(() => world.as('office').post(`/api/readings/${readingId}/confirmation`, { version })))
    expect(answers.map((each) => each.status).sort()).toEqual([201, 409])
    const again = answers.find((each) => each.status === 201)!.body as { campaignId: number; noticeId: number }
    const { version: list } = body(await world.as('office').get(`/api/campaigns/${again.campaignId}/notices/1/recipients`))
    await world.as('office').put(`/api/campaigns/${again.campaignId}/notices/1/recipients/addressees/5`, { version: list, answer: { as: 'aside' } })
    await world.as('office').post(`/api/campaigns/${again.campaignId}/notices/1/issue`)
    expect(body(await world.as('office').delete(`/api/campaigns/${again.campaignId}`)).code).toBe('campaigns/issued')
  })

  test('a notice without recipients, or with a report nobody is named for, is not issued', async () => {
    const id = body(await world.as('office').post('/api/readings/by-hand', { title: '2027年征文' })).id
    const { plan } = await open(id)
    const report = { id: 'r1', what: '征文', who: ['作者'], length: null, formats: [], copies: null, extras: [], due: null, to: [], quote: '手工填写' }
    await world.as('office').put(`/api/readings/${id}`, { version: 1, plan: { ...plan, recipients: [{ name: '各县区科协', quote: '手工填写' }], reports: [report] }, inferred: {} })
    const { campaignId } = body(await world.as('office').post(`/api/readings/${id}/confirmation`, { version: 2 }))
    const base = `/api/campaigns/${campaignId}/notices/1`
    expect(body(await world.as('office').post(`${base}/issue`)).code).toBe('campaigns/undecided-scope')
    expect(body(await world.as('office').put(`${base}/scopes/1`, { scope: [9] })).code).toBe('campaigns/no-scope')
    expect((await world.as('office').put(`${base}/scopes/1`, { scope: [1] })).body).toMatchObject([{ scope: [1], units: 2 }])
    const { version } = body(await world.as('office').get(`${base}/recipients`))
    await world.as('office').put(`${base}/recipients/units`, { version, units: [world.units.east, world.units.west], chosen: false })
    expect(body(await world.as('office').post(`${base}/issue`)).code).toBe('notices/no-recipients')
  })

  test('a follow-up goes to the same units or a part of them', async () => {
    const { campaignId, noticeId } = await confirmed()
    const base = `/api/campaigns/${campaignId}/notices`
    expect(body(await world.as('office').post(`${base}/${noticeId}/follow-ups`, { title: '补充', text: '改到线上。' })).code).toBe('notices/not-issued')
    const { version } = body(await world.as('office').get(`${base}/${noticeId}/recipients`))
    await world.as('office').put(`${base}/${noticeId}/recipients/addressees/5`, { version, answer: { as: 'aside' } })
    expect((await world.as('office').post(`${base}/${noticeId}/issue`)).status).toBe(201)
    const second = body(await world.as('office').post(`${base}/${noticeId}/follow-ups`, { title: '关于调整座谈会时间的补充通知', text: '座谈会改为5月29日。\n请知悉。' })).id
    expect(second).toBe(2)
    expect((await world.as('eastLiaison').get(`${base}/2`)).status).toBe(404)
    const attached = await world.as('office').post(`${base}/2/files`, Buffer.from('附件'), { 'content-type': 'text/plain', 'x-file-name': encodeURIComponent('..\\名单.txt') })
    expect(attached.status).toBe(201)
    const recipients = body(await world.as('office').get(`${base}/2/recipients`))
    expect(recipients).toMatchObject({ units: 6, follows: 1 })
    await world.as('office').put(`${base}/2/recipients/units`, { version: recipients.version, units: [world.units.west], chosen: false })
    expect((await world.as('office').put(base + '/2', { version: 2, title: '补充通知', text: '改期。' })).status).toBe(204)
    expect(body(await world.as('office').post(`${base}/2/issue`))).toMatchObject({ units: 5 })
    expect(body(await world.as('eastLiaison').get(`${base}/2`))).toMatchObject({ title: '补充通知', paragraphs: [{ text: '改期。' }], files: [{ name: '名单.txt' }] })
    expect((await world.as('westLiaison').get(`${base}/2`)).status).toBe(404)
    expect(body(await world.as('office').get(`/api/notices?campaign=${campaignId}`)).total).toBe(2)
  })

  test('activities are changed while it runs, step by step and on the record', async () => {
    const { campaignId } = await confirmed()
    const url = `/api/campaigns/${campaignId}/activities/3`
    const changed = await world.as('office').patch(url, { days: { from: '2027-05-28', to: '2027-05-28', time: '14:30' }, state: 'announced' })
    expect((body(changed).activities as Body[])[2]).toMatchObject({ firstDay: '2027-05-28', state: 'announced', times: [{ text: '5月28日 14:30' }] })
    expect((await world.as('office').patch(url, { state: 'finished' })).status).toBe(200)
    expect(body(await world.as('office').patch(url, { state: 'planned' })).code).toBe('campaigns/wrong-step')
    expect(body(await world.as('office').patch(url, { moduleId: 77 })).code).toBe('campaigns/no-module')
    expect(body(await world.as('office').patch(url, { days: { from: '2027-05-29', to: '2027-05-28', time: null } })).code).toBe('campaigns/wrong-days')
    expect((await world.as('observer').patch(url, { state: 'announced' })).status).toBe(403)
    expect((await world.as('eastLiaison').patch(url, { state: 'announced' })).status).toBe(404)
    expect(body(await world.as('office').put(`/api/campaigns/${campaignId}/state`, { state: 'running' })).code).toBe('campaigns/wrong-step')
    const log = await world.ctx.db.selectFrom('audit_log').select('details').where('campaign_id', '=', campaignId).where('action', '=', 'activity.change').orderBy('id').execute()
    expect(JSON.parse(log[0]?.details ?? '{}')).toMatchObject({ state: ['planned', 'announced'], days: [expect.any(Array), '5月28日 14:30'] })
  })
})

describe('other units see nothing of it, on every route', () => {
  test.each(['eastLiaison', 'eastAdministrator', 'museumLiaison', 'nobody', 'department'] as const)('%s', async (person) => {
    const id = body(await upload('office', notice, '通知.txt')).id
    const { campaignId, noticeId } = await confirmed()
    const as = world.as(person)
    const base = `/api/campaigns/${campaignId}/notices/${noticeId}`
    const answers = await Promise.all([
      as.get(`/api/readings/${id}`), as.put(`/api/readings/${id}`, { version: 1, plan: {}, inferred: {} }), as.put(`/api/readings/${id}/decisions`, { version: 1, key: 'x', answer: null }),
      as.put(`/api/readings/${id}/checked/a1`, { checked: true }), as.delete(`/api/readings/${id}`), as.get(`/api/readings/${id}/file`), as.post(`/api/readings/${id}/confirmation`, { version: 1 }),
      as.get(`/api/campaigns/${campaignId}`), as.delete(`/api/campaigns/${campaignId}`), as.put(`/api/campaigns/${campaignId}/state`, { state: 'closed' }), as.patch(`/api/campaigns/${campaignId}/activities/1`, { state: 'finished' }), as.get(`/api/campaigns/${campaignId}/live`),
      as.get(base), as.put(base, { version: 1, title: 'x', text: 'x' }), as.delete(base), as.post(`${base}/follow-ups`, { title: 'x', text: 'x' }), as.get(`${base}/files/1`), as.delete(`${base}/files/1`),
      as.post(`${base}/files`, Buffer.from('x'), { 'content-type': 'application/octet-stream', 'x-file-name': 'x' }),
      as.get(`${base}/recipients`), as.get(`${base}/recipients/units`), as.put(`${base}/recipients/units`, { version: 1, units: [world.units.east], chosen: true }), as.put(`${base}/recipients/addressees/1`, { version: 1, answer: null }),
      as.get(`${base}/scopes`), as.put(`${base}/scopes/1`, { scope: [-1] }), as.post(`${base}/issue`),
    ])
    expect(answers.map((each) => each.status)).toEqual(answers.map(() => 404))
    expect(body(await as.get('/api/readings')).total).toBe(0)
    expect(body(await as.get('/api/notices')).total).toBe(0)
    expect((await upload(person, notice, 'x.txt')).status).toBeGreaterThanOrEqual(403)
    expect((await as.post('/api/readings/by-hand', { title: 'x', unit: world.units.city })).status).toBe(404)
  })

  test('the observer sees and changes nothing', async () => {
    const id = body(await upload('office', notice, '通知.txt')).id
    expect((await world.as('observer').get(`/api/readings/${id}`)).status).toBe(200)
    expect((await world.as('observer').put(`/api/readings/${id}/checked/a1`, { checked: true })).status).toBe(403)
    expect((await world.as('observer').delete(`/api/readings/${id}`)).status).toBe(403)
    expect((await upload('observer', notice, 'x.txt')).status).toBe(403)
  })
})
