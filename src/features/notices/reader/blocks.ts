import { draftModule } from './draft.ts'
import { draftItem, looksDone } from './items.ts'
import { findLabels } from './labels.ts'
import type { Item, Outline } from './outline.ts'
import type { Scene } from './scene.ts'
import type { Range, Script } from './script.ts'
import { readTimes, type ReadTime } from './timing.ts'
import { exhorts, topicOf, type Topic } from './topics.ts'

/** Thematic blocks and phases: what groups activities or stands beside them. */

const GENERIC = /^(?:.{0,8}(?:活动|工作|任务|具体|主要|重点|主题|主会场|宣传|系列|实施)?(?:内容|安排|项目|任务|形式|活动|方案|举措|措施|日程|步骤|分工|重点|方式|要求)(?:及.*|和.*|与.*)?)$|主会场/

/** Sections that are thematic blocks by themselves: specific titles, at least two of them with items. */
export function isNamedBlock(scene: Scene, item: Item, topic: Topic | null, outline: Outline): boolean {
  const title = scene.script.at(item.head)
  if (topic === 'steps' || topic === 'duties' || item.marker.type === 'chapter') return false
  if (/^(?:专项|重点|主要|集中|具体|系列)?(?:行动|活动)$/.test(title)) return false
  if (/专项|阶段|板块|模块|篇章|行动$/.test(title) && !/^(?:活动|工作|实施|时间).{0,4}(?:阶段|步骤)/.test(title)) return true
  if (GENERIC.test(title)) return false
  const peers = outline.top.filter((t) => t.children.length > 0 && !GENERIC.test(scene.script.at(t.head)) && ['activity', null].includes(topicOf(scene.script.at(t.head)) as string | null))
  return peers.length >= 2
}

export function addModule(scene: Scene, item: Item, times: ReadTime[], rule: string): string {
  const { script } = scene
  const text = [item.rest, ...item.notes.map((i) => script.range(i))].filter((r): r is Range => r !== null)
  const name = nameRange(script, item)
  const draft = draftModule(script, { name, text: item.rest || item.notes.length ? text : [], quote: { a: item.a, b: item.head.b }, times, rule })
  scene.out.modules.push(draft)
  return `m${scene.out.modules.length}`
}

/** “第一阶段：宣传发动（3月1日至10日）”: the name without the brackets that hold dates. */
function nameRange(script: Script, item: Item): Range {
  const s = script.at(item.head)
  const m = /（[^（）]*\d[^（）]*）$/.exec(s)
  return m && m.index > 1 ? { a: item.head.a, b: item.head.a + m.index } : item.head
}

// Any heading that calls itself a phase is one.
const PHASE = /^第[一二三四五六七八九十\d]+(?:阶段|周|批|步|季度)|阶段(?:$|[（：:])/

export const isPhase = (name: string): boolean => PHASE.test(name)

// Words by which a section says that what it lists are directions, not things to do.
const DIRECTIONS = /(?:[一二三四五六七八九十两\d]{1,2}(?:个|大|项)|以下|如下|下列|上述)[^，。；：]{0,6}(?:模块|板块|版块|方面|方向|领域|专题|篇章|系列|单元|层面|维度)/

/**
 * A list of directions: nothing in it has a day or an owner, while another section lists what is done, with owners
 * or days. The lead-in names them (围绕五个模块), or all are short phrases without a verb of doing.
 */
export function isDirections(scene: Scene, item: Item, outline: Outline): boolean {
  const { script } = scene
  if (item.children.length < 2 || item.children.some((c) => isFixed(scene, c))) return false
  const lead = [item.head, item.rest, ...item.notes.map((i) => script.range(i))].filter((r): r is Range => r !== null && r.a < item.children[0]!.a)
  const named = lead.some((r) => DIRECTIONS.test(script.at(r)))
  const plain = item.children.every((c) => c.head.b - c.head.a <= 8 && !looksDone(scene, c) && !exhorts(script.at(c.head)) && (c.rest !== null || c.notes.length > 0))
  if (!named && !plain) return false
  return outline.top.some((t) => t !== item && t.children.length >= 2 && t.children.filter((c) => isFixed(scene, c)).length >= t.children.length / 2)
}

/** Whether an item fixes a day or names an owner. */
function isFixed(scene: Scene, item: Item): boolean {
  const { script } = scene
  const ranges = [{ a: item.a, b: item.b }, ...item.notes.map((i) => script.range(i))]
  return ranges.some((r) => readTimes(script, r, scene.years).length > 0 || findLabels(script, r).some((l) => l.label === 'owner' || l.label === 'time'))
    || item.children.some((c) => isFixed(scene, c))
}

/** Whether other sections list activities of their own. */
export const others = (scene: Scene, item: Item, outline: Outline) =>
  outline.top.some((t) => t !== item && ['activity', 'steps', 'duties', null].includes(topicOf(scene.script.at(t.head)) as string | null) && t.children.length > 0)


type Entry = (scene: Scene, item: Item, module: string | null, inherited: ReadTime[], topic: Topic | null) => void

/** Phases are activities when the notice lists nothing else to do, else modules (with what they group). */
export function settlePhases(scene: Scene, entry: Entry) {
  const { script } = scene
  const grouped = scene.phases.some((p) => p.children.filter((c) => looksDone(scene, c)).length >= 2)
  const alone = scene.out.drafts.length === 0 && !grouped
  for (const p of scene.phases) {
    const times = readTimes(script, { a: p.a, b: p.rest && !/[（(]/.test(script.at(p.head)) ? Math.min(p.b, p.head.b + 40) : p.head.b }, scene.years)
    if (alone) {
      scene.out.drafts.push(draftItem(scene, p, null, times.length && readTimes(script, { a: p.head.b, b: p.b }, scene.years).length ? [] : times))
      continue
    }
    const id = addModule(scene, p, times, 'modules.phase')
    if (grouped) for (const c of p.children) entry(scene, c, id, times, 'activity')
  }
}

export function settleBlocks(scene: Scene) {
  for (const b of scene.blocks) addModule(scene, b, readTimes(scene.script, b.head, scene.years), 'modules.block')
}
