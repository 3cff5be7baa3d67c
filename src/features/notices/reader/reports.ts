import type { Report, Unresolved } from './schema.ts'
import { isBody } from './bodies.ts'
import { readDestinations } from './destinations.ts'
import { unresolved } from './draft.ts'
import { findLengths } from './lengths.ts'
import { readMeasures } from './measures.ts'
import type { Part } from './parts.ts'
import { isMaterial, MATERIAL, splitPieces, type Piece } from './pieces.ts'
import { sentences, type Range, type Script } from './script.ts'
import type { YearContext } from './times.ts'
import { readTimes, type ReadTime } from './timing.ts'

/** A report while it is being read. */
export interface ReportDraft {
  report: Report
  open: Unresolved[]
  /** Where its clause stands. */
  at: number
  end: number
  due: ReadTime | null
  /** The paragraph, for sentences that go on about it. */
  paragraph: number
}

const HAND_IN = '报送给?|上报|报备|报名|提交|填报|反馈|报至|报到|发送至?|发至|发到|送至|送交|送达|交至|交到|寄至|邮寄至?|上传至?|传至|投稿|递交|申报|推荐上报|汇总上报|报给|报(?=[^道告名纸刊社表业考喜警废应国效复捷栏])|送(?=[^教科温医书春戏文暖健法服])|交(?=[^流通易警友往叉谈响])|发(?=[^展放布动挥现送生起掘言扬出行明票达表])'
const ACT = new RegExp(HAND_IN, 'g')
const DISCLAIM = /(?:不予受理|不再受理|视为(?:自动)?(?:放弃|弃权)|逾期|自行(?:报送|上报)|按要求报送$)/

/** Reads every piece of material the notice asks for. */
export function readReports(script: Script, parts: Part[], years: YearContext, recipients: Range[], taken: Range[]): ReportDraft[] {
  const out: ReportDraft[] = []
  for (const part of parts) {
    if (part.form) continue
    for (let i = part.from; i < part.to; i++) {
      const p = script.paragraphs[i]!
      if (p.kind === 'row' || /^(?:联系人|联系电话|附件|抄送)/.test(script.line(i))) continue
      paragraph(script, i, years, recipients, taken, out)
    }
  }
  return out
}

function paragraph(script: Script, i: number, years: YearContext, recipients: Range[], _taken: Range[], out: ReportDraft[]) {
  const r = script.range(i)
  let subject: Range[] | null = null
  for (const s of sentences(script.n, r)) {
    if (s.b - s.a > 1200) continue
    for (const clause of clausesOf(script, s)) {
      subject = subjectOf(script, clause) ?? subject
      const made = readClause(script, clause, years)
      if (!made) continue
      for (const d of made) {
        d.paragraph = i
        d.report.who = (subject ?? recipients).map((x) => script.raw(x.a, x.b))
        const twin = out.find((o) => sameMaterial(o, d) && !(o.due && d.due && o.due.time.to !== d.due.time.to))
        if (twin) merge(twin, d)
        else out.push(d)
      }
    }
    carryOn(script, s, i, out, years)
  }
}

/** Clauses between ； and 。 (outside brackets). */
const clausesOf = (script: Script, s: Range): Range[] => sentences(script.n, s, '；。')

const SUBJECT = /(?:^|[，。；、）]|请)((?:各[^，。；：（）、]{1,24}(?:（[^（）]{1,20}）[^，。；：、]{0,10})?(?:、各?[^，。；：、（）]{2,20}(?:（[^（）]{1,20}）)?)*?)|有关单位|相关单位|牵头单位|责任单位|承办单位|申报单位|参赛单位|推荐单位)(?=(?:请|要|应|须|务必|需|于|在|将|把|根据|结合|按照|按|每|认真|统一|及时|组织|填写|限|负责|，|\d|[一二三四五六七八九十]{1,2}月|如|报送|上报|提交|推荐|可|分别))/

/** The nearest subject of a clause: 请各单位…, 各乡镇、街道于…. */
function subjectOf(script: Script, r: Range): Range[] | null {
  const s = script.at(r)
  const m = SUBJECT.exec(s)
  if (!m || !m[1]) return null
  const at = r.a + m.index + m[0].length - m[1].length
  let value = { a: at, b: at + m[1].length }
  // Wider lists: 各县区科协、高新区科协，各市级学会、协会、研究会、企事业科协，统筹…
  const wide = listFrom(script, r, at)
  if (wide) value = wide
  const pieces = split(script, value)
  return pieces.length ? pieces : null
}

function listFrom(script: Script, r: Range, at: number): Range | null {
  const s = script.n
  let b = at
  let end = at
  let depth = 0
  for (let i = at; i <= r.b; i++) {
    const c = i < r.b ? s[i]! : '，'
    if (c === '（') depth++
    else if (c === '）') depth--
    else if (depth === 0 && '、，。；：'.includes(c)) {
      const piece = s.slice(b, i)
      if (!(isBody(piece) || /^各.{2,14}$/.test(piece)) || /于|要|请|应|将/.test(piece)) break
      end = i
      b = i + 1
      if ('。；：'.includes(c)) break
    }
  }
  return end > at ? { a: at, b: end } : null
}

function split(script: Script, r: Range): Range[] {
  const out: Range[] = []
  let depth = 0
  let from = r.a
  for (let i = r.a; i <= r.b; i++) {
    const c = script.n[i]
    if (i < r.b && c === '（') depth++
    else if (i < r.b && c === '）') depth--
    else if (i === r.b || (depth === 0 && (c === '、' || c === '，'))) {
      const lead = /^(?:请|要求|由)/.exec(script.n.slice(from, i))?.[0].length ?? 0
      if (i - from - lead >= 2) out.push({ a: from + lead, b: i })
      from = i + 1
    }
  }
  return out
}

function readClause(script: Script, r: Range, years: YearContext): ReportDraft[] | null {
  const s = script.at(r)
  ACT.lastIndex = 0
  if (!ACT.test(s) && !/(?:填写|填报|附|回执)/.test(s)) return null
  if (/(?:去年|往年).{0,20}(?:报送|上报)/.test(s) || DISCLAIM.test(s.slice(0, 14))) return null
  const times = readTimes(script, r, years).filter((t) => t.time.every !== null || isDeadline(script, r, t))
  const due = times[0] ?? null
  const to = readDestinations(script, r)
  const pieces = objects(script, r, s, due)
  if (pieces.length === 0) return null
  if (!due && to.length === 0 && !/(?:请|须|需|应|要|务必|提交|报送|上报)/.test(s)) return null
  if (!due && to.length === 0 && pieces.every((p) => findLengths(script.n.slice(p.name.a, r.b)).length === 0) && !/(?:报送|上报|提交|填报|报备|报名)/.test(s)) return null
  return pieces.map((p, k) => draft(script, r, p, pieces[k + 1] ?? null, pieces.length, due, to))
}

/** A day by which something is handed in: 前, 截止, 之内, or a span behind which the handing in stands. */
function isDeadline(script: Script, r: Range, t: ReadTime): boolean {
  const after = script.n.slice(t.b, Math.min(r.b, t.b + 60))
  if (t.reason === 'to_be_announced') return false
  ACT.lastIndex = 0
  return ACT.test(after) || /(?:截[至止]|之前|以前|前|随时|及时|内)$/.test(script.at({ a: t.a, b: t.b })) || /截[至止]/.test(script.n.slice(Math.max(r.a, t.a - 10), t.a)) || t.time.from === null
}

/** The pieces of material a clause speaks of. */
function objects(script: Script, r: Range, s: string, due: ReadTime | null): Piece[] {
  const good = (x: Range) => splitPieces(script, x).filter((p) => ok(script, p))
  // 将/把 O 报送 T
  const ba = new RegExp(`(?:将|把)([^。；]{2,160}?)(?:，)?(?:(?:分别|统一|一并|同时|及时|通过[^，。；]{2,20}|以[^，。；]{2,20}(?:形式|方式)?|于[^，。；]{3,20}|加盖公章后|盖章后|汇总后|经[^，。；]{2,20}后|签字盖章后|按要求|打包|邮件|书面|电子邮件|邮寄|纸质版?|电子版?|集中|）)+)?(?:${HAND_IN})`).exec(s)
  if (ba) {
    const at = r.a + ba.index + 1
    const found = good(cutTail(script, { a: at, b: at + ba[1]!.length }))
    if (found.length) return found
  }
  // 报送 O（…）和 O
  const verb = new RegExp(`(?:报送|上报|提交|填报|反馈|递交|填写|附|申报|推荐上报|上传|报|交)(?:以下)?((?:《|“)?[^，。；]{2,60}?(?:${MATERIAL})(?:[》”])?(?:（[^（）]*）)?(?:(?:、|和|及|与|以及|，)(?:《)?[^。；，]{0,30}?(?:${MATERIAL})(?:[》])?(?:（[^（）]*）)?)*)(?=[，。；：至到一（电纸]|$)`).exec(s)
  if (verb) {
    const at = r.a + verb.index + verb[0].length - verb[1]!.length
    const found = good(cutTo(script, { a: at, b: at + verb[1]!.length }))
    if (found.length) return found
  }
  // O 于 D 前报送 T; O 随时发 T
  const front = new RegExp(`(?:^|[，。；：])((?:《|“)?[^，。；：]{0,60}?(?:${MATERIAL})(?:[》”])?(?:（[^（）]*）)?(?:[、和及与](?:《)?[^，。；：]{0,40}?(?:${MATERIAL})(?:[》])?(?:（[^（）]*）)?)*)(?:[，]?(?:请|须|需|应|务必|要|统一|一并|均|电子版|纸质版)*)(?:于|在|随时|及时|\\d|每|截止|最迟|发送|发|报|送|交|通过|由)`).exec(s)
  if (front && (due || /@|报|送|交/.test(s))) {
    const at = r.a + front.index + front[0].indexOf(front[1]!)
    const found = good({ a: at, b: at + front[1]!.length })
    if (found.length) return found
  }
  // 报备, 报名: the act itself is what is handed in.
  const act = /(?:报备|报名|签到登记|备案)(?!表|费|时间|方式|条件|截止)/.exec(s)
  if (act && due) return [{ name: { a: r.a + act.index, b: r.a + act.index + 2 }, details: bracketAfter(s, r, act.index + 2) }]
  return []
}

function bracketAfter(s: string, r: Range, at: number): Range[] {
  const m = /^（([^（）]*)）/.exec(s.slice(at))
  return m ? [{ a: r.a + at + 1, b: r.a + at + 1 + m[1]!.length }] : []
}

/** 活动总结至… : the object ends before the destination. */
function cutTo(script: Script, r: Range): Range {
  const s = script.at(r)
  const m = /(?:至|到|给)(?=[^）]{2,}$)/.exec(s.replace(/（[^（）]*）/g, (x) => '　'.repeat(x.length)))
  return m && m.index >= 2 && isMaterial(s.slice(0, m.index)) ? { a: r.a, b: r.a + m.index } : r
}

/** “活动总结以书面和电子版形式”: manner words behind the object. */
function cutTail(script: Script, r: Range): Range {
  const s = script.at(r)
  const m = /(?:以|通过|于|按|用|经|加盖|一式|及时|统一|电子版|，)[^（）]*$/.exec(s)
  return m && m.index >= 2 && isMaterial(s.slice(0, m.index).replace(/（[^（）]*）$/, '')) ? { a: r.a, b: r.a + m.index } : r
}

const NOT_MATERIAL = /^(?:上报|报送|提交|有关情况|表|等材料|以上材料|上述材料|所有材料|以下材料|相关情况|信息|情况|数据|意见|资料|说明|报告)$|^(?:以上|上述|所有|全部|该|此|逾期)/

const ok = (script: Script, p: Piece): boolean => {
  const s = script.at(p.name)
  return (isMaterial(s) || /^《[^》]{2,40}》$/.test(s)) && !NOT_MATERIAL.test(s) && !/^(?:各|请|要|应|于|按|对|在|每)/.test(s) && !/[。：]/.test(s)
}

function draft(script: Script, r: Range, p: Piece, next: Piece | null, count: number, due: ReadTime | null, to: Report['to']): ReportDraft {
  // What stands behind a piece up to the next one, and for a single piece the whole clause, measures it.
  const behind: Range = { a: p.name.b, b: next ? next.name.a : r.b }
  const near = count === 1 ? [{ a: r.a, b: r.b }] : p.details.length ? p.details : [{ a: p.name.b, b: Math.min(behind.b, next ? next.name.a : p.name.b) }]
  const lengths = (p.details.length ? p.details : [behind]).flatMap((x) => findLengths(script.at(x)).map((l) => ({ ...l, a: l.a + x.a, b: l.b + x.a })))
  const m = readMeasures(script, near)
  const name = script.raw(p.name.a, p.name.b).replace(/[。，]$/, '')
  const length = lengths[0] ? { ...lengths[0].length, text: script.raw(lengths[0].a, lengths[0].b) } : null
  const extras = m.extras.filter((e) => !name.includes(e))
  const quoteFrom = count === 1 ? r.a : p.name.a
  const quoteTo = count === 1 ? r.b : (p.details[p.details.length - 1]?.b ?? p.name.b - 1) + 1
  const report: Report = script.why({
    id: '', what: name, who: [], length, formats: m.formats, copies: m.copies, extras, due: due && !due.weekdayConflict ? due.time : due ? null : null,
    to: [...to], quote: trimmed(script.quote(quoteFrom, Math.min(quoteTo, r.b))),
  }, 'reports.clause')
  const open: Unresolved[] = []
  if (due?.reason) open.push(unresolved(script, 'reports.due', due.time.text, due.reason, due))
  if (due?.weekdayConflict) open.push(unresolved(script, 'reports.due', due.time.text, 'conflict', due))
  return { report, open, at: p.name.a, end: r.b, due, paragraph: 0 }
}

const trimmed = (s: string) => s.replace(/[。；，]$/, '')

const key = (d: ReportDraft) => d.report.what.replace(/[《》“”]/g, '').replace(/^(?:活动|工作|开展|本单位|各单位)+(?=.{2,})/, '')

function sameMaterial(a: ReportDraft, b: ReportDraft): boolean {
  return key(a) === key(b)
}

function merge(into: ReportDraft, from: ReportDraft) {
  const a = into.report
  const b = from.report
  if (a.due === null && b.due !== null) {
    a.due = b.due
    into.due = from.due
    into.open.push(...from.open)
  }
  a.length ??= b.length
  a.copies ??= b.copies
  for (const f of b.formats) if (!a.formats.includes(f)) a.formats.push(f)
  for (const e of b.extras) if (!a.extras.includes(e)) a.extras.push(e)
  for (const t of b.to) if (!a.to.some((x) => x.kind === t.kind && x.value === t.value)) a.to.push(t)
}

const FOLLOW = /^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]+[、.])?(?:以上|上述|所有|全部|相关|申报|推荐|有关|报送)?(?:纸质|电子|书面|材料|邮件|各类材料|请|字数|篇幅|邮箱|发送|电子邮箱|联系邮箱|照片|并|材料电子版)/

/** Sentences that go on about material named before: 纸质材料一式两份，于…前送…；电子版发送至…. */
function carryOn(script: Script, s: Range, paragraph: number, out: ReportDraft[], years: YearContext) {
  const text = script.at(s)
  if (out.length === 0 || !FOLLOW.test(text) && !/(?:以上|上述|所有)(?:[^，。]{0,6})?(?:材料|资料|表格|文件|作品)/.test(text)) return
  if (out.some((d) => d.at >= s.a && d.at < s.b)) return
  const open = /(?:以上|上述|所有|全部)/.test(text) ? out : out.filter((d) => paragraph - d.paragraph <= 3 && (d.report.due === null || d.report.to.length === 0))
  if (open.length === 0) return
  const times = readTimes(script, s, years).filter((t) => isDeadline(script, s, t))
  const to = readDestinations(script, s)
  const m = readMeasures(script, [s], false)
  for (const d of open) {
    const r = d.report
    if (r.due === null && times[0] && !d.open.length) {
      r.due = times[0].time
      d.due = times[0]
      if (times[0].reason) d.open.push(unresolved(script, 'reports.due', times[0].time.text, times[0].reason, times[0]))
    }
    for (const t of to) if (!r.to.some((x) => x.kind === t.kind && x.value === t.value)) r.to.push(t)
    for (const f of m.formats) if (!r.formats.includes(f)) r.formats.push(f)
    r.copies ??= m.copies
  }
}
