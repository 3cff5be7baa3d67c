import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { unpack } from '../worker/index.ts'
import type { Question, Reply } from './entry.ts'
import { crashed, tookTooLong } from './refusals.ts'
import type { OcrPage } from './types.ts'

/** A file whose pages are to be read; any process may be given any of them. */
export interface PoolFile {
  id: number
  bytes: Uint8Array
  kind: 'pdf' | 'picture'
}

interface Task {
  file: PoolFile
  page: number
  timeoutMs: number
  signal: AbortSignal | undefined
  resolve(value: OcrPage): void
  reject(error: unknown): void
}

interface Seat {
  child: ChildProcess
  files: Set<number>
  task: Task | null
  timer: NodeJS.Timeout | null
}

const most = Math.max(1, availableParallelism())
/** A process holds some 300 MB of models; resting longer than this it is ended. */
const REST_MS = 60_000
const HEAP_MB = 1024

const seats = new Set<Seat>()
const waiting: Task[] = []

/**
 * Reads a page in a process of its own kind, one a core: the engine's native code cannot be ended in a thread without
 * taking the whole program along. A page that gets no step on for `timeoutMs` (waiting not counted) is given up with its process.
 * @throws Refusal documents/took-too-long, documents/too-big when the process died; the reason of `signal`; what reading throws
 */
export function readInProcess(file: PoolFile, page: number, timeoutMs: number, signal?: AbortSignal): Promise<OcrPage> {
  return new Promise((resolve, reject) => {
    waiting.push({ file, page, timeoutMs, signal, resolve, reject })
    startNext()
  })
}

/** Tells the processes that a file is not asked for any more. */
export function forgetFile(id: number): void {
  for (const seat of seats) if (seat.files.delete(id)) tell(seat, { ask: 'forget', file: id })
}

/** Ends all recogniser processes, for a clean shutdown; pages under way are rejected. */
export function closeRecognisers(): void {
  for (const task of waiting.splice(0)) task.reject(new Error('the recognisers were closed'))
  for (const seat of seats) drop(seat, new Error('the recognisers were closed'))
}

function startNext(): void {
  const task = waiting[0]
  if (!task) return
  if (task.signal?.aborted) {
    waiting.shift()
    task.reject(task.signal.reason)
    return startNext()
  }
  const seat = seatFor(task.file.id)
  if (!seat) return
  waiting.shift()
  give(seat, task)
  startNext()
}

/** A resting process that has the file, a resting one, a new one. */
function seatFor(file: number): Seat | null {
  const resting = [...seats].filter((seat) => seat.task === null)
  const seat = resting.find(({ files }) => files.has(file)) ?? resting[0]
  return seat ?? (seats.size < most ? open() : null)
}

function open(): Seat {
  const child = fork(new URL('./entry.ts', import.meta.url), {
    serialization: 'advanced',
    // Node strips the types itself; loaders of the parent do not belong here.
    execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=64'],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const seat: Seat = { child, files: new Set(), task: null, timer: null }
  seats.add(seat)
  child.on('message', (reply: Reply) => {
    if ('step' in reply) return watch(seat)
    const task = leave(seat)
    if (reply.ok) task?.resolve(reply.value)
    else task?.reject(unpack(reply.error))
    startNext()
  })
  child.on('error', (error) => drop(seat, error))
  child.on('exit', () => drop(seat, crashed()))
  return seat
}

function give(seat: Seat, task: Task): void {
  seat.task = task
  seat.child.ref()
  seat.child.channel?.ref()
  watch(seat)
  const { id, bytes, kind } = task.file
  if (!seat.files.has(id)) tell(seat, { ask: 'file', file: id, bytes, kind })
  seat.files.add(id)
  tell(seat, { ask: 'page', file: id, page: task.page })
}

/** Gives a page its time anew: it just began, or got a step on. */
function watch(seat: Seat): void {
  const { task } = seat
  if (!task) return
  if (seat.timer) clearTimeout(seat.timer)
  seat.timer = setTimeout(() => drop(seat, tookTooLong()), task.timeoutMs)
}

/** A process that died meanwhile says so by its exit. */
function tell(seat: Seat, question: Question): void {
  seat.child.send(question, () => {})
}

/** Frees the seat of its task, lets the program end if nothing else keeps it, and ends the process if nobody comes. */
function leave(seat: Seat): Task | null {
  const { task } = seat
  if (seat.timer) clearTimeout(seat.timer)
  seat.task = null
  seat.timer = setTimeout(() => retire(seat), REST_MS).unref()
  seat.child.unref()
  seat.child.channel?.unref()
  return task
}

function drop(seat: Seat, error: Error): void {
  if (!seats.has(seat)) return
  const task = leave(seat)
  retire(seat)
  task?.reject(error)
  startNext()
}

function retire(seat: Seat): void {
  seats.delete(seat)
  if (seat.timer) clearTimeout(seat.timer)
  seat.child.kill('SIGKILL')
}
