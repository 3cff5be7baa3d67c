import { expect, test } from 'vitest'
import { shownTime, spanWords } from './when.tsx'

const time = (text: string, from: string | null, to: string | null, clock: string | null = null, every: string | null = null) => ({ text, from, to, time: clock, every })

test('a fixed day is a day, with clock or half day', () => {
  expect(shownTime(time('5月30日', '2027-05-30', '2027-05-30'))).toEqual({ precision: 'day', words: '5月30日 周日', hint: null })
  expect(shownTime(time('6月3日上午', '2027-06-03', '2027-06-03'))).toMatchObject({ words: '6月3日 周四 上午' })
  expect(shownTime(time('6月3日9:30', '2027-06-03', '2027-06-03', '09:30'))).toMatchObject({ words: '6月3日 周四 09:30' })
  expect(shownTime(time('6月4日至5日', '2027-06-04', '2027-06-05'))).toEqual({ precision: 'day', words: '6月4日—5日', hint: null })
})

test('what is not fixed keeps its words', () => {
  expect(shownTime(time('5月下旬', '2027-05-21', '2027-05-31'))).toEqual({ precision: 'window', words: '5月下旬', hint: '5月21日—31日 之间' })
  expect(shownTime(time('5月下旬起', '2027-05-21', null))).toMatchObject({ precision: 'window', words: '5月下旬起' })
  expect(shownTime(time('5月底前', null, '2027-05-31'))).toMatchObject({ precision: 'window', words: '5月底前', hint: '5月31日 周一 前，含当天' })
  expect(shownTime(time('另行通知', null, null))).toEqual({ precision: 'open', words: '另行通知', hint: null })
  expect(shownTime(time('4月每周四17:00前', null, '2027-04-30', '17:00', 'week'))).toMatchObject({ precision: 'window' })
})

test('the year only when it is another', () => {
  expect(spanWords('2027-05-30', '2027-06-02', 2027)).toBe('5月30日—6月2日')
  expect(shownTime(time('1月5日', '2028-01-05', '2028-01-05'), 2027)).toMatchObject({ words: '2028年1月5日 周三' })
})
