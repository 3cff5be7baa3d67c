// Checks the pair in the folder given eleven times and prints the median of the last ten and the memory it took at most.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPair } from '../src/documents/check/index.ts'

const folder = process.argv[2] ?? '.'
const idle = process.memoryUsage().rss / 1e6
const times: number[] = []
for (let i = 0; i < 11; i++) {
  const input = { docx: new Uint8Array(readFileSync(join(folder, 'a.docx'))), pdf: new Uint8Array(readFileSync(join(folder, 'a.pdf'))) }
  const start = performance.now()
  const { checks } = await checkPair({ ...input, limit: { max: 1000, min: null, about: null }, dueAt: null, now: new Date(0) })
  if (checks.find((check) => check.id === 'seal')?.verdict !== 'pass') throw new Error('the seal was not found')
  if (i > 0) times.push((performance.now() - start) / 1000)
}
times.sort((a, b) => a - b)
process.stdout.write(JSON.stringify({ seconds: times[times.length >> 1], mb: peak(), idle }))

/** The most memory of this process in MB. Linux carries `maxRSS` over from the parent that started it, which may have held more. */
function peak(): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return (kilobytes ? Number(kilobytes) : process.resourceUsage().maxRSS) / 1000
}
