import type { Context } from '../../platform/context.ts'
import { requirementsOf, seeCampaign, type Requirement } from '../campaigns/index.ts'
import { findUnit, findUnits, liaisonsOf, may, permit, unitKinds, type Actor } from '../units/index.ts'
import { shortFact } from './check.rules.ts'
import { counters, isLate, weight } from './counts.rules.ts'
import { countsOf } from './counts.store.ts'
import { ledgerCells, ledgerGroups, ledgerUnits, type GroupCount, type LedgerCell, type LedgerQuery, type LedgerUnit } from './ledger.store.ts'

export type LedgerWish = Omit<LedgerQuery, 'campaignId' | 'parent' | 'now'> & { parentId: number | null; grouped: boolean }

/**
 * Who may see which part: the campaign's unit all of it, a superior unit its own subtree, a role granted on a unit alone only that unit.
 * @throws Refusal 404 for a campaign the actor's units take no part in, and for units out of reach
 */
export async function ledgerRoot(ctx: Context, actor: Actor, campaignId: number, parentId: number | null) {
  const { campaign } = await seeCampaign(ctx.db, actor, campaignId)
  const whole = { id: campaign.unitId, path: campaign.unitPath }
  const parent = await findUnit(ctx.db, parentId ?? (may(actor, 'ledger.read', whole) ? whole.id : actor.unit.id))
  permit(actor, 'ledger.read', parent)
  return { campaign, parent, below: mayBelow(actor, 'ledger.read', parent) }
}

/** Whether the verb holds for the units under this one too: some place below it, whichever. */
export const mayBelow = (actor: Actor, verb: 'ledger.read' | 'ledger.export', parent: { path: string }) => may(actor, verb, { id: 0, path: `${parent.path}.0` })

/** One page of the ledger: requirements with their counters, groups, rows with cells, and the way back up. */
export async function viewLedger(ctx: Context, actor: Actor, campaignId: number, wish: LedgerWish) {
  const { campaign, parent, below } = await ledgerRoot(ctx, actor, campaignId, wish.parentId)
  const now = ctx.now()
  const query: LedgerQuery = { ...wish, campaignId, parent, now }
  const perKind = wish.grouped && !wish.kind
  const up = parent.path.split('.').map(Number)
  const [requirements, counts, groups, units, above] = await Promise.all([
    requirementsOf(ctx.db, campaignId),
    below ? countsOf(ctx.db, campaignId, parent.id) : [],
    below ? ledgerGroups(ctx.db, query) : [],
    below ? ledgerUnits(ctx.db, query, perKind) : [],
    findUnits(ctx.db, up.slice(Math.max(0, up.indexOf(campaign.unitId)))),
  ])
  const narrowed = wish.kind !== null || wish.standing !== null || wish.words !== null || wish.behind || wish.offset > 0
  const ids = [...units.map((unit) => unit.id), parent.id]
  const [cells, liaisons] = await Promise.all([ledgerCells(ctx.db, campaignId, ids), liaisonsOf(ctx.db, ids)])
  const byUnit = Map.groupBy(cells, (cell) => cell.unitId)
  const dueAt = new Map(requirements.map((requirement) => [requirement.id, requirement.dueAt]))
  const row = (unit: LedgerUnit, shown: readonly LedgerCell[]) => ({
    ...unit, liaison: liaisons.get(unit.id) ?? null, cells: shown.map((cell) => cellOut(cell, dueAt.get(cell.requirementId) ?? null)),
  })
  const own = (byUnit.get(parent.id) ?? []).filter((cell) => cell.own).map((cell) => alone(cell, dueAt.get(cell.requirementId) ?? null))
  const inHand = own.reduce((sum, cell) => sum + cell.inHand, 0)
  const short = (id: number) => { const unit = above.find((each) => each.id === id); return unit?.shortName ?? unit?.name ?? parent.name }
  const heads = unitKinds.flatMap((kind) => {
    const of = groups.filter((group) => group.kind === kind)
    return of[0] ? [{ kind, units: of[0].units, counts: of }] : []
  })
  return {
    now, zone: campaign.zone, campaignName: campaign.shortName,
    parent: { id: parent.id, name: short(parent.id) },
    trail: up.flatMap((id) => above.filter((unit) => unit.id === id && may(actor, 'ledger.read', unit)).map((unit) => ({ id: unit.id, name: short(unit.id) }))),
    requirements: requirements.map((requirement) => ({
      ...headOf(requirement),
      ...(below ? summed(counts.find((each) => each.requirement_id === requirement.id)) : ownCounts(own.find((cell) => cell.requirementId === requirement.id), requirement.dueAt)),
    })),
    groups: heads,
    own: own.length > 0 && (!narrowed || !below)
      ? row({ id: parent.id, name: short(parent.id), kind: parent.kind as LedgerUnit['kind'], parentName: null, below: 0, due: own.length, inHand }, own) : null,
    rows: units.map((unit) => row(unit, byUnit.get(unit.id) ?? [])),
    total: heads.reduce((sum, head) => sum + head.units, 0),
    may: {
      review: may(actor, 'submission.review', { id: campaign.unitId, path: campaign.unitPath }),
      urge: may(actor, 'notice.urge', { id: campaign.unitId, path: campaign.unitPath }),
      export: may(actor, 'ledger.export', parent),
    },
  }
}

const headOf = ({ id, title, dueAt, dueText, lengthMax, lengthText, formats, needsWord, needsPdf }: Requirement) =>
  ({ id, title, dueAt, dueText, lengthMax, lengthText, formats, needsWord, needsPdf })

type Sums = Omit<GroupCount, 'kind' | 'units' | 'requirementId'>

const summed = (count: { due: number; draft: number; signed_off: number; submitted: number; returned: number; accepted: number; adopted: number; late: number } | undefined): Sums => ({
  due: count?.due ?? 0, draft: count?.draft ?? 0, signedOff: count?.signed_off ?? 0, submitted: count?.submitted ?? 0, returned: count?.returned ?? 0,
  accepted: count?.accepted ?? 0, adopted: count?.adopted ?? 0, late: count?.late ?? 0,
})

/** The counters of one unit's own material, for whom the units below are out of sight. */
function ownCounts(cell: LedgerCell | undefined, dueAt: Date | null): Sums {
  if (!cell) return summed(undefined)
  const of = weight(cell.state && { state: cell.state, adopted: cell.adopted, late: isLate(cell.submittedAt, dueAt) })
  return summed({ due: 1, ...Object.fromEntries(counters.map((counter) => [counter, of[counter]])) as typeof of })
}

/** The cell with only the unit's own material counted. */
function alone(cell: LedgerCell, dueAt: Date | null): LedgerCell {
  const of = ownCounts(cell, dueAt)
  return { ...cell, due: 1, inHand: of.submitted + of.accepted, returned: of.returned, late: of.late }
}

function cellOut(cell: LedgerCell, dueAt: Date | null) {
  const { checks, ...rest } = cell
  const seal = checks?.find((check) => check.id === 'seal')
  const agreement = checks?.find((check) => check.id === 'agreement')
  return {
    ...rest, lateNow: isLate(cell.submittedAt, dueAt), fact: shortFact(checks),
    seal: seal?.reason ?? null, agreement: agreement?.reason ?? null, agrees: agreement ? agreement.verdict === 'pass' : null,
  }
}
