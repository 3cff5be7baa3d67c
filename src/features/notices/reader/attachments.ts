import type { Attachment } from './schema.ts'
import { parseNumber } from './numerals.ts'
import type { Part } from './parts.ts'
import type { Range, Script } from './script.ts'

const LINE = /^(?:附件|附(?!件))(?:(\d{1,2}|[一二三四五六七八九十]))?[：:.、]?(?=[^：:.、])/
const ITEM = /^(?:附件)?（?(\d{1,2})）?[.、：）]?(?=[^\d年月日])|^(?:附件)?([一二三四五六七八九十])[、.：]/

/** What the 附件 line announces; without such a line, the titles under 附件 labels. */
export function readAttachments(script: Script, parts: Part[]): Attachment[] {
  const out: Attachment[] = []
  for (const part of parts) {
    if (part.label !== 'body') continue
    for (let i = part.from; i < part.to; i++) {
      const line = script.line(i)
      const m = LINE.exec(line)
      if (!m || line.length > 400 || /^附(?!件|：|\d)/.test(line) || /^附件(?:中|要求|所列|规定)/.test(line)) continue
      const r = script.range(i)
      const start = r.a + m[0].length
      if (start < r.b) list(script, { a: start, b: r.b }, m[1] ?? null, out)
      if (!m[1] || start >= r.b) {
        for (let k = i + 1; k < Math.min(part.to, i + 25); k++) {
          const next = script.line(k)
          if (!ITEM.test(next) || next.endsWith('。') || next.length > 90) break
          list(script, script.range(k), null, out)
          i = k
        }
      }
    }
  }
  if (out.length > 0) return out.filter((x, i) => out.findIndex((y) => y.title === x.title) === i)
  for (const part of parts) {
    if (!part.title || part.label === 'body') continue
    const r = { a: script.range(part.title.first).a, b: script.range(part.title.last).b }
    const s = script.at(r)
    const label = /^(?:附件|附)(\d{0,2}|[一二三四五六七八九十])[：:.、]?/.exec(s)
    const labelled = label !== null || script.line(part.title.first - 1).startsWith('附')
    if (!labelled) continue
    const a = r.a + (label ? label[0].length : 0)
    out.push(make(script, { a, b: r.b }, part.label.length > 2 ? parseNumber(part.label.slice(2)) : null, 'attachments.label'))
  }
  return out
}

function list(script: Script, r: Range, no: string | null, out: Attachment[]) {
  const s = script.at(r)
  // Several in one line: 1.甲 2.乙.
  const at = [...s.matchAll(/(?:^|(?<=[；，。》表案单书件式）]))(?:附件)?(\d{1,2})[.、：](?=[^\d])/g)]
  const gaps = script.splitGaps(r).map((g) => g.a - r.a)
  const marks = at.length ? at.map((m) => ({ at: m.index, length: m[0].length, no: Number(m[1]) })) : []
  for (const g of gaps) {
    const m = /^(\d{1,2})[.、](?=\D)/.exec(s.slice(g, g + 5))
    if (m && !marks.some((x) => x.at === g)) marks.push({ at: g, length: m[0].length, no: Number(m[1]) })
  }
  marks.sort((x, y) => x.at - y.at)
  if (marks.length > 0 && marks[0]!.at === 0) {
    marks.forEach((m, i) => out.push(make(script, { a: r.a + m.at + m.length, b: r.a + (marks[i + 1]?.at ?? s.length) }, m.no, 'attachments.line')))
    return
  }
  const cn = /^([一二三四五六七八九十])[、.：]/.exec(s)
  out.push(make(script, { a: r.a + (cn ? cn[0].length : 0), b: r.b }, no ? parseNumber(no) : cn ? parseNumber(cn[1]!) : null, 'attachments.line'))
}

function make(script: Script, r: Range, no: number | null, rule: string): Attachment {
  let { a, b } = r
  while (b > a && '；。，、'.includes(script.n[b - 1]!)) b--
  while (a < b && '：.、'.includes(script.n[a]!)) a++
  // 《…》 around the whole title is left out, as is a file name's ending.
  const s = script.n.slice(a, b)
  if (/^《[^《》]*》$/.test(s)) { a++; b-- }
  const ext = /\.(?:docx?|xlsx?|pdf|rar|zip|wps|et)$/i.exec(script.n.slice(a, b))
  if (ext) b -= ext[0].length
  if (b <= a) return script.why({ no, title: script.raw(r.a, r.b), quote: script.quote(r.a, r.b) }, rule)
  return script.why({ no, title: script.raw(a, b), quote: script.quote(a, b) }, rule)
}
