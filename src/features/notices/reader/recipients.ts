import type { Named } from './schema.ts'
import { isBody } from './bodies.ts'
import { splitOutside, type Range, type Script } from './script.ts'

/** The line of recipients above the running text. */

const RUN_ON = /^(?:为|根据|按照|现|经|今年|近|日前|自|在|由|当前|依据|遵照|[12]\d{3}年|\d{1,2}月|值此|随着|定于|兹)/

export function findRecipients(script: Script, at: number): { recipients: Named[]; bodyFrom: number; runOn: Range | null } {
  const none = { recipients: [], bodyFrom: at, runOn: null }
  for (let i = at, spread = 0; i < Math.min(script.paragraphs.length, at + 45); i++, spread++) {
    const line = script.line(i)
    if (/。/.test(line) && !/^[^。]{2,400}：/.test(line)) return none
    if (/^(?:[一二三四]、|（一）|1[.、]|附件|时间：|地点：|联系人)/.test(line)) return none
    const colon = colonOutside(line)
    if (colon < 0) {
      if (spread > 40 || line.length > 300) return none
      continue
    }
    const own = line.slice(0, colon)
    if (/。|^(?:为|根据|按照|现就|现将|经|通知如下)|如下$|主题$|时间$|地点$/.test(own)) return none
    if (colon < line.length - 1 && !RUN_ON.test(line.slice(colon + 1))) return none
    const start = firstRecipientLine(script, at, i)
    const r = { a: script.range(start).a, b: script.range(i).a + colon }
    const pieces = (start === i ? [r] : rangesOf(script, start, i, colon)).flatMap((x) => splitOutside(script.n, x, '、，；'))
    if (pieces.length === 0) return none
    return {
      recipients: pieces.map((p) => script.why({ name: script.raw(p.a, p.b), quote: script.quote(p.a, p.b) }, 'recipients.line')),
      bodyFrom: colon < line.length - 1 ? i : i + 1,
      runOn: colon < line.length - 1 ? { a: script.range(i).a + colon + 1, b: script.range(i).b } : null,
    }
  }
  return none
}

function firstRecipientLine(script: Script, at: number, last: number): number {
  let start = last
  while (start > at && !/[。：]$/.test(script.line(start - 1)) && script.line(start - 1).length < 200) start--
  return start
}

/** One range per line; lines that break a name are taken together. */
function rangesOf(script: Script, from: number, to: number, colon: number): Range[] {
  const out: Range[] = []
  for (let i = from; i <= to; i++) {
    const r = script.range(i)
    const end = i === to ? r.a + colon : r.b
    const last = out[out.length - 1]
    if (last && !/[、，；]$/.test(script.at(last)) && !(isBody(script.at(last).split(/[、，]/).pop()!) )) last.b = end
    else out.push({ a: r.a, b: end })
  }
  return out
}

function colonOutside(s: string): number {
  let depth = 0
  for (let i = 0; i < s.length; i++) {
    if ('（《“'.includes(s[i]!)) depth++
    else if ('）》”'.includes(s[i]!)) depth = Math.max(0, depth - 1)
    else if (s[i] === '：' && depth === 0) return i
  }
  return -1
}
