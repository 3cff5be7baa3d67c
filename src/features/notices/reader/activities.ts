import { addModule, isDirections, isNamedBlock, isPhase, others, settleBlocks, settlePhases } from './blocks.ts'
import { draftItem, looksDone, monthly } from './items.ts'
import { labelOf } from './labels.ts'
import type { Item, Outline } from './outline.ts'
import type { Part } from './parts.ts'
import { meetings, prose, running } from './prose.ts'
import type { ReadActivities, Scene } from './scene.ts'
import type { Range, Script } from './script.ts'
import { readTables } from './tables.ts'
import type { YearContext } from './years.ts'
import { readTimes, type ReadTime } from './timing.ts'
import { asksReport, exhorts, topicOf, type Topic } from './topics.ts'
import type { NoticeKind } from './schema.ts'

/** Reads what the campaign does from all parts. */
export function readActivities(script: Script, parts: { part: Part; outline: Outline }[], years: YearContext, kind: NoticeKind): ReadActivities {
  const scene: Scene = { script, years, kind, out: { drafts: [], modules: [] }, phases: [], blocks: [] }
  for (const { part, outline } of parts) {
    if (part.form) continue
    const tables = readTables(script, part, years)
    const before = scene.out.modules.length
    for (const d of tables.drafts) {
      if (d.activity.module !== null) d.activity.module = `m${Number(d.activity.module.slice(1)) + before}`
      scene.out.drafts.push(d)
    }
    scene.out.modules.push(...tables.modules)
    const sectioned = outline.top.some((t) => topicOf(headOf(script, t)) !== null && (t.children.length > 0 || t.notes.length > 0 || t.alone))
    for (const item of outline.top) {
      if (sectioned) section(scene, item, outline)
      else entry(scene, item, null, [], null)
    }
  }
  settlePhases(scene, entry)
  if (scene.out.drafts.length === 0) for (const { part, outline } of parts) if (!part.form) running(scene, outline)
  if (scene.out.drafts.length > 0 || scene.blocks.length > 0) settleBlocks(scene)
  for (const { part, outline } of parts) if (!part.form) meetings(scene, part, outline)
  order(scene.out)
  return scene.out
}

/** Puts everything into the order of the text; references to modules follow. */
function order(out: ReadActivities) {
  out.drafts.sort((x, y) => x.at - y.at)
  const before = [...out.modules]
  out.modules.sort((x, y) => x.at - y.at)
  const now = new Map(before.map((m, i) => [`m${i + 1}`, `m${out.modules.indexOf(m) + 1}`]))
  for (const d of out.drafts) if (d.activity.module !== null) d.activity.module = now.get(d.activity.module) ?? null
}

const headOf = (script: Script, item: Item) => script.at(item.head)

/** A first-level section. */
function section(scene: Scene, item: Item, outline: Outline) {
  const { script } = scene
  if (item.marker.type === 'month' || item.marker.type === 'phase' || item.marker.type === 'named') {
    entry(scene, item, null, [], 'activity')
    return
  }
  const title = headOf(script, item)
  const topic = topicOf(title)
  if (topic === 'theme' || topic === 'guide' || topic === 'contact' || topic === 'people' || topic === 'place' || topic === 'award' || topic === 'time' || topic === 'org') return
  if (topic === 'require' || topic === 'report') return
  const times = readTimes(script, item.head, scene.years)
  const inherited = topic === 'steps' ? [] : times
  if ((topic === 'module' && others(scene, item, outline)) || isDirections(scene, item, outline)) {
    scene.blocks.push(...item.children)
    return
  }
  if (item.children.length > 0) {
    const named = isNamedBlock(scene, item, topic, outline)
    let moduleId: string | null = null
    if (named) moduleId = addModule(scene, item, times, 'modules.section')
    for (const child of item.children) entry(scene, child, moduleId, inherited, topic)
    return
  }
  prose(scene, item, inherited, topic, outline)
}

// What a call says about itself.
const CONDITION = /^(?:征集|征稿|投稿|报名|参赛|参评|申报|推荐|作品|论文)(?:范围|方式|要求|对象|时间|条件|办法|须知|途径|数量|名额)$/

/** An item beneath a section: an activity, a block with activities beneath it, a phase, or neither. */
function entry(scene: Scene, item: Item, module: string | null, inherited: ReadTime[], topic: Topic | null) {
  const { script } = scene
  const name = headOf(script, item)
  const t = topicOf(name)
  const inBlank = topic === null || topic === 'activity'
  if (item.level === 0 && t && ['theme', 'time', 'place', 'people', 'contact', 'guide', 'require', 'report', 'award', 'org'].includes(t)) return
  if (item.level > 0 && (labelOf(name) || CONDITION.test(name))) return
  if (isPhase(name)) {
    scene.phases.push(item)
    return
  }
  if (asksReport(name)) return
  const month = item.marker.type === 'month'
  const own = month ? readTimes(script, { a: item.a, b: item.head.b }, scene.years) : readTimes(script, bracketOrHead(script, item), scene.years)
  const kids = item.children.filter((c) => !labelOf(headOf(script, c)))
  const labelled = item.children.length - kids.length
  const peers = item.parent ? item.parent.children : []
  const single = kids.length === 1 && item.alone && kids[0]!.rest !== null && peers.length >= 2 && peers.every((x) => x.children.length > 0)
  const groups = (kids.length >= 2 || single || (month && kids.length === 1)) && labelled < 2 && kids.filter((c) => looksDone(scene, c)).length >= Math.ceil(kids.length / 2)
  if (groups && (item.alone || month || item.rest === null || introduces(script, item.rest))) {
    const id = month ? module : addModule(scene, item, own, 'modules.group')
    for (const c of kids) entry(scene, c, id, own.length ? own : inherited, topic ?? 'activity')
    return
  }
  if (month) {
    monthly(scene, item, own, module)
    return
  }
  const draft = draftItem(scene, item, module, own.length ? [] : inherited)
  const e = draft.evidence
  if (exhorts(name) && !e.owner && !e.time) return
  if (topic === null || !inBlank || item.level === 0) {
    if (!e.owner && !e.time && !e.place && !(e.form && !exhorts(name))) return
    if (exhorts(name) && !e.owner) return
  }
  if ((scene.kind === 'collection' || scene.kind === 'selection') && !e.owner && !(e.time && /仪式|会$|活动|培训|答辩|展|赛|讲/.test(name))) return
  if (onlyReports(script, item) && !e.owner && !e.place) return
  scene.out.drafts.push(draft)
}

const introduces = (script: Script, r: Range) => /[：]$|如下|以下/.test(script.at(r).slice(-8)) || r.b - r.a < 30

function bracketOrHead(script: Script, item: Item): Range {
  const s = script.at(item.head)
  const m = /（[^（）]*）$/.exec(s)
  return m ? { a: item.head.a + m.index, b: item.head.b } : { a: item.head.a, b: item.head.a }
}

/** Items such as “请各社区于12月15日前报送…” only ask for something. */
function onlyReports(script: Script, item: Item): boolean {
  const s = script.n.slice(item.head.a, item.b)
  return /(?:报送|上报|提交|发送至|发至|报至|报名|填报|注册|登记)/.test(s) && !/(?:举办(?!单位|方)|举行|召开|(?<!各?活动)开展)/.test(s)
}

