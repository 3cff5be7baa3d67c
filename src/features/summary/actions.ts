import { plainDocument, plainParagraph, writeOfficialDocx, type Block, type OfficialDocument } from '../../documents/official/index.ts'
import type { WordDocument } from '../../documents/word/index.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import { change, type Context, type Who } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { activitiesOf, findCampaign, modulesOf, type Campaign } from '../campaigns/index.ts'
import { may, permit, type Actor, type Verb } from '../units/index.ts'
import { figureValues } from './figures.store.ts'
import { draft, excerpt, expectUnlocked, expectVersion, isLocked, numberedHeadings, paragraphText, sectionLengths, summaryLength, withFigures, type FigureId, type Paragraph } from './rules.ts'
import type { Head } from './store.ts'
import { adoptedMaterial, createSummary, findSummary, lockSection, saveLock, saveSection, saveSummary, sectionsOf, suggestedLength } from './store.ts'

const who = (actor: Actor): Who => ({ personId: actor.personId, name: actor.name })
/** How long a section stays with whoever writes in it, in milliseconds. */
const lockTime = 120_000

const noSummary = () => new Refusal('summary/none', 404, '还没有总结草稿。', '请先生成草稿。')

async function permitSummary(ctx: Context, actor: Actor, verb: Verb, campaignId: number): Promise<Campaign> {
  const campaign = await findCampaign(ctx.db, campaignId)
  permit(actor, verb, { id: campaign.unitId, path: campaign.unitPath })
  return campaign
}

const signatureOf = (campaign: Campaign, now: Date) =>
  ({ unit: campaign.unitName, date: new Intl.DateTimeFormat('zh-CN', { timeZone: campaign.zone, year: 'numeric', month: 'long', day: 'numeric' }).format(now) })

/** The summary with its length and what its figures are now; null while there is none. */
export async function viewSummary(ctx: Context, actor: Actor, campaignId: number) {
  const campaign = await permitSummary(ctx, actor, 'summary.read', campaignId)
  const now = ctx.now()
  const frame = { now, signature: signatureOf(campaign, now), may: { write: may(actor, 'summary.write', { id: campaign.unitId, path: campaign.unitPath }) } }
  const [summary, figures] = await Promise.all([findSummary(ctx.db, campaignId), figureValues(ctx.db, campaignId)])
  if (!summary) return { ...frame, summary: null, figures }
  const sections = await sectionsOf(ctx.db, campaignId)
  const lengths = sectionLengths(sections)
  return {
    ...frame, figures,
    summary: {
      title: summary.title, lengthMax: summary.length_max, length: summaryLength(summary.title, sections, frame.signature), updatedBy: summary.updated_by, updatedAt: summary.updated_at,
      sections: sections.map(({ lockedBy, lockedName, lockedUntil, ...section }, index) => ({
        ...section, length: lengths[index] ?? 0,
        lockedBy: lockedBy !== null && lockedBy !== actor.personId && lockedUntil !== null && lockedUntil > now ? lockedName : null,
      })),
    },
  }
}

/** Adopted material with a passage worth quoting, to be put into the text with its source. */
export async function viewHighlights(ctx: Context, actor: Actor, campaignId: number) {
  await permitSummary(ctx, actor, 'summary.write', campaignId)
  const highlights = []
  for (const { wordSha256, ...material } of await adoptedMaterial(ctx.db, campaignId)) highlights.push({ ...material, text: await quotation(ctx, wordSha256) })
  return highlights.filter((each) => each.text !== '')
}

/** Writes the first draft from the evidence. */
export async function draftSummary(ctx: Context, actor: Actor, campaignId: number): Promise<void> {
  const campaign = await permitSummary(ctx, actor, 'summary.write', campaignId)
  const [figures, modules, activities, adopted, lengthMax] = await Promise.all([
    figureValues(ctx.db, campaignId), modulesOf(ctx.db, campaignId), activitiesOf(ctx.db, campaignId), adoptedMaterial(ctx.db, campaignId), suggestedLength(ctx.db, campaignId),
  ])
  const held = activities.filter((activity) => activity.mainVenue && activity.state !== 'cancelled')
  const highlights = []
  for (const material of adopted) highlights.push({ ...material, text: await quotation(ctx, material.wordSha256) })
  const day = campaign.issuedAt && new Intl.DateTimeFormat('zh-CN', { timeZone: campaign.zone, month: 'long', day: 'numeric' }).format(campaign.issuedAt)
  const made = draft({
    campaignName: campaign.name, unitName: campaign.unitName, issuedDay: day, figures, highlights: highlights.filter((each) => each.text !== ''),
    modules: modules.map((module) => ({ name: module.name, activities: held.filter((activity) => activity.moduleId === module.id).map((activity) => activity.name) })),
    loose: held.filter((activity) => activity.moduleId === null).map((activity) => activity.name),
  })
  await change(ctx, who(actor), async ({ tx, record, announce }) => {
    if (!(await createSummary(tx, campaignId, { ...made, lengthMax }, actor.name, ctx.now())))
      throw new Refusal('summary/exists', 409, '总结草稿已经有了。', '请打开现在的草稿接着写。')
    record({ action: 'summary.draft', unitId: campaign.unitId, campaignId, object: `summary ${campaignId}`, details: { figures } })
    await announce(campaignId, 'summary')
  })
}

/** A passage of adopted material; a file that cannot be read gives nothing rather than something invented. */
async function quotation(ctx: Context, sha256: string | null): Promise<string> {
  if (!sha256) return ''
  const bytes = await ctx.files.read(sha256, { limit: ctx.config.uploadLimit })
  const word = await runInWorker<WordDocument>(new URL('../../documents/word/index.ts', import.meta.url), 'readWord', [bytes], { timeoutMs: 10_000 }).catch(() => null)
  return word ? excerpt(word.paragraphs.map((paragraph) => paragraph.text)) : ''
}

/** Saves one section as it is typed; two people on one section: the second keeps the text and is told. */
export function writeSection(ctx: Context, actor: Actor, campaignId: number, id: number, version: number, heading: string, body: Paragraph[]) {
  return change(ctx, who(actor), async ({ tx, record, announce }) => {
    const campaign = await permitSummary(ctx, actor, 'summary.write', campaignId)
    const section = await lockSection(tx, campaignId, id)
    if (!section) throw new Refusal('summary/no-section', 404, '没有这一节。', '请刷新页面。')
    const now = ctx.now()
    expectUnlocked(section, actor.personId, now)
    expectVersion(section, version)
    const saved = await saveSection(tx, campaignId, id, { heading, body }, actor.name, now)
    await saveLock(tx, campaignId, id, { personId: actor.personId, name: actor.name, until: new Date(now.getTime() + lockTime) })
    record({ action: 'summary.write', unitId: campaign.unitId, campaignId, object: `summary ${campaignId}/${id}`, details: { heading } })
    await announce(campaignId, 'summary')
    return { version: saved.version }
  })
}

/** Takes a section to write in, or gives it back. */
export function holdSection(ctx: Context, actor: Actor, campaignId: number, id: number, hold: boolean) {
  return change(ctx, who(actor), async ({ tx, announce }) => {
    await permitSummary(ctx, actor, 'summary.write', campaignId)
    const section = await lockSection(tx, campaignId, id)
    if (!section) throw new Refusal('summary/no-section', 404, '没有这一节。', '请刷新页面。')
    const now = ctx.now()
    expectUnlocked(section, actor.personId, now)
    await saveLock(tx, campaignId, id, hold ? { personId: actor.personId, name: actor.name, until: new Date(now.getTime() + lockTime) } : null)
    await announce(campaignId, 'summary')
    return { version: section.version }
  })
}

/** Title and limit, each on its own: who changes the one leaves the other as a colleague set it. */
export function writeHead(ctx: Context, actor: Actor, campaignId: number, head: Head) {
  return change(ctx, who(actor), async ({ tx, record, announce }) => {
    const campaign = await permitSummary(ctx, actor, 'summary.write', campaignId)
    if (!(await findSummary(tx, campaignId))) throw noSummary()
    await saveSummary(tx, campaignId, head, actor.name, ctx.now())
    record({ action: 'summary.head', unitId: campaign.unitId, campaignId, object: `summary ${campaignId}`, details: { ...head } })
    await announce(campaignId, 'summary')
  })
}

/** 更新: brings one figure, or all, up to date in every section nobody else is writing in. */
export function refreshFigures(ctx: Context, actor: Actor, campaignId: number, only: FigureId | null) {
  return change(ctx, who(actor), async ({ tx, record, announce }) => {
    const campaign = await permitSummary(ctx, actor, 'summary.write', campaignId)
    const figures = await figureValues(tx, campaignId)
    const now = ctx.now()
    let updated = 0
    const locked: { heading: string; by: string }[] = []
    for (const each of await sectionsOf(tx, campaignId)) {
      const section = await lockSection(tx, campaignId, each.id)
      if (!section) continue
      const body = withFigures(section.body, figures, only)
      if (JSON.stringify(body) === JSON.stringify(section.body)) continue
      if (isLocked(section, actor.personId, now)) {
        locked.push({ heading: section.heading, by: section.lockedName ?? '同事' })
        continue
      }
      await saveSection(tx, campaignId, section.id, { heading: section.heading, body }, actor.name, now)
      updated++
    }
    record({ action: 'summary.refresh', unitId: campaign.unitId, campaignId, object: `summary ${campaignId}`, details: { only, updated, locked } })
    await announce(campaignId, 'summary')
    return { updated, locked }
  })
}

/** 存为 Word: the summary as it stands, numbered by the program. */
export async function summaryDocument(ctx: Context, actor: Actor, campaignId: number): Promise<{ name: string; bytes: Uint8Array }> {
  const campaign = await permitSummary(ctx, actor, 'summary.read', campaignId)
  const paper = await summaryPaper(ctx, campaign)
  if (!paper) throw noSummary()
  const bytes = await writeOfficialDocx(paper)
  await change(ctx, who(actor), async ({ record }) => record({ action: 'summary.export', unitId: campaign.unitId, campaignId, object: `summary ${campaignId}` }))
  return { name: `${paper.title}.docx`, bytes }
}

/** The summary as an official document, for who has leave to see it already; null while there is none. */
export async function summaryPaper(ctx: Context, campaign: Campaign): Promise<OfficialDocument | null> {
  const summary = await findSummary(ctx.db, campaign.id)
  if (!summary) return null
  const sections = await sectionsOf(ctx.db, campaign.id)
  const headings = numberedHeadings(sections)
  const blocks = sections.flatMap((section, index): Block[] => [
    { kind: 'heading', level: section.level, text: headings[index] ?? section.heading },
    ...section.body.map(paragraphText).filter((text) => text.trim() !== '').map(plainParagraph),
  ])
  const { unit, date } = signatureOf(campaign, ctx.now())
  // Numbers stand in the text, where Word counts them: the length shown is what Word will say of this file.
  return plainDocument({ kind: 'summary', title: summary.title, body: blocks, signature: { issuers: [unit], date, sealed: true } })
}
