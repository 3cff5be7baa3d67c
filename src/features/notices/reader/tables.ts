import type { Activity, Unresolved } from './schema.ts'
import { isBody } from './bodies.ts'
import { announcements, unresolved } from './later.ts'
import { draftModule, trimName, unique, type Draft, type ModuleDraft } from './draft.ts'
import { splitAudience } from './audience.ts'
import { readForms } from './forms.ts'
import { splitPlaceValue } from './places.ts'
import { bodiesIn } from './owners.ts'
import type { Part } from './parts.ts'
import { columnOf, headerOf, type Column, type Header } from './tableheader.ts'
import type { Range, Script } from './script.ts'
import type { YearContext } from './years.ts'
import { readTimes } from './timing.ts'

export interface ReadTable {
  /** Paragraphs that belong to the tables. */
  used: Set<number>
  drafts: Draft[]
  modules: ModuleDraft[]
}

/** Activity tables of a part: real rows, rows drawn with bars or wide gaps, and one cell per line. */
export function readTables(script: Script, part: Part, years: YearContext): ReadTable {
  const out: ReadTable = { drafts: [], modules: [], used: new Set() }
  let header: Header | null = null
  let module: { id: string; name: string } | null = null
  for (let i = part.from; i < part.to; i++) {
    const cells = rowCells(script, i, header)
    if (!cells) {
      const lines = linesTable(script, i, part.to)
      if (lines) {
        module = null
        for (let k = i; k < lines.end; k++) out.used.add(k)
        for (const row of lines.rows) module = addRow(script, years, out, lines.header, row, module)
        i = lines.end - 1
      }
      header = null
      continue
    }
    const h = headerOf(cells.map((c) => script.at(c)))
    if (h || header) out.used.add(i)
    if (h) {
      header = h
      module = null
    } else if (header) module = addRow(script, years, out, header, cells, module)
  }
  return out
}

function rowCells(script: Script, i: number, header: Header | null): Range[] | null {
  const p = script.paragraphs[i]!
  if (p.cells) return p.cells.map((c) => ({ a: p.start + c.start, b: p.start + c.end }))
  if (p.gaps.length === 0 || p.compact.length > 200) return null
  const pieces = script.splitGaps(script.range(i))
  const h = headerOf(pieces.map((x) => script.at(x)))
  if (h && pieces.length >= 3) return pieces
  return header && pieces.length >= Math.max(2, header.columns.length - 2) && pieces.length <= header.columns.length ? pieces : null
}

/** A table whose cells stand one to a line: known header words in a row, then chunks that start with a number or repeat. */
function linesTable(script: Script, at: number, to: number): { header: Header; rows: Range[][]; end: number } | null {
  let k = at
  const words: string[] = []
  while (k < to && words.length < 12 && columnOf(script.line(k)) !== null && script.paragraphs[k]!.kind === 'text') words.push(script.line(k++))
  if (words.length < 3) return null
  const header = headerOf(words)
  if (!header) return null
  const cells: Range[] = []
  let e = k
  for (; e < to; e++) {
    const line = script.line(e)
    if (script.paragraphs[e]!.kind === 'row' || /^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|附件|备注：|注：|联系人)/.test(line)) break
    cells.push(script.range(e))
  }
  const numbered = header.columns[0] === 'no'
  const rows: Range[][] = []
  if (numbered) {
    let n = 1
    for (const c of cells) {
      if (script.at(c) === String(n)) {
        rows.push([c])
        n++
      } else rows[rows.length - 1]?.push(c)
    }
  } else if (cells.length % header.columns.length === 0) {
    for (let i = 0; i < cells.length; i += header.columns.length) rows.push(cells.slice(i, i + header.columns.length))
  } else return null
  return rows.length > 0 ? { header, rows, end: e } : null
}

/** Gives each cell a column, in order, when some cells are missing: the best fit by look. */
function align(script: Script, header: Header, cells: Range[], years: YearContext): (Range | null)[] {
  const m = header.columns.length
  if (cells.length >= m) return cells.slice(0, m)
  const k = cells.length
  const score = cells.map((c) => header.columns.map((col) => fit(script, c, col, years)))
  const best: number[][] = Array.from({ length: k + 1 }, () => Array.from({ length: m + 1 }, () => -1e9))
  for (let j = 0; j <= m; j++) best[0]![j] = 0
  for (let i = 1; i <= k; i++) for (let j = i; j <= m; j++) best[i]![j] = Math.max(best[i]![j - 1]!, best[i - 1]![j - 1]! + score[i - 1]![j - 1]!)
  const out: (Range | null)[] = Array.from({ length: m }, () => null)
  for (let i = k, j = m; i > 0 && j > 0; j--) {
    if (best[i]![j]! === best[i]![j - 1]! && j - 1 >= i) continue
    out[j - 1] = cells[i - 1]!
    i--
  }
  return out
}

function fit(script: Script, cell: Range, column: Column, years: YearContext): number {
  const s = script.at(cell)
  const timed = /^(?:时间)?(?:待定|另行通知|另定|待通知)$/.test(s) || s.length <= 30 && readTimes(script, cell, years).some((t) => t.b - t.a >= s.length * 0.5)
  const body = s.split(/[、，]/).every((x) => isBody(x))
  switch (column) {
    case 'no': return /^\d{1,3}$/.test(s) ? 6 : -6
    case 'time': return timed ? 5 : -4
    case 'owner': return body ? 3 : -2
    case 'place': return timed ? -4 : /(?:广场|中心|馆|室|厅|校|学|园|村|社区|场|院|楼|基地)$/.test(s) ? 2.5 : body ? 1 : 0
    case 'name': return timed || /^\d+$/.test(s) ? -4 : 2
    case 'audience': return /(?:者|生|员|众|民|人|工|童|年|家长|家庭|妇女|师|\d+[人名])/.test(s) ? 2.5 : body ? 0 : -0.5
    case 'module': return timed || /^\d+$/.test(s) ? -4 : 0.5
    default: return timed ? -2 : 0
  }
}

type ModuleRef = { id: string; name: string } | null

function addRow(script: Script, years: YearContext, out: ReadTable, header: Header, cells: Range[], module: ModuleRef): ModuleRef {
  const filled = cells.length === header.columns.length ? cells : align(script, header, cells.filter((c) => c.b > c.a), years)
  const get = (column: Column) => header.columns.flatMap((c, i) => (c === column && filled[i] && filled[i]!.b > filled[i]!.a ? [filled[i]!] : []))
  const name = get('name')[0]
  let current = module
  const block = get('module')[0]
  if (block && script.at(block) !== module?.name) {
    out.modules.push(draftModule(script, { name: block, text: [], quote: block, times: [], rule: 'modules.table-column' }))
    current = { id: `m${out.modules.length}`, name: script.at(block) }
  }
  if (!name || /^(?:合计|总计|小计|备注)/.test(script.at(name))) return current
  const open: Unresolved[] = []
  const times = get('time').flatMap((r) => readTimes(script, r, years))
  const owners = header.columns.flatMap((c, i) => {
    const cell = filled[i]
    const role = header.roles[i]
    if (c !== 'owner' || !role || !cell || cell.b <= cell.a || /^[-—/无]+$/.test(script.at(cell))) return []
    return bodiesIn(script, cell).map((b) => script.why({ name: script.raw(b.a, b.b), role, quote: script.quote(cell.a, cell.b) }, 'owners.table-column'))
  })
  for (const t of times) {
    if (t.reason) open.push(unresolved(script, 'activities.time', t.time.text, t.reason, t))
    if (t.weekdayConflict) open.push(unresolved(script, 'activities.time', t.time.text, 'conflict', t))
  }
  for (const column of ['time', 'place', 'content'] as const) {
    for (const r of get(column)) {
      const found = announcements(script, r)
      if (found.length > 0) open.push(...found)
      else if (column !== 'content' && /待定|另行|待通知/.test(script.at(r))) open.push(unresolved(script, column === 'time' ? 'activities.time' : 'activities.places', script.raw(r.a, r.b), 'to_be_announced', r))
    }
  }
  const content = get('content')
  const row = { a: cells[0]!.a, b: cells[cells.length - 1]!.b }
  const later = open.find((u) => u.field === 'activities.time' && u.reason === 'to_be_announced')
  const activity: Activity = script.why({
    id: '', name: trimName(script.raw(name.a, name.b)), module: current?.id ?? null,
    description: content.length ? content.map((r) => script.raw(r.a, r.b)).join('') : null,
    time: times.length || !later ? times.map((t) => t.time) : [{ text: later.text, from: null, to: null, time: null, every: null, quote: later.quote }], owners,
    forms: get('form').length ? get('form').flatMap((r) => splitPlaceValue(script, r)) : readForms(script, name, content),
    audience: unique(get('audience').flatMap((r) => splitAudience(script, r))), channels: unique(get('channel').flatMap((r) => splitPlaceValue(script, r))),
    places: unique(get('place').flatMap((r) => splitPlaceValue(script, r))), quote: script.quote(row.a, row.b),
  }, 'activities.table-row')
  out.drafts.push({ activity, open, at: name.a, evidence: { time: times.length > 0, owner: owners.length > 0, place: activity.places.length > 0, form: true } })
  return current
}
