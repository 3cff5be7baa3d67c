import { expect, test } from 'vitest'
import { Gather, type Outcome } from './gather.ts'

const later = () => new Promise((resolve) => setImmediate(resolve))

test('calls made while a batch is under way become the next batch', async () => {
  const batches: number[][] = []
  const gather = new Gather<number, number>(async (batch) => {
    batches.push([...batch])
    await later()
    return batch.map((value): Outcome<number> => ({ ok: true, value: value * 2 }))
  })
  expect(await Promise.all([1, 2, 3, 4].map((value) => gather.add(value)))).toEqual([2, 4, 6, 8])
  expect(batches).toEqual([[1], [2, 3, 4]])
})

test('one that is declined declines alone', async () => {
  const gather = new Gather<number, number>(async (batch) => batch.map((value): Outcome<number> => (value === 2 ? { ok: false, error: new Error('no two') } : { ok: true, value })))
  const all = await Promise.allSettled([1, 2, 3].map((value) => gather.add(value)))
  expect(all.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a batch that fails as a whole is run again one by one', async () => {
  const gather = new Gather<number, number>(async (batch) => {
    await later()
    if (batch.includes(3)) throw new Error('three breaks it')
    return batch.map((value): Outcome<number> => ({ ok: true, value }))
  })
  const all = await Promise.allSettled([1, 2, 3, 4].map((value) => gather.add(value)))
  expect(all.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(await gather.add(5)).toBe(5)
})
