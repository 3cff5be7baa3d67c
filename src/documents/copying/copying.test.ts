import { describe, expect, test } from 'vitest'
import { boilerplate, disguised, reportOf, textOf } from '../../../test/makers/report-texts.ts'
import { seeded } from '../../../test/makers/random.ts'
import { compareWith, CopyIndex, lettersOf, MOST_LETTERS, shinglesOfAll, sketchOf } from './index.ts'
import { shinglesOf, SHINGLE, WINDOW } from './shingles.ts'
import { winnow } from './sketch.ts'

const none = { given: new Uint32Array(), common: new Uint32Array() }
const compare = (text: string, other: string, ignored: { given: Uint32Array; common: Uint32Array } = none) => compareWith(text, [other], ignored)[0]!
const spelled = (text: string) => String.fromCharCode(...lettersOf(text).codes)
const own = (seed: number) => reportOf(seed).sentences.filter((each) => !(boilerplate as readonly string[]).includes(each))

describe('letters', () => {
  test('white space, punctuation, width and case do not count; a number is one letter', () => {
    expect(spelled('　共举办 Ａ类活动 1,206 场，\n“参加”3万人次。')).toBe('共举办a类活动0场参加0万人次')
    expect(spelled('共举办a类活动１８场参加7万人次')).toBe('共举办a类活动0场参加0万人次')
  })

  test('they know where they stood, numbers and rare characters whole', () => {
    const text = '（𠮷）共 1,206 场'
    const letters = lettersOf(text)
    const number = letters.codes.indexOf(48)
    expect(text.slice(letters.starts[number], letters.ends[number])).toBe('1,206')
    expect(text.slice(letters.starts[0], letters.ends[1])).toBe('𠮷')
    expect(spelled('㎡😀ﬁ①')).toBe('m0fi0')
  })
})

describe('sketches', () => {
  test('two texts that share a run of 17 letters share a fingerprint, wherever it stands', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const shared = spelled(own(seed).join('')).slice(seed % 40, (seed % 40) + SHINGLE + WINDOW - 1)
      const [a, b] = [spelled(own(seed + 1000).join('')).slice(0, 150 + seed), spelled(own(seed + 2000).join('')).slice(0, 90)]
      const one = sketchOf(a + shared + b)
      const other = new Set(sketchOf(b + shared + a))
      expect(one.some((fingerprint) => other.has(fingerprint)), shared).toBe(true)
    }
  })

  test('ascending, each once; nothing for a text shorter than a shingle', () => {
    const sketch = sketchOf(reportOf(3).text)
    expect([...sketch]).toEqual([...new Set(sketch)].sort((a, b) => a - b))
    expect(sketchOf('太短了')).toHaveLength(0)
    expect(sketchOf('一二三四五六七八九十')).toHaveLength(1)
  })

  test('of each window the smallest is kept, the last where several are equal', () => {
    expect([...winnow(Uint32Array.of(9, 3, 7, 3, 8, 8, 8, 8), 4)]).toEqual([3, 8])
    expect([...winnow(Uint32Array.of(5), 8)]).toEqual([5])
    expect([...winnow(new Uint32Array(), 8)]).toEqual([])
  })

  test('the rolling hash of a place depends on its letters alone', () => {
    const [a, b] = [lettersOf(`前面另有一段话${own(7)[0]}`), lettersOf(own(7)[0]!)]
    expect(shinglesOf(a).at(-1)).toBe(shinglesOf(b).at(-1))
  })
})

describe('what was copied', () => {
  test('a sentence is found in its new place, in offsets of both texts', () => {
    const [sentence] = own(1) as [string]
    const [text, other] = [`${own(2)[0]}\n${sentence}${own(2)[1]}`, `${own(3)[0]}${own(3)[1]}${sentence}`]
    const { passages, share } = compare(text, other)
    expect(passages).toHaveLength(1)
    expect(`${text.slice(passages[0]!.aStart, passages[0]!.aEnd)}。`).toBe(sentence)
    expect(`${other.slice(passages[0]!.bStart, passages[0]!.bEnd)}。`).toBe(sentence)
    expect(share).toBeCloseTo(lettersOf(sentence).codes.length / lettersOf(text).codes.length, 5)
  })

  test('other figures and another name do not break a passage', () => {
    const { passages, share } = compare(
      '在蒹葭县文化礼堂举办果树修剪专题讲座，5名专家现场讲解，群众提问48个，都得到了答复，发放明白纸700份。',
      '在听澜县科技馆举办果树修剪专题讲座，12名专家现场讲解，群众提问6个，都得到了答复，发放明白纸1,300份。',
    )
    expect(passages).toHaveLength(1)
    expect(share).toBeGreaterThan(0.75)
  })

  test('each side has its own share', () => {
    const half = own(1).slice(0, 6)
    const { share, otherShare } = compare(textOf(half), textOf([...half, ...own(2)]))
    expect(share).toBe(1)
    expect(otherShare).toBeLessThan(0.7)
  })

  test('disguised and shuffled, it is still there', () => {
    const taken = disguised(own(11), seeded(5)).reverse()
    expect(compare(textOf(taken), reportOf(11).text).share).toBeGreaterThan(0.85)
  })

  test('reports written apart share nothing worth saying', () => {
    for (let seed = 1; seed < 60; seed++) expect(compare(textOf(own(seed)), textOf(own(seed + 100))).share).toBeLessThan(0.06)
  })

  test('what also stands in the notice is not counted, in whole or in part', () => {
    const notice = '各县区科协要围绕服务中心大局，组织动员广大科技工作者深入基层一线，开展面对面的科技志愿服务。'
    const text = `${own(1)[0]}${notice}${own(1)[1]}`
    const other = `${own(2)[0]}${notice}${own(2)[1]}`
    expect(compare(text, other).share).toBeGreaterThan(0.2)
    expect(compare(text, other, { ...none, given: shinglesOfAll([notice]) })).toMatchObject({ share: 0, passages: [] })
  })
})

describe('index', () => {
  test('finds the source among many, the nearest first, and never itself', () => {
    const index = new CopyIndex()
    for (let id = 0; id < 300; id++) index.add(id, sketchOf(reportOf(id).text))
    const copy = textOf([...own(42).slice(0, 8), ...own(900).slice(0, 6), ...own(77).slice(0, 3)])
    expect(index.candidates(sketchOf(copy), { most: 2, least: 3 }).map(({ id }) => id)).toEqual([42, 77])
    expect(index.candidates(sketchOf(copy), { most: 1, least: 3, except: (id) => id === 42 })[0]?.id).toBe(77)
    expect(index.candidates(sketchOf(own(5000).join('')), { most: 5, least: 12 })).toEqual([])
  })

  test('a report taken out or replaced is not found by its old text', () => {
    const index = new CopyIndex()
    for (let id = 0; id < 200; id++) index.add(id, sketchOf(reportOf(id).text))
    index.add(7, sketchOf(reportOf(1007).text))
    // more than half are taken out: the lists are made anew
    for (let id = 100; id < 200; id++) index.remove(id)
    for (let id = 50; id < 100; id++) index.remove(id)
    index.remove(12345)
    const ids = (seed: number) => index.candidates(sketchOf(reportOf(seed).text), { most: 3, least: 20 }).map(({ id }) => id)
    expect([ids(7), ids(1007), ids(150), ids(3)]).toEqual([[], [7], [], [3]])
    expect(index.size).toBe(50)
  })

  test('what stands in many reports is common property', () => {
    const index = new CopyIndex()
    for (let id = 0; id < 100; id++) index.add(id, sketchOf(textOf([...own(id).slice(0, 8), boilerplate[3]])))
    const [a, b] = [textOf([own(500)[0]!, boilerplate[3]]), textOf([own(501)[0]!, boilerplate[3]])]
    expect(index.candidates(sketchOf(a), { most: 5, least: 3 })).toEqual([])
    const common = index.commonOf(sketchOf(a))
    expect(common.length).toBeGreaterThan(2)
    expect(compare(a, b).share).toBeGreaterThan(0.3)
    expect(compare(a, b, { ...none, common }).share).toBeLessThan(0.15)
  })
})

describe('hostile texts', () => {
  test.each([
    ['one letter a million times', '哈'.repeat(1_000_000), '哈'.repeat(1_000_000)],
    ['two that repeat a long word with another end', `${'甲'.repeat(999)}乙`.repeat(200), `${'甲'.repeat(999)}丙`.repeat(200)],
    ['a short pattern against itself', '科普'.repeat(300_000), '普科'.repeat(300_000)],
    ['nothing but marks', '，。！\u0000\ud800'.repeat(100_000), '\udfff'.repeat(1000)],
    ['noise', Array.from({ length: 300_000 }, (_, i) => String.fromCharCode((i * 7919 + (i >> 5)) & 0xffff)).join(''), '一'],
  ])('%s is compared within bounds', (_, text, other) => {
    const { share, passages } = compare(text, other)
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThanOrEqual(1)
    expect(passages.length).toBeLessThanOrEqual(200)
    expect(lettersOf(text).codes.length).toBeLessThanOrEqual(MOST_LETTERS)
    const index = new CopyIndex()
    index.add(1, sketchOf(other))
    index.candidates(sketchOf(text), { most: 5, least: 1 })
  })

  test('a text that is too long says so', () => {
    expect(lettersOf('哈'.repeat(200_000))).toMatchObject({ cut: true })
    expect(lettersOf('长'.repeat(100))).toMatchObject({ cut: false })
  })
})
