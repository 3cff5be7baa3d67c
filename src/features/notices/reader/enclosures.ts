import type { Part } from './parts.ts'
import type { Script } from './script.ts'

/** What is enclosed behind a notice. */

export const ENCLOSURE = /^(?:附件|附)(\d{0,2}|[一二三四五六七八九十]?)(?:[：:.、]|-)?(?=$|[^，。；：\d]{0,60}$)/
export const BARE_ENCLOSURE = /^(?:附件|附)(\d{0,2}|[一二三四五六七八九十]?)[：:]?$/
const FORM_TITLE = /(?:表|回执|回执单|登记卡|申报书|推荐书|信息卡|承诺书|问卷|花名册|名册)(?:（[^（）]*）)?$/
export const PLAN_TITLE = /(?:方案|计划|安排|办法|细则|规则|规程|意见|要点|通知|分工|项目|日程|内容|任务|一览表|安排表|清单|分工表|进度表|计划表|指南|要求|倡议书|章程|预案|名单)(?:（[^（）]*）)?$/

export function enclosures(script: Script, from: number, n: number): Part[] {
  const out: Part[] = []
  for (let i = from; i < n; i++) {
    const line = script.line(i)
    const label = script.paragraphs[i]!.kind === 'row' ? null : BARE_ENCLOSURE.exec(line) ?? (line.length <= 70 ? ENCLOSURE.exec(line) : null)
    if (!label && !(out.length === 0 && i === from)) continue
    const last = out[out.length - 1]
    if (last) last.to = i
    const own = label ? line.slice(label[0].length) : ''
    const title = own ? { first: i, last: i } : titleBelow(script, label ? i + 1 : i, n)
    const text = title ? Array.from({ length: title.last - title.first + 1 }, (_, k) => script.line(title.first + k)).join('') : ''
    out.push({
      label: `附件${label?.[1] ?? ''}`, from: title && !own ? title.last + 1 : i + 1, to: n, title,
      form: FORM_TITLE.test(text) && !PLAN_TITLE.test(text),
    })
  }
  return out
}

/** Title lines of an enclosure: short lines without sentence marks, up to three. */
function titleBelow(script: Script, i: number, n: number): { first: number; last: number } | null {
  let last = -1
  let text = ''
  for (let k = i; k < Math.min(n, i + 3); k++) {
    const line = script.line(k)
    if (script.paragraphs[k]!.kind === 'row' || line.length > 60 || /[。；：]/.test(line) || /^(?:[一二三]、|（一）|1[.、])/.test(line)) break
    if (last >= 0 && (PLAN_TITLE.test(text) || FORM_TITLE.test(text))) break
    text += line
    last = k
  }
  return last < 0 ? null : { first: i, last }
}

