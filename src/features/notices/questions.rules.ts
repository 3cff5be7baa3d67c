import { Refusal } from '../../platform/errors.ts'
import { nearest, type NamedUnit } from './addressees.rules.ts'
import { sameBody } from './names.rules.ts'
import type { Length, NoticePlan, NoticeTime, Unresolved, UnresolvedReason } from './reader/schema.ts'

/** Stands for a quote where a person wrote what the notice does not say. */
export const byHand = '手工填写'

export interface Choice {
  id: string
  label: string
}

/** Something the notice leaves open, which a person decides or sets aside. Nothing is chosen in advance. */
export interface Question {
  key: string
  /** `unresolved` from the reader; `end` a start without an end; `owner` a body the tree of units does not know. */
  about: 'unresolved' | 'end' | 'owner'
  field: string
  ref: string | null
  /** Words of the notice. */
  text: string
  quote: string
  why: string
  choices: Choice[]
  /** What may be filled in instead. */
  fill: 'time' | 'text' | 'number' | 'day' | null
}

/** What a person decided, with what stood there before, so that it can be taken back. */
export interface Decision {
  as: 'chosen' | 'filled' | 'aside'
  /** In words, for the list of decided ones. */
  label: string
  question: Question
  unresolved: Unresolved | null
  before: Before | null
  unit: { id: number; name: string } | null
  by: string
  at: string
}

/** What an answer brings. */
export type Answer =
  | { as: 'chosen'; choice: string }
  | { as: 'filled'; time?: { from: string | null; to: string | null; time: string | null; text: string }; text?: string; number?: number }
  | { as: 'aside' }

interface Before { period?: NoticeTime | null; times?: NoticeTime[]; due?: NoticeTime | null; length?: Length | null; copies?: number | null; list?: string[]; issued?: NoticePlan['issued'] }

const reasons: Record<UnresolvedReason, string> = {
  lunar_or_holiday: '写的是农历或节日，没有写公历日期。',
  relative_to_event: '从另一件事算起，那件事的日子还没定。',
  relative_weekday: '只写了星期，没写日期。',
  to_be_announced: '原文说另行通知。',
  vague: '说法太宽，定不到日子。',
  conflict: '原文前后不一致，请选一个。',
  invalid: '日历上没有这一天。',
  no_year: '原文没写年份。',
}

const timeFields: readonly string[] = ['period', 'issued', 'modules.time', 'activities.time', 'reports.due']

export const keyOf = (item: Pick<Unresolved, 'field' | 'ref' | 'text'>) => [item.field, item.ref ?? '', item.text].join('|')

/** Every question of the plan, decided or not, in the order of the items they are about. */
export function questionsOf(plan: NoticePlan, units: readonly NamedUnit[], place: string | null): Question[] {
  const order = [...plan.modules, ...plan.activities, ...plan.reports].map((item) => item.id)
  const questions = [...plan.unresolved.map(fromUnresolved), ...openEnds(plan), ...unknownOwners(plan, units, place)]
  const at = (question: Question) => (question.ref === null ? -1 : order.indexOf(question.ref))
  return questions.sort((a, b) => at(a) - at(b))
}

function fromUnresolved(item: Unresolved): Question {
  const choices = item.candidates.map((candidate, i) => ({ id: `c${i}`, label: wordsOf(candidate) }))
  const fill = timeFields.includes(item.field) ? 'time' : item.field === 'reports.length' || item.field === 'reports.copies' ? 'number' : item.field === 'contacts' || item.field === 'other' ? null : 'text'
  return { key: keyOf(item), about: 'unresolved', field: item.field, ref: item.ref, text: item.text, quote: item.quote, why: reasons[item.reason], choices, fill }
}

/** A start without an end: until when does it run? */
function openEnds(plan: NoticePlan): Question[] {
  return plan.activities.flatMap((activity) => activity.time.filter((time) => time.from && !time.to && !time.every).map((time): Question => ({
    key: `end|${activity.id}|${time.text}`, about: 'end', field: 'activities.time', ref: activity.id, text: time.text, quote: time.quote,
    why: '只写了开始，没写结束。', fill: 'day',
    choices: [
      ...(plan.period?.to && time.from && plan.period.to >= time.from ? [{ id: 'period', label: `到活动期末 ${monthDay(plan.period.to)}` }] : []),
      { id: 'open', label: '不设结束日期' },
    ],
  })))
}

/** A body that owns an activity, has no unit of its name, but has near ones. Without a near one there is nothing to ask. */
function unknownOwners(plan: NoticePlan, units: readonly NamedUnit[], place: string | null): Question[] {
  const asked = new Set<string>()
  return plan.activities.flatMap((activity) => activity.owners.flatMap((owner): Question[] => {
    if (asked.has(owner.name)) return []
    asked.add(owner.name)
    if (unitNamed(owner.name, units, place)) return []
    const near = nearest(owner.name, units, place, 3)
    if (near.length === 0) return []
    return [{
      key: `owner|${owner.name}`, about: 'owner', field: 'activities.owners', ref: activity.id, text: owner.name, quote: owner.quote,
      why: `单位库里没有这个名称，最接近的有 ${near.length} 个。`, fill: null,
      choices: near.map((unit) => ({ id: `unit:${unit.id}`, label: unit.name })),
    }]
  }))
}

/** The one unit of this name, or null when there is none or more than one. */
export function unitNamed<U extends NamedUnit>(name: string, units: readonly U[], place: string | null): U | null {
  const same = units.filter((unit) => sameBody(name, unit.name, place) || (unit.shortName !== null && sameBody(name, unit.shortName, place)))
  return same.length === 1 ? same[0] ?? null : null
}

/**
 * Lets an answer take effect in the plan: a chosen due date becomes the due date; what is set aside stays open.
 * @throws Refusal `readings/no-choice` (400) when the answer does not fit the question
 */
export function decide(plan: NoticePlan, question: Question, answer: Answer): { plan: NoticePlan; before: Before | null; unresolved: Unresolved | null; label: string; unit: { id: number; name: string } | null } {
  if (answer.as === 'aside') return { plan, before: null, unresolved: null, label: '先搁置', unit: null }
  const choice = answer.as === 'chosen' ? question.choices.find((each) => each.id === answer.choice) : undefined
  if (answer.as === 'chosen' && !choice) throw unfit()
  if (question.about === 'owner') {
    if (!choice) throw unfit()
    return { plan, before: null, unresolved: null, label: choice.label, unit: { id: Number(choice.id.slice(5)), name: choice.label } }
  }
  if (question.about === 'end') return decideEnd(plan, question, choice, answer)
  const index = plan.unresolved.findIndex((item) => keyOf(item) === question.key)
  const item = plan.unresolved[index]
  if (!item) throw unfit()
  const rest = { ...plan, unresolved: plan.unresolved.filter((_, i) => i !== index) }
  const value = valueOf(item, choice, answer)
  const put = putValue(rest, item, value)
  return { ...put, unresolved: item, label: choice?.label ?? labelOf(value), unit: null }
}

/** Takes a decision back: what stood there stands there again. */
export function undo(plan: NoticePlan, decision: Decision): NoticePlan {
  const { question, before, unresolved } = decision
  let back = plan
  if (before) {
    if (before.period !== undefined) back = { ...back, period: before.period }
    if (before.issued !== undefined) back = { ...back, issued: before.issued }
    back = {
      ...back,
      modules: back.modules.map((item) => (item.id === question.ref && before.times ? { ...item, time: before.times } : item)),
      activities: back.activities.map((item) => (item.id !== question.ref ? item : {
        ...item, ...(before.times && { time: before.times }),
        ...(before.list && question.field === 'activities.places' && { places: before.list }),
        ...(before.list && question.field === 'activities.channels' && { channels: before.list }),
      })),
      reports: back.reports.map((item) => (item.id !== question.ref ? item : {
        ...item, ...(before.due !== undefined && { due: before.due }), ...(before.length !== undefined && { length: before.length }), ...(before.copies !== undefined && { copies: before.copies }),
      })),
    }
  }
  return unresolved ? { ...back, unresolved: [...back.unresolved, unresolved] } : back
}

type Value = { time: NoticeTime } | { text: string } | { number: number }

function valueOf(item: Unresolved, choice: Choice | undefined, answer: Answer): Value {
  if (choice) {
    const candidate = item.candidates[Number(choice.id.slice(1))]
    if (!candidate) throw unfit()
    return { time: candidate }
  }
  if (answer.as !== 'filled') throw unfit()
  if (answer.time) {
    const { from, to, time, text } = answer.time
    if (!from && !to) throw unfit()
    if (from && to && from > to) throw unfit()
    return { time: { text: text.trim() || wordsOf({ text: '', from, to, time, every: null, quote: '' }), from, to, time, every: null, quote: item.quote } }
  }
  if (answer.text?.trim()) return { text: answer.text.trim() }
  if (answer.number !== undefined) return { number: answer.number }
  throw unfit()
}

function putValue(plan: NoticePlan, item: Unresolved, value: Value): { plan: NoticePlan; before: Before } {
  const { ref } = item
  const time = 'time' in value ? value.time : null
  const text = 'text' in value ? value.text : null
  const number = 'number' in value ? value.number : null
  switch (item.field) {
    case 'period':
      if (time) return { plan: { ...plan, period: time }, before: { period: plan.period } }
      break
    case 'issued':
      if (time) return { plan: { ...plan, issued: { date: time.to ?? time.from, text: time.text, quote: item.quote } }, before: { issued: plan.issued } }
      break
    case 'modules.time': {
      const module = plan.modules.find((each) => each.id === ref)
      if (time && module) return { plan: { ...plan, modules: replace(plan.modules, { ...module, time: withTime(module.time, item, time) }) }, before: { times: module.time } }
      break
    }
    case 'activities.time': {
      const activity = plan.activities.find((each) => each.id === ref)
      if (time && activity) return { plan: { ...plan, activities: replace(plan.activities, { ...activity, time: withTime(activity.time, item, time) }) }, before: { times: activity.time } }
      break
    }
    case 'activities.places': case 'activities.channels': {
      const activity = plan.activities.find((each) => each.id === ref)
      const list = item.field === 'activities.places' ? 'places' : 'channels'
      if (text && activity) return { plan: { ...plan, activities: replace(plan.activities, { ...activity, [list]: [...activity[list], text] }) }, before: { list: activity[list] } }
      break
    }
    case 'reports.due': {
      const report = plan.reports.find((each) => each.id === ref)
      if (time && report) return { plan: { ...plan, reports: replace(plan.reports, { ...report, due: time }) }, before: { due: report.due } }
      break
    }
    case 'reports.length': {
      const report = plan.reports.find((each) => each.id === ref)
      if (number !== null && report) return { plan: { ...plan, reports: replace(plan.reports, { ...report, length: { max: number, min: null, about: null, text: `${number}字以内` } }) }, before: { length: report.length } }
      break
    }
    case 'reports.copies': {
      const report = plan.reports.find((each) => each.id === ref)
      if (number !== null && report) return { plan: { ...plan, reports: replace(plan.reports, { ...report, copies: number }) }, before: { copies: report.copies } }
      break
    }
    default: if (text) return { plan, before: {} }
  }
  throw unfit()
}

/** The entry the open phrase stands in is replaced, or the time is added. */
function withTime(times: readonly NoticeTime[], item: Unresolved, time: NoticeTime): NoticeTime[] {
  const at = times.findIndex((each) => each.text === item.text || each.quote === item.quote || (!each.from && !each.to && item.text.includes(each.text)))
  const open = at >= 0 ? at : times.findIndex((each) => !each.from && !each.to)
  return open >= 0 ? times.map((each, i) => (i === open ? time : each)) : [...times, time]
}

function decideEnd(plan: NoticePlan, question: Question, choice: Choice | undefined, answer: Answer) {
  const activity = plan.activities.find((each) => each.id === question.ref)
  const open = activity?.time.find((time) => time.text === question.text && time.from && !time.to)
  if (!activity || !open?.from) throw unfit()
  const to = choice?.id === 'period' ? plan.period?.to ?? null : answer.as === 'filled' ? answer.time?.to ?? null : null
  if (choice?.id !== 'open' && (!to || to < open.from)) throw unfit()
  const time = activity.time.map((each) => (each === open ? { ...each, to } : each))
  return {
    plan: { ...plan, activities: replace(plan.activities, { ...activity, time }) },
    before: { times: activity.time }, unresolved: null, unit: null, label: choice?.label ?? `到 ${monthDay(to ?? '')}`,
  }
}

const replace = <T extends { id: string }>(items: readonly T[], item: T): T[] => items.map((each) => (each.id === item.id ? item : each))
const unfit = () => new Refusal('readings/no-choice', 400, '这个答案对不上这一处待定。', '请重新选一个，或填写后再存；日期要先后合理。')

const labelOf = (value: Value) => ('time' in value ? wordsOf(value.time) : 'text' in value ? value.text : String(value.number))

/** 2027-06-05 → 6月5日 */
export const monthDay = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** A time in words, with the day it was read as when its own words do not say it. */
export function wordsOf(time: NoticeTime): string {
  const days = time.from && time.to ? (time.from === time.to ? monthDay(time.from) : `${monthDay(time.from)}—${monthDay(time.to)}`) : time.to ? `${monthDay(time.to)}前` : time.from ? `${monthDay(time.from)}起` : ''
  if (!time.text) return [days, time.time].filter(Boolean).join(' ')
  return days && !time.text.includes(days.replace('前', '').replace('起', '')) ? `${time.text}（${days}）` : time.text
}
