import type { Context } from '../../platform/context.ts'
import { findUnit, may, permit, reach, type Actor, type UnitPlace } from '../units/index.ts'
import { findComposition, type Composition } from './store.ts'

/** The composition, for whoever may look at its unit's. @throws Refusal `units/not-found` (404), `compositions/not-found` (404) */
export async function seeComposition(ctx: Context, actor: Actor, id: number): Promise<Composition> {
  const composition = await findComposition(ctx.db, id)
  permit(actor, 'composition.read', composition.unit)
  return composition
}

/** The unit a document is written for: the one asked for, else the first the actor writes for. */
export async function writingUnit(ctx: Context, actor: Actor, unitId: number | undefined): Promise<UnitPlace> {
  const grants = reach(actor, 'composition.write')
  const own = grants.find((grant) => grant.unitId === actor.unit.id) ?? grants[0]
  const unit = await findUnit(ctx.db, unitId ?? own?.unitId ?? actor.unit.id)
  permit(actor, 'composition.write', unit)
  return unit
}

/** What the actor may do with it, for the screen's buttons. */
export const rightsTo = (actor: Actor, composition: Composition) => ({
  write: may(actor, 'composition.write', composition.unit),
  send: may(actor, 'notice.prepare', composition.unit) && (composition.kind === 'notice' || composition.kind === 'plan'),
})
