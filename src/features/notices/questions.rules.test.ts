import { describe, expect, test } from 'vitest'
import { decide, questionsOf, undo, type Decision } from './questions.rules.ts'
import { suggestModules } from './modules.rules.ts'
import { tidyFileName } from './files.rules.ts'
import type { NoticePlan, NoticeTime } from './reader/schema.ts'

const time = (text: string, from: string | null, to: string | null): NoticeTime => ({ text, from, to, time: null, every: null, quote: text })
const activity = (id: string, name: string, more: Partial<NoticePlan['activities'][number]> = {}) =>
  ({ id, name, module: null, description: null, time: [], owners: [], forms: [], audience: [], channels: [], places: [], quote: name, ...more })
const report = (id: string, what: string, more: Partial<NoticePlan['reports'][number]> = {}) =>
  ({ id, what, who: [], length: null, formats: [], copies: null, extras: [], due: null, to: [], quote: what, ...more })
const plan = (more: Partial<NoticePlan>): NoticePlan => ({
  schema: 'notice/1', title: { value: '通知', quote: '通知' }, kind: 'plan', issuers: [], doc_number: null, recipients: [], cc: [], issued: null, basis: [], theme: null,
  period: null, contacts: [], sections: [], modules: [], activities: [], reports: [], attachments: [], unresolved: [], ...more,
})
const decision = (given: ReturnType<typeof decide>, question: Decision['question']): Decision =>
  ({ as: 'chosen', label: given.label, question, unresolved: given.unresolved, before: given.before, unit: given.unit, by: 'x', at: 'x' })

describe('open questions', () => {
  const conflict = plan({
    reports: [report('r1', '活动总结')],
    unresolved: [{ field: 'reports.due', ref: 'r1', text: '2月28日前', reason: 'conflict', candidates: [time('2月28日前', null, '2027-02-28'), time('2月23日前', null, '2027-02-23')], quote: '2月28日前' }],
  })
  test('of two due dates the chosen one becomes the due date, and can be taken back', () => {
    const [question] = questionsOf(conflict, [], null)
    expect(question?.choices.map((each) => each.label)).toEqual(['2月28日前', '2月23日前'])
    const given = decide(conflict, question!, { as: 'chosen', choice: 'c1' })
    expect(given.plan.reports[0]?.due).toEqual(time('2月23日前', null, '2027-02-23'))
    expect(given.plan.unresolved).toEqual([])
    expect(undo(given.plan, decision(given, question!))).toEqual(conflict)
  })
  test('what is set aside stays open', () => {
    const [question] = questionsOf(conflict, [], null)
    expect(decide(conflict, question!, { as: 'aside' }).plan).toEqual(conflict)
  })
  test('a day filled in replaces the phrase that fixes none', () => {
    const announced = plan({
      activities: [activity('a1', '座谈会', { time: [time('具体时间另行通知', null, null)] })],
      unresolved: [{ field: 'activities.time', ref: 'a1', text: '具体时间另行通知', reason: 'to_be_announced', candidates: [], quote: '具体时间另行通知' }],
    })
    const [question] = questionsOf(announced, [], null)
    const given = decide(announced, question!, { as: 'filled', time: { from: '2027-05-30', to: '2027-05-30', time: '09:30', text: '' } })
    expect(given.plan.activities[0]?.time).toEqual([{ text: '5月30日 09:30', from: '2027-05-30', to: '2027-05-30', time: '09:30', every: null, quote: '具体时间另行通知' }])
    expect(() => decide(announced, question!, { as: 'filled', time: { from: '2027-05-30', to: '2027-05-01', time: null, text: '' } })).toThrow(expect.objectContaining({ code: 'readings/no-choice' }))
    expect(() => decide(announced, question!, { as: 'chosen', choice: 'c0' })).toThrow(expect.objectContaining({ code: 'readings/no-choice' }))
  })
  test('a start without an end is asked, with the end of the campaign as a choice', () => {
    const open = plan({ period: time('5月底前', null, '2027-05-31'), activities: [activity('a1', '大讲堂', { time: [time('5月下旬起', '2027-05-21', null)] })] })
    const [question] = questionsOf(open, [], null)
    expect(question).toMatchObject({ about: 'end', choices: [{ label: '到活动期末 5月31日' }, { label: '不设结束日期' }] })
    expect(decide(open, question!, { as: 'chosen', choice: 'period' }).plan.activities[0]?.time[0]?.to).toBe('2027-05-31')
    expect(decide(open, question!, { as: 'chosen', choice: 'open' }).plan.activities[0]?.time[0]?.to).toBeNull()
    expect(() => decide(open, question!, { as: 'filled', time: { from: null, to: '2027-05-01', time: null, text: '' } })).toThrow()
  })
  test('an owner that no unit is called is asked only when there are near ones', () => {
    const units = [{ id: 1, name: '科普部', shortName: null, kind: 'department' as const }, { id: 2, name: '应急科普志愿服务队', shortName: null, kind: 'other' as const }]
    const owned = plan({ activities: [activity('a1', '云课堂', { owners: [{ name: '应急科普服务团', role: '责任', quote: 'x' }, { name: '科普部', role: '配合', quote: 'x' }, { name: '县气象局', role: '配合', quote: 'x' }] })] })
    const questions = questionsOf(owned, units, '云泽市')
    expect(questions.map((each) => [each.text, each.choices.map((choice) => choice.label)])).toEqual([['应急科普服务团', ['应急科普志愿服务队', '科普部']]])
    expect(decide(owned, questions[0]!, { as: 'chosen', choice: 'unit:2' })).toMatchObject({ plan: owned, unit: { id: 2, name: '应急科普志愿服务队' } })
  })
})

describe('modules suggested by words', () => {
  const modules = [
    { id: 'm1', name: '暖心行动', description: '开展走访慰问、座谈交流，听取意见。', time: [], forms: ['走访慰问'], quote: 'x' },
    { id: 'm2', name: '惠民服务', description: '组织志愿服务队下乡，开展义诊。', time: [], forms: [], quote: 'x' },
    { id: 'm3', name: '典型宣传', description: '宣传先进人物。', time: [], forms: [], quote: 'x' },
  ]
  test('by what both speak of', () => {
    expect(suggestModules({ modules, activities: [activity('a1', '看望一线职工', { description: '走访慰问一线职工。' }), activity('a2', '送医下乡义诊'), activity('a3', '宣传一批优秀职工')] })).toEqual({ a1: 'm1', a2: 'm2', a3: 'm3' })
  })
  test('nothing is said when nothing speaks for one, or the notice says it', () => {
    expect(suggestModules({ modules, activities: [activity('a1', '召开会议'), activity('a2', '送医下乡义诊', { module: 'm1' })] })).toEqual({})
  })
})

test('file names: no folders, no control characters, at most 255 bytes, the extension kept', () => {
  expect(tidyFileName('../../etc/通知.docx')).toBe('通知.docx')
  expect(tidyFileName('C:\\文件\\通知\u0000.txt')).toBe('通知.txt')
  expect(tidyFileName('   ')).toBe('未命名')
  expect(tidyFileName('📢通知😀.txt')).toBe('📢通知😀.txt')
  const long = tidyFileName(`${'通'.repeat(200)}.docx`)
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(255)
  expect(long.endsWith('.docx')).toBe(true)
})
