import type { PairInput, PairOutcome } from '../../documents/check/index.ts'
import type { OcrPage } from '../../documents/ocr/types.ts'
import { certificateFiles } from '../../documents/signatures/index.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import { change, program, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { findRequirement } from '../campaigns/index.ts'
import { toRecognise, type StoredChecks } from './check.rules.ts'
import type { SubmissionKey } from './counts.store.ts'
import { proposeFigures } from './submission.rules.ts'
import { lockSubmission, saveRecognising, saveVersion, versionsOf } from './submission.store.ts'
import type { VersionRecord } from './tables.ts'

const module = new URL('../../documents/check/index.ts', import.meta.url)
/** With recognised pages the comparison has more to weigh, and the pages are larger. */
const TIMEOUT_MS = 60_000

/** Turns pictures of pages into text; what was done before is not done again. */
export type Recognise = (ctx: Context, file: { sha256: string; name: string; pages?: number[] }, options?: { onProgress?(done: number, total: number): void | Promise<void> }) => Promise<Map<number, OcrPage>>

/**
 * Looks at the files of a version, in a worker thread, and keeps the verdict if they are still the same files.
 * A file that kills or stalls the worker gets a verdict of its own; nothing else suffers. Pages without text are recognised
 * by a job of their own: a unit near its deadline waits for this look only.
 */
export async function checkVersion(ctx: Context, key: SubmissionKey, version: number): Promise<void> {
  const row = await find(ctx, key, version)
  if (!row || row.checks !== null) return
  const started = performance.now()
  const outcome = await look({ ...(await inputOf(ctx, key, row)), awaiting: true })
  const pages = toRecognise(outcome.checks)
  await keep(ctx, key, row, outcome, started, pages.length)
}

/**
 * Recognises the pages of a version that have no text, telling how far it is, then looks at the files again. Safe to repeat:
 * a killed process goes on at the next page.
 */
export async function recogniseVersion(ctx: Context, key: SubmissionKey, version: number, recognise: Recognise): Promise<void> {
  const row = await find(ctx, key, version)
  const checks = row?.checks as StoredChecks | null | undefined
  if (!row?.pdf_sha256 || !row.pdf_name || !checks?.recognising) return
  const started = performance.now()
  const pages = toRecognise(checks.checks)
  const told = (done: number, total: number) => change(ctx, program, async ({ tx, announce }) => {
    await saveRecognising(tx, key, version, row.pdf_sha256!, { done, total })
    await announce(key.campaignId, 'submissions')
  })
  // Progress is told one page after the other: a slow telling is overtaken, never doubled.
  let telling: Promise<void> = Promise.resolve()
  const recognised = await recognise(ctx, { sha256: row.pdf_sha256, name: row.pdf_name, pages }, {
    onProgress: (done, total) => {
      telling = telling.then(() => (done < total ? told(done, total) : undefined)).catch(() => {})
    },
  }).catch((error: unknown) => {
    // What cannot be recognised is left to a person; anything else is tried again by the job.
    if (error instanceof Refusal) return new Map<number, OcrPage>()
    throw error
  })
  await telling
  await keep(ctx, key, row, await look({ ...(await inputOf(ctx, key, row)), recognised }), started, 0)
}

const find = async (ctx: Context, key: SubmissionKey, version: number) => (await versionsOf(ctx.db, key)).find((each) => each.version === version)

async function inputOf(ctx: Context, key: SubmissionKey, row: VersionRecord): Promise<PairInput> {
  const requirement = await findRequirement(ctx.db, key.campaignId, key.requirementId)
  const limit = ctx.config.uploadLimit
  const [docx, pdf, roots] = await Promise.all([
    row.word_sha256 ? ctx.files.read(row.word_sha256, { limit }) : null,
    row.pdf_sha256 ? ctx.files.read(row.pdf_sha256, { limit }) : null,
    certificateFiles(ctx.config.trustedRootsDir),
  ])
  return {
    docx, pdf, roots, docxName: row.word_name, pdfName: row.pdf_name,
    needsWord: requirement.needsWord, needsPdf: requirement.needsPdf,
    limit: requirement.lengthMax || requirement.lengthMin || requirement.lengthAbout
      ? { max: requirement.lengthMax, min: requirement.lengthMin, about: requirement.lengthAbout } : null,
    dueAt: requirement.dueAt, now: ctx.now(),
  }
}

/** Keeps the verdict of exactly these files, wherever the version stands by now; with pages left, their recognition is asked for. */
async function keep(ctx: Context, key: SubmissionKey, row: VersionRecord, outcome: Outcome, started: number, pages: number): Promise<void> {
  const stored: StoredChecks = {
    word: row.word_sha256, pdf: row.pdf_sha256, took: Math.round(performance.now() - started),
    verdict: outcome.verdict, sentence: outcome.sentence, checks: outcome.checks, ...(pages > 0 && { recognising: { done: 0, total: pages } }),
  }
  const figures = proposeFigures((outcome.text ?? []).join('\n'))
  await change(ctx, program, async ({ tx, enqueue, announce }) => {
    await lockSubmission(tx, key)
    const now = (await versionsOf(tx, key)).find((each) => each.version === row.version)
    if (!now || now.word_sha256 !== row.word_sha256 || now.pdf_sha256 !== row.pdf_sha256) return
    await saveVersion(tx, key, row.version, {
      checks: stored, characters: outcome.characters,
      ...(now.figures_by === null && { activities: figures.activities, people: figures.people, figures_quote: figures.quote }),
    })
    // Two at a time in the whole system: each uses all cores, and other jobs must find a free hand.
    if (pages > 0) await enqueue('reporting.recognise', { ...key, version: row.version }, { key: `recognise:${key.campaignId}:${key.requirementId}:${key.unitId}:${row.version}`, queue: `recognise-${key.unitId % 2}` })
    await announce(key.campaignId, 'submissions')
  })
}

type Outcome = Pick<StoredChecks, 'verdict' | 'sentence' | 'checks'> & Pick<PairOutcome, 'characters' | 'text'>

/** In a worker; a failure of ours is tried once more, and then must not hold the unit up. */
async function look(input: PairInput): Promise<Outcome> {
  const run = () => runInWorker<PairOutcome>(module, 'checkPair', [input], { timeoutMs: TIMEOUT_MS })
  try {
    return await run().catch((error: unknown) => {
      if (error instanceof Refusal) throw error
      return run()
    })
  } catch (error) {
    return error instanceof Refusal ? unreadable(error) : failed()
  }
}

/** Our own fault: a person has to look, nothing is blocked. */
const failed = (): Outcome => ({
  verdict: 'look', sentence: '可以送审，但机器没有核对成，请人工看一遍', characters: null, text: null,
  checks: [{ id: 'opens', verdict: 'cannot-tell', title: '机器核对', reason: '机器核对没有做成，请人工看一遍。重新上传会再核对一次。', rule: '核对程序出错时不拦材料，由人来看。' }],
})

/** The worker gave up: said as a check like any other, so that the unit knows what to do. */
function unreadable(error: Refusal): Outcome {
  return {
    verdict: 'blocked', sentence: error.message, characters: null, text: null,
    checks: [{ id: 'opens', verdict: 'fail', title: '打开文件', reason: `${error.message}${error.hint}`, rule: '文件要在一分钟内、以有限的内存打开。', blocking: true }],
  }
}
