import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { findNotice, insertFile as insertNoticeFile, keepComposed, readComposed, writeFollowUp, type FileAlong, type NoticeKey } from '../notices/index.ts'
import { permit, whoOf, type Actor } from '../units/index.ts'
import { seeComposition } from './access.ts'
import { documentLines } from './lines.rules.ts'
import * as store from './store.ts'
import type { Composition } from './store.ts'

/** The files a composition leaves the house with: its PDF first, then its Word file, then what goes along. */
function filesToSend(composition: Composition, files: readonly store.CompositionFile[]): { pdf: FileAlong & { pages: number }; along: FileAlong[] } {
  const pdf = files.find((file) => file.role === 'pdf')
  if (composition.state !== 'finished' || !pdf) throw new Refusal('compositions/not-finished', 409, '这份文稿还没有定稿，不能发出。', '请先定稿。')
  const enclosed = composition.enclosures.flatMap((id) => files.filter((file) => file.id === id && file.role === 'enclosure'))
  const along = [...files.filter((file) => file.role === 'docx'), ...enclosed]
  return { pdf: { name: pdf.name, sha256: pdf.sha256, size: pdf.size, pages: pdf.pages ?? 0 }, along: along.map(({ name, sha256, size }) => ({ name, sha256, size })) }
}

const onlyNotices = (composition: Composition): void => {
  if (composition.kind !== 'notice' && composition.kind !== 'plan')
    throw new Refusal('compositions/not-a-notice', 409, '只有通知和方案可以发给下面的单位。', '函、纪要、总结、报告请下载定稿的文件。')
}

/**
 * 按通知签发: the finished text becomes a reading, with its PDF as the notice's file; from there it goes the way every
 * notice goes. Asked for twice it is the same reading.
 * @throws Refusal `compositions/not-finished`, `compositions/not-a-notice` (409)
 */
export async function readAsNotice(ctx: Context, actor: Actor, id: number): Promise<number> {
  const seen = await seeComposition(ctx, actor, id)
  permit(actor, 'notice.prepare', seen.unit)
  onlyNotices(seen)
  filesToSend(seen, await store.filesOf(ctx.db, id))
  const read = await readComposed(documentLines(seen.document))
  return change(ctx, whoOf(actor), async (within) => {
    const composition = await store.lockComposition(within.tx, id)
    if (composition.readingId !== null) return composition.readingId
    const { pdf, along } = filesToSend(composition, await store.filesOf(within.tx, id))
    const readingId = await keepComposed(within, actor, { unit: composition.unit, read, pdf, along, at: ctx.now() })
    await store.saveReadingOf(within.tx, id, readingId)
    within.record({ action: 'composition.read', unitId: composition.unit.id, object: `composition ${id}`, details: { reading: readingId } })
    return readingId
  })
}

/**
 * 补充通知: the finished text becomes a follow-up of an issued notice, its PDF attached; who gets it and when it goes
 * out is decided there.
 * @throws Refusal `compositions/sent` (409) when it already is one, `notices/not-issued` (409)
 * @returns number of the new notice
 */
export async function sendAsFollowUp(ctx: Context, actor: Actor, id: number, key: NoticeKey): Promise<number> {
  const seen = await seeComposition(ctx, actor, id)
  onlyNotices(seen)
  const followed = await findNotice(ctx.db, key)
  permit(actor, 'notice.prepare', followed.unit)
  return change(ctx, whoOf(actor), async (within) => {
    const composition = await store.lockComposition(within.tx, id)
    if (composition.noticeId !== null) throw new Refusal('compositions/sent', 409, '这份文稿已经做成补充通知了。', '请到“读取通知”里接着核对收文单位，或再拟一稿。')
    const { pdf, along } = filesToSend(composition, await store.filesOf(within.tx, id))
    const text = documentLines(composition.document).map((line) => (line.cells ? line.cells.join(' | ') : line.text)).join('\n')
    const noticeId = await writeFollowUp(within, actor, key, { title: composition.title, text }, ctx.now())
    const made = { campaignId: key.campaignId, noticeId }
    for (const file of [{ name: pdf.name, sha256: pdf.sha256, size: pdf.size }, ...along]) await insertNoticeFile(within.tx, made, file)
    await store.saveNoticeOf(within.tx, id, made)
    within.record({ action: 'composition.follow_up', unitId: composition.unit.id, campaignId: key.campaignId, object: `composition ${id}`, details: { notice: noticeId } })
    return noticeId
  })
}
