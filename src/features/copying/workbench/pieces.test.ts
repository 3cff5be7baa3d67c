import { describe, expect, test } from 'vitest'
import { progressLine, readFilters, shareOf } from './copying-words.ts'
import { paragraphsOf } from './pieces.ts'

const drawn = (text: string, spans: Parameters<typeof paragraphsOf>[1]) =>
  paragraphsOf(text, spans).map((pieces) => pieces.map(({ text: words, number, first }) => (number === null ? words : `[${first ? number : '…'}${words}]`)).join(''))

describe('a text with its passages', () => {
  test('is cut at their edges and at its lines; a passage over two lines is numbered once', () => {
    expect(drawn('甲乙丙丁\n戊己庚辛', [{ start: 2, end: 7, number: 1 }])).toEqual(['甲乙[1丙丁]', '[…戊己]庚辛'])
  })
  test('keeps the numbers of the other side, in its own order', () => {
    expect(drawn('甲乙丙丁戊己', [{ start: 4, end: 6, number: 1 }, { start: 0, end: 2, number: 2 }])).toEqual(['[2甲乙]丙丁[1戊己]'])
  })
  test('overlapping passages lose no letter and repeat none', () => {
    expect(drawn('甲乙丙丁戊己', [{ start: 0, end: 4, number: 1 }, { start: 2, end: 6, number: 2 }, { start: 1, end: 3, number: 3 }])).toEqual(['[1甲乙丙丁][2戊己]'])
  })
  test('nothing shared, nothing there, out of bounds', () => {
    expect(drawn('甲\n\n乙', [])).toEqual(['甲', '乙'])
    expect(drawn('', [])).toEqual([])
    expect(drawn('甲乙', [{ start: 1, end: 9, number: 1 }, { start: 7, end: 9, number: 2 }])).toEqual(['甲[1乙]'])
  })
})

test('whatever the address says, the filters are ones there are', () => {
  expect(readFilters(new URLSearchParams('show=all&least=31&requirement=-2&page=x'))).toEqual({ show: 'other', requirement: null, least: 30, words: '', page: 1 })
  expect(readFilters(new URLSearchParams('show=cited&least=80&requirement=2&page=3&words=东溪'))).toEqual({ show: 'cited', requirement: 2, least: 80, words: '东溪', page: 3 })
})

test('figures in words', () => {
  expect(shareOf(0.996)).toBe('99%')
  expect(progressLine({ compared: 57, waiting: 0, unreadable: 1 }, String)).toBe('已比对 57 份 · 1 份读不出文字')
})
