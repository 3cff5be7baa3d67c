import sharp from 'sharp'
import { afterAll, expect, test, vi } from 'vitest'
import { scanOf } from '../../../test/makers/recognisable.ts'
import type { Refusal } from '../../platform/errors.ts'
import { closeRecognisers, recogniseDocument, type OcrPage } from './index.ts'

// Seconds of work, which a busy machine stretches.
vi.setConfig({ testTimeout: 300_000 })

afterAll(closeRecognisers)

const texts = (pages: ReadonlyMap<number, OcrPage>) => [...pages].map(([page, { lines }]) => [page, lines.map((line) => line.text.trim()).join('')])

test('pages are shared out, each is told as it is ready, the answer is in order', async () => {
  const told: number[] = []
  const read = await recogniseDocument(await scanOf(['第一页写的是活动', '第二页写的是人数', '第三页写的是经费']), { kind: 'pdf', onPage: (page) => void told.push(page) })
  expect(texts(read)).toEqual([[1, '第一页写的是活动'], [2, '第二页写的是人数'], [3, '第三页写的是经费']])
  expect(told.toSorted()).toEqual([1, 2, 3])
})

test('only the pages asked for are read', async () => {
  expect(texts(await recogniseDocument(await scanOf(['一', '只要第二页', '三']), { kind: 'pdf', pages: [2] }))).toEqual([[2, '只要第二页']])
})

test('a page that takes too long is given up with its process; what follows is read by a fresh one', async () => {
  const scan = await scanOf(['这一页没有读完'])
  const told: (OcrPage | Refusal)[] = []
  const late = recogniseDocument(scan, { kind: 'pdf', timeoutMs: 1, onPage: (_, result) => void told.push(result) })
  await expect(late).rejects.toMatchObject({ code: 'documents/took-too-long' })
  expect(told).toMatchObject([{ code: 'documents/took-too-long' }])
  expect(texts(await recogniseDocument(scan, { kind: 'pdf' }))).toEqual([[1, '这一页没有读完']])
})

test('a page that cannot be read leaves the others alone', async () => {
  const told = new Map<number, OcrPage | Refusal>()
  const picture = await sharp({ create: { width: 4000, height: 40, channels: 3, background: '#fff' } }).png().toBuffer()
  await expect(recogniseDocument(picture, { kind: 'picture', onPage: (page, result) => void told.set(page, result) })).rejects.toMatchObject({ code: 'documents/too-big' })
  expect(told.get(1)).toMatchObject({ code: 'documents/too-big' })
  await expect(recogniseDocument(new TextEncoder().encode('%PDF-1.4 nothing'), { kind: 'pdf' })).rejects.toMatchObject({ code: 'documents/damaged' })
})

test('when it is stopped, pages not begun are not read', async () => {
  const stop = new AbortController()
  const told: number[] = []
  const read = recogniseDocument(await scanOf(Array.from({ length: 12 }, (_, i) => `第${i + 1}页`)), {
    kind: 'pdf', signal: stop.signal,
    onPage: (page) => {
      told.push(page)
      stop.abort(new Error('enough'))
    },
  })
  await expect(read).rejects.toThrow('enough')
  expect(told.length).toBeLessThan(12)
})
