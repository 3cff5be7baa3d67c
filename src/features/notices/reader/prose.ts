import { draftActivity, type Draft } from './draft.ts'
import { findLabels } from './labels.ts'
import type { Item, Outline } from './outline.ts'
import type { Part } from './parts.ts'
import type { Scene } from './scene.ts'
import { sentences, type Range, type Script } from './script.ts'
import type { ReadTime } from './timing.ts'
import { asksReport, exhorts, type Topic } from './topics.ts'

export const VERB = /(?:组织开展|集中开展|广泛开展|深入开展|开展|举办|举行|召开|组织|承办|主办|推出|制作|启动|设立|发放|完成|进行)/

/** In running text, the phrase that names the activity. */
export function activityPhrase(script: Script, r: Range): Range {
  const s = script.at(r)
  const clauses = [...s.matchAll(/[^，。；：]+/g)]
  const named = clauses.find((c) => VERB.test(c[0]) && /(?:活动|会|赛|展|讲座|仪式|演出|培训|课|营|节|日|周|行动|义诊|宣讲|慰问|论坛|检查|咨询|服务|体验|参观|晚会|演练)/.test(c[0]))
    ?? clauses.find((c) => VERB.test(c[0])) ?? clauses[0]
  if (!named) return r
  const m = new RegExp(`${VERB.source}(?:一次|一场|以|两场|\\d+场|一系列)?(“.{2,30}”.{0,16}|.{2,36})$`).exec(named[0])
  const text = m && m[1] ? m[1].replace(/^(?:以“[^”]+”为主题的)/, '') : named[0]
  const at = r.a + named.index + named[0].length - text.length
  return { a: at, b: at + text.length }
}

/** Running text of an activity section without items: sentences with a body, a time or a verb of doing. */
export function prose(scene: Scene, item: Item, inherited: ReadTime[], topic: Topic | null, _outline: Outline) {
  const { script } = scene
  const ranges = [item.rest, ...item.notes.map((i) => (script.paragraphs[i]!.kind === 'row' ? null : script.range(i)))].filter((r): r is Range => r !== null)
  if (topic === 'steps' || topic === 'module') return
  const plain = ranges.filter((r) => findLabels(script, r).length === 0)
  for (const r of plain) {
    const list = sentences(script.n, r)
    for (const x of list) {
      const s = script.at(x)
      if (!VERB.test(s) || asksReport(s.slice(0, 12)) || exhorts(s.slice(0, 14))) continue
      if (scene.kind === 'collection' || scene.kind === 'selection') continue
      const name = activityPhrase(script, x)
      const draft = draftActivity(script, { name, text: [x], quote: x, module: null, inherited, rule: 'activities.prose' }, scene.years)
      if (draft.evidence.owner || draft.evidence.time || (topic === 'activity' && draft.evidence.place)) scene.out.drafts.push(draft)
    }
  }
}

/** A notice in running prose: sentences whose subject is told to do something at some time. Two of them make a list. */
export function running(scene: Scene, outline: Outline) {
  const { script } = scene
  if (scene.kind === 'collection' || scene.kind === 'selection') return
  const found: Draft[] = []
  for (const i of outline.intro) {
    if (script.paragraphs[i]!.kind === 'row') continue
    for (const sentence of sentences(script.n, script.range(i))) {
      // What stands behind “…通知如下：” is what is ordered.
      const lead = /^[^。]{0,200}(?:如下|下列)[^。：]{0,8}：/.exec(script.at(sentence))?.[0].length ?? 0
      const x = { a: sentence.a + lead, b: sentence.b }
      const s = script.at(x)
      if (x.b - x.a > 400 || !VERB.test(s) || /^(?:为|根据|按照|请各|各单位|去年)/.test(s)) continue
      const name = activityPhrase(script, x)
      const draft = draftActivity(script, { name, text: [x], quote: x, module: null, inherited: [], rule: 'activities.prose' }, scene.years)
      if (draft.evidence.time && draft.evidence.owner && draft.activity.owners.every((o) => !/^(?:各单位|各部门)$/.test(o.name))) found.push(draft)
    }
  }
  if (found.length >= 2) scene.out.drafts.push(...found)
}

/** “…会议拟于1月中旬召开”: something that takes place, said in passing. */
export function meetings(scene: Scene, part: Part, _outline: Outline) {
  const { script } = scene
  const from = part.from < script.paragraphs.length ? script.range(part.from).a : 0
  const to = part.to > part.from ? script.range(part.to - 1).b : from
  for (const s of sentences(script.n, { a: from, b: to }, '。')) {
    if (s.b - s.a > 400 || scene.out.drafts.some((d) => d.at >= s.a && d.at < s.b)) continue
    const text = script.at(s)
    const m = /(?:^|[，；）])((?:[^，。；：]{2,30}?)(?:会议|大会|会|仪式|赛|展|活动|论坛|晚会|培训班|讲座))(?:定|拟|计划|将|初步定|暂定)(?:于|在)([^，。；]{2,24}?)(?:在[^，。；]{2,24})?(?:召开|举行|举办|启动)/.exec(text)
    if (!m) continue
    const at = s.a + m.index + m[0].indexOf(m[1]!)
    const name = { a: at, b: at + m[1]!.length }
    if (scene.out.drafts.some((d) => d.activity.name === script.raw(name.a, name.b))) continue
    const draft = draftActivity(script, { name, text: [{ a: at, b: s.b }], quote: { a: at, b: s.a + m.index + m[0].length }, module: null, inherited: [], rule: 'activities.announced-meeting' }, scene.years)
    if (draft.evidence.time) {
      draft.activity.forms = []
      scene.out.drafts.push(draft)
    }
  }
}
