import type { Readable } from 'node:stream'
import type { Changes } from '../../documents/compare/versions.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import type { WordDocument } from '../../documents/word/index.ts'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Actor } from '../units/index.ts'
import { permitReading } from './access.ts'
import type { SubmissionKey } from './counts.store.ts'
import { versionsOf } from './submission.store.ts'

const types = { word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' }

interface Original {
  name: string
  sha256: string
  size: number
}

/** The file of a version this actor may see: the unit all of its own, the office those handed in. */
async function find(ctx: Context, actor: Actor, key: SubmissionKey, version: number, kind: 'word' | 'pdf'): Promise<Original> {
  const { side } = await permitReading(ctx.db, actor, key)
  const row = (await versionsOf(ctx.db, key)).find((each) => each.version === version)
  const visible = row && (side === 'unit' || row.submitted_at !== null)
  const [name, sha256, size] = kind === 'word' ? [row?.word_name, row?.word_sha256, row?.word_size] : [row?.pdf_name, row?.pdf_sha256, row?.pdf_size]
  if (!visible || !name || !sha256 || size == null) throw new Refusal('reporting/no-file', 404, '没有这份文件。', '请回到材料页面看现在有哪些文件。')
  return { name, sha256, size }
}

/** Download of an original; it is in the audit log. */
export async function openFile(ctx: Context, actor: Actor, key: SubmissionKey, version: number, kind: 'word' | 'pdf'): Promise<{ name: string; size: number; type: string; stream: Readable }> {
  const file = await find(ctx, actor, key, version, kind)
  await change(ctx, { personId: actor.personId, name: actor.name }, async ({ record }) =>
    record({ action: 'submission.download', unitId: key.unitId, campaignId: key.campaignId, object: `submission ${key.campaignId}/${key.requirementId}/${key.unitId}`, details: { version, kind } }))
  return { name: file.name, size: file.size, type: types[kind], stream: await ctx.files.open(file.sha256) }
}

/** What changed in the Word text since the version before; the office compares those handed in. */
export async function compareVersions(ctx: Context, actor: Actor, key: SubmissionKey, version: number) {
  const [before, after] = await Promise.all([wordParagraphs(ctx, actor, key, version - 1), wordParagraphs(ctx, actor, key, version)])
  const changed = await runInWorker<Changes>(new URL('../../documents/compare/versions.ts', import.meta.url), 'compareVersions', [before, after], { timeoutMs: 10_000 })
  return { from: version - 1, to: version, ...changed }
}

/** PNG of a page of the PDF, `width` pixels wide; drawn in a worker, bounded. */
export async function pagePicture(ctx: Context, actor: Actor, key: SubmissionKey, version: number, page: number, width: number): Promise<Uint8Array> {
  const file = await find(ctx, actor, key, version, 'pdf')
  const bytes = await ctx.files.read(file.sha256, { limit: ctx.config.uploadLimit })
  return runInWorker<Uint8Array>(new URL('../../documents/check/index.ts', import.meta.url), 'pageImage', [bytes, page, width], { timeoutMs: 20_000 })
}

/** Paragraphs of the Word file, for marking passages. */
export async function wordParagraphs(ctx: Context, actor: Actor, key: SubmissionKey, version: number): Promise<string[]> {
  const file = await find(ctx, actor, key, version, 'word')
  const bytes = await ctx.files.read(file.sha256, { limit: ctx.config.uploadLimit })
  const text = await runInWorker<WordDocument>(new URL('../../documents/word/index.ts', import.meta.url), 'readWord', [bytes, { numbers: true }], { timeoutMs: 10_000 })
  return text.paragraphs.map((paragraph) => paragraph.number + paragraph.text).filter((line) => line.trim() !== '')
}
