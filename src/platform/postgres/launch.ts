import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { program, type Binaries } from './binaries.ts'
import { makePrivate, serverEnvironment } from './cluster.ts'
import type { Home } from './home.ts'
import { isServerOf, trySignal } from './processes.ts'

/** A server process we started. */
export interface Launched {
  pid: number
  /** What it wrote since, when it has ended; undefined while it runs. */
  ended(): string | undefined
}

/** Settings for one city on one small machine; `fsync` stays on, an answered upload is on the disk. */
const settings: Record<string, string> = {
  max_connections: '120',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  // Our queries are short; compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  ssl: 'off',
  // Only what an operator must act on, and never the values of a statement.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
}

/** Longest path of a socket: sun_path less its ending zero. */
const longestSocket = process.platform === 'darwin' ? 103 : 107
const defaultPort = 5432

/** Where this home's server listens: a socket in a private folder, or TCP on loopback where that cannot be. */
export function usesSocket(home: Home): boolean {
  return process.platform !== 'win32' && Buffer.byteLength(join(home.sockets, `.s.PGSQL.${defaultPort}`)) <= longestSocket
}

/** The port to start with: sockets carry it in their name only, TCP needs one that is free. */
export async function choosePort(home: Home): Promise<number> {
  if (usesSocket(home)) return defaultPort
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Starts the server process and returns at once; it still has to recover and to listen. */
export async function launch(home: Home, binaries: Binaries, port: number, extra: Record<string, string>): Promise<Launched> {
  await makePrivate(home.sockets, home.account)
  const listen: Record<string, string> = usesSocket(home)
    ? { unix_socket_directories: home.sockets, unix_socket_permissions: '0700', listen_addresses: '' }
    : { unix_socket_directories: '', listen_addresses: '127.0.0.1' }
  const all = { ...settings, ...extra, ...listen, port: String(port) }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])

  const messages = openMessages(home.messages)
  const start = fstatSync(messages).size
  let child: ChildProcess
  try {
    child = spawn(program(binaries, 'postgres'), ['-D', home.cluster, ...args], {
      ...home.account,
      cwd: '/',
      env: serverEnvironment(),
      // Its own session: Ctrl-C in the terminal reaches us only, and we stop it in order.
      detached: true,
      stdio: ['ignore', messages, messages],
    })
  } finally {
    closeSync(messages)
  }
  let failure: string | undefined
  // The last resort when our process ends without stopping it, as after an uncaught error or while it is starting.
  const atExit = () => { if (child.pid) requestStop(home, binaries, child.pid) }
  process.once('exit', atExit)
  const ended = (said: string) => {
    failure = said
    process.off('exit', atExit)
  }
  child.once('error', (error) => ended(error.message))
  child.once('exit', () => ended(textFrom(home.messages, start)))
  child.unref()
  return { pid: child.pid ?? 0, ended: () => failure }
}

/** Appends; past 5 MB the file becomes the one before, so two files bound what is kept. */
function openMessages(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > 5 * 1024 * 1024) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** What was written since `start`; nothing when its folder was removed right after a stop. */
function textFrom(path: string, start: number): string {
  try {
    return readFileSync(path).subarray(start).toString('utf8')
  } catch {
    return ''
  }
}

/** Asks the server to disconnect everyone and end in order ("fast shutdown"). */
export function requestStop(home: Home, binaries: Binaries, pid: number): void {
  if (process.platform === 'win32') spawnSync(program(binaries, 'pg_ctl'), ['stop', '-D', home.cluster, '-m', 'fast', '-W'])
  else trySignal(pid, 'SIGINT')
}

/** Stops the server and waits until it is gone; after 20 s it gives up everything unsaved, which the next start recovers. */
export async function stopServer(home: Home, binaries: Binaries, pid: number): Promise<void> {
  requestStop(home, binaries, pid)
  for (let waited = 0; isServerOf(home.cluster, pid); waited += 20) {
    if (waited === 20_000) trySignal(pid, 'SIGQUIT')
    if (waited === 30_000) trySignal(pid, 'SIGKILL')
    await pause(20)
  }
}
