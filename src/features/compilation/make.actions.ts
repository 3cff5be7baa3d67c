import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { hanNumber, openBinding, type BindItem } from '../../documents/compile/index.ts'
import { change, program, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { findCampaign } from '../campaigns/index.ts'
import { beatTime, mayTake, mostTurns } from './rules.ts'
import { beat, finishEdition, lockEdition, releaseEdition, reportsOf, saveBound, takeEdition, type Edition, type Finished, type StoredReport } from './store.ts'

/** The edition was stopped, or another job has it: what this one does is of no use any more. */
class NotOurs extends Error {}

/** Dividers are numbered apart from reports, which go by their position. */
const dividers = 10_000_000
/** Progress is told at most so often, in milliseconds. */
const tellEvery = 1000

/**
 * Makes an edition; the job's work. May be begun again at any time: a job that died is followed by another, which begins at the front,
 * and whichever is not the last to have begun keeps nothing.
 * @throws Error when it failed for a reason of ours and may be tried again
 */
export async function makeEdition(ctx: Context, campaignId: number, edition: number): Promise<void> {
  const taken = await takeUp(ctx, campaignId, edition)
  if (!taken) return
  const { turn } = taken
  const alive = setInterval(() => void beat(ctx.db, campaignId, edition, turn, ctx.now()).catch(() => {}), beatTime)
  try {
    await bind(ctx, campaignId, taken.edition, taken.reports, turn)
  } catch (error) {
    if (error instanceof NotOurs) return
    if (!(error instanceof Refusal) && turn < mostTurns) {
      await releaseEdition(ctx.db, campaignId, edition, turn)
      throw error
    }
    await end(ctx, campaignId, edition, turn, {
      state: 'failed', finishedAt: ctx.now(),
      failure: error instanceof Refusal ? error.message : '生成时程序出错，没有做成。', failureHint: error instanceof Refusal ? error.hint : '材料都还在。请再生成一次；还不行请告诉管理员。',
    })
  } finally {
    clearInterval(alive)
  }
}

function takeUp(ctx: Context, campaignId: number, edition: number): Promise<{ edition: Edition; reports: StoredReport[]; turn: number } | null> {
  return change(ctx, program, async ({ tx, announce }) => {
    const found = await lockEdition(tx, campaignId, edition)
    const now = ctx.now()
    if (!found || !mayTake(found, now)) return null
    const reports = (await reportsOf(tx, campaignId, edition)).filter(({ leftOut }) => !leftOut)
    await takeEdition(tx, campaignId, edition, 2 * itemsOf(ctx, reports).length, now)
    await announce(campaignId, 'compilation')
    return { edition: found, reports, turn: found.turn + 1 }
  })
}

/** Reports with a divider before each part, where there are several. */
function itemsOf(ctx: Context, reports: readonly StoredReport[]): BindItem[] {
  const parts = [...new Set(reports.map(({ part }) => part))]
  const items: BindItem[] = []
  let part: string | null = null
  for (const report of reports) {
    if (parts.length > 1 && report.part !== part) {
      const number = parts.indexOf(report.part) + 1
      items.push({ kind: 'part', id: dividers + number, title: `第${hanNumber(number)}部分　${report.part}` })
    }
    part = report.part
    items.push({ kind: 'report', id: report.position, title: report.title, unit: report.unitName, load: () => load(ctx, report) })
  }
  return items
}

async function load(ctx: Context, { sha256, fileName }: StoredReport): Promise<{ bytes: Uint8Array; name: string }> {
  if (sha256 === null) throw new Refusal('compilation/no-file', 404, '这份材料没有文件。', '请看报送台账。')
  return { bytes: await ctx.files.read(sha256, { limit: ctx.config.uploadLimit }), name: fileName ?? '' }
}

async function bind(ctx: Context, campaignId: number, edition: Edition, reports: readonly StoredReport[], turn: number): Promise<void> {
  const campaign = await findCampaign(ctx.db, campaignId)
  const spoolFolder = path.join(ctx.config.dataDir, 'incoming')
  await mkdir(spoolFolder, { recursive: true })
  const made = ctx.now()
  let told = 0
  const onProgress = async (done: number) => {
    if (performance.now() - told < tellEvery) return
    told = performance.now()
    const ours = await change(ctx, program, async ({ tx, announce }) => {
      await announce(campaignId, 'compilation')
      return beat(tx, campaignId, edition.edition, turn, ctx.now(), done)
    })
    if (!ours) throw new NotOurs()
  }
  const binding = await openBinding({
    cover: { title: edition.title, subtitle: edition.subtitle, organisation: campaign.unitName, date: new Intl.DateTimeFormat('zh-CN', { timeZone: campaign.zone, year: 'numeric', month: 'long' }).format(made) },
    creator: campaign.unitName, made, items: itemsOf(ctx, reports), pictures: edition.pictures, fontFolder: ctx.config.fontsDir, spoolFolder, onProgress,
  })
  try {
    const pdf = await ctx.files.put(binding.pdf())
    const docx = await ctx.files.put(binding.docx())
    const files = { pages: binding.pages, pdf, docx }
    await end(ctx, campaignId, edition.edition, turn, { state: 'done', finishedAt: ctx.now(), files }, binding.reports)
  } finally {
    await binding.close()
  }
}

/** Keeps how it ended, unless it is no longer ours to say. */
function end(ctx: Context, campaignId: number, edition: number, turn: number, finished: Finished, bound: Parameters<typeof saveBound>[3] = []): Promise<void> {
  return change(ctx, program, async ({ tx, record, announce }) => {
    const campaign = await findCampaign(tx, campaignId)
    if (!(await finishEdition(tx, campaignId, edition, turn, finished))) return
    await saveBound(tx, campaignId, edition, bound)
    const { files, failure } = finished
    record({
      action: `compilation.${finished.state}`, unitId: campaign.unitId, campaignId, object: `compilation ${campaignId}/${edition}`,
      details: files ? { pages: files.pages, pdf: files.pdf.sha256, docx: files.docx.sha256, problems: bound.filter(({ problem }) => problem !== null).length } : { failure },
    })
    await announce(campaignId, 'compilation')
  })
}
