import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { unzipSync } from 'fflate'
import { dueAt, issuedCampaign } from '../../../test/campaign.ts'
import { putSubmission } from '../../../test/issued.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'
import { recountLedger } from './counts.store.ts'

interface Counts { due: number; draft: number; submitted: number; returned: number; accepted: number; late: number }
interface Row { id: number; name: string; below: number; due: number; inHand: number; cells: ({ requirementId: number; own: boolean; state: string | null; fact: string | null; lateNow: boolean } & Counts & { inHand: number })[]; liaison: { name: string; phone: string } | null }
interface Ledger {
  parent: { id: number; name: string }; trail: { id: number; name: string }[]; total: number; rows: Row[]; own: Row | null
  requirements: ({ id: number; title: string } & Counts)[]; groups: { kind: string; units: number; counts: ({ requirementId: number } & Counts)[] }[]
  may: { review: boolean; urge: boolean; export: boolean }
}

let world: World
let campaign: number
const ledger = async (person: PersonName, query = '') => (await world.as(person).get(`/api/campaigns/${campaign}/ledger${query}`)).body as Ledger
const names = (page: Ledger) => page.rows.map((row) => row.name)
const all = '?grouped=false&limit=200'

beforeAll(async () => {
  world = await makeWorld({ now: new Date('2027-06-03T02:00:00Z') })
  campaign = await issuedCampaign(world, {
    requirements: [
      { title: '工作方案', who: ['east', 'west', 'physics', 'botany', 'upper', 'lower'], dueAt: new Date('2027-05-12T15:59:59.999Z') },
      { title: '特色亮点', who: ['east', 'west', 'physics'], dueAt, lengthMax: 1000 },
      // only a unit below owes this one: its county's row opens all the same
      { title: '镇街小结', who: ['upper'], dueAt: null },
    ],
  })
  const put = (requirement: number, unit: Parameters<typeof putSubmission>[3], state: Parameters<typeof putSubmission>[4], at: string) => putSubmission(world, campaign, requirement, unit, state, new Date(at))
  await put(1, 'east', 'accepted', '2027-05-14T01:00:00Z')
  await put(1, 'west', 'returned', '2027-05-10T01:00:00Z')
  await put(1, 'physics', 'submitted', '2027-05-12T15:59:00Z')
  await put(1, 'upper', 'accepted', '2027-05-11T01:00:00Z')
  await put(2, 'east', 'draft', '2027-06-02T01:00:00Z')
  await put(2, 'physics', 'accepted', '2027-06-01T01:00:00Z')
  await world.ctx.db.transaction().execute((tx) => recountLedger(tx, campaign))
})
afterAll(() => world.close())

describe('numbers', () => {
  test('the office sees every requirement with the whole tree counted', async () => {
    const page = await ledger('office')
    expect(page.parent.id).toBe(world.units.city)
    expect(page.requirements.map(({ due, draft, submitted, returned, accepted, late }) => ({ due, draft, submitted, returned, accepted, late }))).toEqual([
      { due: 6, draft: 0, submitted: 1, returned: 1, accepted: 2, late: 1 },
      { due: 3, draft: 1, submitted: 0, returned: 0, accepted: 1, late: 0 },
      { due: 1, draft: 0, submitted: 0, returned: 0, accepted: 0, late: 0 },
    ])
    expect(page.groups.map(({ kind, units }) => [kind, units])).toEqual([['county_association', 2], ['society', 2]])
    expect(page.total).toBe(4)
    expect(page.may).toEqual({ review: true, urge: true, export: true })
  })

  test('the heads of groups add up to the cards, less what the parent owes itself', async () => {
    const page = await ledger('office')
    for (const requirement of page.requirements) {
      const sum = page.groups.flatMap((group) => group.counts).filter((count) => count.requirementId === requirement.id).reduce((due, count) => due + count.due, 0)
      expect(sum).toBe(requirement.due)
    }
  })

  test('a county counts what stands below it, and opens', async () => {
    const east = (await ledger('office')).rows.find((row) => row.id === world.units.east)!
    expect(east).toMatchObject({ below: 2, due: 5, inHand: 2 })
    expect(east.cells).toMatchObject([
      { requirementId: 1, own: true, state: 'accepted', due: 3, inHand: 2, late: 1, lateNow: true },
      { requirementId: 2, own: true, state: 'draft', due: 1 },
      { requirementId: 3, own: false, state: null, due: 1 },
    ])
    expect(east.liaison).toMatchObject({ name: '许南乔', phone: '100****0101' })
    const opened = await ledger('office', `?parent=${world.units.east}`)
    expect(names(opened)).toEqual(['下湾镇科协', '上湾镇科协'])
    expect(opened.trail.map((unit) => unit.id)).toEqual([world.units.city, world.units.east])
    expect(opened.own).toMatchObject({ id: world.units.east, due: 2, inHand: 1, cells: [{ due: 1, inHand: 1 }, { due: 1, inHand: 0 }] })
    expect(opened.requirements[0]).toMatchObject({ due: 3, accepted: 2 })
  })

  test('the least advanced come first', async () => {
    const page = await ledger('office', all)
    const shares = page.rows.map((row) => row.inHand / row.due)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  test('a page of a kind, then the rest', async () => {
    const first = await ledger('office', '?kind=society&limit=1')
    const second = await ledger('office', '?kind=society&limit=1&offset=1')
    expect([...names(first), ...names(second)].toSorted()).toEqual(['市植物学会', '市物理学会'])
    expect(second.total).toBe(2)
    expect((await ledger('office', '?kind=society&limit=1&offset=5'))).toMatchObject({ total: 2, rows: [] })
  })
})

describe('filters', () => {
  const cases: [string, string, string[]][] = [
    ['kind', 'kind=society', ['市植物学会', '市物理学会']],
    ['requirement', 'requirement=2', ['西坪县科协', '东溪县科协', '市物理学会']],
    ['missing', 'standing=missing&requirement=2', ['西坪县科协']],
    ['draft', 'standing=draft', ['东溪县科协']],
    ['submitted', 'standing=submitted', ['市物理学会']],
    ['returned', 'standing=returned', ['西坪县科协']],
    ['accepted', 'standing=accepted&requirement=1', ['东溪县科协']],
    ['late', 'standing=late', ['东溪县科协']],
    ['overdue', 'standing=overdue', ['市植物学会', '西坪县科协', '东溪县科协']],
    ['behind', 'behind=true', ['市植物学会', '西坪县科协', '东溪县科协']],
    ['words of a name', 'words=物理', ['市物理学会']],
    ['words of a liaison', 'words=苗晚星', ['下湾镇科协']],
    ['words reach below', 'words=湾镇', ['下湾镇科协', '上湾镇科协']],
    ['words of a file', 'words=材料.docx', ['东溪县科协', '西坪县科协', '市物理学会', '上湾镇科协']],
    ['marks of a pattern are plain', 'words=%25', []],
    ['together', 'kind=society&standing=overdue&requirement=1', ['市植物学会']],
  ]
  test.each(cases)('%s', async (_, query, expected) => {
    const page = await ledger('office', `${all}&${query}`)
    expect(names(page).toSorted()).toEqual(expected.toSorted())
    expect(page.total).toBe(expected.length)
  })
  test('a wrong filter is refused', async () => {
    expect((await world.as('office').get(`/api/campaigns/${campaign}/ledger?standing=x`)).status).toBe(400)
  })
})

describe('who sees what', () => {
  test('a county sees its own part only', async () => {
    const page = await ledger('eastLiaison')
    expect(page.parent.id).toBe(world.units.east)
    expect(page.own?.id).toBe(world.units.east)
    expect(names(page)).toHaveLength(2)
    expect(page.may).toEqual({ review: false, urge: false, export: false })
    expect(page.trail.map((unit) => unit.id)).toEqual([world.units.east])
    expect(page.requirements[0]).toMatchObject({ due: 3 })
  })
  test('a role on one unit alone does not open what is below', async () => {
    await world.ctx.db.updateTable('grants').set({ subtree: false }).where('person_id', '=', world.people.eastApprover).execute()
    const page = await ledger('eastApprover')
    expect(page).toMatchObject({ rows: [], groups: [], total: 0, own: { id: world.units.east, due: 2 } })
    expect(page.requirements[0]).toMatchObject({ due: 1, accepted: 1, late: 1 })
    expect((await world.as('eastApprover').get(`/api/campaigns/${campaign}/ledger?parent=${world.units.upper}`)).status).toBe(404)
  })
  test.each(['west', 'physics', 'city', 'upper'] as const)('%s is not there for others', async (unit) => {
    for (const person of ['botanyLiaison', 'lowerLiaison', ...(unit === 'upper' ? [] : ['eastLiaison' as const])] as PersonName[])
      for (const path of ['ledger', 'ledger.xlsx', 'originals.zip'])
        expect((await world.as(person).get(`/api/campaigns/${campaign}/${path}?parent=${world.units[unit]}`)).status, `${person} ${path}`).toBe(404)
  })
  test('those who take no part do not learn of the campaign', async () => {
    for (const person of ['museumLiaison', 'nobody'] as const)
      expect((await world.as(person).get(`/api/campaigns/${campaign}/ledger`)).status).toBe(404)
    expect((await world.as('office').get('/api/campaigns/9999/ledger')).status).toBe(404)
  })
  test('an observer reads and exports; a unit does not export', async () => {
    expect((await ledger('observer')).may).toEqual({ review: false, urge: false, export: true })
    expect((await world.as('eastLiaison').get(`/api/campaigns/${campaign}/ledger.xlsx`)).status).toBe(403)
  })
})

describe('what leaves', () => {
  beforeAll(async () => {
    // names a sheet or a zip could take for something else
    await sql`UPDATE units SET name = ${'=1+1学会'} WHERE id = ${world.units.botany}`.execute(world.ctx.db)
    await sql`UPDATE units SET name = ${'<b>东溪</b>/../县科协'} WHERE id = ${world.units.east}`.execute(world.ctx.db)
  })

  test('the sheet reads back: every unit that owes, formulas inert', async () => {
    const answer = await world.as('observer').get(`/api/campaigns/${campaign}/ledger.xlsx`)
    expect(answer.status).toBe(200)
    expect(answer.headers['x-rows']).toBe('6')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(answer.raw as never)
    const sheet = book.getWorksheet('报送台账')!
    const cells: string[][] = []
    sheet.eachRow((row) => cells.push((row.values as unknown[]).slice(1).map((value) => (value instanceof Date ? value.toISOString() : String(value ?? '')))))
    const text = cells.flat()
    expect(text).toContain('=1+1学会')
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)))
    const east = cells.find((row) => row[1]?.includes('<b>东溪</b>'))!
    expect(east).toContain('已收（迟报）')
    expect(cells.find((row) => row[1] === '西坪县科学技术协会')).toContain('退回')
    expect(cells.find((row) => row[1] === '=1+1学会')).toContain('逾期未报')
    const totals = book.getWorksheet('按上级汇总')!
    const sums: unknown[][] = []
    totals.eachRow((row) => sums.push((row.values as unknown[]).slice(1)))
    expect(sums.find((row) => row[0] === '云岭市科学技术协会' && row[1] === '工作方案')?.slice(2, 7)).toEqual([6, 3, 2, 1, 3])
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int FROM audit_log WHERE action = 'ledger.export' AND campaign_id = ${campaign}`.execute(world.ctx.db)
    expect(rows[0]!.count).toBe(1)
  })

  test('the zip holds what was handed in as 序号_单位_材料名, in no folder', async () => {
    const file = await world.ctx.files.put(Buffer.from('正文'))
    await sql`UPDATE submission_versions SET word_sha256 = ${file.sha256}, word_size = ${file.size}, pdf_name = 'a.pdf', pdf_sha256 = ${file.sha256}, pdf_size = ${file.size} WHERE campaign_id = ${campaign}`.execute(world.ctx.db)
    const answer = await world.as('office').get(`/api/campaigns/${campaign}/originals.zip`)
    expect(answer.status).toBe(200)
    expect(Number(answer.headers['content-length'])).toBe(answer.raw.length)
    const entries = unzipSync(answer.raw)
    const listed = Object.keys(entries)
    // accepted and waiting for review; returned and drafts are not in
    expect(listed).toEqual(['1__b_东溪__b__.._县科协_工作方案.docx', '1__b_东溪__b__.._县科协_工作方案.pdf', '2_云岭市物理学会_工作方案.docx', '2_云岭市物理学会_工作方案.pdf',
      '3_云岭市物理学会_特色亮点.docx', '3_云岭市物理学会_特色亮点.pdf', '4_上湾镇科学技术协会_工作方案.docx', '4_上湾镇科学技术协会_工作方案.pdf'])
    expect(Buffer.from(entries[listed[0]!]!).toString()).toBe('正文')
    const one = await world.as('office').get(`/api/campaigns/${campaign}/originals.zip?requirement=2`)
    expect(Object.keys(unzipSync(one.raw))).toHaveLength(2)
    expect((await world.as('office').get(`/api/campaigns/${campaign}/originals.zip?requirement=3`)).status).toBe(404)
  })
})

test('counters follow a unit that moves in the tree', async () => {
  const sumOf = async (unit: 'east' | 'west') => (await world.ctx.db.selectFrom('ledger_counts').select('due').where('campaign_id', '=', campaign).where('unit_id', '=', world.units[unit]).where('requirement_id', '=', 3).executeTakeFirst())?.due ?? 0
  expect([await sumOf('east'), await sumOf('west')]).toEqual([1, 0])
  await sql`UPDATE units SET parent_id = ${world.units.west}, path = (SELECT path FROM units WHERE id = ${world.units.west}) || id::text WHERE id = ${world.units.upper}`.execute(world.ctx.db)
  expect(await world.ctx.db.transaction().execute((tx) => recountLedger(tx, campaign))).toBeGreaterThan(0)
  expect([await sumOf('east'), await sumOf('west')]).toEqual([0, 1])
  expect(await world.ctx.db.transaction().execute((tx) => recountLedger(tx, campaign))).toBe(0)
})
