import { describe, expect, test } from 'vitest'
import {
  changedFigures, draft, excerpt, expectUnlocked, expectVersion, figureIds, figureText, numberedHeadings, paragraphText, sectionLengths, summaryLength, withFigures,
  type Evidence, type FigureId, type Paragraph,
} from './rules.ts'

const zero = Object.fromEntries(figureIds.map((id) => [id, 0])) as Record<FigureId, number>
const figures = { ...zero, units_received: 78, units_in: 64, materials: 120, activities_main: 12, activities_units: 161, people: 38_412 }
const figure = (id: FigureId, value: number, typed = false) => ({ kind: 'figure' as const, figure: id, value, typed })
const text = (words: string) => ({ kind: 'text' as const, text: words })

describe('numbers', () => {
  test('thousands are parted from 10,000 on', () => {
    expect([0, 999, 1206, 9999, 10_000, 38_412, 1_234_567].map(figureText)).toEqual(['0', '999', '1206', '9999', '10,000', '38,412', '1,234,567'])
  })

  test('headings are numbered by place, each level on its own', () => {
    const of = (levels: (1 | 2)[]) => numberedHeadings(levels.map((level) => ({ level, heading: 'X' })))
    expect(of([1, 1, 2, 2, 1, 2])).toEqual(['一、X', '二、X', '（一）X', '（二）X', '三、X', '（一）X'])
    expect(of(Array.from({ length: 22 }, () => 1 as const)).slice(-3)).toEqual(['二十、X', '21、X', '22、X'])
  })
})

describe('figures in the text', () => {
  const body: Paragraph[] = [[text('共'), figure('units_in', 60), text('个，'), figure('people', 38_412)], [figure('people', 7, true), figure('units_in', 60)]]
  test('those that changed since are named, the typed ones left alone', () => {
    expect(changedFigures(body, figures)).toEqual([{ figure: 'units_in', written: 60, now: 64 }, { figure: 'units_in', written: 60, now: 64 }])
  })
  test('one or all are brought up to date', () => {
    expect(changedFigures(withFigures(body, figures, null), figures)).toEqual([])
    expect(withFigures(body, { ...figures, people: 5 }, 'units_in').map(paragraphText)).toEqual(['共64个，38,412', '764'])
    expect(withFigures(body, figures, null)[1]![0]).toEqual(figure('people', 7, true))
  })
})

describe('the draft', () => {
  const evidence: Evidence = {
    campaignName: '2027年全国科技工作者日活动', unitName: '云岭市科学技术协会', issuedDay: '4月27日', figures,
    modules: [{ name: '团结引领', activities: ['“我是工程师”分享会', '座谈会'] }, { name: '建家办事', activities: [] }], loose: ['开放日'],
    highlights: [{ unitName: '东溪县科协', unitId: 2, requirementId: 1, version: 2, title: '亮点', text: '把会场搬到田埂上。' }],
  }
  const made = draft(evidence)
  test('has its sections in order', () => {
    expect(made.title).toBe('2027年全国科技工作者日活动总结')
    expect(numberedHeadings(made.sections)).toEqual(['一、基本情况', '二、主要做法', '（一）团结引领', '（二）建家办事', '三、特色亮点', '四、问题与建议'])
    expect(made.sections.map((section) => section.id)).toEqual([1, 2, 3, 4, 5, 6])
  })
  test('says only what the evidence says, each figure bound to its question', () => {
    expect(paragraphText(made.sections[0]!.body[0]!)).toBe('4月27日印发通知以来，云岭市科学技术协会共向78个单位部署，64个单位报送材料120份。')
    const bound = made.sections.flatMap((section) => section.body.flat()).filter((piece) => piece.kind === 'figure')
    expect(bound.length).toBeGreaterThan(4)
    for (const piece of bound) expect(piece).toMatchObject({ typed: false, value: figures[piece.figure] })
    expect(made.sections[3]!.body).toEqual([])
    expect(made.sections[5]!.body).toEqual([])
  })
  test('names within names turn their quotation marks', () => {
    expect(paragraphText(made.sections[2]!.body[0]!)).toBe('开展了“‘我是工程师’分享会”、“座谈会”等2项活动。')
  })
  test('a highlight keeps its source', () => {
    expect(made.sections[4]!.body[0]).toContainEqual({ kind: 'source', text: '把会场搬到田埂上。', requirementId: 1, unitId: 2, unitName: '东溪县科协', version: 2 })
  })
  test('without modules or highlights it still stands', () => {
    const bare = draft({ ...evidence, issuedDay: null, modules: [], loose: [], highlights: [] })
    expect(paragraphText(bare.sections[0]!.body[0]!)).toMatch(/^云岭市科学技术协会共向/)
    expect(bare.sections).toHaveLength(4)
  })
})

describe('a passage to quote', () => {
  const long = `全县举办${'科普宣讲'.repeat(20)}。${'第二句很长'.repeat(30)}。`
  test.each<[string, string[], string]>([
    ['the first full paragraph, not the title', ['东溪县科协特色亮点', '', '县农学会八名会员在三个镇讲水稻管护，现场回答提问。', '其次'], '县农学会八名会员在三个镇讲水稻管护，现场回答提问。'],
    ['a line that only announces is passed over', ['按照实施方案要求，我们精心组织、扎实推进，现将情况总结如下。', '一、把会场搬到田埂上，现场回答提问五十六个，很受欢迎。'], '一、把会场搬到田埂上，现场回答提问五十六个，很受欢迎。'],
    ['cut at a sentence', [long], `全县举办${'科普宣讲'.repeat(20)}。`],
    ['without sentences the first lines', ['亮点', '座谈'], '亮点，座谈'],
    ['nothing from nothing', ['', '  '], ''],
  ])('%s', (_, paragraphs, expected) => expect(excerpt(paragraphs)).toBe(expected))
  test('no sentence end within the limit: cut and said so', () => {
    const cut = excerpt([`${'字'.repeat(300)}。`])
    expect(cut).toBe(`${'字'.repeat(140)}……`)
  })
})

describe('length', () => {
  const signature = { unit: '云岭市科协', date: '2027年6月3日' }
  const sections = [{ level: 1 as const, heading: '基本情况', body: [[text('共'), figure('people', 38_412), text('人次。')]] }, { level: 2 as const, heading: '甲', body: [] }]
  test('counts what Word counts: numbers as one, headings with theirs, the signature', () => {
    // 一、基本情况 6 + 共 1 + 38,412 1 + 人次。 3; （一）甲 4
    expect(sectionLengths(sections)).toEqual([11, 4])
    // 总结 2, 云岭市科协 5, 2027 年 6 月 3 日 6
    expect(summaryLength('总结', sections, signature)).toBe(11 + 4 + 2 + 5 + 6)
  })
})

describe('two at once', () => {
  test('who saves second is told who was first', () => {
    expect(() => expectVersion({ version: 3, updatedBy: '江见白' }, 2)).toThrow(expect.objectContaining({ code: 'summary/changed', status: 409, message: expect.stringContaining('江见白') }))
    expect(() => expectVersion({ version: 3, updatedBy: '江见白' }, 3)).not.toThrow()
  })
  test('a lock keeps others out until it runs out', () => {
    const now = new Date('2027-06-03T02:00:00Z')
    const held = { lockedBy: 1, lockedName: '江见白', lockedUntil: new Date(now.getTime() + 1) }
    expect(() => expectUnlocked(held, 2, now)).toThrow(expect.objectContaining({ code: 'summary/locked', message: '江见白正在改这一节。' }))
    expect(() => expectUnlocked(held, 1, now)).not.toThrow()
    expect(() => expectUnlocked(held, 2, new Date(now.getTime() + 1))).not.toThrow()
  })
})
