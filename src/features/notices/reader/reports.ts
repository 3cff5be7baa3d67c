import type { Report, Unresolved } from './schema.ts'
import { readDestinations } from './destinations.ts'
import { unresolved } from './draft.ts'
import { findLengths } from './lengths.ts'
import { readMeasures } from './measures.ts'
import { findMaterial, type Material } from './material.ts'
import { markerOf } from './markers.ts'
import type { Item, Outline } from './outline.ts'
import type { Part } from './parts.ts'
import { sentences, type Range, type Script } from './script.ts'
import { disagree, merge, sameMaterial, type ReportDraft } from './twins.ts'
import { subjectsOf } from './subjects.ts'
import type { YearContext } from './years.ts'
import { readTimes, type ReadTime } from './timing.ts'
import { topicOf } from './topics.ts'

interface Scene {
  script: Script
  years: YearContext
  recipients: Range[]
  out: ReportDraft[]
  /** A deadline stated before any material is named. */
  pending: ReadTime | null
}

const HAND_IN = /报送|上报|报备|报名|提交|填报|反馈|报至|报到(?!处)|发送|发至|发到|送至|送交|送达|交至|交到|寄至|寄送|传真至|传真到|邮寄|上传|传至|投稿|递交|申报|推荐|汇总|报给|填写|投送|(?<=[日前后并统一时]|版|件|材料)(?:报|送|交|发)|报(?=[市县区省镇街乡局校我本])|(?<=随时)[发报送]|(?<=资料|照片|总结|方案|小结|表|名单)[于]?(?:报|送|交|发)/

/** Reads every piece of material the notice asks for. */
export function readReports(script: Script, parts: { part: Part; outline: Outline }[], years: YearContext, recipients: Range[]): ReportDraft[] {
  const scene: Scene = { script, years, recipients, out: [], pending: null }
  for (const { part, outline } of parts) {
    if (part.form) continue
    const wanted = sectionParagraphs(script, part, outline)
    const items = new Map(outline.all.map((x) => [x.a, x]))
    for (let i = part.from; i < part.to; i++) {
      const p = script.paragraphs[i]!
      const line = script.line(i)
      if (p.kind === 'row' || /^(?:联系人|联系电话|附件|抄送|附：)/.test(line)) continue
      readParagraph(scene, i, wanted.has(i), items)
    }
  }
  const pending = scene.pending
  if (pending) {
    for (const d of scene.out) {
      if (d.report.due !== null || d.open.length > 0) continue
      d.report.due = pending.weekdayConflict ? null : pending.time
      d.due = pending
      d.open.push(...dueOpen(script, pending))
    }
  }
  return scene.out.filter((d) => d.ordered && (d.report.due || d.report.to.length || d.report.length || d.report.copies !== null || d.report.formats.length || d.report.extras.length || d.named))
}

/** Paragraphs beneath a heading about handing in. */
function sectionParagraphs(script: Script, part: Part, outline: Outline): Set<number> {
  const out = new Set<number>()
  const marks = outline.all.filter((i) => topicOf(script.at(i.head)) === 'report')
  for (const m of marks.slice(0, 40)) {
    const first = script.paragraphAt(m.a)
    const next = outline.all.find((i) => i.a > m.a && i.level <= m.level)
    const last = next ? script.paragraphAt(next.a) : part.to
    for (let i = first; i < Math.max(last, first + 1); i++) out.add(i)
  }
  return out
}

function readParagraph(scene: Scene, i: number, inSection: boolean, items: ReadonlyMap<number, Item>) {
  const { script } = scene
  let subject: Range[] | null = null
  const whole = script.range(i)
  const marker = markerOf(script.n.slice(whole.a, Math.min(whole.b, whole.a + 60)))
  const item = marker ? items.get(whole.a) : undefined
  // A heading such as “报送工作材料。” only announces what its text says.
  const skip = item && (item.rest || item.alone) && !/[\d@]/.test(script.at(item.head)) ? item.head.b - whole.a : (marker?.length ?? 0)
  for (const s of sentences(script.n, { a: whole.a + Math.min(skip, whole.b - whole.a), b: whole.b })) {
    if (s.b - s.a > 1500) continue
    for (const clause of sentences(script.n, s, '；。')) {
      subject = subjectsOf(script, clause) ?? subject
      readClause(scene, clause, i, subject, inSection)
    }
  }
}

/** A day by which something is handed in, told from its words and what stands beside it. */
function isDeadline(script: Script, r: Range, t: ReadTime): boolean {
  const own = script.at({ a: t.a, b: t.b })
  const before = script.n.slice(Math.max(r.a, t.a - 12), t.a)
  const after = script.n.slice(t.b, Math.min(r.b, t.b + 40)).split(/[。；]/)[0]!
  if (t.reason === 'to_be_announced') return false
  if (/(?:下班|中午|当天)?前$|截[至止]$|之前$|以前$|随时$|及时$|内$/.test(own) || /截[至止稿]|最迟|不晚于|不迟于/.test(before)) return true
  return t.time.every !== null || t.time.from === null || /^(?:，|内|期间)?(?:请|须|需)?[^，]{0,14}(?:报送|上报|提交|报|送|交|发|反馈|上传)/.test(after)
}

function readClause(scene: Scene, r: Range, paragraph: number, subject: Range[] | null, inSection: boolean) {
  const { script, years } = scene
  const s = script.at(r)
  // What an upper body demands of the issuer itself binds the issuer, not the recipients.
  if (/要求(?:我|各)?(?:省|市|县|区|街道|乡镇|镇)(?!直)[^，。]{0,20}(?:报|交|送|汇总)/.test(s) && !/请各|务必/.test(s)) return
  if (/^(?:逾期|过期|凡逾期|未按)/.test(s) || /去年|往年/.test(s.slice(0, 12))) return
  const verb = HAND_IN.test(s)
  const measured = /\d字|[千百]字|一式|盖章|公章|[Ww][Oo][Rr][Dd]|PDF|MP4|格式|时长|分辨率|电子版|纸质|光盘|限[报投]/.test(s)
  const deadlineLabel = /(?:截稿|截止|征集|报名|投稿|报送|申报|上传|提交|推荐)(?:日期|时间|期限)(?:为|：|是|截至|到)|截[止至]/.test(s)
  if (!verb && !measured && !deadlineLabel) return
  const times = readTimes(script, r, years).filter((t) => isDeadline(script, r, t))
  const to = readDestinations(script, r)
  const found = findMaterial(script, r)
  const fresh = found.filter((m) => !m.delivery)
  if (fresh.length === 0) {
    if (scene.out.length === 0 && times[0] && (deadlineLabel || inSection) && !/报名/.test(s)) scene.pending ??= times[0]
    if (!carryOn(scene, r, paragraph, times, to, subject) && verb) actItself(scene, r, paragraph, subject, times, to, [])
    return
  }
  const act = actItself(scene, r, paragraph, subject, times, to, fresh)
  const cuts = act ? times : times.filter((t) => fresh.some((m) => dueOf(script, m, fresh, times) === t))
  for (const [k, m] of fresh.entries()) {
    const known = scene.out.find((d) => sameMaterial(d.report.what, script.at(m.name)))
    const ordered = m.object || (verb && (times.length > 0 || to.length > 0)) || (inSection && (measured || verb)) || (measured && m.initial && (verb || known !== undefined || entry(script, m)))
    if (!ordered && !known) continue
    const draft = draftOf(scene, r, m, fresh[k + 1] ?? null, fresh, dueOf(script, m, fresh, times), destinationsFor(script, r, m, dueOf(script, m, fresh, times), cuts, to), paragraph)
    draft.report.who = (subject ?? scene.recipients).map((x) => script.raw(x.a, x.b))
    draft.ordered = ordered
    draft.named = verb && m.object
    draft.own = subject !== null
    if (known && !disagree(known, draft)) merge(known, draft)
    else if (ordered) scene.out.push(draft)
  }
  // “以上材料…”, “纸质版…” behind named material in the same clause.
  if (/(?:以上|上述|所有|全部)(?:[^，。]{0,6})?(?:材料|资料|表格|文件|作品)/.test(s)) carryOn(scene, r, paragraph, times, to, subject)
}

/** Works sent in for a call are material although no verb of handing in stands beside them. */
const entry = (script: Script, m: Material) => /(?:作品|稿件|征文|论文|文稿|来稿|总结|材料|视频|方案|报告)$/.test(script.at(m.name))

/** Which deadline a piece belongs to: the one before its verb, or for a piece in front the one behind it. */
function dueOf(_script: Script, m: Material, all: Material[], times: ReadTime[]): ReadTime | null {
  if (times.length === 0) return null
  const before = times.filter((t) => t.b <= m.name.a)
  const after = times.filter((t) => t.a >= m.name.b)
  if (m.initial && after[0] && !all.some((x) => x.object && x.name.a > m.name.b && x.name.a < after[0]!.a)) return after[0]
  return before[before.length - 1] ?? after[0] ?? null
}

/** Several deadlines in one clause cut it into groups: a destination belongs to the group it stands in. */
function destinationsFor(script: Script, r: Range, m: Material, due: ReadTime | null, times: ReadTime[], to: Report['to']): Report['to'] {
  if (times.length < 2 || to.length === 0 || !due) return [...to]
  const at = (t: Report['to'][number]) => script.compact.indexOf(t.value, r.a)
  const cuts = times.map((t) => (t === due ? Math.min(t.a, m.name.a) : t.a)).sort((x, y) => x - y)
  const group = (x: number) => cuts.filter((c) => c <= x).length
  const own = to.filter((t) => group(at(t)) === group(m.name.a))
  if (own.length > 0) return own
  const last = to.filter((t) => group(at(t)) === cuts.length)
  return last.length === to.length ? [...to] : []
}

function draftOf(scene: Scene, r: Range, m: Material, next: Material | null, all: Material[], due: ReadTime | null, to: Report['to'], paragraph: number): ReportDraft {
  const { script } = scene
  const count = all.length
  const alike = next !== null && next.joined && /^(?:均|各|都|皆)/.test(script.n.slice(all[all.length - 1]!.name.b, r.b))
  const behind: Range = alike ? { a: all[all.length - 1]!.name.b, b: r.b } : { a: m.name.b, b: next ? next.name.a : r.b }
  const shared = count > 1 && next !== null && next.joined && !/^(?:均|各|都|皆|分别)/.test(script.n.slice(all[all.length - 1]!.name.b, r.b))
  const around = m.details.length && count > 1 ? m.details : shared ? [] : count === 1 ? [r] : [behind]
  const front = /(?:\d|[千百])字(?:左右|以内|之内|以上)?的?$/.test(script.n.slice(r.a, m.name.a)) ? [{ a: Math.max(r.a, m.name.a - 14), b: m.name.a }] : []
  const spans = front.length ? front : m.details.length ? [...m.details, ...(count === 1 ? [behind] : [])] : shared ? [] : [behind]
  const lengths = spans.flatMap((x) => findLengths(script.at(x)).map((l) => ({ ...l, a: l.a + x.a, b: l.b + x.a })))
    .filter((l, i, all) => all.findIndex((o) => o.a === l.a) === i)
  const measures = readMeasures(script, around, m.name)
  const grouped = lengths.length > 1 && lengths.every((l) => /(?:组|类|者|级|生|诗歌|小说|散文|部分|人)[^，。；、]{0,6}$/.test(script.n.slice(Math.max(r.a, l.a - 9), l.a)))
  const first = lengths[0]
  const name = script.raw(m.name.a, m.name.b)
  const single = count === 1
  const quoteTo = single ? r.b : Math.max(m.name.b, (m.details[m.details.length - 1]?.b ?? m.name.b - 1) + (m.details.length ? 1 : 1))
  const conflict = due?.weekdayConflict ?? false
  const report: Report = script.why({
    id: '', what: name, who: [], length: first && !grouped ? { ...first.length, text: script.raw(first.a, first.b) } : null,
    formats: measures.formats, copies: measures.copies,
    extras: grouped ? [...lengths.map((l) => clauseAround(script, r, l)), ...measures.extras] : measures.extras,
    due: due && !conflict ? due.time : null, to, quote: script.quote(single ? r.a : m.name.a, Math.min(quoteTo, r.b)).replace(/[。；，]$/, ''),
  }, 'reports.clause')
  return { report, open: dueOpen(script, due), at: m.name.a, due, paragraph, ordered: true, named: false, own: false }
}

function clauseAround(script: Script, r: Range, l: Range): string {
  let a = l.a
  while (a > r.a && !'，；。：（'.includes(script.n[a - 1]!)) a--
  return script.raw(a, l.b)
}

function dueOpen(script: Script, due: ReadTime | null): Unresolved[] {
  if (!due) return []
  if (due.weekdayConflict) return [unresolved(script, 'reports.due', due.time.text, 'conflict', due)]
  return due.reason ? [unresolved(script, 'reports.due', due.time.text, due.reason, due)] : []
}

const ALL = /(?:以上|上述|所有|全部|各类|各项|以下|申报|推荐|参评|报送|相关|有关)(?:[^，。]{0,8})?(?:材料|资料|表格|文件|作品)/
const FOLLOW = /纸质|电子|书面|材料|邮件|字数|篇幅|邮箱|截稿|截止|报送时间|报送方式|投稿|寄|发送|加盖|密封|标注|注明|逾期/

/** Sentences that go on about material named before. Returns whether they did. */
function carryOn(scene: Scene, r: Range, paragraph: number, times: ReadTime[], to: Report['to'], subject: Range[] | null): boolean {
  const { script, out } = scene
  const text = script.at(r)
  if (out.length === 0 || !(ALL.test(text) || FOLLOW.test(text))) return false
  const every = /以上|上述|所有|全部/.test(text) || /^(?:[^，]{0,6})(?:截稿|截止|报送时间|申报时间|投稿)/.test(text)
  const way = /^(?:纸质|电子|书面)/.test(text)
  const open = every ? out : out.filter((d) => paragraph - d.paragraph <= 6 && (way || d.report.due === null || d.report.to.length === 0 || d.paragraph === paragraph))
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
    if (subject && !d.own && every) rep.who = subject.map((x) => script.raw(x.a, x.b))
  }
  return true
}

/** 报备, 报名: the act itself is what is handed in. */
function actItself(scene: Scene, r: Range, paragraph: number, subject: Range[] | null, times: ReadTime[], to: Report['to'], beside: Material[]): boolean {
  const { script } = scene
  const s = script.at(r)
  const act = /报备|报名|备案(?!登记)/.exec(s)
  if (!act || /^(?:表|费|时间|方式|条件|截止|者|人员|参加|对象|系统|情况|工作|单位|回执)/.test(s.slice(act.index + 2)) || times.length === 0) return false
  if (beside.some((m) => m.name.a - r.a <= act.index && m.name.b - r.a > act.index) || (beside.length > 0 && !/^(?:[，。；（]|$)/.test(s.slice(act.index + 2)))) return false
  const name = { a: r.a + act.index, b: r.a + act.index + 2 }
  const due = times.filter((t) => t.b <= name.a).pop() ?? times[0]!
  const near = to.filter((t) => script.compact.indexOf(t.value, r.a) < name.b + (beside.length ? 14 : 40))
  const open = dueOpen(script, due)
  const report: Report = script.why({
    id: '', what: script.raw(name.a, name.b), who: (subject ?? scene.recipients).map((x) => script.raw(x.a, x.b)), length: null, formats: [], copies: null,
    extras: [], due: due.weekdayConflict ? null : due.time, to: near, quote: script.quote(r.a, Math.min(r.b, name.b + 20)).replace(/[。；，]$/, ''),
  }, 'reports.act')
  scene.out.push({ report, open, at: name.a, due, paragraph, ordered: true, named: true, own: true })
  return true
}
