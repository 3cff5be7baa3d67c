import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../errors.ts'
import { locateBinaries, runnableBinaries, type Binaries } from './binaries.ts'
import { appUrl, claimServer, prepareDatabase, type Claim } from './claim.ts'
import { prepareCluster } from './cluster.ts'
import { explainFailure } from './failure.ts'
import { findHome, type Home } from './home.ts'
import { choosePort, launch, requestStop, stopServer, usesSocket, type Launched } from './launch.ts'
import { clearRemains, isServerOf, readPidFile } from './processes.ts'

export interface PostgresOptions {
  /** The product's data folder; created when missing. */
  dataDir: string
  /** Takes one Chinese line about something worth knowing. */
  log: (line: string) => void
  /** Where root puts what the unprivileged account cannot reach. */
  systemDir?: string
  /** Further server settings, such as `fsync: 'off'` in tests. */
  settings?: Record<string, string>
}

export interface Postgres {
  /** Connects as the product's role to its database. */
  url: string
  /** Whether a server left by a killed process was taken over. */
  adopted: boolean
  /** Folder that holds the cluster and its messages. */
  home: string
  /** Disconnects everyone and ends the server; safe to call twice. */
  stop(): Promise<void>
}

interface Running {
  claim: Claim
  pid: number
  port: number
  adopted: boolean
}

/** Recovery after a crash reads the log since the last checkpoint: seconds, on a slow disk minutes. */
const startLimit = 180_000

/**
 * Starts, or takes over, the embedded PostgreSQL of a data folder and keeps it running until `stop`.
 * @throws Refusal with one clear line when it cannot: folder in use, of another version, disk full …
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, log, systemDir = '/var/lib/liandong', settings = {} } = options
  const installed = await locateBinaries()
  const home = await clearly(dataDir, () => findHome(dataDir, systemDir, log))
  const binaries = await clearly(systemDir, () => runnableBinaries(installed, home.account, systemDir, log))
  const password = await clearly(home.dir, () => prepareCluster(home, binaries))
  const start = (port: number | undefined) => clearly(home.dir, () => run(home, binaries, password, settings, port))

  let running = await start(undefined)
  const { port, adopted } = running
  if (adopted) log('接管了上次留下的数据库进程。')
  await prepareDatabase(home, port, password)

  let stopping: Promise<void> | undefined
  let reviving: Promise<Running | undefined> | undefined
  const watch = async () => {
    for (;;) {
      await running.claim.lost
      if (stopping) return
      log('数据库意外停止，正在恢复……')
      reviving = revive(() => start(port), () => stopping !== undefined, log)
      running = (await reviving) ?? running
      if (stopping) return
      log('数据库已恢复。')
    }
  }
  const watching = watch()
  // A server we launched ends with us in any case (launch.ts); so does one we took over.
  const atExit = () => { if (running.adopted) requestStop(home, binaries, running.pid) }
  process.once('exit', atExit)

  const end = async () => {
    running = (await reviving) ?? running
    // Ending the session first would let another process claim a server about to stop.
    await stopServer(home, binaries, running.pid)
    await running.claim.release().catch(() => {})
    await watching
    process.off('exit', atExit)
  }
  return { url: appUrl(home, port, password), adopted, home: home.dir, stop: () => (stopping ??= end()) }
}

/** Does a step that touches `place`; whatever goes wrong becomes one clear line about it. */
async function clearly<T>(place: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof Refusal) throw error
    const refusal = explainFailure((error as Error).message, place)
    refusal.cause = error
    throw refusal
  }
}

/** Starts again until it succeeds: a full disk may be cleared while we wait. Gives up only when told to stop. */
async function revive(start: () => Promise<Running>, stopped: () => boolean, log: (line: string) => void): Promise<Running | undefined> {
  let said = ''
  for (let wait = 200; !stopped(); wait = Math.min(wait * 2, 5_000)) {
    try {
      return await start()
    } catch (error) {
      const line = (error as Error).message
      if (line !== said) log(line)
      said = line
      await pause(wait)
    }
  }
  return undefined
}

/** Claims the server if one answers, starts one if none does, and waits out one that is starting or stopping. */
async function run(
  home: Home, binaries: Binaries, password: string, settings: Record<string, string>,
  fixedPort: number | undefined,
): Promise<Running> {
  let launched: Launched | undefined
  let port = fixedPort ?? 0
  let mute = 0
  for (let waited = 0; waited < startLimit; waited += 50) {
    const left = await readPidFile(home.cluster)
    // A port noted by a server since gone may be a stranger's now.
    const noted = left && (usesSocket(home) || isServerOf(home.cluster, left.pid)) ? left.port : 0
    if (!fixedPort) port = noted || port || (await choosePort(home))
    const answer = await claimServer(home, port, password)
    if (answer.is === 'claimed') {
      // A server about to stop drops its owner's claim first: what we got then is worth nothing.
      const server = await readPidFile(home.cluster)
      if (server && !server.stopping)
        return { claim: answer.claim, pid: server.pid, port, adopted: launched?.pid !== server.pid }
      await answer.claim.release().catch(() => {})
    }

    const ended = launched?.ended()
    if (ended !== undefined) {
      // Lost a race with another start, or the helpers of a killed server are still leaving: look again.
      if (!/lock file .* already exists|pre-existing shared memory block|could not bind/i.test(ended)) throw explainFailure(ended, home.dir)
      launched = undefined
    } else if (answer.is === 'absent' && !launched) {
      if (left && isServerOf(home.cluster, left.pid)) {
        // Alive, but its socket is closed: it is starting, or about to end.
        mute += 50
        if (mute > 30_000) throw explainFailure(`数据库进程 ${left.pid} 还在，但没有应答，请先结束它`, home.dir)
      } else {
        await clearRemains(home, left?.pid)
        if (!fixedPort && !usesSocket(home)) port = await choosePort(home)
        launched = await launch(home, binaries, port, settings)
      }
    }
    await pause(50)
  }
  throw explainFailure(`数据库 ${startLimit / 1000} 秒内没有准备好`, home.dir)
}
