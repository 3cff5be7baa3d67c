import { runInWorker } from '../../documents/worker/index.ts'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { permit, whoOf, type Actor } from '../units/index.ts'
import { seeComposition, writingUnit } from './access.ts'
import { acceptManuscript, expectComplete, expectDraft, expectRevision, fileTitle, onPaper } from './composition.rules.ts'
import * as store from './store.ts'
import type { Composition, CompositionFile } from './store.ts'
import type { PageWindow, Preview } from './preview.ts'
import type { MadeFiles } from './typeset.ts'

/** A page being looked at while typing must come soon or not at all; a file to keep may take its time. Milliseconds. */
const patience = { preview: 20_000, files: 60_000 }

async function draw(job: 'previewPages' | 'keptPages', args: readonly unknown[]): Promise<Preview> {
  try {
    return await runInWorker<Preview>(new URL('./preview.ts', import.meta.url), job, args, { timeoutMs: patience.preview })
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'documents/took-too-long' || error.code === 'documents/too-big'))
      throw new Refusal('compositions/no-preview', 422, '这几页没有排好，已经停下。', '您写的不受影响。请点重试；还不行，请把很长的表格另附文件。')
    throw error
  }
}

/** Pages of a document as it stands on somebody's screen; nothing is kept. @throws Refusal `compositions/invalid`, `compositions/too-large` */
export async function previewDocument(ctx: Context, actor: Actor, given: { unitId: number; document: unknown } & PageWindow): Promise<Preview> {
  const { unitId, document, from, count, width } = given
  await writingUnit(ctx, actor, unitId)
  const manuscript = acceptManuscript({ document, enclosures: [] }, new Set())
  return draw('previewPages', [onPaper(manuscript.document), { from, count, width }, ctx.config.fontsDir])
}

/** Pages of a composition as it is kept: of the finished PDF, or of the draft typeset now. */
export async function previewComposition(ctx: Context, actor: Actor, id: number, wanted: PageWindow): Promise<Preview> {
  const composition = await seeComposition(ctx, actor, id)
  const pdf = (await store.filesOf(ctx.db, id)).find((file) => file.role === 'pdf')
  if (pdf) return draw('keptPages', [await ctx.files.read(pdf.sha256), pdf.pages ?? 0, wanted])
  return draw('previewPages', [onPaper(composition.document), wanted, ctx.config.fontsDir])
}

const typeset = (ctx: Context, composition: Composition) =>
  runInWorker<MadeFiles>(new URL('./typeset.ts', import.meta.url), 'makeFiles', [onPaper(composition.document), { fonts: ctx.config.fontsDir, now: ctx.now() }], { timeoutMs: patience.files })

/**
 * 定稿: makes the PDF and the Word file, keeps both byte for byte, and closes the text for good.
 * @throws Refusal `compositions/changed`, `compositions/finished` (409), `compositions/incomplete` (400)
 */
export async function finishComposition(ctx: Context, actor: Actor, id: number, revision: number): Promise<void> {
  const seen = await seeComposition(ctx, actor, id)
  permit(actor, 'composition.write', seen.unit)
  const decide = (composition: Composition) => {
    expectDraft(composition)
    expectRevision(composition, revision, ctx.now())
    expectComplete(composition)
  }
  decide(seen)
  const made = await typeset(ctx, seen)
  const [pdf, docx] = [await ctx.files.put(made.pdf), await ctx.files.put(made.docx)]
  await change(ctx, whoOf(actor), async ({ tx, record }) => {
    // what was typeset is what is finished: the revision is the same under the lock
    decide(await store.lockComposition(tx, id))
    const name = fileTitle(seen.title, 'finished')
    await store.insertFile(tx, id, { role: 'pdf', name: `${name}.pdf`, sha256: pdf.sha256, size: pdf.size, pages: made.pages })
    await store.insertFile(tx, id, { role: 'docx', name: `${name}.docx`, sha256: docx.sha256, size: docx.size, pages: null })
    await store.saveFinished(tx, id, actor.personId, ctx.now())
    record({ action: 'composition.finish', unitId: seen.unit.id, object: `composition ${id}`, details: { title: seen.title, pages: made.pages, pdf: pdf.sha256, docx: docx.sha256 } })
  })
}

/** 存为 PDF, 存为 Word: the kept file of a finished one; a draft is made at the moment, and its name says what it is. */
export async function exportComposition(ctx: Context, actor: Actor, id: number, as: 'pdf' | 'docx'): Promise<{ name: string; bytes: Uint8Array }> {
  const composition = await seeComposition(ctx, actor, id)
  const kept = (await store.filesOf(ctx.db, id)).find((file) => file.role === as)
  const bytes = kept ? await ctx.files.read(kept.sha256) : (await typeset(ctx, composition))[as]
  await change(ctx, whoOf(actor), async ({ record }) => record({ action: 'composition.export', unitId: composition.unit.id, object: `composition ${id}`, details: { as, state: composition.state } }))
  return { name: kept?.name ?? `${fileTitle(composition.title, 'draft')}.${as}`, bytes }
}

/** A file that goes along, for whoever may read the composition. @throws Refusal `compositions/no-file` (404) */
export async function openEnclosure(ctx: Context, actor: Actor, id: number, file: number): Promise<CompositionFile> {
  await seeComposition(ctx, actor, id)
  const found = (await store.filesOf(ctx.db, id)).find((each) => each.id === file && each.role === 'enclosure')
  if (!found) throw new Refusal('compositions/no-file', 404, '没有这个文件。', '请刷新页面后再点。')
  return found
}
