import { inflateSync } from 'fflate'
import mammoth from 'mammoth'
import { countCharacters, countText, readWord } from '../src/documents/word/index.ts'
import type { Row } from './row.ts'
import { wordReport } from './word.files.ts'
import { readerRows } from './word.readers.ts'

/**
 * Word text + 字数 on files of one to three pages: our reader, mammoth's raw text with the same counter, and fflate
 * inflating nothing but word/document.xml of the same files. The three take turns, round by round, so that a busy
 * machine slows all alike; medians of the rounds.
 */
export async function wordRows(rounds = 15): Promise<Row[]> {
  const files = await Promise.all([1, 2, 3].flatMap((pages) => [0, 1, 2, 3].map((seed) => wordReport(pages, seed))))
  const packed = files.map(mainPart)
  for (const file of files) {
    const theirs = countText((await mammoth.extractRawText({ buffer: Buffer.from(file) })).value).words
    const ours = countCharacters(readWord(file)).words
    if (ours !== theirs) throw new Error(`the readers disagree: ${ours} and ${theirs}`)
  }

  const times = { ours: [] as number[], mammoth: [] as number[], inflate: [] as number[] }
  for (let round = -3; round < rounds; round++) {
    const ours = time(files.length * 20, () => {
      for (let i = 0; i < 20; i++) for (const file of files) countCharacters(readWord(file))
    })
    const inflate = time(packed.length * 20, () => {
      for (let i = 0; i < 20; i++) for (const part of packed) inflateSync(part)
    })
    const start = performance.now()
    for (const file of files) countText((await mammoth.extractRawText({ buffer: Buffer.from(file) })).value)
    const theirs = (files.length / (performance.now() - start)) * 1000
    // The first rounds warm up all three.
    if (round < 0) continue
    times.ours.push(ours)
    times.inflate.push(inflate)
    times.mammoth.push(theirs)
  }
  const ours = median(times.ours)
  const beside = [
    { name: 'mammoth', value: median(times.mammoth) },
    { name: 'inflate alone', value: median(times.inflate) },
  ]
  const ratio = ours / beside[0]!.value
  return [
    {
      name: 'Word text + 字数, 1–3 pages',
      ours,
      unit: 'files/s',
      beside,
      ratio,
      want: '≥ 10× mammoth; ≥ 0.4 of inflate alone',
      ok: ratio >= 10 && ours >= 0.4 * beside[1]!.value,
    },
    ...(await readerRows('Word text + 字数, 1–3 pages, every reader', files)),
    ...(await readerRows('Word text + 字数, 26 pages, every reader', await Promise.all([0, 1, 2].map((seed) => wordReport(26, seed))))),
  ]
}

/** Runs per second of a piece of work that does `count` of them. */
function time(count: number, work: () => void): number {
  const start = performance.now()
  work()
  return (count / (performance.now() - start)) * 1000
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

/** The deflated bytes of word/document.xml, found by its local header. */
function mainPart(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const directory = view.getUint32(file.length - 6, true)
  for (let at = directory; view.getUint32(at, true) === 0x02014b50; ) {
    const nameLength = view.getUint16(at + 28, true)
    const name = Buffer.from(file.subarray(at + 46, at + 46 + nameLength)).toString()
    if (name === 'word/document.xml') {
      const header = view.getUint32(at + 42, true)
      const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
      return file.subarray(from, from + view.getUint32(at + 20, true))
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  throw new Error('no word/document.xml')
}
