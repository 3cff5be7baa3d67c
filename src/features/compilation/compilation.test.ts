import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { issuedCampaign } from '../../../test/campaign.ts'
import { putSubmission } from '../../../test/issued.ts'
import { makeWord } from '../../../test/makers/word.ts'
import { makeWorld, type PersonName, type UnitName, type World } from '../../../test/world.ts'
import { withPdf } from '../../documents/pdf/index.ts'
import { readWord } from '../../documents/word/index.ts'
import { closeWorkers } from '../../documents/worker/index.ts'
import { Refusal } from '../../platform/errors.ts'
import { makeEdition } from './make.actions.ts'
import { jobs } from './jobs.ts'

interface Edition { edition: number; state: string; done: number; total: number; pages: number | null; pdfSha256: string | null; failure: string | null; reports: number; problems: number; leftOut: number; createdBy: string }
interface Seen { editions: Edition[]; since: number; requirements: { id: number; accepted: number; adopted: number }[]; may: { make: boolean } }
interface Key { requirementId: number; unitId: number }
interface Candidate extends Key { unitName: string; leftOut: boolean; fresh: boolean }

let world: World
let campaign: number
const base = () => `/api/campaigns/${campaign}/compilations`
const see = async (person: PersonName = 'office') => (await world.as(person).get(base())).body as Seen
const candidates = async (query: string) => ((await world.as('office').get(`${base()}/candidates?${query}`)).body as { parts: { name: string; reports: Candidate[] }[] }).parts
const wish = (reports: readonly Key[], more: object = {}) => ({
  title: '2027年全国科技工作者日活动材料汇编', subtitle: '', arrangement: 'unit', adoptedOnly: false, pictures: true, requirementIds: [1, 2],
  reports: reports.map(({ requirementId, unitId }) => ({ requirementId, unitId })), ...more,
})
const make = async (reports: readonly Key[], more?: object, person: PersonName = 'office') => {
  const answer = await world.as(person).post(base(), wish(reports, more))
  expect(answer).toMatchObject({ status: 201 })
  return (answer.body as { edition: number }).edition
}
const all = async () => (await candidates('requirements=1,2')).flatMap(({ reports }) => reports)

/** Puts a Word file in as the accepted report. */
async function handIn(unit: UnitName, requirement: number, paragraphs: readonly string[], file?: Uint8Array) {
  const stored = await world.ctx.files.put(file ?? (await makeWord({ paragraphs })))
  await putSubmission(world, campaign, requirement, unit, 'accepted')
  await sql`UPDATE submission_versions SET word_sha256 = ${stored.sha256}, word_size = ${stored.size} WHERE campaign_id = ${campaign} AND requirement_id = ${requirement} AND unit_id = ${world.units[unit]}`.execute(world.ctx.db)
}

beforeAll(async () => {
  world = await makeWorld({ now: new Date('2027-06-07T02:00:00Z') })
})
beforeEach(async () => {
  campaign = await issuedCampaign(world, { requirements: [{ title: '特色亮点', who: ['east', 'west', 'physics', 'botany', 'works'] }, { title: '活动总结', who: ['east', 'west'] }] })
  await handIn('east', 1, ['东溪县特色亮点', '一、做法', '东溪县的做法。'])
  await handIn('west', 1, ['西坪县特色亮点', '一、做法', '西坪县的做法。'])
  await handIn('physics', 1, ['市物理学会特色亮点', '一、做法', '市物理学会的做法。'])
  await handIn('east', 2, ['东溪县活动总结', '一、概况', '东溪县的概况。'])
  await putSubmission(world, campaign, 1, 'botany', 'submitted')
  await sql`UPDATE submissions SET adopted = true WHERE campaign_id = ${campaign} AND requirement_id = 1 AND unit_id = ${world.units.physics}`.execute(world.ctx.db)
})
afterAll(async () => {
  await world.close()
  await closeWorkers()
})

describe('what may go in', () => {
  test('only what is accepted, or adopted, in parts by kind of unit', async () => {
    expect((await see()).requirements).toMatchObject([{ id: 1, accepted: 3, adopted: 1 }, { id: 2, accepted: 1, adopted: 0 }])
    const parts = await candidates('requirements=1,2')
    expect(parts.map(({ name, reports }) => [name, reports.map(({ unitName }) => unitName)])).toEqual([
      ['县区科协', ['东溪县科学技术协会', '东溪县科学技术协会', '西坪县科学技术协会']], ['学会', ['云岭市物理学会']],
    ])
    expect((await candidates('requirements=1,2&adoptedOnly=true')).flatMap(({ reports }) => reports.map(({ unitName }) => unitName))).toEqual(['云岭市物理学会'])
  })

  test('by module: what its requirement names, else the one of its unit, else the kind of unit', async () => {
    const { db } = world.ctx
    await sql`INSERT INTO modules (campaign_id, id, name) VALUES (${campaign}, 1, '团结引领'), (${campaign}, 2, '为民服务')`.execute(db)
    await sql`UPDATE requirements SET title = '“为民服务”活动总结' WHERE campaign_id = ${campaign} AND id = 2`.execute(db)
    await sql`INSERT INTO activities (campaign_id, id, module_id, unit_id, main_venue, name) VALUES (${campaign}, 1, 1, ${world.units.physics}, false, '学术沙龙')`.execute(db)
    expect((await candidates('requirements=1,2&arrangement=module')).map(({ name, reports }) => [name, reports.length])).toEqual([['团结引领', 1], ['为民服务', 1], ['县区科协', 2]])
  })
})

describe('an edition', () => {
  test('is made by a job, holds what was chosen in that order, and says where each report stands', async () => {
    const [first, second, third, fourth] = await all()
    const edition = await make([third!, first!, fourth!])
    expect((await see()).editions[0]).toMatchObject({ state: 'waiting', reports: 3, leftOut: 1, createdBy: '江见白' })
    await makeEdition(world.ctx, campaign, edition)
    const { editions: [made] } = await see('observer')
    expect(made).toMatchObject({ state: 'done', problems: 0 })

    const pdf = await world.as('observer').get(`${base()}/${edition}/files/pdf`)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    const sources = (await world.as('observer').get(`${base()}/${edition}`)).body as { reports: (Key & { page: number; leftOut: boolean; sha256: string; title: string })[]; total: number }
    expect(sources.total).toBe(4)
    expect(sources.reports.map(({ unitId }) => unitId)).toEqual([third!.unitId, first!.unitId, fourth!.unitId, second!.unitId])
    expect(sources.reports.map(({ leftOut }) => leftOut)).toEqual([false, false, false, true])
    for (const { sha256 } of sources.reports) expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    await withPdf(pdf.raw, (file) => {
      expect(file.pageCount).toBe(made!.pages)
      // cover and one page of contents stand before the page counted 1
      for (const { page, leftOut } of sources.reports) if (!leftOut) expect(file.pageText(page + 2).lines.map(({ text }) => text).join('')).toContain('做法')
    })
    const word = readWord((await world.as('office').get(`${base()}/${edition}/files/docx`)).raw)
    const text = word.paragraphs.map((each) => each.text).join('\n')
    expect(text.indexOf('西坪县的做法')).toBeGreaterThan(0)
    expect(text.indexOf('西坪县的做法')).toBeLessThan(text.indexOf('东溪县的做法'))
    const { rows } = await sql<{ action: string }>`SELECT action FROM audit_log WHERE campaign_id = ${campaign} AND action LIKE 'compilation.%' ORDER BY id`.execute(world.ctx.db)
    expect(rows.map(({ action }) => action)).toEqual(['compilation.make', 'compilation.done', 'compilation.download', 'compilation.download'])
  })

  test('stays when a later one is made; what came in since is counted, and what was left out stays left out', async () => {
    const reports = await all()
    await makeEdition(world.ctx, campaign, await make(reports.slice(1)))
    expect((await see()).since).toBe(0)
    await handIn('works', 1, ['重机厂特色亮点', '重机厂的做法。'])
    expect((await see()).since).toBe(1)
    const again = await all()
    expect(again.filter(({ fresh }) => fresh).map(({ unitName }) => unitName)).toEqual(['云岭重机厂科学技术协会'])
    expect(again.filter(({ leftOut }) => leftOut)).toHaveLength(1)
    await makeEdition(world.ctx, campaign, await make(again))
    expect((await see()).editions.map(({ edition, state }) => [edition, state])).toEqual([[2, 'done'], [1, 'done']])
    expect((await world.as('office').get(`${base()}/1/files/pdf`)).status).toBe(200)
  })

  test('a report that cannot be read goes in as a page that says so, and is listed', async () => {
    await handIn('works', 1, [], Buffer.from('PK\x03\x04 not a document'))
    const edition = await make(await all())
    await makeEdition(world.ctx, campaign, edition)
    expect((await see()).editions[0]).toMatchObject({ state: 'done', reports: 5, problems: 1 })
    const { reports } = (await world.as('office').get(`${base()}/${edition}?problems=true`)).body as { reports: { unitName: string; problem: string; page: number }[] }
    expect(reports).toMatchObject([{ unitName: '云岭重机厂科学技术协会', problem: '这个文件打不开，可能没传完。' }])
    const pdf = await world.as('office').get(`${base()}/${edition}/files/pdf`)
    await withPdf(pdf.raw, (file) => expect(file.pageText(reports[0]!.page + 2).lines.map(({ text }) => text).join('')).toContain('没有编入'))
  })
})

describe('refused', () => {
  test('by whom it may not be made; an observer sees and downloads', async () => {
    const reports = await all()
    expect((await world.as('observer').post(base(), wish(reports))).status).toBe(403)
    expect((await see('observer')).may.make).toBe(false)
    for (const person of ['eastLiaison', 'physicsApprover', 'nobody'] as const) expect((await world.as(person).get(base())).status, person).toBeGreaterThanOrEqual(403)
  })

  test('with nothing chosen, something twice, something not accepted any more, or a unit of elsewhere', async () => {
    const reports = await all()
    expect(await world.as('office').post(base(), wish([]))).toMatchObject({ status: 400, body: { code: 'compilation/nothing' } })
    expect(await world.as('office').post(base(), wish([reports[0]!, reports[0]!]))).toMatchObject({ status: 400, body: { code: 'compilation/twice' } })
    await putSubmission(world, campaign, 1, 'physics', 'returned')
    expect(await world.as('office').post(base(), wish(reports))).toMatchObject({ status: 409, body: { code: 'compilation/not-accepted' } })
    expect(await world.as('office').post(base(), wish([{ requirementId: 1, unitId: world.units.museum }]))).toMatchObject({ status: 409, body: { code: 'compilation/not-accepted' } })
    expect((await see()).editions).toEqual([])
  })

  test('of two at once the second is told who is at it', async () => {
    const reports = await all()
    const answers = await Promise.all([world.as('office').post(base(), wish(reports)), world.as('officeTwo').post(base(), wish(reports))])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ body: { code: 'compilation/under-way', message: expect.stringMatching(/^(江见白|顾半夏)正在生成汇编/) } })
  })
})

describe('a job that does not come to its end', () => {
  test('killed: another takes it up once it has been silent, not before', async () => {
    const edition = await make(await all())
    // as a process leaves it that was killed in the middle
    await sql`UPDATE compilations SET state = 'running', turn = 1, beat_at = ${world.ctx.now()} WHERE campaign_id = ${campaign} AND edition = ${edition}`.execute(world.ctx.db)
    await makeEdition(world.ctx, campaign, edition)
    expect((await see()).editions[0]).toMatchObject({ state: 'running' })
    await sql`UPDATE compilations SET beat_at = ${new Date(world.ctx.now().getTime() - 120_000)} WHERE campaign_id = ${campaign} AND edition = ${edition}`.execute(world.ctx.db)
    const queued = () => sql<{ count: number }>`SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE key = ${`compilation ${campaign}/${edition}`}`.execute(world.ctx.db).then(({ rows }) => rows[0]!.count)
    await sql`SELECT graphile_worker.remove_job(${`compilation ${campaign}/${edition}`})`.execute(world.ctx.db)
    expect(await queued()).toBe(0)
    await jobs['compilation.resume']!(world.ctx, {} as never)
    expect(await queued()).toBe(1)
    await makeEdition(world.ctx, campaign, edition)
    expect((await see()).editions[0]).toMatchObject({ state: 'done' })
  })

  test('one that was thought dead and comes back keeps nothing', async () => {
    const edition = await make(await all())
    const first = makeEdition({ ...world.ctx, files: { ...world.ctx.files, put: async (content) => {
      // another takes the work up meanwhile
      await sql`UPDATE compilations SET turn = turn + 1 WHERE campaign_id = ${campaign} AND edition = ${edition}`.execute(world.ctx.db)
      return world.ctx.files.put(content)
    } } }, campaign, edition)
    await first
    expect((await see()).editions[0]).toMatchObject({ state: 'running', pdfSha256: null })
  })

  test('stopped by hand: what was made before stays, and a new one may begin', async () => {
    const reports = await all()
    const edition = await make(reports)
    expect((await world.as('observer').post(`${base()}/${edition}/stop`)).status).toBe(403)
    expect((await world.as('officeTwo').post(`${base()}/${edition}/stop`)).status).toBe(204)
    await makeEdition(world.ctx, campaign, edition)
    expect((await see()).editions[0]).toMatchObject({ state: 'stopped' })
    expect(await world.as('office').post(`${base()}/${edition}/stop`)).toMatchObject({ status: 409, body: { code: 'compilation/not-under-way' } })
    await make(reports)
  })

  test('a full disk is said at once; our own fault is tried again, then said', async () => {
    const failing = (error: Error) => ({ ...world.ctx, files: { ...world.ctx.files, put: () => Promise.reject(error) } })
    const full = await make(await all())
    await makeEdition(failing(new Refusal('files/disk-full', 507, '服务器存储空间已满，文件没有保存。', '请联系管理员。')), campaign, full)
    expect((await see()).editions[0]).toMatchObject({ state: 'failed', failure: '服务器存储空间已满，文件没有保存。' })
    const broken = await make(await all())
    for (const turn of [1, 2]) await expect(makeEdition(failing(new Error('broken')), campaign, broken), `turn ${turn}`).rejects.toThrow('broken')
    await makeEdition(failing(new Error('broken')), campaign, broken)
    expect((await see()).editions[0]).toMatchObject({ state: 'failed', failure: '生成时程序出错，没有做成。' })
  })
})
