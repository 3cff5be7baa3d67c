// Binds, only reads, or typesets in one go the reports of a folder, and prints seconds, pages and the memory it took at most.
import { createWriteStream, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openBinding, type Report } from '../src/documents/compile/index.ts'
import { typesetLeaves } from '../src/documents/compile/leaves.ts'
import { readReport } from '../src/documents/compile/read.ts'
import { closeWorkers, runInWorker } from '../src/documents/worker/index.ts'

const [way = '', folder = '.', reports = '0', files = '1'] = process.argv.slice(2)
const numbers = Array.from({ length: Number(reports) }, (_, i) => i)
const load = async (i: number) => ({ bytes: new Uint8Array(await readFile(join(folder, 'sources', `${i % Number(files)}.docx`))), name: `${i}.docx` })
const unit = (i: number) => `第${i}号示例单位`

let pages = 0
let seconds = 0
const timed = async (work: () => Promise<void>) => { const start = performance.now(); await work(); seconds = (performance.now() - start) / 1000 }

if (way === 'bind') {
  await timed(async () => {
    const binding = await openBinding({
      cover: { title: '活动材料汇编', subtitle: '', organisation: '示例市科学技术协会', date: '2031年6月' }, creator: '示例', made: new Date(0), pictures: true, fontFolder: null, spoolFolder: folder,
      items: numbers.map((i) => ({ kind: 'report', id: i + 1, title: '总结', unit: unit(i), load: () => load(i) })),
    })
    await pipeline(Readable.from(binding.pdf()), createWriteStream(join(folder, 'out.pdf')))
    await pipeline(Readable.from(binding.docx()), createWriteStream(join(folder, 'out.docx')))
    pages = binding.pages
    if (binding.reports.some(({ problem }) => problem !== null)) throw new Error('a report was not read')
    await binding.close()
  })
} else if (way === 'read') {
  const module = new URL('../src/documents/compile/read.ts', import.meta.url)
  await timed(async () => {
    let next = 0
    await Promise.all(Array.from({ length: 4 }, async () => {
      for (let i = next++; i < numbers.length; i = next++) { const { bytes, name } = await load(i); await runInWorker<Report>(module, 'readReport', [bytes, name, { pictures: true }]) }
    }))
  })
} else {
  const read = await Promise.all(numbers.slice(0, Number(files)).map(async (i) => { const { bytes, name } = await load(i); return readReport(bytes, name, { pictures: true }) }))
  await timed(async () => {
    const leaves = numbers.map((i) => ({ kind: 'report' as const, id: i + 1, title: '总结', unit: unit(i), report: read[i % read.length]! }))
    pages = typesetLeaves(leaves, '活动材料汇编', 1, { firstObject: 4, parent: 3, fontFolder: null }).pages.length
  })
}
process.stdout.write(JSON.stringify({ seconds, mb: peak(), pages }))
await closeWorkers()

/** The most memory of this process in MB. Linux carries `maxRSS` over from the parent that started it, which may have held more. */
function peak(): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return (kilobytes ? Number(kilobytes) : process.resourceUsage().maxRSS) / 1000
}
