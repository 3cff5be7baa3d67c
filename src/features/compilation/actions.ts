import type { Readable } from 'node:stream'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { modulesOf, permitCampaign, placeOfCampaign, requirementsOf, type Campaign } from '../campaigns/index.ts'
import { may, whoOf, type Actor } from '../units/index.ts'
import type { Reader } from '../../platform/database.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'

const noEdition = () => new Refusal('compilation/not-found', 404, '没有找到这一版汇编。', '请从“汇编”里重新打开。')

/** What can be compiled, the editions there are, and what came in since the last one. */
export async function viewCompilations(ctx: Context, actor: Actor, campaignId: number) {
  const campaign = await permitCampaign(ctx.db, actor, 'compilation.read', campaignId)
  const [requirements, modules, editions, counts] = await Promise.all([
    store.acceptedCounts(ctx.db, campaignId), modulesOf(ctx.db, campaignId), store.editionsOf(ctx.db, campaignId), store.reportCounts(ctx.db, campaignId),
  ])
  const last = editions.find(({ state }) => state === 'done')
  return {
    now: ctx.now(), zone: campaign.zone, suggestedTitle: `${campaign.name}材料汇编`, hasModules: modules.length > 0, requirements,
    editions: editions.map((edition) => ({ ...edition, ...(counts.get(edition.edition) ?? { reports: 0, problems: 0, leftOut: 0 }) })),
    since: last ? await store.acceptedSince(ctx.db, campaignId, last) : 0,
    may: { make: may(actor, 'compilation.make', placeOfCampaign(campaign)) },
  }
}

export interface Choice {
  requirementIds: readonly number[]
  adoptedOnly: boolean
  arrangement: rules.Arrangement
}

async function partsOf(db: Reader, campaignId: number, { requirementIds, adoptedOnly, arrangement }: Choice): Promise<rules.Part<rules.Candidate>[]> {
  const [candidates, modules, requirements, unitModules] = await Promise.all([
    store.candidatesOf(db, campaignId, requirementIds, adoptedOnly), modulesOf(db, campaignId), requirementsOf(db, campaignId), store.unitModules(db, campaignId),
  ])
  if (candidates.length > rules.mostReports)
    throw new Refusal('compilation/too-many', 409, `已收的材料超过 ${rules.mostReports} 份，一本汇编装不下。`, '请少选几项材料，或只选采用的，分几本来编。')
  return rules.inParts(candidates, arrangement, { modules, requirements, unitModules })
}

/** The reports that may go in, in parts; ordered and left out as in the last edition. */
export async function viewCandidates(ctx: Context, actor: Actor, campaignId: number, choice: Choice) {
  await permitCampaign(ctx.db, actor, 'compilation.make', campaignId)
  const last = await store.latestDone(ctx.db, campaignId)
  const before = last ? await store.reportsOf(ctx.db, campaignId, last.edition) : []
  return { parts: rules.asBefore(await partsOf(ctx.db, campaignId, choice), before) }
}

/** 生成汇编: a new edition, made by a job. */
export function makeCompilation(ctx: Context, actor: Actor, campaignId: number, wish: Choice & { title: string; subtitle: string; pictures: boolean; reports: readonly rules.ReportKey[] }) {
  return change(ctx, whoOf(actor), async ({ tx, record, enqueue, announce }) => {
    const campaign = await permitCampaign(tx, actor, 'compilation.make', campaignId)
    rules.expectNoneUnderWay(await store.lockUnderWay(tx, campaignId))
    const { parts, leftOut } = rules.chosen(await partsOf(tx, campaignId, wish), wish.reports)
    const lines = (each: readonly rules.Part<rules.Candidate>[], out: boolean) => each.flatMap(({ name, reports }) => reports.map((report) => ({ ...report, part: name, title: report.requirement, leftOut: out })))
    const reports = [...lines(parts, false), ...lines(leftOut, true)]
    const edition = await store.insertEdition(tx, campaignId, { ...wish, by: actor.name, at: ctx.now() }, reports)
    record({ action: 'compilation.make', unitId: campaign.unitId, campaignId, object: `compilation ${campaignId}/${edition}`, details: { title: wish.title, reports: wish.reports.length, leftOut: reports.length - wish.reports.length } })
    await enqueue('compilation.make', { campaignId, edition }, { key: `compilation ${campaignId}/${edition}` })
    await announce(campaignId, 'compilation')
    return { edition }
  })
}

/** 停下: the job ends at its next step; what there was before stays. */
export function stopCompilation(ctx: Context, actor: Actor, campaignId: number, edition: number): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const campaign = await permitCampaign(tx, actor, 'compilation.make', campaignId)
    const found = await store.lockEdition(tx, campaignId, edition)
    if (!found) throw noEdition()
    rules.expectUnderWay(found.state)
    await store.finishEdition(tx, campaignId, edition, null, { state: 'stopped', finishedAt: ctx.now() })
    record({ action: 'compilation.stop', unitId: campaign.unitId, campaignId, object: `compilation ${campaignId}/${edition}` })
    await announce(campaignId, 'compilation')
  })
}

/** What an edition was made of, a page at a time. `problems`: only reports that went in incomplete. */
export async function viewEdition(ctx: Context, actor: Actor, campaignId: number, edition: number, page: { limit: number; offset: number; problems: boolean }) {
  await permitCampaign(ctx.db, actor, 'compilation.read', campaignId)
  const found = await store.findEdition(ctx.db, campaignId, edition)
  if (!found) throw noEdition()
  const [reports, total] = await Promise.all([store.reportsOf(ctx.db, campaignId, edition, page), store.countReports(ctx.db, campaignId, edition, page.problems)])
  return { ...found, reports, total }
}

export const fileTypes = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const

/** Download; it is in the audit log: reports name people. */
export async function openEdition(ctx: Context, actor: Actor, campaignId: number, edition: number, format: rules.FileFormat): Promise<{ name: string; size: number; type: string; stream: Readable }> {
  const campaign = await permitCampaign(ctx.db, actor, 'compilation.read', campaignId)
  const found = await store.findEdition(ctx.db, campaignId, edition)
  const file = found && fileOf(found, format)
  if (!found || !file) throw noEdition()
  const stream = await ctx.files.open(file.sha256)
  await change(ctx, whoOf(actor), async ({ record }) =>
    record({ action: 'compilation.download', unitId: campaign.unitId, campaignId, object: `compilation ${campaignId}/${edition}`, details: { format } }))
  return { name: fileName(campaign, found, format), size: file.size, type: fileTypes[format], stream }
}

export function fileOf(edition: store.Edition, format: rules.FileFormat): { sha256: string; size: number } | null {
  const [sha256, size] = format === 'pdf' ? [edition.pdfSha256, edition.pdfSize] : [edition.docxSha256, edition.docxSize]
  return sha256 !== null && size !== null ? { sha256, size } : null
}

const fileName = (campaign: Campaign, { edition }: store.Edition, format: rules.FileFormat): string => `${campaign.shortName}_材料汇编_第${edition}版.${format}`
