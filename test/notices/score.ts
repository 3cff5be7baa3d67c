import type { NoticePlan, NoticeTime } from '../../src/features/notices/reader/schema.ts'

/** Compares a plan with the truth, fact by fact: hard facts equal after folding, wording by overlap of character pairs. */
export interface Counts {
  tp: number
  fp: number
  fn: number
}

export type Tally = Map<string, Counts>

const FOLD: Record<string, string> = {
  '—': '-', '－': '-', '–': '-', '―': '-', '~': '-', '～': '-', '‘': "'", '’': "'", '“': '"', '”': '"', '〇': '○', '〔': '[', '〕': ']', '﹝': '[', '﹞': ']', '【': '[', '】': ']',
}
export const squash = (s: string) => s.replace(/\s+/g, '')
export const fold = (s: string | null): string =>
  squash(s ?? '').normalize('NFKC').replace(/[—－–―~～‘’“”〇〔〕﹝﹞【】]/g, (c) => FOLD[c]!).toLowerCase().replace(/-+/g, '-').replace(/^[。,.;:、]+|[。,.;:、]+$/g, '')
const bare = (s: string) => fold(s).replace(/[《》"'()[\]「」『』,。、;:\-/·]/g, '')
const digits = (s: string) => s.normalize('NFKC').replace(/\D/g, '')
const uniq = <T>(xs: T[]): T[] => [...new Set(xs)]

function pairs(s: string): Map<string, number> {
  const out = new Map<string, number>()
  const units = s.length > 1 ? Array.from({ length: s.length - 1 }, (_, i) => s.slice(i, i + 2)) : s ? [s] : []
  for (const u of units) out.set(u, (out.get(u) ?? 0) + 1)
  return out
}

/** Dice coefficient of character pairs, punctuation aside. */
export function dice(a: string, b: string): number {
  const [x, y] = [bare(a), bare(b)]
  if (x === y) return 1
  const [p, q] = [pairs(x), pairs(y)]
  const size = (m: Map<string, number>) => [...m.values()].reduce((n, v) => n + v, 0)
  const total = size(p) + size(q)
  let common = 0
  for (const [u, n] of p) common += Math.min(n, q.get(u) ?? 0)
  return total ? (2 * common) / total : 0
}

/** Likewise, but one being a good part of the other also counts. */
export function near(a: string, b: string): number {
  const [x, y] = [bare(a), bare(b)]
  const s = dice(a, b)
  if (!x || !y || Math.min(x.length, y.length) < 2 || !(x.includes(y) || y.includes(x))) return s
  return Math.max(s, Math.min(1, 0.5 + (0.5 * Math.min(x.length, y.length)) / Math.max(x.length, y.length)))
}

/** One-to-one matching, best first. */
function match<T>(truth: T[], found: T[], like: (a: T, b: T) => number, limit: number): [number, number][] {
  const all = truth.flatMap((t, i) => found.map((f, j) => ({ s: like(t, f), d: Math.abs(i - j), i, j })))
    .filter((c) => c.s >= limit).sort((a, b) => b.s - a.s || a.d - b.d || a.i - b.i || a.j - b.j)
  const [left, right] = [new Set<number>(), new Set<number>()]
  const out: [number, number][] = []
  for (const c of all) {
    if (left.has(c.i) || right.has(c.j)) continue
    left.add(c.i)
    right.add(c.j)
    out.push([c.i, c.j])
  }
  return out.sort((a, b) => a[0] - b[0])
}

class Book {
  readonly tally: Tally = new Map()
  add(field: string, tp: number, fp: number, fn: number) {
    const c = this.tally.get(field) ?? { tp: 0, fp: 0, fn: 0 }
    this.tally.set(field, { tp: c.tp + tp, fp: c.fp + fp, fn: c.fn + fn })
  }
  exact(field: string, truth: string[], found: string[]) {
    const rest = [...found]
    let tp = 0
    for (const t of truth) {
      const at = rest.indexOf(t)
      if (at >= 0) {
        rest.splice(at, 1)
        tp++
      }
    }
    this.add(field, tp, found.length - tp, truth.length - tp)
  }
  fuzzy(field: string, truth: string[], found: string[], limit: number, like = near) {
    const n = match(truth, found, like, limit).length
    this.add(field, n, found.length - n, truth.length - n)
  }
  times(field: string, truth: NoticeTime[], found: NoticeTime[]) {
    const m = match(truth, found, sameTime, 0.6)
    this.add(field, m.length, found.length - m.length, truth.length - m.length)
    for (const [i, j] of m) {
      const [a, b] = [truth[i]!.time, found[j]!.time]
      if (a || b) this.add(`${field}.clock`, Number(a === b), Number(b !== null && a !== b), Number(a !== null && a !== b))
    }
  }
}

function sameTime(t: NoticeTime, p: NoticeTime): number {
  if (t.from || t.to || t.every) return Number(t.from === p.from && t.to === p.to && t.every === p.every)
  return p.from || p.to || p.every ? 0 : near(t.text, p.text)
}

const itemLike = <T extends { quote: string }>(key: (x: T) => string) => (t: T, p: T) => {
  const [n, q] = [near(key(t), key(p)), dice(t.quote, p.quote)]
  const best = Math.max(n, q)
  return best >= 0.5 ? best + 0.05 * Math.min(n, q) : 0
}

function described(book: Book, field: string, t: string | null, p: string | null) {
  if (t === null) return
  const ok = p !== null && near(t, p) >= 0.5
  book.add(field, Number(ok), Number(p !== null && !ok), Number(!ok))
}

/** Pairs items; an unpaired one costs all its facts, so `each` is called with null on one side. */
function items<T extends { quote: string }>(book: Book, field: string, key: (x: T) => string, part: string, truth: T[], found: T[], each: (t: T | null, p: T | null) => void): [number, number][] {
  const m = match(truth, found, itemLike(key), 0.5)
  book.add(field, m.length, found.length - m.length, truth.length - m.length)
  for (const [i, j] of m) {
    const ok = Number(near(key(truth[i]!), key(found[j]!)) >= 0.6)
    book.add(`${field}.${part}`, ok, 1 - ok, 1 - ok)
    each(truth[i]!, found[j]!)
  }
  truth.forEach((t, i) => m.some(([a]) => a === i) || each(t, null))
  found.forEach((p, j) => m.some(([, b]) => b === j) || each(null, p))
  return m
}

/** Compares two plans; the answer holds one line per field. */
export function comparePlans(t: NoticePlan, p: NoticePlan): Tally {
  const b = new Book()
  b.fuzzy('title', [t.title.value], [p.title.value], 0.92, dice)
  b.exact('kind', [t.kind], [p.kind])
  const value = (x: { value: string } | null) => (x ? [fold(x.value)] : [])
  b.exact('doc_number', value(t.doc_number), value(p.doc_number))
  for (const k of ['issuers', 'recipients', 'cc'] as const) b.exact(k, uniq(t[k].map((e) => fold(e.name))), uniq(p[k].map((e) => fold(e.name))))
  b.exact('issued', t.issued ? [String(t.issued.date)] : [], p.issued ? [String(p.issued.date)] : [])
  b.exact('theme', value(t.theme).map(bare), value(p.theme).map(bare))
  b.times('period', t.period ? [t.period] : [], p.period ? [p.period] : [])
  b.fuzzy('basis', t.basis.map((e) => e.title), p.basis.map((e) => e.title), 0.8)
  b.exact('basis.number', t.basis.flatMap((e) => (e.number ? [fold(e.number)] : [])), p.basis.flatMap((e) => (e.number ? [fold(e.number)] : [])))
  const pool = (d: NoticePlan, k: 'names' | 'phones' | 'fax' | 'emails') => uniq(d.contacts.flatMap((c) => c[k]))
  const one = (d: NoticePlan, k: 'org' | 'address' | 'postcode') => uniq(d.contacts.flatMap((c) => c[k] ?? []))
  b.exact('contacts.name', pool(t, 'names').map(fold), pool(p, 'names').map(fold))
  b.exact('contacts.phone', uniq(pool(t, 'phones').map(digits)), uniq(pool(p, 'phones').map(digits)))
  b.exact('contacts.fax', uniq(pool(t, 'fax').map(digits)), uniq(pool(p, 'fax').map(digits)))
  b.exact('contacts.email', pool(t, 'emails').map(fold), pool(p, 'emails').map(fold))
  for (const k of ['org', 'address'] as const) b.fuzzy(`contacts.${k}`, one(t, k), one(p, k), 0.7)
  b.exact('contacts.postcode', one(t, 'postcode').map(digits), one(p, 'postcode').map(digits))
  b.fuzzy('sections', t.sections.map((s) => s.title), p.sections.map((s) => s.title), 0.8)
  const modules = items(b, 'modules', (x) => x.name, 'name', t.modules, p.modules, (x, y) => {
    b.times('modules.time', x?.time ?? [], y?.time ?? [])
    b.fuzzy('modules.form', x?.forms ?? [], y?.forms ?? [], 0.5)
    if (x && y) described(b, 'modules.description', x.description, y.description)
  })
  const moduleOf = new Map(modules.map(([i, j]) => [p.modules[j]!.id, t.modules[i]!.id]))
  items(b, 'activities', (x) => x.name, 'name', t.activities, p.activities, (x, y) => {
    b.times('activities.time', x?.time ?? [], y?.time ?? [])
    b.exact('activities.owner', uniq((x?.owners ?? []).map((o) => fold(o.name))), uniq((y?.owners ?? []).map((o) => fold(o.name))))
    b.exact('activities.owner_role', uniq((x?.owners ?? []).map((o) => `${fold(o.name)}|${o.role}`)), uniq((y?.owners ?? []).map((o) => `${fold(o.name)}|${o.role}`)))
    b.exact('activities.module', x?.module ? [x.module] : [], y?.module ? [moduleOf.get(y.module) ?? `?${y.module}`] : [])
    for (const k of ['forms', 'audience', 'channels', 'places'] as const) b.fuzzy(`activities.${k}`, x?.[k] ?? [], y?.[k] ?? [], 0.5)
    if (x && y) described(b, 'activities.description', x.description, y.description)
  })
  items(b, 'reports', (x) => x.what, 'what', t.reports, p.reports, (x, y) => {
    b.times('reports.due', x?.due ? [x.due] : [], y?.due ? [y.due] : [])
    const length = (l: NoticePlan['reports'][number]['length'] | undefined) => (l ? (['max', 'min', 'about'] as const).flatMap((k) => (l[k] === null ? [] : [`${k}${l[k]}`])) : [])
    b.exact('reports.length', length(x?.length), length(y?.length))
    b.fuzzy('reports.format', x?.formats ?? [], y?.formats ?? [], 0.6)
    b.exact('reports.copies', x?.copies == null ? [] : [String(x.copies)], y?.copies == null ? [] : [String(y.copies)])
    b.exact('reports.to', uniq((x?.to ?? []).map((d) => d.kind + fold(d.value))), uniq((y?.to ?? []).map((d) => d.kind + fold(d.value))))
    b.fuzzy('reports.who', x?.who ?? [], y?.who ?? [], 0.6)
    b.fuzzy('reports.extra', x?.extras ?? [], y?.extras ?? [], 0.5)
  })
  b.fuzzy('attachments', t.attachments.map((e) => e.title), p.attachments.map((e) => e.title), 0.8)
  const open = match(t.unresolved, p.unresolved, (x, y) => (x.field === y.field ? near(x.text, y.text) : 0), 0.6)
  b.add('unresolved', open.length, p.unresolved.length - open.length, t.unresolved.length - open.length)
  for (const [i, j] of open) {
    b.exact('unresolved.reason', [t.unresolved[i]!.reason], [p.unresolved[j]!.reason])
    const c = (x: NoticePlan['unresolved'][number]) => uniq(x.candidates.map((k) => `${k.from || k.to ? '' : fold(k.text)}|${k.from}|${k.to}`))
    b.exact('unresolved.candidates', c(t.unresolved[i]!), c(p.unresolved[j]!))
  }
  return b.tally
}

/** Micro-averaged F1 over all fields of some tallies. */
export function microF1(tallies: Tally[]): number {
  const sum = { tp: 0, fp: 0, fn: 0 }
  for (const t of tallies) for (const c of t.values()) for (const k of ['tp', 'fp', 'fn'] as const) sum[k] += c[k]
  return (2 * sum.tp) / (2 * sum.tp + sum.fp + sum.fn || 1)
}

/** Every `quote` inside a plan. */
export function quotesOf(x: unknown): string[] {
  if (Array.isArray(x)) return x.flatMap(quotesOf)
  if (x === null || typeof x !== 'object') return []
  return Object.entries(x).flatMap(([k, v]) => (k === 'quote' && typeof v === 'string' ? [v] : quotesOf(v)))
}
