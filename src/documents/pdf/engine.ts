import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'

/** PDFium's C functions by their own names; handles and pointers are numbers. */
export interface Engine {
  memory(): ArrayBuffer
  malloc(size: number): number
  free(at: number): void
  call(name: string, ...args: number[]): number
}

/**
 * PDFium may grow to this; past it an allocation fails, the document is refused and the engine is replaced.
 * A page of 4,000 × 5,600 pixels needs 90 MB, decoded scans a few times that.
 */
const HEAP_LIMIT = 640 * 1024 * 1024

/** WebAssembly memory never shrinks: an engine grown past this is given up once its documents are closed. */
const KEEP_LIMIT = 192 * 1024 * 1024

let current: Promise<Engine> | null = null
const openDocuments = new WeakMap<Engine, number>()

/** The thread's one PDFium; started at first use (some 50 ms). */
export function engine(): Promise<Engine> {
  current ??= start()
  return current
}

/** Forgets an engine that trapped: its memory cannot be trusted. The next call starts a fresh one. */
export function dropEngine(): void {
  current = null
}

/** Counts a document in, so that its engine is not given up under it. */
export function enter(pdfium: Engine): void {
  openDocuments.set(pdfium, (openDocuments.get(pdfium) ?? 0) + 1)
}

/** Counts a document out; the last one of a swollen engine takes it along. */
export async function exit(pdfium: Engine): Promise<void> {
  const left = (openDocuments.get(pdfium) ?? 1) - 1
  openDocuments.set(pdfium, left)
  if (left === 0 && pdfium.memory().byteLength > KEEP_LIMIT && (await current) === pdfium) dropEngine()
}

async function start(): Promise<Engine> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  let exports: WebAssembly.Exports = {}
  await PDFiumModule({
    instantiateWasm(imports, done) {
      boundHeap(imports)
      void WebAssembly.instantiate(wasm, imports).then(({ instance, module }) => {
        exports = instance.exports
        // The package types this callback as taking the module; it takes the instance first.
        ;(done as (instance: WebAssembly.Instance, module: WebAssembly.Module) => void)(instance, module)
      })
      return exports
    },
  })
  const fn = (name: string): ((...args: number[]) => number) => {
    const found = exports[name]
    if (typeof found !== 'function') throw new Error(`PDFium has no function ${name}`)
    return found as (...args: number[]) => number
  }
  fn('FPDF_InitLibrary')()
  const functions = new Map<string, (...args: number[]) => number>()
  return {
    memory: () => (exports['memory'] as WebAssembly.Memory).buffer,
    malloc: fn('malloc'),
    free: fn('free'),
    call(name, ...args) {
      let found = functions.get(name)
      if (!found) functions.set(name, (found = fn(name)))
      return found(...args)
    },
  }
}

/** WebAssembly itself would let PDFium grow to 2 GB. */
function boundHeap(imports: WebAssembly.Imports): void {
  const env = imports['env']!
  const grow = env['emscripten_resize_heap'] as (size: number) => number
  env['emscripten_resize_heap'] = (size: number) => (size >>> 0 > HEAP_LIMIT ? 0 : grow(size))
}
