import { draftActivity, type Draft } from './draft.ts'
import { findLabels, labelOf } from './labels.ts'
import type { Item } from './outline.ts'
import { activityPhrase, VERB } from './prose.ts'
import type { Scene } from './scene.ts'
import { sentences, type Range, type Script } from './script.ts'
import { readTimes, type ReadTime } from './timing.ts'
import { asksReport, exhorts } from './topics.ts'

/** Items of the outline as activities. */

/** 5月：…；…: what a month's line lists. */
export function monthly(scene: Scene, item: Item, times: ReadTime[], module: string | null) {
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

/** An activity from an item, its notes and the items beneath it. */
export function draftItem(scene: Scene, item: Item, module: string | null, inherited: ReadTime[]): Draft {
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

/** Whether an item beneath a heading is something done (and so its heading is a block). */
export function looksDone(scene: Scene, item: Item): boolean {
  const { script } = scene
  const name = script.at(item.head)
  if (exhorts(name) || labelOf(name)) return false
  const text = script.n.slice(item.a, item.b)
  return readTimes(script, { a: item.a, b: item.b }, scene.years).length > 0 || /(?:责任|牵头|主办|承办|负责|时间：)/.test(text)
    || /(?:举办|开展|组织|召开|活动|竞赛|讲座|展|赛|会|仪式|演出|慰问|义诊|宣讲|进(?:校园|社区|农村|乡村|企业|机关|家庭|军营|景区|商圈|工地|园区|车间|网络|楼宇|学校))/.test(name) || (item.rest !== null && name.length <= 12 && /^[^。]{0,20}(?:组织|举办|开展|邀请|推出)[^。]{4,}。/.test(script.at(item.rest))) || item.notes.some((i) => findLabels(script, script.range(i)).length > 0)
}

