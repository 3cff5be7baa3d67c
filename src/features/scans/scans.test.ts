import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeRecognisers } from '../../documents/ocr/index.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { scanOf } from '../../../test/makers/recognisable.ts'
import { pagePicture, recogniseFile, recognisedPages, scanProblems } from './index.ts'
import { savePage } from './store.ts'
import { Refusal } from '../../platform/errors.ts'

// Seconds of work, which a busy machine stretches.
vi.setConfig({ testTimeout: 300_000 })

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(async () => {
  closeRecognisers()
  await world.close()
})

test('two at once on one file: each page is recognised once, both have all of them', async () => {
  const { sha256 } = await world.ctx.files.put(await scanOf(['活动一共举办了二十三场', '参加活动的有1260人']))
  const seen: [number, number][] = []
  const [one, other] = await Promise.all([
    recogniseFile(world.ctx, { sha256, name: '扫描件.pdf' }, { onProgress: (done, total) => void seen.push([done, total]) }),
    recogniseFile(world.ctx, { sha256, name: '扫描件.pdf' }),
  ])
  expect([...one.keys()]).toEqual([1, 2])
  expect(other).toEqual(one)
  expect(one.get(1)?.lines.map((line) => line.text.trim())).toEqual(['活动一共举办了二十三场'])
  expect(seen[0]).toEqual([0, 2])
  expect(seen.at(-1)).toEqual([2, 2])
  const rows = await world.ctx.db.selectFrom('scan_pages').select(['page', 'attempts']).where('sha256', '=', sha256).orderBy('page').execute()
  expect(rows).toEqual([{ page: 1, attempts: 1 }, { page: 2, attempts: 1 }])
  expect(await recognisedPages(world.ctx, sha256, [2, 3])).toEqual(new Map([[2, one.get(2)]]))
})

/** The fixture as a process of its own on the world's database and files. */
function another(sha256: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'recognise.fixture.ts'), world.databaseUrl, path.join(world.ctx.config.dataDir, 'files'), sha256], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  let told = (): void => {}
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.push(...text.trim().split('\n'))
    told()
  })
  const reached = (done: number) => new Promise<void>((resolve) => {
    told = () => said.some((line) => Number(line.split(' ')[1]) >= done) && resolve()
    told()
  })
  return { child, said, reached }
}

test('a process killed in the middle loses no page that was ready, and the next goes on', async () => {
  const lines = Array.from({ length: 6 }, (_, i) => `这是第${i + 1}页的文字`)
  const { sha256 } = await world.ctx.files.put(await scanOf(lines))
  const first = another(sha256)
  await first.reached(1)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const saved = await world.ctx.db.selectFrom('scan_pages').select(['page', 'made_at']).where('sha256', '=', sha256).orderBy('page').execute()
  expect(saved.length).toBeGreaterThanOrEqual(1)

  const read = await recogniseFile(world.ctx, { sha256, name: '扫描件.pdf' })
  expect([...read.values()].map((page) => page.lines[0]?.text.trim())).toEqual(lines)
  const rows = await world.ctx.db.selectFrom('scan_pages').select(['page', 'made_at', 'attempts']).where('sha256', '=', sha256).orderBy('page').execute()
  expect(rows.every((row) => row.attempts === 1)).toBe(true)
  for (const { page, made_at } of saved) expect(rows.find((row) => row.page === page)?.made_at).toEqual(made_at)
})

test('two processes at once recognise a file once', async () => {
  const { sha256 } = await world.ctx.files.put(await scanOf(['两个进程同时识别', '每一页只识别一次']))
  const [one, other] = [another(sha256), another(sha256)]
  expect(await Promise.all([once(one.child, 'exit'), once(other.child, 'exit')])).toEqual([[0, null], [0, null]])
  expect(one.said.at(-1)).toBe('done 2')
  expect(other.said.at(-1)).toBe('done 2')
  const rows = await world.ctx.db.selectFrom('scan_pages').select(['page', 'attempts']).where('sha256', '=', sha256).execute()
  expect(rows.map((row) => row.attempts)).toEqual([1, 1])
})

test('a page that was given up is tried once more, then its reason is told', async () => {
  const { sha256 } = await world.ctx.files.put(await scanOf(['这一页读得出来', '这一页放弃了']))
  const problem = new Refusal('documents/took-too-long', 422, '这一页识别了很久还没有完，已经停下。', '请重新扫描这一页。')
  await savePage(world.ctx.db, sha256, 2, { problem }, world.ctx.now())
  await savePage(world.ctx.db, sha256, 2, { problem }, world.ctx.now())
  const read = await recogniseFile(world.ctx, { sha256, name: '扫描件.pdf' })
  expect([...read.keys()]).toEqual([1])
  expect(await scanProblems(world.ctx, sha256, [1, 2])).toEqual([{ page: 2, message: problem.message, hint: problem.hint }])
  await expect(recogniseFile(world.ctx, { sha256, name: '扫描件.pdf', pages: [2] })).rejects.toMatchObject({ code: 'documents/took-too-long' })
})

test('a photograph is one page; its picture comes as it was put right', async () => {
  const wide = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#fff' } }).jpeg().toBuffer()
  const { sha256 } = await world.ctx.files.put(wide)
  expect((await recogniseFile(world.ctx, { sha256, name: '照片.jpg' })).get(1)).toMatchObject({ lines: [], confidence: 0 })
  await world.ctx.db.updateTable('scan_pages').set({ result: JSON.stringify({ lines: [], turned: 90, straightened: 1, width: 100, height: 200, confidence: 0, took: 1 }) }).where('sha256', '=', sha256).execute()
  const picture = await pagePicture(world.ctx, { sha256, kind: 'picture', page: 1, width: 300 })
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 300, height: 600 })
  await expect(pagePicture(world.ctx, { sha256, kind: 'picture', page: 2, width: 300 })).rejects.toMatchObject({ code: 'documents/no-page' })
})

test('what is no scan is refused', async () => {
  const { sha256 } = await world.ctx.files.put(new TextEncoder().encode('各县级科协：'))
  await expect(recogniseFile(world.ctx, { sha256, name: '通知.txt' })).rejects.toMatchObject({ code: 'scans/not-a-scan' })
  await expect(recogniseFile(world.ctx, { sha256: 'f'.repeat(64), name: '没有.pdf' })).rejects.toMatchObject({ code: 'files/not-found' })
})
