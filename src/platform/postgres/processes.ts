import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Home } from './home.ts'

/** What a running or killed server left in its cluster. */
export interface PidFile {
  pid: number
  port: number
  /** It was told to stop; written before it disconnects anyone. */
  stopping: boolean
}

/** Reads `postmaster.pid` (PostgreSQL's pidfile.h: pid, data folder, start time, port, socket folder, address, memory key, state). */
export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1) return undefined
  return { pid, port: Number(lines[3]) || 0, stopping: lines[7]?.trim() === 'stopping' }
}

/**
 * Whether `pid` is a living server of this cluster: not a dead one its parent has yet to collect,
 * nor a stranger that was given the number of one long gone.
 */
export function isServerOf(cluster: string, pid: number): boolean {
  if (process.platform === 'linux') return serves(cluster, String(pid))
  try {
    process.kill(pid, 0)
    if (process.platform === 'win32') return true
    const [state = '', ...command] = execFileSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim().split(/\s+/)
    return !state.startsWith('Z') && command.join(' ').includes(cluster)
  } catch {
    return false
  }
}

/** Linux: a PostgreSQL process, main or helper, works in its cluster's folder. */
function serves(cluster: string, pid: string): boolean {
  try {
    // The state follows the command's name, which may itself hold brackets and spaces.
    const state = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, '')[0]
    return state !== 'Z' && state !== 'X' && readlinkSync(`/proc/${pid}/cwd`) === cluster
      && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('postgres')
  } catch {
    return false
  }
}

/** Every PostgreSQL process of this cluster that still lives; after a killed server its helpers linger. */
export function processesOf(cluster: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && serves(cluster, name)).map(Number)
}

/**
 * Clears what the killed server `pid` left (undefined: it left no file), so that a new one may start. Its helpers
 * notice within moments and are waited for: a new server beside them could damage the data.
 * Returns early, having touched nothing, when another start has put a new server there meanwhile.
 */
export async function clearRemains(home: Home, pid: number | undefined): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const now = await readPidFile(home.cluster)
    if (now?.pid !== pid) return
    const left = processesOf(home.cluster)
    if (left.length === 0) break
    // After 3 s a helper is stuck in a long statement; SIGQUIT makes it give up at once.
    if (tries === 30) left.forEach((helper) => trySignal(helper, 'SIGQUIT'))
    if (tries === 60) left.forEach((helper) => trySignal(helper, 'SIGKILL'))
    await pause(100)
  }
  if (pid === undefined) return
  // PostgreSQL itself trusts the number alone: a stranger or a dead child with it would block the start.
  // Moved before it is removed, and looked at again: it may be a new server's by now.
  const file = join(home.cluster, 'postmaster.pid')
  const aside = `${file}.${process.pid}`
  await rename(file, aside).catch(() => {})
  const moved = Number((await readFile(aside, 'utf8').catch(() => '')).split('\n')[0])
  if (moved === pid) {
    await rm(aside, { force: true })
    await rm(home.sockets, { recursive: true, force: true })
  } else if (moved) {
    await rename(aside, file)
  }
}

/** Sends a signal; a process already gone is no error. */
export function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone already, which is what a signal is for here.
  }
}
