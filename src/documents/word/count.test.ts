import { expect, test } from 'vitest'
import { countText } from './count.ts'

test.each([
  ['', 0],
  ['  \t\n\u3000\u00a0', 0],
  ['全国科技工作者日', 8],
  ['98.5%', 1],
  ['9704-2012', 1],
  ['5G+工业', 3],
  ['“科技”——……', 8],
  ['‘甲’·乙', 5],
  ['，。、；：？！（）《》〔〕【】', 15],
  ['ＡＢ１２％', 5],
  ['ひらカナ', 4],
  ['hello world', 2],
  ['hello\tworld\nagain', 3],
  ['共1260人次', 4],
  ['GB/T 9704—2012', 4],
  ['𠮷野家', 3],
  ['𠮷', 1],
  ['e\u0301cole', 1],
  ['か\u3099', 1],
  ['葛\u{e0100}城', 2],
  ['😀', 1],
  ['👨\u200d👩', 1],
  ['甲\u200b乙', 2],
  ['〇一', 2],
  ['①②', 2],
  ['2026年6月5日（周五）24:00前', 12],
  ['\ud842', 1],
])('字数 of %j is %i', (text, expected) => expect(countText(text).words).toBe(expected))

test('hanzi and characters are told apart from 字数', () => {
  expect(countText('共 1260 人次，OK')).toEqual({ words: 6, hanzi: 3, characters: 10 })
})

test('a long text without any break is counted in one pass', () => {
  expect(countText('a'.repeat(1_000_000) + '字'.repeat(1_000_000)).words).toBe(1_000_001)
})
