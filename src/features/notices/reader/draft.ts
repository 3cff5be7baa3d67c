import type { Activity, Module, NoticeTime, Unresolved } from './schema.ts'
import { audienceOfName, readAudience, splitAudience } from './audience.ts'
import { readChannels } from './channels.ts'
import { readForms } from './forms.ts'
import { readPlaces, splitPlaceValue } from './places.ts'
import { findLabels, type Labelled } from './labels.ts'
import { readOwners } from './owners.ts'
import type { Range, Script } from './script.ts'
import type { YearContext } from './years.ts'
import { readTimes, type ReadTime } from './timing.ts'
import { announcements, labelledLater, unresolved } from './later.ts'

/** An activity while it is being read, with what stays open. */
export interface Draft {
  activity: Activity
  open: Unresolved[]
  /** Where it stands, to keep the order of the text. */
  at: number
  evidence: { time: boolean; owner: boolean; place: boolean; form: boolean }
}

export interface DraftSource {
  name: Range
  /** Ranges of running text, in order. */
  text: Range[]
  quote: Range
  module: string | null
  /** Times of a heading above, taken when the item fixes no day itself. */
  inherited: ReadTime[]
  rule: string
}

/** Reads one activity from its name and running text. Ids are given later. */
export function draftActivity(script: Script, source: DraftSource, years: YearContext): Draft {
  const labels = source.text.flatMap((r) => findLabels(script, r))
  const { owners, used } = readOwners(script, [...source.text, ...bracketsOf(script, source.name)])
  const value = (kind: Labelled['label']) => labels.filter((l) => l.label === kind && l.value.b > l.value.a)
  const open: Unresolved[] = []
  const body = source.text.flatMap((r) => without(script, r, [...used, ...labels.filter((l) => l.label !== 'content').map((l) => ({ a: l.a, b: l.value.b }))]))
  const sentencesOf = [...bodyOf(labels), ...body]

  const timed = value('time').length ? value('time').flatMap((l) => readTimes(script, l.value, years)) : []
  const read = timed.length ? timed : [...bracketsOf(script, source.name), ...body].flatMap((r) => activityTimes(script, r, years))
  const times = inherit(read, source.inherited, script.n)
  const unlabelled = value('place').length === 0
  const places = unlabelled ? body.flatMap((r) => readPlaces(script, r)) : value('place').flatMap((l) => splitPlaceValue(script, l.value))
  const description = describe(script, sentencesOf, labels)
  const activity: Activity = script.why({
    id: '', name: trimName(script.raw(source.name.a, source.name.b)), module: source.module, description,
    time: times.map((t) => t.time), owners,
    forms: value('form').length ? value('form').flatMap((l) => splitPlaceValue(script, l.value)) : readForms(script, source.name, sentencesOf),
    audience: value('audience').length ? value('audience').flatMap((l) => splitAudience(script, l.value)) : audienceIn(script, sentencesOf, source.name),
    channels: value('channel').length ? value('channel').flatMap((l) => splitPlaceValue(script, l.value)) : unique(sentencesOf.flatMap((r) => readChannels(script, r))),
    places: unique([...places, ...bareVenue(script, body, unlabelled)]).filter((p) => !/公众号|小程序/.test(p)),
    quote: script.quote(source.quote.a, source.quote.b),
  }, source.rule)
  const gone = new Set(activity.channels)
  activity.places = activity.places.filter((p) => !gone.has(p))
  for (const t of times) {
    if (t.reason) open.push(unresolved(script, 'activities.time', t.time.text, t.reason, t))
    if (t.weekdayConflict) open.push(unresolved(script, 'activities.time', t.time.text, 'conflict', t))
  }
  open.push(...labelledLater(script, labels))
  for (const r of source.text) open.push(...announcements(script, r).filter((u) => !open.some((o) => o.field === u.field && o.text.includes(u.text))))
  const later = open.find((u) => u.field === 'activities.time' && u.reason === 'to_be_announced')
  if (later && activity.time.length === 0) activity.time.push({ text: later.text, from: null, to: null, time: null, every: null, quote: later.quote })
  return {
    activity, open, at: source.name.a,
    evidence: { time: read.length > 0 || open.length > 0, owner: owners.length > 0, place: activity.places.length > 0, form: activity.forms.length > 0 },
  }
}

/** Activity times: hand-in deadlines, past years and spans that only compare are left out. */
function activityTimes(script: Script, r: Range, years: YearContext): ReadTime[] {
  return readTimes(script, r, years).filter((t) => {
    const s = script.n
    const after = s.slice(t.b, Math.min(r.b, t.b + 40)).split(/[。；]/)[0]!
    const before = s.slice(Math.max(r.a, t.a - 14), t.a)
    if (/^，?(?:请|务必|前|之前)?[^，]{0,24}(?:报送|上报|提交|报至|报名|发送至|发至|交至|报[市区县街镇]|送至|反馈)/.test(after) && !t.time.every) return false
    if (/^，?(?:将|把)[^，。]{1,30}(?:报送|上报|报至|报(?=[市县区省镇街])|送至|提交|交至|发送|发至)/.test(after)) return false
    if (/(?:去年|往年|上年|同期)$/.test(before) || (t.time.to !== null && years.signed !== null && t.time.to < years.signed && /\d{4}年/.test(t.time.text))) return false
    return true
  })
}

function inherit(read: ReadTime[], heading: ReadTime[], _n: string): ReadTime[] {
  if (heading.length === 0) return read
  const fixed = read.some((t) => t.time.from !== null || t.time.to !== null || t.time.every !== null)
  return fixed ? read : [...heading, ...read]
}

const bodyOf = (labels: Labelled[]): Range[] => labels.filter((l) => l.label === 'content' && l.value.b > l.value.a).map((l) => l.value)

/** The text left when owner words and labelled values are taken out. */
export function without(script: Script, r: Range, cuts: Range[]): Range[] {
  let out: Range[] = [r]
  for (const c of cuts) {
    out = out.flatMap((x) => (c.b <= x.a || c.a >= x.b ? [x] : [{ a: x.a, b: Math.max(x.a, c.a) }, { a: Math.min(x.b, c.b), b: x.b }]))
  }
  return out.map((x) => trim(script.n, x)).filter((x) => x.b - x.a >= 2)
}

function trim(n: string, r: Range): Range {
  let { a, b } = r
  while (a < b && '）。；，、'.includes(n[a]!)) a++
  while (b > a && '（'.includes(n[b - 1]!)) b--
  return { a, b }
}

function describe(script: Script, ranges: Range[], labels: Labelled[]): string | null {
  const content = labels.filter((l) => l.label === 'content' && l.value.b > l.value.a)
  const use = content.length ? content.map((l) => l.value) : ranges
  const text = use.map((r) => script.raw(r.a, content.length && script.n[r.b] === '。' ? r.b + 1 : r.b)).join('')
  return text.length >= 4 ? text : null
}

function bracketsOf(script: Script, name: Range): Range[] {
  const s = script.at(name)
  const m = /（[^（）]{2,80}）$/.exec(s)
  return m ? [{ a: name.a + m.index, b: name.b }] : []
}

/** “12月20日14:30，街道文化中心。”: a venue that stands alone after the time. */
function bareVenue(script: Script, body: Range[], wanted: boolean): string[] {
  if (!wanted || !body[0]) return []
  const m = /^[^，。；]{2,28}(?:日|午|晚|点|\d|时|[）])，(?:地点)?([^，。；：]{3,24}?(?:中心|广场|礼堂|报告厅|会议室|馆|公园|学校|小学|中学|剧院|影院|宫|基地|室|厅|园|场))(?:。|；|$)/.exec(script.at(body[0]))
  return m ? [script.raw(body[0].a + script.at(body[0]).indexOf(m[1]!), body[0].a + script.at(body[0]).indexOf(m[1]!) + m[1]!.length)] : []
}

function audienceIn(script: Script, text: Range[], name: Range): string[] {
  const found = unique(text.flatMap((r) => readAudience(script, r)).concat(letterTo(script, name)))
  return found.length > 0 ? found : audienceOfName(script.at(name))
}

/** 致…的一封信, 致…倡议书: whom it addresses. */
function letterTo(script: Script, name: Range): string[] {
  const m = /^致(.{2,20}?)的/.exec(script.at(name))
  return m ? [m[1]!] : []
}

export const unique = (xs: string[]): string[] => [...new Set(xs)]

/** Name as shown: closing marks, and a bracket with dates or owners behind it, are left out. */
export const trimName = (s: string): string => s.replace(/(?:（[^（）]*(?:责任|牵头|负责|日|月)[^（）]*）)+$/, '').replace(/^(?:关于)/, '').replace(/[。：:；;，,、.]+$/, '') || s

export interface ModuleDraft {
  /** Where it stands, to keep the order of the text. */
  at: number
  module: Module
  open: Unresolved[]
}

export function draftModule(script: Script, source: { name: Range; text: Range[]; quote: Range; times: ReadTime[]; rule: string }): ModuleDraft {
  const name = trimName(script.raw(source.name.a, source.name.b))
  const description = describe(script, source.text, [])
  const times: NoticeTime[] = source.times.map((t) => t.time)
  const module: Module = script.why({
    id: '', name, description, time: times, forms: source.text.length ? readForms(script, { a: source.name.a, b: source.name.a }, source.text) : [],
    quote: script.quote(source.quote.a, source.quote.b),
  }, source.rule)
  const open = source.times.flatMap((t) => (t.reason ? [unresolved(script, 'modules.time', t.time.text, t.reason, t)] : []))
  return { at: source.name.a, module, open }
}
