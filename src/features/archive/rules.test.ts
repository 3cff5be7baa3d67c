import { expect, test } from 'vitest'
import { dayDigits, indexed, shortStep, suggestion, type Item } from './rules.ts'

const item = (key: string): Item => ({ key, group: 'plan', responsible: '示例', docNumber: '', title: key, day: null, pages: null, remark: '原注', ...suggestion('plan') })

test('suggestions follow order No. 8: main papers and results for ever, what an adopted report proves for 30 years', () => {
  expect(['notice', 'plan', 'summary', 'compilation'].map((group) => suggestion(group as never).suggested)).toEqual(['permanent', 'permanent', 'permanent', 'permanent'])
  expect([suggestion('report', 'adopted').suggested, suggestion('report', 'accepted').suggested, suggestion('ledger').suggested, suggestion('contacts').suggested]).toEqual(['thirty', 'ten', 'thirty', 'ten'])
})

test('numbers go on without a gap; what a person said stands, the rest stays as suggested', () => {
  const index = indexed([item('a'), item('b')], [{ key: 'b', retention: 'ten', secrecy: null, remark: '' }, { key: 'gone', retention: 'ten', secrecy: null, remark: null }])
  expect(index.map(({ number, retention, remark, secrecy, changed }) => [number, retention, remark, secrecy, changed])).toEqual([[1, 'permanent', '原注', '', false], [2, 'ten', '', '', true]])
})

test('days are eight digits', () => expect([dayDigits('2027-06-05'), dayDigits(null)]).toEqual(['20270605', '']))

test('names are cut between characters, their extension kept, and never make a folder', () => {
  expect(shortStep(`${'很长的名字'.repeat(20)}.docx`, 20)).toMatch(/^.{19}….docx$/u)
  expect(shortStep('a/b\\c\n.pdf', 20)).toBe('a_b_c_.pdf')
  expect(shortStep('𪚥'.repeat(30), 10)).toBe(`${'𪚥'.repeat(9)}…`)
})
