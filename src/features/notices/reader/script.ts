import type { CleanParagraph, CleanText } from '../../../documents/clean/index.ts'

/** A range of the notice's compact text. */
export interface Range {
  a: number
  b: number
}

/** Width-folded character by character, so that offsets stay: figures, letters, brackets and colons have one form. */
function fold(s: string): string {
  return s.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0e\uff20():,;!\uff0f]/g, (c) => FOLDED[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}
const FOLDED: Record<string, string> = { '(': '（', ')': '）', ':': '：', ',': '，', ';': '；', '!': '！' }

const MOST_PARAGRAPHS = 4000
const MOST_CHARACTERS = 120_000

/** The text of a notice as rules read it: `n` is folded for matching, `compact` is what is quoted. Same offsets. */
export class Script {
  readonly clean: CleanText
  readonly compact: string
  readonly n: string
  readonly paragraphs: CleanParagraph[]
  /** Times already read, by range; emptied when the years they depend on become known. */
  readonly times = new Map<number, readonly unknown[]>()
  private readonly rules = new WeakMap<object, string>()

  constructor(clean: CleanText) {
    this.clean = clean
    this.compact = clean.compact
    this.n = fold(clean.compact)
    // A notice is never longer than this; what a whole book holds behind it is shown, not read.
    const end = clean.paragraphs.findIndex((p, i) => i >= MOST_PARAGRAPHS || p.start >= MOST_CHARACTERS || (p.kind === 'row' && p.compact.length > 8000))
    this.paragraphs = end > 0 ? clean.paragraphs.slice(0, end) : end === 0 ? [] : clean.paragraphs
  }

  /** Folded text of a range. */
  at(r: Range): string {
    return this.n.slice(r.a, r.b)
  }

  /** Wording as printed. */
  raw(a: number, b: number): string {
    return this.compact.slice(a, b)
  }

  /** A quote of a range; where something was removed inside it, the longest piece. */
  quote(a: number, b: number): string {
    let best: Range = { a, b: a }
    let from = a
    for (const x of this.clean.breaks) {
      if (x <= a) continue
      if (x >= b) break
      if (x - from > best.b - best.a) best = { a: from, b: x }
      from = x
    }
    if (b - from > best.b - best.a) best = { a: from, b }
    return this.compact.slice(best.a, best.b)
  }

  range(i: number): Range {
    const p = this.paragraphs[i]!
    return { a: p.start, b: p.start + p.compact.length }
  }

  /** Folded text of paragraph `i`. */
  line(i: number): string {
    const p = this.paragraphs[i]
    return p ? this.n.slice(p.start, p.start + p.compact.length) : ''
  }

  /** The paragraph that holds an offset. */
  paragraphAt(offset: number): number {
    let low = 0
    let high = this.paragraphs.length - 1
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (this.paragraphs[mid]!.start <= offset) low = mid
      else high = mid - 1
    }
    return low
  }

  /** Splits a range where the source has white space inside a line. */
  splitGaps(r: Range): Range[] {
    const p = this.paragraphs[this.paragraphAt(r.a)]
    if (!p) return [r]
    const out: Range[] = []
    let from = r.a
    for (const g of p.gaps) {
      const at = p.start + g
      if (at > from && at < r.b) {
        out.push({ a: from, b: at })
        from = at
      }
    }
    out.push({ a: from, b: r.b })
    return out
  }

  /** Remembers by which rule a fact was read. */
  why<T extends object>(fact: T, rule: string): T {
    this.rules.set(fact, rule)
    return fact
  }

  ruleOf(fact: object): string | undefined {
    return this.rules.get(fact)
  }
}

// Most characters are ideographs, and none of them is a mark: they are passed over first.
const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** Splits a range at separators that stand outside brackets and quotation marks. `on` lists the separators. */
export function splitOutside(n: string, r: Range, on: string): Range[] {
  const out: Range[] = []
  let depth = 0
  let from = r.a
  for (let i = r.a; i < r.b; i++) {
    if (isIdeograph(n.charCodeAt(i))) continue
    const c = n[i]!
    if ('（《“〈【['.includes(c)) depth++
    else if ('）》”〉】]'.includes(c)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && on.includes(c)) {
      if (i > from) out.push({ a: from, b: i })
      from = i + 1
    }
  }
  if (r.b > from) out.push({ a: from, b: r.b })
  return out
}

/** Sentences of a range, each with its closing mark; `marks` close a sentence outside brackets. */
export function sentences(n: string, r: Range, marks = '。！？'): Range[] {
  const out: Range[] = []
  let depth = 0
  let from = r.a
  for (let i = r.a; i < r.b; i++) {
    if (isIdeograph(n.charCodeAt(i))) continue
    const c = n[i]!
    if ('（《“'.includes(c)) depth++
    else if ('）》”'.includes(c)) depth = Math.max(0, depth - 1)
    else if (marks.includes(c) && depth === 0) {
      out.push({ a: from, b: i + 1 })
      from = i + 1
    }
  }
  if (r.b > from) out.push({ a: from, b: r.b })
  return out
}
