import type { Readable } from 'node:stream'
import type { Changes } from '../../documents/compare/versions.ts'
import { widthFor, type Region } from '../../documents/check/page.ts'
import { ofRecognition } from '../../documents/check/lines.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import type { WordDocument } from '../../documents/word/index.ts'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { pagePicture as scannedPicture, recognisedPages } from '../scans/index.ts'
import type { Actor } from '../units/index.ts'
import { permitReading } from './access.ts'
import type { SubmissionKey } from './counts.store.ts'
import { versionsOf } from './submission.store.ts'

const check = new URL('../../documents/check/index.ts', import.meta.url)

/** By the ending of the name: the door takes no others. */
const types: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', doc: 'application/msword', wps: 'application/vnd.ms-works', rtf: 'application/rtf',
  pdf: 'application/pdf', ofd: 'application/ofd',
}
const typeOf = (name: string): string => types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'

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
  return { name: file.name, size: file.size, type: typeOf(file.name), stream: await ctx.files.open(file.sha256) }
}

/** What changed in the Word text since the version before; the office compares those handed in. */
export async function compareVersions(ctx: Context, actor: Actor, key: SubmissionKey, version: number) {
  const [before, after] = (await Promise.all([wordParagraphs(ctx, actor, key, version - 1), wordParagraphs(ctx, actor, key, version)])).map(({ paragraphs }) => paragraphs)
  const changed = await runInWorker<Changes>(new URL('../../documents/compare/versions.ts', import.meta.url), 'compareVersions', [before, after], { timeoutMs: 10_000 })
  return { from: version - 1, to: version, ...changed }
}

/**
 * Picture of a page of the PDF, or of a region of it, `width` pixels wide; drawn in a worker, bounded. A recognised page is
 * shown as it was put right, so that the places of differences and seals fit.
 */
export async function pagePicture(ctx: Context, actor: Actor, key: SubmissionKey, version: number, page: number, width: number, region: Region | null): Promise<{ type: string; picture: Uint8Array }> {
  const file = await find(ctx, actor, key, version, 'pdf')
  if (/\.ofd$/i.test(file.name)) throw new Refusal('reporting/no-picture', 404, 'OFD 的页面这里画不出来。', '请下载原件，用阅读器打开看。')
  const wide = region ? widthFor(width, region) : width
  const recognised = (await recognisedPages(ctx, file.sha256, [page])).size > 0
  const whole = recognised
    ? await scannedPicture(ctx, { sha256: file.sha256, kind: 'pdf', page, width: wide })
    : await runInWorker<Uint8Array>(check, 'pageImage', [await ctx.files.read(file.sha256, { limit: ctx.config.uploadLimit }), page, wide], { timeoutMs: 20_000 })
  if (!region) return { type: recognised ? 'image/jpeg' : 'image/png', picture: whole }
  return { type: 'image/png', picture: await runInWorker<Uint8Array>(check, 'cutOut', [whole, region], { timeoutMs: 10_000 }) }
}

/** Less sure than this a character is shown as doubtful. */
const UNSURE = 0.8

/** The text of a page as the comparison took it; with the ranges the recogniser was not sure of. */
export async function pageText(ctx: Context, actor: Actor, key: SubmissionKey, version: number, page: number): Promise<{ recognised: boolean; lines: { text: string; unsure: [number, number][] }[] }> {
  const file = await find(ctx, actor, key, version, 'pdf')
  const known = (await recognisedPages(ctx, file.sha256, [page])).get(page)
  if (known) return { recognised: true, lines: ofRecognition(page, known).map(({ text, confidence }) => ({ text, unsure: unsureOf(text, confidence!) })) }
  if (/\.ofd$/i.test(file.name)) throw new Refusal('reporting/no-picture', 404, 'OFD 的页面这里不单独显示。', '请下载原件，用阅读器打开看。')
  const bytes = await ctx.files.read(file.sha256, { limit: ctx.config.uploadLimit })
  const lines = await runInWorker<string[]>(check, 'pageLines', [bytes, page], { timeoutMs: 20_000 })
  return { recognised: false, lines: lines.map((text) => ({ text, unsure: [] })) }
}

function unsureOf(text: string, confidence: ArrayLike<number>): [number, number][] {
  const ranges: [number, number][] = []
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text[i]!) || (confidence[i] ?? 1) >= UNSURE) continue
    const last = ranges.at(-1)
    if (last && last[1] === i) last[1] = i + 1
    else ranges.push([i, i + 1])
  }
  return ranges
}

/** Paragraphs of the Word file that have text, for reading and marking; `places` say which paragraph of the file each is. */
export async function wordParagraphs(ctx: Context, actor: Actor, key: SubmissionKey, version: number): Promise<{ paragraphs: string[]; places: number[] }> {
  const file = await find(ctx, actor, key, version, 'word')
  const bytes = await ctx.files.read(file.sha256, { limit: ctx.config.uploadLimit })
  const text = await runInWorker<WordDocument>(check, 'readAnyWord', [bytes, file.name], { timeoutMs: 10_000 })
  const lines = text.paragraphs.map((paragraph, place) => ({ place, line: paragraph.number + paragraph.text })).filter(({ line }) => line.trim() !== '')
  return { paragraphs: lines.map(({ line }) => line), places: lines.map(({ place }) => place) }
}
