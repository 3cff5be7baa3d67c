import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { deleteNotices, releaseReading, type NoticeTime } from '../notices/index.ts'
import { permit, whoOf, type Actor } from '../units/index.ts'
import { findCampaign, lockCampaign, raiseRevision, saveState } from './campaign.store.ts'
import { permitCampaign, placeOfCampaign, seeCampaign } from './permission.ts'
import { activityStates, campaignMayBecome, daysOf, mayBecome, type ActivityState, type CampaignState } from './plan.rules.ts'
import { activitiesOf, campaignDetails, deleteCampaign, lockActivity, modulesOf, saveActivity } from './plan.store.ts'
import { assignmentCounts, requirementsOf } from './requirement.store.ts'

/** The campaign as its plan: for the office with everything, for a unit the same plan, since it is what the notice says. */
export async function openCampaign(ctx: Context, actor: Actor, id: number) {
  const { campaign, side } = await seeCampaign(ctx.db, actor, id)
  const [details, modules, activities, requirements, counts] = await Promise.all([
    campaignDetails(ctx.db, id), modulesOf(ctx.db, id), activitiesOf(ctx.db, id), requirementsOf(ctx.db, id), assignmentCounts(ctx.db, id),
  ])
  return { campaign, side, details, modules, activities, requirements: requirements.map((each) => ({ ...each, units: counts.get(each.id) ?? 0 })) }
}

export interface ActivityChange {
  moduleId?: number | null | undefined
  name?: string | undefined
  state?: ActivityState | undefined
  /** 定日期: the days an activity is fixed to; they replace its windows, whose words stay in the quote. */
  days?: { from: string; to: string; time: string | null } | undefined
  places?: string[] | undefined
}

/** Changes one activity of the plan while the campaign runs; what changed, from what, is in the log. */
export function changeActivity(ctx: Context, actor: Actor, campaignId: number, activityId: number, given: ActivityChange): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const campaign = await permitCampaign(tx, actor, 'campaign.manage', campaignId)
    const activity = await lockActivity(tx, campaignId, activityId)
    if (!activity) throw new Refusal('campaigns/no-activity', 404, '没有找到这项活动。', '请刷新后再看。')
    const next = { ...activity }
    const changed: Record<string, [unknown, unknown]> = {}
    if (given.state !== undefined && given.state !== activity.state) {
      if (!mayBecome(activity.state, given.state)) throw new Refusal('campaigns/wrong-step', 409, `这项活动${stateWords[activity.state]}，不能改成${stateWords[given.state]}。`, '请刷新后看看它现在的状态。')
      changed.state = [activity.state, given.state]
      next.state = given.state
    }
    if (given.moduleId !== undefined && (given.moduleId !== activity.moduleId || activity.moduleInferred)) {
      if (given.moduleId !== null && !(await modulesOf(tx, campaignId)).some((module) => module.id === given.moduleId)) throw new Refusal('campaigns/no-module', 400, '没有这个模块。', '请从列表里选。')
      changed.module = [activity.moduleId, given.moduleId]
      next.moduleId = given.moduleId
      next.moduleInferred = false
    }
    if (given.name !== undefined && given.name.trim() !== activity.name) {
      changed.name = [activity.name, given.name.trim()]
      next.name = given.name.trim()
    }
    if (given.places !== undefined) {
      changed.places = [activity.places, given.places]
      next.places = given.places.map((place) => place.trim()).filter(Boolean)
    }
    if (given.days) {
      if (given.days.from > given.days.to) throw new Refusal('campaigns/wrong-days', 400, '开始日期晚于结束日期。', '请改好日期再存。')
      const fixed: NoticeTime = { text: dayWords(given.days), from: given.days.from, to: given.days.to, time: given.days.time, every: null, quote: activity.times[0]?.quote ?? activity.quote }
      changed.days = [activity.times.map((time) => time.text), fixed.text]
      next.times = [fixed]
      const days = daysOf([fixed])
      next.firstDay = days.first
      next.lastDay = days.last
    }
    if (Object.keys(changed).length === 0) return
    await saveActivity(tx, campaignId, next)
    await raiseRevision(tx, campaignId)
    record({ action: 'activity.change', unitId: campaign.unitId, campaignId, object: `activity ${campaignId}/${activityId}`, details: changed })
    await announce(campaignId, 'activities')
  })
}

export const stateWords: Record<(typeof activityStates)[number], string> = { planned: '计划中', announced: '已公布', running: '进行中', finished: '已结束', postponed: '已延期', cancelled: '已取消', moved_online: '已改线上' }

const dayWords = ({ from, to, time }: { from: string; to: string; time: string | null }) => {
  const of = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
  return [from === to ? of(from) : `${of(from)}—${of(to)}`, time].filter(Boolean).join(' ')
}

/** Moves an issued campaign on: running, collecting, closed, archived, or back a step. */
export function changeState(ctx: Context, actor: Actor, campaignId: number, state: CampaignState): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    permit(actor, 'campaign.read', placeOfCampaign(await findCampaign(tx, campaignId)))
    const campaign = await lockCampaign(tx, campaignId)
    permit(actor, 'campaign.manage', placeOfCampaign(campaign))
    if (campaign.state === state) return
    if (!campaignMayBecome(campaign.state, state))
      throw new Refusal('campaigns/wrong-step', 409, campaign.state === 'draft' ? '通知还没有签发，活动还没有开始。' : '活动不能从现在的状态改过去。', campaign.state === 'draft' ? '请先签发通知。' : '请刷新后看看它现在的状态。')
    await saveState(tx, campaignId, state)
    record({ action: 'campaign.change_state', unitId: campaign.unitId, campaignId, object: `campaign ${campaignId}`, details: { from: campaign.state, to: state } })
    await announce(campaignId, 'campaign')
  })
}

/**
 * Takes a confirmation back while nothing was issued: the campaign goes, the reading can be corrected again.
 * @returns the reading it came from
 */
export function withdrawConfirmation(ctx: Context, actor: Actor, campaignId: number): Promise<number | null> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    permit(actor, 'campaign.read', placeOfCampaign(await findCampaign(tx, campaignId)))
    const campaign = await lockCampaign(tx, campaignId)
    permit(actor, 'campaign.manage', placeOfCampaign(campaign))
    if (campaign.state !== 'draft') throw new Refusal('campaigns/issued', 409, '通知已经签发，方案不能退回去改。', '需要补充，请另发补充通知；活动的日期和状态可以在这里调整。')
    const readingId = await releaseReading(tx, campaignId)
    await deleteNotices(tx, campaignId)
    await deleteCampaign(tx, campaignId)
    record({ action: 'campaign.withdraw', unitId: campaign.unitId, campaignId, object: `campaign ${campaignId}`, details: { name: campaign.name, reading: readingId } })
    return readingId
  })
}
