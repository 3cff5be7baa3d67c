import type { Draft } from './draft.ts'
import { isBody } from './bodies.ts'
import type { Item, Outline } from './outline.ts'
import type { Range, Script } from './script.ts'
import { sentences } from './script.ts'
import type { OwnerRole } from './schema.ts'
import { topicOf } from './topics.ts'

const ROLES: readonly (readonly [RegExp, OwnerRole])[] = [
  [/^牵头/, '牵头'], [/^(?:协办|协助承办)/, '协办'], [/^(?:配合|协助|参与配合|协同|支持)/, '配合'], [/^主办/, '主办'], [/^承办/, '承办'],
  [/^(?:指导|督导)/, '指导'], [/^参与/, '参与'], [/^(?:负责|组织|具体负责|开展|举办|实施|做好)/, '责任'],
]

/** Duties given inversely (body → what it does): the owners of activities that stand elsewhere. */
export function readDuties(script: Script, parts: { outline: Outline }[], drafts: Draft[]) {
  if (drafts.length === 0) return
  for (const { outline } of parts) {
    for (const item of outline.all) {
      if (topicOf(script.at(item.head)) !== 'duties') continue
      for (const line of linesOf(script, item)) assign(script, line, drafts)
    }
  }
}

const linesOf = (script: Script, item: Item): Range[] => [
  ...item.notes.map((i) => script.range(i)),
  ...item.children.map((c) => ({ a: c.a + c.marker.length, b: c.b })),
]

/** 某局：牵头甲，配合乙、丙。 */
function assign(script: Script, line: Range, drafts: Draft[]) {
  const s = script.at(line)
  const colon = s.indexOf('：')
  if (colon < 2 || colon > 30) return
  const bodies = s.slice(0, colon).split('、')
  if (!bodies.every((b) => isBody(b))) return
  let role: OwnerRole | null = null
  for (const clause of sentences(script.n, { a: line.a + colon + 1, b: line.b }, '，。；')) {
    const text = script.at(clause)
    role = ROLES.find(([rule]) => rule.test(text))?.[1] ?? role
    if (!role) continue
    for (const d of drafts) {
      if (!mentions(text, d.activity.name)) continue
      let at = line.a
      for (const b of bodies) {
        const name = script.raw(at, at + b.length)
        at += b.length + 1
        if (!d.activity.owners.some((o) => o.name === name && o.role === role)) d.activity.owners.push(script.why({ name, role, quote: script.quote(line.a, Math.min(line.b, clause.b)).replace(/[。；，]$/, '') }, 'owners.duties'))
      }
    }
  }
}

const bare = (s: string) => s.replace(/[“”《》（）]/g, '').replace(/活动$/, '')

/** The clause names the activity, wholly or by its last words. */
function mentions(text: string, name: string): boolean {
  const n = bare(name)
  return n.length >= 3 && bare(text).includes(n)
}
