import { Refusal } from '../../platform/errors.ts'
import type { Role } from './tables.ts'

/** The signed-in person with the roles they hold. */
export interface Actor {
  personId: number
  name: string
  /** The person's own unit. */
  unit: { id: number; name: string; path: string; kind: string }
  grants: readonly Grant[]
}

export interface Grant {
  role: Role
  unitId: number
  /** Path of the unit the role was granted on, ids joined by dots. */
  path: string
  subtree: boolean
}

/** Where something belongs: enough to decide who may touch it. */
export interface Place {
  id: number
  path: string
}

/**
 * Who may do what. A verb names the thing and what is done to it; a role listed here may do it on the units it holds for.
 * Everything not listed is refused.
 */
const verbs = {
  // units and people
  'unit.read': ['office', 'department', 'liaison', 'approver', 'observer', 'administrator'],
  'unit.manage': ['administrator'],
  'person.read': ['office', 'department', 'liaison', 'approver', 'administrator'],
  'person.manage': ['administrator', 'liaison'],
  'account.manage': ['administrator'],
  'role.grant': ['administrator'],
  'phone.reveal': ['office', 'liaison', 'approver', 'administrator'],
  'audit.read': ['administrator'],
  // notices and campaigns, for the unit that runs the campaign
  'notice.read': ['office', 'department', 'observer', 'administrator'],
  'notice.prepare': ['office'],
  'notice.issue': ['office'],
  'notice.urge': ['office'],
  'campaign.read': ['office', 'department', 'observer', 'administrator'],
  'campaign.manage': ['office'],
  'receipts.read': ['office', 'department', 'observer'],
  // the receiving unit
  'inbox.read': ['office', 'department', 'liaison', 'approver', 'observer', 'administrator'],
  'notice.receive': ['office', 'department', 'liaison', 'approver', 'observer', 'administrator'],
  'notice.acknowledge': ['liaison', 'approver', 'department', 'office'],
  // official documents a unit writes for itself
  'composition.read': ['office', 'department', 'liaison', 'approver', 'observer'],
  'composition.write': ['office', 'department', 'liaison'],
  // reports: the unit's side
  'submission.read': ['office', 'department', 'liaison', 'approver', 'observer'],
  'submission.prepare': ['liaison', 'department'],
  'submission.sign_off': ['approver'],
  'submission.submit': ['liaison', 'department', 'approver'],
  // reports: the office's side
  'submission.review': ['office'],
  'ledger.read': ['office', 'department', 'approver', 'liaison', 'observer'],
  'ledger.export': ['office', 'observer'],
  'copying.read': ['office', 'observer'],
  'copying.decide': ['office'],
  'summary.read': ['office', 'observer'],
  'summary.write': ['office'],
  // the campaign's end: bound, then handed to the archivist
  'compilation.read': ['office', 'observer'],
  'compilation.make': ['office'],
  'archive.read': ['office', 'observer', 'administrator'],
  'archive.export': ['office', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Verb = keyof typeof verbs

/** Whether a grant holds for a place: the unit itself, or, for a subtree, anything below it. */
function holdsFor(grant: Grant, place: Place): boolean {
  if (grant.unitId === place.id) return true
  return grant.subtree && place.path.startsWith(`${grant.path}.`)
}

/** Whether the actor may do `verb` on the unit. Pure. */
export function may(actor: Actor, verb: Verb, place: Place): boolean {
  const allowed: readonly Role[] = verbs[verb]
  return actor.grants.some((grant) => allowed.includes(grant.role) && holdsFor(grant, place))
}

/**
 * One line near the top of every action. A place the actor may not even see is answered as if it were not there,
 * so that ids of other units tell nothing.
 * @throws Refusal `units/not-found` (404) or `units/forbidden` (403)
 */
export function permit(actor: Actor, verb: Verb, place: Place): void {
  if (may(actor, verb, place)) return
  if (!may(actor, 'unit.read', place))
    throw new Refusal('units/not-found', 404, '没有找到，或者不在您能看的范围内。', `您能看的是${actor.unit.name}。需要看别的单位，请找上级单位的管理员。`)
  throw new Refusal('units/forbidden', 403, '您的角色不能做这件事。', `请找${actor.unit.name}的管理员授权，或请有权限的同事来办。`)
}

/** Paths of the units for whose subtrees (or alone) the actor may do `verb`; the roots of what a list may show. */
export function reach(actor: Actor, verb: Verb): readonly Grant[] {
  const allowed: readonly Role[] = verbs[verb]
  return actor.grants.filter((grant) => allowed.includes(grant.role))
}

/** The actor as the audit log names them. */
export const whoOf = (actor: Actor) => ({ personId: actor.personId, name: actor.name })
