import { change, type Context } from '../../platform/context.ts'
import type { Reader } from '../../platform/database.ts'
import { Refusal, type RefusalDetail } from '../../platform/errors.ts'
import { openWorkbook, SHEET_LIMITS, writeWorkbook, type SheetRow, type Table } from '../../documents/sheets/index.ts'
import { permit, whoOf, type Actor } from './permissions.ts'
import { exampleMark, planRoster, readRosterRows, rosterColumns, type RosterPlan } from './roster.rules.ts'
import { applyRoster, exportRows, findKnown } from './roster.store.ts'
import { loadUnit } from './unit.actions.ts'
import { lockTree } from './unit.store.ts'
import { kindWords, levelWords } from './words.rules.ts'

/** Largest roster in bytes; 60,000 rows with every cell filled are some 4 MB. */
export const rosterBytes = 40 * 1024 * 1024
const mostRows = 100_000
/** Faults shown; their number is told in full. */
const faultsShown = 200

export interface RosterCheck {
  /** The uploaded file, to be named when the import is confirmed. */
  file: string
  added: number
  changed: number
  unchanged: number
  liaisons: number
  faults: RefusalDetail[]
  faultCount: number
}

/** Keeps the file, reads all of it, compares it with what is there; nothing is imported. */
export async function checkRoster(ctx: Context, actor: Actor, unitId: number, bytes: Uint8Array): Promise<RosterCheck> {
  const root = await loadUnit(ctx.db, unitId)
  permitImport(actor, root)
  const plan = await readPlan(ctx.db, root, bytes)
  const { sha256 } = await ctx.files.put(bytes)
  return {
    file: sha256, added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged, liaisons: liaisonsOf(plan),
    faults: plan.faults.slice(0, faultsShown), faultCount: plan.faults.length,
  }
}

/**
 * Imports a file that was checked: all of it or nothing. It is compared again, with what is there now.
 * @throws Refusal `roster/faults` (422) with the rows
 */
export async function importRoster(ctx: Context, actor: Actor, unitId: number, file: string): Promise<{ added: number; changed: number; unchanged: number; liaisons: number }> {
  permitImport(actor, await loadUnit(ctx.db, unitId))
  const bytes = await ctx.files.read(file, { limit: rosterBytes })
  // read outside of the transaction: it takes seconds for 60,000 rows
  const lines = await readLines(bytes)
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const root = await loadUnit(tx, unitId)
    permitImport(actor, root)
    const plan = await comparePlan(tx, root, lines)
    if (plan.faults.length > 0)
      throw new Refusal('roster/faults', 422, `有 ${plan.faults.length} 处不对，一行都没有导入。`, '请按行号改好后再传一次。', plan.faults.slice(0, faultsShown))
    await applyRoster(tx, plan, root)
    const counts = { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged, liaisons: liaisonsOf(plan) }
    record({ action: 'roster.import', unitId, object: `unit ${unitId}`, details: { ...counts, file } })
    return counts
  })
}

/** Importing changes units below: it takes the administration of the whole subtree. */
function permitImport(actor: Actor, root: { id: number; path: string }): void {
  permit(actor, 'unit.manage', root)
  if (!actor.grants.some((each) => each.role === 'administrator' && each.subtree && (each.unitId === root.id || root.path.startsWith(`${each.path}.`))))
    throw new Refusal('units/forbidden', 403, '您只管本单位，不能导入下级单位。', '请找上级单位的管理员授权（含下级）。')
}

const liaisonsOf = (plan: RosterPlan) => plan.added.filter((row) => row.liaison).length + plan.changed.filter((each) => each.liaison).length

async function readLines(bytes: Uint8Array): Promise<SheetRow[]> {
  const lines: SheetRow[] = []
  for await (const line of openWorkbook(bytes, { ...SHEET_LIMITS, rows: mostRows }).rows()) lines.push(line)
  return lines
}

const readPlan = async (db: Reader, root: { code: string; path: string }, bytes: Uint8Array) => comparePlan(db, root, await readLines(bytes))

async function comparePlan(db: Reader, root: { code: string; path: string }, lines: readonly SheetRow[]): Promise<RosterPlan> {
  const { rows, faults } = readRosterRows(lines)
  const { known, foreign } = await findKnown(db, root, rows.map((row) => row.code))
  const plan = planRoster(rows, known, root.code, foreign)
  const all = [...faults, ...plan.faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return { ...plan, faults: all }
}

const widths: Record<string, number> = { 单位名称: 34, 简称: 20, 上级单位代码: 16, 邮箱: 24 }
const columns = rosterColumns.map((title) => ({ title, width: widths[title] ?? 13 }))

/** The roster of a subtree as an .xlsx, streamed; it can be imported again. Whole phone numbers leave, so it is recorded first. */
export async function exportRoster(ctx: Context, actor: Actor, unitId: number): Promise<{ name: string; content: AsyncGenerator<Uint8Array> }> {
  const root = await change(ctx, whoOf(actor), async ({ tx, record }) => {
    const unit = await loadUnit(tx, unitId)
    permit(actor, 'unit.manage', unit)
    permitImport(actor, unit)
    record({ action: 'roster.export', unitId, object: `unit ${unitId}`, details: { name: unit.name } })
    return unit
  })
  async function* rows() {
    for (const unit of await exportRows(ctx.db, root))
      yield [unit.code, unit.name, unit.shortName, kindWords[unit.kind][0], levelWords[unit.level][0], unit.id === root.id ? null : unit.parentCode, String(unit.position), unit.personName, unit.duty, unit.phone, unit.email]
  }
  return { name: `${root.shortName ?? root.name}名册.xlsx`, content: writeWorkbook([{ name: '名册', columns, rows: rows() }], { now: ctx.now() }) }
}

/** The empty roster with one example row and a sheet of what may be written where. */
export function rosterTemplate(now: Date): AsyncGenerator<Uint8Array> {
  const example = [`${exampleMark}001`, '云岭县科学技术协会', '云岭县科协', '县区科协', '县级', '', '1', '许南乔', '办公室主任', '10000000021', 'xu@example.invalid']
  const guide: Table = {
    name: '填写说明', columns: [{ title: '列', width: 16 }, { title: '怎么填', width: 60, wrap: true }, { title: '可以填的值', width: 40, wrap: true }],
    rows: [
      ['单位代码', '必填，全表不重复，最多 40 个字。再次导入时按它认出同一个单位。', ''],
      ['单位名称', '必填，同一上级下不重复。', ''],
      ['简称', '可空。', ''],
      ['类别', '必填，只能填右边的词。', Object.values(kindWords).map((words) => words[0]).join('、')],
      ['层级', '必填，只能填右边的词。', Object.values(levelWords).map((words) => words[0]).join('、')],
      ['上级单位代码', '空着就挂在导入时所选的单位下面。上级可以在同一张表里，前后不限。', ''],
      ['序号', '同级单位的先后，整数。空着按表里的顺序。', ''],
      ['联络员、职务、手机、邮箱', '联络员空着时，后三列也要空着；再次导入时空着表示不改。', ''],
      [`以“${exampleMark}”开头的代码`, '是示例，不会导入，可以删掉。', ''],
    ],
  }
  return writeWorkbook([{ name: '名册', columns, rows: [example] }, guide], { now })
}
