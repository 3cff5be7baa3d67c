import { pack, type PortableError } from '../worker/index.ts'
import { withPdf } from '../pdf/index.ts'
import { recognisePage } from './page.ts'
import { openPicture } from './picture.ts'
import { tookTooLong } from './refusals.ts'
import type { OcrPage } from './types.ts'

/** What the pool asks of a recogniser process. */
export type Question =
  | { ask: 'file'; file: number; bytes: Uint8Array; kind: 'pdf' | 'picture' }
  | { ask: 'page'; file: number; page: number }
  | { ask: 'forget'; file: number }

/** A step says that the page goes on. */
export type Reply = { step: true } | { ok: true; value: OcrPage } | { ok: false; error: PortableError }

/** Pages of a PDF are drawn at this; finer finds nothing more and takes longer. */
const DPI = 150
/** But no smaller than A4 would be: scanners note wrong sizes. */
const LEAST_LONG_SIDE = 1750
/** A page of small print takes five seconds of work. */
const MOST_CPU_MS = 60_000
/** Of pages larger than A4. */
const MOST_PIXELS = 6_000_000

/** Runs as a process of its own, started by the pool: one page at a time, with files kept until they are forgotten. */
const files = new Map<number, { bytes: Uint8Array; kind: 'pdf' | 'picture' }>()

process.on('message', (question: Question) => {
  if (question.ask === 'file') files.set(question.file, question)
  else if (question.ask === 'forget') files.delete(question.file)
  else void answer(question.file, question.page).then(say)
})
// Whoever asked is gone, even if it was killed.
process.on('disconnect', () => process.exit(0))

let cpuAtStart = 0
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** After every line: work counts, not the time others took from it. */
function onStep(): void {
  if (cpuMs() - cpuAtStart > MOST_CPU_MS) throw tookTooLong()
  say({ step: true })
}

/** With nobody left to listen, `disconnect` follows. */
const say = (reply: Reply): void => void process.send?.(reply, undefined, undefined, () => {})

async function answer(file: number, page: number): Promise<Reply> {
  try {
    return { ok: true, value: await read(file, page) }
  } catch (error) {
    return { ok: false, error: pack(error) }
  }
}

async function read(id: number, page: number): Promise<OcrPage> {
  cpuAtStart = cpuMs()
  say({ step: true })
  const file = files.get(id)
  if (!file) throw new Error(`no file ${id}`)
  if (file.kind === 'picture') return recognisePage(await openPicture(file.bytes), { onStep })
  const { rgba, width, height, dpi } = await withPdf(file.bytes, (pdf) => {
    const size = pdf.pageSize(page)
    return pdf.render(page, { dpi: Math.max(DPI, (LEAST_LONG_SIDE / Math.max(size.width, size.height)) * 72), maxPixels: MOST_PIXELS })
  })
  return recognisePage({ data: rgba, width, height }, { dpi, onStep })
}
