import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { withPdf } from '../pdf/index.ts'
import { writeOfficialDocx } from './docx.ts'
import { pageTexts } from './jobs.ts'
import { documents } from './official.fixture.ts'
import { writeOfficialPdf } from './pdf.ts'

const office = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'soffice')).find((path) => existsSync(path))

// Where everything must be tested (LIANDONG_CI=1) its absence is a failure.
test.skipIf(!office && process.env.LIANDONG_CI !== '1')('LibreOffice opens the Word files with as many pages as the PDFs, 版记 at the foot (skipped where soffice is not installed)', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-office-'))
  try {
    const names = Object.keys(documents)
    for (const [name, document] of Object.entries(documents)) await writeFile(join(folder, `${name}.docx`), await writeOfficialDocx(document))
    await promisify(execFile)(office!, ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, ...names.map((name) => join(folder, `${name}.docx`))], { timeout: 280_000 })
    const pages: Record<string, number> = {}
    for (const name of names) {
      const pdf = new Uint8Array(await readFile(join(folder, `${name}.pdf`)))
      const texts = await pageTexts(pdf)
      pages[name] = texts.length
      expect(texts.at(-1), name).toContain('抄送')
      const foot = await withPdf(pdf, (open) => open.pageText(open.pageCount).lines.findLast(({ text }) => /印发|办公室/.test(text))!.bottom)
      expect((foot * 25.4) / 72, name).toBeGreaterThan(255)
    }
    expect(pages).toEqual(Object.fromEntries(Object.entries(documents).map(([name, document]) => [name, writeOfficialPdf(document).pages])))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
