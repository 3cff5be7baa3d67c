import { Logger, runOnce } from 'graphile-worker'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { craftDocx, p, r } from '../../../test/documents/crafted-docx.ts'
import { scanOf } from '../../../test/makers/recognisable.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'
import { closeRecognisers, type OcrPage } from '../../documents/ocr/index.ts'
import { recogniseFile } from '../scans/index.ts'
import { jobs } from './jobs.ts'
import { recogniseReading } from './recognition.actions.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(async () => {
  closeRecognisers()
  await world.close()
})

interface Seen {
  id: number
  state: string
  format: string
  fileName: string
  pages: number | null
  pagesDone: number
  pagesTotal: number
  failure: { message: string; hint: string } | null
  unread: { page: number }[]
  version: number
  pictures: { number: number; name: string; size: number }[]
  paragraphs: { text: string; page: number | null; doubtful?: [number, number][] }[]
  plan: { title: { value: string } }
}
const send = (bytes: Uint8Array, name: string, query = '', person: PersonName = 'office') =>
  world.as(person).post(`/api/readings${query}`, Buffer.from(bytes), { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) })
const add = (id: number, bytes: Uint8Array, name: string, person: PersonName = 'office') =>
  world.as(person).post(`/api/readings/${id}/pictures`, Buffer.from(bytes), { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) })
const see = async (id: number) => (await world.as('office').get(`/api/readings/${id}`)).body as Seen
const idOf = (answer: { body: unknown }) => (answer.body as { id: number }).id
const codeOf = (answer: { body: unknown }) => (answer.body as { code: string }).code
const settle = () => runOnce({
  pgPool: world.ctx.pool, taskList: Object.fromEntries(Object.entries(jobs).map(([name, work]) => [name, (payload: unknown) => work(world.ctx, payload as never)])), logger: new Logger(() => () => {}),
})

/** A picture like no other, cheap to make. */
const photo = (shade: number): Promise<Buffer> => sharp({ create: { width: 200, height: 280, channels: 3, background: { r: shade, g: shade, b: shade } } }).jpeg().toBuffer()

/** As if the recogniser had read this on the file's only page: what follows does not hang on how well it reads. */
async function recognised(bytes: Uint8Array, lines: readonly string[], unsure = ''): Promise<void> {
  const { sha256 } = await world.ctx.files.put(bytes)
  const page: OcrPage = {
    turned: 0, width: 595, height: 842, confidence: 0.95, took: 1,
    lines: lines.map((text, i) => ({
      text, confidence: 0.95, left: 80, right: 500, top: 100 + i * 30, bottom: 120 + i * 30,
      characters: [...text.replace(/\s/g, '')].map((char) => ({ char, confidence: unsure.includes(char) ? 0.4 : 0.99, left: 0, right: 1 })),
    })),
  }
  const { ENGINE_VERSION } = await import('../../documents/ocr/index.ts')
  await world.ctx.db.insertInto('scan_pages').values({ sha256, page: 1, engine: ENGINE_VERSION, result: JSON.stringify(page), problem: null, made_at: new Date() }).execute()
}

test('a scanned PDF is taken at once, recognised by the job, and becomes text and plan', async () => {
  const bytes = await scanOf(['关于举办科普讲解大赛的通知', '各县区科协请于六月五日前报送总结'])
  const made = await send(bytes, '扫描通知.pdf')
  expect(made.status).toBe(201)
  const id = idOf(made)
  expect(await see(id)).toMatchObject({ state: 'reading', format: 'pdf', pagesDone: 0, pagesTotal: 2, paragraphs: [], plan: { title: { value: '扫描通知' } } })
  const save = await world.as('office').put(`/api/readings/${id}`, { version: 1, plan: {}, inferred: {} })
  expect([save.status, codeOf(save)]).toEqual([409, 'readings/not-read'])
  await settle()
  const reading = await see(id)
  expect(reading).toMatchObject({ state: 'read', format: 'pdf', pages: 2, pagesDone: 2, failure: null, unread: [], version: 2 })
  expect(reading.paragraphs.map(({ text }) => text).join('')).toContain('关于举办科普讲解大赛的通知')
  expect(reading.paragraphs.every((paragraph) => paragraph.doubtful !== undefined)).toBe(true)
  const picture = await world.as('office').get(`/api/readings/${id}/pages/1/picture?width=300`)
  expect([picture.headers['content-type'], (await sharp(picture.raw).metadata()).width]).toEqual(['image/jpeg', 300])
  expect((await world.as('westLiaison').get(`/api/readings/${id}/pages/1/picture`)).status).toBe(404)
}, 120_000)

test('several photographs become one notice in the order chosen, each kept as it was, and one PDF to look at', async () => {
  const [one, two, three] = await Promise.all([photo(250), photo(240), photo(230)])
  await recognised(one, ['关于征集活动总结的通知', '各县（区）科协：', '请于2027年6月5日前报送活动总结。'], '征')
  await recognised(three, ['云岭市科学技术协会', '2027年5月20日'])
  const id = idOf(await send(two, '不要的<b>.jpg', '?collect=true'))
  expect((await add(id, three, '第二页.jpg')).status).toBe(201)
  expect((await add(id, one, '第一页.jpg')).body).toEqual({ number: 3 })
  expect(await see(id)).toMatchObject({ state: 'collecting', format: 'picture', pictures: [{ number: 1, name: '不要的b.jpg' }, { number: 2, name: '第二页.jpg' }, { number: 3, name: '第一页.jpg' }] })
  const arranged = await world.as('office').put(`/api/readings/${id}/pictures`, { order: [3, 2] })
  expect((arranged.body as Seen).pictures.map(({ number, name }) => [number, name])).toEqual([[1, '第一页.jpg'], [2, '第二页.jpg']])
  expect((await world.as('office').post(`/api/readings/${id}/recognition`)).body).toMatchObject({ state: 'reading', pagesTotal: 2 })
  await settle()
  const reading = await see(id)
  expect(reading).toMatchObject({ state: 'read', pages: 2, fileName: '第一页等2张照片.pdf', plan: { title: { value: '关于征集活动总结的通知' } } })
  expect(reading.paragraphs.map(({ page }) => page)).toEqual(expect.arrayContaining([1, 2]))
  expect(reading.paragraphs[0]).toMatchObject({ text: '关于征集活动总结的通知', doubtful: [[2, 3]] })
  const file = await world.as('office').get(`/api/readings/${id}/file`)
  expect(file.raw.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await world.as('office').get(`/api/readings/${id}/pictures/1/file`)).raw.equals(one)).toBe(true)
  expect((await world.as('westLiaison').get(`/api/readings/${id}/pictures/1/file`)).status).toBe(404)
  expect(codeOf(await add(id, two, '再来.jpg'))).toBe('readings/not-collecting')
}, 60_000)

test('what cannot be arranged is refused, and nothing changes', async () => {
  const id = idOf(await send(await photo(220), '一.jpg', '?collect=true'))
  for (const [order, code] of [[[2], 'readings/no-picture'], [[1, 1], 'readings/no-picture'], [[], 'readings/no-pictures']] as const)
    expect(codeOf(await world.as('office').put(`/api/readings/${id}/pictures`, { order }))).toBe(code)
  expect(codeOf(await add(id, craftDocx(p(r('正文'))), '通知.docx'))).toBe('readings/not-a-picture')
  expect(codeOf(await add(id, Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), '一.jpg'))).toBe('documents/heic')
  expect((await add(id, await photo(1), '一.jpg', 'westLiaison')).status).toBe(404)
  expect((await world.as('observer').post(`/api/readings/${id}/recognition`)).status).toBe(403)
  expect((await see(id)).pictures).toHaveLength(1)
})

test('pictures nobody can open are refused before anything is kept', async () => {
  const before = ((await world.as('office').get('/api/readings')).body as { total: number }).total
  const header = Buffer.from((await sharp({ create: { width: 100, height: 100, channels: 3, background: '#fff' } }).png().toBuffer()).subarray(0))
  header.writeUInt32BE(50_000, 16)
  header.writeUInt32BE(50_000, 20)
  const whole = await photo(200)
  for (const [bytes, codes] of [
    [header, ['documents/too-big', 'documents/damaged']], [whole.subarray(0, 300), ['documents/damaged']], [Buffer.from('\xff\xd8\xff', 'latin1'), ['documents/damaged']],
    [await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } }).png().toBuffer(), ['documents/too-small']], [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), ['documents/heic']],
  ] as const) {
    const answer = await send(bytes, '图.jpg')
    expect(codes).toContain(codeOf(answer))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  }
  expect(((await world.as('office').get('/api/readings')).body as { total: number }).total).toBe(before)
})

test('a photograph without a word on it is a failure with its reason; it can be replaced and begun again', async () => {
  const [blank, good] = await Promise.all([photo(180), photo(170)])
  await recognised(blank, [])
  await recognised(good, ['关于开展活动的通知'])
  const id = idOf(await send(blank, '空白.jpg'))
  await settle()
  expect(await see(id)).toMatchObject({ state: 'failed', failure: { message: expect.stringContaining('一个字也没有'), hint: expect.stringMatching(/^请.+。$/) } })
  expect((await add(id, good, '好.jpg')).status).toBe(201)
  await world.as('office').put(`/api/readings/${id}/pictures`, { order: [2] })
  expect((await world.as('office').post(`/api/readings/${id}/recognition`)).status).toBe(200)
  await settle()
  expect(await see(id)).toMatchObject({ state: 'read', fileName: '好.pdf', plan: { title: { value: '关于开展活动的通知' } } })
})

test('killed in the middle: what is silent is taken up again, what is under way is not, and a second finish changes nothing', async () => {
  const page = await photo(160)
  await recognised(page, ['关于停电演练的通知'])
  const id = idOf(await send(page, '演练.jpg'))
  // As the process leaves it that was killed: its job locked, no sign of life.
  await world.ctx.db.deleteFrom('graphile_worker._private_jobs' as never).execute()
  await jobs['notices.resume']!(world.ctx, undefined as never)
  await settle()
  expect((await see(id)).state).toBe('reading')
  world.clock.now = new Date(world.clock.now.getTime() + 180_000)
  await jobs['notices.resume']!(world.ctx, undefined as never)
  await settle()
  const reading = await see(id)
  expect(reading.state).toBe('read')
  await Promise.all([recogniseReading(world.ctx, id), recogniseReading(world.ctx, id)])
  expect((await see(id)).version).toBe(reading.version)
})

test('thrown away while it is recognised: the job ends quietly', async () => {
  const page = await photo(150)
  await recognised(page, ['一'])
  const id = idOf(await send(page, '一.jpg'))
  expect((await world.as('office').delete(`/api/readings/${id}`)).status).toBe(204)
  await settle()
  expect((await world.as('office').get(`/api/readings/${id}`)).status).toBe(404)
  expect(await recogniseFile(world.ctx, { sha256: (await world.ctx.files.put(page)).sha256, name: '一.jpg' })).toHaveProperty('size', 1)
})
