import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { diskFileStore } from './disk.ts'
import type { FileStore } from './store.ts'

let root: string
let store: FileStore

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'liandong-store-'))
  store = await diskFileStore(root)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(root, { recursive: true })
})

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const refused = (code: string, status: number) => expect.objectContaining({ name: 'Refusal', code, status })
const temporary = () => readdir(join(root, 'tmp'))

async function* pieces(bytes: Uint8Array, size = 10_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test('bytes, a stream and a Readable come back as they went in, under their hash', async () => {
  const bytes = randomBytes(2_500_000)
  const expected = { sha256: sha(bytes), size: bytes.length }
  expect(await store.put(pieces(bytes))).toEqual(expected)
  expect(await store.put(bytes)).toEqual(expected)
  expect(await store.put(Readable.from(pieces(bytes)))).toEqual(expected)
  expect(await store.stat(expected.sha256)).toEqual(expected)
  expect(bytes.equals(await buffer(await store.open(expected.sha256)))).toBe(true)
  expect(bytes.equals(await store.read(expected.sha256))).toBe(true)
  expect(await temporary()).toEqual([])
})

test('an empty file is a file', async () => {
  const { sha256, size } = await store.put(pieces(new Uint8Array()))
  expect(size).toBe(0)
  expect(await buffer(await store.open(sha256))).toHaveLength(0)
})

test('a part is read by inclusive positions; an end behind the end is the end', async () => {
  const { sha256 } = await store.put(Buffer.from('0123456789'))
  expect((await buffer(await store.open(sha256, { start: 2, end: 4 }))).toString()).toBe('234')
  expect((await buffer(await store.open(sha256, { start: 7, end: 99 }))).toString()).toBe('789')
  expect((await buffer(await store.open(sha256, { start: 9 }))).toString()).toBe('9')
  await expect(store.open(sha256, { start: 10 })).rejects.toEqual(refused('files/bad-range', 416))
  await expect(store.open(sha256, { start: -1 })).rejects.toEqual(refused('files/bad-range', 416))
})

test('what is not there, or is no hash at all, is refused and reads no other path', async () => {
  await writeFile(join(root, 'secret'), 'x')
  for (const name of ['0'.repeat(64), '../secret', '', 'A'.repeat(64), `../../${'a'.repeat(58)}`]) {
    expect(await store.stat(name)).toBeNull()
    await expect(store.open(name)).rejects.toEqual(refused('files/not-found', 404))
    await expect(store.read(name)).rejects.toEqual(refused('files/not-found', 404))
  }
})

test('the limit stops a stream while it comes and leaves nothing', async () => {
  let given = 0
  async function* endless() {
    for (;;) {
      given++
      yield new Uint8Array(1000)
    }
  }
  await expect(store.put(endless(), { limit: 5000 })).rejects.toEqual(refused('files/too-large', 413))
  expect(given).toBe(6)
  await expect(store.put(new Uint8Array(5001), { limit: 5000 })).rejects.toEqual(refused('files/too-large', 413))
  expect(await store.put(new Uint8Array(5000), { limit: 5000 })).toMatchObject({ size: 5000 })
  await expect(store.read(sha(new Uint8Array(5000)), { limit: 4999 })).rejects.toEqual(refused('files/too-large', 413))
  expect(await temporary()).toEqual([])
})

test('an upload that breaks off passes its error on and leaves nothing', async () => {
  async function* broken() {
    yield new Uint8Array(3_000_000)
    throw new Error('connection lost')
  }
  await expect(store.put(broken())).rejects.toThrow('connection lost')
  expect(await temporary()).toEqual([])
})

test('a full disk is refused with a clear word and leaves nothing', async () => {
  const probe = await open(join(root, 'probe'), 'w')
  const prototype = Object.getPrototypeOf(probe) as typeof probe
  await probe.close()
  for (const step of ['writev', 'sync'] as const) {
    vi.spyOn(prototype, step).mockRejectedValue(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    await expect(store.put(randomBytes(100))).rejects.toEqual(refused('files/disk-full', 507))
    vi.restoreAllMocks()
    expect(await temporary()).toEqual([])
  }
})

test('it answers only after the file, then its folder, have been synced', async () => {
  const bytes = randomBytes(100)
  const probe = await open(join(root, 'probe'), 'w')
  const prototype = Object.getPrototypeOf(probe) as typeof probe
  await probe.close()
  const folder = join(root, sha(bytes).slice(0, 1))
  const steps: string[] = []
  const real = prototype.sync
  vi.spyOn(prototype, 'sync').mockImplementation(async function (this: typeof probe) {
    const isFile = (await this.stat()).isFile()
    const named = (await readdir(folder).catch(() => [])).length > 0
    await real.call(this)
    steps.push(`${isFile ? 'file' : 'folder'}, ${named ? 'named' : 'not yet named'}`)
  })
  await store.put(bytes)
  expect(steps).toContain('file, not yet named')
  expect(steps.at(-1)).toBe('folder, named')
  expect(steps).not.toContain('file, named')
})

test('many put the same and other content at once', async () => {
  const same = randomBytes(50_000)
  const second = await diskFileStore(root)
  const others = Array.from({ length: 20 }, () => randomBytes(5000))
  const stored = await Promise.all([
    ...Array.from({ length: 20 }, (_, i) => (i % 2 ? store : second).put(i % 3 ? same : pieces(same))),
    ...others.map((bytes) => store.put(bytes)),
  ])
  expect(new Set(stored.map((file) => file.sha256)).size).toBe(21)
  for (const bytes of [same, ...others]) expect(bytes.equals(await store.read(sha(bytes)))).toBe(true)
  expect(await temporary()).toEqual([])
})

test('a file of the wrong length under a hash is healed by putting the content again', async () => {
  const bytes = randomBytes(9000)
  const { sha256 } = await store.put(bytes)
  await truncate(join(root, sha256.slice(0, 1), sha256), 10)
  await store.put(bytes)
  expect(bytes.equals(await store.read(sha256))).toBe(true)
})

test('sweeping removes what a dead process left and nothing else', async () => {
  const kept = await store.put(randomBytes(10))
  await mkdir(join(root, 'tmp'), { recursive: true })
  const now = new Date('2031-05-06T12:00:00Z')
  for (const [name, hours] of [['dead', 30], ['alive', 1]] as const) {
    await writeFile(join(root, 'tmp', name), 'half')
    const written = new Date(now.getTime() - hours * 3_600_000)
    await utimes(join(root, 'tmp', name), written, written)
  }
  expect(await store.sweep(new Date(now.getTime() - 24 * 3_600_000))).toBe(1)
  expect(await temporary()).toEqual(['alive'])
  expect(await store.stat(kept.sha256)).toEqual(kept)
})
