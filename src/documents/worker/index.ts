export { closeWorkers, runInWorker, type WorkerOptions } from './pool.ts'
export { pack, unpack, type PortableError } from './message.ts'
