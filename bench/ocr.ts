import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { closeRecognisers, recogniseDocument } from '../src/documents/ocr/index.ts'
import { printedPage } from '../test/makers/printed.ts'
import { seeded } from '../test/makers/random.ts'
import { damage, scan, scannedPdf } from '../test/makers/scan.ts'
import type { Row } from './row.ts'

const MOST_RATIO = 1.1
/** Pages a core, so that a long one at the end does not decide. */
const PAGES_A_CORE = 4

/**
 * Scanned pages to text, all cores used, beside the models alone on the same pages: found and cut lines lie ready in
 * memory, one process a core runs the networks over them once. Rounds alternate; medians of milliseconds a page.
 */
export async function ocrRows(rounds = 3): Promise<Row[]> {
  const cores = availableParallelism()
  const jpegs = await Promise.all(Array.from({ length: cores * PAGES_A_CORE }, async (_, i) => {
    const random = seeded(4001 + i)
    const { pixels } = await printedPage(random, { sizePt: 14 })
    return (await scan(pixels, damage(2, random), random)).jpeg
  }))
  const pdf = await scannedPdf(jpegs)
  const engines = await Promise.all(Array.from({ length: cores }, (_, core) => engineAlone(jpegs.filter((_, i) => i % cores === core))))
  // Loads the models in every process; their first pages take longer, which the engine alone has behind it as well.
  await recogniseDocument(pdf, { kind: 'pdf' })
  const ours: number[] = []
  const alone: number[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push((await timed(() => recogniseDocument(pdf, { kind: 'pdf' }))) / jpegs.length)
    alone.push((await timed(() => Promise.all(engines.map(runOnce)))) / jpegs.length)
  }
  for (const engine of engines) engine.kill()
  closeRecognisers()
  const ratio = median(ours) / median(alone)
  return [{
    name: `scanned page to text, ${jpegs.length} pages on ${cores} cores`, ours: median(ours), unit: 'ms a page',
    beside: [{ name: 'the models alone on prepared lines, all cores', value: median(alone) }],
    ratio, want: `≤ ${MOST_RATIO}`, ok: ratio <= MOST_RATIO,
  }]
}

/** A process that has prepared its pages and waits. */
async function engineAlone(jpegs: readonly Buffer[]): Promise<ChildProcess> {
  const child = fork(new URL('./ocr.process.ts', import.meta.url), { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64'], env: { ...process.env, NODE_OPTIONS: '' } })
  child.send(jpegs)
  await once(child, 'message')
  return child
}

async function runOnce(engine: ChildProcess): Promise<void> {
  engine.send('run')
  await once(engine, 'message')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
