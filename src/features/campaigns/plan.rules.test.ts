import { describe, expect, test } from 'vitest'
import { campaignName, daysOf, dueMoment, mayBecome, momentIn, needsOf, shortNameOf } from './plan.rules.ts'

const time = (from: string | null, to: string | null, clock: string | null = null, every: 'week' | null = null) => ({ text: 'x', from, to, time: clock, every, quote: 'x' })

describe('due moments', () => {
  test('“6月5日前” includes the whole of 5 June in the campaign’s zone', () => {
    expect(dueMoment(time(null, '2027-06-05'), 'Asia/Shanghai')?.toISOString()).toBe('2027-06-05T15:59:59.999Z')
  })
  test('a clock time is the last moment; of a span, its end', () => {
    expect(dueMoment(time(null, '2027-06-05', '18:00'), 'Asia/Shanghai')?.toISOString()).toBe('2027-06-05T10:00:00.000Z')
    expect(dueMoment(time('2027-06-05', '2027-06-05', '08:30-11:30'), 'Asia/Shanghai')?.toISOString()).toBe('2027-06-05T03:30:00.000Z')
    expect(dueMoment(time(null, '2027-06-05', '24:00'), 'Asia/Shanghai')?.toISOString()).toBe('2027-06-05T15:59:59.999Z')
  })
  test('nothing fixed is no moment; a recurring one ends with its bound', () => {
    expect(dueMoment(time(null, null), 'Asia/Shanghai')).toBeNull()
    expect(dueMoment(null, 'Asia/Shanghai')).toBeNull()
    expect(dueMoment(time('2027-04-01', null, null, 'week'), 'Asia/Shanghai')).toBeNull()
    expect(dueMoment(time(null, '2027-04-30', '17:00', 'week'), 'Asia/Shanghai')?.toISOString()).toBe('2027-04-30T09:00:00.000Z')
  })
  test('other zones, also on the day the clocks change', () => {
    expect(momentIn('Europe/Berlin', '2027-03-28', 86_399_999).toISOString()).toBe('2027-03-28T21:59:59.999Z')
    expect(momentIn('America/New_York', '2027-01-01', 0).toISOString()).toBe('2027-01-01T05:00:00.000Z')
  })
})

test('days of an activity: open ends stay open', () => {
  expect(daysOf([time('2027-05-21', '2027-05-31'), time('2027-06-03', '2027-06-03')])).toEqual({ first: '2027-05-21', last: '2027-06-03' })
  expect(daysOf([time('2027-05-21', null)])).toEqual({ first: '2027-05-21', last: null })
  expect(daysOf([time(null, null)])).toEqual({ first: null, last: null })
})

test('formats say whether Word, PDF or both are handed in', () => {
  expect(needsOf({ formats: ['盖章PDF版', 'word版'] })).toEqual({ word: true, pdf: true })
  expect(needsOf({ formats: ['加盖公章后扫描'] })).toEqual({ word: false, pdf: true })
  expect(needsOf({ formats: [] })).toEqual({ word: true, pdf: false })
  expect(needsOf({ formats: ['MP4格式'] })).toEqual({ word: false, pdf: false })
})

test('names of campaigns', () => {
  expect(campaignName('云泽市科协关于印发《2027年云泽市“全国科技工作者日”活动实施方案》的通知')).toBe('2027年云泽市“全国科技工作者日”活动')
  expect(campaignName('关于做好2021年“全国科技工作者日”有关活动的通知')).toBe('2021年“全国科技工作者日”活动')
  expect(shortNameOf('云泽市科协关于印发《2027年云泽市“全国科技工作者日”活动实施方案》的通知', null)).toBe('2027年全国科技工作者日')
  expect(shortNameOf('关于开展2018年地质灾害防治科普宣传活动的通知', null)).toBe('2018年地质灾害防治科普宣传活动')
  expect(shortNameOf('', 2027)).toBe('2027年')
})

test('a finished activity stays finished; a cancelled one can be planned again', () => {
  expect(mayBecome('finished', 'planned')).toBe(false)
  expect(mayBecome('running', 'postponed')).toBe(true)
  expect(mayBecome('cancelled', 'planned')).toBe(true)
})
