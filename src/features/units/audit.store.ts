import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { reach, type Actor } from './permissions.ts'
import { unitsWhere } from './reach.store.ts'

export interface AuditQuery {
  /** Begins with, e.g. `unit.` */
  action?: string
  person?: string
  unit?: number
  campaign?: number
  /** Days in China, inclusive. */
  from?: string
  to?: string
  page: number
  size: number
}

/** One page of the log. Lines of no unit (failed sign-ins) are for those who administer the whole tree. */
export async function listAudit(db: Reader, actor: Actor, query: AuditQuery) {
  const whole = reach(actor, 'audit.read').some((grant) => grant.subtree && !grant.path.includes('.'))
  let lines = db.selectFrom('audit_log').leftJoin('units', 'units.id', 'audit_log.unit_id')
  lines = whole ? lines : lines.where('units.id', 'is not', null).where(unitsWhere(actor, 'audit.read'))
  if (query.action) lines = lines.where('audit_log.action', 'like', `${query.action.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
  if (query.person) lines = lines.where('audit_log.person_name', '=', query.person)
  if (query.unit !== undefined) lines = lines.where('audit_log.unit_id', '=', query.unit)
  if (query.campaign !== undefined) lines = lines.where('audit_log.campaign_id', '=', query.campaign)
  if (query.from) lines = lines.where('audit_log.at', '>=', sql<Date>`${query.from}::date::timestamp AT TIME ZONE 'Asia/Shanghai'`)
  if (query.to) lines = lines.where('audit_log.at', '<', sql<Date>`(${query.to}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`)
  const [count, rows] = await Promise.all([
    lines.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    lines.select(['audit_log.id', 'audit_log.at', 'audit_log.action', 'audit_log.person_id as personId', 'audit_log.person_name as personName', 'audit_log.unit_id as unitId', 'units.name as unitName', 'audit_log.campaign_id as campaignId', 'audit_log.object', 'audit_log.details'])
      .orderBy('audit_log.id', 'desc').limit(query.size).offset((query.page - 1) * query.size).execute(),
  ])
  return { total: count.total, items: rows.map((row) => ({ ...row, details: JSON.parse(row.details) as Record<string, unknown> })) }
}
