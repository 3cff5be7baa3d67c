import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issuedCampaign } from '../../../test/campaign.ts'
import { putSubmission } from '../../../test/issued.ts'
import { material } from '../../../test/reports.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'
import { countCharacters, readWord } from '../../documents/word/index.ts'
import { figureIds, type FigureId, type Paragraph } from './rules.ts'

interface Section { id: number; heading: string; level: 1 | 2; body: Paragraph[]; version: number; length: number; lockedBy: string | null }
interface Seen { figures: Record<FigureId, number>; may: { write: boolean }; summary: { title: string; length: number; lengthMax: number | null; sections: Section[] } | null }

let world: World
let campaign: number
const base = () => `/api/campaigns/${campaign}/summary`
const see = async (person: PersonName = 'office') => (await world.as(person).get(base())).body as Seen
const write = (person: PersonName, section: Section, words: string) =>
  world.as(person).put(`${base()}/sections/${section.id}`, { version: section.version, heading: section.heading, body: [[{ kind: 'text', text: words }]] })

beforeAll(async () => {
  world = await makeWorld({ now: new Date('2027-06-07T02:00:00Z') })
  campaign = await issuedCampaign(world, { requirements: [{ title: '特色亮点', who: ['east', 'west', 'physics', 'botany'] }, { title: '活动总结', who: ['east', 'west', 'physics', 'botany'], lengthMax: 2000 }, { title: '工作方案', who: ['botany'] }] })
  const { docx } = await material()
  const file = await world.ctx.files.put(docx)
  await putSubmission(world, campaign, 1, 'east', 'accepted', new Date('2027-06-01T02:00:00Z'))
  await putSubmission(world, campaign, 2, 'east', 'accepted', new Date('2027-06-06T02:00:00Z'))
  await putSubmission(world, campaign, 1, 'west', 'submitted', new Date('2027-06-02T02:00:00Z'))
  await putSubmission(world, campaign, 1, 'physics', 'returned', new Date('2027-06-02T02:00:00Z'))
  await putSubmission(world, campaign, 3, 'botany', 'accepted', new Date('2027-06-01T02:00:00Z'))
  await sql`UPDATE submissions SET adopted = true WHERE campaign_id = ${campaign} AND requirement_id = 1 AND unit_id = ${world.units.east}`.execute(world.ctx.db)
  // a plan says what is to come: it adds nothing
  // the same county counts itself twice: the larger stands; what waits for review does not count
  await sql`UPDATE submission_versions SET word_sha256 = ${file.sha256}, word_size = ${file.size}, activities = CASE requirement_id WHEN 1 THEN 23 ELSE 20 END, people = CASE requirement_id WHEN 1 THEN 1206 ELSE 15000 END,
    figures_quote = '共举办活动' WHERE campaign_id = ${campaign}`.execute(world.ctx.db)
  await sql`INSERT INTO modules (campaign_id, id, name) VALUES (${campaign}, 1, '团结引领')`.execute(world.ctx.db)
  await sql`INSERT INTO activities (campaign_id, id, module_id, unit_id, main_venue, name, state) VALUES (${campaign}, 1, 1, ${world.units.city}, true, '座谈会', 'finished'), (${campaign}, 2, NULL, ${world.units.city}, true, '取消的', 'cancelled')`.execute(world.ctx.db)
})
afterAll(() => world.close())

test('before the draft there are figures and no text', async () => {
  expect(await see()).toMatchObject({ summary: null, figures: { units_received: 4, units_due: 4, units_in: 3, materials: 4, materials_accepted: 3, highlights: 1, late: 1, activities_main: 1, activities_units: 23, people: 15_000 } })
  expect((await world.as('office').get(`/api/campaigns/${campaign}/summary.docx`)).status).toBe(404)
  expect((await world.as('office').put(base(), { title: '总结', lengthMax: null })).status).toBe(404)
})

test('every figure equals the sum of its rows, its parts and its sheet', async () => {
  const { figures } = await see()
  for (const id of figureIds) {
    const { body } = await world.as('observer').get(`/api/campaigns/${campaign}/figures/${id}/rows?limit=500`) as { body: { total: number; value: number; sums: { value: number; rows: number }[]; rows: { value: number; link: string | null }[] } }
    expect(body.rows.reduce((sum, row) => sum + row.value, 0), id).toBe(figures[id])
    expect(body.value, id).toBe(figures[id])
    expect(body.sums.reduce((sum, each) => sum + each.value, 0), id).toBe(figures[id])
    expect(body.rows).toHaveLength(body.total)
    for (const row of body.rows) expect(row.link).toMatch(new RegExp(`^/campaigns/${campaign}/`))
    const sheet = await world.as('observer').get(`/api/campaigns/${campaign}/figures/${id}/rows.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(sheet.raw as never)
    let sum = 0
    book.worksheets[0]!.eachRow((row) => { if (typeof row.getCell(4).value === 'number') sum += row.getCell(4).value as number })
    expect(sum, id).toBe(figures[id])
  }
})

test('rows come in pages that meet', async () => {
  const page = async (offset: number) => ((await world.as('office').get(`/api/campaigns/${campaign}/figures/units_received/rows?limit=3&offset=${offset}`)).body as { total: number; rows: { label: string }[] })
  const [first, second] = [await page(0), await page(3)]
  expect([first.total, second.total, (await page(50)).total]).toEqual([4, 4, 4])
  expect(new Set([...first.rows, ...second.rows].map((row) => row.label)).size).toBe(4)
})

test('the draft is written once, from the evidence, by someone who may', async () => {
  expect((await world.as('observer').post(base())).status).toBe(403)
  const drafted = await world.as('office').post(base())
  expect(drafted.status).toBe(200)
  const again = await world.as('officeTwo').post(base())
  expect(again).toMatchObject({ status: 409, body: { code: 'summary/exists' } })
  const { summary } = await see('observer')
  expect(summary!.lengthMax).toBe(2000)
  expect(summary!.sections.map((section) => section.heading)).toEqual(['基本情况', '主要做法', '团结引领', '特色亮点', '问题与建议'])
  expect(summary!.sections[3]!.body.flat()).toContainEqual(expect.objectContaining({ kind: 'source', unitId: world.units.east, requirementId: 1, text: expect.stringContaining('把会场搬到田埂上') }))
  expect((await see('observer')).may).toEqual({ write: false })
})

test('highlights can be put in with their source', async () => {
  const answer = await world.as('office').get(`${base()}/highlights`)
  expect(answer.body).toEqual([{ unitId: world.units.east, unitName: '东溪县科学技术协会', requirementId: 1, version: 1, title: '特色亮点', text: expect.stringContaining('田埂') }])
  expect((await world.as('observer').get(`${base()}/highlights`)).status).toBe(403)
})

describe('writing together', () => {
  test('two people save one section: the second keeps the text and is told', async () => {
    const section = (await see()).summary!.sections[4]!
    const [a, b] = await Promise.all([write('office', section, '甲的话。'), write('officeTwo', section, '乙的话。')])
    expect([a.status, b.status].toSorted()).toEqual([200, 409])
    const saved = (await see()).summary!.sections[4]!
    expect(saved.version).toBe(section.version + 1)
    expect(saved.body).toEqual([[{ kind: 'text', text: a.status === 200 ? '甲的话。' : '乙的话。' }]])
  })
  test('a section in someone’s hands is locked for two minutes', async () => {
    const section = (await see()).summary!.sections[1]!
    expect((await world.as('office').post(`${base()}/sections/${section.id}/hold`, { hold: true })).status).toBe(200)
    expect((await see('officeTwo')).summary!.sections[1]!.lockedBy).toBe('江见白')
    expect((await see('office')).summary!.sections[1]!.lockedBy).toBeNull()
    expect(await write('officeTwo', section, '乙。')).toMatchObject({ status: 409, body: { code: 'summary/locked', message: '江见白正在改这一节。' } })
    world.clock.now = new Date(world.clock.now.getTime() + 121_000)
    expect((await see('officeTwo')).summary!.sections[1]!.lockedBy).toBeNull()
    expect((await write('officeTwo', section, '乙。')).status).toBe(200)
    expect(await write('office', section, '甲。')).toMatchObject({ status: 409 })
    expect((await world.as('officeTwo').post(`${base()}/sections/${section.id}/hold`, { hold: false })).status).toBe(200)
    expect(await write('office', section, '甲。')).toMatchObject({ status: 409, body: { code: 'summary/changed', message: expect.stringContaining('顾半夏') } })
  })
  test('no section, no campaign: not there', async () => {
    expect((await world.as('office').put(`${base()}/sections/99`, { version: 1, heading: 'x', body: [] })).status).toBe(404)
    expect((await world.as('office').get('/api/campaigns/9999/summary')).status).toBe(404)
  })
  test.each(['eastLiaison', 'physicsApprover', 'department', 'nobody'] as const)('%s has no part in it', async (person) => {
    const as = world.as(person)
    const answers = await Promise.all([as.get(base()), as.post(base()), as.put(base(), { title: 'x', lengthMax: null }), as.post(`${base()}/refresh`, { figure: null }), as.get(`/api/campaigns/${campaign}/summary.docx`),
      as.get(`/api/campaigns/${campaign}/figures/people/rows`), as.get(`/api/campaigns/${campaign}/figures`), as.put(`${base()}/sections/1`, { version: 1, heading: 'x', body: [] })])
    for (const answer of answers) expect([403, 404]).toContain(answer.status)
  })
})

describe('figures that move', () => {
  test('are seen, and brought up to date except where a colleague is writing', async () => {
    await putSubmission(world, campaign, 2, 'botany', 'accepted')
    const before = await see()
    const body: Paragraph[] = [[{ kind: 'figure', figure: 'materials', value: 4, typed: false }, { kind: 'figure', figure: 'materials', value: 99, typed: true }]]
    const last = before.summary!.sections[4]!
    await world.as('officeTwo').put(`${base()}/sections/${last.id}`, { version: last.version, heading: last.heading, body })
    expect(before.figures.materials).toBe(5)
    const refreshed = await world.as('office').post(`${base()}/refresh`, { figure: null })
    expect(refreshed.body).toEqual({ updated: 1, locked: [{ heading: '问题与建议', by: '顾半夏' }] })
    await world.as('officeTwo').post(`${base()}/sections/${last.id}/hold`, { hold: false })
    expect((await world.as('office').post(`${base()}/refresh`, { figure: 'people' })).body).toEqual({ updated: 0, locked: [] })
    expect((await world.as('office').post(`${base()}/refresh`, { figure: 'materials' })).body).toEqual({ updated: 1, locked: [] })
    expect((await see()).summary!.sections[4]!.body).toEqual([[{ ...body[0]![0]!, value: 5 }, body[0]![1]]])
  })
})

test('the Word file reads back with the length that was shown', async () => {
  expect((await world.as('office').put(base(), { title: '云岭市2027年“全国科技工作者日”活动总结' })).status).toBe(204)
  expect((await world.as('officeTwo').put(base(), { lengthMax: 1800 })).status).toBe(204)
  const answer = await world.as('observer').get(`/api/campaigns/${campaign}/summary.docx`)
  expect(answer.status).toBe(200)
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('云岭市2027年“全国科技工作者日”活动总结.docx')
  const word = readWord(new Uint8Array(answer.raw))
  const { summary } = await see()
  expect(summary!.lengthMax).toBe(1800)
  expect(countCharacters(word).words).toBe(summary!.length)
  const lines = word.paragraphs.map((paragraph) => paragraph.text)
  expect(lines).toContain('一、基本情况')
  expect(lines).toContain('（一）团结引领')
  expect(lines.join('')).toContain('3个单位报送材料5份')
})

test('becomes an official report to be finished in the composer, by the office alone', async () => {
  const { summary } = await see()
  const made = await world.as('office').post(`${base()}/composition`)
  expect(made.status).toBe(201)
  const { body } = await world.as('office').get(`/api/compositions/${(made.body as { id: number }).id}`)
  const { document } = body as { document: { kind: string; title: string; letterhead: { issuers: string[] }; body: { kind: string; text?: string }[] } }
  expect(document).toMatchObject({ kind: 'report', title: summary!.title, letterhead: { issuers: [world.unitName('city')] } })
  expect(document.body.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual(summary!.sections.map(({ heading }) => heading))
  expect((await world.as('observer').post(`${base()}/composition`)).status).toBe(403)
  expect((await world.as('eastLiaison').post(`${base()}/composition`)).status).toBe(404)
})

test('a draft of nothing still stands', async () => {
  const empty = await issuedCampaign(world, { requirements: [{ title: '方案', who: ['west'] }] })
  const answer = await world.as('office').post(`/api/campaigns/${empty}/summary`)
  expect(answer).toMatchObject({ status: 200, body: { figures: { people: 0, materials: 0 }, summary: { lengthMax: null } } })
})
