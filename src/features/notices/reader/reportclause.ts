import type { Report } from './schema.ts'
import { readAct } from './acts.ts'
import { limitEarlier } from './limits.ts'
import { carryOn, isAddress, SUMS_UP } from './carryon.ts'
import { readDestinations } from './destinations.ts'
import { findAnnounced, findMade, findMaterial, type Material } from './material.ts'
import { destinationsFor, sharedBy } from './routes.ts'
import { readMeasures } from './measures.ts'
import { draftReport, type ClausePlace, type ReportScene } from './reportdraft.ts'
import type { Range, Script } from './script.ts'
import { disagree, merge, sameMaterial, type ReportDraft } from './twins.ts'
import { readTimes, type ReadTime } from './timing.ts'
import type { YearContext } from './years.ts'

const HAND_IN = /报送|书面报告(?=[市县区省镇街我])|上报|报备|报名|提交|填报|反馈|报至|报到(?!处)|发送|发至|发到|送至|送交|送达|交至|交到|寄至|寄送|传真至|传真到|邮寄|上传|传至|投稿|递交|申报|推荐|汇总|报给|填写|投送|(?<=[日前后并统一时]|版|件|材料)(?:报(?![道纸社刊》告])|送|交(?!流|通|接)|发(?!放|布|动|展))|报(?=[市县区省镇街乡局校我本各])|(?<=随时)[发报送]|(?<=资料|照片|总结|方案|小结|表|名单)[于]?(?:报(?![道纸社刊告])|送|交|发)/
const MEASURED = /\d字|[千百]字|一式|盖章|公章|word|PDF|MP4|格式|时长|分辨率|电子版|纸质|光盘|限[报投]/i
const LABELLED = /(?:截稿|截止|征集|报名|投稿|报送|申报|上传|提交|推荐)(?:日期|时间|期限)(?:为|：|是|截至|到)|截[止至]/

const HEADED = /(?:征稿|征集|投稿|截稿|收稿|征文|报送|申报|提交)(?:起止)?(?:时间|日期|期限)$/

// Ways of handing in, said before what is handed in.
const WAYS = /^(?:\d[.、]|（[一二三四五六七八九十\d]）)?(?:报送|投稿|提交|申报)(?:方式|地址|邮箱|途径)[：为]|^(?:电子|纸质)(?:版|稿|材料)/

/** A day by which something is handed in, told from its words and what stands beside it. */
function isDeadline(script: Script, r: Range, t: ReadTime): boolean {
  const own = script.at({ a: t.a, b: t.b })
  const before = script.n.slice(Math.max(r.a, t.a - 12), t.a)
  const after = script.n.slice(t.b, Math.min(r.b, t.b + 40)).split(/[。；]/)[0]!
  if (t.reason === 'to_be_announced') return false
  if (/(?:下班|中午|当天)?前$|截[至止]$|之前$|以前$|随时$|及时$|内$/.test(own) || /截[至止稿]|最迟|不晚于|不迟于/.test(before)) return true
  return t.time.every !== null || t.time.from === null || /^(?:，|内|期间)?(?:请|须|需)?[^，]{0,14}(?:报送|上报|提交|报|送|交|发|反馈|上传)/.test(after)
}

/** Reads the pieces of material one clause asks for, or what it adds to pieces named before. */
export function readClause(scene: ReportScene, r: Range, place: ClausePlace) {
  const { script, years } = scene
  const s = script.at(r)
  // What an upper body demands of the issuer itself binds the issuer, not the recipients.
  if (/要求(?:我|各)?(?:省|市|县|区|街道|乡镇|镇)(?!直)[^，。]{0,20}(?:报|交|送|汇总)/.test(s) && !/请各|务必/.test(s)) return
  if (/^(?:逾期|过期|凡逾期|未按)/.test(s) || /去年|往年/.test(s.slice(0, 12))) return
  const verb = HAND_IN.test(s)
  const measured = MEASURED.test(s)
  // Beneath 征稿时间 a bare span is the deadline.
  const headed = place.head !== null && HEADED.test(script.at(place.head))
  const labelled = headed || LABELLED.test(s)
  if (!verb && !measured && !labelled && !isAddress(s)) return
  const times = readTimes(script, r, years).filter((t) => isDeadline(script, r, t) || (headed && t.time.to !== null))
  const to = readDestinations(script, r)
  if (/(?:上述|以上|前述|同一|该)(?:指定|电子|投稿|报名)?(?:邮箱|信箱)/.test(s) && !to.some((t) => t.kind === 'email')) {
    const last = scene.out.findLast((d) => d.report.to.some((t) => t.kind === 'email'))
    to.push(...(last?.report.to.filter((t) => t.kind === 'email') ?? []))
  }
  const { fresh, enclosed } = pieces(script, findMaterial(script, r).filter((m) => !m.delivery))
  if (fresh.length === 0) {
    limitEarlier(scene, r, place)
    if (scene.out.length === 0 && (labelled || place.inSection || WAYS.test(s)) && !/报名/.test(s)) {
      const { pending } = scene
      pending.due ??= times[0] ?? null
      if (WAYS.test(s)) {
        const m = readMeasures(script, [r], null)
        pending.to.push(...to)
        pending.formats.push(...m.formats.filter((f) => !pending.formats.includes(f)))
        pending.copies ??= m.copies
      }
    }
    if (verb && named(scene, r, place, findMade(script, r), times, to)) return
    if (carryOn(scene, r, place, times, to) || !verb) return
    if (!readAct(scene, r, place, times, to, []) && times.length > 0) named(scene, r, place, spokenOf(scene, r, place), times, to)
    return
  }
  const act = readAct(scene, r, place, times, to, fresh)
  const each = respectively(script, r, fresh, years)
  const cuts = act ? times : times.filter((t) => fresh.some((m) => dueOf(m, fresh, times) === t))
  for (const m of fresh) {
    const known = knownAs(scene, place, m)
    const ordered = m.object || (verb && (times.length > 0 || to.length > 0)) || (place.inSection && (measured || verb)) || (measured && m.initial && (verb || known !== undefined || isEntry(script, m)))
    if (!ordered && !known) continue
    const due = each?.get(m) ?? dueOf(m, fresh, times)
    const group = groupOf(r, m, fresh, times)
    const draft = draftReport(scene, group.range, place, m, group.all, due, sharedBy(script, r, m, fresh, destinationsFor(script, r, m, due, cuts, to)))
    draft.ordered = ordered
    draft.named = verb && m.object
    const more = enclosed.get(m) ?? []
    draft.report.extras = [...draft.report.extras.filter((e) => !more.some((x) => x.includes(e) || e.includes(x))), ...more]
    settle(scene, draft, known)
  }
  if (SUMS_UP.test(s)) carryOn(scene, r, place, times, to)
  else if (cuts.length > 1) alike(scene, r, fresh[fresh.length - 1]!)
}

/** “于…报送甲，于…报送乙，均以电子版…”: what is said of all pieces, whatever their deadlines. */
function alike(scene: ReportScene, r: Range, last: Material) {
  const m = /，均(?!衡)[^。；]*(?=[。；]?$)/.exec(scene.script.n.slice(last.name.b, r.b))
  if (!m) return
  const from = last.name.b + m.index
  const measures = readMeasures(scene.script, [{ a: from, b: r.b }], null)
  const to = readDestinations(scene.script, { a: from, b: r.b })
  for (const d of scene.out.filter((x) => x.clause === r.a)) {
    for (const f of measures.formats) if (!d.report.formats.includes(f)) d.report.formats.push(f)
    d.report.copies ??= measures.copies
    for (const t of to) if (!d.report.to.some((x) => x.kind === t.kind && x.value === t.value)) d.report.to.push(t)
  }
}

/** The piece this one repeats; a bare noun (总结, 报告) repeats the piece of the paragraph that ends in it. */
function knownAs(scene: ReportScene, place: ClausePlace, m: Material): ReportDraft | undefined {
  const name = scene.script.at(m.name)
  return scene.out.find((d) => sameMaterial(d.report.what, name))
    ?? (name.length === 2 && !m.object ? scene.out.findLast((d) => d.paragraph === place.paragraph && d.report.what.endsWith(name)) : undefined)
}

function settle(scene: ReportScene, draft: ReportDraft, known: ReportDraft | undefined) {
  if (known && !disagree(known, draft)) merge(known, draft)
  else if (draft.ordered) scene.out.push(draft)
}

/** “…，附图片3至4张”: bare pictures enclosed with a piece are a demand on it, no piece of their own. */
function pieces(script: Script, all: Material[]): { fresh: Material[]; enclosed: Map<Material, string[]> } {
  const fresh: Material[] = []
  const enclosed = new Map<Material, string[]>()
  for (const m of all) {
    const last = fresh[fresh.length - 1]
    if (last && /^(?:图片|照片|图|影像|电子版)$/.test(script.at(m.name)) && /(?:附|配|含)(?:上|有|以)?(?:\d[^，。；]{0,8})?$/.test(script.n.slice(Math.max(0, m.name.a - 12), m.name.a))) {
      const count = /^(?:（[^（）]*）|(?:各|不少于|不超过)?[\d一二两三四五六七八九十]{1,3}(?:[-—–~～至到][\d一二两三四五六七八九十]{1,3})?[张幅份](?:以上|以内|左右)?)/.exec(script.n.slice(m.name.b, m.name.b + 16))?.[0].length ?? 0
      if (count > 0) enclosed.set(last, [...(enclosed.get(last) ?? []), script.raw(m.name.a, m.name.b + count)])
    } else if (!last && /附[^，。；]{0,12}$/.test(script.n.slice(Math.max(0, m.name.a - 14), m.name.a)) && script.at(m.name).endsWith('说明')) continue
    else if (!script.at(m.name).endsWith('简介') || !/附(?:上|有)?$/.test(script.n.slice(Math.max(0, m.name.a - 2), m.name.a))) fresh.push(m)
  }
  return { fresh, enclosed }
}

const WITHOUT_OBJECT = /(?:报送|上报|提交|报至|报到|发送至|发至|送至|交至|报给|(?<=[前日内并]|统一)(?:报|送|交)|报(?=[市县区省镇街乡局校我本各]))/

/** A piece the clause hands in without naming it as object: made before, or announced by the heading. */
function named(scene: ReportScene, r: Range, place: ClausePlace, name: Range | null, times: ReadTime[], to: Report['to']): boolean {
  const { script } = scene
  if (!name || (times.length === 0 && to.length === 0) || !WITHOUT_OBJECT.test(script.at(r)) || SUMS_UP.test(script.at(r))) return false
  const m: Material = { name, details: [], object: true, initial: false, joined: false, delivery: false }
  const draft = draftReport(scene, r, place, m, [m], times[times.length - 1] ?? null, [...to])
  draft.named = true
  settle(scene, draft, scene.out.find((d) => sameMaterial(d.report.what, script.at(name))))
  return true
}

/** What an earlier sentence of the paragraph makes, else what its heading announces. */
function spokenOf(scene: ReportScene, r: Range, place: ClausePlace): Range | null {
  const { script } = scene
  const made = place.from < r.a ? findMade(script, { a: Math.max(place.from, r.a - 300), b: r.a }) : null
  return made ?? (place.head ? findAnnounced(script, place.head) : null)
}

/** Works sent in for a call are material although no verb of handing in stands beside them. */
const isEntry = (script: Script, m: Material) => /(?:作品|稿件|征文|论文|文稿|来稿|总结|材料|视频|方案|报告)$/.test(script.at(m.name))

/** “5月5日、6月5日前分别报送小结和总结”: as many days as pieces, in the same order. */
function respectively(script: Script, r: Range, fresh: Material[], years: YearContext): Map<Material, ReadTime> | null {
  if (fresh.length < 2 || !script.at(r).includes('分别')) return null
  const times = readTimes(script, r, years)
  if (times.length !== fresh.length || times.some((t, i) => i > 0 && !/^[、和及]$/.test(script.n.slice(times[i - 1]!.b, t.a)))) return null
  const until = times[times.length - 1]!.time.from === null
  return new Map(fresh.map((m, i) => [m, until ? { ...times[i]!, time: { ...times[i]!.time, from: null } } : times[i]!]))
}

/** Which deadline a piece belongs to: the one before its verb, or for a piece in front the one behind it. */
function dueOf(m: Material, all: Material[], times: ReadTime[]): ReadTime | null {
  if (times.length === 0) return null
  const before = times.filter((t) => t.b <= m.name.a)
  const after = times.filter((t) => t.a >= m.name.b)
  if (m.initial && after[0] && !all.some((x) => x.object && x.name.a > m.name.b && x.name.a < after[0]!.a)) return after[0]
  return before[before.length - 1] ?? after[0] ?? null
}

/** The pieces that share a deadline with `m`, and the words of the clause that are about them. */
function groupOf(r: Range, m: Material, fresh: Material[], times: ReadTime[]): { range: Range; all: Material[] } {
  const due = dueOf(m, fresh, times)
  const all = fresh.filter((x) => dueOf(x, fresh, times) === due)
  const before = fresh.filter((x) => x.name.a < m.name.a && !all.includes(x)).pop()
  const a = before ? Math.max(before.name.b, (before.details[before.details.length - 1]?.b ?? -1) + 1) : r.a
  const after = fresh.find((x) => x.name.a > m.name.a && !all.includes(x))
  if (!after) return { range: { a, b: r.b }, all: all.filter((x) => x.name.a >= a) }
  const cut = dueOf(after, fresh, times)
  const b = cut && cut.a > m.name.b && cut.b <= after.name.a ? cut.a : after.name.a
  return { range: { a, b }, all: all.filter((x) => x.name.a >= a && x.name.a < b) }
}
