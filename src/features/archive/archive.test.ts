import { createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issuedCampaign } from '../../../test/campaign.ts'
import { putSubmission } from '../../../test/issued.ts'
import { material, type Material } from '../../../test/reports.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'
import { readSheet } from '../../documents/sheets/index.ts'
import { openZip } from '../../documents/zip/index.ts'
import { closeWorkers } from '../../documents/worker/index.ts'
import { chainHash } from '../../platform/audit.ts'
import { makeEdition } from '../compilation/make.actions.ts'

interface Item { key: string; number: number; group: string; title: string; retention: string; suggested: string; secrecy: string; remark: string; changed: boolean; pages: number | null }
interface Seen { items: Item[]; total: number; absent: string[]; may: { export: boolean }; groups: { group: string; items: number }[] }

let world: World
let campaign: number
let files: Material
const base = () => `/api/campaigns/${campaign}/archive`
const see = async (person: PersonName = 'office') => (await world.as(person).get(`${base()}?limit=500`)).body as Seen
const exported = async (person: PersonName = 'office') => {
  const answer = await world.as(person).get(`${base()}.zip`)
  expect(answer.status).toBe(200)
  return answer.raw
}
/** Paths below the archive's own folder, with their bytes. */
function unpack(zip: Uint8Array): Map<string, Uint8Array> {
  const opened = openZip(zip)
  return new Map(opened.names().map((name) => [name.slice(name.indexOf('/') + 1), opened.read(name)!]))
}
const cellsOf = async (bytes: Uint8Array) => (await readSheet(bytes)).map(({ cells }) => cells)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  world = await makeWorld({ now: new Date('2027-06-07T02:00:00Z') })
  files = await material()
  campaign = await issuedCampaign(world, { requirements: [{ title: '特色亮点', who: ['east', 'west'] }] })
  const { ctx, units } = world
  const notice = await ctx.files.put(files.pdf)
  await sql`INSERT INTO notice_files (campaign_id, notice_id, id, name, sha256, size) VALUES (${campaign}, 1, 1, '关于印发方案的通知.pdf', ${notice.sha256}, ${notice.size})`.execute(ctx.db)
  const [first, word] = [await ctx.files.put(Buffer.from('第一稿')), await ctx.files.put(files.docx)]
  await putSubmission(world, campaign, 1, 'east', 'accepted', new Date('2027-06-02T02:00:00Z'))
  await sql`UPDATE submissions SET version = 2, adopted = true WHERE campaign_id = ${campaign} AND unit_id = ${units.east}`.execute(ctx.db)
  await sql`UPDATE submission_versions SET word_name = '../../亮点<1>.docx', word_sha256 = ${first.sha256}, word_size = ${first.size} WHERE campaign_id = ${campaign} AND unit_id = ${units.east}`.execute(ctx.db)
  await sql`INSERT INTO submission_versions (campaign_id, requirement_id, unit_id, version, word_name, word_sha256, word_size, pdf_name, pdf_sha256, pdf_size, submitted_at)
    VALUES (${campaign}, 1, ${units.east}, 2, 'CON.docx', ${word.sha256}, ${word.size}, '亮点\n盖章.pdf', ${notice.sha256}, ${notice.size}, '2027-06-04T02:00:00Z')`.execute(ctx.db)
})
afterAll(async () => {
  await world.close()
  await closeWorkers()
})

describe('the index', () => {
  test('numbers items in the order things came to be, with a suggestion for each, and says what is missing', async () => {
    const { items, absent, may, groups } = await see()
    expect(items.map(({ number, group, title }) => [number, group, title])).toEqual([
      [1, 'notice', '关于印发《科技工作者日活动实施方案》的通知'], [2, 'plan', '2027年全国科技工作者日活动方案'], [3, 'contacts', '2027年全国科技工作者日活动联系人名册'],
      [4, 'report', '特色亮点（东溪县科学技术协会）'], [5, 'ledger', '2027年全国科技工作者日活动报送台账'], [6, 'audit', '2027年全国科技工作者日活动操作日志摘录'],
    ])
    expect(items.map(({ retention }) => retention)).toEqual(['permanent', 'permanent', 'ten', 'thirty', 'thirty', 'thirty'])
    expect(items[3]).toMatchObject({ remark: '采用；共 2 稿，第 2 稿为准' })
    expect(absent).toEqual(['还没有生成材料汇编。', '还没有写总结。'])
    expect(may.export).toBe(true)
    expect(groups.map(({ group }) => group)).toEqual(['notice', 'plan', 'contacts', 'report', 'ledger', 'audit'])
  })

  test('says what a person says, and goes back to the suggestion', async () => {
    const patch = (body: object, person: PersonName = 'office') => world.as(person).patch(`${base()}/items`, body)
    expect((await patch({ keys: ['contacts', 'ledger'], retention: 'permanent', secrecy: '内部' })).status).toBe(204)
    expect((await patch({ keys: ['contacts'], remark: '另附纸质件' })).status).toBe(204)
    expect((await see()).items[2]).toMatchObject({ retention: 'permanent', suggested: 'ten', secrecy: '内部', remark: '另附纸质件', changed: true })
    expect((await patch({ keys: ['contacts'], retention: null, secrecy: null, remark: null })).status).toBe(204)
    expect((await see()).items[2]).toMatchObject({ retention: 'ten', secrecy: '', remark: '含个人信息', changed: false })
    expect((await see()).items[4]).toMatchObject({ retention: 'permanent', changed: true })
    expect(await patch({ keys: ['report/9/9'], retention: 'ten' })).toMatchObject({ status: 404, body: { code: 'archive/no-item' } })
    expect((await patch({ keys: ['plan'], retention: 'for ever' })).status).toBe(400)
    expect((await patch({ keys: ['plan'], retention: 'ten' }, 'observer')).status).toBe(403)
  })
})

describe('the folder', () => {
  test('holds originals byte for byte under names Windows takes, and verifies', async () => {
    const zip = await exported()
    const inside = unpack(zip)
    const names = [...inside.keys()]
    for (const name of names) expect(name).not.toMatch(/[<>:"|?*\\\n]|(^|\/)\.\.?(\/|$)/)
    const report = names.filter((name) => name.startsWith('04_各单位报送/'))
    expect(report.map((name) => name.split('/').at(-1))).toEqual(['01_定稿（第2稿）_盖章件_亮点_盖章.pdf', '02_定稿（第2稿）_Word_CON.docx', '03_第1稿_Word_.._.._亮点_1_.docx'])
    expect(report.map((name) => sha256(inside.get(name)!))).toEqual([sha256(files.pdf), sha256(files.docx), sha256(Buffer.from('第一稿'))])

    const sums = Buffer.from(inside.get('校验值.sha256')!).toString().trim().split('\n')
    expect(sums).toHaveLength(names.length - 1)
    for (const line of sums) {
      const [, digest, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line)!
      expect(sha256(inside.get(name!)!), name).toBe(digest)
    }
    const index = await cellsOf(inside.get('归档文件目录.xlsx')!)
    const head = index.findIndex((row) => row[0] === '件号')
    expect(index[head]).toEqual(['件号', '责任者', '文号', '题名', '日期', '密级', '页数', '保管期限', '备注', '所在文件夹'])
    expect(index[head + 1]).toEqual(['1', '云岭市科学技术协会', '云科协发〔2027〕8号', '关于印发《科技工作者日活动实施方案》的通知', '20270607', '', '1', '永久', '', expect.stringMatching(/^01_通知\/01_/)])
    expect(index[head + 4]!.slice(3, 8)).toEqual(['特色亮点（东溪县科学技术协会）', '20270604', '', '1', '30年'])
    const contacts = await cellsOf(inside.get('03_联系人名册/联系人名册.xlsx')!)
    expect(contacts.flat()).toContain('10000000101')
    const { rows } = await sql<{ action: string; person_name: string }>`SELECT action, person_name FROM audit_log WHERE campaign_id = ${campaign} AND action = 'archive.export'`.execute(world.ctx.db)
    expect(rows).toEqual([{ action: 'archive.export', person_name: '江见白' }])
  })

  test('the log in it can be counted again by anyone', async () => {
    const lines = Buffer.from(unpack(await exported()).get('08_操作日志摘录/操作日志摘录.jsonl')!).toString().trim().split('\n').map((line) => JSON.parse(line) as { hashed: unknown[]; hash: string })
    expect(lines.length).toBeGreaterThan(1)
    for (const { hashed, hash } of lines) expect(sha256(Buffer.from(JSON.stringify(hashed)))).toBe(hash)
    const [id, at, action, person_id, person_name, unit_id, campaign_id, object, details, previous] = lines[0]!.hashed as never[]
    expect(chainHash({ id, at: new Date(at!), action, person_id, person_name, unit_id, campaign_id, object, details, previous } as never)).toBe(lines[0]!.hash)
  })

  test('sha256sum itself finds every file right', async (context) => {
    const run = promisify(execFile)
    const found = await run('sha256sum', ['--version']).then(() => run('unzip', ['-v'])).then(() => true, () => false)
    // Where everything must be tested (LIANDONG_CI=1) their absence is a failure.
    if (!found && process.env.LIANDONG_CI !== '1') return context.skip('sha256sum or unzip is not on this machine')
    const folder = await mkdtemp(path.join(tmpdir(), 'archive-'))
    try {
      await writeFile(path.join(folder, 'a.zip'), await exported())
      await run('unzip', ['-tq', 'a.zip'], { cwd: folder })
      await run('unzip', ['-q', 'a.zip'], { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
      const { stdout } = await run('sha256sum', ['-c', '校验值.sha256'], { cwd: path.join(folder, '2027 科技工作者日_归档') })
      expect(stdout.trim().split('\n').every((line) => line.endsWith(': OK'))).toBe(true)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('compilation and summary are in it once they are made', async () => {
    const { units } = world
    const made = await world.as('office').post(`/api/campaigns/${campaign}/compilations`, {
      title: '材料汇编', subtitle: '', arrangement: 'unit', adoptedOnly: false, pictures: true, requirementIds: [1], reports: [{ requirementId: 1, unitId: units.east }],
    })
    await makeEdition(world.ctx, campaign, (made.body as { edition: number }).edition)
    expect((await world.as('office').post(`/api/campaigns/${campaign}/summary`)).status).toBe(200)
    const { items, absent } = await see('observer')
    expect(absent).toEqual([])
    expect(items.map(({ group }) => group)).toEqual(['notice', 'plan', 'contacts', 'report', 'compilation', 'summary', 'ledger', 'audit'])
    expect(items[4]!.pages).toBeGreaterThan(2)
    const names = [...unpack(await exported('administrator')).keys()]
    expect(names.filter((name) => name.startsWith('05_'))).toEqual(['05_材料汇编/材料汇编_第1版.pdf', '05_材料汇编/材料汇编_第1版.docx'])
    const summary = names.filter((name) => name.startsWith('06_'))
    expect(summary.map((name) => name.slice(name.lastIndexOf('.')))).toEqual(['.pdf', '.docx'])
  })

  test('an original that is gone from the store is named, and the rest still goes out', async () => {
    await sql`INSERT INTO submissions (campaign_id, requirement_id, unit_id, state, submitted_at, updated_at, updated_by) VALUES (${campaign}, 1, ${world.units.west}, 'submitted', now(), now(), '试')`.execute(world.ctx.db)
    await sql`INSERT INTO submission_versions (campaign_id, requirement_id, unit_id, version, word_name, word_sha256, word_size, submitted_at) VALUES (${campaign}, 1, ${world.units.west}, 1, '丢了.docx', ${'9'.repeat(64)}, 5, now())`.execute(world.ctx.db)
    const inside = unpack(await exported())
    expect([...inside.keys()].some((name) => name.includes('丢了'))).toBe(false)
    expect(Buffer.from(inside.get('说明.txt')!).toString()).toMatch(/丢了\.docx：原件不在存储里/)
  })
})

test('only the office and the administrator of the campaign’s own unit export; leaders see', async () => {
  expect((await see('observer')).may.export).toBe(false)
  expect((await world.as('observer').get(`${base()}.zip`)).status).toBe(403)
  for (const person of ['eastLiaison', 'eastAdministrator', 'physicsApprover', 'nobody'] as const) {
    expect((await world.as(person).get(`${base()}.zip`)).status, person).toBeGreaterThanOrEqual(403)
    expect((await world.as(person).get(base())).status, person).toBeGreaterThanOrEqual(403)
  }
})
