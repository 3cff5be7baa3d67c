/** What other features may call. */
export { findActor, findUnit, type UnitPlace } from './actor.store.ts'
export { may, permit, reach, type Actor, type Grant, type Place, type Verb } from './permissions.ts'
export { roles, unitKinds, unitLevels, type Role, type UnitKind, type UnitLevel } from './tables.ts'
export { requireActor } from './session.ts'
export { isEmpty, organisationName } from './me.store.ts'
export { createUnit, insertUnits, type NewUnit } from './unit.store.ts'
export {
  createAccount, createPerson, grantRole, insertAccounts, insertGrants, insertPeople,
  type NewGrant, type NewPerson, type NewPersonAccount,
} from './person.store.ts'
export { maskPhone } from './rules.ts'
export { childrenOf, findUnits, liaisonsOf, peopleWithRole, subtreeIds, unitsWhere, type Contact, type UnitLine } from './reach.store.ts'
export { whoOf } from './permissions.ts'
export { kindWords, levelWords, roleWords } from './words.rules.ts'
export { treeFacts, type TreeFacts } from './facts.store.ts'
