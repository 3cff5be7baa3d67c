import { compareWith, leastShared, shinglesOfAll, type Comparison, type ReadReport } from '../../documents/copying/index.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import { change, program, type Change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { findCampaign } from '../campaigns/index.ts'
import type { SubmissionKey } from '../reporting/index.ts'
import { isLater, isWorthKeeping, relationOf } from './copying.rules.ts'
import { dropOtherPairs, dropPairsOf, savePair, type FoundPair } from './pair.store.ts'
import { shelfOf } from './shelf.ts'
import { findHandedIn, findText, givenTexts, lockCopying, outgrownReports, saveCompared, saveText, textsOf, type HandedIn, type ReadText, type StoredText } from './text.store.ts'

const documents = new URL('../../documents/copying/index.ts', import.meta.url)
/** Reports looked at letter by letter, those that share most fingerprints: of other units, and of the unit's own past. */
const MOST_OTHERS = 12
const MOST_OWN = 3
const EXCERPT = 120
/** A pair found among fewer than so much of today's reports is looked at again at once, the rest when it has been quiet for a minute. */
const OUTGROWN = 0.8
const QUIET = 60
/** Reports looked at again after each comparison; each of these goes on with the next. */
const MOST_OUTGROWN = 20

/** A version was handed in: its text is read and kept, then compared. Repeated, it goes on where it stopped. */
export async function indexVersion(ctx: Context, key: SubmissionKey, version: number): Promise<void> {
  const source = await findHandedIn(ctx.db, key, version)
  if (!source) return
  const known = await findText(ctx.db, key)
  if (!known || known.version < version) {
    const read = await readText(ctx, source)
    await change(ctx, program, async ({ tx, enqueue }) => {
      await lockCopying(tx)
      if (!(await saveText(tx, key, source, read))) return
      for (const report of await dropPairsOf(tx, key)) await enqueueComparison(enqueue, report)
    })
  }
  await compareReport(ctx, key)
}

/** In a worker: the file comes from a stranger. A file that cannot be read says so; nothing else suffers. */
async function readText(ctx: Context, { sha256, name }: HandedIn): Promise<ReadText> {
  const bytes = await ctx.files.read(sha256, { limit: ctx.config.uploadLimit })
  try {
    return { ...(await runInWorker<ReadReport>(documents, 'readReport', [bytes, name], { timeoutMs: 60_000 })), problem: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { text: '', letters: 0, cut: false, sketch: new Uint32Array(), problem: error.message }
  }
}

/**
 * Compares a report with those of its office's tree, of its campaign and earlier ones, and keeps what they share.
 * Safe to repeat and to run at once: whoever of two is kept later sees the other.
 */
export async function compareReport(ctx: Context, key: SubmissionKey): Promise<void> {
  const report = await findText(ctx.db, key)
  if (!report) return
  const campaign = await findCampaign(ctx.db, key.campaignId)
  const shelf = await shelfOf(ctx, campaign.unitPath)
  const given = await givenShingles(ctx, [key.campaignId])
  const { seq, index: { size } } = shelf
  const ask = (relation: 'other' | 'own-earlier', most: number) => shelf.index.candidates(report.sketch, {
    most, least: leastShared(report.sketch), common: given, except: (id) => relationOf(key, shelf.reports.get(id) ?? key) !== relation,
  })
  const candidates = [...ask('other', MOST_OTHERS), ...ask('own-earlier', MOST_OWN)]
  const common = shelf.index.commonOf(report.sketch)
  const others = await textsOf(ctx.db, candidates.map(({ id }) => id), campaign.unitPath)
  const campaigns = [...new Set([key.campaignId, ...others.map((each) => each.campaignId)])]
  const ignored = { given: Uint32Array.from(campaigns.length === 1 ? given : await givenShingles(ctx, campaigns)), common }
  const found = others.length === 0 ? [] : await pairsWith(report, others, ignored)
  await change(ctx, program, async ({ tx, enqueue, announce }) => {
    await lockCopying(tx)
    for (const pair of found) await savePair(tx, pair, ctx.now())
    await dropOtherPairs(tx, key, found.map(({ later, earlier }) => (sameReport(later, key) ? earlier : later)), seq)
    await saveCompared(tx, key, report.version, ctx.now(), size)
    // A template is seen to be one only once many have used it: pairs found before that are looked at again.
    for (const outgrown of await outgrownReports(tx, key.campaignId, Math.floor(size * OUTGROWN), MOST_OUTGROWN)) await enqueueComparison(enqueue, outgrown)
    if ((await outgrownReports(tx, key.campaignId, size, 1)).length > 0) await enqueue('copying.recount', { campaignId: key.campaignId }, { key: `copying.settle.${key.campaignId}`, after: QUIET })
    await announce(key.campaignId, 'copying')
  })
}

const enqueueComparison = (enqueue: Change['enqueue'], key: SubmissionKey) =>
  enqueue('copying.compare', key, { key: `copying.compare.${key.campaignId}.${key.requirementId}.${key.unitId}` })

const givenShingles = async (ctx: Context, campaignIds: readonly number[]): Promise<ReadonlySet<number>> =>
  new Set(shinglesOfAll(await givenTexts(ctx.db, campaignIds)))

const sameReport = (a: SubmissionKey, b: SubmissionKey) => a.campaignId === b.campaignId && a.requirementId === b.requirementId && a.unitId === b.unitId

/** Each pair seen from its later report, whichever of the two is asked about, so that the figures are the same. */
async function pairsWith(report: StoredText, others: readonly StoredText[], ignored: { given: Uint32Array; common: Uint32Array }): Promise<FoundPair[]> {
  const compare = (text: string, with_: readonly string[]): Promise<Comparison[]> => runInWorker<ReturnType<typeof compareWith>>(documents, 'compareWith', [text, with_, ignored], { timeoutMs: 120_000 })
  const before = others.filter((other) => isLater(report, other))
  const pairs: FoundPair[] = []
  const keep = (later: StoredText, earlier: StoredText, compared: Comparison | undefined) => {
    if (compared && isWorthKeeping(compared)) pairs.push({ later, earlier, ...compared, ...longestOf(later.text, compared) })
  }
  if (before.length > 0) for (const [i, compared] of (await compare(report.text, before.map((each) => each.text))).entries()) keep(report, before[i]!, compared)
  for (const after of others.filter((other) => !isLater(report, other))) keep(after, report, (await compare(after.text, [report.text]))[0])
  return pairs
}

function longestOf(text: string, { passages }: Comparison): { longest: number; excerpt: string } {
  const longest = passages.reduce((most, each) => (each.letters > most.letters ? each : most), passages[0]!)
  return { longest: longest.letters, excerpt: text.slice(longest.aStart, Math.min(longest.aEnd, longest.aStart + EXCERPT)).replaceAll('\n', ' ') }
}
