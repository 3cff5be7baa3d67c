import { compareFiles } from '../src/documents/check/index.ts'
import { withPdf } from '../src/documents/pdf/index.ts'
import { readWord } from '../src/documents/word/index.ts'
import { writeOfficialDocx, writeOfficialPdf } from '../src/documents/official/index.ts'
import { seeded } from '../test/makers/random.ts'
import { paperOf, story } from '../test/makers/report-text.ts'
import type { Row } from './row.ts'

const WANT = 1.5
/** Paragraphs of the made reports: 1–3 pages, and 10. */
const SIZES = [{ pages: '1–3', paragraphs: [5, 8, 11, 14, 17, 20] }, { pages: '10', paragraphs: [66] }] as const

/** The Word text against the text layer of its PDF, beside reading both files alone. Rounds alternate; medians. */
export async function pairRows(rounds = 15): Promise<Row[]> {
  const rows: Row[] = []
  for (const { pages, paragraphs } of SIZES) {
    const pairs = await Promise.all(paragraphs.map(async (count, i) => {
      const paper = paperOf(story(seeded(40 + i), count))
      return { docx: await writeOfficialDocx(paper), pdf: writeOfficialPdf(paper).pdf }
    }))
    const ours: number[] = []
    const alone: number[] = []
    for (let round = -2; round < rounds; round++) {
      const a = await seconds(async () => {
        for (const { docx, pdf } of pairs) if ((await compareFiles(docx, pdf)).verdict !== 'pass') throw new Error('a pair of the same text did not pass')
      })
      const b = await seconds(async () => {
        for (const { docx, pdf } of pairs) await readBoth(docx, pdf)
      })
      if (round < 0) continue // warms the compiler and the engine
      ours.push((a * 1000) / pairs.length)
      alone.push((b * 1000) / pairs.length)
    }
    const ratio = median(ours) / median(alone)
    rows.push({ name: `pair check with text layer, ${pages} pages`, ours: median(ours), unit: 'ms', beside: [{ name: 'reading both files alone', value: median(alone) }], ratio, want: `≤ ${WANT}`, ok: ratio <= WANT })
  }
  return rows
}

async function readBoth(docx: Uint8Array, pdf: Uint8Array): Promise<void> {
  readWord(docx, { numbers: true })
  await withPdf(pdf, (open) => {
    for (let page = 1; page <= open.pageCount; page++) open.pageText(page)
  })
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
