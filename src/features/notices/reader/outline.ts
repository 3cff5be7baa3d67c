import { INLINE, markerOf, plainHeading, type Marker, type MarkerType } from './markers.ts'
import type { Range, Script } from './script.ts'

/** A numbered item with what stands beneath it. */
export interface Item {
  marker: Marker
  /** The item's own text, marker included. */
  a: number
  b: number
  /** Heading phrase: up to the first full stop or colon, without number. */
  head: Range
  /** What follows the heading phrase in the same paragraph. */
  rest: Range | null
  /** The heading stands on a line of its own. */
  alone: boolean
  level: number
  parent: Item | null
  children: Item[]
  /** Unnumbered paragraphs beneath it, before or between its children. */
  notes: number[]
}

export interface Outline {
  top: Item[]
  all: Item[]
  /** Unnumbered paragraphs above the first item. */
  intro: number[]
}

/** Reads the outline of paragraphs `from` to `to` (exclusive): levels follow the order in which kinds of numbers first nest. */
export function readOutline(script: Script, from: number, to: number, skip: ReadonlySet<number> = new Set()): Outline {
  const out: Outline = { top: [], all: [], intro: [] }
  const plain = plainHeadings(script, from, to)
  const stack: Item[] = []
  for (let i = from; i < to; i++) {
    if (skip.has(i)) continue
    const p = script.paragraphs[i]!
    if (p.kind === 'row') {
      const holder = stack[stack.length - 1]
      if (holder) holder.notes.push(i)
      else out.intro.push(i)
      continue
    }
    if (plain.has(i)) {
      place(out, stack, plainItem(script, script.range(i)))
      continue
    }
    const pieces = splitInline(script, script.range(i))
    for (const [k, piece] of pieces.entries()) {
      const marker = markerOf(script.n.slice(piece.a, Math.min(piece.b, piece.a + 120)))
      if (!marker) {
        if (k === 0) {
          const holder = holderOf(script, stack)
          if (holder) holder.notes.push(i)
          else if (stack.length === 0) out.intro.push(i)
          else stack[0]!.notes.push(i)
        }
        continue
      }
      place(out, stack, itemOf(script, piece, marker, pieces.length > 1 && k > 0))
    }
  }
  return out
}

/** Paragraphs that are unnumbered headings, in a part without 一、: each heading once, at least two of them or one among numbers. */
function plainHeadings(script: Script, from: number, to: number): Set<number> {
  const found = new Map<string, number[]>()
  for (let i = from; i < to; i++) {
    const line = script.line(i)
    if (/^[一二三四五六七八九十]{1,3}、|^第[一二三四五六七八九十]+[章部]/.test(line)) return new Set()
    const word = plainHeading(line)
    if (word && i + 1 < to) found.set(word, [...(found.get(word) ?? []), i])
  }
  return new Set([...found.values()].filter((at) => at.length === 1).map((at) => at[0]!))
}

function plainItem(script: Script, r: Range): Item {
  const word = plainHeading(script.at(r)) ?? script.at(r)
  const a = r.a + script.at(r).indexOf(word)
  return {
    marker: { type: 'plain', no: '', length: 0, count: null }, a, b: r.b, head: { a, b: a + word.length }, rest: null, alone: true,
    level: 0, parent: null, children: [], notes: [],
  }
}

/** Who takes an unnumbered paragraph: the innermost item. */
const holderOf = (_script: Script, stack: Item[]): Item | null => stack[stack.length - 1] ?? null

function place(out: Outline, stack: Item[], item: Item) {
  const depth = depthOf(stack, item.marker.type)
  stack.length = depth
  item.level = depth
  item.parent = stack[depth - 1] ?? null
  if (item.parent) item.parent.children.push(item)
  else out.top.push(item)
  out.all.push(item)
  stack.push(item)
}

// 一、 never stands beneath （一） or 1.; a chapter never beneath anything else.
const RANK: Partial<Record<MarkerType, number>> = { chapter: 0, cn: 1, plain: 1, cnp: 2 }

function depthOf(stack: Item[], type: MarkerType): number {
  for (let i = stack.length - 1; i >= 0; i--) if (stack[i]!.marker.type === type) return i
  const rank = RANK[type]
  if (rank === undefined) return stack.length
  for (let i = 0; i < stack.length; i++) {
    const other = RANK[stack[i]!.marker.type]
    if ((other !== undefined && other > rank) || (other === undefined && rank < 2)) return i
  }
  return stack.length
}

function itemOf(script: Script, r: Range, marker: Marker, inline: boolean): Item {
  const start = r.a + marker.length
  const { head, rest } = splitHeading(script, { a: start, b: r.b })
  return {
    marker, a: r.a, b: r.b, head, rest, alone: rest === null && !inline && !/[。；]$/.test(script.n.slice(r.b - 1, r.b)),
    level: 0, parent: null, children: [], notes: [],
  }
}

/** “第一阶段：宣传发动（3月1日至10日）”: the colon stands inside the name. */
const namesPhase = (n: string, r: Range, colon: number): boolean =>
  /^第[一二三四五六七八九十\d]{1,3}(?:阶段|周|季度|批次|单元|板块|模块|篇章)$/.test(n.slice(r.a, colon)) && /^[^，。；：\d（]{2,14}(?:[（。]|$)/.test(n.slice(colon + 1, Math.min(r.b, colon + 17)))

/** Heading phrase and running text of an item. */
export function splitHeading(script: Script, r: Range): { head: Range; rest: Range | null } {
  const n = script.n
  let depth = 0
  const limit = Math.min(r.b, r.a + 90)
  for (let i = r.a; i < limit; i++) {
    const c = n[i]!
    if ('（《“'.includes(c)) depth++
    else if ('）》”'.includes(c)) depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    const colon = c === '：' && !(/\d/.test(n[i - 1] ?? '') && /\d/.test(n[i + 1] ?? '')) && !namesPhase(n, r, i)
    if (c === '。' || c === '！' || colon) {
      if (i + 1 >= r.b) return { head: { a: r.a, b: i }, rest: null }
      return { head: { a: r.a, b: i }, rest: { a: i + 1, b: r.b } }
    }
  }
  // “一、活动主题  科技为民”: a wide gap ends a short heading.
  const p = script.paragraphs[script.paragraphAt(r.a)]!
  const gap = p.gaps.map((g) => p.start + g).find((g) => g > r.a && g < r.b)
  if (gap !== undefined && gap - r.a >= 4 && gap - r.a <= 8 && r.b - gap > 6 && KNOWN.test(n.slice(r.a, gap))) {
    return { head: { a: r.a, b: gap }, rest: { a: gap, b: r.b } }
  }
  return { head: r, rest: null }
}
const KNOWN = /^(?:活动|宣传|会议|竞赛|比赛|培训|参赛|征集|评选)?(?:主题|时间|地点|内容|对象|要求|形式|方式)(?:安排|要求)?$/

/** Splits a paragraph at numbers that run on inside it: ①…②…, （1）…（2）…, 一是…二是…. */
export function splitInline(script: Script, r: Range): Range[] {
  const s = script.at(r)
  if (s.length > 20_000) return [r]
  const own = markerOf(s)
  for (const [type, rule] of INLINE) {
    if (own?.type === type) {
      const more = marks(s, rule, (own.count ?? 0) + 1, own.length)
      if (more.length >= 1 && own.count === 1) return cut(r, more)
      continue
    }
    if (type === 'is' || !s.includes(type === 'circle' ? '①' : type === 'arp' ? '（1）' : type === 'cnp' ? '（一）' : '1')) continue
    const at = marks(s, rule, 1, own?.length ?? 0)
    if (at.length >= 2) return cut(r, at)
  }
  return [r]
}

function marks(s: string, rule: RegExp, first: number, from: number): number[] {
  const out: number[] = []
  let expected = first
  rule.lastIndex = from
  for (let m = rule.exec(s); m; m = rule.exec(s)) {
    const count = markerOf(s.slice(m.index, m.index + 8))?.count ?? null
    if (count !== expected) continue
    out.push(m.index)
    expected++
  }
  return out
}

function cut(r: Range, at: number[]): Range[] {
  const out: Range[] = []
  let from = 0
  for (const x of at) {
    if (x > from) out.push({ a: r.a + from, b: r.a + x })
    from = x
  }
  out.push({ a: r.a + from, b: r.b })
  return out
}
