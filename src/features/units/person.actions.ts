import { sql } from 'kysely'
import { change, type Context } from '../../platform/context.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { endSessions, setPassword } from '../../platform/sign-in/index.ts'
import { permit, whoOf, type Actor } from './permissions.ts'
import { createPerson, grantRole } from './person.store.ts'
import { requireActive } from './rules.ts'
import type { Role } from './tables.ts'
import { loadUnit } from './unit.actions.ts'
import { lockTree } from './unit.store.ts'

export interface PersonFields {
  name: string
  duty: string | null
  /** null in an edit keeps the number: lists show it masked, so a form cannot send it back. */
  phone: string | null
  email: string | null
  isLiaison: boolean
}

/** The person with the place of their unit. Someone who has left, or is out of reach, is not found. */
export async function loadPerson(db: Reader, id: number) {
  const row = await db.selectFrom('people').innerJoin('units', 'units.id', 'people.unit_id')
    .select(['people.id', 'people.name', 'people.phone', 'people.is_liaison as isLiaison', 'people.user_id as userId', 'units.id as unitId', 'units.name as unitName', 'units.code as unitCode', 'units.path'])
    .where('people.id', '=', id).where('people.state', '=', 'active').executeTakeFirst()
  if (!row) throw new Refusal('units/not-found', 404, '没有找到，或者不在您能看的范围内。', '请从列表里重新打开。')
  return { ...row, unit: { id: row.unitId, path: row.path } }
}

export function addPerson(ctx: Context, actor: Actor, unitId: number, fields: PersonFields): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const unit = await loadUnit(tx, unitId)
    permit(actor, 'person.manage', unit)
    requireActive(unit)
    if (fields.isLiaison) await clearLiaison(tx, unitId)
    const id = await createPerson(tx, { unitId, ...fields })
    record({ action: 'person.create', unitId, object: `person ${id}`, details: { name: fields.name, unit: unit.name } })
    return { id }
  })
}

export function editPerson(ctx: Context, actor: Actor, id: number, fields: PersonFields): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const person = await loadPerson(tx, id)
    permit(actor, 'person.manage', person.unit)
    if (fields.isLiaison && !person.isLiaison) await clearLiaison(tx, person.unitId)
    await tx.updateTable('people').set({ name: fields.name, duty: fields.duty, email: fields.email, is_liaison: fields.isLiaison, ...(fields.phone && { phone: fields.phone }) }).where('id', '=', id).execute()
    record({ action: 'person.edit', unitId: person.unitId, object: `person ${id}`, details: { before: person.name, name: fields.name, phoneChanged: fields.phone !== null, liaison: fields.isLiaison } })
    return { id }
  })
}

/** One liaison per unit: whom receipts and ledger name. */
const clearLiaison = (tx: Tx, unitId: number) => tx.updateTable('people').set({ is_liaison: false }).where('unit_id', '=', unitId).where('is_liaison', '=', true).execute()

/** A person leaves: roles and sessions end at once, the name stays in what they did. */
export function departPerson(ctx: Context, actor: Actor, id: number): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const person = await loadPerson(tx, id)
    permit(actor, 'person.manage', person.unit)
    const granted = await tx.selectFrom('grants').innerJoin('units', 'units.id', 'grants.unit_id').select(['units.id', 'units.path']).where('person_id', '=', id).execute()
    // whoever holds roles is sent away only by someone who may take those roles away
    for (const place of granted) permit(actor, 'role.grant', place)
    await tx.deleteFrom('grants').where('person_id', '=', id).execute()
    await tx.updateTable('people').set({ state: 'left', is_liaison: false }).where('id', '=', id).execute()
    await requireAnAdministrator(tx)
    if (person.userId) await setPassword(tx, person.userId, null, ctx.now())
    await tx.deleteFrom('welcome_links').where('person_id', '=', id).execute()
    record({ action: 'person.depart', unitId: person.unitId, object: `person ${id}`, details: { name: person.name } })
    return { id }
  })
}

/** Shows a whole phone number; the view is written down. */
export function viewPhone(ctx: Context, actor: Actor, id: number): Promise<{ phone: string | null }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const person = await loadPerson(tx, id)
    permit(actor, 'phone.reveal', person.unit)
    record({ action: 'person.view_phone', unitId: person.unitId, object: `person ${id}`, details: { name: person.name } })
    return { phone: person.phone }
  })
}

/** Grants a role; nobody grants beyond what they administer, neither the person nor the place. */
export function grant(ctx: Context, actor: Actor, personId: number, wanted: { unitId: number; role: Role; subtree: boolean }): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const person = await loadPerson(tx, personId)
    permit(actor, 'role.grant', person.unit)
    const unit = await loadUnit(tx, wanted.unitId)
    permit(actor, 'role.grant', unit)
    requireActive(unit)
    if (wanted.subtree && !administersSubtree(actor, unit)) throw beyond()
    await grantRole(tx, { personId, ...wanted })
    await requireAnAdministrator(tx)
    record({ action: 'role.grant', unitId: unit.id, object: `person ${personId}`, details: { name: person.name, role: wanted.role, unit: unit.name, subtree: wanted.subtree } })
    return { id: personId }
  })
}

export function revoke(ctx: Context, actor: Actor, personId: number, unitId: number, role: Role): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const person = await loadPerson(tx, personId)
    permit(actor, 'role.grant', person.unit)
    const unit = await loadUnit(tx, unitId)
    permit(actor, 'role.grant', unit)
    const held = await tx.selectFrom('grants').select('subtree').where('person_id', '=', personId).where('unit_id', '=', unitId).where('role', '=', role).executeTakeFirst()
    if (!held) throw new Refusal('roles/not-held', 404, `${person.name}没有这个角色。`, '请刷新看现在的情况。')
    if (held.subtree && !administersSubtree(actor, unit)) throw beyond()
    await tx.deleteFrom('grants').where('person_id', '=', personId).where('unit_id', '=', unitId).where('role', '=', role).execute()
    await requireAnAdministrator(tx)
    // an open screen keeps nothing a role has lost: the next request reads the grants afresh
    record({ action: 'role.revoke', unitId, object: `person ${personId}`, details: { name: person.name, role, unit: unit.name } })
    return { id: personId }
  })
}

const administersSubtree = (actor: Actor, unit: { id: number; path: string }): boolean =>
  actor.grants.some((each) => each.role === 'administrator' && each.subtree && (each.unitId === unit.id || unit.path.startsWith(`${each.path}.`)))

const beyond = () => new Refusal('roles/beyond', 403, '您只管本单位，不能授到它的下级。', '请去掉“含下级”，或请上级单位的管理员来授。')

/** Someone with an account must be able to administer the whole tree, or nobody could ever let anyone in again. */
export async function requireAnAdministrator(tx: Tx): Promise<void> {
  const { rows } = await sql`
    SELECT FROM grants JOIN people ON people.id = grants.person_id JOIN units ON units.id = grants.unit_id
    WHERE grants.role = 'administrator' AND grants.subtree AND units.parent_id IS NULL AND people.state = 'active' AND people.user_id IS NOT NULL LIMIT 1`.execute(tx)
  if (rows.length === 0)
    throw new Refusal('roles/last-administrator', 409, '这是最后一位管理全部单位的管理员，不能去掉。', '请先让另一位同事做管理员（含下级），再回来办。')
}

/** Ends all sessions of a person, for an administrator who was told that a computer is lost. */
export function endPersonSessions(ctx: Context, actor: Actor, id: number): Promise<{ ended: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const person = await loadPerson(tx, id)
    permit(actor, 'account.manage', person.unit)
    const ended = person.userId ? await endSessions(tx, person.userId) : 0
    record({ action: 'account.end_sessions', unitId: person.unitId, object: `person ${id}`, details: { name: person.name, ended } })
    return { ended }
  })
}
