// What every command needs before it can run: a new enough Node, the pinned packages, the built workbench.
// Plain JavaScript without packages: it runs in a fresh clone, on whatever Node is there.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { explainInstallFailure, isNetworkFailure, lastLines } from './failures.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Node 24 as npm installed it; the commands run on this one, not on the one that started npm. */
export const node24 = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Flags that let Node run our TypeScript from any folder. */
export const typescriptFlags = () => ['--import', pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href]

/** Environment to go with them: tsx looks for its settings in the current folder otherwise. */
export const typescriptEnvironment = { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') }

/** Ends the command with one clear line, and the details under it where there are any. */
export function giveUp(line, details = '') {
  console.error(`✗ ${line}`)
  if (details) console.error(details.replace(/^/gm, '  '))
  process.exit(1)
}

/** Size of node_modules as measured, and a little, in MB. */
const roomNeeded = 1300

export function requireNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) giveUp(`本机的 Node.js 是 ${process.versions.node}，太旧。请安装 Node.js 20 或更新版本：https://nodejs.org/zh-cn/download`)
}

/**
 * Installs the packages of the lockfile unless they are there.
 * `say` takes one line of progress.
 */
export async function ensureInstalled(say) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stamp = join(root, 'node_modules', '.liandong-lock')
  const wanted = sha256(`${lock}\n${process.platform} ${process.arch}`)
  if (existsSync(node24) && readText(stamp) === wanted) return
  if (!(existsSync(node24) && matchesInstalled(lock))) await install(say)
  try {
    writeFileSync(stamp, wanted)
  } catch {
    // Not ours to write, as in a read-only image: the comparison above costs a few milliseconds each time.
  }
}

async function install(say) {
  requireRoom()
  say('① 安装依赖……（首次需要一两分钟）')
  const began = Date.now()
  const timer = setInterval(() => say(`   已用 ${seconds(began)} 秒……`), 20_000)
  // Without a network npm tries for minutes; what it has kept from before may still do.
  const ping = await runNpm(['ping', '--fetch-retries=0', '--loglevel=error'])
  const offline = ping.code !== 0 && isNetworkFailure(ping.output)
  // Tests and builds need the development packages, whatever NODE_ENV says.
  const result = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', ...(offline ? ['--offline'] : [])])
  clearInterval(timer)
  if (result.code !== 0) {
    const { line, details } = explainInstallFailure(result.output)
    giveUp(line, details)
  }
  const check = await capture(node24, ['--version'])
  if (check.code !== 0) giveUp('依赖装好了，但其中的 Node.js 24 在本机运行不了。', lastLines(check.output, 5))
  say(`   完成，用时 ${seconds(began)} 秒`)
}

/** npm as it started us, else the one on the path. An npm too old for `allowScripts` is kept from fetching GPU libraries. */
function runNpm(args) {
  const npm = process.env.npm_execpath
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' }
  return npm ? capture(process.execPath, [npm, ...args], { env }) : capture('npm', args, { env, shell: process.platform === 'win32' })
}

/** Asked beforehand: on a full disk the install scripts of packages fail in ways that hide the cause. */
function requireRoom() {
  const { bavail, bsize } = statfsSync(root)
  const free = Math.floor((bavail * bsize) / 1024 / 1024)
  if (free < roomNeeded) giveUp(`磁盘已满：只剩 ${free} MB，安装依赖要 ${roomNeeded} MB。请腾出空间后再启动。`)
}

/** Whether what npm noted as installed is what the lockfile asks for; packages of other platforms may be absent. */
function matchesInstalled(lock) {
  const noted = readText(join(root, 'node_modules', '.package-lock.json'))
  if (!noted) return false
  const installed = JSON.parse(noted).packages
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) =>
    path === '' || installed[path]?.version === wanted.version || (!installed[path] && wanted.optional))
}

/** Builds the workbench into dist/workbench unless its sources are as they were at the last build. */
export async function ensureBuilt(say) {
  const stamp = join(root, 'dist', 'workbench.sources')
  const wanted = sourcesHash()
  if (existsSync(join(root, 'dist', 'workbench', 'index.html')) && readText(stamp) === wanted) return
  say('② 构建工作台……（约 20 秒）')
  const began = Date.now()
  const result = await capture(node24, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    { env: { ...process.env, NODE_ENV: 'production' } })
  if (result.code !== 0) {
    const full = /ENOSPC|no space left/i.test(result.output)
    giveUp(full ? '磁盘已满，工作台没有构建成。请腾出空间后再启动。' : '工作台没有构建成。', full ? '' : lastLines(result.output, 20))
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  say(`   完成，用时 ${seconds(began)} 秒`)
}

/** One hash over everything a build reads. Tests are left out: they change often and ship nothing. */
function sourcesHash() {
  const hash = createHash('sha256')
  const add = (path) => hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()) add(entry)
  for (const name of ['vite.config.ts', 'tsconfig.json', 'package-lock.json']) add(join(root, name))
  return hash.digest('hex')
}

/** Runs a program in the project's folder to its end; both streams are kept as one text. */
function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    child.stdout.on('data', (data) => { output += data })
    child.stderr.on('data', (data) => { output += data })
    child.once('error', (error) => resolve({ code: -1, output: `${output}\n${error.message}` }))
    child.once('close', (code, signal) => resolve({ code: code ?? -1, output: signal ? `${output}\n${signal}` : output }))
  })
}

const seconds = (began) => Math.round((Date.now() - began) / 1000)
const sha256 = (text) => createHash('sha256').update(text).digest('hex')

function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
