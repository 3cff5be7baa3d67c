import { describe, expect, test } from 'vitest'
import { findDates, type YearContext } from './times.ts'
import { findAnnouncements, findUnfixed } from './unfixed.ts'

const years: YearContext = { signed: '2021-04-27', campaign: 2021, period: null }
const one = (s: string, y = years) => {
  const [t] = findDates(s, y)
  return t && [t.from, t.to, t.time, t.every, t.reason]
}

describe('phrases', () => {
  test.each([
    ['5月30日', '2021-05-30', '2021-05-30'],
    ['5月30日当天', '2021-05-30', '2021-05-30'],
    ['5月30日前', null, '2021-05-30'],
    ['5月30日之前', null, '2021-05-30'],
    ['5月30日前提交', null, '2021-05-30'],
    ['截至5月30日', null, '2021-05-30'],
    ['截稿日期为5月30日', null, '2021-05-30'],
    ['5月底前', null, '2021-05-31'],
    ['5月30日起', '2021-05-30', null],
    ['5月上旬', '2021-05-01', '2021-05-10'],
    ['5月中旬', '2021-05-11', '2021-05-20'],
    ['5月下旬', '2021-05-21', '2021-05-31'],
    ['5月中旬至6月上旬', '2021-05-11', '2021-06-10'],
    ['5月', '2021-05-01', '2021-05-31'],
    ['全年', '2021-01-01', '2021-12-31'],
    ['即日起至6月1日', '2021-04-27', '2021-06-01'],
    ['5月22-28日', '2021-05-22', '2021-05-28'],
    ['5月1至5月31日', '2021-05-01', '2021-05-31'],
    ['6月—8月', '2021-06-01', '2021-08-31'],
    ['五月三日上午', '2021-05-03', '2021-05-03'],
    ['2021.6.1-2021.6.3', '2021-06-01', '2021-06-03'],
    ['明年1月20日', '2022-01-20', '2022-01-20'],
  ])('%s', (phrase, from, to) => {
    expect(one(phrase)?.slice(0, 2)).toEqual([from, to])
  })

  test.each([
    ['5月30日上午9:30', '09:30'],
    ['5月30日下午3时', '15:00'],
    ['5月30日（星期日）中午12点前', '12:00'],
    ['5月30日8:30-11:30', '08:30-11:30'],
    ['5月30日下午2点半', '14:30'],
  ])('clock of %s', (phrase, clock) => {
    expect(one(phrase)?.[2]).toBe(clock)
  })

  test.each([
    ['10月第二周举办', '10月第二周'], ['5月的第三周', '5月的第三周'], ['9月第三周周五', '9月第三周周五'], ['6月初', '6月初'], ['5月20日前一周', '5月20日前一周'], ['6月5日左右', '6月5日左右'],
  ])('%s fixes no day', (text, phrase) => {
    const [t] = findDates(text, years)
    expect(t && [text.slice(t.a, t.b), t.from, t.to, t.reason]).toEqual([phrase, null, null, 'vague'])
  })

  test.each([
    ['5月中下旬', '2021-05-11', '2021-05-31'], ['5月上中旬', '2021-05-01', '2021-05-20'], ['第二季度', '2021-04-01', '2021-06-30'], ['年底前', null, '2021-12-31'],
    ['自发文之日起至6月底', '2021-04-27', '2021-06-30'], ['5月8日9:00开始', '2021-05-08', '2021-05-08'],
  ])('%s', (phrase, from, to) => expect(one(phrase)?.slice(0, 2)).toEqual([from, to]))

  test.each([
    ['5月8、9、10日', [['2021-05-08', '2021-05-08'], ['2021-05-09', '2021-05-09'], ['2021-05-10', '2021-05-10']]],
    ['5月20、21日', [['2021-05-20', '2021-05-20'], ['2021-05-21', '2021-05-21']]],
    ['5月8日至10日、15日至17日', [['2021-05-08', '2021-05-10'], ['2021-05-15', '2021-05-17']]],
  ])('%s', (phrase, days) => expect(findDates(phrase, years).map((t) => [t.from, t.to])).toEqual(days))

  test.each([['5月8日早8点', '08:00'], ['5月25日零时至24时', '00:00-24:00']])('clock of %s', (phrase, clock) => expect(one(phrase)?.[2]).toBe(clock))

  test('the number of an item is no part of a date', () => expect(findDates('1.5月20日上午', years).map((t) => t.from)).toEqual(['2021-05-20']))

  test('several single days are separate', () => {
    expect(findDates('5月3日、4日', years).map((t) => t.from)).toEqual(['2021-05-03', '2021-05-04'])
  })

  test('recurring phrases keep the bounds they state', () => {
    expect(one('每月25日前')).toEqual([null, null, null, 'month', null])
    expect(one('6月每周四14:00')).toEqual(['2021-06-01', '2021-06-30', '14:00', 'week', null])
  })

  test('what cannot be a day is said so', () => {
    expect(one('6月31日')?.[4]).toBe('invalid')
    expect(one('5月5日前后')).toEqual([null, null, null, null, 'vague'])
    expect(findDates('5月30日（星期一）', years)[0]).toMatchObject({ from: null, to: null, weekdayConflict: true })
    expect(one('5月30日', { signed: null, campaign: null, period: null })?.[4]).toBe('no_year')
  })
})

describe('the year', () => {
  test('a year in the phrase wins', () => expect(one('2019年5月1日')?.[0]).toBe('2019-05-01'))
  test('a day before the signing is meant for the following year', () =>
    expect(one('1月10日前', { signed: '2022-12-13', campaign: null, period: null })?.[1]).toBe('2023-01-10'))
  test('a stated period over the turn of the year decides', () => {
    const y: YearContext = { signed: '2023-12-07', campaign: null, period: { from: '2023-12-01', to: '2024-02-29' } }
    expect(one('12月20日', y)?.[0]).toBe('2023-12-20')
    expect(one('1月8日至1月19日', y)?.slice(0, 2)).toEqual(['2024-01-08', '2024-01-19'])
  })
  test('a range over the turn of the year', () =>
    expect(one('2023年12月至2024年2月')?.slice(0, 2)).toEqual(['2023-12-01', '2024-02-29']))
})

describe('phrases that fix no day', () => {
  test.each([
    ['春节期间举办', '春节期间', 'lunar_or_holiday'],
    ['农历正月十五', '农历正月十五', 'lunar_or_holiday'],
    ['腊月二十三前后', '腊月二十三前后', 'lunar_or_holiday'],
    ['活动结束后5个工作日内报送', '活动结束后5个工作日内', 'relative_to_event'],
    ['每项活动举办前2日报备', '每项活动举办前2日', 'relative_to_event'],
    ['请于本周四前报名', '本周四前', 'relative_weekday'],
    ['暑假期间', '暑假期间', 'vague'],
    ['照片随时发', '随时', 'vague'],
  ])('%s', (text, phrase, reason) => {
    const [u] = findUnfixed(text)
    expect(u && [text.slice(u.a, u.b), u.reason]).toEqual([phrase, reason])
  })

  test('what is announced for later', () => {
    const s = '会议时间、地点另行通知。'
    const [x] = findAnnouncements(s)
    expect(s.slice(x!.a, x!.b)).toBe('会议时间、地点另行通知')
  })
})
