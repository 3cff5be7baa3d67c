import { Refusal } from '../../platform/errors.ts'
import type { Db, Reader } from '../../platform/database.ts'
import { may, permit, type Actor, type Verb } from '../units/index.ts'
import type { SubmissionKey } from './counts.store.ts'
import { findPlace, gatherPlace, type Place } from './place.store.ts'

/** The unit owes this, in an issued campaign; otherwise it is answered as if it were not there. */
async function find(db: Reader, key: SubmissionKey): Promise<Place> {
  const place = await findPlace(db, key)
  if (!place) throw notOwed()
  return place
}

/** As `permitUnitSide`, for the doors many come through at once. */
export async function permitUpload(db: Db, actor: Actor, key: SubmissionKey): Promise<Place> {
  const place = await gatherPlace(db, key)
  if (!place) throw notOwed()
  permit(actor, 'submission.prepare', place.unit)
  if (place.campaign.state === 'closed' || place.campaign.state === 'archived')
    throw new Refusal('reporting/closed', 409, '这项活动已经结束，不再收材料。', `需要补报，请联系${place.campaign.unitName}。`)
  return place
}

const notOwed = () => new Refusal('reporting/not-owed', 404, '没有找到，或者不在您能看的范围内。', '请从“报送材料”或台账里重新打开。')

/** The unit's own side: preparing, signing off, handing in. */
export async function permitUnitSide(db: Reader, actor: Actor, verb: Verb, key: SubmissionKey): Promise<Place> {
  const place = await find(db, key)
  permit(actor, verb, place.unit)
  return place
}

/** The office's side: the campaign's own unit decides, wherever below it the material comes from. */
export async function permitOffice(db: Reader, actor: Actor, verb: Verb, key: SubmissionKey): Promise<Place> {
  const place = await find(db, key)
  if (!may(actor, 'submission.read', place.unit) && !may(actor, verb, { id: place.campaign.unitId, path: place.campaign.unitPath })) throw notOwed()
  permit(actor, verb, { id: place.campaign.unitId, path: place.campaign.unitPath })
  return place
}

/** Who may look: the unit itself (its own people), or the office once something was handed in. */
export async function permitReading(db: Reader, actor: Actor, key: SubmissionKey): Promise<Place & { side: 'unit' | 'office' }> {
  const place = await find(db, key)
  const own = actor.grants.some((grant) => grant.unitId === place.unit.id) && may(actor, 'submission.read', place.unit)
  if (own) return { ...place, side: 'unit' }
  if (may(actor, 'submission.read', { id: place.campaign.unitId, path: place.campaign.unitPath })) return { ...place, side: 'office' }
  if (may(actor, 'submission.read', place.unit)) return { ...place, side: 'office' }
  throw notOwed()
}
