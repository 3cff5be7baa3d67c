/** What other features may call. */
export { findActor, findUnit, type UnitPlace } from './actor.store.ts'
export { may, permit, reach, type Actor, type Grant, type Place, type Verb } from './permissions.ts'
export { roles, unitKinds, unitLevels, type Role, type UnitKind, type UnitLevel } from './tables.ts'
export { requireActor } from './session.ts'
