import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { makePdf, renderPdf } from '../test/makers/pages.ts'
import { seeded } from '../test/makers/random.ts'
import { damage, scan, scannedPdf } from '../test/makers/scan.ts'
import { sealSvg } from '../test/makers/seal-svg.ts'
import { makeWord } from '../test/makers/word.ts'
import type { Row } from './row.ts'

const MOST_SECONDS = 0.3
const MOST_MB = 300

/** A Word file of 1,000 characters and its scan of three pages, checked in a process of its own as a worker would. */
export async function checkRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-check-'))
  try {
    const { docx, pdf } = await pair()
    await writeFile(join(folder, 'a.docx'), docx)
    await writeFile(join(folder, 'a.pdf'), pdf)
    const script = fileURLToPath(new URL('./check.process.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder])
    const { seconds, mb, idle } = JSON.parse(stdout) as { seconds: number; mb: number; idle: number }
    return [
      { name: 'full check of a Word + scanned PDF pair', ours: seconds, unit: 's', beside: [], ratio: null, want: `≤ ${MOST_SECONDS}`, ok: seconds <= MOST_SECONDS },
      {
        name: 'memory of that check', ours: mb, unit: 'MB', beside: [{ name: 'the process before it', value: idle }],
        ratio: null, want: `≤ ${MOST_MB}`, ok: mb <= MOST_MB,
      },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function pair(): Promise<{ docx: Uint8Array; pdf: Uint8Array }> {
  const paragraph = '全县共举办活动 23 场，参加 1260 人次，走访一线科技工作者 41 名，收到意见诉求 17 条，已办结 12 条，其余按季度公开。'
  const pages = Array.from({ length: 3 }, () => Array.from({ length: 7 }, () => paragraph))
  const svg = sealSvg({ text: '听澜县科学技术协会', diameterMm: 42, opacity: 0.8 })
  const drawn = makePdf({ pages, numbering: '— 1 —', overlays: [{ page: 3, xMm: 120, yMm: 180, widthMm: 42, svg }] })
  const random = seeded(9)
  const jpegs = []
  for (let page = 1; page <= 3; page++) jpegs.push((await scan(await renderPdf(drawn, page, 200), damage(2, random), random)).jpeg)
  return { docx: await makeWord({ paragraphs: pages.flat() }), pdf: await scannedPdf(jpegs) }
}
