import { describe, expect, test } from 'vitest'
import { isBehind, isPlan, ladderOf, standingWords, type Standing } from './ladder.rules.ts'
import { acknowledge, type Receipt } from './receipt.rules.ts'
import { exemption, exemptSentence, noticeName, urgingWords, type Missing } from './urging.rules.ts'

const now = new Date('2027-06-02T06:32:00Z')
const day = (text: string) => new Date(`${text}T23:59:59.999+08:00`)
const nothing = { due: 0, in: 0, dueAt: null }
const standing = (over: Partial<Standing> = {}): Standing => ({
  deliveredAt: new Date('2027-04-27T07:02:00Z'), openedAt: null, acknowledgedAt: null, responsibleName: null,
  plans: { due: 1, in: 0, dueAt: day('2027-05-12') }, reports: { due: 2, in: 0, dueAt: day('2027-06-05') }, stuck: 'opened', late: true, ...over,
})
const opened = { openedAt: new Date('2027-05-30T02:41:00Z') }
const signed = { ...opened, acknowledgedAt: new Date('2027-05-31T02:41:00Z') }
const named = { ...signed, responsibleName: '虞归雁' }

describe('the ladder', () => {
  test('has four steps for a unit that need not report, six for one that owes a plan and material', () => {
    expect(ladderOf(standing({ plans: nothing, reports: nothing }))).toHaveLength(4)
    expect(ladderOf(standing()).map((each) => each.state)).toEqual(['done', 'late', 'ahead', 'ahead', 'ahead', 'ahead'])
    expect(ladderOf(standing({ plans: nothing }))).toHaveLength(5)
  })
  test('material that is not due stays hollow, past its day it is late', () => {
    const done = { ...named, plans: { due: 1, in: 1, dueAt: null }, stuck: 'reported' as const }
    expect(ladderOf(standing({ ...done, late: false })).at(-1)).toEqual({ step: 'reported', state: 'ahead' })
    expect(ladderOf(standing({ ...done, late: true })).at(-1)).toEqual({ step: 'reported', state: 'late' })
  })
  test('a later step may be done before an earlier one', () => {
    expect(ladderOf(standing({ ...opened, stuck: 'acknowledged', plans: { due: 1, in: 1, dueAt: null } })).map((each) => each.state))
      .toEqual(['done', 'done', 'late', 'ahead', 'done', 'ahead'])
  })
  test.each([
    [standing(), '送达 36 天没打开 · 方案逾期 21 天'],
    [standing({ ...opened, stuck: 'acknowledged', plans: nothing, reports: nothing }), '打开后 3 天没签收 · 不需报送'],
    [standing({ ...signed, stuck: 'responsible', late: false, plans: nothing, reports: nothing }), '已签收，还没明确负责人 · 不需报送'],
    [standing({ ...named, stuck: 'planned' }), '方案逾期 21 天'],
    [standing({ ...named, stuck: 'reported', late: false, plans: nothing }), '材料 0/2 份，还有 3 天'],
    [standing({ ...named, stuck: null, late: false, plans: nothing, reports: nothing }), '全部办完 · 不需报送'],
    [standing({ stuck: 'opened', deliveredAt: now, late: false, plans: nothing, reports: nothing }), '今天送达，还没打开 · 不需报送'],
  ])('%# in words', (each, words) => expect(standingWords(each, now)).toBe(words))
  test('behind is who has not signed or named a person, or is past a day', () => {
    expect(isBehind({ stuck: 'responsible', late: false })).toBe(true)
    expect(isBehind({ stuck: 'reported', late: false })).toBe(false)
    expect(isBehind({ stuck: 'reported', late: true })).toBe(true)
    expect(isBehind({ stuck: null, late: false })).toBe(false)
  })
  test.each([['工作方案', true], ['活动计划', true], ['活动总结及下一步计划', false], ['方案落实情况', false], ['特色亮点活动情况', false]])('%s is a plan: %s', (title, is) => expect(isPlan(title)).toBe(is))
})

describe('urging', () => {
  const missing = (over: Partial<Missing>): Missing => ({ title: '特色亮点活动情况', dueAt: day('2027-06-05'), state: null, lacks: null, ...over })
  test.each([
    ['opened', [], '您单位还没有签收《活动实施方案》。请今天签收并填写负责人，约 1 分钟。'],
    ['responsible', [], '您单位签收了《活动实施方案》，还没有填写负责人。请今天填上，约 1 分钟。'],
    ['planned', [missing({ title: '工作方案', dueAt: day('2027-05-12') })], '《工作方案》已超 21 天。有困难请回复，我们来协调。'],
    ['reported', [missing({ state: 'draft', lacks: 'pdf' })], '《特色亮点活动情况》还有 3 天截止（6月5日 周六 24:00）。您的草稿缺盖章 PDF。'],
    ['reported', [missing({ state: 'returned', dueAt: day('2027-06-02') })], '《特色亮点活动情况》今天截止（6月2日 周三 24:00）。退回后还没有重报。'],
    ['reported', [missing({ dueAt: null })], '《特色亮点活动情况》还没有报送。'],
  ] as const)('at %s', (step, list, words) => expect(urgingWords(step, '关于印发《活动实施方案》的通知', list, now)).toBe(words))
  test('a notice without an inner title is named by its own', () => expect(noticeName('关于暂停户外活动的提示')).toBe('《关于暂停户外活动的提示》'))
  test('who did it in between is left out, and so is who was urged just now', () => {
    const ladder = [{ step: 'opened' as const, state: 'done' }, { step: 'acknowledged' as const, state: 'late' }]
    expect(exemption('opened', ladder, null, now)).toEqual({ done: 'opened' })
    expect(exemption('acknowledged', ladder, null, now)).toBeNull()
    expect(exemption('acknowledged', ladder, new Date(now.getTime() - 60_000), now)).toBe('urged')
    expect(exemption('acknowledged', ladder, new Date(now.getTime() - 600_000), now)).toBeNull()
    expect(exemption('planned', ladder, null, now)).toEqual({ done: 'planned' })
  })
  test('says whom it leaves out', () => {
    expect(exemptSentence([])).toBe('')
    expect(exemptSentence([{ done: 'acknowledged' }, { done: 'acknowledged' }])).toBe('其中 2 个刚刚签收，不再催。')
    expect(exemptSentence([{ done: 'acknowledged' }, 'urged'])).toBe('其中 1 个刚刚签收、1 个 5 分钟内刚催过，不再催。')
  })
})

describe('signing', () => {
  const receipt = (over: Partial<Receipt> = {}): Receipt => ({ openedAt: now, acknowledgedAt: null, responsibleName: null, responsiblePhone: null, ...over })
  const wish = { responsibleName: ' 虞归雁 ', responsiblePhone: null, seen: { acknowledged: false, responsibleName: null } }
  test('needs an opened notice', () => expect(() => acknowledge(receipt({ openedAt: null }), wish)).toThrow(expect.objectContaining({ code: 'receipts/not-opened' })))
  test('keeps the name without blanks', () => expect(acknowledge(receipt(), wish)).toEqual({ kind: 'acknowledge', responsibleName: '虞归雁', responsiblePhone: null }))
  test('may leave the person open', () => expect(acknowledge(receipt(), { ...wish, responsibleName: '' })).toMatchObject({ kind: 'acknowledge', responsibleName: null }))
  test('the same again changes nothing', () => expect(acknowledge(receipt({ acknowledgedAt: now, responsibleName: '虞归雁' }), wish)).toEqual({ kind: 'none' }))
  test('a colleague who was faster is not overwritten', () =>
    expect(() => acknowledge(receipt({ acknowledgedAt: now, responsibleName: '纪平川' }), wish)).toThrow(expect.objectContaining({ code: 'receipts/changed', message: '同事刚刚签收了，负责人写的是纪平川，您写的没有生效。' })))
  test('the person may change later, but not vanish', () => {
    const before = receipt({ acknowledgedAt: now, responsibleName: '纪平川' })
    const seen = { acknowledged: true, responsibleName: '纪平川' }
    expect(acknowledge(before, { ...wish, seen })).toMatchObject({ kind: 'change', responsibleName: '虞归雁' })
    expect(() => acknowledge(before, { ...wish, responsibleName: '', seen })).toThrow(expect.objectContaining({ code: 'receipts/no-name' }))
    expect(() => acknowledge(receipt(), { ...wish, responsibleName: null, responsiblePhone: '10000000001' })).toThrow(expect.objectContaining({ code: 'receipts/no-name' }))
  })
})
