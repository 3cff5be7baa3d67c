import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issuedCampaign } from '../../../test/campaign.ts'
import { check, material, metadata, see, step, submissionUrl, upload, type Material, type Owed } from '../../../test/reports.ts'
import { makeWorld, type PersonName, type UnitName, type World } from '../../../test/world.ts'

const content = { 'content-type': 'application/offset+octet-stream', 'tus-resumable': '1.0.0' }
let world: World
let files: Material
beforeAll(async () => {
  world = await makeWorld()
  files = await material()
})
afterAll(() => world.close())

/** A report nobody has begun. */
async function fresh(unit: UnitName = 'east'): Promise<Owed> {
  return { campaign: await issuedCampaign(world, { requirements: [{ title: '特色亮点活动情况', who: ['east', 'west', 'physics'], lengthMax: 1000 }] }), requirement: 1, unit }
}
const begin = (person: PersonName, owed: Owed, size: number | string, name = '情况.docx', kind = 'word') =>
  world.as(person).post('/api/uploads', undefined, { 'upload-length': String(size), 'upload-metadata': metadata(world, owed, kind, name), 'tus-resumable': '1.0.0' })
const head = async (person: PersonName, url: string) => {
  const { statusCode, headers } = await world.app.inject({ method: 'HEAD', url, headers: { 'x-test-user': `user-${person}` } })
  return { status: statusCode, offset: Number(headers['upload-offset']), length: Number(headers['upload-length']) }
}
const send = (person: PersonName, url: string, offset: number, piece: Buffer) => world.as(person).patch(url, piece, { ...content, 'upload-offset': String(offset) })
const original = (person: PersonName, owed: Owed, kind = 'word', version = 1) => world.as(person).get(`${submissionUrl(world, owed)}/versions/${version}/files/${kind}`)

describe('a file arrives', () => {
  test('in one request, and is there byte for byte when the answer comes', async () => {
    const owed = await fresh()
    const answer = await upload(world, 'eastLiaison', owed, 'word', '东溪县 特色亮点.docx', files.docx)
    expect(answer).toMatchObject({ status: 201, headers: { 'tus-resumable': '1.0.0', 'upload-offset': String(files.docx.length) } })
    expect(await see(world, 'eastLiaison', owed)).toMatchObject({ state: 'draft', revision: 1, versions: [{ version: 1, word: { name: '东溪县 特色亮点.docx', size: files.docx.length }, pdf: null, checks: null }] })
    const back = await original('eastLiaison', owed)
    expect(back.raw.equals(files.docx)).toBe(true)
    expect(back.headers).toMatchObject({ 'content-length': String(files.docx.length), 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('东溪县 特色亮点.docx')}` })
    const queued = await world.ctx.pool.query("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'reporting.check' AND key = $1", [`check:${owed.campaign}:1:${world.units.east}`])
    expect(queued.rowCount).toBe(1)
  })

  test('in pieces, going on where it broke off', async () => {
    const owed = await fresh()
    const { headers } = await begin('eastLiaison', owed, files.docx.length)
    const url = String(headers.location)
    expect(headers['upload-offset']).toBe('0')
    expect(await head('eastLiaison', url)).toEqual({ status: 200, offset: 0, length: files.docx.length })
    expect(await send('eastLiaison', url, 0, files.docx.subarray(0, 1000))).toMatchObject({ status: 204, headers: { 'upload-offset': '1000' } })
    expect((await head('eastLiaison', url)).offset).toBe(1000)
    expect((await see(world, 'eastLiaison', owed)).state).toBe('empty')
    // A piece that was sent twice does no harm; the rest need not begin where the last ended.
    expect((await send('eastLiaison', url, 500, files.docx.subarray(500, 2000))).status).toBe(204)
    expect(await send('eastLiaison', url, 2000, files.docx.subarray(2000))).toMatchObject({ status: 204, headers: { 'upload-offset': String(files.docx.length) } })
    expect((await original('eastLiaison', owed)).raw.equals(files.docx)).toBe(true)
    expect(await head('eastLiaison', url)).toEqual({ status: 200, offset: files.docx.length, length: files.docx.length })
    expect(await readdir(path.join(world.ctx.config.dataDir, 'incoming'))).not.toContain(path.basename(url))
  })

  test('again when the process died after the last byte and before the commit', async () => {
    const owed = await fresh()
    const url = String((await begin('eastLiaison', owed, files.docx.length)).headers.location)
    await mkdir(path.join(world.ctx.config.dataDir, 'incoming'), { recursive: true })
    await writeFile(path.join(world.ctx.config.dataDir, 'incoming', path.basename(url)), files.docx)
    await world.ctx.files.put(files.docx)
    // A client that hears "all here" would stop: it must be asked for the last byte.
    const { offset } = await head('eastLiaison', url)
    expect(offset).toBe(files.docx.length - 1)
    expect((await send('eastLiaison', url, offset, files.docx.subarray(offset))).status).toBe(204)
    expect((await original('eastLiaison', owed)).raw.equals(files.docx)).toBe(true)
  })

  test('again when only the row was left of it, and once when its last piece comes twice at a time', async () => {
    const owed = await fresh()
    const url = String((await begin('eastLiaison', owed, files.docx.length)).headers.location)
    await import('node:fs/promises').then(({ unlink }) => unlink(path.join(world.ctx.config.dataDir, 'incoming', path.basename(url))))
    expect((await head('eastLiaison', url)).offset).toBe(0)
    const answers = await Promise.all([send('eastLiaison', url, 0, files.docx), send('eastLiaison', url, 0, files.docx)])
    expect(answers.filter((each) => each.status === 204).length).toBeGreaterThanOrEqual(1)
    expect(await see(world, 'eastLiaison', owed)).toMatchObject({ revision: 1, versions: [{ version: 1 }] })
    expect((await original('eastLiaison', owed)).raw.equals(files.docx)).toBe(true)
  })

  test('in place of another before it is sent; the other stays in the store', async () => {
    const owed = await fresh()
    await upload(world, 'eastLiaison', owed, 'word', '一.docx', files.docx)
    const { docx } = await material({ title: '换过的一份' })
    await upload(world, 'eastLiaison', owed, 'word', '二.docx', docx)
    expect(await see(world, 'eastLiaison', owed)).toMatchObject({ revision: 2, versions: [{ version: 1, word: { name: '二.docx' } }] })
    expect((await original('eastLiaison', owed)).raw.equals(docx)).toBe(true)
    const { rows } = await world.ctx.pool.query<{ sha256: string }>('SELECT sha256 FROM uploads WHERE campaign_id = $1', [owed.campaign])
    expect(rows).toHaveLength(2)
    for (const { sha256 } of rows) expect(await world.ctx.files.stat(sha256)).not.toBeNull()
  })

  test('and the figures the machine read in the file before go with it, those a person stated stay', async () => {
    const owed = await fresh()
    await upload(world, 'eastLiaison', owed, 'word', '一.docx', files.docx)
    await check(world, owed)
    expect((await see(world, 'eastLiaison', owed)).versions[0]).toMatchObject({ activities: 23, people: 1206, figuresBy: null, figuresQuote: expect.stringContaining('1206人次') })
    const other = await material({ lines: ['全县共举办活动7场，参加300人次。'] })
    await upload(world, 'eastLiaison', owed, 'word', '二.docx', other.docx)
    await check(world, owed)
    expect((await see(world, 'eastLiaison', owed)).versions[0]).toMatchObject({ activities: 7, people: 300, figuresBy: null })
    expect((await step(world, 'eastLiaison', owed, 'figures', { activities: 8, people: 310, quote: null })).status).toBe(200)
    await upload(world, 'eastLiaison', owed, 'word', '三.docx', files.docx)
    await check(world, owed)
    expect((await see(world, 'eastLiaison', owed)).versions[0]).toMatchObject({ activities: 8, people: 310, figuresBy: '许南乔' })
  })
})

describe('what is refused, and leaves what was there', () => {
  const refused = async (answer: ReturnType<typeof begin>, status: number, code: string) => expect(await answer).toMatchObject({ status, body: { code } })

  test('too large, empty, without length, of the wrong kind, without saying what it is', async () => {
    const owed = await fresh()
    await refused(begin('eastLiaison', owed, 200 * 1024 * 1024 + 1), 413, 'reporting/too-large')
    await refused(begin('eastLiaison', owed, 0), 400, 'reporting/empty-file')
    await refused(begin('eastLiaison', owed, -5), 400, 'reporting/empty-file')
    await refused(begin('eastLiaison', owed, 'viel'), 400, 'reporting/no-length')
    await refused(begin('eastLiaison', owed, 10, '情况.xls'), 415, 'reporting/wrong-kind')
    await refused(begin('eastLiaison', owed, 10, '情况.pdf'), 415, 'reporting/wrong-kind')
    await refused(begin('eastLiaison', owed, 10, '情况.docx', 'pdf'), 415, 'reporting/wrong-kind')
    await refused(begin('eastLiaison', owed, 10, '情况.docx', 'zip'), 400, 'reporting/no-metadata')
    expect((await begin('eastLiaison', owed, 10, '情况.heic', 'photo')).body).toMatchObject({ message: '这是苹果手机的 HEIC 照片，这里打不开。' })
    await refused(begin('eastLiaison', owed, 41 * 1024 * 1024, '盖章.jpg', 'photo'), 413, 'reporting/too-large')
    expect((await world.as('eastLiaison').post('/api/uploads', undefined, { 'upload-length': '5' })).body).toMatchObject({ code: 'reporting/no-metadata' })
    expect(await see(world, 'eastLiaison', owed)).toMatchObject({ state: 'empty', versions: [] })
  })

  test('content shorter or longer than was said', async () => {
    const owed = await fresh()
    const whole = (said: number) => world.as('eastLiaison').post('/api/uploads', files.docx, { ...content, 'upload-length': String(said), 'upload-metadata': metadata(world, owed, 'word', '情况.docx') })
    expect(await whole(files.docx.length + 1)).toMatchObject({ status: 400, body: { code: 'reporting/broken-off' } })
    expect((await whole(files.docx.length - 1)).status).toBe(413)
    const url = String((await begin('eastLiaison', owed, 10)).headers.location)
    expect((await send('eastLiaison', url, 0, Buffer.alloc(11))).body).toMatchObject({ code: 'reporting/too-large' })
    expect((await see(world, 'eastLiaison', owed)).state).toBe('empty')
  })

  test('a wrong offset, a body that is no content, an upload given up, one that never was', async () => {
    const owed = await fresh()
    const url = String((await begin('eastLiaison', owed, 100)).headers.location)
    expect(await send('eastLiaison', url, 50, Buffer.alloc(50))).toMatchObject({ status: 409, body: { code: 'reporting/wrong-offset' } })
    expect(await world.as('eastLiaison').patch(url, Buffer.alloc(5), { ...content, 'upload-offset': '-1' })).toMatchObject({ status: 409 })
    expect(await world.as('eastLiaison').patch(url, { a: 1 }, { 'upload-offset': '0' })).toMatchObject({ status: 415, body: { code: 'reporting/wrong-content' } })
    expect((await world.as('eastLiaison').delete(url)).status).toBe(204)
    expect((await head('eastLiaison', url)).status).toBe(404)
    for (const id of ['0'.repeat(32), '..%2f..%2fetc%2fpasswd', 'x']) expect((await send('eastLiaison', `/api/uploads/${id}`, 0, Buffer.alloc(5))).status).toBe(404)
  })

  test('anyone else’s upload', async () => {
    const owed = await fresh()
    const url = String((await begin('eastLiaison', owed, 100)).headers.location)
    for (const person of ['westLiaison', 'eastApprover', 'office', 'nobody'] as const) {
      expect((await head(person, url)).status).toBe(404)
      expect(await send(person, url, 0, Buffer.alloc(100))).toMatchObject({ status: 404, body: { code: 'reporting/no-upload' } })
      expect((await world.as(person).delete(url)).status).toBe(404)
    }
    expect((await head('eastLiaison', url)).offset).toBe(0)
  })

  test('a file for a unit that is not one’s own, or that does not owe it', async () => {
    const owed = await fresh()
    expect((await upload(world, 'westLiaison', owed, 'word', '情况.docx', files.docx)).status).toBe(404)
    expect((await upload(world, 'office', owed, 'word', '情况.docx', files.docx)).status).toBe(403)
    expect((await upload(world, 'eastApprover', owed, 'word', '情况.docx', files.docx)).status).toBe(403)
    expect((await upload(world, 'museumLiaison', { ...owed, unit: 'museum' }, 'word', '情况.docx', files.docx)).status).toBe(404)
    expect((await begin('westLiaison', owed, 100)).status).toBe(404)
  })

  test('a file for a campaign that is over', async () => {
    const owed = await fresh()
    await world.ctx.db.updateTable('campaigns').set({ state: 'closed' }).where('id', '=', owed.campaign).execute()
    expect(await upload(world, 'eastLiaison', owed, 'word', '晚来.docx', files.docx)).toMatchObject({ status: 409, body: { code: 'reporting/closed', message: '这项活动已经结束，不再收材料。' } })
    await world.ctx.db.updateTable('campaigns').set({ state: 'collecting' }).where('id', '=', owed.campaign).execute()
    expect((await upload(world, 'eastLiaison', owed, 'word', '及时.docx', files.docx)).status).toBe(201)
  })

  test('a new file once it has been signed off or handed in', async () => {
    const owed = await fresh()
    await upload(world, 'eastLiaison', owed, 'word', '情况.docx', files.docx)
    await upload(world, 'eastLiaison', owed, 'pdf', '情况.pdf', files.pdf)
    await check(world, owed)
    const url = String((await begin('eastLiaison', owed, files.docx.length)).headers.location)
    await step(world, 'eastApprover', owed, 'sign-off', { submit: false })
    expect(await upload(world, 'eastLiaison', owed, 'word', '晚来.docx', files.docx)).toMatchObject({ status: 409, body: { message: '这份材料已经审签，不能再换文件。' } })
    expect((await begin('eastLiaison', owed, 100)).status).toBe(409)
    expect((await send('eastLiaison', url, 0, files.docx)).status).toBe(409)
    await step(world, 'eastLiaison', owed, 'submission')
    expect((await upload(world, 'eastLiaison', owed, 'word', '晚来.docx', files.docx)).body).toMatchObject({ message: '这份材料已经报送，正在等活动办审核。' })
    expect(await see(world, 'eastLiaison', owed)).toMatchObject({ state: 'submitted', versions: [{ version: 1, word: { name: '情况.docx' } }] })
  })
})

test('odd names are kept as far as they are harmless', async () => {
  const cases: [string, string | RegExp][] = [
    ['../../etc/passwd.docx', '.._.._etc_passwd.docx'], ['..\\..\\win.docx', '.._.._win.docx'], ['亮点🎉🌾.docx', '亮点🎉🌾.docx'], ['a\u0000b\u202ecod.docx', 'abcod.docx'],
    ['CON.docx', '_CON.docx'], ['<script>"x".docx', '_script__x_.docx'], [`${'字'.repeat(83)}.docx`, /^字+\.docx$/], ['  前后 .docx', '前后 .docx'],
  ]
  for (const [given, wanted] of cases) {
    const owed = await fresh()
    const answer = await upload(world, 'eastLiaison', owed, 'word', given, files.docx)
    expect([given, answer.status]).toEqual([given, 201])
    const { name } = (await see(world, 'eastLiaison', owed)).versions[0]!.word!
    if (typeof wanted === 'string') expect(name).toBe(wanted)
    else expect(name).toMatch(wanted)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    const back = await original('eastLiaison', owed)
    expect(String(back.headers['content-disposition'])).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  }
})

test('the door says what it can do to whoever asks', async () => {
  const answer = await world.app.inject({ method: 'OPTIONS', url: '/api/uploads' })
  expect(answer.statusCode).toBe(204)
  expect(answer.headers).toMatchObject({ 'tus-version': '1.0.0', 'tus-extension': 'creation,creation-with-upload,termination', 'tus-max-size': String(200 * 1024 * 1024) })
})
