import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeOfficialDocx, writeOfficialPdf, type OfficialDocument } from '../src/documents/official/index.ts'
import { heading, notice, words } from '../src/documents/official/official.fixture.ts'
import { plainParagraph } from '../src/documents/official/plain.ts'
import { median } from './database.ts'
import type { Row } from './row.ts'

const WANT = 50
/** Documents a round. LibreOffice converts as many in one start, which is what it is best at. */
const ROUND = 20

/**
 * A notice of two pages with letterhead, table and 版记 to PDF, each with another text, warm, in one thread; beside
 * LibreOffice making PDFs of the same documents from our .docx, where it is installed.
 */
export async function typesetRows(rounds = 7): Promise<Row[]> {
  const pages = writeOfficialPdf(twoPages(0)).pages
  if (pages !== 2) throw new Error(`the notice has ${pages} pages`)
  const rates: number[] = []
  for (let round = -2; round < rounds; round++) {
    const documents = Array.from({ length: ROUND }, (_, i) => twoPages((round + 3) * 1000 + i))
    const start = performance.now()
    for (const document of documents) writeOfficialPdf(document)
    if (round >= 0) rates.push(ROUND / ((performance.now() - start) / 1000))
  }
  const ours = median(rates)
  const theirs = await libreOffice(Array.from({ length: ROUND }, (_, i) => twoPages(i)))
  return [{
    name: theirs === null ? 'notice of 2 pages to PDF, warm (LibreOffice is not installed here)' : 'notice of 2 pages to PDF, warm', ours, unit: 'documents/s',
    beside: theirs === null ? [] : [{ name: 'LibreOffice from .docx', value: theirs }], ratio: theirs === null ? null : ours / theirs, want: `≥ ${WANT}/s`, ok: ours >= WANT,
  }]
}

/** No two alike, so that nothing is kept from the one before. */
const twoPages = (i: number): OfficialDocument => ({
  ...notice,
  letterhead: { issuers: notice.letterhead!.issuers, style: 'document', docNumber: `云科协发〔2031〕${i + 1}号` }, title: `关于做好第${i + 1}次科技为民服务活动的通知`, addressees: '各县区科协',
  body: [plainParagraph(`第${i + 1}次活动：${words}`), heading(1, '有关要求'), plainParagraph(`${words.slice(0, 60)}，编号${i}。`), ...notice.body.filter(({ kind }) => kind === 'table')],
})

async function libreOffice(documents: readonly OfficialDocument[]): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-typeset-'))
  try {
    const names = await Promise.all(documents.map(async (document, i) => {
      const name = join(folder, `${i}.docx`)
      await writeFile(name, await writeOfficialDocx(document))
      return name
    }))
    const start = performance.now()
    await promisify(execFile)('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, ...names], { timeout: 300_000 })
    return documents.length / ((performance.now() - start) / 1000)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
