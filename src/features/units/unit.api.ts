import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { findUnit } from './actor.store.ts'
import { may, permit } from './permissions.ts'
import { roles, unitKinds, unitLevels } from './tables.ts'
import { addUnit, closeUnit, editUnit, loadUnit, moveUnit, reopenUnit } from './unit.actions.ts'
import { countsOf, listUnits, trailOf } from './unit.list.store.ts'

const tags = ['units']
export const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export const IdParams = z.object({ id: Id })
export const Done = z.object({ id: z.number() })
/** Page and size of every list here. */
export const Paging = { page: z.coerce.number().int().min(1).max(100_000).default(1), size: z.coerce.number().int().min(1).max(200).default(50) }

export const ContactOut = z.object({ id: z.number(), unitId: z.number(), name: z.string(), duty: z.string().nullable(), phone: z.string().nullable() })
const UnitBase = z.object({
  id: z.number(), code: z.string(), name: z.string(), shortName: z.string().nullable(), kind: z.enum(unitKinds), level: z.enum(unitLevels),
  parentId: z.number().nullable(), position: z.number(), state: z.enum(['active', 'closed']),
})
const UnitFields = z.object({
  code: z.string().trim().min(1).max(40), name: z.string().trim().min(1).max(100), shortName: z.string().trim().min(1).max(40).nullable(),
  kind: z.enum(unitKinds), level: z.enum(unitLevels), position: z.number().int().min(0).max(1_000_000),
})

/** Doors of the tree. */
export function unitApi(app: App, ctx: Context): void {
  app.get('/api/units', {
    schema: {
      tags, summary: 'Units one may see: children of one, or by words and kind; without any of these, the topmost',
      querystring: z.object({ parent: Id.optional(), q: z.string().max(100).optional(), kind: z.enum(unitKinds).optional(), state: z.enum(['active', 'closed']).optional(), ...Paging }),
      response: { 200: z.object({ total: z.number(), items: z.array(UnitBase.extend({ children: z.number(), parentName: z.string().nullable(), liaison: ContactOut.nullable() })) }) },
    },
  }, async (request) => {
    if (request.query.parent !== undefined) permit(request.actor, 'unit.read', await findUnit(ctx.db, request.query.parent))
    return listUnits(ctx.db, request.actor, request.query)
  })

  app.get('/api/units/:id', {
    schema: {
      tags, summary: 'One unit, the units above it, and what one may do with it', params: IdParams,
      response: {
        200: UnitBase.extend({
          trail: z.array(z.object({ id: z.number(), name: z.string() })),
          counts: z.object({ children: z.number(), subtree: z.number(), people: z.number() }),
          may: z.object({ manage: z.boolean(), close: z.boolean(), readPeople: z.boolean(), managePeople: z.boolean(), grant: z.array(z.enum(roles)), accounts: z.boolean(), reveal: z.boolean() }),
        }),
      },
    },
  }, async (request) => {
    const { actor } = request
    const unit = await loadUnit(ctx.db, request.params.id)
    permit(actor, 'unit.read', unit)
    const [trail, counts] = await Promise.all([trailOf(ctx.db, actor, unit), countsOf(ctx.db, unit)])
    const parent = unit.parentId === null ? null : await findUnit(ctx.db, unit.parentId)
    return {
      ...unit, trail, counts,
      may: {
        manage: may(actor, 'unit.manage', unit), close: parent !== null && may(actor, 'unit.manage', parent), readPeople: may(actor, 'person.read', unit),
        managePeople: may(actor, 'person.manage', unit), grant: may(actor, 'role.grant', unit) ? [...roles] : [], accounts: may(actor, 'account.manage', unit),
        reveal: may(actor, 'phone.reveal', unit),
      },
    }
  })

  app.post('/api/units', {
    schema: { tags, summary: 'Make a unit under another', body: UnitFields.extend({ parentId: z.number().int().positive() }), response: { 200: Done } },
  }, (request) => addUnit(ctx, request.actor, request.body.parentId, request.body))

  app.put('/api/units/:id', {
    schema: { tags, summary: 'Correct a unit: name, code, kind, level, place among its siblings', params: IdParams, body: UnitFields, response: { 200: Done } },
  }, (request) => editUnit(ctx, request.actor, request.params.id, request.body))

  app.put('/api/units/:id/parent', {
    schema: { tags, summary: 'Move a unit with all below it under another', params: IdParams, body: z.object({ parentId: z.number().int().positive() }), response: { 200: Done } },
  }, (request) => moveUnit(ctx, request.actor, request.params.id, request.body.parentId))

  app.put('/api/units/:id/closure', {
    schema: { tags, summary: 'Close a unit; its history stays', params: IdParams, response: { 200: Done } },
  }, (request) => closeUnit(ctx, request.actor, request.params.id))

  app.delete('/api/units/:id/closure', {
    schema: { tags, summary: 'Reopen a closed unit', params: IdParams, response: { 200: Done } },
  }, (request) => reopenUnit(ctx, request.actor, request.params.id))
}
