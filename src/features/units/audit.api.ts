import { sql } from 'kysely'
import { z } from 'zod'
import { firstBrokenAuditLine } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { App } from '../../platform/http.ts'
import { reach, type Actor } from './permissions.ts'
import { listAudit } from './audit.store.ts'
import { Id, Paging } from './unit.api.ts'

const tags = ['units']
const Line = z.object({
  id: z.number(), at: z.date(), action: z.string(), personId: z.number().nullable(), personName: z.string(), unitId: z.number().nullable(), unitName: z.string().nullable(),
  campaignId: z.number().nullable(), object: z.string(), details: z.record(z.string(), z.unknown()),
})

/** The audit log, for administrators. */
export function auditApi(app: App, ctx: Context): void {
  app.get('/api/audit', {
    schema: {
      tags, summary: 'Who did what, the newest first, of the units one administers',
      querystring: z.object({ action: z.string().max(60).optional(), person: z.string().max(50).optional(), unit: Id.optional(), campaign: Id.optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), ...Paging }),
      response: { 200: z.object({ total: z.number(), items: z.array(Line) }) },
    },
  }, (request) => {
    requireAuditor(request.actor)
    return listAudit(ctx.db, request.actor, request.query)
  })

  app.get('/api/audit/check', {
    schema: { tags, summary: 'Walk the hash chain: whether any line was changed or removed', response: { 200: z.object({ lines: z.number(), broken: z.number().nullable(), at: z.date() }) } },
  }, async (request) => {
    requireAuditor(request.actor)
    const broken = await firstBrokenAuditLine(ctx.db)
    const { rows: [count] } = await sql<{ lines: number }>`SELECT count(*) AS lines FROM audit_log`.execute(ctx.db)
    return { lines: count?.lines ?? 0, broken, at: ctx.now() }
  })
}

function requireAuditor(actor: Actor): void {
  if (reach(actor, 'audit.read').length === 0)
    throw new Refusal('units/forbidden', 403, '您的角色不能看日志。', `请找${actor.unit.name}的管理员。`)
}
