import type { Context } from '../../platform/context.ts'
import { comingActivities, moduleProgress, requirementsOf, type Campaign, type Requirement } from '../campaigns/index.ts'
import { openReading, readingsOf, undecided } from '../notices/index.ts'
import { countsOf, missingUnits, waitingForReview } from '../reporting/index.ts'
import { countSteps, issuedNotices, listStandings, patienceHours, planIds, urgedFor, type IssuedNotice, type Scope } from '../receipts/index.ts'
import type { Actor } from '../units/index.ts'
import { daysUntil } from '../../workbench/parts/days.ts'
import { nearDays, orderTodos, type Todo } from './rules.ts'
import { card } from './card.ts'

/** ISO day of a moment in the campaign's zone. */
export const dayIn = (zone: string, at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** The office's home: what waits, what comes, how far everything is. Each card fails alone. */
export async function officeHome(ctx: Context, actor: Actor, campaign: Campaign, mayWrite: boolean) {
  const now = ctx.now()
  const [requirements, notices] = await Promise.all([requirementsOf(ctx.db, campaign.id), issuedNotices(ctx.db, campaign.id)])
  const notice = notices[0] ?? null
  const scope = notice && { campaignId: campaign.id, noticeId: notice.noticeId, plans: await planIds(ctx.db, campaign.id), now }
  // counted once: the to-dos ask it whether anybody is late at all
  const steps = scope ? countSteps(ctx.db, scope) : Promise.resolve(null)
  const [todos, week, progress, ladder, modules] = await Promise.all([
    mayWrite ? card(todosOf(ctx, actor, campaign, requirements, notice, scope && { scope, steps })) : null,
    card(comingActivities(ctx.db, campaign.id, dayIn(campaign.zone, now), null, 6)),
    card(progressOf(ctx, campaign, requirements)),
    card(steps),
    card(moduleProgress(ctx.db, campaign.id)),
  ])
  return { mayWrite, notice: notice && { id: notice.noticeId, title: notice.title, issuedAt: notice.issuedAt }, dues: requirements.map((each) => each.dueAt), todos, week, progress, ladder, modules }
}

/** Bars per requirement, from the counters of the campaign's own unit; those with a day first, the nearest coming first, the past last. */
async function progressOf(ctx: Context, campaign: Campaign, requirements: readonly Requirement[]) {
  const now = ctx.now()
  const counts = new Map((await countsOf(ctx.db, campaign.id, campaign.unitId)).map((row) => [row.requirement_id, row]))
  const rank = (each: Requirement) => (each.dueAt === null ? 1 : each.dueAt < now ? 2 : 0)
  return requirements.flatMap((each) => {
    const row = counts.get(each.id)
    return row && row.due > 0 ? [{
      id: each.id, title: each.title, lengthText: each.lengthText, dueAt: each.dueAt, due: row.due, draft: row.draft + row.signed_off, submitted: row.submitted,
      returned: row.returned, accepted: row.accepted, adopted: row.adopted, late: row.late, rank: rank(each),
    }] : []
  }).sort((a, b) => a.rank - b.rank || (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0) || a.id - b.id).map(({ rank: _rank, ...bar }) => bar)
}

async function todosOf(ctx: Context, actor: Actor, campaign: Campaign, requirements: readonly Requirement[], notice: IssuedNotice | null, counted: { scope: Scope; steps: ReturnType<typeof countSteps> | Promise<null> } | null): Promise<Todo[]> {
  const now = ctx.now()
  const todos: Todo[] = []
  const live = campaign.state !== 'closed' && campaign.state !== 'archived'
  if (notice && counted && live) {
    const [oldest] = await waitingForReview(ctx.db, campaign.id, 1, 0)
    if (oldest) todos.push({ kind: 'review', count: oldest.total, oldest: { requirementId: oldest.requirement_id, unitId: oldest.unit_id, unitName: oldest.unit_name, title: oldest.title, submittedAt: oldest.submitted_at } })
    for (const each of requirements.filter((each) => each.dueAt !== null && each.dueAt < now)) {
      const missing = await missingUnits(ctx.db, campaign.id, [each.id], 2)
      const urged = missing.count > 0 ? await urgedFor(ctx.db, campaign.id, notice.noticeId, [each.id]) : { times: 0, at: null }
      if (missing.count > 0) todos.push({ kind: 'overdue', requirementId: each.id, title: each.title, dueAt: each.dueAt as Date, ...missing, urgedTimes: urged.times, urgedAt: urged.at })
    }
    const near = requirements.filter((each) => each.dueAt !== null && each.dueAt >= now && daysUntil(each.dueAt, now) <= nearDays)
    for (const [, together] of Map.groupBy(near, (each) => each.dueAt?.getTime())) {
      const ids = together.map((each) => each.id)
      const missing = await missingUnits(ctx.db, campaign.id, ids, 2)
      const urged = missing.count > 0 ? await urgedFor(ctx.db, campaign.id, notice.noticeId, ids) : { times: 0, at: null }
      const dueAt = together[0]?.dueAt
      if (missing.count > 0 && dueAt) todos.push({ kind: 'due', requirements: together.map(({ id, title }) => ({ id, title })), dueAt, ...missing, urgedTimes: urged.times, urgedAt: urged.at })
    }
    const late = (await counted.steps)?.steps.filter((each) => each.late > 0).map((each) => each.step) ?? []
    for (const [kind, step] of [['unopened', 'opened'], ['unsigned', 'acknowledged']] as const) {
      if (!late.includes(step)) continue
      const rows = await listStandings(ctx.db, counted.scope, { behind: false, missing: null, stuck: [step], late: true, kind: null, text: null }, { limit: 3, offset: 0 })
      if (rows[0]) todos.push({ kind, count: rows[0].total, names: rows.map((row) => row.name), hours: patienceHours })
    }
  }
  const readings = await readingsOf(ctx.db, actor, { confirmed: false, limit: 3, offset: 0 })
  for (const reading of readings.items)
    todos.push({ kind: 'reading', id: reading.id, title: reading.title, fileName: reading.fileName, undecided: undecided(await openReading(ctx, actor, reading.id)).length, updatedBy: reading.updatedBy, updatedAt: reading.updatedAt })
  if (campaign.state === 'draft') todos.push({ kind: 'draft', campaignId: campaign.id, name: campaign.name })
  return orderTodos(todos, now)
}
