import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { filesAlong, insertFile, insertNotice, lockReading, openReading, placeOf, resolveAddressees, saveConfirmed, scopeOf, undecided, unitNamed, unitsNear } from '../notices/index.ts'
import { permit, whoOf, type Actor } from '../units/index.ts'
import { campaignName, shortNameOf } from './plan.rules.ts'
import { insertCampaign } from './plan.store.ts'
import { saveScope } from './requirement.store.ts'

/** Everything a campaign says is shown and counted in this zone. */
const zone = 'Asia/Shanghai'

/**
 * Makes a campaign of a read notice: its plan as rows, the notice as a draft with its file, and the recipients as far as
 * the phrases are certain. All or nothing.
 * @throws Refusal `campaigns/undecided` (409) while a question is neither decided nor set aside, `campaigns/nothing` (400),
 * `readings/changed` (409) when someone saved since, `campaigns/confirmed` (409) when someone confirmed first
 */
export function confirmReading(ctx: Context, actor: Actor, readingId: number, given: { version: number; name?: string | undefined; shortName?: string | undefined }): Promise<{ campaignId: number; noticeId: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    await lockReading(tx, readingId)
    const open = await openReading({ ...ctx, db: tx }, actor, readingId)
    const { reading } = open
    permit(actor, 'notice.prepare', { id: reading.unitId, path: reading.unitPath })
    if (reading.campaignId !== null)
      throw new Refusal('campaigns/confirmed', 409, `${reading.updatedBy}已经确认了这份方案。`, '请到“方案与活动”里看。')
    if (reading.version !== given.version)
      throw new Refusal('readings/changed', 409, `${reading.updatedBy}刚刚又改过这份方案，还没有确认。`, '请看过最新的内容再确认。')
    const { plan } = reading
    if (plan.activities.length + plan.reports.length === 0)
      throw new Refusal('campaigns/nothing', 400, '方案里还没有活动，也没有报送要求。', '请先在右边添一项，再确认。')
    const left = undecided(open)
    if (left.length > 0)
      throw new Refusal('campaigns/undecided', 409, `还有 ${left.length} 处待定，方案没有确认。`, '请逐处决定，或者先搁置。', left.slice(0, 10).map((question) => ({ message: `“${question.text}”：${question.why}` })))

    const year = Number((plan.issued?.date ?? plan.period?.to ?? plan.period?.from ?? ctx.now().toISOString()).slice(0, 4))
    const issuer = { id: reading.unitId, path: reading.unitPath, name: reading.unitName, level: reading.unitLevel }
    const campaignId = await insertCampaign(tx, {
      unitId: reading.unitId, name: given.name?.trim() || campaignName(plan.title.value), shortName: given.shortName?.trim() || shortNameOf(plan.title.value, year),
      zone, plan, inferred: reading.inferred, owners: await ownersOf(), createdBy: actor.personId, at: ctx.now(),
    })
    const noticeId = await insertNotice(tx, {
      campaignId, unitId: reading.unitId, title: plan.title.value, docNumber: plan.doc_number?.value ?? null, issuers: plan.issuers.map((issuer) => issuer.name), follows: null,
      fromName: reading.unitName, paragraphs: reading.paragraphs, at: ctx.now(),
    })
    const key = { campaignId, noticeId }
    if (reading.fileSha256) await insertFile(tx, key, { name: reading.fileName, sha256: reading.fileSha256, size: reading.fileSize })
    for (const file of await filesAlong(tx, readingId)) await insertFile(tx, key, file)
    const addressees = await resolveAddressees(tx, key, issuer, plan.recipients.map((recipient) => recipient.name))
    for (const [i, report] of plan.reports.entries()) await saveScope(tx, campaignId, i + 1, scopeOf(report.who, addressees, issuer))
    await saveConfirmed(tx, readingId, campaignId)
    record({ action: 'campaign.confirm', unitId: reading.unitId, campaignId, object: `campaign ${campaignId}`, details: { reading: readingId, title: plan.title.value, activities: plan.activities.length, requirements: plan.reports.length } })
    await announce(campaignId, 'campaign')
    return { campaignId, noticeId }

    /** Units that own activities: by their name, or as a person decided. */
    async function ownersOf(): Promise<Map<string, number>> {
      const near = await unitsNear(tx, reading.unitPath)
      const place = placeOf(reading.unitName)
      const names = new Set(plan.activities.flatMap((activity) => activity.owners.map((owner) => owner.name)))
      const owners = new Map<string, number>()
      for (const name of names) {
        const unit = reading.decisions[`owner|${name}`]?.unit?.id ?? unitNamed(name, near, place)?.id
        if (unit !== undefined) owners.set(name, unit)
      }
      return owners
    }
  })
}
