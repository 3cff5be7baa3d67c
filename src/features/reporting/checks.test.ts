import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issuedCampaign } from '../../../test/campaign.ts'
import { craftOle } from '../../../test/documents/crafted-ole.ts'
import { craftLockedPdf } from '../../../test/documents/crafted-pdf.ts'
import { check, material, see, step, submissionUrl, upload, type Material, type Owed } from '../../../test/reports.ts'
import { makeWorld, type World } from '../../../test/world.ts'

let world: World
let files: Material
beforeAll(async () => {
  world = await makeWorld()
  files = await material()
})
afterAll(() => world.close())

async function fresh(options: { lengthMax?: number; needsWord?: boolean; needsPdf?: boolean; dueAt?: Date | null } = {}): Promise<Owed> {
  return { campaign: await issuedCampaign(world, { requirements: [{ title: '特色亮点活动情况', who: ['east'], ...options }] }), requirement: 1, unit: 'east' }
}
async function looked(owed: Owed, { docx, pdf }: Partial<Material>) {
  if (docx) expect((await upload(world, 'eastLiaison', owed, 'word', '情况.docx', docx)).status).toBe(201)
  if (pdf) expect((await upload(world, 'eastLiaison', owed, 'pdf', '情况（盖章）.pdf', pdf)).status).toBe(201)
  await check(world, owed)
  const version = (await see(world, 'eastLiaison', owed)).versions[0]!
  return { ...version, checks: version.checks!, of: (id: string) => version.checks!.checks.find((each) => each.id === id) }
}

test('a good pair: counted, the stamp placed, both texts agreeing', async () => {
  const owed = await fresh({ lengthMax: 1000 })
  const { checks, characters, of } = await looked(owed, files)
  expect(checks).toMatchObject({ verdict: 'ready', sentence: '可以送审，各项都通过' })
  expect(checks.checks.map((each) => [each.id, each.verdict])).toEqual(['agreement', 'characters', 'seal', 'word-opens', 'pdf-opens', 'pdf-text', 'time'].map((id) => [id, 'pass']))
  expect(characters).toBeGreaterThan(100)
  expect(of('seal')).toMatchObject({ data: { seals: [{ page: 1, diameterMm: expect.any(Number) }] } })
  const page = await world.as('eastLiaison').get(`${submissionUrl(world, owed)}/versions/1/pages/1?width=300`)
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } })
  expect(page.raw.subarray(1, 4).toString()).toBe('PNG')
  expect(page.raw.readUInt32BE(16)).toBe(300)
  expect((await world.as('eastLiaison').get(`${submissionUrl(world, owed)}/versions/1/pages/9`)).status).toBe(404)
  const { paragraphs } = (await world.as('eastLiaison').get(`${submissionUrl(world, owed)}/versions/1/text`)).body as { paragraphs: string[] }
  expect(paragraphs).toContain('全县共举办活动23场，参加1206人次，走访一线科技工作者41名，收到意见诉求17条，已办结12条。')
})

test('one digit apart, no stamp, too long, late: said, but nothing is held up', async () => {
  const lines = ['全县共举办活动23场，参加1260人次，收到意见诉求17条，已办结12条。', '下一步，将把活动办成每月一期。'.repeat(8)]
  const owed = await fresh({ lengthMax: 60, dueAt: new Date('2027-05-18T15:59:59.999Z') })
  const { checks, of } = await looked(owed, await material({ lines, pdfLines: lines.map((line) => line.replace('1260', '1206')), seal: false }))
  expect(checks.verdict).toBe('look')
  expect(of('agreement')).toMatchObject({ verdict: 'warn', data: { count: 1, differences: [{ kind: 'number', note: '数字不同' }] } })
  expect(of('characters')?.verdict).toBe('fail')
  expect(of('seal')?.verdict).toBe('fail')
  expect(of('time')).toMatchObject({ verdict: 'warn', data: { late: true } })
  expect((await step(world, 'eastLiaison', owed, 'sending')).status).toBe(200)
})

describe('files that cannot be opened get a verdict and hold the report up', () => {
  const cases: [string, (good: Material) => Partial<Material>, RegExp][] = [
    ['half a .docx', ({ docx, pdf }) => ({ docx: docx.subarray(0, 900), pdf }), /打不开/],
    ['a damaged .doc under a new name', ({ pdf }) => ({ docx: Buffer.from(craftOle(['WordDocument', '1Table'])), pdf }), /打不开/],
    ['a .docx under a password', ({ pdf }) => ({ docx: Buffer.from(craftOle(['EncryptionInfo', 'EncryptedPackage'])), pdf }), /密码/],
    ['a PDF under a password', ({ docx }) => ({ docx, pdf: Buffer.from(craftLockedPdf(1, 'secret', 'boss')) }), /密码/],
    ['half a PDF', ({ docx, pdf }) => ({ docx, pdf: pdf.subarray(0, 700) }), /打不开/],
    ['a picture named .pdf', ({ docx }) => ({ docx, pdf: Buffer.from('\u0089PNG\r\n\u001a\n') }), /打不开/],
  ]
  for (const [name, make, reason] of cases) {
    test(name, async () => {
      const owed = await fresh()
      const { checks } = await looked(owed, make(files))
      expect(checks.verdict).toBe('blocked')
      expect(checks.checks[0]).toMatchObject({ verdict: 'fail', blocking: true, reason: expect.stringMatching(reason) })
      for (const [person, act, body] of [['eastLiaison', 'sending', {}], ['eastApprover', 'sign-off', { submit: true }]] as const)
        expect(await step(world, person, owed, act, body)).toMatchObject({ status: 409, body: { code: 'reporting/unopenable', message: '有文件打不开，不能送审。' } })
      // The file in hand may be replaced, and then it goes.
      await upload(world, 'eastLiaison', owed, 'word', '情况.docx', files.docx)
      await upload(world, 'eastLiaison', owed, 'pdf', '情况.pdf', files.pdf)
      await check(world, owed)
      expect((await step(world, 'eastLiaison', owed, 'sending')).status).toBe(200)
    })
  }
})

test('what is not asked for is not missed', async () => {
  const owed = await fresh({ needsPdf: false })
  const { checks } = await looked(owed, { docx: files.docx })
  expect(checks.verdict).toBe('ready')
  expect((await step(world, 'eastLiaison', owed, 'sending')).status).toBe(200)
})

test('a verdict on files that have been replaced meanwhile is not kept', async () => {
  const owed = await fresh({ needsPdf: false })
  await upload(world, 'eastLiaison', owed, 'word', '情况.docx', files.docx)
  const read = world.ctx.files.read
  const other = (await material({ title: '后来的一份' })).docx
  const raced: typeof world.ctx = { ...world.ctx, files: Object.assign(Object.create(world.ctx.files) as typeof world.ctx.files, {
    read: async (...args: Parameters<typeof read>) => {
      const bytes = await world.ctx.files.read(...args)
      await upload(world, 'eastLiaison', owed, 'word', '后来.docx', other)
      return bytes
    },
  }) }
  const { checkVersion } = await import('./check.actions.ts')
  await checkVersion(raced, { campaignId: owed.campaign, requirementId: 1, unitId: world.units.east }, 1)
  expect((await see(world, 'eastLiaison', owed)).versions[0]).toMatchObject({ word: { name: '后来.docx' }, checks: null })
  await check(world, owed)
  expect((await see(world, 'eastLiaison', owed)).versions[0]?.checks?.verdict).toBe('ready')
})

test('whether it is on time is said of this moment, and of the moment of handing in once it is in', async () => {
  const owed = await fresh()
  await looked(owed, files)
  const time = async () => {
    const { checks } = (await see(world, 'eastLiaison', owed)).versions[0]!
    return [checks?.verdict, checks?.checks.find((each) => each.id === 'time')?.reason]
  }
  const before = world.clock.now
  expect(await time()).toEqual(['ready', '按时。现在送审，赶得上 6 月 5 日 24:00。'])
  world.clock.now = new Date('2027-06-08T02:00:00Z')
  expect(await time()).toEqual(['look', '已过截止时间 3 天，6 月 5 日 24:00 截止。'])
  await step(world, 'eastApprover', owed, 'sign-off', { submit: true })
  world.clock.now = new Date('2027-06-20T02:00:00Z')
  expect(await time()).toEqual(['look', '报送时已过截止时间 3 天，6 月 5 日 24:00 截止。'])
  world.clock.now = before
})
