import type { Context } from '../../platform/context.ts'
import { campaignDetails, comingActivities, type Campaign } from '../campaigns/index.ts'
import { decisionsOn, reportTasksOf } from '../reporting/index.ts'
import { pendingReceipts } from '../receipts/index.ts'
import { findUnits, peopleWithRole, type Actor } from '../units/index.ts'
import { card } from './card.ts'
import { dayIn } from './office.ts'

const acting = ['liaison', 'department', 'approver'] as const

/** Units the person acts for in daily work. */
export const unitsOf = (actor: Actor): number[] =>
  [...new Set(actor.grants.filter((grant) => (acting as readonly string[]).includes(grant.role)).map((grant) => grant.unitId))].slice(0, 10)

/** The home of a unit's people: what they owe, by when, and whether anything is wrong. */
export async function unitHome(ctx: Context, unitIds: readonly number[], campaign: Campaign | null) {
  const [main] = unitIds
  const [units, tasks, notices, said, approvers, contacts, activities] = await Promise.all([
    findUnits(ctx.db, unitIds),
    card(campaign ? tasksFor(ctx, campaign.id, unitIds) : Promise.resolve([])),
    card(pendingReceipts(ctx.db, unitIds, 10)),
    card(campaign ? decisionsOn(ctx.db, campaign.id, unitIds, 4) : Promise.resolve([])),
    card(main === undefined ? Promise.resolve([]) : peopleWithRole(ctx.db, main, 'approver').then((people) => people.slice(0, 3).map(({ name, duty }) => ({ name, duty })))),
    card(campaign ? campaignDetails(ctx.db, campaign.id).then((details) => details.contacts.slice(0, 3)) : Promise.resolve([])),
    card(campaign && main !== undefined ? comingActivities(ctx.db, campaign.id, dayIn(campaign.zone, ctx.now()), main, 4) : Promise.resolve({ items: [], total: 0, thisWeek: 0 })),
  ])
  return { units: units.map((unit) => ({ id: unit.id, name: unit.shortName ?? unit.name })), tasks, notices, said, approvers, contacts, activities }
}

async function tasksFor(ctx: Context, campaignId: number, unitIds: readonly number[]) {
  const lists = await Promise.all(unitIds.map(async (unitId) => (await reportTasksOf(ctx.db, campaignId, unitId)).map((row) => ({
    requirementId: row.id, unitId, title: row.title, dueAt: row.due_at, lengthMax: row.length_max, lengthText: row.length_text, state: row.state ?? ('empty' as const), adopted: row.adopted ?? false,
    version: row.version, characters: row.characters, wordName: row.word_name, pdfName: row.pdf_name, submittedAt: row.submitted_at,
    sentence: sentenceOf(row.checks), sentAt: row.sent_at, reasons: row.state === 'returned' ? row.last_reasons : null,
  }))))
  return lists.flat()
}

function sentenceOf(checks: unknown): string | null {
  if (checks === null || typeof checks !== 'object' || !('sentence' in checks)) return null
  return typeof checks.sentence === 'string' ? checks.sentence : null
}
