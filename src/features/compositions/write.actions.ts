import { runInWorker } from '../../documents/worker/index.ts'
import type { WordDocument } from '../../documents/word/index.ts'
import { fromLines } from '../../documents/official/paste.ts'
import type { DocumentKind, OfficialDocument } from '../../documents/official/model.ts'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { FileContent } from '../../platform/files/index.ts'
import { activitiesOf, campaignDetails, modulesOf, permitCampaign, requirementsOf } from '../campaigns/index.ts'
import { tidyFileName } from '../notices/index.ts'
import { permit, whoOf, type Actor } from '../units/index.ts'
import { seeComposition, writingUnit } from './access.ts'
import { acceptManuscript, countDocument, expectDraft, expectRevision, shouldNote, type Manuscript } from './composition.rules.ts'
import { linesOfWord } from './import.rules.ts'
import { documentOfPlan } from './plan.rules.ts'
import * as store from './store.ts'
import { blank, skeleton } from './templates.rules.ts'

/** Largest Word file a text is taken from, in bytes. */
const largestWord = 64 * 1024 * 1024

export async function openComposition(ctx: Context, actor: Actor, id: number) {
  const composition = await seeComposition(ctx, actor, id)
  return { composition, files: await store.filesOf(ctx.db, id) }
}

/** What a new composition begins from. */
export type Beginning = { from: 'template' } | { from: 'campaign'; campaign: number } | { from: 'text'; text: string } | { from: 'document'; document: unknown }

/** Begins a composition of a kind: from its skeleton, from a campaign's plan, or from pasted text. @returns its id */
export async function beginComposition(ctx: Context, actor: Actor, given: { unitId?: number | undefined; kind: DocumentKind } & Beginning): Promise<number> {
  const unit = await writingUnit(ctx, actor, given.unitId)
  const frame = { kind: given.kind, unitName: unit.name, now: ctx.now() }
  if (given.from === 'template') return composeFrom(ctx, actor, { unitId: unit.id, document: skeleton(frame) })
  if (given.from === 'document') return composeFrom(ctx, actor, { unitId: unit.id, document: given.document })
  if (given.from === 'text') return composeFrom(ctx, actor, { unitId: unit.id, document: withLines(blank(frame), given.text.split(/\r?\n/)) })
  const campaign = await permitCampaign(ctx.db, actor, 'campaign.read', given.campaign)
  const [details, modules, activities, requirements] = await Promise.all([
    campaignDetails(ctx.db, campaign.id), modulesOf(ctx.db, campaign.id), activitiesOf(ctx.db, campaign.id), requirementsOf(ctx.db, campaign.id),
  ])
  return composeFrom(ctx, actor, { unitId: unit.id, document: documentOfPlan(blank(frame), { campaign, details, modules, activities, requirements }) })
}

/** Begins a composition with the text of a Word file; its letterhead and signature are the unit's own until changed. */
export async function beginFromWord(ctx: Context, actor: Actor, given: { unitId?: number | undefined; kind: DocumentKind; fileName: string; content: FileContent }): Promise<number> {
  const unit = await writingUnit(ctx, actor, given.unitId)
  const file = await ctx.files.put(given.content, { limit: largestWord })
  const bytes = await ctx.files.read(file.sha256, { limit: largestWord })
  const word = await runInWorker<WordDocument>(new URL('../../documents/word/index.ts', import.meta.url), 'readWord', [bytes, { numbers: true }], { timeoutMs: 10_000 })
  const document = withLines(blank({ kind: given.kind, unitName: unit.name, now: ctx.now() }), linesOfWord(word))
  return composeFrom(ctx, actor, { unitId: unit.id, document })
}

/** Pasted lines as a document: what they say of title, addressees, signature is taken, the rest stays as the unit's own. */
function withLines(document: OfficialDocument, lines: readonly string[]): OfficialDocument {
  const { blocks, left: _, ...found } = fromLines(lines)
  if (blocks.length === 0 && !found.title) throw new Refusal('compositions/no-text', 400, '没有可用的文字。', '请换一份有正文的文件，或重新复制一次。')
  return { ...document, ...found, body: blocks }
}

/**
 * Begins a composition with a document made elsewhere, such as a campaign's summary.
 * @throws Refusal `compositions/invalid`, `compositions/too-large`, `units/forbidden`
 * @returns its id
 */
export async function composeFrom(ctx: Context, actor: Actor, given: { unitId: number; document: unknown }): Promise<number> {
  const unit = await writingUnit(ctx, actor, given.unitId)
  const manuscript = acceptManuscript({ document: given.document, enclosures: [] }, new Set())
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const id = await store.insertComposition(tx, { ...manuscript, unitId: unit.id, characters: countDocument(manuscript.document), copiedFrom: null, by: actor.personId, at: ctx.now() })
    record({ action: 'composition.begin', unitId: unit.id, object: `composition ${id}`, details: { title: manuscript.document.title, kind: manuscript.document.kind } })
    return id
  })
}

/** Keeps what was typed. @throws Refusal `compositions/changed` (409) when someone saved first, `compositions/finished`, `compositions/invalid` with the place */
export function saveComposition(ctx: Context, actor: Actor, id: number, given: { revision: number; document: unknown; enclosures: (number | null)[] }): Promise<{ revision: number; characters: number; savedAt: Date }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const composition = await store.lockComposition(tx, id)
    permit(actor, 'composition.write', composition.unit)
    const at = ctx.now()
    expectDraft(composition)
    expectRevision(composition, given.revision, at)
    const manuscript = acceptManuscript(given, new Set((await store.filesOf(tx, id)).map((file) => file.id)))
    const characters = countDocument(manuscript.document)
    const noted = shouldNote(composition.noted, actor.personId, at)
    const revision = await store.saveManuscript(tx, id, { ...manuscript, characters, by: actor.personId, at, noted })
    if (noted) record({ action: 'composition.save', unitId: composition.unit.id, object: `composition ${id}`, details: { title: manuscript.document.title, revision } })
    return { revision, characters, savedAt: at }
  })
}

/** 再拟一稿: a draft that begins as this one stands. Files that go along come with it. @returns its id */
export async function copyComposition(ctx: Context, actor: Actor, id: number): Promise<number> {
  const original = await seeComposition(ctx, actor, id)
  permit(actor, 'composition.write', original.unit)
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const manuscript: Manuscript = { document: original.document, enclosures: original.enclosures }
    const copy = await store.insertComposition(tx, { ...manuscript, unitId: original.unit.id, characters: original.characters, copiedFrom: id, by: actor.personId, at: ctx.now() })
    const numbers = new Map<number, number>()
    for (const file of await store.filesOf(tx, id)) if (file.role === 'enclosure') numbers.set(file.id, await store.insertFile(tx, copy, file))
    if (numbers.size > 0)
      await store.saveManuscript(tx, copy, { ...manuscript, enclosures: original.enclosures.map((file) => (file === null ? null : numbers.get(file) ?? null)), characters: original.characters, by: actor.personId, at: ctx.now(), noted: true })
    record({ action: 'composition.copy', unitId: original.unit.id, object: `composition ${copy}`, details: { of: id, title: original.title } })
    return copy
  })
}

/** Throws a draft away; a finished one stays. */
export function discardComposition(ctx: Context, actor: Actor, id: number): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const composition = await store.lockComposition(tx, id)
    permit(actor, 'composition.write', composition.unit)
    if (composition.state === 'finished') throw new Refusal('compositions/finished', 409, '这份文稿已经定稿，不能删。', '定稿的文件要原样留存。')
    await store.deleteComposition(tx, id)
    record({ action: 'composition.discard', unitId: composition.unit.id, object: `composition ${id}`, details: { title: composition.title } })
  })
}

/** Takes a file that will go along in place of an attachment's text; answered when the bytes are durable. @returns its number */
export async function encloseFile(ctx: Context, actor: Actor, id: number, given: { fileName: string; content: FileContent }): Promise<{ id: number; name: string; size: number }> {
  const seen = await seeComposition(ctx, actor, id)
  permit(actor, 'composition.write', seen.unit)
  const name = tidyFileName(given.fileName)
  const file = await ctx.files.put(given.content, { limit: ctx.config.uploadLimit })
  if (file.size === 0) throw new Refusal('compositions/empty-file', 400, '这个文件是空的，没有加上。', '请重新导出后再传一次。')
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const composition = await store.lockComposition(tx, id)
    expectDraft(composition)
    const enclosed = (await store.filesOf(tx, id)).length
    if (enclosed >= 100) throw new Refusal('compositions/too-many-files', 400, '这份文稿已经传过 100 个文件。', '请把几个文件打成一个压缩包再传。')
    const number = await store.insertFile(tx, id, { role: 'enclosure', name, sha256: file.sha256, size: file.size, pages: null })
    record({ action: 'composition.enclose', unitId: composition.unit.id, object: `composition ${id}`, details: { file: name, sha256: file.sha256 } })
    return { id: number, name, size: file.size }
  })
}
