import { setTimeout as wait } from 'node:timers/promises'
import { recogniseDocument, type OcrPage } from '../../documents/ocr/index.ts'
import { isPicture, kindOf } from '../../documents/kind.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { aloneWith, savedPages, savePage, settledPages, type SavedPage } from './store.ts'

export interface ScanFile {
  sha256: string
  /** As the person named it; only words a refusal. */
  name: string
  /** Counted from 1; all when absent. */
  pages?: readonly number[]
}

export interface ScanProgress {
  /** Told when it begins and after every page: how many of the pages asked for are settled. */
  onProgress?(done: number, total: number): void | Promise<void>
  signal?: AbortSignal
}

const documents = new URL('../../documents/ocr/index.ts', import.meta.url)
const MOST_BYTES = 128 * 1024 * 1024
/** A page that was given up is tried again this often altogether: the machine may have been busy. */
const MOST_ATTEMPTS = 2
/** How long between looks while another process is at the same file. */
const LOOK_MS = 500

/**
 * The text of a scan's or photograph's pages. What was recognised before, here or in another process, is taken from the
 * database; the rest is recognised now, each page saved as soon as it is ready, so a killed process goes on where it was.
 * Takes seconds a page: run it in a job. Pages that had to be given up are missing; `scanProblems` says why.
 * @throws Refusal when the file cannot be opened or recognised at all, files/not-found; the signal's reason
 */
export async function recogniseFile(ctx: Context, { sha256, name, pages }: ScanFile, { onProgress, signal }: ScanProgress = {}): Promise<Map<number, OcrPage>> {
  const bytes = await ctx.files.read(sha256, { limit: MOST_BYTES })
  const kind = scanKind(bytes, name)
  const wanted = pages ?? (kind === 'picture' ? [1] : await everyPage(bytes))
  const left = async (): Promise<number[]> => {
    const settled = new Set((await settledPages(ctx.db, sha256, wanted)).filter(isSettled).map(({ page }) => page))
    await onProgress?.(settled.size, wanted.length)
    return wanted.filter((page) => !settled.has(page))
  }
  while ((await left()).length > 0) {
    signal?.throwIfAborted()
    const mine = await aloneWith(ctx.db, sha256, async () => {
      const missing = await left()
      let done = wanted.length - missing.length
      if (missing.length === 0) return
      await recogniseDocument(bytes, {
        kind, pages: missing, signal,
        onPage: async (page, found) => {
          await savePage(ctx.db, sha256, page, found instanceof Refusal ? { problem: found } : { result: found }, ctx.now())
          await onProgress?.(++done, wanted.length)
        },
      })
    })
    if (!mine) await wait(LOOK_MS, undefined, { signal })
  }
  return results(await savedPages(ctx.db, sha256, wanted))
}

const isSettled = ({ problem, attempts }: Pick<SavedPage, 'problem' | 'attempts'>): boolean => problem === null || attempts >= MOST_ATTEMPTS

function results(saved: readonly SavedPage[]): Map<number, OcrPage> {
  const read = new Map(saved.flatMap(({ page, result }) => (result ? [[page, result] as const] : [])))
  const problem = saved.find((each) => each.problem)?.problem
  if (read.size === 0 && problem) throw new Refusal(problem.code, problem.status, problem.message, problem.hint)
  return read
}

/** What is known of a file's pages so far, without recognising any. */
export const recognisedPages = async (ctx: Context, sha256: string, pages: readonly number[]): Promise<Map<number, OcrPage>> =>
  new Map((await savedPages(ctx.db, sha256, pages)).flatMap(({ page, result }) => (result ? [[page, result] as const] : [])))

/** Pages that were given up, with the message and hint to show. */
export const scanProblems = async (ctx: Context, sha256: string, pages: readonly number[]): Promise<{ page: number; message: string; hint: string }[]> =>
  (await settledPages(ctx.db, sha256, pages)).flatMap(({ page, problem }) => (problem ? [{ page, message: problem.message, hint: problem.hint }] : []))

export interface PagePictureRequest {
  sha256: string
  kind: 'pdf' | 'picture'
  /** Counted from 1. */
  page: number
  /** Wanted width in pixels, within 60–2400. */
  width: number
}

/**
 * A page as JPEG, put right as its recognition was, so that places in an `OcrPage` fit it; as it stands when it was not recognised.
 * @throws Refusal documents/no-page and what opening the file throws
 */
export async function pagePicture(ctx: Context, { sha256, kind, page, width }: PagePictureRequest): Promise<Uint8Array> {
  const bytes = await ctx.files.read(sha256, { limit: MOST_BYTES })
  const [known] = await savedPages(ctx.db, sha256, [page])
  const { turned = 0, straightened = 0 } = known?.result ?? {}
  return runInWorker<Uint8Array>(documents, 'uprightPicture', [bytes, { kind, page, width, turned, straightened }], { timeoutMs: 20_000 })
}

function scanKind(bytes: Uint8Array, name: string): 'pdf' | 'picture' {
  const kind = kindOf(bytes, name)
  if (kind === 'pdf') return 'pdf'
  if (isPicture(kind)) return 'picture'
  throw new Refusal('scans/not-a-scan', 422, '这不是扫描件或照片，不用识别。', '请选择扫描的 PDF，或 .jpg、.png 照片。')
}

async function everyPage(bytes: Uint8Array): Promise<number[]> {
  const count = await runInWorker<number>(documents, 'countPages', [bytes], { timeoutMs: 60_000 })
  return Array.from({ length: count }, (_, i) => i + 1)
}
