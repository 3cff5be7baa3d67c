import { expect, test } from 'vitest'
import { compareVersions } from './versions.ts'

const marked = ({ text, start, end }: { text: string; start: number; end: number }) => text.slice(start, end)
const seen = (before: string[], after: string[]) => compareVersions(before, after).changes.map((each) => [each.note, marked(each.before), marked(each.after)])

test('says what was changed, added and taken out', () => {
  expect(seen(['共举办活动23场，参加1260人次。'], ['共举办活动23场，参加1206人次。'])).toEqual([['数字改了', '1260', '1206']])
  expect(seen(['一、走进田间。', '二、走进企业。'], ['一、走进田间。', '二、走进企业。', '三、走进校园。'])).toEqual([['增加 7 个字', '', '三、走进校园。']])
  expect(seen(['在科技馆举办故事会和分享会。'], ['在科技馆举办分享会。'])).toEqual([['删去 4 个字', '故事会和', '']])
})

test('a changed date under the text or a changed heading counts, white space does not', () => {
  expect(seen(['正文。', '东溪县科学技术协会', '2027年6月2日'], ['正文。', '东溪县科学技术协会', '2027年6月4日'])).toEqual([['数字改了', '2', '4']])
  expect(seen(['正 文\t。'], ['正文。'])).toEqual([])
  expect(compareVersions([], [])).toEqual({ changes: [], count: 0 })
})

test('lists the first 200 of many', () => {
  const lines = Array.from({ length: 400 }, (_, i) => `第${i}段，这里有一些只出现一次的文字${i * 7}，数量是${i}个。`)
  const { changes, count } = compareVersions(lines, lines.map((line) => line.replace('文字', '内容')))
  expect([changes.length, count]).toEqual([200, 400])
})
