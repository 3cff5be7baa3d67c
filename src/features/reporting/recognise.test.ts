import { afterAll, beforeAll, expect, test } from 'vitest'
import { issuedCampaign } from '../../../test/campaign.ts'
import { recognisedPdf, slips } from '../../../test/makers/ocr-noise.ts'
import { renderPdf } from '../../../test/makers/pages.ts'
import { seeded } from '../../../test/makers/random.ts'
import { damage, scan, scannedPdf } from '../../../test/makers/scan.ts'
import { check, material, see, step, submissionUrl, upload, type Material, type Owed } from '../../../test/reports.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import type { OcrPage } from '../../documents/ocr/types.ts'
import { Refusal } from '../../platform/errors.ts'
import { recogniseVersion, type Recognise } from './check.actions.ts'

let world: World
let files: Material
let scanned: Buffer
beforeAll(async () => {
  world = await makeWorld()
  files = await material()
  const random = seeded(4)
  scanned = Buffer.from(await scannedPdf([(await scan(await renderPdf(new Uint8Array(files.pdf), 1), damage(1, random), random)).jpeg]))
})
afterAll(() => world.close())

async function fresh(pdf = scanned, needsWord = true): Promise<Owed> {
  const owed: Owed = { campaign: await issuedCampaign(world, { requirements: [{ title: '特色亮点活动情况', who: ['east'], needsWord }] }), requirement: 1, unit: 'east' }
  if (needsWord) await upload(world, 'eastLiaison', owed, 'word', '情况.docx', files.docx)
  await upload(world, 'eastLiaison', owed, 'pdf', '情况（盖章）.pdf', pdf)
  await check(world, owed)
  return owed
}
const pagesOf = (pdf: Buffer): Promise<Map<number, OcrPage>> => recognisedPdf(new Uint8Array(pdf), slips(0), seeded(2))
/** A recogniser that reads the pages of this PDF, page by page. */
const reading = (pdf: Buffer, between: () => Promise<void> = async () => {}): Recognise => async (_ctx, _file, options) => {
  const pages = await pagesOf(pdf)
  await options?.onProgress?.(0, 2)
  await options?.onProgress?.(1, 2)
  await between()
  return pages
}
const recognise = ({ campaign, unit }: Owed, how: Recognise) => recogniseVersion(world.ctx, { campaignId: campaign, requirementId: 1, unitId: world.units[unit] }, 1, how)
const checksOf = async (owed: Owed) => (await see(world, 'eastLiaison', owed)).versions[0]!.checks!
const agreement = async (owed: Owed) => (await checksOf(owed)).checks.find((each) => each.id === 'agreement')!

test('a scan gets its first verdict at once, and the comparison when it has been recognised', async () => {
  const owed = await fresh()
  expect(await checksOf(owed)).toMatchObject({ verdict: 'look', sentence: '可以送审，盖章版还在识别', recognising: { done: 0, total: 1 } })
  expect(await agreement(owed)).toMatchObject({ verdict: 'cannot-tell', pending: true })
  const queued = await world.ctx.pool.query("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'reporting.recognise' AND key = $1", [`recognise:${owed.campaign}:1:${world.units.east}:1`])
  expect(queued.rowCount).toBe(1)
  await recognise(owed, reading(files.pdf, async () => {
    // Progress is written while the next page is read.
    await expect.poll(async () => (await checksOf(owed)).recognising).toEqual({ done: 1, total: 2 })
  }))
  const checks = await checksOf(owed)
  expect(checks).toMatchObject({ verdict: 'ready', sentence: '可以送审，各项都通过' })
  expect(checks.recognising).toBeUndefined()
  // A second run of the same job finds nothing to do.
  await recognise(owed, () => { throw new Error('recognised again') })
})

test('a changed figure in a scan is found', async () => {
  const owed = await fresh()
  await recognise(owed, reading((await material({ lines: ['全县共举办活动23场，参加1260人次，走访一线科技工作者41名，收到意见诉求17条，已办结12条。'] })).pdf))
  expect(await agreement(owed)).toMatchObject({ verdict: expect.stringMatching(/warn|fail/) })
})

test('nothing waits for it: the unit signs off and hands in meanwhile, and the verdict comes after', async () => {
  const owed = await fresh()
  await recognise(owed, reading(files.pdf, async () => {
    expect((await step(world, 'eastApprover', owed, 'sign-off', { submit: true })).status).toBe(200)
  }))
  expect((await see(world, 'office', owed)).versions[0]!.checks!.verdict).toBe('ready')
})

test('a file that was replaced meanwhile keeps its own verdict', async () => {
  const owed = await fresh()
  await recognise(owed, reading(files.pdf, async () => {
    await upload(world, 'eastLiaison', owed, 'pdf', '换过.pdf', files.pdf)
  }))
  expect((await see(world, 'eastLiaison', owed)).versions[0]).toMatchObject({ pdf: { name: '换过.pdf' }, checks: null })
})

test('what cannot be recognised is left to a person; our own failure is tried again', async () => {
  const owed = await fresh()
  await expect(recognise(owed, async () => { throw new Error('out of luck') })).rejects.toThrow('out of luck')
  expect((await checksOf(owed)).recognising).toEqual({ done: 0, total: 1 })
  await recognise(owed, async () => { throw new Refusal('documents/took-too-long', 422, '太久', '请人工看') })
  expect(await agreement(owed)).toMatchObject({ verdict: 'cannot-tell', reason: '扫描件没有文字层，请人工对照。' })
  expect((await checksOf(owed)).recognising).toBeUndefined()
})

test('figures are read out of a scan that came alone', async () => {
  const owed = await fresh(scanned, false)
  expect((await see(world, 'eastLiaison', owed)).versions[0]).toMatchObject({ activities: null })
  await recognise(owed, reading(files.pdf))
  expect((await see(world, 'eastLiaison', owed)).versions[0]).toMatchObject({ people: 1206, figuresBy: null })
})

test('a region of a page and its text, within bounds, for those who may see the file', async () => {
  const owed = await fresh(files.pdf)
  const page = `${submissionUrl(world, owed)}/versions/1/pages/1`
  const cut = await world.as('eastLiaison').get(`${page}?width=400&x=0.1&y=0.1&w=0.5&h=0.1`)
  expect([cut.status, cut.raw.readUInt32BE(16)]).toEqual([200, expect.closeTo(400, -1)])
  for (const query of ['x=-1&y=0&w=1&h=1', 'x=0&y=0&w=9&h=1', 'width=99999']) expect((await world.as('eastLiaison').get(`${page}?${query}`)).status).toBe(400)
  const text = (await world.as('eastLiaison').get(`${page}/text`)).body as { recognised: boolean; lines: { text: string }[] }
  expect([text.recognised, text.lines.some((line) => line.text.includes('1206人次'))]).toEqual([false, true])
  expect((await world.as('eastLiaison').get(`${submissionUrl(world, owed)}/versions/1/pages/9/text`)).status).toBe(404)
  for (const person of ['westLiaison', 'office', 'nobody'] as const) for (const url of [`${page}/text`, `${page}?width=400&x=0&y=0&w=0.5&h=0.5`]) expect((await world.as(person).get(url)).status).toBe(404)
})
