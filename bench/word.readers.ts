import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import mammoth from 'mammoth'
import { parseOffice } from 'officeparser'
import WordExtractor from 'word-extractor'
import { countCharacters, countText, readWord } from '../src/documents/word/index.ts'
import type { Row } from './row.ts'

/** Gets the words of all files; `every`: only each so many-th round, for those that take seconds; `times`: over and over in one round, for those that take no time. */
interface Reader {
  name: string
  words(): number | Promise<number>
  every: number
  times: number
}

const WANT = 5

/**
 * Text and 字数 of the same files by every reader at hand, with the same counter; ours against the fastest of the others. They take
 * turns, round by round; medians. pandoc and LibreOffice, where installed, are programs: their figure includes starting them,
 * LibreOffice once for all files.
 */
export async function readerRows(name: string, files: readonly Uint8Array[], rounds = 9): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-words-'))
  try {
    const paths = await Promise.all(files.map(async (file, i) => {
      const path = join(folder, `report-${i}.docx`)
      await writeFile(path, file)
      return path
    }))
    const ours: Reader = { name: 'ours', every: 1, times: 20, words: () => sum(files.map((file) => countCharacters(readWord(file)).words)) }
    const others = [...libraries(files), ...programs(paths, folder)]
    const speeds = new Map<string, number[]>([ours, ...others].map((reader) => [reader.name, []]))
    const known = await ours.words()
    for (let round = -2; round < rounds; round++) {
      for (const reader of [ours, ...others]) {
        // Programs that are started have nothing to warm up.
        if (round < 0 ? reader.every > 1 : round % reader.every !== 0) continue
        const start = performance.now()
        let words = 0
        for (let i = 0; i < reader.times; i++) words = await reader.words()
        const speed = ((files.length * reader.times) / (performance.now() - start)) * 1000
        // They differ by what they leave out; one that found next to nothing was not reading.
        if (words < known * 0.9) throw new Error(`${reader.name} found ${words} of ${known}`)
        if (round >= 0) speeds.get(reader.name)!.push(speed)
      }
    }
    const beside = others.map((reader) => ({ name: reader.name, value: median(speeds.get(reader.name)!) })).sort((a, b) => b.value - a.value)
    const value = median(speeds.get('ours')!)
    const ratio = value / beside[0]!.value
    return [{ name, ours: value, unit: 'files/s', beside, ratio, want: `≥ ${WANT}× the fastest other`, ok: ratio >= WANT }]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function libraries(files: readonly Uint8Array[]): Reader[] {
  const inTurn = async (text: (file: Buffer) => Promise<string>): Promise<number> => {
    let words = 0
    for (const file of files) words += countText(await text(Buffer.from(file))).words
    return words
  }
  return [
    { name: 'mammoth', every: 1, times: 1, words: () => inTurn(async (buffer) => (await mammoth.extractRawText({ buffer })).value) },
    { name: 'officeparser', every: 1, times: 1, words: () => inTurn(async (buffer) => (await parseOffice(buffer)).toText()) },
    { name: 'word-extractor', every: 1, times: 5, words: () => inTurn(async (buffer) => (await new WordExtractor().extract(buffer)).getBody()) },
  ]
}

function programs(paths: readonly string[], folder: string): Reader[] {
  const found = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0
  const readers: Reader[] = []
  if (found('pandoc'))
    readers.push({
      name: 'pandoc, with its start', every: 4, times: 1,
      words: () => sum(paths.map((path) => countText(spawnSync('pandoc', ['-f', 'docx', '-t', 'plain', '--wrap=none', path], { encoding: 'utf8', maxBuffer: 64 << 20 }).stdout).words)),
    })
  if (found('soffice'))
    readers.push({
      name: 'LibreOffice, with its start', every: 8, times: 1,
      async words() {
        const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
        spawnSync('soffice', [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, ...paths], { stdio: 'ignore', timeout: 300_000 })
        return sum(await Promise.all(paths.map(async (path) => countText(await readFile(path.replace(/\.docx$/, '.txt'), 'utf8')).words)))
      },
    })
  return readers
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
