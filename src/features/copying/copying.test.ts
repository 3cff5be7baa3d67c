import { Logger, runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issuedCampaign } from '../../../test/campaign.ts'
import { boilerplate, reportOf } from '../../../test/makers/report-texts.ts'
import { check, step, upload, type Owed } from '../../../test/reports.ts'
import { makeWorld, type Answer, type PersonName, type UnitName, type World } from '../../../test/world.ts'
import { plainDocument, plainParagraph, writeOfficialDocx } from '../../documents/official/index.ts'
import { compareReport, indexVersion } from './index.ts'
import { jobs } from './jobs.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const people: Partial<Record<UnitName, { liaison: PersonName; approver: PersonName }>> = {
  east: { liaison: 'eastLiaison', approver: 'eastApprover' }, west: { liaison: 'westLiaison', approver: 'westApprover' },
  physics: { liaison: 'physicsLiaison', approver: 'physicsApprover' }, botany: { liaison: 'botanyLiaison', approver: 'botanyApprover' },
}
/** Sentences of one's own, different for every number. */
const own = (seed: number, count = 12) => reportOf(seed, 1400).sentences.filter((each) => !(boilerplate as readonly string[]).includes(each)).slice(0, count)

const open = (): Promise<number> => issuedCampaign(world, {
  requirements: ['特色亮点活动情况', '活动总结报告'].map((title) => ({ title, who: ['east', 'west', 'physics', 'botany', 'upper'] as const, needsPdf: false })),
})

/** A report written, checked, signed off and handed in through the API. */
async function handIn(campaign: number, unit: UnitName, sentences: readonly string[], { requirement = 1, version = 1 } = {}): Promise<Owed> {
  const owed: Owed = { campaign, requirement, unit }
  const { liaison, approver } = people[unit]!
  const docx = await writeOfficialDocx(plainDocument({ title: '活动情况', body: sentences.map(plainParagraph), signature: { issuers: [world.unitName(unit)], date: '2027年6月2日', sealed: true } }))
  expect((await upload(world, liaison, owed, 'word', `${unit}.docx`, Buffer.from(docx))).status).toBe(201)
  await check(world, owed, version)
  world.clock.now = new Date(world.clock.now.getTime() + 60_000)
  expect((await step(world, approver, owed, 'sign-off', { submit: true })).status).toBe(200)
  return owed
}

/** Lets the queue run what handing in has put there, as a server would. */
const settle = () => runOnce({
  pgPool: world.ctx.pool, taskList: Object.fromEntries(Object.entries(jobs).map(([name, work]) => [name, (payload: unknown) => work(world.ctx, payload as never)])), logger: new Logger(() => () => {}),
})
const keyOf = ({ campaign, requirement, unit }: Owed) => ({ campaignId: campaign, requirementId: requirement, unitId: world.units[unit] })

interface Pairs { total: number; items: { id: number; later: { unitName: string; share: number; unitId: number }; earlier: { unitName: string; share: number; campaignId: number }; longest: number; excerpt: string; further: number; citedBy: string | null }[]; tally: object; progress: object }
const list = async (campaign: number, query = '', person: PersonName = 'office') => (await world.as(person).get(`/api/campaigns/${campaign}/copying${query}`)).body as Pairs
const names = ({ items }: Pairs) => items.map(({ later, earlier }) => `${later.unitName}←${earlier.unitName}`)
const reportUrl = ({ campaign, requirement, unit }: Owed) => `/api/campaigns/${campaign}/requirements/${requirement}/submissions/${world.units[unit]}/copying`

test('a report that takes two thirds of another is found when it is handed in, with both shares and the passages', async () => {
  const campaign = await open()
  await handIn(campaign, 'east', own(1))
  const copy = await handIn(campaign, 'west', [...own(1).slice(0, 8), ...own(2, 4)])
  await handIn(campaign, 'physics', own(3))
  await settle()
  const seen = await list(campaign)
  expect(names(seen)).toEqual(['西坪县科协←东溪县科协'])
  const [pair] = seen.items
  expect(pair!.later.share).toBeGreaterThan(0.55)
  expect(pair!.later.share).toBeLessThan(0.75)
  expect(seen).toMatchObject({ total: 1, tally: { other: 1, ownEarlier: 0, cited: 0 }, progress: { compared: 3, waiting: 0, unreadable: 0 } })
  const whole = (await world.as('office').get(`/api/campaigns/${campaign}/copying/${pair!.id}`)).body as { text: string; otherText: string; passages: { aStart: number; aEnd: number; bStart: number; bEnd: number }[] }
  for (const sentence of own(1).slice(0, 8)) expect(whole.passages.some(({ aStart, aEnd }) => whole.text.slice(aStart, aEnd).includes(sentence.slice(3, -3)))).toBe(true)
  expect(whole.otherText.slice(whole.passages[0]!.bStart, whole.passages[0]!.bEnd).slice(0, 20)).toBe(whole.text.slice(whole.passages[0]!.aStart, whole.passages[0]!.aEnd).slice(0, 20))
  const line = (await world.as('office').get(reportUrl(copy))).body as { standing: object; pairs: { unitName: string; share: number }[] }
  expect(line).toMatchObject({ standing: { version: 1, compared: true, comparedWith: 2, problem: null }, pairs: [{ unitName: '东溪县科协', title: '特色亮点活动情况', sameCampaign: true, ownEarlier: false }] })
  expect(line.pairs[0]!.share).toBeCloseTo(pair!.later.share, 8)
})

test('filters are in the address: requirement, share, names', async () => {
  const campaign = await open()
  await handIn(campaign, 'east', own(11), { requirement: 1 })
  await handIn(campaign, 'west', [...own(11).slice(0, 4), ...own(12, 8)], { requirement: 2 })
  await handIn(campaign, 'botany', own(11).slice(0, 11), { requirement: 2 })
  await settle()
  expect(names(await list(campaign, '?least=10'))).toEqual(['市植物学会←东溪县科协', '西坪县科协←东溪县科协', '市植物学会←西坪县科协'])
  expect(names(await list(campaign, '?least=80'))).toEqual(['市植物学会←东溪县科协'])
  expect(names(await list(campaign, '?least=10&words=西坪'))).toEqual(['西坪县科协←东溪县科协', '市植物学会←西坪县科协'])
  expect((await list(campaign, '?least=10&requirement=1')).total).toBe(0)
  expect(await list(campaign, '?least=10&limit=1&offset=1')).toMatchObject({ total: 3, items: [{ later: { unitName: '西坪县科协' } }] })
  for (const query of ['least=101', 'show=all', 'limit=0', 'requirement=x']) expect((await world.as('office').get(`/api/campaigns/${campaign}/copying?${query}`)).status, query).toBe(400)
})

test('words of the notice and its plan are not counted', async () => {
  const campaign = await open()
  const notice = own(21, 6)
  await sql`UPDATE notices SET paragraphs = ${JSON.stringify(notice.slice(0, 3).map((text) => ({ text, kind: 'text', page: null, table: null, cells: null })))} WHERE campaign_id = ${campaign}`.execute(world.ctx.db)
  await sql`UPDATE campaigns SET plan = ${JSON.stringify({ modules: [{ description: notice.slice(3).join('') }] })} WHERE id = ${campaign}`.execute(world.ctx.db)
  await handIn(campaign, 'east', [...notice, ...own(22, 6)])
  await handIn(campaign, 'west', [...notice, ...own(23, 6)])
  await settle()
  expect((await list(campaign, '?least=0')).items).toEqual([])
})

describe("a unit's own", () => {
  test('other report of this campaign is not copying; its own of last year is told apart, another unit’s of last year with the rest', async () => {
    const last = await open()
    await handIn(last, 'east', own(31))
    await handIn(last, 'west', own(32))
    await settle()
    const campaign = await open()
    const owed = await handIn(campaign, 'east', [...own(31).slice(0, 6), ...own(32).slice(0, 5)], { requirement: 1 })
    await handIn(campaign, 'east', [...own(31).slice(0, 6), ...own(33, 5)], { requirement: 2 })
    await settle()
    const others = await list(campaign)
    expect(names(others)).toEqual(['东溪县科协←西坪县科协'])
    expect(others.items[0]!.earlier.campaignId).toBe(last)
    expect(others).toMatchObject({ tally: { other: 1, ownEarlier: 2 } })
    expect(names(await list(campaign, '?show=own-earlier'))).toEqual(['东溪县科协←东溪县科协', '东溪县科协←东溪县科协'])
    expect((await world.as('office').get(reportUrl(owed))).body).toMatchObject({ pairs: expect.arrayContaining([expect.objectContaining({ ownEarlier: true }), expect.objectContaining({ ownEarlier: false, sameCampaign: false })]) })
    // last year's page does not change by what came after
    expect((await list(last)).total).toBe(0)
  })

  test('a new version replaces what was said of the one before; reports of later campaigns are compared again', async () => {
    const last = await open()
    await handIn(last, 'west', own(41))
    const campaign = await open()
    await handIn(campaign, 'east', own(41).slice(0, 9))
    const physics = await handIn(campaign, 'physics', [...own(41).slice(0, 9), ...own(42, 2)])
    await settle()
    expect((await list(campaign)).total).toBe(3)
    expect((await step(world, 'office', physics, 'return', { reasons: '请写自己的做法。' })).status).toBe(200)
    await handIn(campaign, 'physics', own(43), { version: 2 })
    await settle()
    expect(names(await list(campaign))).toEqual(['东溪县科协←西坪县科协'])
    expect((await step(world, 'office', { campaign: last, requirement: 1, unit: 'west' }, 'return', { reasons: '请重写。' })).status).toBe(200)
    await handIn(last, 'west', own(44), { version: 2 })
    await settle()
    expect((await list(campaign)).total).toBe(0)
    expect((await world.as('office').get(`/api/campaigns/${campaign}/copying`)).body).toMatchObject({ progress: { waiting: 0 } })
  })
})

describe('the job', () => {
  const rows = (campaign: number) => world.ctx.db.selectFrom('copying_pairs').selectAll().where('campaign_id', '=', campaign).orderBy('id').execute()

  test('repeated it changes nothing; a citation stays', async () => {
    const campaign = await open()
    const owed = await handIn(campaign, 'east', own(51))
    const other = await handIn(campaign, 'west', own(51).slice(0, 9))
    await settle()
    const [pair] = (await list(campaign)).items
    expect((await world.as('office').put(`/api/campaigns/${campaign}/copying/${pair!.id}/citation`, { reason: '两家联合举办' })).status).toBe(204)
    const before = await rows(campaign)
    for (const each of [owed, other, owed]) await indexVersion(world.ctx, keyOf(each), 1)
    expect(await rows(campaign)).toEqual(before)
  })

  test('two at once find each other, whichever is kept first', async () => {
    for (const seed of [61, 62, 63]) {
      const campaign = await open()
      const both = [await handIn(campaign, 'east', own(seed)), await handIn(campaign, 'west', own(seed).slice(0, 10))]
      await Promise.all([...both, ...both].map((each) => indexVersion(world.ctx, keyOf(each), 1)))
      expect(names(await list(campaign))).toEqual(['西坪县科协←东溪县科协'])
    }
  })

  test('killed between reading and comparing, it goes on where it stopped', async () => {
    const campaign = await open()
    await handIn(campaign, 'east', own(71))
    const owed = await handIn(campaign, 'west', own(71).slice(0, 10))
    await settle()
    // as it stood when the process died: the text is kept, nothing was compared
    await sql`DELETE FROM copying_pairs WHERE campaign_id = ${campaign}`.execute(world.ctx.db)
    await sql`UPDATE copying_texts SET compared_at = NULL WHERE campaign_id = ${campaign} AND unit_id = ${world.units.west}`.execute(world.ctx.db)
    expect((await world.as('office').get(reportUrl(owed))).body).toMatchObject({ standing: { compared: false }, pairs: [] })
    await indexVersion(world.ctx, keyOf(owed), 1)
    expect((await list(campaign)).total).toBe(1)
  })

  test('an older version that comes late does not undo a newer one; what was not handed in is left alone', async () => {
    const campaign = await open()
    const owed = await handIn(campaign, 'east', own(81))
    await step(world, 'office', owed, 'return', { reasons: '请改。' })
    await handIn(campaign, 'east', own(82), { version: 2 })
    await settle()
    const before = await world.ctx.db.selectFrom('copying_texts').select(['version', 'text']).where('campaign_id', '=', campaign).execute()
    await indexVersion(world.ctx, keyOf(owed), 1)
    await indexVersion(world.ctx, keyOf(owed), 9)
    expect(await world.ctx.db.selectFrom('copying_texts').select(['version', 'text']).where('campaign_id', '=', campaign).execute()).toEqual(before)
    expect(before).toMatchObject([{ version: 2 }])
    await compareReport(world.ctx, { ...keyOf(owed), requirementId: 2 })
  })

  test('another process that has seen nothing yet agrees', async () => {
    const campaign = await open()
    await handIn(campaign, 'east', own(91))
    const owed = await handIn(campaign, 'west', own(91).slice(0, 10))
    await settle()
    const before = (await rows(campaign)).map(({ passages, share, letters }) => ({ passages, share, letters }))
    const { openDatabase, openPool } = await import('../../platform/database.ts')
    const pool = openPool(world.databaseUrl, 2)
    try {
      await compareReport({ ...world.ctx, pool, db: openDatabase(pool) }, keyOf(owed))
    } finally {
      await pool.end()
    }
    expect((await rows(campaign)).map(({ passages, share, letters }) => ({ passages, share, letters }))).toEqual(before)
  })

  test('a template nobody was given is copying between few and common property among many', async () => {
    const template = own(131, 5)
    const fill = (seed: number) => [...template, ...own(seed, 3)]
    const before = await open()
    await handIn(before, 'east', fill(160))
    await handIn(before, 'west', fill(161))
    const campaign = await open()
    const units: UnitName[] = ['east', 'west', 'physics', 'botany']
    for (const [i, unit] of units.entries()) await handIn(campaign, unit, fill(140 + i))
    await settle()
    expect((await list(campaign)).total).toBeGreaterThanOrEqual(6)
    for (const [i, unit] of units.entries()) await handIn(campaign, unit, fill(150 + i), { requirement: 2 })
    // as if these had been the first of all: the world has more reports than this test
    await sql`UPDATE copying_texts SET among = 1 WHERE campaign_id = ${campaign}`.execute(world.ctx.db)
    await settle()
    expect((await list(campaign)).total).toBeLessThan(6)
    await jobs['copying.nightly']!(world.ctx, {} as never)
    await settle()
    expect((await list(campaign)).total).toBe(0)
    expect(await world.ctx.db.selectFrom('copying_texts').select('unit_id').where('campaign_id', '=', campaign).where('among', '=', 1).execute()).toEqual([])
  })

  test('a file that cannot be read says why, and the rest is compared', async () => {
    const campaign = await open()
    await handIn(campaign, 'east', own(101))
    const owed = await handIn(campaign, 'west', own(102))
    const { sha256 } = await world.ctx.files.put(Buffer.from('\x89PNG\r\n\x1a\nnot a report'))
    await sql`UPDATE submission_versions SET word_sha256 = ${sha256} WHERE campaign_id = ${campaign} AND unit_id = ${world.units.west}`.execute(world.ctx.db)
    await settle()
    expect(await list(campaign)).toMatchObject({ progress: { compared: 1, unreadable: 1, waiting: 0 } })
    expect((await world.as('office').get(reportUrl(owed))).body).toMatchObject({ standing: { problem: expect.stringMatching(/。$/) } })
  })

  test('what was handed in before is compared on demand and at night', async () => {
    const campaign = await open()
    await handIn(campaign, 'east', own(111))
    await handIn(campaign, 'west', own(111).slice(0, 10))
    await sql`DELETE FROM graphile_worker._private_jobs`.execute(world.ctx.db)
    expect(await list(campaign)).toMatchObject({ total: 0, progress: { waiting: 2 } })
    await jobs['copying.nightly']!(world.ctx, {} as never)
    await settle()
    expect(await list(campaign)).toMatchObject({ total: 1, progress: { waiting: 0, compared: 2 } })
    await sql`DELETE FROM copying_pairs WHERE campaign_id = ${campaign}`.execute(world.ctx.db)
    expect((await world.as('office').post(`/api/campaigns/${campaign}/copying/comparisons`)).body).toEqual({ waiting: 2 })
    expect((await world.as('office').post(`/api/campaigns/${campaign}/copying/comparisons`)).status).toBe(202)
    await settle()
    expect(await list(campaign)).toMatchObject({ total: 1, progress: { waiting: 0 } })
  })
})

describe('who sees it', () => {
  let campaign: number
  let copy: Owed
  let pair: number
  beforeAll(async () => {
    campaign = await open()
    await handIn(campaign, 'east', own(121))
    copy = await handIn(campaign, 'west', own(121).slice(0, 10))
    await settle()
    pair = (await list(campaign)).items[0]!.id
  })
  const asked = (person: PersonName): Promise<Answer[]> => Promise.all([
    world.as(person).get(`/api/campaigns/${campaign}/copying`), world.as(person).get(`/api/campaigns/${campaign}/copying/${pair}`), world.as(person).get(reportUrl(copy)),
    world.as(person).put(`/api/campaigns/${campaign}/copying/${pair}/citation`, { reason: '是我们自己的' }), world.as(person).delete(`/api/campaigns/${campaign}/copying/${pair}/citation`),
    world.as(person).post(`/api/campaigns/${campaign}/copying/comparisons`),
  ])

  test('no unit, not even of its own report', async () => {
    for (const person of ['eastLiaison', 'eastApprover', 'westLiaison', 'westApprover', 'upperLiaison', 'physicsApprover', 'nobody', 'administrator', 'department'] as const)
      for (const answer of await asked(person)) {
        expect([403, 404], `${person} ${JSON.stringify(answer.body)}`).toContain(answer.status)
        expect(JSON.stringify(answer.body)).not.toContain('县科协')
      }
  })

  test('a leader looks and changes nothing', async () => {
    expect((await asked('observer')).map(({ status }) => status)).toEqual([200, 200, 200, 403, 403, 403])
    expect((await list(campaign, '', 'observer')).total).toBe(1)
  })

  test('a citation needs a reason, is then listed apart, is told to whoever comes second and can be taken back', async () => {
    const url = `/api/campaigns/${campaign}/copying/${pair}/citation`
    expect(await world.as('office').put(url, { reason: '  ' })).toMatchObject({ status: 400, body: { code: 'copying/no-reason' } })
    const both = await Promise.all([world.as('office').put(url, { reason: '联合举办' }), world.as('officeTwo').put(url, { reason: '同一份稿件' })])
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
    expect(await list(campaign)).toMatchObject({ total: 0, tally: { other: 0, cited: 1 } })
    expect(await list(campaign, '?show=cited')).toMatchObject({ total: 1 })
    expect((await world.as('office').get(reportUrl(copy))).body).toMatchObject({ pairs: [] })
    expect((await world.as('officeTwo').delete(url)).status).toBe(204)
    expect(await world.as('office').delete(url)).toMatchObject({ status: 409, body: { code: 'copying/not-cited' } })
    expect((await list(campaign)).total).toBe(1)
  })

  test("the unit's own history tells nothing of it", async () => {
    await world.as('office').put(`/api/campaigns/${campaign}/copying/${pair}/citation`, { reason: '联合举办' })
    const history = await world.as('westLiaison').get(`/api/campaigns/${campaign}/requirements/1/submissions/${world.units.west}/history`)
    expect(history.status).toBe(200)
    expect(JSON.stringify(history.body)).not.toContain('copying')
    const { rows: [line] } = await sql<{ unit_id: number; details: string }>`SELECT unit_id, details FROM audit_log WHERE action = 'copying.cite' ORDER BY id DESC LIMIT 1`.execute(world.ctx.db)
    expect(line).toMatchObject({ unit_id: world.units.city, details: expect.stringContaining('联合举办') })
    await world.as('office').delete(`/api/campaigns/${campaign}/copying/${pair}/citation`)
  })

  test('ids of another campaign and ids that are nowhere are answered alike', async () => {
    const elsewhere = await open()
    for (const url of [`/api/campaigns/${elsewhere}/copying/${pair}`, `/api/campaigns/${campaign}/copying/999999`])
      expect(await world.as('office').get(url)).toMatchObject({ status: 404, body: { code: 'copying/no-pair' } })
    expect(await world.as('office').get(`/api/campaigns/${campaign}/requirements/1/submissions/${world.units.museum}/copying`)).toMatchObject({ status: 404 })
  })

  test('a county that runs a campaign of its own is not compared with its siblings', async () => {
    const { rows: [row] } = await sql<{ id: number }>`
      INSERT INTO campaigns (unit_id, name, short_name, plan, state, created_at, issued_at) VALUES (${world.units.east}, '东溪县科普月', '科普月', '{}', 'issued', now(), now()) RETURNING id`.execute(world.ctx.db)
    const county = row!.id
    await sql`INSERT INTO requirements (campaign_id, id, title, needs_word, needs_pdf) VALUES (${county}, 1, '情况', true, false)`.execute(world.ctx.db)
    await sql`INSERT INTO assignments (campaign_id, requirement_id, unit_id) VALUES (${county}, 1, ${world.units.east})`.execute(world.ctx.db)
    await handIn(county, 'east', own(121).slice(0, 10))
    await settle()
    const { rows } = await sql<{ other_unit_id: number }>`SELECT other_unit_id FROM copying_pairs WHERE campaign_id = ${county}`.execute(world.ctx.db)
    // its own of the city's campaign, and nothing of the west's, which has the same text
    expect(rows).toEqual([{ other_unit_id: world.units.east }])
  })
})
