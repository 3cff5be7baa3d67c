export { closeWorkers, runInWorker, type WorkerOptions } from './pool.ts'
