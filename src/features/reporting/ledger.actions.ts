import type { Context } from '../../platform/context.ts'
import { findCampaign, requirementsOf } from '../campaigns/index.ts'
import { findUnit, findUnits, liaisonsOf, may, permit, type Actor } from '../units/index.ts'
import { shortFact } from './check.rules.ts'
import { isLate } from './counts.rules.ts'
import { countsOf } from './counts.store.ts'
import { ledgerCells, ledgerGroups, ledgerUnits, type LedgerCell, type LedgerQuery } from './ledger.store.ts'

export type LedgerWish = Omit<LedgerQuery, 'campaignId' | 'parent' | 'now'> & { parentId: number | null; grouped: boolean }

/** Who may see which part: the campaign's unit all of it, a superior unit its own subtree. */
export async function ledgerRoot(ctx: Context, actor: Actor, campaignId: number, parentId: number | null) {
  const campaign = await findCampaign(ctx.db, campaignId)
  const whole = { id: campaign.unitId, path: campaign.unitPath }
  const parent = parentId === null ? (may(actor, 'ledger.read', whole) ? whole : actor.unit) : await findUnit(ctx.db, parentId)
  permit(actor, 'ledger.read', parent)
  return { campaign, parent }
}

/** One page of the ledger: requirements with their counters, groups, rows with cells, and the way back up. */
export async function viewLedger(ctx: Context, actor: Actor, campaignId: number, wish: LedgerWish) {
  const { campaign, parent } = await ledgerRoot(ctx, actor, campaignId, wish.parentId)
  const now = ctx.now()
  const query: LedgerQuery = { ...wish, campaignId, parent, now }
  const up = parent.path.split('.').map(Number)
  const [requirements, counts, groups, trail] = await Promise.all([
    requirementsOf(ctx.db, campaignId), countsOf(ctx.db, campaignId, parent.id), ledgerGroups(ctx.db, query),
    findUnits(ctx.db, up.slice(Math.max(0, up.indexOf(campaign.unitId)))),
  ])
  const pages = wish.grouped && !wish.kind
    ? await Promise.all([...new Set(groups.map((group) => group.kind))].map((kind) => ledgerUnits(ctx.db, { ...query, kind })))
    : [await ledgerUnits(ctx.db, query)]
  const units = pages.flatMap((page) => page.units)
  const own = wish.words || wish.offset > 0 ? [] : [parent.id]
  const ids = [...units.map((unit) => unit.id), ...own]
  const [cells, liaisons] = await Promise.all([ledgerCells(ctx.db, campaignId, ids), liaisonsOf(ctx.db, ids)])
  const byUnit = Map.groupBy(cells, (cell) => cell.unitId)
  const dueAt = new Map(requirements.map((requirement) => [requirement.id, requirement.dueAt]))
  const row = (unit: { id: number; name: string; kind: string; parentName: string | null; below: number; due: number; inHand: number }) => ({
    ...unit, liaison: liaisons.get(unit.id) ?? null,
    cells: (byUnit.get(unit.id) ?? []).map((cell) => cellOut(cell, dueAt.get(cell.requirementId) ?? null)),
  })
  const self = await findUnit(ctx.db, parent.id)
  const selfCells = (byUnit.get(parent.id) ?? []).filter((cell) => cell.own)
  return {
    now,
    parent: { id: parent.id, name: self.name },
    trail: up.flatMap((id) => trail.filter((unit) => unit.id === id && may(actor, 'ledger.read', unit)).map((unit) => ({ id: unit.id, name: unit.name }))),
    requirements: requirements.map((requirement) => {
      const count = counts.find((each) => each.requirement_id === requirement.id)
      return {
        id: requirement.id, title: requirement.title, dueAt: requirement.dueAt, dueText: requirement.dueText, lengthMax: requirement.lengthMax, lengthText: requirement.lengthText, formats: requirement.formats,
        due: count?.due ?? 0, draft: count?.draft ?? 0, signedOff: count?.signed_off ?? 0, submitted: count?.submitted ?? 0, returned: count?.returned ?? 0,
        accepted: count?.accepted ?? 0, adopted: count?.adopted ?? 0, late: count?.late ?? 0,
      }
    }),
    groups: [...Map.groupBy(groups, (group) => group.kind)].map(([kind, counted]) => ({
      kind, units: Math.max(...counted.map((each) => each.units)), counts: counted.map(({ kind: _, units: __, ...count }) => count),
    })),
    own: selfCells.length > 0 ? { ...row({ id: parent.id, name: self.name, kind: self.kind, parentName: null, below: 0, due: selfCells.length, inHand: selfCells.filter((cell) => cell.state === 'submitted' || cell.state === 'accepted').length }), cells: selfCells.map((cell) => cellOut(cell, dueAt.get(cell.requirementId) ?? null)) } : null,
    rows: units.map(row),
    total: wish.grouped && !wish.kind ? pages.reduce((sum, page) => sum + page.total, 0) : (pages[0]?.total ?? 0),
    may: { review: may(actor, 'submission.review', { id: campaign.unitId, path: campaign.unitPath }), urge: may(actor, 'notice.urge', { id: campaign.unitId, path: campaign.unitPath }), export: may(actor, 'ledger.export', parent) },
  }
}

function cellOut(cell: LedgerCell, dueAt: Date | null) {
  const { checks, ...rest } = cell
  const seal = checks?.checks.find((check) => check.id === 'seal')
  const agreement = checks?.checks.find((check) => check.id === 'agreement')
  return { ...rest, late: cell.late, lateNow: isLate(cell.submittedAt, dueAt), fact: shortFact(checks), seal: seal?.reason ?? null, agreement: agreement?.reason ?? null }
}
