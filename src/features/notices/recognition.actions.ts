import type { OcrPage } from '../../documents/ocr/types.ts'
import type { RecognitionNeed } from '../../documents/read.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import { scanPdf } from '../../documents/write/index.ts'
import { change, program, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { FileContent } from '../../platform/files/index.ts'
import { pagePicture, recogniseFile, scanProblems } from '../scans/index.ts'
import { permit, whoOf, type Actor } from '../units/index.ts'
import { tidyFileName } from './files.rules.ts'
import { suggestModules } from './modules.rules.ts'
import { arrange, boundName, requireRoom } from './picture.rules.ts'
import { insertPicture, picturesOf, savePictures, type ReadingPicture } from './picture.store.ts'
import type { ReadFile } from './read.ts'
import { findReading, lockReading, type Reading } from './reading.store.ts'
import { saveBeat, saveBegun, saveFailure, saveProgress, saveRecognised, type Recognised } from './recognition.store.ts'

const reader = new URL('./read.ts', import.meta.url)
const largestRead = 128 * 1024 * 1024
/** Photographs recognised side by side; each is one page for one thread. */
const atOnce = 4
/** A bound page is as wide as an A4 sheet at 200 dpi. */
const boundWidth = 1654
const boundDpi = 200
/** Milliseconds between two signs of life. */
const beatEvery = 30_000

export const taskKey = (id: number): string => `reading ${id}`

const gathering = (reading: Reading): boolean => reading.state === 'collecting' || (reading.state === 'failed' && reading.format === 'picture')

function requireGathering(reading: Reading): void {
  if (!gathering(reading)) throw new Refusal('readings/not-collecting', 409, '这份通知已经在识别或识别好了，照片不能再变。', '要换照片，请删掉这次读取，重新拖进来。')
}

/** Adds a photograph behind the others; answered when its bytes are durable. @returns its number @throws Refusal `readings/not-a-picture`, `readings/too-many-pictures`, `documents/…` */
export async function addPicture(ctx: Context, actor: Actor, id: number, given: { fileName: string; content: FileContent }): Promise<number> {
  const seen = await findReading(ctx.db, id)
  permit(actor, 'notice.prepare', { id: seen.unitId, path: seen.unitPath })
  requireGathering(seen)
  const name = tidyFileName(given.fileName)
  const file = await ctx.files.put(given.content, { limit: ctx.config.uploadLimit })
  await runInWorker(reader, 'tryPhotograph', [await ctx.files.read(file.sha256, { limit: largestRead }), name])
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const reading = await lockReading(tx, id)
    permit(actor, 'notice.prepare', { id: reading.unitId, path: reading.unitPath })
    requireGathering(reading)
    const pictures = await picturesOf(tx, id)
    requireRoom(pictures, file.size)
    const number = pictures.length + 1
    await insertPicture(tx, id, { number, name, sha256: file.sha256, size: file.size })
    record({ action: 'reading.add_picture', unitId: reading.unitId, object: `reading ${id}`, details: { file: name, sha256: file.sha256 } })
    return number
  })
}

/** Puts the photographs in this order; those not named are left out. */
export function arrangePictures(ctx: Context, actor: Actor, id: number, order: readonly number[]): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const reading = await lockReading(tx, id)
    permit(actor, 'notice.prepare', { id: reading.unitId, path: reading.unitPath })
    requireGathering(reading)
    await savePictures(tx, id, arrange(await picturesOf(tx, id), order))
    record({ action: 'reading.arrange', unitId: reading.unitId, object: `reading ${id}`, details: { order } })
  })
}

/** Begins the recognition, or begins it again after it failed. What was recognised before is not done again. */
export function beginRecognition(ctx: Context, actor: Actor, id: number): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, enqueue }) => {
    const reading = await lockReading(tx, id)
    permit(actor, 'notice.prepare', { id: reading.unitId, path: reading.unitPath })
    if (reading.state !== 'collecting' && reading.state !== 'failed') throw new Refusal('readings/not-waiting', 409, reading.state === 'reading' ? '已经在识别了。' : '这份通知已经识别好了。', '请刷新后看最新的内容。')
    const pages = reading.format === 'picture' ? (await picturesOf(tx, id)).length : reading.pagesTotal
    if (reading.format === 'picture' && pages === 0) throw new Refusal('readings/no-pictures', 400, '还没有照片。', '请先添照片，再开始识别。')
    await saveBegun(tx, id, pages, ctx.now())
    await enqueue('notices.recognise', { reading: id }, { key: taskKey(id) })
    record({ action: 'reading.recognise', unitId: reading.unitId, object: `reading ${id}`, details: { pages } })
  })
}

/**
 * The job: recognises what a reading still needs, then reads the notice from it. Safe to repeat and to run twice at once: pages are
 * recognised once, and only a reading still under way is finished. A file that cannot be recognised is a failure with its reason.
 */
export async function recogniseReading(ctx: Context, id: number): Promise<void> {
  const reading = await findReading(ctx.db, id).catch(() => null)
  if (reading?.state !== 'reading') return
  // A page may take minutes on a busy machine: the job says that it lives between two pages too.
  const beat = setInterval(() => void saveBeat(ctx.db, id, ctx.now()).catch(() => {}), beatEvery)
  try {
    await finish(ctx, id, await recognise(ctx, reading))
  } catch (error) {
    await fail(ctx, id, error instanceof Refusal ? error : ours)
    if (!(error instanceof Refusal)) throw error
  } finally {
    clearInterval(beat)
  }
}

const ours = { message: '识别没有做成，是程序的问题，文件还在。', hint: '请点“再识别一次”；还不行，请找管理员看日志。' }

function recognise(ctx: Context, reading: Reading): Promise<Recognised> {
  return reading.format === 'picture' ? recognisePictures(ctx, reading) : recognisePdf(ctx, reading)
}

async function recognisePdf(ctx: Context, { id, fileName: name, fileSha256: sha256, fileSize: size }: Reading): Promise<Recognised> {
  const bytes = await ctx.files.read(sha256, { limit: largestRead })
  const { pages } = await runInWorker<RecognitionNeed>(new URL('../../documents/read.ts', import.meta.url), 'pagesToRecognise', [bytes, name])
  const recognised = await recogniseFile(ctx, { sha256, name, pages }, { onProgress: (done, total) => told(saveProgress(ctx.db, id, done, total, ctx.now())) })
  const read = await runInWorker<ReadFile>(reader, 'readFile', [bytes, name, recognised])
  return { ...keptOf(read), file: { name, sha256, size }, unread: await scanProblems(ctx, sha256, pages) }
}

async function recognisePictures(ctx: Context, { id }: Reading): Promise<Recognised> {
  const pictures = await picturesOf(ctx.db, id)
  const recognised = new Map<number, OcrPage>()
  const bound: Uint8Array[] = []
  const waiting = pictures.values()
  const lane = async (): Promise<void> => {
    for (const { number, name, sha256 } of waiting) {
      const page = (await recogniseFile(ctx, { sha256, name }).catch((error: unknown) => Promise.reject(inWords(error, number, name)))).get(1)
      if (page) recognised.set(number, page)
      bound[number - 1] = await pagePicture(ctx, { sha256, kind: 'picture', page: 1, width: boundWidth })
      await saveProgress(ctx.db, id, recognised.size, pictures.length, ctx.now())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  const read = await runInWorker<ReadFile>(reader, 'readPhotographs', [recognised, pictures.length])
  const file = await ctx.files.put(await scanPdf(bound, { dpi: boundDpi }))
  return { ...keptOf(read), file: { name: boundName(pictures.map(({ name }) => name)), ...file }, unread: [] }
}

const told = async (saved: Promise<unknown>): Promise<void> => void (await saved)

/** A refusal of one photograph says which. */
function inWords(error: unknown, number: number, name: string): unknown {
  return error instanceof Refusal ? new Refusal(error.code, error.status, `第 ${number} 张“${name}”：${error.message}`, error.hint) : error
}

const keptOf = (read: ReadFile) => ({
  format: read.format, pages: read.pages, characters: read.characters, paragraphs: read.paragraphs, plan: read.plan, rules: read.rules, inferred: suggestModules(read.plan),
})

function finish(ctx: Context, id: number, recognised: Recognised): Promise<void> {
  return change(ctx, program, async ({ tx, record }) => {
    const reading = await lockReading(tx, id).catch(() => null)
    if (reading?.state !== 'reading') return
    await saveRecognised(tx, id, recognised, ctx.now())
    record({
      action: 'reading.recognised', unitId: reading.unitId, object: `reading ${id}`,
      details: { file: recognised.file.name, sha256: recognised.file.sha256, pages: recognised.pages, activities: recognised.plan.activities.length, reports: recognised.plan.reports.length },
    })
  })
}

function fail(ctx: Context, id: number, { message, hint }: { message: string; hint: string }): Promise<void> {
  return change(ctx, program, async ({ tx, record }) => {
    const reading = await lockReading(tx, id).catch(() => null)
    if (reading?.state !== 'reading') return
    await saveFailure(tx, id, { message, hint })
    record({ action: 'reading.fail', unitId: reading.unitId, object: `reading ${id}`, details: { reason: message } })
  })
}

/** A page of the reading's scan or photographs as JPEG, put right once it was recognised. @throws Refusal `readings/no-page` */
export async function readingPagePicture(ctx: Context, actor: Actor, id: number, page: number, width: number): Promise<Uint8Array> {
  const reading = await findReading(ctx.db, id)
  permit(actor, 'notice.read', { id: reading.unitId, path: reading.unitPath })
  if (reading.format === 'pdf') return pagePicture(ctx, { sha256: reading.fileSha256, kind: 'pdf', page, width })
  return pagePicture(ctx, { sha256: (await findPicture(ctx, id, page)).sha256, kind: 'picture', page: 1, width })
}

/** A photograph as it was handed in. @throws Refusal `readings/no-page` */
export async function openPicture(ctx: Context, actor: Actor, id: number, number: number): Promise<ReadingPicture> {
  const reading = await findReading(ctx.db, id)
  permit(actor, 'notice.read', { id: reading.unitId, path: reading.unitPath })
  return findPicture(ctx, id, number)
}

async function findPicture(ctx: Context, id: number, number: number): Promise<ReadingPicture> {
  const picture = (await picturesOf(ctx.db, id)).find((each) => each.number === number)
  if (!picture) throw new Refusal('readings/no-page', 404, `没有第 ${number} 页的图片。`, '只有扫描件和照片有页面图片；请刷新后再看。')
  return picture
}
