import { describe, expect, test } from 'vitest'
import { checkOfficial } from './check.rules.ts'
import { fontSentences, type FontReport } from './fonts.rules.ts'
import { readMarkdown } from './markdown.ts'
import { OfficialDocument } from './model.ts'
import { chineseNumber, headingNumbers, typedNumber, writtenDate } from './numbers.ts'
import { documents, heading, notice } from './official.fixture.ts'
import { blocksFromLines, fromLines } from './paste.ts'
import { plainDocument, plainParagraph } from './plain.ts'
import { mendDocument, mendPunctuation } from './punctuation.ts'
import { placeSignature } from './signature.ts'
import { planTable } from './table.ts'
import { titleLines } from './title.ts'

describe('numbers', () => {
  test('are Chinese as Word counts them', () => {
    expect([1, 10, 11, 20, 21, 101, 110, 1001].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一', '一百零一', '一百一十', '一千零一'])
  })
  test('of headings start anew below a higher heading', () => {
    expect(headingNumbers([heading(1, '甲'), heading(2, '乙'), heading(2, '丙'), heading(3, '丁'), plainParagraph('戊'), heading(1, '己'), heading(2, '庚')])).toEqual(['一、', '（一）', '（二）', '1.', '', '二、', '（一）'])
  })
  test('typed before a heading are told from figures', () => {
    expect(typedNumber('二十一、甲')).toEqual({ level: 1, value: 21, rest: '甲' })
    expect(typedNumber('（十二）甲')).toEqual({ level: 2, value: 12, rest: '甲' })
    expect(typedNumber('3.做法')).toEqual({ level: 3, value: 3, rest: '做法' })
    expect(typedNumber('(4)甲')).toEqual({ level: 4, value: 4, rest: '甲' })
    for (const text of ['3.5万人参加', '2031.6', '一是到位', '十堰市']) expect(typedNumber(text), text).toBeNull()
  })
  test('of a date have no zeros before them', () => {
    expect(writtenDate('2031-06-05')).toBe('2031年6月5日')
    expect(writtenDate('二〇三一年六月')).toBe('二〇三一年六月')
  })
})

describe('titles', () => {
  test('of one line stay one', () => expect(titleLines('关于召开全市学会工作会议的函')).toEqual(['关于召开全市学会工作会议的函']))
  test('break where words end', () => {
    for (const title of ['云川市科学技术协会关于印发《2031年云川市“科技为民服务月”活动实施方案》的通知', '云川市科学技术协会关于召开全市学会工作会议暨学术年会筹备座谈会的通知']) {
      const lines = titleLines(title)
      expect(lines.join('')).toBe(title)
      expect(lines.length).toBeLessThanOrEqual(3)
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(21)
        expect(line).not.toMatch(/^[的了》”）]|[《“（]$|关于$/)
      }
    }
  })
  test('break where people broke them', () => expect(titleLines('关于开展活动\n的通知')).toEqual(['关于开展活动', '的通知']))
  test('of any length and kind lose nothing', () => {
    for (const title of ['', '长'.repeat(300), 'x'.repeat(300), '《'.repeat(100), '很长'.repeat(140)]) expect(titleLines(title).join('')).toBe(title)
  })
})

describe('signatures', () => {
  test('sealed: the name is centred over a date that ends four characters from the edge', () => {
    expect(placeSignature({ issuers: ['示例县科协'], date: '2031-06-03', sealed: true })).toMatchObject({ lines: [{ right: 4.5 }, { text: '2031年6月3日', right: 4 }], above: 2, sealRight: 7 })
    expect(placeSignature({ issuers: ['示'.repeat(14)], date: '2031-06-03', sealed: true })).toMatchObject({ lines: [{ right: 2 }, { right: 6 }], sealRight: 9 })
  })
  test('unsealed: the name ends two from the edge, the date begins two right of it', () => {
    const place = placeSignature({ issuers: ['云川市科学技术协会'], date: '2031-06-03', sealed: false })
    expect(place).toMatchObject({ lines: [{ right: 2 }, { right: 3 }], above: 1 })
  })
  test('several sealed issuers stand in columns', () => {
    expect(placeSignature({ issuers: ['甲局', '乙局', '丙局'], date: '2031-06-03', sealed: true })).toMatchObject({ kind: 'grid', columns: 3 })
    expect(placeSignature({ issuers: ['甲'.repeat(12), '乙局'], date: '2031-06-03', sealed: true })).toMatchObject({ kind: 'grid', columns: 2 })
  })
})

test('each column of a table is at least a character wide, however many there are', () => {
  const { shares, fontPt, insetPt } = planTable({ kind: 'table', rows: [Array.from({ length: 30 }, () => '甲')], widths: [1000] }, 156)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  expect(Math.min(...shares) * 442).toBeGreaterThan(Math.min(fontPt + 2 * insetPt, 442 / 30) - 0.1)
})

describe('punctuation', () => {
  test.each([
    ['请于6月5日前报送,并附照片.', '请于6月5日前报送，并附照片。'],
    ['时间:9:30,地点:文化礼堂(二楼)', '时间：9:30，地点：文化礼堂（二楼）'],
    ['共1,000人,占3.5%.', '共1,000人，占3.5%。'],
    ['邮箱:abc@x.example,网址:https://a.example/b,c?d=1。', '邮箱：abc@x.example，网址：https://a.example/b,c?d=1。'],
    ['He said: "Hello, world." 他说"你好".', 'He said: "Hello, world." 他说“你好”。'],
    ['世界卫生组织(WHO)报告...', '世界卫生组织（WHO）报告……'],
    ['第１２３号，１００％', '第123号，100%'],
    ['县农学会 8 名会员, 共 12 人', '县农学会8名会员，共12人'],
    ['“科技--为民”', '“科技——为民”'],
    ['见附件1.docx', '见附件1.docx'],
    ['顾半夏 江见白', '顾半夏 江见白'],
    ['Version 1.2, all rights.', 'Version 1.2, all rights.'],
    ['2031-06-05', '2031-06-05'],
  ])('%s → %s', (before, after) => {
    const mended = mendPunctuation(before)
    expect(mended.text).toBe(after)
    let text = ''
    let at = 0
    for (const change of mended.changes) {
      expect(before.slice(change.at, change.at + change.before.length)).toBe(change.before)
      text += before.slice(at, change.at) + change.after
      at = change.at + change.before.length
    }
    expect(text + before.slice(at)).toBe(after)
    expect(mendPunctuation(after).text).toBe(after)
  })
  test('of a whole document is mended with the places', () => {
    const { document, changes } = mendDocument({ ...notice, title: '关于"活动"的通知', body: [plainParagraph('甲,乙'), heading(1, '做法:')] })
    expect(document.title).toBe('关于“活动”的通知')
    expect(changes.map(({ at }) => at)).toEqual([['title'], ['body', 0, 'runs', 0, 'text'], ['body', 1, 'text']])
    expect(mendDocument(document).document).toBe(document)
  })
  test('of long texts made to be slow takes its time in a straight line', () => {
    for (const text of ['a'.repeat(200_000), '('.repeat(100_000) + '中', '"'.repeat(100_000) + '中', 'a.'.repeat(100_000) + '中', ' '.repeat(200_000) + '中', '1,'.repeat(100_000) + '中']) expect(mendPunctuation(text).text.length).toBeGreaterThan(0)
  })
})

describe('the check list', () => {
  const wrong = (document: OfficialDocument, pages?: string[]) => checkOfficial(document, pages).filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)
  const head = notice.letterhead!

  test('finds nothing in a notice as it should be', () => expect(wrong({ ...notice, body: [plainParagraph('甲。')] })).toEqual([]))
  test.each([
    ['云科协发[2031]5号', 1], ['云科协发（2031）5号', 1], ['云科协发〔2031〕第5号', 1], ['云科协发〔2031〕05号', 1], ['云科协发〔31〕5号', 1], ['云科协发5号', 1], ['云科协发〔2031〕5号', 0],
  ])('number %s', (docNumber, count) => expect(wrong({ ...notice, body: [plainParagraph('甲。')], letterhead: { ...head, docNumber } })).toHaveLength(count))
  test.each<[string, Partial<OfficialDocument>]>([
    ['title', { title: '关于开展活动的通知。' }],
    ['title', { title: '关于开展科\n技活动的通知' }],
    ['title', { title: `关于${'很长的'.repeat(20)}通知` }],
    ['title-kind', { title: '关于开展活动' }],
    ['addressees', { addressees: '' }],
    ['signature', { signature: null }],
    ['date', { signature: { issuers: ['甲'], date: '2031年06月05日', sealed: true } }],
    ['date', { signature: { issuers: ['甲'], date: '2031-02-30', sealed: true } }],
    ['date', { signature: { issuers: ['甲'], date: '二〇三一年六月五日', sealed: true } }],
    ['signatory', { letterhead: { ...head, signatories: ['甲'] } }],
    ['secrecy-copies', { letterhead: { issuers: ['甲'], style: 'document', docNumber: '甲发〔2031〕1号', secrecy: '秘密★1年' } }],
    ['heading-order', { body: [heading(1, '甲'), heading(1, '乙'), heading(4, '丙'), heading(4, '丁')] }],
    ['heading-order', { body: [heading(1, '甲'), heading(2, '乙'), heading(1, '丙')] }],
    ['typed-number', { body: [heading(1, '一、甲'), heading(1, '乙')] }],
    ['typed-number', { numbering: 'written', body: [heading(1, '一、甲'), heading(1, '三、乙')] }],
    ['heading-end', { body: [heading(1, '甲。'), heading(1, '乙')] }],
    ['half-width', { body: [plainParagraph('甲,乙')] }],
    ['half-width', { body: [plainParagraph('他说"好"')] }],
    ['half-width', { body: [plainParagraph('共１２人')] }],
    ['spaces', { body: [plainParagraph('共 12 人')] }],
    ['quoted-number', { body: [plainParagraph('按照云科协发(2031)3号文件')] }],
    ['attachment-names', { attachments: [{ title: '实施方案。', body: [] }] }],
    ['attachment-names', { attachments: [{ title: '《实施方案》', body: [] }] }],
    ['attachment-references', { body: [plainParagraph('甲（见附件2）。')], attachments: [{ title: '方案', body: [] }] }],
    ['imprint', { imprint: { copyTo: '甲' } }],
    ['imprint', { imprint: null }],
  ])('finds %s', (id, change) => expect(wrong({ ...notice, body: [plainParagraph('甲。')], ...change })).toContain(id))
  test('a signature alone on a page is seen on the pages', () => {
    const document = { ...notice, body: [plainParagraph('甲乙丙丁。')] }
    expect(wrong(document, ['甲乙丙丁。', '云川市科学技术协会\n2031年6月5日\n— 2 —'])).toContain('signature-page')
    expect(wrong(document, ['甲乙丙丁。\n云川市科学技术协会\n2031年6月5日'])).not.toContain('signature-page')
  })
  test('every finding says where, by which rule, and what to do', () => {
    for (const finding of checkOfficial({ ...notice, title: '', addressees: '甲。', body: [heading(1, '一、甲。')], signature: null })) {
      expect(finding.rule).not.toBe('')
      expect(finding.reason).toMatch(/。$/)
    }
  })
  test('five thousand headings are looked through', () => expect(checkOfficial({ ...notice, body: Array.from({ length: 5000 }, (_, i) => heading(((i % 4) + 1) as 1, `甲${i}`)) }).length).toBeGreaterThan(5))
})

describe('pasted lines', () => {
  const lines = `云泽市科学技术协会文件\n云科协发〔2031〕5号\n关于开展冬季科普进社区\n活动的通知\n各县区科协，各市级学会：\n　　为丰富生活，决定开展活动。\n　　一、活动安排\n　　（一）科普大篷车。12月起，到社区巡展。\n　　（二）讲座\n　　3.5万人参加。\n　　二、材料报送\n　　1.甲项\n附件：1.方案\n　　　2.表\n云泽市科学技术协会\n2031年6月5日\n（联系人：江见白）\n附件1\n方案\n一、目的\n附件2\n表\n序号\t名称\n1\t甲`.split('\n')
  test('become the parts of a document, numbers taken off', () => {
    expect(fromLines(lines)).toEqual({
      left: ['云泽市科学技术协会文件', '云科协发〔2031〕5号'], title: '关于开展冬季科普进社区活动的通知', addressees: '各县区科协，各市级学会',
      blocks: [
        plainParagraph('为丰富生活，决定开展活动。'), heading(1, '活动安排'), heading(2, '科普大篷车。', '12月起，到社区巡展。'), heading(2, '讲座'), plainParagraph('3.5万人参加。'), heading(1, '材料报送'), heading(3, '甲项'),
      ],
      signature: { issuers: ['云泽市科学技术协会'], date: '2031-06-05', sealed: true }, note: '联系人：江见白',
      attachments: [{ title: '方案', body: [heading(1, '目的')] }, { title: '表', body: [{ kind: 'table', head: ['序号', '名称'], rows: [['1', '甲']] }] }],
    })
  })
  test('keep a number the program would not give', () => {
    expect(blocksFromLines(['三、甲', '1.乙', '1.丙'])).toEqual([plainParagraph('三、甲'), heading(3, '乙'), plainParagraph('1.丙')])
  })
  test('in the middle of a text are only text', () => expect(blocksFromLines(['各县区科协：', '云泽市科协', '2031年6月5日'])).toEqual(['各县区科协：', '云泽市科协', '2031年6月5日'].map(plainParagraph)))
  test('of any kind fit the model', () => {
    for (const odd of [[], [''], ['甲'], ['甲：'], ['附件'], ['附件：'], ['\ud800\u0000'], ['一、'.repeat(9000)], ['字'.repeat(60_000)], Array.from({ length: 40 }, () => '\t'.repeat(40))]) {
      const { blocks, left: _, ...found } = fromLines(odd)
      expect(OfficialDocument.safeParse(plainDocument({ title: '', ...found, body: blocks })).error?.issues ?? []).toEqual([])
    }
  })
})

describe('Markdown', () => {
  const text = '---\ntitle: 关于开展活动的通知\n主送: 各县区科协\nnumber: 云科协发〔2031〕5号\nissuers: 云川市科协、云川市教育局\ndate: 2031-06-05\nprinter: 云川市科协办公室\nprintedOn: 2031-06-05\n---\n为把智慧送到群众身边，\n决定开展活动。<b>不是标记</b>**要点**\n\n## 一、要求\n#### 看天气。\n准备替代办法。\n\n- 甲\n- 乙\n\n表：安排\n\n| 序号 | 活动 |\n|---|---|\n| 1 | 讲座 |\n\n# 附件：方案\n## 目的\n# 附件（横排）：表\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n'
  test('becomes a document', () => {
    const { document, problems } = readMarkdown(text)
    expect(document).toMatchObject({
      kind: 'notice', numbering: 'auto', addressees: '各县区科协', letterhead: { style: 'document', issuers: ['云川市科协', '云川市教育局'], docNumber: '云科协发〔2031〕5号' },
      signature: { issuers: ['云川市科协', '云川市教育局'], date: '2031-06-05', sealed: true }, imprint: { printer: '云川市科协办公室' },
      body: [
        { kind: 'paragraph', runs: [{ text: '为把智慧送到群众身边，决定开展活动。<b>不是标记</b>' }, { text: '要点', bold: true }] }, heading(1, '要求'), heading(3, '看天气。', '准备替代办法。'),
        { kind: 'list', ordered: false, items: ['甲', '乙'] }, { kind: 'table', caption: '安排', head: ['序号', '活动'], rows: [['1', '讲座']] },
      ],
      attachments: [{ title: '方案', body: [heading(1, '目的')] }, { title: '表', landscape: true, body: [{ kind: 'table' }] }],
    })
    expect(problems).toEqual([expect.stringContaining('手写的序号')])
  })
  test('without a head is a text with a title', () => expect(readMarkdown('# 题\n\n甲').document).toMatchObject({ title: '题', letterhead: null, signature: null, body: [plainParagraph('甲')] }))
  test('says what it does not know', () => {
    const { problems } = readMarkdown('---\n颜色: 红\nstyle: 花\n---\n![图](a.png)')
    expect(problems.join('')).toMatch(/颜色.*花.*标题|标题/)
    expect(problems.length).toBeGreaterThanOrEqual(4)
  })
  test('of any kind is read or refused', () => {
    for (const odd of ['', '---', '---\n', '```\n# 甲', '|', '|-|\n|-|', '# '.repeat(100), '>'.repeat(5000), '*'.repeat(5000), '- '.repeat(3000), `${'#'.repeat(7)} 甲`, '\u0000\ud800']) expect(readMarkdown(odd).document.schema).toBe('official/1')
    expect(() => readMarkdown('a'.repeat(2_000_001))).toThrow(expect.objectContaining({ code: 'documents/too-long' }))
    expect(() => readMarkdown(`# ${'长'.repeat(400)}`)).toThrow(expect.objectContaining({ code: 'documents/bad-markdown' }))
  })
})

test('what the fonts lack is said in sentences, the worst first', () => {
  const report: FontReport = {
    roles: [{ role: 'body', wanted: '仿宋_GB2312', used: 'Noto Serif SC', substituted: true }, { role: 'hei', wanted: '黑体', used: 'SimHei', substituted: false }],
    fellBack: [{ character: '镕', role: 'body', used: 'Noto Serif SC' }], missing: ['𰻝'], unreadable: ['坏.ttf'],
  }
  expect(fontSentences(report).map(({ verdict }) => verdict)).toEqual(['fail', 'warn', 'warn', 'warn'])
  expect(fontSentences(report)[0]!.message).toContain('𰻝')
  expect(fontSentences({ roles: [], fellBack: [], missing: [], unreadable: [] })).toEqual([])
})

test('the documents of the tests fit the model', () => {
  for (const [name, document] of Object.entries(documents)) expect(OfficialDocument.safeParse(document).success, name).toBe(true)
})
