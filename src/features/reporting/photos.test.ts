import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issuedCampaign } from '../../../test/campaign.ts'
import { renderPdf } from '../../../test/makers/pages.ts'
import { check, material, see, step, submissionUrl, upload, type Material, type Owed } from '../../../test/reports.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'
import { withPdf } from '../../documents/pdf/index.ts'
import { openZip } from '../../documents/zip/index.ts'
import { jobs } from './jobs.ts'

let world: World
let files: Material
let page: Buffer
beforeAll(async () => {
  world = await makeWorld()
  files = await material()
  const { data, width, height } = await renderPdf(new Uint8Array(files.pdf), 1, 100)
  page = await sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha().jpeg({ quality: 80 }).toBuffer()
})
afterAll(() => world.close())

const fresh = async (): Promise<Owed> => ({ campaign: await issuedCampaign(world, { requirements: [{ title: '特色亮点活动情况', who: ['east', 'west'] }] }), requirement: 1, unit: 'east' })
const bind = ({ campaign, requirement, unit }: Owed, version = 1): Promise<void> => jobs['reporting.bind']!(world.ctx, { campaignId: campaign, requirementId: requirement, unitId: world.units[unit], version } as never)
const shot = (owed: Owed, name: string, bytes = page) => upload(world, 'eastLiaison', owed, 'photo', name, bytes)
const newest = async (owed: Owed, person: PersonName = 'eastLiaison') => (await see(world, person, owed)).versions[0]!
const arrange = async (owed: Owed, order: string[], person: PersonName = 'eastLiaison') => world.as(person).put(`${submissionUrl(world, owed)}/photos`, { revision: (await see(world, person, owed)).revision, order })
const pagesOf = async (owed: Owed): Promise<number> => {
  const pdf = await world.as('eastLiaison').get(`${submissionUrl(world, owed)}/versions/1/files/pdf`)
  return withPdf(new Uint8Array(pdf.raw), (open) => open.pageCount)
}

test('photographs are bound to one PDF in their order, each kept byte for byte', async () => {
  const owed = await fresh()
  const lying = await sharp(page).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer()
  const pictures = [page, lying, await sharp(page).png().toBuffer()]
  for (const [i, each] of pictures.entries()) expect((await shot(owed, `第${i + 1}页.${i === 2 ? 'png' : 'jpg'}`, each)).status).toBe(201)
  expect(await newest(owed)).toMatchObject({ pdf: null, photos: [{ name: '第1页.jpg', trouble: null }, { name: '第2页.jpg' }, { name: '第3页.png' }] })
  await bind(owed)
  const { pdf, photos } = await newest(owed)
  expect(pdf?.name).toBe('盖章版（3 张照片）.pdf')
  expect(await pagesOf(owed)).toBe(3)
  for (const [i, photo] of photos.entries()) {
    const back = await world.as('eastLiaison').get(`${submissionUrl(world, owed)}/versions/1/photos/${photo.id}`)
    expect(back.raw.equals(pictures[i]!)).toBe(true)
  }
  const small = await world.as('eastLiaison').get(`${submissionUrl(world, owed)}/versions/1/photos/${photos[1]!.id}/picture?width=120`)
  const upright = await sharp(small.raw).metadata()
  expect([small.headers['content-type'], upright.width, upright.height > upright.width]).toEqual(['image/jpeg', 120, true])
  const queued = await world.ctx.pool.query("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'reporting.check' AND key = $1", [`check:${owed.campaign}:1:${world.units.east}`])
  expect(queued.rowCount).toBe(1)
  // Bound again, nothing changes.
  await bind(owed)
  expect((await newest(owed)).pdf?.name).toBe('盖章版（3 张照片）.pdf')
})

test('they are reordered and taken out; the PDF follows, and a late binding of the old order is not kept', async () => {
  const owed = await fresh()
  for (const name of ['甲.jpg', '乙.jpg', '丙.jpg']) await shot(owed, name)
  await bind(owed)
  const ids = (await newest(owed)).photos.map((photo) => photo.id)
  expect((await arrange(owed, [ids[2]!, ids[0]!])).status).toBe(200)
  expect(await newest(owed)).toMatchObject({ pdf: null, checks: null, photos: [{ name: '丙.jpg' }, { name: '甲.jpg' }] })
  expect((await arrange(owed, [ids[1]!])).body).toMatchObject({ code: 'reporting/changed' })
  expect((await arrange(owed, [ids[0]!, ids[0]!])).status).toBe(409)
  const raced: typeof world.ctx = { ...world.ctx, files: Object.assign(Object.create(world.ctx.files) as typeof world.ctx.files, {
    put: async (...args: Parameters<typeof world.ctx.files.put>) => {
      const stored = await world.ctx.files.put(...args)
      await arrange(owed, [ids[0]!])
      return stored
    },
  }) }
  await jobs['reporting.bind']!(raced, { campaignId: owed.campaign, requirementId: 1, unitId: world.units.east, version: 1 } as never)
  expect(await newest(owed)).toMatchObject({ pdf: null, photos: [{ name: '甲.jpg' }] })
  await bind(owed)
  expect((await newest(owed)).pdf?.name).toBe('盖章版（1 张照片）.pdf')
})

test('a PDF takes their place, and photographs that of a PDF', async () => {
  const owed = await fresh()
  await shot(owed, '甲.jpg')
  await bind(owed)
  await upload(world, 'eastLiaison', owed, 'pdf', '扫描.pdf', files.pdf)
  expect(await newest(owed)).toMatchObject({ pdf: { name: '扫描.pdf' }, photos: [] })
  await shot(owed, '乙.jpg')
  expect(await newest(owed)).toMatchObject({ pdf: null, photos: [{ name: '乙.jpg' }] })
})

test('a photographed report is checked, handed in, seen by the office and exported with its photographs', async () => {
  const owed = await fresh()
  await upload(world, 'eastLiaison', owed, 'word', '情况.docx', files.docx)
  await shot(owed, '<b>第一页</b>.jpg')
  await bind(owed)
  await check(world, owed)
  const { photos, checks } = await newest(owed)
  expect(photos[0]!.name).not.toContain('<')
  expect(checks).toMatchObject({ recognising: { done: 0, total: 1 } })
  await step(world, 'eastApprover', owed, 'sign-off', { submit: true })
  expect((await arrange(owed, [])).body).toMatchObject({ code: 'reporting/not-now' })
  expect((await shot(owed, '晚来.jpg')).status).toBe(409)
  const photo = `${submissionUrl(world, owed)}/versions/1/photos/${photos[0]!.id}`
  expect((await world.as('office').get(photo)).status).toBe(200)
  for (const person of ['westLiaison', 'westApprover', 'nobody'] as const) {
    expect((await world.as(person).get(photo)).status).toBe(404)
    expect((await world.as(person).get(`${photo}/picture`)).status).toBe(404)
    expect((await world.as(person).put(`${submissionUrl(world, owed)}/photos`, { revision: 1, order: [] })).status).toBe(404)
  }
  const zip = await world.as('office').get(`/api/campaigns/${owed.campaign}/originals.zip`)
  expect(openZip(new Uint8Array(zip.raw)).names().filter((name) => name.endsWith('_照片01.jpg'))).toHaveLength(1)
})

test('drafts’ photographs are the unit’s own', async () => {
  const owed = await fresh()
  await shot(owed, '甲.jpg')
  const [photo] = (await newest(owed)).photos
  expect((await world.as('office').get(`${submissionUrl(world, owed)}/versions/1/photos/${photo!.id}`)).status).toBe(404)
})

describe('what is no page is refused at the door', () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200)])
  const huge = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR', 'latin1'), Buffer.from([0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0]), Buffer.alloc(64)])
  test.each([
    ['a HEIC under another name', heic, /documents\/heic/],
    ['a picture that says it is 50,000 × 50,000', huge, /documents\/(too-big|damaged)/],
    ['a PDF under another name', Buffer.from('%PDF-1.7 …'), /documents\/not-a-photo/],
    ['text', Buffer.from('这不是照片'), /documents\/not-a-photo/],
  ])('%s', async (_, bytes, code) => {
    const owed = await fresh()
    const answer = await shot(owed, '盖章.jpg', bytes)
    expect([answer.status >= 400 && answer.status < 500, (answer.body as { code: string }).code]).toEqual([true, expect.stringMatching(code)])
    expect((await see(world, 'eastLiaison', owed)).state).toBe('empty')
  })

  test('a small one, and more than forty', async () => {
    const owed = await fresh()
    expect((await shot(owed, '图标.png', await sharp({ create: { width: 64, height: 64, channels: 3, background: 'white' } }).png().toBuffer())).body).toMatchObject({ code: 'documents/not-a-photo' })
    await shot(owed, '1.jpg')
    await world.ctx.pool.query(`INSERT INTO submission_photos (campaign_id, requirement_id, unit_id, version, id, position, name, sha256, size, at)
      SELECT campaign_id, requirement_id, unit_id, version, 'x' || n, n, name, sha256, size, at FROM submission_photos, generate_series(2, 39) n WHERE campaign_id = $1`, [owed.campaign])
    const answers = await Promise.all([shot(owed, '40.jpg'), shot(owed, '41.jpg'), shot(owed, '42.jpg')])
    expect(answers.map((each) => each.status).toSorted()).toEqual([201, 409, 409])
    expect((await newest(owed)).photos).toHaveLength(40)
  })
})

test('one that breaks off in the middle is told of, and replaced', async () => {
  const owed = await fresh()
  await shot(owed, '好.jpg')
  await shot(owed, '坏.jpg', page.subarray(0, Math.floor(page.length / 2)))
  await bind(owed)
  const { pdf, photos } = await newest(owed)
  expect([pdf, photos.map((photo) => photo.trouble)]).toEqual([null, [null, expect.stringContaining('打不开')]])
  expect((await arrange(owed, [photos[0]!.id])).status).toBe(200)
  await bind(owed)
  expect((await newest(owed)).pdf?.name).toBe('盖章版（1 张照片）.pdf')
})
