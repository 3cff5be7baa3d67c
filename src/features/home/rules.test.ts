import { describe, expect, test } from 'vitest'
import { approverTitle, emptyWords, officeTitle, orderTodos, stageOf, taskWords, unitTitle, type Task, type Todo } from './rules.ts'

const now = new Date('2027-06-02T06:32:00Z')
const day = (text: string) => new Date(`${text}T23:59:59.999+08:00`)

test.each([
  ['draft', [], 'issue'], ['issued', [null], 'run'], ['issued', [day('2027-06-20')], 'run'], ['running', [day('2027-06-09')], 'report'],
  ['running', [day('2027-05-12'), day('2027-07-01')], 'report'], ['collecting', [], 'report'], ['closed', [], 'summarise'], ['archived', [], 'archive'],
] as const)('a campaign %s with deadlines %j is at %s', (state, dues, stage) => expect(stageOf({ state }, dues, now)).toBe(stage))

describe('titles are the answer', () => {
  test('of the office', () => {
    expect(officeTitle(6)).toBe('今天有 6 件事等您办')
    expect(officeTitle(0)).toBe('今天没有等您办的事')
    expect(emptyWords([day('2027-05-12'), day('2027-06-05'), null], now)).toBe('今天没有等您办的事。最近的截止是 6月5日 周六 24:00。')
    expect(emptyWords([], now)).toBe('今天没有等您办的事。')
  })
  test.each([
    [0, [], '都办完了'], [3, [day('2027-06-05'), null], '还有 3 件事要办，最近的 3 天后截止'], [1, [day('2027-06-02')], '还有 1 件事要办，最近的今天截止'],
    [2, [day('2027-05-12'), day('2027-06-05')], '还有 2 件事要办，其中 1 件已过截止时间'], [1, [null], '还有 1 件事要办'],
  ] as const)('of a unit with %i open, due %j', (open, dues, words) => expect(unitTitle(open, dues, now)).toBe(words))
  test('of an approver', () => expect([approverTitle(0), approverTitle(3)]).toEqual(['没有等您审签的材料', '有 3 份材料等您审签']))
})

test('to-dos stand by the latest useful moment, review first', () => {
  const todos: Todo[] = [
    { kind: 'draft', campaignId: 2, name: '下一个' },
    { kind: 'unsigned', count: 3, names: [], hours: 48 },
    { kind: 'due', requirements: [], dueAt: day('2027-06-03'), count: 34, names: [], urgedTimes: 0, urgedAt: null },
    { kind: 'overdue', requirementId: 1, title: '工作方案', dueAt: day('2027-05-12'), count: 4, names: [], urgedTimes: 3, urgedAt: null },
    { kind: 'review', count: 11, oldest: { requirementId: 2, unitId: 9, unitName: '某县科协', title: '总结', submittedAt: now } },
  ]
  expect(orderTodos(todos, now).map((each) => each.kind)).toEqual(['review', 'overdue', 'due', 'unsigned', 'draft'])
})

describe('a task card says where the work stands', () => {
  const task = (over: Partial<Task>): Task => ({ title: '活动总结', dueAt: null, state: 'empty', version: 1, wordName: null, pdfName: null, characters: null, lengthMax: 2000, sentence: null, sentAt: null, reasons: null, ...over })
  test.each([
    [task({}), '还没有上传。', '去上传'],
    [task({ state: 'draft', characters: 1212, wordName: 'a.docx', sentence: '核对出 2 处提醒。' }), '草稿 1,212 字，上限 2,000 字。核对出 2 处提醒。', '继续'],
    [task({ state: 'draft', wordName: 'a.docx' }), '草稿，正在核对。', '继续'],
    [task({ state: 'draft', version: 2, sentAt: now }), '第 2 稿已送审核人 叶知章 审签，等审签。', '看看'],
    [task({ state: 'signed_off' }), '审核人已审签，可以报送了。', '报送'],
    [task({ state: 'returned', version: 1, reasons: '请加盖公章。' }), '第 1 稿：“请加盖公章。”', '修改'],
  ])('%#', (each, words, verb) => expect(taskWords(each, '叶知章')).toEqual({ words, verb }))
})
