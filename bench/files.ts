import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diskFileStore } from '../src/platform/files/index.ts'
import type { Row } from './row.ts'

const AT_ONCE = 64
const SIZE = 300 * 1024
const WANT = 0.5

/** Durable puts, 64 at a time, beside plain files of the same bytes written and synced the same way. Rounds alternate; medians. */
export async function fileRows(rounds = 7): Promise<Row[]> {
  const folder = await mkdtemp(join(process.env.LIANDONG_BENCH ?? tmpdir(), 'liandong-files-'))
  try {
    const store = await diskFileStore(join(folder, 'files'))
    const ours: number[] = []
    const raw: number[] = []
    for (let round = -1; round < rounds; round++) {
      const a = await perSecond((bytes) => store.put(inPieces(bytes)).then(() => {}))
      const b = await perSecond((bytes, i) => writeAndSync(join(folder, `raw-${round}-${i}`), bytes))
      if (round < 0) continue // warms the page cache, the thread pool and the compiler
      ours.push(a)
      raw.push(b)
    }
    const ratio = median(ours) / median(raw)
    return [{
      name: 'store a file durably, 64 at a time, 300 KB each',
      ours: median(ours),
      unit: 'files/s',
      beside: [{ name: 'raw write + fsync', value: median(raw) }],
      ratio,
      want: `≥ ${WANT}`,
      ok: ratio >= WANT,
    }]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function perSecond(one: (bytes: Uint8Array, index: number) => Promise<void>): Promise<number> {
  const contents = Array.from({ length: AT_ONCE }, () => randomBytes(SIZE))
  const start = performance.now()
  await Promise.all(contents.map(one))
  return AT_ONCE / ((performance.now() - start) / 1000)
}

/** As an upload arrives: 64 KB at a time. */
async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

async function writeAndSync(path: string, bytes: Uint8Array) {
  const handle = await open(path, 'wx')
  await handle.writeFile(bytes)
  await handle.sync()
  await handle.close()
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
