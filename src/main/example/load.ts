import { Readable } from 'node:stream'
import { writeOfficialDocx } from '../../documents/official/index.ts'
import { confirmReading } from '../../features/campaigns/confirmation.actions.ts'
import { changeActivity, changeState } from '../../features/campaigns/campaign.actions.ts'
import { issueNotice } from '../../features/campaigns/issue.actions.ts'
import { activitiesOf, requirementsOf, type Requirement } from '../../features/campaigns/index.ts'
import { decideQuestion, openReading, readNoticeFile } from '../../features/notices/reading.actions.ts'
import { acknowledgeNotice, openNotice } from '../../features/receipts/receipt.actions.ts'
import { urge } from '../../features/receipts/urging.actions.ts'
import { checkVersion } from '../../features/reporting/check.actions.ts'
import { recountLedger } from '../../features/reporting/index.ts'
import * as reporting from '../../features/reporting/submission.actions.ts'
import { findSubmission } from '../../features/reporting/submission.store.ts'
import { beginUpload } from '../../features/reporting/upload.actions.ts'
import { draftSummary } from '../../features/summary/actions.ts'
import { change, program, type Context } from '../../platform/context.ts'
import { compose } from './compositions.ts'
import { calendar, chance, type Calendar } from './days.ts'
import { stampedOf, wordOf } from './files.ts'
import { notice, schedule, secondNotice } from './notice.ts'
import { settle, type Cast } from './people.ts'
import { figuresOf, report, withOtherFigure, type ReportKind } from './reports.ts'
import { units } from './roster.ts'
import { chapters, heroine, owing, type Chapter } from './story.ts'

/** The same world at another moment: what is done with it happened then. */
const then = (ctx: Context, moment: Date): Context => ({ ...ctx, now: () => (moment < ctx.now() ? moment : ctx.now()) })

/** Fills an empty installation with the example. Takes about half a minute; `say` is told the steps. */
export async function loadExample(ctx: Context, say: (line: string) => void): Promise<void> {
  const on = calendar(ctx.now())
  const cast = await settle(ctx)
  say(`  · ${units.length} 个单位和他们的人员`)
  const { campaignId, noticeId } = await issueExample(ctx, cast, on)
  say('  · 读取通知、确认方案、签发')
  await receive(ctx, cast, on, campaignId, noticeId)
  say('  · 打开、签收、催办')
  const told = await handIn(ctx, cast, on, campaignId, noticeId)
  say(`  · ${told} 份材料，每份都有真的 Word 和盖章 PDF`)
  await compose((moment) => then(ctx, moment), cast, on)
  await readNoticeFile(then(ctx, on.at(-1, 16, 20)), cast.office, { fileName: '冬季科普进社区通知.txt', content: Buffer.from(secondNotice(on)) })
}

async function issueExample(ctx: Context, cast: Cast, on: Calendar): Promise<{ campaignId: number; noticeId: number }> {
  const early = then(ctx, on.at(schedule.issued, 9, 10))
  const file = await writeOfficialDocx(notice(on))
  const readingId = await readNoticeFile(early, cast.office, { fileName: `${on.year}年科技为民服务月实施方案.docx`, content: file })
  const { reading, questions } = await openReading(early, cast.office, readingId)
  let version = reading.version
  for (const question of questions) {
    await decideQuestion(early, cast.office, readingId, { version, key: question.key, answer: { as: 'aside' } })
    version = (await openReading(early, cast.office, readingId)).reading.version
  }
  const made = await confirmReading(then(ctx, on.at(schedule.issued, 10, 5)), cast.office, readingId, { version, shortName: `${on.year} 科技为民服务月` })
  await issueNotice(then(ctx, on.at(schedule.issued, 15, 2)), cast.office, made)
  await change(then(ctx, on.at(schedule.issued, 15, 2)), program, ({ tx }) => recountLedger(tx, made.campaignId).then(() => {}))
  await changeState(then(ctx, on.at(schedule.opens, 8)), cast.office, made.campaignId, 'running')
  await changeState(then(ctx, on.at(-9, 8)), cast.office, made.campaignId, 'collecting')
  for (const activity of await activitiesOf(ctx.db, made.campaignId)) {
    if (activity.lastDay && activity.lastDay < on.day(0)) await changeActivity(then(ctx, on.at(-2, 17)), cast.office, made.campaignId, activity.id, { state: 'finished' })
    else if (activity.firstDay && activity.firstDay <= on.day(0)) await changeActivity(then(ctx, on.at(-1, 17)), cast.office, made.campaignId, activity.id, { state: 'running' })
  }
  return made
}

/** The receipt ladder: nearly everyone opened and signed; a few hang on some step and were urged. */
async function receive(ctx: Context, cast: Cast, on: Calendar, campaignId: number, noticeId: number): Promise<void> {
  const roll = chance('receipts')
  const stuck = { unopened: ['YZ310'], unsigned: ['YZ300', 'YZ500', 'YZ501'], unnamed: ['YZ401', 'YZ502', 'YZ503'] }
  for (const unit of units.slice(1)) {
    if (stuck.unopened.includes(unit.code)) continue
    const actor = cast.liaison(unit.code)
    const slow = stuck.unsigned.includes(unit.code)
    const day = slow ? -3 : schedule.issued + roll(2)
    const place = { campaignId, noticeId, unitId: actor.unit.id }
    const hour = 15 + roll(3)
    await openNotice(then(ctx, on.at(day, hour, roll(60))), actor, place)
    if (slow) continue
    const named = !stuck.unnamed.includes(unit.code)
    await acknowledgeNotice(then(ctx, on.at(day + 1, 8 + roll(8), roll(60))), actor, place, {
      responsibleName: named ? cast.approver(unit.code).name : null, responsiblePhone: null, seen: { acknowledged: false, responsibleName: null },
    })
  }
  const behind = stuck.unsigned.slice(0, 2).map((code) => ({ unitId: cast.unit(code).id, step: 'acknowledged' as const }))
  await urge(then(ctx, on.at(-1, 9)), cast.office, campaignId, noticeId, behind)
}

async function handIn(ctx: Context, cast: Cast, on: Calendar, campaignId: number, noticeId: number): Promise<number> {
  const requirements = await requirementsOf(ctx.db, campaignId)
  const wanted = (kind: ReportKind) => requirements.find((each) => (kind === 'plan' ? /方案/ : kind === 'highlight' ? /亮点/ : /总结/).test(each.title))
  const story = chapters().sort((a, b) => a.day - b.day || a.hour - b.hour)
  let drafted = false
  for (const chapter of story) {
    const requirement = wanted(chapter.kind)
    if (!requirement) continue
    await tell(ctx, cast, on, campaignId, requirement, chapter)
    // The summary is begun before the last reports come in, so that some of its figures have moved since.
    if (!drafted && chapter.kind === 'highlight' && chapter.day >= -2) {
      drafted = true
      await draftSummary(then(ctx, on.at(-2, 18)), cast.office, campaignId)
    }
  }
  const missing = owing.filter((unit) => !story.some((chapter) => chapter.kind === 'plan' && chapter.unit.code === unit.code))
  if (missing.length > 0) await urge(then(ctx, on.at(-2, 9)), cast.office, campaignId, noticeId, missing.map((unit) => ({ unitId: cast.unit(unit.code).id, step: 'planned' as const })))
  return story.length
}

/** One report from upload to where its story ends. */
async function tell(ctx: Context, cast: Cast, on: Calendar, campaignId: number, requirement: Requirement, chapter: Chapter): Promise<void> {
  const { unit, kind, end, day, hour } = chapter
  const seed = Number(unit.code.slice(2))
  const liaison = cast.liaison(unit.code)
  const key = { campaignId, requirementId: requirement.id, unitId: liaison.unit.id }
  const at = (minutes: number) => then(ctx, on.at(day, hour, minutes))
  const revision = async () => (await findSubmission(ctx.db, key))?.revision ?? 0
  const paper = report(kind, unit, on, day)
  const upload = async (file: 'word' | 'pdf', bytes: Uint8Array, minutes: number) => {
    const name = file === 'word' ? `${unit.shortName}${requirement.title}.docx` : `${unit.shortName}${requirement.title}（盖章）.pdf`
    await beginUpload(at(minutes), liaison, { ...key, kind: file, name, size: bytes.length }, Readable.from([Buffer.from(bytes)]))
  }
  await upload('word', await wordOf(chapter.differs ? withOtherFigure(paper, figuresOf(unit).people) : paper), 2)
  if (end !== 'word-only' && kind !== 'plan') await upload('pdf', await stampedOf(paper, chapter.stamped, seed), 6)
  const version = (await findSubmission(ctx.db, key))?.version ?? 1
  await checkVersion(at(7), key, version)
  if (end === 'draft' || end === 'word-only') return
  await reporting.sendForSignOff(at(9), liaison, key, await revision())
  if (end === 'sent') return
  await reporting.signOff(at(41), cast.approver(unit.code), key, await revision(), true)
  if (end === 'submitted') return
  const reviewer = seed % 2 ? cast.office : cast.deputy
  const later = then(ctx, on.at(day + 1, 9, seed % 60))
  if (end === 'returned') await reporting.returnReport(later, reviewer, key, await revision(), chapter.reason, unit.code === heroine ? [{ text: `参加${figuresOf(unit).people}人次`, note: '与签到表不一致，请核实。' }] : [])
  else await reporting.acceptReport(later, reviewer, key, await revision())
  if (end === 'adopted') await reporting.adoptReport(later, cast.office, key, await revision(), true)
}
