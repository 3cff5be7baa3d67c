import type { PairInput, PairOutcome } from '../../documents/check/index.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import { change, program, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { findRequirement } from '../campaigns/index.ts'
import type { StoredChecks } from './check.rules.ts'
import type { SubmissionKey } from './counts.store.ts'
import { proposeFigures } from './submission.rules.ts'
import { lockSubmission, saveVersion, versionsOf } from './submission.store.ts'

const module = new URL('../../documents/check/index.ts', import.meta.url)

/**
 * Looks at the files of a version, in a worker thread, and keeps the verdict if they are still the same files.
 * A file that kills or stalls the worker gets a verdict of its own; nothing else suffers.
 */
export async function checkVersion(ctx: Context, key: SubmissionKey, version: number): Promise<void> {
  const row = (await versionsOf(ctx.db, key)).find((each) => each.version === version)
  if (!row || row.checks !== null) return
  const requirement = await findRequirement(ctx.db, key.campaignId, key.requirementId)
  const limit = ctx.config.uploadLimit
  const [docx, pdf] = await Promise.all([
    row.word_sha256 ? ctx.files.read(row.word_sha256, { limit }) : null,
    row.pdf_sha256 ? ctx.files.read(row.pdf_sha256, { limit }) : null,
  ])
  const started = performance.now()
  const input: PairInput = {
    docx, pdf, docxName: row.word_name, pdfName: row.pdf_name,
    needsWord: requirement.needsWord, needsPdf: requirement.needsPdf,
    limit: requirement.lengthMax || requirement.lengthMin || requirement.lengthAbout
      ? { max: requirement.lengthMax, min: requirement.lengthMin, about: requirement.lengthAbout } : null,
    dueAt: requirement.dueAt, now: ctx.now(),
  }
  const outcome = await look(input)
  const stored: StoredChecks = {
    word: row.word_sha256, pdf: row.pdf_sha256, took: Math.round(performance.now() - started),
    verdict: outcome.verdict, sentence: outcome.sentence, checks: outcome.checks,
  }
  const figures = proposeFigures((outcome.text ?? []).join('\n'))
  await change(ctx, program, async ({ tx, announce }) => {
    const record = await lockSubmission(tx, key)
    if (!record || record.version !== version || record.current.word_sha256 !== row.word_sha256 || record.current.pdf_sha256 !== row.pdf_sha256) return
    await saveVersion(tx, key, version, {
      checks: stored, characters: outcome.characters,
      ...(record.current.figures_by === null && { activities: figures.activities, people: figures.people, figures_quote: figures.quote }),
    })
    await announce(key.campaignId, 'submissions')
  })
}

type Outcome = Pick<StoredChecks, 'verdict' | 'sentence' | 'checks'> & Pick<PairOutcome, 'characters' | 'text'>

/** In a worker; a failure of ours is tried once more, and then must not hold the unit up. */
async function look(input: PairInput): Promise<Outcome> {
  const run = () => runInWorker<PairOutcome>(module, 'checkPair', [input], { timeoutMs: 60_000 })
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
