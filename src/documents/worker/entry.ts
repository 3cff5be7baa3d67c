import { parentPort } from 'node:worker_threads'
import { buffersOf, pack, type Answer, type Job } from './message.ts'

/** Runs jobs one after the other; started by the pool as a worker thread, never imported. */
const port = parentPort
if (!port) throw new Error('worker/entry.ts only runs as a worker thread')

port.on('message', (job: Job) => {
  void run(job).then((answer) => {
    port.postMessage(answer, answer.ok ? buffersOf(answer.value) : [])
  })
})

async function run({ moduleUrl, exportName, args }: Job): Promise<Answer> {
  try {
    const module = (await import(moduleUrl)) as Record<string, unknown>
    const work = module[exportName]
    if (typeof work !== 'function') throw new Error(`${moduleUrl} exports no function ${exportName}`)
    return { ok: true, value: await (work as (...args: readonly unknown[]) => unknown)(...args) }
  } catch (error) {
    return { ok: false, error: pack(error) }
  }
}
