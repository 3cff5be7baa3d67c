import { describe, expect, it } from 'vitest'
import { compareTexts } from './index.ts'
import type { PageLine } from './index.ts'

const text = '全县共举办活动23场，参加1260人次，走访一线科技工作者41名，由己知秋带队。'
const EM = 16

/** A recognised line: every character 16 points wide (digits 8), sure of all but what is said otherwise. */
function line(read: string, doubts: Record<number, number> = {}, { page = 1, row = 0, second }: { page?: number; row?: number; second?: Map<number, string> } = {}): PageLine {
  const edges: number[] = []
  let x = 80
  for (const c of read) {
    const width = c < '\u0100' ? EM / 2 : EM
    edges.push(x, x + width)
    x += width
  }
  const confidence = Array.from(read, (_, i) => doubts[i] ?? 0.995)
  return { page, text: read, edges, confidence, box: { left: 80, right: x, top: 100 + row * 29, bottom: 116 + row * 29 }, ...(second && { second }) }
}
const at = (c: string): number => text.indexOf(c)
const read = (from: string, to: string, doubt?: number): PageLine => {
  const whole = text.replace(from, to)
  return line(whole, doubt === undefined ? {} : Object.fromEntries(Array.from(to, (_, i) => [at(from) + i, doubt])))
}
const seen = (pdf: readonly PageLine[], word = [text]) => compareTexts(word, pdf).differences.map((each) => [each.verdict, each.kind])

describe('slips of a recogniser are no differences', () => {
  it.each([
    ['punctuation of any kind', '，参', '.参', 0.99],
    ['quotes and full stops left out', '带队。', '带队', undefined],
    ['O for 0, l for 1, whatever it says', '1260', 'l26O', 0.99],
    ['a dash for 一', '一线', '-线', 0.95],
    ['an unsure hanzi', '访', '仿', 0.6],
    ['己 for 已, not quite sure', '己知秋', '已知秋', 0.8],
  ])('%s', (_, from, to, doubt) => {
    expect(seen([read(from, to, doubt)])).toEqual([])
  })

  it('a letter it was never taught, where Word has one', () => {
    expect(seen([line('由〓先生带队')], ['由镕先生带队'])).toEqual([])
  })

  it('a speck or a smudge', () => {
    expect(seen([read('共举办', "共'举办", 0.4)])).toEqual([])
    expect(seen([line(text), line('乄彡冫', { 0: 0.3, 1: 0.3, 2: 0.2 }, { row: 3 })])).toEqual([])
  })
})

describe('what is hard to read is said, never judged', () => {
  it.each([
    ['an unsure digit', '1260', '1206', 0.7],
    ['a common hanzi it has no name for', '访', '〓', 0],
    ['己 for 已, rather sure', '己知秋', '已知秋', 0.92],
  ])('%s', (_, from, to, doubt) => {
    const { count, unclear, differences } = compareTexts([text], [read(from, to, doubt)])
    expect({ count, unclear }).toEqual({ count: 0, unclear: 1 })
    expect(differences[0]).toMatchObject({ verdict: 'unclear', note: '看不清，请看一眼' })
  })

  it('2000 read as 200, for equal neighbours are joined', () => {
    expect(seen([line('参加200人次')], ['参加2000人次'])).toEqual([['unclear', 'number']])
  })

  it('a character that was not read where the paper has room for it', () => {
    const whole = line(text)
    const gap = at('访')
    const edges = [...(whole.edges as number[])]
    edges.splice(2 * gap, 2)
    const pdf: PageLine = { ...whole, text: text.replace('访', ''), edges, confidence: Array.from(text.slice(1), () => 0.995) }
    expect(seen([pdf])).toEqual([['unclear', 'missing-in-pdf']])
  })

  it('a line that was not found between two others', () => {
    const rows = ['甲'.repeat(20), '乙丙丁戊'.repeat(5), '己庚辛壬'.repeat(5), '癸子丑寅'.repeat(5), '卯辰巳午'.repeat(5)]
    const pages = rows.map((each, row) => line(each, {}, { row }))
    expect(seen(pages, [rows.join('')])).toEqual([])
    expect(seen(pages.filter((_, i) => i !== 2), [rows.join('')])).toEqual([['unclear', 'missing-in-pdf']])
    // The same text missing from lines that follow one another was never there.
    expect(seen(rows.filter((_, i) => i !== 2).map((each, row) => line(each, {}, { row })), [rows.join('')])).toEqual([['differs', 'missing-in-pdf']])
  })

  it('anything under a seal that is not read with great confidence', () => {
    expect(seen([{ ...read('41', '47', 0.93), stamped: true }])).toEqual([['unclear', 'number']])
    expect(seen([{ ...read('41', '47', 0.99), stamped: true }])).toEqual([['differs', 'number']])
  })
})

describe('real differences stay differences', () => {
  it.each([
    ['a digit read surely', '1260', '1206', 'number'],
    ['a character of a name read surely', '知秋', '知春', 'text'],
    ['a number in words', '一线', '二线', 'number'],
    ['a word that is not there', '共举办', '举办', 'missing-in-pdf'],
    ['a word more', '共举办', '先后共举办', 'missing-in-word'],
  ])('%s', (_, from, to, kind) => {
    expect(seen([read(from, to)])).toEqual([['differs', kind]])
  })

  it('each with its place on the page and in the paragraph', () => {
    const [difference] = compareTexts(['标题', text], [line('标题'), line(text.replace('1260', '1206'), {}, { row: 1 })]).differences
    expect(difference).toMatchObject({ page: 1, word: { index: 1, offset: at('1260'), endIndex: 1, endOffset: at('1260') + 4 } })
    expect(difference!.boxes).toEqual([{ page: 1, left: expect.any(Number), right: expect.any(Number), top: 129, bottom: 145 }])
    const before = Array.from(text.slice(0, at('1260'))).reduce((x, c) => x + (c < '\u0100' ? 8 : 16), 80)
    expect(difference!.boxes[0]).toMatchObject({ left: before, right: before + 32 })
  })

  it('counts one that is hard to read beside one that is not', () => {
    const pdf = line(text.replace('1260', '1206').replace('23', '28'), { [at('23') + 1]: 0.6 })
    expect(compareTexts([text], [pdf])).toMatchObject({ count: 1, unclear: 1 })
  })
})

it('what a telephone’s scanning program prints at the foot is no text', () => {
  expect(seen([line(text), line('扫描全能王 创建', {}, { row: 20 })])).toEqual([])
})
