import { runInWorker } from '../../documents/worker/index.ts'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { FileContent } from '../../platform/files/index.ts'
import { findUnit, permit, reach, whoOf, type Actor, type UnitPlace } from '../units/index.ts'
import { tidyFileName } from './files.rules.ts'
import { suggestModules } from './modules.rules.ts'
import { placeOf } from './names.rules.ts'
import { isPicture } from '../../documents/kind.ts'
import { insertPicture } from './picture.store.ts'
import { taskKey } from './recognition.actions.ts'
import { saveBegun } from './recognition.store.ts'
import type { RecognitionNeed } from '../../documents/read.ts'
import { byHand, decide, questionsOf, undo, type Answer, type Question } from './questions.rules.ts'
import type { ReadFile } from './read.ts'
import { NoticePlan } from './reader/schema.ts'
import { deleteReading, findReading, insertReading, lockReading, saveMark, saveReading, unitsNear, type Reading } from './reading.store.ts'

/** Largest file the reader takes, in bytes; a notice with pictures stays far below. */
const largestRead = 128 * 1024 * 1024

/** The unit a notice is prepared for: the one asked for, else the first the actor prepares notices for. */
async function preparingUnit(ctx: Context, actor: Actor, unitId: number | undefined): Promise<UnitPlace> {
  const id = unitId ?? reach(actor, 'notice.prepare')[0]?.unitId ?? actor.unit.id
  const unit = await findUnit(ctx.db, id)
  permit(actor, 'notice.prepare', unit)
  return unit
}

/**
 * Takes a notice's file and reads it; a scan or photograph is taken and recognised afterwards, by a job. The bytes are durable before
 * anything is read, the reading before it is answered. With `collect` a photograph waits for more of the same notice.
 * @throws Refusal `documents/…` (damaged, encrypted, empty, old-word, heic …), `files/too-large`
 */
export async function readNoticeFile(ctx: Context, actor: Actor, given: { unitId?: number | undefined; fileName: string; content: FileContent; collect?: boolean | undefined }): Promise<number> {
  const unit = await preparingUnit(ctx, actor, given.unitId)
  const fileName = tidyFileName(given.fileName)
  const file = await ctx.files.put(given.content, { limit: ctx.config.uploadLimit })
  const bytes = await ctx.files.read(file.sha256, { limit: largestRead })
  const found = await runInWorker<{ read: ReadFile } | { need: RecognitionNeed }>(new URL('./read.ts', import.meta.url), 'readFileUnlessScanned', [bytes, fileName])
  if ('need' in found) return takeScan(ctx, actor, { unit, fileName, ...file, need: found.need, collect: given.collect === true })
  const { read } = found
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const id = await insertReading(tx, {
      unitId: unit.id, fileName, fileSha256: file.sha256, fileSize: file.size, format: read.format, pages: read.pages, characters: read.characters,
      paragraphs: read.paragraphs, plan: read.plan, rules: read.rules, inferred: suggestModules(read.plan), by: actor.personId, at: ctx.now(),
    })
    record({ action: 'reading.create', unitId: unit.id, object: `reading ${id}`, details: { file: fileName, sha256: file.sha256, activities: read.plan.activities.length, reports: read.plan.reports.length } })
    return id
  })
}

/** Keeps a file whose pages are pictures; the job that recognises them is queued with it, unless more photographs are to come. */
function takeScan(ctx: Context, actor: Actor, { unit, fileName, sha256, size, need, collect }: { unit: UnitPlace; fileName: string; sha256: string; size: number; need: RecognitionNeed; collect: boolean }): Promise<number> {
  const picture = isPicture(need.kind)
  const plan = emptyPlan(fileName.replace(/\.[^.]{1,5}$/, '') || fileName, unit.name)
  return change(ctx, whoOf(actor), async ({ tx, record, enqueue }) => {
    const id = await insertReading(tx, {
      unitId: unit.id, fileName, fileSha256: sha256, fileSize: size, format: picture ? 'picture' : 'pdf', pages: null, characters: 0, paragraphs: [], plan, rules: {}, inferred: {},
      state: 'collecting', by: actor.personId, at: ctx.now(),
    })
    if (picture) await insertPicture(tx, id, { number: 1, name: fileName, sha256, size })
    if (!(picture && collect)) {
      await saveBegun(tx, id, need.pages.length, ctx.now())
      await enqueue('notices.recognise', { reading: id }, { key: taskKey(id) })
    }
    record({ action: 'reading.create', unitId: unit.id, object: `reading ${id}`, details: { file: fileName, sha256, recognise: need.pages.length } })
    return id
  })
}

const emptyPlan = (title: string, issuer: string): NoticePlan => ({
  schema: 'notice/1', title: { value: title, quote: byHand }, kind: 'plan', issuers: [{ name: issuer, quote: byHand }], doc_number: null, recipients: [], cc: [], issued: null,
  basis: [], theme: null, period: null, contacts: [], sections: [], modules: [], activities: [], reports: [], attachments: [], unresolved: [],
})

/** A plan made by hand: nothing to read, everything to fill in. */
export async function startByHand(ctx: Context, actor: Actor, given: { unitId?: number | undefined; title: string }): Promise<number> {
  const unit = await preparingUnit(ctx, actor, given.unitId)
  const plan = emptyPlan(given.title.trim(), unit.name)
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const id = await insertReading(tx, {
      unitId: unit.id, fileName: '', fileSha256: '', fileSize: 0, format: 'none', pages: null, characters: 0, paragraphs: [], plan, rules: {}, inferred: {}, by: actor.personId, at: ctx.now(),
    })
    record({ action: 'reading.create', unitId: unit.id, object: `reading ${id}`, details: { title: plan.title.value, byHand: true } })
    return id
  })
}

export interface OpenReading {
  reading: Reading
  /** All questions, decided or not. */
  questions: Question[]
}

/** The reading with its questions. Decided ones stay in the list as they were asked. */
export async function openReading(ctx: Context, actor: Actor, id: number): Promise<OpenReading> {
  const reading = await findReading(ctx.db, id)
  permit(actor, 'notice.read', { id: reading.unitId, path: reading.unitPath })
  return { reading, questions: await questionsFor(ctx, reading) }
}

async function questionsFor(ctx: Context, reading: Reading): Promise<Question[]> {
  const asked = questionsOf(reading.plan, await unitsNear(ctx.db, reading.unitPath), placeOf(reading.unitName))
  const gone = Object.values(reading.decisions).map((decision) => decision.question).filter((question) => !asked.some((each) => each.key === question.key))
  return [...asked, ...gone]
}

/** Questions nobody has decided or set aside. */
export const undecided = ({ reading, questions }: OpenReading) => questions.filter((question) => !reading.decisions[question.key])

/** Someone saved in between: theirs stands, ours is still on the screen. */
function refuseOlder(reading: Reading, version: number, now: Date): void {
  if (reading.campaignId !== null)
    throw new Refusal('readings/confirmed', 409, '这份方案已经确认，不能再改。', '请到“方案与活动”里调整。')
  if (reading.state !== 'read') throw new Refusal('readings/not-read', 409, '这份通知还没有识别完，方案还不能改。', '识别完会自动显示读出的方案。')
  if (reading.version === version) return
  const minutes = Math.max(0, Math.round((now.getTime() - reading.updatedAt.getTime()) / 60_000))
  const when = minutes < 1 ? '刚刚' : minutes < 60 ? `${minutes} 分钟前` : new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).format(reading.updatedAt)
  throw new Refusal('readings/changed', 409, `${reading.updatedBy}${when}先存了一版，您的修改没有存上，还在这一页。`, '先看看改了什么，再决定用哪一版。')
}

/** Drops what hangs on items that are gone, so that a deletion on the screen is one step. */
function withoutLoose(plan: unknown): unknown {
  if (typeof plan !== 'object' || plan === null || !('unresolved' in plan)) return plan
  const loose = plan as NoticePlan
  const ids = new Set([...loose.modules, ...loose.activities, ...loose.reports].map((item) => item.id))
  const modules = new Set(loose.modules.map((item) => item.id))
  return {
    ...loose,
    unresolved: loose.unresolved.filter((item) => item.ref === null || ids.has(item.ref)),
    activities: loose.activities.map((item) => (item.module !== null && !modules.has(item.module) ? { ...item, module: null } : item)),
  }
}

/** Keeps the plan as corrected. @throws Refusal `readings/changed` (409) when someone saved first, `readings/invalid-plan` */
export function savePlan(ctx: Context, actor: Actor, id: number, given: { version: number; plan: unknown; inferred: Record<string, string> }): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const reading = await lockReading(tx, id)
    permit(actor, 'notice.prepare', { id: reading.unitId, path: reading.unitPath })
    refuseOlder(reading, given.version, ctx.now())
    const parsed = NoticePlan.safeParse(withoutLoose(given.plan))
    if (!parsed.success)
      throw new Refusal('readings/invalid-plan', 400, '方案里有一处填得不对，没有存上。', '请看下面的提示，改好后会自动再存。',
        parsed.error.issues.slice(0, 5).map((issue) => ({ message: `${pathInWords(issue.path)}：${/^[\x20-\x7e]+$/.test(issue.message) ? '不符合要求' : issue.message}` })))
    const modules = new Set(parsed.data.modules.map((module) => module.id))
    const activities = new Set(parsed.data.activities.map((activity) => activity.id))
    const inferred = Object.fromEntries(Object.entries(given.inferred).filter(([activity, module]) => activities.has(activity) && modules.has(module)))
    await saveReading(tx, { ...reading, plan: parsed.data, inferred }, actor.personId, ctx.now())
    record({ action: 'reading.save', unitId: reading.unitId, object: `reading ${id}`, details: { version: reading.version + 1 } })
  })
}

const words: Record<string, string> = { title: '标题', activities: '活动', reports: '报送要求', modules: '模块', contacts: '联系人', recipients: '收文单位', period: '活动时间', time: '时间', due: '截止时间', name: '名称', what: '材料名称', owners: '责任单位', from: '开始', to: '结束' }
const pathInWords = (path: readonly PropertyKey[]) => path.map((part) => (typeof part === 'number' ? `第 ${part + 1} 项` : words[String(part)] ?? '')).filter(Boolean).join(' ') || '方案'

/** Decides one open question, sets it aside, or (null) takes the decision back. */
export function decideQuestion(ctx: Context, actor: Actor, id: number, given: { version: number; key: string; answer: Answer | null }): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const reading = await lockReading(tx, id)
    permit(actor, 'notice.prepare', { id: reading.unitId, path: reading.unitPath })
    refuseOlder(reading, given.version, ctx.now())
    const earlier = reading.decisions[given.key]
    const plan = earlier ? undo(reading.plan, earlier) : reading.plan
    const { [given.key]: _, ...decisions } = reading.decisions
    const next = { ...reading, plan, decisions }
    if (given.answer) {
      const question = earlier?.question ?? (await questionsFor(ctx, { ...reading, plan })).find((each) => each.key === given.key)
      if (!question) throw new Refusal('readings/no-question', 404, '这一处待定已经不在了，可能刚被改过。', '请刷新后再看。')
      const { plan: decided, ...decision } = decide(plan, question, given.answer)
      next.plan = decided
      next.decisions = { ...decisions, [given.key]: { as: given.answer.as, question, by: actor.name, at: ctx.now().toISOString(), ...decision } }
    }
    await saveReading(tx, next, actor.personId, ctx.now())
    record({ action: 'reading.decide', unitId: reading.unitId, object: `reading ${id}`, details: { key: given.key, answer: given.answer } })
  })
}

/** 核对无误, or not any more. */
export function markChecked(ctx: Context, actor: Actor, id: number, item: string, checked: boolean): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const reading = await lockReading(tx, id)
    permit(actor, 'notice.prepare', { id: reading.unitId, path: reading.unitPath })
    if (reading.campaignId !== null) refuseOlder(reading, reading.version, ctx.now())
    await saveMark(tx, id, item, checked)
    record({ action: checked ? 'reading.check' : 'reading.uncheck', unitId: reading.unitId, object: `reading ${id}`, details: { item } })
  })
}

/** Throws a reading away; one that became a campaign stays. */
export function discardReading(ctx: Context, actor: Actor, id: number): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const reading = await lockReading(tx, id)
    permit(actor, 'notice.prepare', { id: reading.unitId, path: reading.unitPath })
    if (reading.campaignId !== null) throw new Refusal('readings/confirmed', 409, '这份方案已经确认成活动，不能删。', '不需要的活动可以在“方案与活动”里归档。')
    await deleteReading(tx, id)
    record({ action: 'reading.discard', unitId: reading.unitId, object: `reading ${id}`, details: { file: reading.fileName, sha256: reading.fileSha256 } })
  })
}
