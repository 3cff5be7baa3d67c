import { expect, test } from 'vitest'
import type { SourceText } from '../source.ts'
import { cleanText, findQuote, squeeze } from './index.ts'

const source = (lines: string[]): SourceText => ({ format: 'txt', pages: null, lines: lines.map((text) => ({ text, page: null, cells: null, table: null })) })

const wrapped = [
  '关于开展读书周活动的通知', '',
  '各乡镇文化站，各中小学校：', '',
  '为丰富群众文化生活，营造多读书、读好书的氛围，经研究决定在', '',
  '全县范围内集中开展读书周活动，现就有关事项通知如下，请结合', '',
  '实际认真抓好落实，确保活动取得实效，并及时总结好的做法。责', '',
  '- 1 -', '',
  '任单位：文化科', '',
  '一、活动时间', '',
  '4 月 20 日至 26 日，各单位要提前做好各项准备工作，主动联系好 6', '',
  '月 5 日前需要使用的场地。',
]

test('hard-wrapped lines are joined over page numbers and inside numbers', () => {
  const text = cleanText(source(wrapped))
  expect(text.paragraphs.map((p) => p.compact)).toEqual([
    '关于开展读书周活动的通知',
    '各乡镇文化站，各中小学校：',
    '为丰富群众文化生活，营造多读书、读好书的氛围，经研究决定在全县范围内集中开展读书周活动，现就有关事项通知如下，请结合实际认真抓好落实，确保活动取得实效，并及时总结好的做法。责任单位：文化科',
    '一、活动时间',
    '4月20日至26日，各单位要提前做好各项准备工作，主动联系好6月5日前需要使用的场地。',
  ])
  expect(text.removed.map((r) => [r.text, r.why])).toEqual([['- 1 -', 'page-number']])
})

test('a page number in the middle of a label interrupts quotes there', () => {
  const text = cleanText(source(wrapped))
  expect(text.breaks).toHaveLength(1)
  expect(text.compact.slice(0, text.breaks[0])).toMatch(/责$/)
  const raw = squeeze(wrapped.join('\n'))
  expect(raw).toContain(text.compact.slice(0, text.breaks[0]))
  expect(raw).toContain(text.compact.slice(text.breaks[0]))
})

test('site furniture, link residue and a cut-off copy of the opening are left out', () => {
  const opening = '为迎接读书节，根据上级安排，结合我县实际，现就开展全民阅读活动的有关事项通知如下。'
  const text = cleanText(source([
    '首页 > 通知公告 > 正文', '关于开展全民阅读活动的通知', '发布时间：2021-05-06 来源：办公室 浏览次数：120', '各单位：', opening,
    '一、内容', '举办讲座。', 'mailto:someone@example.org', '二、要求', '认真落实。', opening.slice(0, 30), '上一篇：关于放假的通知', '地址：某路000号',
  ]))
  expect(text.paragraphs.map((p) => p.compact)).toEqual(['关于开展全民阅读活动的通知', '各单位：', opening, '一、内容', '举办讲座。', '二、要求', '认真落实。'])
  expect(new Set(text.removed.map((r) => r.why))).toEqual(new Set(['site', 'link', 'duplicate']))
})

test('numbers that count the rows of a table are no page numbers', () => {
  const text = cleanText(source(['序号', '活动名称', '时间', '1', '讲座', '5月1日', '2', '展览', '5月2日']))
  expect(text.paragraphs).toHaveLength(9)
  expect(text.removed).toEqual([])
})

test('rows keep their cells, drawn with bars or given by the format', () => {
  const drawn = cleanText(source(['| 名称 | 时间 |', '| 讲座 |  |'])).paragraphs
  expect(drawn.map((p) => p.cells?.map((c) => c.text))).toEqual([['名称', '时间'], ['讲座', '']])
  const word: SourceText = { format: 'docx', pages: null, lines: [{ text: '名称\t时间', page: null, cells: ['名称', '时间'], table: 0 }, { text: '讲座\t5月1日', page: null, cells: ['讲座', '5月1日'], table: 0 }] }
  const rows = cleanText(word).paragraphs
  expect(rows.map((p) => [p.kind, p.table, p.text])).toEqual([['row', 0, '名称 | 时间'], ['row', 0, '讲座 | 5月1日']])
})

test('a quote is found again in the paragraphs as shown', () => {
  const text = cleanText(source(['联系人：甲 乙', '电话：0000-1000001', '联系人：丙']))
  const [first, second] = findQuote(text.paragraphs, '甲乙电话：0000')
  expect(text.paragraphs[0]!.text.slice(first!.start, first!.end)).toBe('甲 乙')
  expect(second).toEqual({ paragraph: 1, start: 0, end: 7 })
  expect(findQuote(text.paragraphs, '联系人', 2)).toEqual([{ paragraph: 2, start: 0, end: 3 }])
  expect(findQuote(text.paragraphs, '没有的话')).toEqual([])
})

test('hostile text stays small work', () => {
  for (const s of ['（'.repeat(1e6), '《'.repeat(1e6), '1'.repeat(1e6), ' '.repeat(1e6)]) expect(() => cleanText(source([s]))).not.toThrow()
  expect(cleanText(source([''])).paragraphs).toEqual([])
})
