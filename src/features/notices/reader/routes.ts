import type { Material } from './material.ts'
import type { Report } from './schema.ts'
import type { Range, Script } from './script.ts'
import type { ReadTime } from './timing.ts'

/** Which destinations of a clause belong to which of its pieces. */

/** “…报送至甲，论文电子版发送至乙”: a further destination whose own words name some of the pieces is theirs alone. */
export function sharedBy(script: Script, r: Range, m: Material, fresh: Material[], to: Report['to']): Report['to'] {
  if (to.length < 2 || fresh.length < 2) return to
  const at = (t: Report['to'][number]) => script.compact.indexOf(t.value, r.a)
  const first = Math.min(...to.map(at))
  return to.filter((t) => {
    const start = Math.max(script.n.lastIndexOf('，', at(t)), script.n.lastIndexOf('；', at(t)))
    if (start < first) return true
    const own = script.n.slice(start + 1, at(t))
    const theirs = fresh.filter((x) => own.includes(script.at(x.name).replace(/[》”]$/, '').slice(-2)))
    return theirs.length === 0 || theirs.includes(m)
  })
}

/** Several deadlines in one clause cut it into groups: a destination belongs to the group it stands in. */
export function destinationsFor(script: Script, r: Range, m: Material, due: ReadTime | null, times: ReadTime[], to: Report['to']): Report['to'] {
  if (times.length < 2 || to.length === 0 || !due) return [...to]
  const at = (t: Report['to'][number]) => script.compact.indexOf(t.value, r.a)
  const cuts = times.map((t) => (t === due ? Math.min(t.a, m.name.a) : t.a)).sort((x, y) => x - y)
  const group = (x: number) => cuts.filter((c) => c <= x).length
  const own = to.filter((t) => group(at(t)) === group(m.name.a))
  if (own.length > 0) return own
  const last = to.filter((t) => group(at(t)) === cuts.length)
  return last.length === to.length ? [...to] : []
}
