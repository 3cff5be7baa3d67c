import { describe, expect, it } from 'vitest'
import { compareTexts } from './index.ts'
import type { PageLine } from './index.ts'

const paragraphs = [
  '听澜县科协特色亮点活动情况',
  '一、把会场搬到田埂上。6月1日，县农学会8名会员在3个镇讲水稻分蘖期管护，现场回答提问56个，发放明白纸900份。',
  '二、让企业的难题有人接。征集技术需求14项，已与市级学会对接9项。',
  '全县共举办活动23场，参加1260人次，走访一线科技工作者41名，收到意见诉求17条，已办结12条。',
  '下一步，我们将把“田间课堂”办成每月一期，把意见诉求办理情况按季度公开。',
  '听澜县科学技术协会',
  '2027年6月2日',
]

/** Breaks paragraphs into lines as a printer does; pages of `perPage` lines with a page number each. */
function print(text: readonly string[], width = 28, perPage = 8): PageLine[] {
  const lines = text.flatMap((p) => Array.from({ length: Math.ceil(p.length / width) }, (_, i) => p.slice(i * width, (i + 1) * width)))
  return lines.flatMap((line, i): PageLine[] => {
    const page = Math.floor(i / perPage) + 1
    const last = i % perPage === perPage - 1 || i === lines.length - 1
    return last ? [{ page, text: line }, { page, text: `— ${page} —` }] : [{ page, text: line }]
  })
}

const changed = (from: string, to: string): PageLine[] => print(paragraphs.map((p) => p.replace(from, to)))

describe('the same text', () => {
  it.each([10, 23, 28, 40])('gives no difference at %i characters a line', (width) => {
    expect(compareTexts(paragraphs, print(paragraphs, width))).toEqual({ differences: [], count: 0, unclear: 0, similarity: 1, cut: false })
  })

  it('may be spaced, hyphenated, full-width or made of look-alike characters', () => {
    const word = ['工作坊 workshop 共 5 场，签约额 1,200 万元，面积30㎡，“科创中国”——出发…… office 与 e-mail', '民主推荐：共3人（含1名女性）', '长期坚持']
    const pdf = ['工作坊work-', 'shop 共５场,签约额1,200万元，面积 30m2, "科创中国"—出发… oﬃce 与 e-', 'mail', '⺠主推荐:共3人(含1名女性)', '⻓期坚持']
    expect(compareTexts(word, pdf.map((text) => ({ page: 1, text }))).differences).toEqual([])
  })

  it('may have automatic numbers and bullets in the PDF only', () => {
    const word = ['活动情况', '走进田间', '走进企业', '其他事项', '报名方式', '联系办法']
    const pdf = ['一、活动情况', '（一）走进田间', '（二）走进企业', '1.其他事项', '● 报名方式', '① 联系办法']
    expect(compareTexts(word, pdf.map((text) => ({ page: 1, text }))).differences).toEqual([])
  })

  it('may stand under a letterhead, above a signature and seal, with running heads', () => {
    const pdf = [
      ...['听澜县科学技术协会文件', '听科协〔2027〕12号'].map((text) => ({ page: 1, text })),
      ...print(paragraphs.slice(0, 5)).slice(0, -1),
      ...['听澜县科学技术协会（盖章）', '听', '澜县', '2027年6月2日', '— 2 —'].map((text) => ({ page: 2, text })),
    ]
    const headed = [1, 2].flatMap((page) => [{ page, text: '特色亮点活动情况汇编' }, ...pdf.filter((line) => line.page === page)])
    expect(compareTexts(paragraphs.slice(0, 5), headed).differences).toEqual([])
  })

  it('may have its table read line by line across wrapped cells', () => {
    const word = ['活动一览', '名称', '地点', '人次', '田间课堂进村入户', '听澜县清河镇文化站', '126', '科普大篷车', '第二实验小学操场', '380', '以上请审阅。']
    const pdf = ['活动一览', '名称 地点 人次', '田间课堂进 听澜县清河镇', '村入户 文化站 126', '科普大篷车 第二实验小学 380', '操场', '以上请审阅。']
    expect(compareTexts(word, pdf.map((text) => ({ page: 1, text }))).differences).toEqual([])
  })
})

describe('a difference', () => {
  it('of one digit is found, whole number marked, wherever it stands', () => {
    for (const paragraph of paragraphs) {
      for (const { index } of paragraph.matchAll(/\d/g)) {
        const digit = String((Number(paragraph[index]) + 3) % 10)
        const other = paragraphs.map((p) => (p === paragraph ? p.slice(0, index) + digit + p.slice(index + 1) : p))
        const { differences } = compareTexts(paragraphs, print(other))
        expect(differences).toHaveLength(1)
        expect(differences[0]).toMatchObject({ kind: 'number', note: '数字不同' })
        const { word, pdf } = differences[0]!
        expect(word.text.slice(word.start, word.end)).toMatch(/^\d+$/)
        expect(word.text.slice(word.start, word.end)).not.toBe(pdf.text.slice(pdf.start, pdf.end))
      }
    }
  })

  it('shows the passages of both sides and the page', () => {
    const { differences } = compareTexts(paragraphs, changed('1260', '1206'))
    expect(differences).toHaveLength(1)
    const [{ word, pdf, page, kind }] = differences as [(typeof differences)[0]]
    expect([kind, page]).toEqual(['number', 1])
    expect(word.text).toContain('全县共举办活动23场，参加1260人次')
    expect(word.text.slice(word.start, word.end)).toBe('1260')
    expect(pdf.text.slice(pdf.start, pdf.end)).toBe('1206')
    expect(word.index).toBe(3)
  })

  it.each([
    ['已与市级学会对接9项', '已与市级学会对接九项', 'text'],
    ['每月一期', '每月三期', 'number'],
    ['故事', '', 'missing-in-pdf'],
    ['清河镇', '清水镇', 'text'],
  ] as const)('of words is found: %s → %s', (from, to, kind) => {
    const text = [...paragraphs, '县科技馆举办故事会和分享会，地点在清河镇。']
    const { differences } = compareTexts(text, print(text.map((p) => p.replace(from, to))))
    expect(differences.map((d) => d.kind)).toEqual([kind])
  })

  it('of a whole paragraph is found on either side', () => {
    const extra = '八、活动经费三万元由县财政列支，已经审计。'
    const longer = [...paragraphs.slice(0, 3), extra, ...paragraphs.slice(3)]
    const inPdf = compareTexts(paragraphs, print(longer)).differences
    expect(inPdf.map((d) => [d.kind, d.pdf.text.slice(d.pdf.start, d.pdf.end)])).toEqual([['missing-in-word', extra]])
    const inWord = compareTexts(longer, print(paragraphs)).differences
    expect(inWord.map((d) => [d.kind, d.word.text.slice(d.word.start, d.word.end), d.note])).toEqual([['missing-in-pdf', extra, 'Word 多 21 个字']])
  })

  it('of names that changed places, and of figures that changed cells, is not taken for another reading order', () => {
    expect(compareTexts(['由张三甲、李四乙负责'], print(['由李四乙、张三甲负责'])).count).toBeGreaterThan(0)
    const word = ['甲镇', '12', '乙镇', '34', '丙镇', '56']
    const pdf = ['甲镇 34', '乙镇 12', '丙镇 56'].map((text) => ({ page: 1, text }))
    expect(compareTexts(word, pdf).count).toBeGreaterThan(0)
  })

  it('of everything shows as two different texts', () => {
    const { similarity } = compareTexts(paragraphs, print(['关于召开年度总结会议的通知，请各单位于十二月底前报送材料。']))
    expect(similarity).toBeLessThan(0.5)
  })
})

describe('bounds', () => {
  it('hold for empty, repeated and endless texts', () => {
    expect(compareTexts([], [])).toMatchObject({ count: 0, similarity: 1 })
    expect(compareTexts(['有字'], [])).toMatchObject({ similarity: 0, differences: [{ kind: 'missing-in-pdf', page: 1 }] })
    expect(compareTexts([], [{ page: 1, text: '这一页有一些字' }]).count).toBe(1)
    expect(compareTexts(['甲乙'.repeat(90_000)], [{ page: 1, text: '乙甲'.repeat(90_000) }]).cut).toBe(true)
    const noise = (seed: number): string => Array.from({ length: 50_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * seed) % 4001))).join('')
    expect(compareTexts([noise(7919)], [{ page: 1, text: noise(104_729) }]).differences.length).toBeLessThanOrEqual(200)
    expect(compareTexts(['\ud800\u0000'], [{ page: 1, text: '\udfff' }]).count).toBeGreaterThanOrEqual(0)
  })
})
