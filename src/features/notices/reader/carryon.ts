import type { Report } from './schema.ts'
import { readMeasures } from './measures.ts'
import { dueOpen, whoOf, type ClausePlace, type ReportScene } from './reportdraft.ts'
import type { Range } from './script.ts'
import type { ReadTime } from './timing.ts'
import type { ReportDraft } from './twins.ts'

/** Sentences that go on about material named before. */

const ALL = /(?:以上|上述|所有|全部|各类|各项|以下|申报|推荐|参评|报送|相关|有关)(?:[^，。]{0,8})?(?:材料|资料|表格|文件|作品)/
const FOLLOW = /纸质|电子|书面|材料|邮件|字数|篇幅|邮箱|截稿|截止|报送时间|报送方式|投稿|寄|发送|加盖|密封|标注|注明|逾期/
const ADDRESS = /^(?:收件|接收|报送|投稿|电子|指定|联系)?(?:邮箱|信箱|邮件|地址|邮寄地址)(?:地址)?[：为是]/
export const SUMS_UP = /(?:以上|上述|所有|全部)(?:[^，。]{0,6})?(?:材料|资料|表格|文件|作品)|(?:作品|表|总结)(?:及|和|等)(?:相关|有关)?(?:资料|材料)/

// Not 2张以上, and not a mailbox or body spoken of before.
const EVERY = /(?<![\d一二三四五六七八九十][张份篇字个件名项年级MBKmbk]{1,2})(?:以上|上述|所有|全部)(?!(?:电子|指定|投稿)?(?:邮箱|信箱|地址|单位|人员|要求|时间|方式|活动|规定|部门))/

/** Whether a sentence is nothing but an address (邮箱：…) behind an order to hand in. */
export const isAddress = (text: string): boolean => ADDRESS.test(text)

/** Gives deadline, destination, form and copies to the pieces a sentence goes on about. Returns whether there are any. */
export function carryOn(scene: ReportScene, r: Range, place: ClausePlace, times: ReadTime[], to: Report['to']): boolean {
  const { script, out } = scene
  const text = script.at(r)
  if (out.length === 0 || !(ALL.test(text) || FOLLOW.test(text))) return false
  const every = EVERY.test(text) || /^(?:[^，]{0,6})(?:截稿|截止|报送时间|申报时间|投稿)/.test(text)
  const all = every ? out : followed(out, text, place)
  // A day of its own says which pieces it sums up: those without another one.
  const due = times[0]?.time.to ?? null
  const undated = SUMS_UP.test(text) && due !== null ? all.filter((d) => d.report.due === null || d.report.due.to === due) : []
  const open = undated.length > 0 ? undated : all
  if (open.length === 0) return false
  const m = readMeasures(script, [r], null)
  for (const d of open) {
    const rep = d.report
    if (rep.due === null && times[0] && d.open.length === 0) {
      d.due = times[0]
      rep.due = times[0].weekdayConflict ? null : times[0].time
      d.open.push(...dueOpen(script, times[0]))
    }
    for (const t of to) if (!rep.to.some((x) => x.kind === t.kind && x.value === t.value)) rep.to.push(t)
    for (const f of m.formats) if (!rep.formats.some((x) => x === f || x.startsWith(f))) rep.formats.push(f)
    rep.copies ??= m.copies
    if (place.subject && !d.own && every) rep.who = whoOf(scene, place)
  }
  return true
}

function followed(out: ReportDraft[], text: string, place: ClausePlace): ReportDraft[] {
  // 邮箱：… says where the pieces of the clause before go.
  if (isAddress(text)) {
    const last = out[out.length - 1]!
    return place.paragraph - last.paragraph <= 1 ? out.filter((d) => d.clause === last.clause) : []
  }
  const way = /^(?:纸质|电子|书面)/.test(text)
  return out.filter((d) => place.paragraph - d.paragraph <= 6 && (way || d.report.due === null || d.report.to.length === 0 || d.paragraph === place.paragraph))
}
