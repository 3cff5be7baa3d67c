import type { NoticePlan } from './reader/schema.ts'

/** What one person works on: the plan and the suggested modules. */
export interface Work {
  plan: NoticePlan
  inferred: Record<string, string>
}

const lists = ['modules', 'activities', 'reports'] as const
type List = (typeof lists)[number]
const letters: Record<List, string> = { modules: 'm', activities: 'a', reports: 'r' }
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Puts two people's work on one plan together, item by item: what only one changed is taken from them. Open questions
 * are the saved plan's. What both changed differently is a clash, settled for `prefer`.
 * @returns the merged work and the places (item ids, or names of other fields) both changed
 */
export function mergeWork(base: Work, theirs: Work, mine: Work, prefer: 'mine' | 'theirs'): { work: Work; clashes: string[] } {
  const clashes: string[] = []
  const choose = <T>(place: string, was: T, their: T, my: T): T => {
    if (same(my, was) || same(my, their)) return their
    if (same(their, was)) return my
    clashes.push(place)
    return prefer === 'mine' ? my : their
  }
  const plan: NoticePlan = { ...theirs.plan }
  for (const key of ['title', 'kind', 'issuers', 'doc_number', 'recipients', 'cc', 'issued', 'basis', 'theme', 'period', 'contacts', 'sections', 'attachments'] as const)
    Object.assign(plan, { [key]: choose(key, base.plan[key], theirs.plan[key], mine.plan[key]) })
  const renamed = new Map<string, string>()
  for (const list of lists) Object.assign(plan, { [list]: mergeList(list, base.plan, theirs.plan, mine.plan, choose, renamed) })
  const ids = new Set(lists.flatMap((list) => plan[list].map((item) => item.id)))
  const inferred: Record<string, string> = {}
  for (const activity of plan.activities) {
    const module = choose(activity.id, base.inferred[activity.id], theirs.inferred[activity.id], mine.inferred[activity.id])
    if (module !== undefined && ids.has(module)) inferred[activity.id] = module
  }
  plan.unresolved = theirs.plan.unresolved.filter((item) => item.ref === null || ids.has(item.ref))
  plan.activities = plan.activities.map((item) => {
    const module = item.module === null ? null : renamed.get(item.module) ?? item.module
    return { ...item, module: module !== null && ids.has(module) ? module : null }
  })
  return { work: { plan, inferred }, clashes: [...new Set(clashes)] }
}

type Item = NoticePlan[List][number]

function mergeList(list: List, base: NoticePlan, theirs: NoticePlan, mine: NoticePlan, choose: <T>(place: string, was: T, their: T, my: T) => T, renamed: Map<string, string>): Item[] {
  const of = (plan: NoticePlan) => new Map<string, Item>((plan[list] as Item[]).map((item) => [item.id, item]))
  const [was, their, my] = [of(base), of(theirs), of(mine)]
  const merged: Item[] = []
  for (const [id, item] of their) {
    if (!was.has(id)) merged.push(item)
    else {
      const kept = choose(id, was.get(id), item as Item | undefined, my.get(id))
      if (kept) merged.push(kept)
    }
  }
  for (const [id, item] of my) {
    if (was.has(id)) {
      // they took it away; it stays away unless I worked on it
      if (!their.has(id)) {
        const kept = choose(id, was.get(id), undefined as Item | undefined, item)
        if (kept) merged.push(kept)
      }
      continue
    }
    // both added something under one number: mine gets the next
    let fresh = id
    for (let n = 1; their.has(fresh) || merged.some((each) => each.id === fresh); n++) fresh = `${letters[list]}${n}`
    if (fresh !== id) renamed.set(id, fresh)
    merged.push({ ...item, id: fresh })
  }
  return merged
}
