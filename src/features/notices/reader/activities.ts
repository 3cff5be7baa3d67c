import { draftActivity, draftModule, type Draft } from './draft.ts'
import { findLabels, labelOf } from './labels.ts'
import type { Item, Outline } from './outline.ts'
import type { Part } from './parts.ts'
import type { Range, Script } from './script.ts'
import { activityPhrase, meetings, prose, running, VERB } from './prose.ts'
import type { ReadActivities, Scene } from './scene.ts'
import { sentences } from './script.ts'
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
  settlePhases(scene)
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
  if (topic === 'module' && others(scene, item, outline)) {
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

/** Whether other sections list activities of their own. */
const others = (scene: Scene, item: Item, outline: Outline) =>
  outline.top.some((t) => t !== item && ['activity', 'steps', 'duties', null].includes(topicOf(headOf(scene.script, t)) as string | null) && t.children.length > 0)

const GENERIC = /^(?:.{0,8}(?:活动|工作|任务|具体|主要|重点|主题|主会场|宣传|系列|实施)?(?:内容|安排|项目|任务|形式|活动|方案|举措|措施|日程|步骤|分工|重点|方式|要求)(?:及.*|和.*|与.*)?)$|主会场/

/** Sections that are thematic blocks by themselves: specific titles, at least two of them with items. */
function isNamedBlock(scene: Scene, item: Item, topic: Topic | null, outline: Outline): boolean {
  const title = headOf(scene.script, item)
  if (topic === 'steps' || topic === 'duties' || item.marker.type === 'chapter') return false
  if (/专项|阶段|板块|模块|篇章|行动$/.test(title) && !/^(?:活动|工作|实施|时间).{0,4}(?:阶段|步骤)/.test(title)) return true
  if (GENERIC.test(title)) return false
  const peers = outline.top.filter((t) => t.children.length > 0 && !GENERIC.test(headOf(scene.script, t)) && ['activity', null].includes(topicOf(headOf(scene.script, t)) as string | null))
  return peers.length >= 2
}

function addModule(scene: Scene, item: Item, times: ReadTime[], rule: string): string {
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

const PHASE = /^第[一二三四五六七八九十\d]+(?:阶段|周|批|步|季度)|第[一二三四五六七八九十\d]+阶段|(?:发动|部署|启动|实施|总结|推进|准备|宣传|检查|整改|提升|动员|筹备|自查|督查|验收|评估|评选|申报|初评|展示|巩固)阶段/

/** An item beneath a section: an activity, a block with activities beneath it, a phase, or neither. */
function entry(scene: Scene, item: Item, module: string | null, inherited: ReadTime[], topic: Topic | null) {
  const { script } = scene
  const name = headOf(script, item)
  const t = topicOf(name)
  const inBlank = topic === null || topic === 'activity'
  if (item.level === 0 && t && ['theme', 'time', 'place', 'people', 'contact', 'guide', 'require', 'report', 'award', 'org'].includes(t)) return
  if (labelOf(name) && item.level > 0) return
  if (PHASE.test(name)) {
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

/** Whether an item beneath a heading is something done (and so its heading is a block). */
function looksDone(scene: Scene, item: Item): boolean {
  const { script } = scene
  const name = headOf(script, item)
  if (exhorts(name) || labelOf(name)) return false
  const text = script.n.slice(item.a, item.b)
  return readTimes(script, { a: item.a, b: item.b }, scene.years).length > 0 || /(?:责任|牵头|主办|承办|负责|时间：)/.test(text)
    || /(?:举办|开展|组织|召开|活动|竞赛|讲座|展|赛|会|仪式|演出|慰问|义诊|宣讲)/.test(name) || item.notes.some((i) => findLabels(script, script.range(i)).length > 0)
}

/** 5月：…；…: what a month's line lists. */
function monthly(scene: Scene, item: Item, times: ReadTime[], module: string | null) {
  const { script } = scene
  const ranges = [item.rest, ...item.notes.map((i) => script.range(i))].filter((r): r is Range => r !== null)
  const lead = item.rest ? sentences(script.n, item.rest, '。')[0] : undefined
  // “3月：宣传发动。…”: a short phrase names what the rest tells.
  if (lead && item.rest && lead.b < item.rest.b && lead.b - lead.a <= 13 && !VERB.test(script.at(lead))) {
    const name = { a: lead.a, b: lead.b - 1 }
    scene.out.drafts.push(draftActivity(script, { name, text: [{ a: lead.b, b: item.rest.b }, ...ranges.slice(1)], quote: { a: item.a, b: lead.b - 1 }, module, inherited: times, rule: 'activities.month-line' }, scene.years))
    return
  }
  for (const r of ranges) {
    for (const piece of sentences(script.n, r, '。；')) {
      const s = script.at(piece)
      if (piece.b - piece.a < 4 || asksReport(s) || (/(?:报送|上报|提交)/.test(s) && !/(?:举办|举行|召开|开展)/.test(s)) || /^[^，]{2,20}(?:负责|牵头|督导)[^，]{0,6}[。；]?$/.test(s)) continue
      const name = activityPhrase(script, piece)
      scene.out.drafts.push(draftActivity(script, { name, text: [piece], quote: piece, module, inherited: times, rule: 'activities.month-line' }, scene.years))
    }
  }
}

function draftItem(scene: Scene, item: Item, module: string | null, inherited: ReadTime[]): Draft {
  const { script } = scene
  const kids = collect(item)
  const own = script.at(item.head)
  const running = !item.rest && script.n[item.b - 1] === '。' || own.length > 36 || (own.includes('，') && (own.length > 24 || /^[^，]{0,14}[日月周旬前起]，/.test(own)))
  const name = running ? activityPhrase(script, item.head) : item.head
  const first = running ? { a: item.head.a, b: item.b } : item.rest
  const notes = item.notes.map((i) => script.range(i)).filter((r) => belongs(script, item, r))
  const text = [first, ...notes, ...kids].filter((r): r is Range => r !== null)
  return draftActivity(script, { name, text, quote: { a: item.a, b: item.head.b }, module, inherited, rule: running ? 'activities.running-item' : 'activities.item' }, scene.years)
}

/** Text of the items beneath, each with its labels. */
const collect = (item: Item): Range[] => item.children.flatMap((c) => [{ a: c.marker.type === 'is' ? c.a : c.a + c.marker.length, b: c.b }, ...collect(c)])

/** Unnumbered paragraphs after an item with running text belong to it only when they are labelled lines. */
function belongs(script: Script, item: Item, r: Range): boolean {
  if (item.alone || item.rest === null) return !/^(?:请各|各单位|特此)/.test(script.at(r))
  const labels = findLabels(script, r)
  return labels.length > 0 && labels[0]!.a - r.a <= 3 && labels[0]!.label !== 'contact'
}

/** Phases are activities when the notice lists nothing else to do, else modules (with what they group). */
function settlePhases(scene: Scene) {
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

function settleBlocks(scene: Scene) {
  for (const b of scene.blocks) addModule(scene, b, readTimes(scene.script, b.head, scene.years), 'modules.block')
}
