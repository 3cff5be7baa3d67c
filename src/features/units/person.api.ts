import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { findUnit } from './actor.store.ts'
import { permit } from './permissions.ts'
import { addPerson, departPerson, editPerson, endPersonSessions, grant, revoke, viewPhone } from './person.actions.ts'
import { listPeople } from './person.list.store.ts'
import { roles } from './tables.ts'
import { Done, Id, IdParams, Paging } from './unit.api.ts'

const tags = ['units']
const optional = (max: number) => z.string().trim().max(max).nullable().transform((text) => text || null)
const PersonFields = z.object({
  name: z.string().trim().min(1).max(50), duty: optional(50), phone: optional(30), email: optional(100), isLiaison: z.boolean(),
})
const GrantOut = z.object({ role: z.enum(roles), unitId: z.number(), unitName: z.string(), subtree: z.boolean() })
const PersonOut = z.object({
  id: z.number(), unitId: z.number(), unitName: z.string(), name: z.string(), duty: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable(),
  isLiaison: z.boolean(), account: z.string().nullable(), standing: z.enum(['none', 'waiting', 'ready']), grants: z.array(GrantOut),
})

/** Doors of people and their roles. */
export function personApi(app: App, ctx: Context): void {
  app.get('/api/people', {
    schema: {
      tags, summary: 'People of the units one may see, phones masked',
      querystring: z.object({ unit: Id.optional(), q: z.string().max(50).optional(), role: z.enum(roles).optional(), ...Paging }),
      response: { 200: z.object({ total: z.number(), items: z.array(PersonOut) }) },
    },
  }, async (request) => {
    if (request.query.unit !== undefined) permit(request.actor, 'person.read', await findUnit(ctx.db, request.query.unit))
    return listPeople(ctx.db, request.actor, request.query)
  })

  app.post('/api/units/:id/people', {
    schema: { tags, summary: 'Add a person to a unit', params: IdParams, body: PersonFields, response: { 200: Done } },
  }, (request) => addPerson(ctx, request.actor, request.params.id, request.body))

  app.put('/api/people/:id', {
    schema: { tags, summary: 'Correct a person; a null phone keeps the number', params: IdParams, body: PersonFields, response: { 200: Done } },
  }, (request) => editPerson(ctx, request.actor, request.params.id, request.body))

  app.put('/api/people/:id/departure', {
    schema: { tags, summary: 'A person leaves: roles and account end', params: IdParams, response: { 200: Done } },
  }, (request) => departPerson(ctx, request.actor, request.params.id))

  app.post('/api/people/:id/phone-views', {
    schema: { tags, summary: 'Show a whole phone number; the view is recorded', params: IdParams, response: { 200: z.object({ phone: z.string().nullable() }) } },
  }, (request) => viewPhone(ctx, request.actor, request.params.id))

  app.post('/api/people/:id/grants', {
    schema: {
      tags, summary: 'Grant a role on a unit, alone or with its subtree', params: IdParams,
      body: z.object({ unitId: z.number().int().positive(), role: z.enum(roles), subtree: z.boolean() }), response: { 200: Done },
    },
  }, (request) => grant(ctx, request.actor, request.params.id, request.body))

  app.delete('/api/people/:id/grants/:unit/:role', {
    schema: { tags, summary: 'Take a role back', params: z.object({ id: Id, unit: Id, role: z.enum(roles) }), response: { 200: Done } },
  }, (request) => revoke(ctx, request.actor, request.params.id, request.params.unit, request.params.role))

  app.delete('/api/people/:id/sessions', {
    schema: { tags, summary: 'End all sessions of a person', params: IdParams, response: { 200: z.object({ ended: z.number() }) } },
  }, (request) => endPersonSessions(ctx, request.actor, request.params.id))
}
