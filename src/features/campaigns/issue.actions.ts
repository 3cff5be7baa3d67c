import { sql } from 'kysely'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { sendToSelection } from '../messages/index.ts'
import { addresseesOf, countDelivered, countRecipients, deliver, findNotice, lockNotice, saveIssued, type Notice, type NoticeKey } from '../notices/index.ts'
import { permit, whoOf, type Actor } from '../units/index.ts'
import { lockCampaign, saveState } from './campaign.store.ts'
import { assign, requirementsOf, saveScope, scopeCounts } from './requirement.store.ts'

export interface Issued {
  units: number
  people: number
  issuedAt: Date
}

/**
 * Issues a notice: deliveries for every recipient, who owes what, a message in each inbox, the campaign's state, and the
 * ledger's opening commit together. Issued is issued: nothing of it is edited afterwards.
 * @throws Refusal `notices/already-issued` (409) with who and when, `notices/no-recipients` (400),
 * `notices/undecided-recipients`, `campaigns/undecided-scope` (409)
 */
export function issueNotice(ctx: Context, actor: Actor, key: NoticeKey): Promise<Issued> {
  return change(ctx, whoOf(actor), async ({ tx, record, enqueue, announce }) => {
    const notice = await lockNotice(tx, key)
    permit(actor, 'notice.issue', notice.unit)
    const campaign = await lockCampaign(tx, key.campaignId)
    if (notice.state !== 'draft') throw await alreadyIssued(notice, () => countDelivered(tx, key))
    const doubtful = (await addresseesOf(tx, key)).filter((each) => !each.certain && each.decision === null)
    if (doubtful.length > 0)
      throw new Refusal('notices/undecided-recipients', 409, `还有 ${doubtful.length} 个收文单位没定，没有签发。`, '请逐个选定，或者先搁置。', doubtful.map((each) => ({ message: `“${each.phrase}”：${each.why}` })))
    const { units, people } = await countRecipients(tx, key)
    if (units === 0) throw new Refusal('notices/no-recipients', 400, '还没有收文单位，没有签发。', '请在右边勾选至少一个单位。')
    const opens = notice.follows === null
    if (opens) {
      const unsettled = (await requirementsOf(tx, key.campaignId)).filter((requirement) => requirement.scope === null)
      if (unsettled.length > 0)
        throw new Refusal('campaigns/undecided-scope', 409, `还有 ${unsettled.length} 项报送没定由谁报，没有签发。`, '请在“谁要报”里选定。', unsettled.map((each) => ({ message: `《${each.title}》：原文写的是“${each.who.join('、')}”。` })))
      await assign(tx, key.campaignId, key.noticeId)
    }
    const at = ctx.now()
    const owes = sql<boolean>`EXISTS (SELECT 1 FROM assignments a WHERE a.campaign_id = r.campaign_id AND a.unit_id = r.unit_id)`
    await deliver(tx, key, owes, at)
    await sendToSelection(tx, sql`SELECT unit_id FROM deliveries WHERE campaign_id = ${key.campaignId} AND notice_id = ${key.noticeId}`, {
      campaignId: key.campaignId, kind: 'notice', title: notice.title, body: notice.follows === null ? '请签收并填写负责人。' : '这是一份补充通知，请签收。',
      link: `/campaigns/${key.campaignId}/notices/${key.noticeId}`, fromName: notice.unit.name, at,
    })
    await saveIssued(tx, key, actor.personId, at)
    if (campaign.state === 'draft') await saveState(tx, campaign.id, 'issued', at)
    if (opens) await enqueue('reporting.open', { campaignId: key.campaignId })
    record({ action: 'notice.issue', unitId: notice.unit.id, campaignId: key.campaignId, object: `notice ${key.campaignId}/${key.noticeId}`, details: { title: notice.title, units } })
    await announce(key.campaignId, 'issued')
    return { units, people, issuedAt: at }
  })
}

async function alreadyIssued(notice: Notice, count: () => Promise<number>): Promise<Refusal> {
  const when = notice.issuedAt ? new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).format(notice.issuedAt) : ''
  return new Refusal('notices/already-issued', 409, `${notice.issuedBy ?? '同事'}已于${when}签发给 ${await count()} 个单位，您这次没有重复发出。`, '请到“签收阶梯”里看进度；需要补充，请另发补充通知。')
}

/** What each requirement will ask of whom, as the recipients stand. */
export async function scopesOf(ctx: Context, actor: Actor, key: NoticeKey) {
  const notice = await findNotice(ctx.db, key)
  permit(actor, 'notice.read', notice.unit)
  if (notice.follows !== null) return []
  const [requirements, counts] = await Promise.all([requirementsOf(ctx.db, key.campaignId), scopeCounts(ctx.db, key.campaignId, key.noticeId)])
  return requirements.map((each) => ({ id: each.id, title: each.title, who: each.who, scope: each.scope, dueAt: each.dueAt, dueText: each.dueText, units: each.scope === null ? 0 : counts.get(each.id) ?? 0 }))
}

/** Settles who must report one requirement, before the notice is issued. */
export function settleScope(ctx: Context, actor: Actor, key: NoticeKey, requirementId: number, scope: number[]): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const notice = await lockNotice(tx, key)
    permit(actor, 'notice.prepare', notice.unit)
    if (notice.state !== 'draft' || notice.follows !== null)
      throw new Refusal('notices/already-issued', 409, '通知已经签发，谁要报不能再改。', '需要补充，请另发补充通知。')
    const known = new Set([-1, 0, ...(await addresseesOf(tx, key)).map((each) => each.id)])
    const requirement = (await requirementsOf(tx, key.campaignId)).find((each) => each.id === requirementId)
    if (!requirement) throw new Refusal('campaigns/no-requirement', 404, '没有找到这项报送要求。', '请刷新后再选。')
    if (scope.length === 0 || scope.some((each) => !known.has(each))) throw new Refusal('campaigns/no-scope', 400, '没有选中谁要报。', '请至少选一类收文单位。')
    await saveScope(tx, key.campaignId, requirementId, scope.includes(-1) ? [-1] : [...new Set(scope)].sort((a, b) => a - b))
    record({ action: 'requirement.settle_scope', unitId: notice.unit.id, campaignId: key.campaignId, object: `requirement ${key.campaignId}/${requirementId}`, details: { scope } })
    await announce(key.campaignId, 'recipients')
  })
}
