import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeRecognisers } from '../../documents/ocr/index.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { scanOf } from '../../../test/makers/recognisable.ts'
import { recogniseFile, recognisedPages } from './index.ts'

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
