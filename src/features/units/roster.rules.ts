import { Refusal, type RefusalDetail } from '../../platform/errors.ts'
import type { UnitKind, UnitLevel } from './tables.ts'
import { fromWord, kindWords, levelWords } from './words.rules.ts'

/** Columns of a roster, in the order of the template. A file may have them in any order. */
export const rosterColumns = ['单位代码', '单位名称', '简称', '类别', '层级', '上级单位代码', '序号', '联络员', '职务', '手机', '邮箱'] as const
type Column = (typeof rosterColumns)[number]
const needed: readonly Column[] = ['单位代码', '单位名称', '类别', '层级']
const longest: Record<Column, number> = { 单位代码: 40, 单位名称: 100, 简称: 40, 类别: 20, 层级: 20, 上级单位代码: 40, 序号: 7, 联络员: 50, 职务: 50, 手机: 30, 邮箱: 100 }
/** A row whose code begins so is the template's example, never imported. */
export const exampleMark = '示例'

export interface RosterLiaison {
  name: string
  duty: string | null
  phone: string | null
  email: string | null
}

/** One unit as the file states it. */
export interface RosterRow {
  row: number
  code: string
  name: string
  shortName: string | null
  kind: UnitKind
  level: UnitLevel
  parentCode: string | null
  /** null = not stated: the order of the file. */
  position: number | null
  liaison: RosterLiaison | null
}

/**
 * Reads the rows of a sheet into units; whatever is wrong with a row by itself becomes a fault with its row number.
 * @throws Refusal `roster/no-head` when the columns are not there, `roster/nothing` when there is no row to import
 */
export function readRosterRows(lines: readonly { row: number; cells: readonly string[] }[]): { rows: RosterRow[]; faults: RefusalDetail[] } {
  const head = lines.slice(0, 5).find((line) => line.cells.some((cell) => cell.trim() === '单位代码') && line.cells.some((cell) => cell.trim() === '单位名称'))
  const at = (column: Column) => head?.cells.findIndex((cell) => cell.trim() === column) ?? -1
  const missing = needed.filter((column) => at(column) < 0)
  if (!head || missing.length > 0)
    throw new Refusal('roster/no-head', 422, `没有找到这些列：${missing.join('、')}。`, '请下载模板，按模板的列名填写。一行都没有导入。')
  const places = Object.fromEntries(rosterColumns.map((column) => [column, at(column)])) as Record<Column, number>
  const rows: RosterRow[] = []
  const faults: RefusalDetail[] = []
  for (const line of lines) {
    if (line.row <= head.row) continue
    const cell = (column: Column) => (line.cells[places[column]] ?? '').trim()
    if (rosterColumns.every((column) => cell(column) === '') || cell('单位代码').startsWith(exampleMark)) continue
    const wrong: string[] = []
    for (const column of needed) if (cell(column) === '') wrong.push(`缺${column}`)
    for (const column of rosterColumns) if ([...cell(column)].length > longest[column]) wrong.push(`${column}太长，最多 ${longest[column]} 个字`)
    const kind = fromWord(kindWords, cell('类别'))
    const level = fromWord(levelWords, cell('层级'))
    if (!kind && cell('类别')) wrong.push(`类别“${cell('类别')}”不在可选范围内`)
    if (!level && cell('层级')) wrong.push(`层级“${cell('层级')}”不在可选范围内`)
    if (cell('序号') && !/^\d{1,6}$/.test(cell('序号'))) wrong.push(`序号“${cell('序号')}”不是整数`)
    if (cell('手机') && !/^[+\d][\d \-()（）]{4,28}$/.test(cell('手机'))) wrong.push(`手机“${cell('手机')}”不像电话号码`)
    if (cell('邮箱') && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell('邮箱'))) wrong.push(`邮箱“${cell('邮箱')}”不像邮箱地址`)
    if (!cell('联络员') && (cell('职务') || cell('手机') || cell('邮箱'))) wrong.push('有职务或联系方式，缺联络员姓名')
    if (wrong.length > 0 || !kind || !level) {
      faults.push({ row: line.row, message: `${wrong.join('；')}。` })
      // still takes part in the search for duplicates and parents, so that one slip does not bring a hundred more
      if (!cell('单位代码')) continue
    }
    rows.push({
      row: line.row, code: cell('单位代码'), name: cell('单位名称'), shortName: cell('简称') || null, kind: kind ?? 'other', level: level ?? 'county',
      parentCode: cell('上级单位代码') || null, position: /^\d{1,6}$/.test(cell('序号')) ? Number(cell('序号')) : null,
      liaison: cell('联络员') ? { name: cell('联络员'), duty: cell('职务') || null, phone: cell('手机') || null, email: cell('邮箱') || null } : null,
    })
  }
  if (rows.length === 0 && faults.length === 0) throw new Refusal('roster/nothing', 422, '表里没有可导入的单位。', '请从第 2 行开始，每行填一个单位。')
  return { rows, faults }
}

/** A unit that is there already, at or below the one imported into. */
export interface KnownUnit {
  id: number
  code: string
  name: string
  shortName: string | null
  kind: UnitKind
  level: UnitLevel
  parentCode: string | null
  position: number
  state: 'active' | 'closed'
  liaison: (RosterLiaison & { id: number }) | null
}

export interface RosterPlan {
  added: RosterRow[]
  /** Units of the file that are there but differ, with what they were. */
  changed: { row: RosterRow; before: KnownUnit; unit: boolean; liaison: boolean }[]
  unchanged: number
  faults: RefusalDetail[]
}

/**
 * Compares the file with what is there. `root` is the unit imported into: rows without a parent go under it.
 * `foreign` are codes of the file that units elsewhere have. Finds duplicates, unknown parents and rings. Pure.
 */
export function planRoster(rows: readonly RosterRow[], known: readonly KnownUnit[], root: string, foreign: ReadonlySet<string>): RosterPlan {
  const faults: RefusalDetail[] = []
  const firstRow = new Map<string, RosterRow>()
  const there = new Map(known.map((unit) => [unit.code, unit]))
  for (const row of rows) {
    const first = firstRow.get(row.code)
    if (first) faults.push({ row: row.row, message: `单位代码与第 ${first.row} 行重复。` })
    else firstRow.set(row.code, row)
    if (foreign.has(row.code)) faults.push({ row: row.row, message: `单位代码 ${row.code} 已有别处的单位在用。` })
    if (there.get(row.code)?.state === 'closed') faults.push({ row: row.row, message: `单位代码 ${row.code} 属于已撤销的“${there.get(row.code)?.name}”，请先恢复它或换代码。` })
  }
  const parentOf = (row: RosterRow) => (row.code === root ? null : (row.parentCode ?? root))
  for (const row of firstRow.values()) {
    const parent = parentOf(row)
    if (parent === null || firstRow.has(parent)) continue
    const above = there.get(parent)
    if (!above) faults.push({ row: row.row, message: `上级单位代码 ${parent} 不在表里，也不在已有单位里。` })
    else if (above.state === 'closed') faults.push({ row: row.row, message: `上级单位“${above.name}”已撤销。` })
  }
  faults.push(...sameNames(firstRow, known, parentOf), ...rings(firstRow, there, root, parentOf))
  const added: RosterRow[] = []
  const changed: RosterPlan['changed'] = []
  let unchanged = 0
  for (const row of firstRow.values()) {
    const before = there.get(row.code)
    if (!before) {
      added.push(row)
      continue
    }
    const unit = row.name !== before.name || row.shortName !== before.shortName || row.kind !== before.kind || row.level !== before.level
      || (row.position !== null && row.position !== before.position) || (row.code !== root && parentOf(row) !== before.parentCode)
    const liaison = row.liaison !== null && (row.liaison.name !== before.liaison?.name || (['duty', 'phone', 'email'] as const).some((key) => row.liaison![key] !== null && row.liaison![key] !== before.liaison![key]))
    if (unit || liaison) changed.push({ row, before, unit, liaison })
    else unchanged += 1
  }
  faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return { added, changed, unchanged, faults }
}

/** Two active units of one parent may not have the same name, counting those that stay as they are. */
function sameNames(rows: ReadonlyMap<string, RosterRow>, known: readonly KnownUnit[], parentOf: (row: RosterRow) => string | null): RefusalDetail[] {
  const key = (parent: string | null, name: string) => `${parent ?? ''}\n${name}`
  const staying = new Map(known.filter((unit) => !rows.has(unit.code) && unit.state === 'active').map((unit) => [key(unit.parentCode, unit.name), unit]))
  const seen = new Map<string, RosterRow>()
  const faults: RefusalDetail[] = []
  for (const row of rows.values()) {
    if (!row.name) continue
    const own = key(parentOf(row), row.name)
    const first = seen.get(own)
    if (first) faults.push({ row: row.row, message: `单位名称与第 ${first.row} 行重复（同一上级下）。` })
    else seen.set(own, row)
    const other = staying.get(own)
    if (other) faults.push({ row: row.row, message: `同一上级下已有“${row.name}”（代码 ${other.code}）。` })
  }
  return faults
}

/** Units that would be above themselves; each ring is told once, at its first row. */
function rings(rows: ReadonlyMap<string, RosterRow>, there: ReadonlyMap<string, KnownUnit>, root: string, parentOf: (row: RosterRow) => string | null): RefusalDetail[] {
  const above = (code: string): string | null => {
    const row = rows.get(code)
    if (row) return parentOf(row)
    return code === root ? null : (there.get(code)?.parentCode ?? null)
  }
  const settled = new Set<string>()
  const faults: RefusalDetail[] = []
  for (const row of rows.values()) {
    const walk: string[] = []
    const onWalk = new Set<string>()
    let code: string | null = row.code
    while (code !== null && !settled.has(code) && !onWalk.has(code)) {
      walk.push(code)
      onWalk.add(code)
      code = above(code)
    }
    if (code !== null && onWalk.has(code)) {
      const ring = walk.slice(walk.indexOf(code))
      const lines = ring.flatMap((each) => rows.get(each)?.row ?? []).sort((a, b) => a - b)
      if (lines[0] !== undefined)
        faults.push({ row: lines[0], message: ring.length === 1 ? '上级单位是它自己。' : `上级单位绕成了一圈：${[...ring, code].slice(0, 8).join(' → ')}${ring.length > 7 ? ' …' : ''}。` })
    }
    for (const each of walk) settled.add(each)
  }
  return faults
}
