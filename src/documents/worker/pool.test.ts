import { afterAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../platform/errors.ts'
import { closeWorkers, runInWorker, type WorkerOptions } from './index.ts'

const jobs = new URL('./jobs.fixture.ts', import.meta.url)
const run = <T>(name: string, args: unknown[] = [], options: WorkerOptions = {}): Promise<T> =>
  runInWorker<T>(jobs, name, args, options)

afterAll(closeWorkers)

describe('work in threads', () => {
  test('a function gets its arguments and gives its result', async () => {
    expect(await run('add', [2, 3])).toBe(5)
    expect(await run('sleep', [5])).toBe('awake')
  })

  test('many jobs at once all get their own answer', async () => {
    const sums = await Promise.all(Array.from({ length: 40 }, (_, i) => run('add', [i, i])))
    expect(sums).toEqual(Array.from({ length: 40 }, (_, i) => i * 2))
  })

  test('a part of a buffer is copied, whole buffers move when asked', async () => {
    const large = new Uint8Array(1000).fill(1)
    expect(await run('sum', [large.subarray(0, 10)])).toBe(10)
    expect(large.length).toBe(1000)
    expect(await run('sum', [large], { transfer: true })).toBe(1000)
    expect(large.length).toBe(0)
  })

  test('buffers come back', async () => {
    const { data } = await run<{ data: Uint8Array }>('bytes', [5])
    expect([...data]).toEqual([7, 7, 7, 7, 7])
  })
})

describe('what goes wrong stays with the job', () => {
  test('a refusal keeps all its parts', async () => {
    const error = await run('decline').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({
      code: 'documents/damaged', status: 422, message: '坏了', hint: '换一份', details: [{ row: 3, message: '第 3 行' }],
    })
  })

  test('another error keeps its name and message', async () => {
    await expect(run('fail')).rejects.toMatchObject({ name: 'TypeError', message: 'no such thing' })
    await expect(run('nowhere')).rejects.toThrow('exports no function nowhere')
    await expect(runInWorker('file:///nowhere.ts', 'x', [])).rejects.toThrow('nowhere.ts')
    await expect(run('add', [() => 1])).rejects.toThrow('could not be cloned')
  })

  test('a job that never ends is ended; those beside and behind it are not touched', async () => {
    const stuck = [run('spin', [], { timeoutMs: 300 }), run('spin', [], { timeoutMs: 300 })]
    const behind = Array.from({ length: 6 }, (_, i) => run('add', [i, 1]))
    const ends = await Promise.allSettled(stuck)
    for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'documents/took-too-long' } })
    expect(await Promise.all(behind)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('a job that hoards memory is ended alone', async () => {
    const beside = run('sleep', [50])
    await expect(run('hoard', [], { memoryMb: 64 })).rejects.toMatchObject({ code: 'documents/too-big' })
    expect(await beside).toBe('awake')
    expect(await run('add', [1, 1], { memoryMb: 64 })).toBe(2)
  })

  test('a thread that ends on its own is replaced', async () => {
    await expect(run('leave')).rejects.toThrow('ended on its own')
    expect(await run('add', [1, 2])).toBe(3)
  })
})
