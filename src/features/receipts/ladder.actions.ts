import { Readable } from 'node:stream'
import { writeWorkbook, type Cell } from '../../documents/sheets/index.ts'
import { change, type Context } from '../../platform/context.ts'
import { liaisonsOf, maskPhone, may, whoOf, type Actor } from '../units/index.ts'
import { momentOf } from '../../workbench/parts/days.ts'
import { notReceived, permitOffice, scopeOf } from './access.ts'
import { kindWords, standingWords, stepWords } from './ladder.rules.ts'
import { countStandings, findStanding, listStandings, type LadderFilter, type LadderRow } from './list.store.ts'
import { tasksOf } from './receipt.store.ts'
import { countSteps, toStanding, type Scope } from './standing.store.ts'
import { wordsFor } from './urging.actions.ts'
import { missingOf, urgingsOf } from './urging.store.ts'

/** A row as the list shows it: numbers of phones masked. */
const toLine = (row: LadderRow, liaison: { id: number; name: string; phone: string | null } | undefined) => ({
  unitId: row.unit_id, name: row.name, kind: row.kind, ...toStanding(row),
  responsiblePhone: maskPhone(row.responsible_phone), urgedTimes: row.urged_times, urgedAt: row.urged_at,
  liaison: liaison ? { id: liaison.id, name: liaison.name, phone: liaison.phone } : null,
})

/** 签收情况: counts per step and one page of units. */
export async function viewLadder(ctx: Context, actor: Actor, campaignId: number, noticeId: number | null, filter: LadderFilter, page: { number: number; size: number }) {
  const { notice, notices } = await permitOffice(ctx.db, actor, 'receipts.read', campaignId, noticeId)
  const now = ctx.now()
  const scope = await scopeOf(ctx.db, notice, now)
  const offset = (page.number - 1) * page.size
  const [counts, rows] = await Promise.all([countSteps(ctx.db, scope), listStandings(ctx.db, scope, filter, { limit: page.size, offset })])
  const total = rows[0]?.total ?? (offset > 0 ? await countStandings(ctx.db, scope, filter) : 0)
  const liaisons = await liaisonsOf(ctx.db, rows.map((row) => row.unit_id))
  return {
    now, campaignName: notice.campaignName, notice: { id: notice.noticeId, title: notice.title, issuedAt: notice.issuedAt },
    notices: notices.map((each) => ({ id: each.noticeId, title: each.title })),
    ...counts, items: rows.map((row) => toLine(row, liaisons.get(row.unit_id))), total, page: page.number, pageSize: page.size,
    mayUrge: may(actor, 'notice.urge', notice.unit),
  }
}

/** One unit's ladder with times and names, what it owes, what it was told, and what urging would say now. */
export async function viewUnit(ctx: Context, actor: Actor, campaignId: number, noticeId: number, unitId: number) {
  const { notice } = await permitOffice(ctx.db, actor, 'receipts.read', campaignId, noticeId)
  const scope = await scopeOf(ctx.db, notice, ctx.now())
  const row = await findStanding(ctx.db, scope, unitId)
  if (!row) throw notReceived()
  const [liaisons, urgings, missing, tasks] = await Promise.all([
    liaisonsOf(ctx.db, [unitId]), urgingsOf(ctx.db, campaignId, noticeId, unitId), missingOf(ctx.db, campaignId, [unitId]), tasksOf(ctx.db, campaignId, unitId),
  ])
  const line = toLine(row, liaisons.get(unitId))
  return {
    ...line, openedBy: row.opened_by, acknowledgedBy: row.acknowledged_by, urgings,
    tasks: line.plans.due + line.reports.due > 0 ? tasks.map(({ requirementId, title, dueAt, state }) => ({ requirementId, title, dueAt, state, plan: scope.plans.includes(requirementId) })) : [],
    words: line.stuck ? wordsFor(notice, line.stuck, missing.get(unitId) ?? [], scope.plans, scope.now) : null,
  }
}

/** The list under the filter as a sheet, streamed; the export is recorded. Phone numbers are not in it. */
export async function exportLadder(ctx: Context, actor: Actor, campaignId: number, noticeId: number | null, filter: LadderFilter) {
  const { notice } = await permitOffice(ctx.db, actor, 'receipts.read', campaignId, noticeId)
  const scope = await scopeOf(ctx.db, notice, ctx.now())
  const rows = await countStandings(ctx.db, scope, filter)
  await change(ctx, whoOf(actor), async ({ record }) =>
    record({ action: 'receipts.export', unitId: notice.unit.id, campaignId, object: `notice ${campaignId}/${notice.noticeId}`, details: { rows } }))
  const stream = Readable.from(writeWorkbook([{
    name: '签收情况', title: `${notice.title} 签收情况`, note: `导出：${actor.name} ${momentOf(scope.now, scope.now)}`, frozenColumns: 2,
    columns: [
      { title: '序号', kind: 'number', width: 6 }, { title: '单位', width: 28 }, { title: '类别', width: 16 }, { title: '联络员', width: 10 }, { title: '走到哪一步', width: 30 }, { title: '停在', width: 12 },
      { title: '送达', kind: 'moment', width: 18 }, { title: '打开', kind: 'moment', width: 18 }, { title: '打开人', width: 10 }, { title: '签收', kind: 'moment', width: 18 }, { title: '签收人', width: 10 },
      { title: '负责人', width: 10 }, { title: '催办次数', kind: 'number', width: 9 }, { title: '最近催办', kind: 'moment', width: 18 },
    ],
    rows: lines(ctx, scope, filter),
  }], { now: scope.now }))
  return { name: `${notice.shortName}_签收情况.xlsx`, rows, stream }
}

/** Batches, so that memory stays flat whatever the number of units. */
async function* lines(ctx: Context, scope: Scope, filter: LadderFilter): AsyncGenerator<Cell[]> {
  const limit = 5000
  for (let offset = 0; ; offset += limit) {
    const rows = await listStandings(ctx.db, scope, filter, { limit, offset })
    const liaisons = await liaisonsOf(ctx.db, rows.map((row) => row.unit_id))
    for (const [index, row] of rows.entries()) {
      const standing = toStanding(row)
      yield [offset + index + 1, row.name, kindWords[row.kind] ?? null, liaisons.get(row.unit_id)?.name ?? null, standingWords(standing, scope.now), standing.stuck ? `${stepWords[standing.stuck]}之前` : '办完',
        row.delivered_at, row.opened_at, row.opened_by, row.acknowledged_at, row.acknowledged_by, row.responsible_name, row.urged_times, row.urged_at]
    }
    if (rows.length < limit) return
  }
}
