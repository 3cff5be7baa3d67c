// Starts the product as a person would, from a clean clone in a folder others cannot enter, twice; asks for the
// first page; stops it; looks for processes left behind.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'liandong-clone-'))
const clone = join(folder, 'liandong')
/** Where the database is: in the data folder, or where that says it had to go. */
const home = () => {
  const pointer = join(clone, 'data', 'postgres.location')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(clone, 'data', 'postgres')
}

try {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { stdio: 'inherit' })
  await startAskStop('first start')
  await startAskStop('second start')
} catch (error) {
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
} finally {
  // A database beside the system's own goes with its clone.
  if (!home().startsWith(folder)) rmSync(home(), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

async function startAskStop(name) {
  const port = await freePort()
  const began = Date.now()
  const npm = spawn('npm', ['start'], {
    cwd: clone, stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port), LIANDONG_DATA: join(clone, 'data'), DATABASE_URL: '' },
  })
  const ended = once(npm, 'exit')
  try {
    const page = await firstPage(`http://127.0.0.1:${port}/`, npm)
    if (page.status !== 200) throw new Error(`${name}: / answered ${page.status}`)
    if (!/<html lang="zh-CN">.*<title>[^<]+<\/title>/s.test(page.text)) throw new Error(`${name}: the page at / is not ours: ${page.text.slice(0, 200)}`)
    console.log(`${name}: first page after ${((Date.now() - began) / 1000).toFixed(1)} s, ${page.text.length} characters`)
  } finally {
    npm.kill('SIGTERM')
    await Promise.race([ended, pause(70_000)])
  }
  if (npm.exitCode !== 0) throw new Error(`${name}: after SIGTERM npm start ended with ${npm.exitCode ?? npm.signalCode ?? 'nothing: it still runs'}`)
  const left = processesNaming([clone, home()])
  if (left.length > 0) throw new Error(`${name}: left running:\n${left.join('\n')}`)
}

async function firstPage(url, npm) {
  for (;;) {
    if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode} before the first page`)
    const response = await fetch(url).catch(() => undefined)
    if (response) return { status: response.status, text: await response.text() }
    await pause(50)
  }
}

/** Command lines of processes that name one of these folders. */
function processesNaming(folders) {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }).filter((command) => folders.some((path) => command.includes(path)))
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  return port
}
