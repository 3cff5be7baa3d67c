import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compareFiles } from '../src/documents/check/index.ts'
import { closeRecognisers, recogniseDocument } from '../src/documents/ocr/index.ts'
import { writeOfficialDocx, writeOfficialPdf } from '../src/documents/official/index.ts'
import { sealSvg } from '../src/documents/write/index.ts'
import { makePdf, renderPdf } from '../test/makers/pages.ts'
import { seeded, type Random } from '../test/makers/random.ts'
import { CHANGES, paperOf, story, withChange, type Change, type Story } from '../test/makers/report-text.ts'
import { damage, scan, scannedPdf } from '../test/makers/scan.ts'
import type { AccuracyRow } from './row.ts'

export interface PairAccuracyOptions {
  /** Same pairs and changed pairs each, as PDFs with a text layer. Default 500. */
  count?: number
  /** Same pairs and changed pairs each, as scans; every page costs some seconds of recognition. Default 40. */
  scans?: number
  seed?: number
}

/** How a printed page came about; LibreOffice only where it is installed. */
type Print = 'our writer' | 'narrow margins' | 'small type' | 'running head' | 'LibreOffice'
const PRINTS: readonly Exclude<Print, 'LibreOffice'>[] = ['our writer', 'narrow margins', 'small type', 'running head']

interface Case {
  word: Story
  printed: Story
  /** Null for a pair of the same text. */
  change: Change | null
  print: Print
}

/**
 * The pair check on made pairs: no false alarm where Word and PDF have the same text, every change found where they do not.
 * Scans are pages drawn, damaged as scanners do (levels 0–3 in turn) and really recognised.
 */
export async function pairAccuracy({ count = 500, scans = 40, seed = 1 }: PairAccuracyOptions = {}): Promise<AccuracyRow[]> {
  const office = await hasLibreOffice()
  const prints: readonly Print[] = office ? [...PRINTS, 'LibreOffice'] : PRINTS
  const rows = textRows(await judge(await textCases(count, seed, prints)), office)
  if (scans > 0) rows.push(...scanRows(await scanResults(scans, seed + 500_000)))
  await closeRecognisers()
  return rows
}

interface Result extends Case {
  count: number
  unclear: number
  detail: string
}

const textCases = async (count: number, seed: number, prints: readonly Print[]): Promise<{ case: Case; docx: Uint8Array; pdf: Uint8Array }[]> => {
  const cases: Case[] = []
  for (let i = 0; i < count; i++) {
    const random = seeded(seed + i)
    const told = story(random, 4 + (i % 6))
    const print = prints[i % prints.length]!
    cases.push({ word: told, printed: told, change: null, print }, changedCase(told, random, i, print))
  }
  const files: { case: Case; docx: Uint8Array; pdf: Uint8Array }[] = []
  const office = await printByOffice(cases.filter((each) => each.print === 'LibreOffice'))
  for (const each of cases) files.push({ case: each, docx: await writeOfficialDocx(paperOf(each.word)), pdf: office.get(each) ?? printed(each) })
  return files
}

/** Changes come in turn; which of the two files has it, by chance. */
function changedCase(told: Story, random: Random, i: number, print: Print): Case {
  for (let k = 0; ; k++) {
    const change = CHANGES[(i + k) % CHANGES.length]!
    const other = withChange(told, change, random)
    if (other) return random.chance(0.5) ? { word: other, printed: told, change, print } : { word: told, printed: other, change, print }
  }
}

function printed({ printed: told, print }: Case): Uint8Array {
  const seal = sealSvg({ unit: told.unit, seed: told.title.length })
  if (print === 'our writer') return writeOfficialPdf(paperOf(told), { picture: { svg: seal, widthMm: 42 } }).pdf
  const paragraphs = [told.title, ...told.paragraphs, told.unit, told.date]
  const half = Math.ceil(paragraphs.length / 2)
  const pages = print === 'running head' ? [paragraphs.slice(0, half), paragraphs.slice(half)] : [paragraphs]
  return makePdf({
    pages, numbering: print === 'narrow margins' ? '第 1 页' : '— 1 —', marginMm: print === 'narrow margins' ? 18 : 28, fontSizePt: print === 'small type' ? 10.5 : 15,
    ...(print === 'running head' && { header: '材料汇编' }), overlays: [{ page: pages.length, xMm: 120, yMm: 190, widthMm: 42, svg: seal }],
  })
}

const run = promisify(execFile)
const hasLibreOffice = (): Promise<boolean> => run('soffice', ['--version'], { timeout: 60_000 }).then(() => true, () => false)

/** All files in one process of LibreOffice: its start costs more than the work. */
async function printByOffice(cases: readonly Case[]): Promise<Map<Case, Uint8Array>> {
  const files = new Map<Case, Uint8Array>()
  if (cases.length === 0) return files
  const folder = await mkdtemp(join(tmpdir(), 'liandong-pair-'))
  try {
    await mkdir(join(folder, 'out'))
    for (const [i, each] of cases.entries()) await writeFile(join(folder, `${i}.docx`), await writeOfficialDocx(paperOf(each.printed)))
    await run('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', join(folder, 'out'), ...cases.map((_, i) => join(folder, `${i}.docx`))], { timeout: 1_800_000, maxBuffer: 64 * 1024 * 1024 })
    for (const [i, each] of cases.entries()) files.set(each, new Uint8Array(await readFile(join(folder, 'out', `${i}.pdf`))))
    return files
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function judge(files: readonly { case: Case; docx: Uint8Array; pdf: Uint8Array }[]): Promise<Result[]> {
  const results: Result[] = []
  for (const { case: each, docx, pdf } of files) results.push({ ...each, ...(await verdictOf(docx, pdf)) })
  return results
}

async function verdictOf(docx: Uint8Array, pdf: Uint8Array, recognised?: Parameters<typeof compareFiles>[2]): Promise<Pick<Result, 'count' | 'unclear' | 'detail'>> {
  const { data } = await compareFiles(docx, pdf, recognised)
  const differences = data?.differences ?? []
  const detail = differences.map(({ verdict, word, pdf: print }) => `${verdict} “${word.text.slice(word.start, word.end)}” / “${print.text.slice(print.start, print.end)}”`).join('; ')
  return { count: data?.count ?? 0, unclear: data?.unclear ?? 0, detail }
}

/** Half a page of a drawn report, damaged, recognised. */
async function scanResults(scans: number, seed: number): Promise<(Result & { level: number })[]> {
  const results: (Result & { level: number })[] = []
  for (let i = 0; i < scans; i++) {
    const random = seeded(seed + i)
    const told = story(random, 2 + (i % 2))
    const level = (i % 4) as 0 | 1 | 2 | 3
    const print = PRINTS[i % PRINTS.length]!
    for (const each of [{ word: told, printed: told, change: null, print }, changedCase(told, random, i, print)]) {
      const drawn = printed({ ...each, print: print === 'running head' ? 'our writer' : print })
      const { jpeg } = await scan(await renderPdf(drawn, 1, 150), damage(level, random), random)
      const pdf = await scannedPdf([jpeg])
      const recognised = await recogniseDocument(pdf, { kind: 'pdf' })
      results.push({ ...each, level, ...(await verdictOf(await writeOfficialDocx(paperOf(each.word)), pdf, recognised)) })
    }
  }
  return results
}

const share = (part: number, of: number): number => (of === 0 ? 0 : Math.round((part / of) * 10_000) / 10_000)

function textRows(results: readonly Result[], office: boolean): AccuracyRow[] {
  const same = results.filter((each) => each.change === null)
  const changed = results.filter((each) => each.change !== null)
  const alarms = same.filter((each) => each.count > 0 || each.unclear > 0)
  const found = changed.filter((each) => each.count > 0)
  return [
    {
      name: 'pair check, text PDF: false alarms on same pairs', value: alarms.length, unit: 'pairs', of: same.length, want: '0', ok: alarms.length === 0,
      detail: [`printed by ${[...new Set(same.map((each) => each.print))].join(', ')}${office ? '' : ' (LibreOffice is not installed here)'}`, ...alarms.map((each) => `${each.print}: ${each.detail}`)],
    },
    { name: 'pair check, text PDF: changed pairs found', value: share(found.length, changed.length), unit: '', of: changed.length, want: '1', ok: found.length === changed.length, detail: [...byChange(changed, (each) => each.count > 0), ...missed(changed.filter((each) => each.count === 0))] },
  ]
}

function scanRows(results: readonly (Result & { level: number })[]): AccuracyRow[] {
  const same = results.filter((each) => each.change === null)
  const changed = results.filter((each) => each.change !== null)
  const alarms = same.filter((each) => each.count > 0)
  const unclear = same.filter((each) => each.count === 0 && each.unclear > 0)
  const found = changed.filter((each) => each.count > 0)
  const pointed = changed.filter((each) => each.count > 0 || each.unclear > 0)
  const levels = (list: readonly { level: number }[]): string => [0, 1, 2, 3].map((level) => `damage ${level}: ${list.filter((each) => each.level === level).length}`).join(', ')
  return [
    { name: 'pair check, scan: false alarms on same pairs', value: alarms.length, unit: 'pairs', of: same.length, want: '0', ok: alarms.length === 0, detail: [levels(alarms), ...alarms.map((each) => `damage ${each.level}, ${each.print}: ${each.detail}`)] },
    { name: 'pair check, scan: same pairs with a place that is hard to read', value: unclear.length, unit: 'pairs', of: same.length, want: '≤ 5 %', ok: unclear.length <= same.length * 0.05, detail: [levels(unclear), ...unclear.map((each) => `damage ${each.level}, ${each.print}: ${each.detail}`)] },
    {
      name: 'pair check, scan: changed pairs found', value: share(found.length, changed.length), unit: '', of: changed.length, want: '≥ 0.95', ok: found.length >= changed.length * 0.95,
      detail: [`pointed at as hard to read, besides: ${pointed.length - found.length}`, ...byChange(changed, (each) => each.count > 0), ...missed(changed.filter((each) => each.count === 0))],
    },
  ]
}

const byChange = (results: readonly Result[], isFound: (result: Result) => boolean): string[] =>
  CHANGES.map((change) => {
    const of = results.filter((each) => each.change === change)
    return `${change}: ${of.filter(isFound).length} of ${of.length}`
  })

const missed = (results: readonly Result[]): string[] => results.map((each) => `missed: ${each.change}, ${each.print}${each.detail ? ` (${each.detail})` : ''}`)
