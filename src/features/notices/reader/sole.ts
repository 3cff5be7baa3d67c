import { draftActivity, type Draft } from './draft.ts'
import { findLabels } from './labels.ts'
import type { Outline } from './outline.ts'
import type { Part } from './parts.ts'
import type { NoticeKind } from './schema.ts'
import { sentences, type Range, type Script } from './script.ts'
import type { YearContext } from './years.ts'
import { readTimes } from './timing.ts'
import { topicOf } from './topics.ts'

/**
 * A notice that is about one thing only (a meeting, a lecture, a contest): no list of activities, but sections or
 * labelled lines for time and place. The title names it.
 */
export function soleActivity(script: Script, title: Range, parts: { part: Part; outline: Outline }[], years: YearContext, kind: NoticeKind): Draft | null {
  if (kind === 'collection' || kind === 'selection' || kind === 'forward') return null
  const s = script.at(title)
  const m = /(?:关于)?(?:组织|集中|继续)?(?:举办|召开|举行|开展|组织|参加|做好)(?:好)?(.{3,50}?)(?:工作)?(?:有关事项|相关工作|有关工作)?的(?:预?通知|公告|函)$/.exec(s)
  if (!m) return null
  const at = title.a + m.index + m[0].indexOf(m[1]!)
  const name = { a: at, b: at + m[1]!.length }
  const text: Range[] = []
  for (const { part, outline } of parts) {
    if (part.form || part.label !== 'body') continue
    for (const item of outline.top) {
      const topic = topicOf(script.at(item.head))
      if (topic !== 'time' && topic !== 'place' && topic !== 'people' && topic !== 'activity' && topic !== 'org') continue
      text.push({ a: item.head.a, b: item.b }, ...item.notes.map((i) => script.range(i)))
    }
    for (const i of outline.intro) {
      const r = script.range(i)
      const labels = findLabels(script, r)
      if (labels.some((l) => l.label === 'time' || l.label === 'place')) text.push(r)
      else for (const x of sentences(script.n, r)) if (/(?:定于|拟于|决定于|将于|于)[^。]{2,40}(?:举办|召开|举行|开展)/.test(script.at(x))) text.push(x)
    }
  }
  if (text.length === 0 || !text.some((r) => readTimes(script, r, years).length > 0)) return null
  return draftActivity(script, { name, text, quote: name, module: null, inherited: [], rule: 'activities.whole-notice' }, years)
}
