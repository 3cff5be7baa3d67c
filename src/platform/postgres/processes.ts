import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Home } from './home.ts'

/** What a running or killed server left in its cluster. */
export interface PidFile {
  pid: number
  port: number
}

/** Reads `postmaster.pid` (PostgreSQL's pidfile.h: pid, data folder, start time, port, …). */
export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 1 ? { pid, port: Number(lines[3]) || 0 } : undefined
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
 * Clears what a killed server left, so that a new one may start. Its helpers notice within moments
 * and are waited for: a new server beside them could damage the data.
 */
export async function clearRemains(home: Home): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const left = processesOf(home.cluster)
    if (left.length === 0) break
    // After 3 s a helper is stuck in a long statement; SIGQUIT makes it give up at once.
    if (tries === 30) left.forEach((pid) => trySignal(pid, 'SIGQUIT'))
    if (tries === 60) left.forEach((pid) => trySignal(pid, 'SIGKILL'))
    await pause(100)
  }
  // PostgreSQL itself trusts the number alone: a stranger or a dead child with it would block the start.
  await rm(join(home.cluster, 'postmaster.pid'), { force: true })
  await rm(home.sockets, { recursive: true, force: true })
}

/** Sends a signal; a process already gone is no error. */
export function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone already, which is what a signal is for here.
  }
}
