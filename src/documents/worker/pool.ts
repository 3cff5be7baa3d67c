import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../platform/errors.ts'
import { buffersOf, unpack, type Answer, type Job } from './message.ts'

export interface WorkerOptions {
  /** The job is ended after this many milliseconds of work (waiting for a free thread not counted). Default 30,000. */
  timeoutMs?: number
  /** JavaScript heap of the thread in MB; past it the job is ended. Buffers and PDFium have their own limits. Default 512. */
  memoryMb?: number
  /** Move the arguments' buffers into the thread instead of copying; they are then empty here. Default false. */
  transfer?: boolean
}

interface Task extends Job {
  timeoutMs: number
  memoryMb: number
  transfer: boolean
  resolve(value: unknown): void
  reject(error: Error): void
}

interface Seat {
  worker: Worker
  memoryMb: number
  task: Task | null
  timer: NodeJS.Timeout | null
}

const most = Math.max(1, availableParallelism())
const seats = new Set<Seat>()
const waiting: Task[] = []

/**
 * Runs an exported function of a module in a worker thread and gives its (awaited) result. Arguments and result travel
 * by structured clone; buffers in the result are moved. The module must be plain .ts with explicit .ts imports.
 * At most one thread per core works at a time, further jobs wait in order. A job that takes too long or too much memory
 * is ended with its thread; others are not touched.
 * @param moduleUrl such as `new URL('./check.ts', import.meta.url)`
 * @throws Refusal documents/took-too-long, documents/too-big; and whatever the function throws, refusals intact
 */
export function runInWorker<T>(
  moduleUrl: URL | string,
  exportName: string,
  args: readonly unknown[],
  options: WorkerOptions = {},
): Promise<T> {
  const { timeoutMs = 30_000, memoryMb = 512, transfer = false } = options
  return new Promise<T>((resolve, reject) => {
    waiting.push({
      moduleUrl: String(moduleUrl),
      exportName,
      // A view on a part of a larger buffer would drag the whole buffer along.
      args: args.map((arg) => (isPartialView(arg) ? arg.slice() : arg)),
      timeoutMs,
      memoryMb,
      transfer,
      resolve: resolve as (value: unknown) => void,
      reject,
    })
    startNext()
  })
}

/** Ends all threads, for a clean shutdown; jobs still running or waiting are rejected. */
export async function closeWorkers(): Promise<void> {
  const closed = (): Error => new Error('the worker threads were closed')
  for (const task of waiting.splice(0)) task.reject(closed())
  const ending = [...seats].map((seat) => {
    seat.task?.reject(closed())
    return retire(seat)
  })
  await Promise.all(ending)
}

const isPartialView = (value: unknown): value is Uint8Array =>
  value instanceof Uint8Array && value.byteLength !== value.buffer.byteLength

function startNext(): void {
  const task = waiting[0]
  if (!task) return
  const seat = freeSeat(task.memoryMb)
  if (!seat) return
  waiting.shift()
  give(seat, task)
  startNext()
}

/** A resting thread with the right limit, a new one, or one in place of a resting thread with another limit. */
function freeSeat(memoryMb: number): Seat | null {
  const resting = [...seats].filter((seat) => seat.task === null)
  const fitting = resting.find((seat) => seat.memoryMb === memoryMb)
  if (fitting) return fitting
  if (seats.size >= most) {
    const other = resting[0]
    if (!other) return null
    void retire(other)
  }
  return open(memoryMb)
}

function open(memoryMb: number): Seat {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), {
    // Node strips the types itself; loaders of the parent (tsx, vitest) do not belong into the thread.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_OPTIONS: '' },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
  })
  const seat: Seat = { worker, memoryMb, task: null, timer: null }
  seats.add(seat)
  worker.unref()
  worker.on('message', (answer: Answer) => {
    const task = leave(seat)
    if (answer.ok) task?.resolve(answer.value)
    else task?.reject(unpack(answer.error))
    startNext()
  })
  worker.on('messageerror', (error) => drop(seat, error))
  worker.on('error', (error) => drop(seat, isOutOfMemory(error) ? tooBig() : asError(error)))
  worker.on('exit', () => drop(seat, new Error('the worker thread ended on its own')))
  return seat
}

function give(seat: Seat, task: Task): void {
  seat.task = task
  seat.worker.ref()
  seat.timer = setTimeout(() => drop(seat, tookTooLong(task.timeoutMs)), task.timeoutMs)
  const { moduleUrl, exportName, args } = task
  try {
    seat.worker.postMessage({ moduleUrl, exportName, args }, task.transfer ? buffersOf(args) : [])
  } catch (error) {
    leave(seat)
    task.reject(asError(error))
  }
}

/** Frees the seat of its task and lets the process end if nothing else keeps it. */
function leave(seat: Seat): Task | null {
  const { task } = seat
  if (seat.timer) clearTimeout(seat.timer)
  seat.timer = seat.task = null
  seat.worker.unref()
  return task
}

/** Ends a thread that failed; its job is rejected, a fresh thread takes the next one. */
function drop(seat: Seat, error: Error): void {
  if (!seats.has(seat)) return
  const task = leave(seat)
  void retire(seat)
  task?.reject(error)
  startNext()
}

function retire(seat: Seat): Promise<number> {
  seats.delete(seat)
  if (seat.timer) clearTimeout(seat.timer)
  return seat.worker.terminate()
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const tookTooLong = (timeoutMs: number): Refusal =>
  new Refusal(
    'documents/took-too-long',
    422,
    `这个文件处理了 ${Math.max(1, Math.round(timeoutMs / 1000))} 秒还没有完，已经停下。`,
    '请压缩图片或分成几份再传，原来那份还在。',
  )

const tooBig = (): Refusal =>
  new Refusal('documents/too-big', 422, '这个文件展开后太大，没有处理完。', '请压缩图片或分成几份再传，原来那份还在。')
