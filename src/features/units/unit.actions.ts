import { change, type Context } from '../../platform/context.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { permit, whoOf, type Actor } from './permissions.ts'
import { decideClosing, decideMove, requireActive } from './rules.ts'
import type { UnitKind, UnitLevel } from './tables.ts'
import { createUnit, lockTree, moveSubtree } from './unit.store.ts'

export interface UnitFields {
  code: string
  name: string
  shortName: string | null
  kind: UnitKind
  level: UnitLevel
  position: number
}

/** The whole row; a missing one is answered like one out of reach. @throws Refusal `units/not-found` */
export async function loadUnit(db: Reader, id: number) {
  const unit = await db.selectFrom('units')
    .select(['id', 'code', 'name', 'short_name as shortName', 'kind', 'level', 'parent_id as parentId', 'path', 'position', 'state']).where('id', '=', id).executeTakeFirst()
  if (!unit) throw new Refusal('units/not-found', 404, '没有找到，或者不在您能看的范围内。', '请从列表里重新打开。')
  return unit
}

/** A new unit under `parentId`. */
export function addUnit(ctx: Context, actor: Actor, parentId: number, fields: UnitFields): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const parent = await loadUnit(tx, parentId)
    permit(actor, 'unit.manage', parent)
    requireActive(parent)
    await requireFree(tx, fields, parentId, null)
    const id = await createUnit(tx, { ...fields, parentCode: parent.code })
    record({ action: 'unit.create', unitId: id, object: `unit ${id}`, details: { name: fields.name, code: fields.code, parent: parent.name } })
    return { id }
  })
}

/** Corrects what a unit is called and what it is. */
export function editUnit(ctx: Context, actor: Actor, id: number, fields: UnitFields): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const unit = await loadUnit(tx, id)
    permit(actor, 'unit.manage', unit)
    await requireFree(tx, fields, unit.parentId, id)
    await tx.updateTable('units')
      .set({ code: fields.code, name: fields.name, short_name: fields.shortName, kind: fields.kind, level: fields.level, position: fields.position }).where('id', '=', id).execute()
    const before = { code: unit.code, name: unit.name, shortName: unit.shortName, kind: unit.kind, level: unit.level, position: unit.position }
    record({ action: 'unit.edit', unitId: id, object: `unit ${id}`, details: { before, after: fields } })
    return { id }
  })
}

/** Moves a unit with all below it under another parent. Both the old and the new parent must be the actor's to manage. */
export function moveUnit(ctx: Context, actor: Actor, id: number, parentId: number): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const unit = await loadUnit(tx, id)
    permit(actor, 'unit.manage', unit)
    const parent = await loadUnit(tx, parentId)
    permit(actor, 'unit.manage', parent)
    if (unit.parentId === null) throw new Refusal('units/root', 409, '这是最上面的单位，不能移动。', '可以改名。')
    const before = await loadUnit(tx, unit.parentId)
    permit(actor, 'unit.manage', before)
    decideMove(unit, parent)
    await requireFree(tx, unit, parentId, id)
    await moveSubtree(tx, unit, parent)
    record({ action: 'unit.move', unitId: id, object: `unit ${id}`, details: { name: unit.name, from: before.name, to: parent.name } })
    return { id }
  })
}

/** Closes a unit: it keeps its history and receives nothing new. */
export function closeUnit(ctx: Context, actor: Actor, id: number): Promise<{ id: number }> {
  return setState(ctx, actor, id, 'closed')
}

/** Undoes a closing. */
export function reopenUnit(ctx: Context, actor: Actor, id: number): Promise<{ id: number }> {
  return setState(ctx, actor, id, 'active')
}

function setState(ctx: Context, actor: Actor, id: number, state: 'active' | 'closed'): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const unit = await loadUnit(tx, id)
    permit(actor, 'unit.manage', unit)
    // a unit does not close itself: whoever manages the one above does
    const parent = unit.parentId === null ? null : await loadUnit(tx, unit.parentId)
    if (parent) permit(actor, 'unit.manage', parent)
    if (state === 'closed') {
      const below = await tx.selectFrom('units').select((eb) => eb.fn.countAll<number>().as('count')).where('parent_id', '=', id).where('state', '=', 'active').executeTakeFirstOrThrow()
      decideClosing(unit, below.count)
    } else if (parent) requireActive(parent)
    await tx.updateTable('units').set({ state }).where('id', '=', id).execute()
    record({ action: state === 'closed' ? 'unit.close' : 'unit.reopen', unitId: id, object: `unit ${id}`, details: { name: unit.name } })
    return { id }
  })
}

/** Codes are unique everywhere, names among the units of one parent. */
async function requireFree(tx: Tx, fields: Pick<UnitFields, 'code' | 'name'>, parentId: number | null, self: number | null): Promise<void> {
  const taken = await tx.selectFrom('units').select(['id', 'code', 'name']).where((eb) => eb.or([
    eb('code', '=', fields.code),
    eb.and([eb('name', '=', fields.name), parentId === null ? eb('parent_id', 'is', null) : eb('parent_id', '=', parentId), eb('state', '=', 'active')]),
  ])).execute()
  const other = taken.find((each) => each.id !== self)
  if (!other) return
  if (other.code === fields.code) throw new Refusal('units/code-taken', 409, `单位代码 ${fields.code} 已经有单位用了。`, '请换一个代码。')
  throw new Refusal('units/name-taken', 409, `同一上级下已有“${fields.name}”。`, '请换一个名称，或直接用那个单位。')
}
