import { Refusal } from '../../platform/errors.ts'
import { runInWorker } from '../worker/index.ts'
import { forgetFile, readInProcess } from './pool.ts'
import type { OcrPage } from './types.ts'

export interface RecogniseDocumentOptions {
  kind: 'pdf' | 'picture'
  /** Pages to read, counted from 1; all when absent. A picture is one page. */
  pages?: readonly number[]
  /** Told of every page as soon as it is read or given up, in whatever order that happens. */
  onPage?(page: number, result: OcrPage | Refusal): void | Promise<void>
  /** Stops at the pages under way; what was told stays told. */
  signal?: AbortSignal
  /** Longest silence of one page, waiting not counted; every line read breaks it. Default two minutes, for a machine that is very busy. */
  timeoutMs?: number
}

let lastFile = 0

/**
 * Turns a scan or a photograph into text, pages shared out over all cores. A page that cannot be read (too large, takes
 * too long) is left out and told to `onPage` as a Refusal; a page without text is there, without lines.
 * @throws Refusal when the file cannot be opened at all (damaged, encrypted …) or no page could be read, documents/no-recognition; the signal's reason
 */
export async function recogniseDocument(bytes: Uint8Array, options: RecogniseDocumentOptions): Promise<Map<number, OcrPage>> {
  const { kind, onPage, signal, timeoutMs = 120_000 } = options
  const pages = options.pages ?? (kind === 'picture' ? [1] : await allPages(bytes))
  const file = { id: ++lastFile, bytes, kind }
  const read = new Map<number, OcrPage>()
  const refused: Refusal[] = []
  const readOne = async (page: number): Promise<void> => {
    const result = await readInProcess(file, page, timeoutMs, signal).catch((error: unknown) => {
      // Without an engine no page is to blame.
      if (error instanceof Refusal && error.code !== 'documents/no-recognition') return error
      throw error
    })
    if (result instanceof Refusal) refused.push(result)
    else read.set(page, result)
    await onPage?.(page, result)
  }
  try {
    const ends = await Promise.allSettled(pages.map(readOne))
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed) throw failed.reason
  } finally {
    forgetFile(file.id)
  }
  if (read.size === 0 && refused[0]) throw refused[0]
  return new Map([...read].sort(([a], [b]) => a - b))
}

async function allPages(bytes: Uint8Array): Promise<number[]> {
  const count = await runInWorker<number>(new URL('./pages.ts', import.meta.url), 'countPages', [bytes], { timeoutMs: 60_000 })
  return Array.from({ length: count }, (_, i) => i + 1)
}
