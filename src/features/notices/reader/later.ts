import type { Unresolved, UnresolvedField } from './schema.ts'
import { findLabels, type Labelled } from './labels.ts'
import type { Part } from './parts.ts'
import { sentences, type Range, type Script } from './script.ts'
import { findAnnouncements } from './unfixed.ts'

/** What a notice leaves to a later announcement. */

export function unresolved(script: Script, field: UnresolvedField, text: string, reason: Unresolved['reason'], r: Range): Unresolved {
  return script.why({ field, ref: null, text, reason, candidates: [], quote: script.quote(r.a, r.b) }, `unresolved.${reason}`)
}

const RULES = /日程|办法|细则|方案|规则|规程|名额|标准|事宜|要求|形式|方式|议程|指南/

/** 时间、地点另行通知 and the like in an activity's text: one entry for each field left open. */
export function announcements(script: Script, r: Range): Unresolved[] {
  const out: Unresolved[] = []
  for (const x of findAnnouncements(script.at(r))) {
    const a = r.a + x.a
    const b = r.a + x.b
    const text = script.raw(a, b)
    const fields: UnresolvedField[] = []
    const context = text.length < 6 ? script.n.slice(Math.max(r.a, a - 12), b).split(/[。；，]/).pop()! : text
    if (/时间|日期|日程|排期|场次|安排(?!另)|日$/.test(context)) fields.push('activities.time')
    if (/地点|路线|场地/.test(context)) fields.push('activities.places')
    if (fields.length === 0 && RULES.test(context)) fields.push('other')
    if (fields.length === 0 && /视天气|而定/.test(text)) fields.push('activities.time')
    for (const field of fields) out.push(unresolved(script, field, text, 'to_be_announced', { a, b }))
  }
  return out
}

const LATER = /另行|另文|另发|待定|待通知|再行通知|届时通知/

/** A labelled time or place that only says it will be announced: 时间：另行通知. */
export function labelledLater(script: Script, labels: Labelled[]): Unresolved[] {
  return labels.flatMap((l) => {
    const field = l.label === 'time' ? 'activities.time' : l.label === 'place' ? 'activities.places' : null
    if (!field || l.value.b <= l.value.a || !LATER.test(script.at(l.value)) || l.value.b - l.value.a > 30) return []
    return [unresolved(script, field, script.raw(l.value.a, l.value.b), 'to_be_announced', l.value)]
  })
}

const ISSUED_LATER = /另行(?:通知|公布|公告|安排|确定|发布|印发|下发|制定|告知|部署|明确)|另文|另发|在第[二三四]号通知中(?:公布|发布)|(?:稍后|随后|后续|届时)(?:将)?(?:另行)?(?:下发|印发|制发)/

/** Rules announced for later that no activity or report holds: “评选办法另文下发”. `open` is what is known already. */
export function rulesLater(script: Script, parts: Part[], open: readonly Unresolved[]): Unresolved[] {
  const out: Unresolved[] = []
  for (const part of parts) {
    if (part.form) continue
    for (let i = part.from; i < part.to; i++) {
      const line = script.line(i)
      if (script.paragraphs[i]!.kind === 'row' || !ISSUED_LATER.test(line)) continue
      const whole = script.range(i)
      for (const clause of sentences(script.n, whole, '，。；：')) {
        const s = script.at(clause)
        if (!ISSUED_LATER.test(s) || !RULES.test(s) || /结果|名单|时间|地点/.test(s)) continue
        const b = clause.b - (/[，。；：]$/.test(s) ? 1 : 0)
        const lead = /^(?:（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])/.exec(s)?.[0].length ?? 0
        const text = script.raw(clause.a + lead, b)
        if (open.some((u) => text.includes(u.text) || u.text.includes(text)) || findLabels(script, whole).some((l) => l.label === 'time')) continue
        out.push(unresolved(script, 'other', text, 'to_be_announced', { a: clause.a + lead, b }))
      }
    }
  }
  return out
}
