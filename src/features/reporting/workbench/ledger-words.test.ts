import { describe, expect, test } from 'vitest'
import type { LedgerCell, LedgerRequirement, LedgerRow } from './ledger-data.ts'
import { isFiltered, readFilters, toQuery } from './ledger-filters.ts'
import { factOfCell, lastOf, standingOfCell, subtotal } from './ledger-words.ts'

const now = new Date('2027-06-02T06:32:00Z')
const cell = (given: Partial<LedgerCell>): LedgerCell => ({
  requirementId: 1, own: true, state: null, adopted: false, version: null, submittedAt: null, updatedAt: null, updatedBy: null, characters: null, hasWord: false, hasPdf: false,
  fact: null, seal: null, agreement: null, agrees: null, reasons: null, lateNow: false, due: 1, inHand: 0, returned: 0, late: 0, ...given,
})
const requirement = (given: Partial<LedgerRequirement> = {}): LedgerRequirement => ({
  id: 1, title: '特色亮点', dueAt: '2027-06-05T15:59:59.999Z', dueText: '6月5日前', lengthMax: 1000, lengthText: '1000字以内', formats: [], needsWord: true, needsPdf: true,
  due: 1, draft: 0, signedOff: 0, submitted: 0, returned: 0, accepted: 0, adopted: 0, late: 0, ...given,
})
const past = requirement({ dueAt: '2027-05-12T15:59:59.999Z' })

describe('a cell: state and one fact', () => {
  test.each<[string, Partial<LedgerCell>, LedgerRequirement, string, string, boolean]>([
    ['nothing yet', {}, requirement(), 'empty', '还有 3 天', false],
    ['nothing, and too late', {}, past, 'missing', '超 21 天', true],
    ['no day fixed', {}, requirement({ dueAt: null, dueText: '6月上旬' }), 'empty', '6月上旬', false],
    ['half a draft', { state: 'draft', hasWord: true, characters: 980 }, requirement(), 'draft', 'Word 已传，缺 PDF', false],
    ['a whole draft', { state: 'draft', hasWord: true, hasPdf: true, characters: 1640 }, requirement({ lengthMax: 2000 }), 'draft', '1,640 / 2000 字', false],
    ['second version in', { state: 'submitted', submittedAt: '2027-06-02T06:31:00Z', version: 2, characters: 988 }, requirement(), 'submitted', '988 / 1000 字 · 第 2 稿', false],
    ['accepted in time, no limit', { state: 'accepted', submittedAt: '2027-05-10T02:00:00Z', characters: 700 }, { ...past, lengthMax: null }, 'accepted', '5月10日', false],
    ['accepted, but late', { state: 'accepted', submittedAt: '2027-05-14T02:00:00Z' }, past, 'accepted', '迟报 2 天', true],
    ['late by hours', { state: 'accepted', submittedAt: '2027-05-12T16:00:00Z' }, past, 'accepted', '迟报 1 天', true],
    ['returned', { state: 'returned', version: 1, reasons: '缺印章，请补盖后重报。' }, requirement(), 'returned', '缺印章 · 第 1 稿', false],
    ['adopted', { state: 'accepted', adopted: true, submittedAt: '2027-06-01T02:00:00Z', characters: 961 }, requirement(), 'adopted', '961 / 1000 字', false],
  ])('%s', (_, given, of, standing, words, late) => {
    expect(standingOfCell(cell(given), of, now)).toBe(standing)
    expect(factOfCell(cell(given), of, now)).toEqual({ words, late })
  })
  test('what is owed only below has no state of its own', () => expect(standingOfCell(cell({ own: false }), requirement(), now)).toBeNull())
})

test('what happened last', () => {
  const row = (cells: Partial<LedgerCell>[], inHand = 0): LedgerRow => ({ id: 1, name: '东溪县科协', kind: 'county_association', parentName: null, below: 0, due: cells.length, inHand, liaison: null, cells: cells.map(cell) })
  expect(lastOf(row([{}]), now)).toBe('还没有动静')
  expect(lastOf(row([{ state: 'accepted', updatedAt: '2027-05-10T02:00:00Z' }, { state: 'returned', updatedAt: '2027-06-02T01:47:00Z' }], 1), now)).toBe('被退回 · 今天 9:47')
  expect(lastOf(row([{ state: 'accepted', updatedAt: '2027-05-31T02:00:00Z' }], 1), now)).toBe('全部收齐 · 5月31日')
})

test('a subtotal names only what there is', () => {
  const none = { due: 3, draft: 0, signedOff: 0, submitted: 0, returned: 0, accepted: 0 }
  expect(subtotal(none, false)).toEqual({ words: ['还没有报来'], late: null })
  expect(subtotal(none, true)).toEqual({ words: [], late: '3 逾期' })
  expect(subtotal({ due: 6, draft: 1, signedOff: 0, submitted: 1, returned: 1, accepted: 2 }, true)).toEqual({ words: ['2 已收', '1 待审', '1 退回'], late: '1 逾期' })
})

test('the address says what is shown; what it cannot mean is left out', () => {
  const filters = readFilters(new URLSearchParams('parent=5&kind=society&requirement=2&standing=late&words=学会&behind=true'))
  expect(toQuery(filters)).toEqual({ parent: 5, kind: 'society', requirement: 2, standing: 'late', words: '学会', behind: 'true' })
  const odd = readFilters(new URLSearchParams('parent=-1&kind=x&requirement=1.5&standing=constructor&behind=1'))
  expect(toQuery(odd)).toEqual({})
  expect(isFiltered(odd)).toBe(false)
})
