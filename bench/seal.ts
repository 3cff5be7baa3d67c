import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withPdf } from '../src/documents/pdf/index.ts'
import { findSeals } from '../src/documents/seal/index.ts'
import { makePdf } from '../test/makers/pages.ts'
import { decode, scannedPdf } from '../test/makers/scan.ts'
import { negativeKinds, positiveKinds, sealPage } from '../test/makers/seal-pages.ts'
import type { Row } from './row.ts'

const DPI = 150
const MOST_RATIO = 2
const WANT_RECALL = 0.95

interface Page {
  jpeg: Buffer
  /** Whether a seal is on it. */
  seal: boolean
}

/** Finding seals on 150-dpi pages beside PDFium rendering the same pages, and how many are found. Pages alternate; medians. */
export async function sealRows(rounds = 3): Promise<Row[]> {
  const pages = (await sharedPages()) ?? (await generatedPages())
  const find: number[] = []
  const render: number[] = []
  const renderText: number[] = []
  const textPage = makePdf({ pages: [Array.from({ length: 12 }, () => '全县共举办活动 23 场，参加 1260 人次，走访一线科技工作者 41 名，收到意见诉求 17 条。')] })
  let found = 0
  let wrong = 0
  for (let round = 0; round < rounds; round++) {
    for (const page of pages) {
      const pdf = await scannedPdf([page.jpeg])
      const renderMs = await withPdf(pdf, (open) => timed(() => open.render(1, { dpi: DPI })).ms)
      const textMs = await withPdf(textPage, (open) => timed(() => open.render(1, { dpi: DPI })).ms)
      const { data, width, height } = await decode(page.jpeg)
      const { ms, result } = timed(() => findSeals({ data, width, height }, { pageWidthMm: 210 }))
      if (round === 0) {
        // The first round warms the compiler; it gives the verdicts.
        if (page.seal && result.verdict === 'found') found++
        if (!page.seal && result.verdict === 'found') wrong++
        continue
      }
      find.push(ms)
      render.push(renderMs)
      renderText.push(textMs)
    }
  }
  const ratio = median(find) / median(render)
  const positives = pages.filter((page) => page.seal).length
  const recall = found / positives
  const source = pages.length === 48 ? '' : ' (generated pages)'
  return [
    {
      name: `seal on a ${DPI}-dpi page`, ours: median(find), unit: 'ms',
      beside: [{ name: 'pdfium rendering that page', value: median(render) }, { name: 'pdfium rendering a page of text', value: median(renderText) }],
      ratio, want: `≤ ${MOST_RATIO}`, ok: ratio <= MOST_RATIO,
    },
    { name: `seal recall, ${positives} pages${source}`, ours: recall, unit: '', beside: [], ratio: null, want: `≥ ${WANT_RECALL}`, ok: recall >= WANT_RECALL },
    { name: `seal false finds, ${pages.length - positives} pages${source}`, ours: wrong, unit: 'pages', beside: [], ratio: null, want: '0', ok: wrong === 0 },
  ]
}

/** The pages kept beside the project, when they are there. */
async function sharedPages(): Promise<Page[] | null> {
  const folder = join(process.env.LIANDONG_SHARED ?? '../shared', 'pages')
  const list = await readFile(join(folder, 'truth.json'), 'utf8').catch(() => null)
  if (list === null) return null
  const truth = JSON.parse(list) as { file: string; seal: boolean }[]
  return Promise.all(truth.map(async ({ file, seal }) => ({ jpeg: await readFile(join(folder, file)), seal })))
}

async function generatedPages(): Promise<Page[]> {
  const pages: Page[] = []
  for (let i = 0; i < 24; i++) {
    for (const kinds of [positiveKinds, negativeKinds]) {
      const { jpeg, seals } = await sealPage(kinds[i % kinds.length] ?? 'round', i, 2027)
      pages.push({ jpeg, seal: seals.length > 0 })
    }
  }
  return pages
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now()
  const result = work()
  return { ms: performance.now() - start, result }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
