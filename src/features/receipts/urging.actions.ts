import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { sendToUnits } from '../messages/index.ts'
import { findUnit, whoOf, type Actor } from '../units/index.ts'
import { notReceived, permitOffice, scopeOf } from './access.ts'
import { ladderOf, type Standing, type Step } from './ladder.rules.ts'
import { listStandings, type LadderFilter } from './list.store.ts'
import { findReceipt } from './receipt.store.ts'
import { objectOf } from './receipt.actions.ts'
import { toStanding, type IssuedNotice } from './standing.store.ts'
import { exemption, exemptSentence, noticeName, urgingWords, type Exempt, type Missing } from './urging.rules.ts'
import { lockReceipts, missingOf, saveUrgings, standingsOf } from './urging.store.ts'

/** A unit and the step it was seen at. */
export interface Target {
  unitId: number
  step: Step
}

/** Whom: those behind, those without a step, those who owe one requirement, or chosen ones. */
export type Aim =
  | { to: 'behind' }
  | { to: 'missing'; step: Step }
  | { to: 'requirement'; requirementId: number }
  | { to: 'units'; unitIds: readonly number[]; only?: 'material' | undefined }

const everyone = { limit: 100_000, offset: 0 }
const anyone: LadderFilter = { behind: false, missing: null, stuck: [], late: false, kind: null, text: null }

/** What urging would do: how many, whom, in which words; nothing is sent. Those who are done are not among them. */
export async function draftUrging(ctx: Context, actor: Actor, campaignId: number, noticeId: number, aim: Aim) {
  const { notice } = await permitOffice(ctx.db, actor, 'notice.urge', campaignId, noticeId)
  const scope = await scopeOf(ctx.db, notice, ctx.now())
  const rows = aim.to === 'units'
    ? await standingsOf(ctx.db, scope, aim.unitIds)
    : await listStandings(ctx.db, scope, { ...anyone, behind: aim.to === 'behind', missing: aim.to === 'missing' ? aim.step : null }, everyone)
  const stuck = rows.filter((row) => row.rank < 7)
  const missing = await missingOf(ctx.db, campaignId, stuck.map((row) => row.unit_id))
  const targets = stuck.flatMap((row): (Target & { name: string; words: string })[] => {
    const owed = missing.get(row.unit_id) ?? []
    if (aim.to === 'requirement' && !owed.some((each) => each.requirementId === aim.requirementId)) return []
    const step = stepFor(aim, toStanding(row), scope.plans)
    return step ? [{ unitId: row.unit_id, step, name: row.name, words: wordsFor(notice, step, owed, scope.plans, scope.now) }] : []
  })
  const groups = [...Map.groupBy(targets, (target) => target.words)].map(([words, units]) => ({ words, count: units.length, names: units.slice(0, 8).map((unit) => unit.name) }))
  return { count: targets.length, groups, targets: targets.map(({ unitId, step }) => ({ unitId, step })), done: aim.to === 'units' ? rows.length - targets.length : rows.length - stuck.length }
}

/** What a unit is urged for under an aim; null = nothing. */
function stepFor(aim: Aim, standing: Standing, plans: readonly number[]): Step | null {
  if (aim.to === 'missing') return aim.step
  if (aim.to === 'requirement') return stepOf(aim.requirementId, plans)
  if (aim.to === 'units' && aim.only === 'material') return standing.plans.in < standing.plans.due ? 'planned' : standing.reports.in < standing.reports.due ? 'reported' : null
  return standing.stuck
}

const stepOf = (requirementId: number, plans: readonly number[]): Step => (plans.includes(requirementId) ? 'planned' : 'reported')

/** The exact words one unit gets at a step. */
export function wordsFor(notice: IssuedNotice, step: Step, owed: readonly (Missing & { requirementId: number })[], plans: readonly number[], now: Date): string {
  return urgingWords(step, notice.title, owed.filter((each) => stepOf(each.requirementId, plans) === step), now)
}

/**
 * 催办: a message in the inbox of each unit, in the words of its step, and a line in its record.
 * Rows are locked first, so whoever did it in between, or was urged by a colleague a moment ago, is left out and named.
 * @throws Refusal `receipts/not-found` when one of them did not receive the notice
 */
export async function urge(ctx: Context, actor: Actor, campaignId: number, noticeId: number, targets: readonly Target[]) {
  const { notice } = await permitOffice(ctx.db, actor, 'notice.urge', campaignId, noticeId)
  const seen = new Map(targets.map((target) => [target.unitId, target.step]))
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const unitIds = [...seen.keys()]
    if ((await lockReceipts(tx, campaignId, noticeId, unitIds)) !== unitIds.length) throw notReceived()
    const now = ctx.now()
    const scope = await scopeOf(tx, notice, now)
    const rows = await standingsOf(tx, scope, unitIds)
    const owed = await missingOf(tx, campaignId, unitIds)
    const exempt: { unitId: number; name: string; why: Exempt }[] = []
    const byWords = new Map<string, { units: number[]; step: Step }>()
    for (const row of rows) {
      const step = seen.get(row.unit_id) as Step
      const why = exemption(step, ladderOf(toStanding(row)), row.urged_at, now)
      if (why) {
        exempt.push({ unitId: row.unit_id, name: row.name, why })
        continue
      }
      const words = wordsFor(notice, step, owed.get(row.unit_id) ?? [], scope.plans, now)
      const group = byWords.get(words) ?? { units: [], step }
      group.units.push(row.unit_id)
      byWords.set(words, group)
    }
    for (const [words, { units, step }] of byWords) {
      const material = step === 'planned' || step === 'reported'
      await saveUrgings(tx, { campaignId, noticeId }, units, { channel: 'inbox', words, by: actor.name, now })
      await sendToUnits(tx, units, {
        campaignId, kind: 'urging', title: `催办：${material ? '报送材料' : noticeName(notice.title)}`, body: words,
        link: material ? `/campaigns/${campaignId}/reports` : `/campaigns/${campaignId}/notices/${noticeId}`, fromName: notice.unit.name, at: now,
      })
    }
    const urged = rows.length - exempt.length
    record({ action: 'notice.urge', unitId: notice.unit.id, campaignId, object: `notice ${campaignId}/${noticeId}`, details: { urged, left: exempt.length, units: [...byWords.values()].flatMap((group) => group.units).slice(0, 200) } })
    if (urged > 0) await announce(campaignId, 'receipts')
    return { urged, exempt: exempt.map(({ unitId, name }) => ({ unitId, name })), sentence: exemptSentence(exempt.map((each) => each.why)) }
  })
}

/** 记一次电话: what was said stands in the unit's record and counts as an urging. */
export async function noteCall(ctx: Context, actor: Actor, campaignId: number, noticeId: number, unitId: number, words: string): Promise<void> {
  const { notice } = await permitOffice(ctx.db, actor, 'notice.urge', campaignId, noticeId)
  await change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    if ((await lockReceipts(tx, campaignId, noticeId, [unitId])) !== 1) throw notReceived()
    await saveUrgings(tx, { campaignId, noticeId }, [unitId], { channel: 'phone', words, by: actor.name, now: ctx.now() })
    record({ action: 'notice.call', unitId, campaignId, object: objectOf({ campaignId, noticeId: notice.noticeId, unitId }), details: { words } })
    await announce(campaignId, 'receipts')
  })
}

/** The number of the responsible person a unit named; the look is recorded. */
export async function revealResponsible(ctx: Context, actor: Actor, campaignId: number, noticeId: number, unitId: number): Promise<{ phone: string }> {
  const { notice } = await permitOffice(ctx.db, actor, 'notice.urge', campaignId, noticeId)
  const receipt = await findReceipt(ctx.db, { campaignId, noticeId: notice.noticeId, unitId })
  if (!receipt) throw notReceived()
  const { responsiblePhone: phone, responsibleName } = receipt
  if (!phone) throw new Refusal('receipts/no-phone', 404, '这个单位没有留负责人的电话。', '可以打联络员的电话。')
  const unit = await findUnit(ctx.db, unitId)
  await change(ctx, whoOf(actor), async ({ record }) =>
    record({ action: 'phone.view', unitId: unit.id, campaignId, object: objectOf({ campaignId, noticeId, unitId }), details: { person: responsibleName } }))
  return { phone }
}
