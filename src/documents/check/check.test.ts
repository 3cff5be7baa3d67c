import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePdf, renderPdf } from '../../../test/makers/pages.ts'
import { seeded } from '../../../test/makers/random.ts'
import { damage, scan, scannedPdf } from '../../../test/makers/scan.ts'
import { sealSvg } from '../../../test/makers/seal-svg.ts'
import { makeWord } from '../../../test/makers/word.ts'
import { checkPair, pageImage } from './index.ts'
import type { AgreementData, Check, CheckId, PairInput, PairOutcome, SealData } from './index.ts'

const text = [
  '特色亮点活动情况',
  '一、把会场搬到田埂上。6月1日，县农学会8名会员在3个镇讲水稻分蘖期管护，现场回答提问56个，发放明白纸900份。',
  '二、让企业的难题有人接。征集技术需求14项，已与市级学会对接9项。',
  '全县共举办活动23场，参加1260人次，走访一线科技工作者41名，收到意见诉求17条，已办结12条。',
]
const signed = ['听澜县科学技术协会', '2027年6月2日']
const svg = sealSvg({ text: '听澜县科学技术协会', diameterMm: 42, opacity: 0.8 })
const stamped = (pages: string[][]): Uint8Array =>
  makePdf({ pages, numbering: '— 1 —', overlays: [{ page: pages.length, xMm: 120, yMm: 180, widthMm: 42, svg }] })

let docx: Uint8Array
let pdf: Uint8Array
let scanned: Uint8Array
let grey: Uint8Array
beforeAll(async () => {
  docx = await makeWord({ paragraphs: [...text, ...signed] })
  pdf = stamped([text, signed])
  const jpegs = async (isGrey: boolean): Promise<Buffer[]> => {
    const random = seeded(5)
    const pages = [await renderPdf(pdf, 1), await renderPdf(pdf, 2)]
    return Promise.all(pages.map(async (page) => (await scan(page, { ...damage(2, random), grey: isGrey }, random)).jpeg))
  }
  scanned = await scannedPdf(await jpegs(false))
  grey = await scannedPdf(await jpegs(true))
})

const run = (input: Partial<PairInput>): Promise<PairOutcome> =>
  checkPair({
    docx, pdf, docxName: '亮点.docx', pdfName: '亮点（盖章）.pdf', limit: { max: 1000, min: null, about: null },
    dueAt: new Date('2027-06-05T15:59:59.999Z'), now: new Date('2027-06-02T06:00:00Z'), ...input,
  })
const of = (outcome: PairOutcome, id: CheckId): Check => {
  const check = outcome.checks.find((each) => each.id === id)
  if (!check) throw new Error(`no check ${id}`)
  return check
}

describe('a clean pair', () => {
  it('passes everything and says where the seal is', async () => {
    const outcome = await run({})
    expect(outcome.checks.map((c) => [c.id, c.verdict])).toEqual(
      (['agreement', 'characters', 'seal', 'word-opens', 'pdf-opens', 'pdf-text', 'time'] as const).map((id) => [id, 'pass']),
    )
    expect(outcome).toMatchObject({ verdict: 'ready', sentence: '可以送审，各项都通过', characters: expect.any(Number) })
    expect(of(outcome, 'seal').reason).toBe('第 2 页右下有 1 枚红章，不判断真伪。是图像印章：贴在页上的图，没有电子签名。章没有压在署名和日期上。')
    const [seal] = (of(outcome, 'seal').data as SealData).seals
    expect(Math.hypot((seal?.xMm ?? 0) - 141, (seal?.yMm ?? 0) - 201)).toBeLessThan(1.5)
    expect(seal).toMatchObject({ page: 2, pageWidthMm: expect.closeTo(210, 0), pageHeightMm: expect.closeTo(297, 0), diameterMm: expect.closeTo(42, -0.5) })
    expect(of(outcome, 'time').reason).toBe('按时。现在送审，赶得上 6 月 5 日 24:00。')
    expect(outcome.checks.every((check) => check.rule !== '' && check.blocking === undefined)).toBe(true)
    expect(outcome.text?.[0]).toBe('特色亮点活动情况')
    expect(() => structuredClone(outcome)).not.toThrow()
  })

  it('keeps the letters of a drawn seal out of the comparison', async () => {
    const over = makePdf({ pages: [text, signed], overlays: [{ page: 2, xMm: 30, yMm: 22, widthMm: 42, svg }] })
    expect(of(await run({ pdf: over }), 'agreement')).toMatchObject({ verdict: 'pass' })
  })

  it('may number its paragraphs automatically and hold a table', async () => {
    const numbered = await makeWord({ paragraphs: text.slice(0, 1), numbered: ['走进田间', '走进企业'], table: [['名称', '人次'], ['田间课堂', '126']] })
    const printed = stamped([[text[0] ?? '', '一、走进田间', '二、走进企业', '名称　　人次', '田间课堂　　126']])
    expect(of(await run({ docx: numbered, pdf: printed }), 'agreement')).toMatchObject({ verdict: 'pass' })
  })
})

describe('what needs a look', () => {
  it('comes worst first and is counted in the head', async () => {
    const changed = stamped([text.map((p) => p.replace('1260', '1206')), signed])
    const words = (await run({})).characters ?? 0
    const outcome = await run({ pdf: changed, limit: { max: words + 5, min: null, about: null }, now: new Date('2027-06-08T00:00:00Z') })
    expect(outcome.checks.slice(0, 3).map((c) => [c.id, c.verdict])).toEqual([['agreement', 'warn'], ['characters', 'warn'], ['time', 'warn']])
    expect(outcome).toMatchObject({ verdict: 'look', sentence: '可以送审，但有 3 处请先看一眼' })
    expect(of(outcome, 'characters').reason).toBe(`${words} 字，余 5 字。Word 与 WPS 可能差几个字。`)
    expect(of(outcome, 'time').reason).toBe('已过截止时间 3 天，6 月 5 日 24:00 截止。')
    const { differences } = of(outcome, 'agreement').data as AgreementData
    expect(differences).toHaveLength(1)
    expect(differences[0]).toMatchObject({ kind: 'number', page: 1 })
  })

  it.each([
    [{ max: 100, min: null, about: null }, 'fail', '超出上限 100 字'],
    [{ max: null, min: 3000, about: null }, 'fail', '比下限 3000 字少'],
    [{ max: null, min: null, about: 800 }, 'warn', '要求 800 字左右，少'],
    [null, 'pass', '没有字数要求'],
  ] as const)('judges 字数 against %o', async (limit, verdict, says) => {
    const check = of(await run({ limit }), 'characters')
    expect(check.verdict).toBe(verdict)
    expect(check.reason).toContain(says)
  })

  it('is a PDF without a seal', async () => {
    expect(of(await run({ pdf: makePdf({ pages: [text, signed] }) }), 'seal')).toMatchObject({ verdict: 'fail', reason: '2 页里都没有找到红章。请确认已经盖章，并用彩色扫描。' })
  })

  it('is a revision left open', async () => {
    expect(of(await run({ docx: await makeWord({ paragraphs: text, revision: '后来加的一句。' }) }), 'word-opens')).toMatchObject({ verdict: 'warn' })
  })

  it('is another document', async () => {
    expect(of(await run({ pdf: stamped([['关于召开年度总结会议的通知，请各单位于十二月底前报送有关材料，逾期不候。']]) }), 'agreement').verdict).toBe('fail')
  })
})

describe('a scan', () => {
  it('in colour shows its seal, and says that it has no text to compare', async () => {
    const outcome = await run({ pdf: scanned })
    expect(of(outcome, 'seal')).toMatchObject({ verdict: 'pass', data: { seals: [{ page: 2 }] } })
    expect(of(outcome, 'agreement')).toMatchObject({ verdict: 'cannot-tell', reason: '扫描件没有文字层，请人工对照。' })
    expect(outcome.sentence).toBe('可以送审，但有 1 处请先看一眼')
  })

  it('in grey cannot tell', async () => {
    expect(of(await run({ pdf: grey }), 'seal')).toMatchObject({
      verdict: 'cannot-tell', reason: '看不出有没有章，请人工看一眼。第 1–2 页没有颜色。', data: { unsure: [1, 2], seals: [] },
    })
  })
})

describe('what cannot be opened', () => {
  it('blocks, with a reason and what to do', async () => {
    const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])
    for (const bad of [new Uint8Array(0), new TextEncoder().encode('不是文件'), docx.slice(0, docx.length / 2), ole, pdf]) {
      const outcome = await run({ docx: bad })
      expect(outcome).toMatchObject({ verdict: 'blocked', characters: null, checks: [{ id: 'word-opens', verdict: 'fail', blocking: true }, {}, {}, {}, {}, {}, {}] })
      expect(outcome.sentence).toMatch(/^还不能送审：“亮点.docx”打不开/)
    }
    for (const bad of [new Uint8Array(0), new TextEncoder().encode('%PDF-1.7 不全'), docx]) {
      const outcome = await run({ pdf: bad })
      expect(outcome.verdict).toBe('blocked')
      expect(outcome.checks[0]).toMatchObject({ id: 'pdf-opens', verdict: 'fail', blocking: true })
      expect(outcome.characters).toBeGreaterThan(100)
    }
  })

  it('is asked for only when it is needed', async () => {
    expect(await run({ docx: null, pdf: null })).toMatchObject({ verdict: 'blocked', sentence: '还不能送审：还没有 Word 文件，请上传 .docx、.doc、.wps 或 .rtf；还没有 PDF 文件，请上传盖章版 PDF 或 OFD' })
    const alone = await run({ docx: null, needsWord: false })
    expect(alone.checks.map((check) => check.id)).toEqual(['seal', 'pdf-opens', 'pdf-text', 'time'])
    expect(alone.text?.join('')).toContain('1260')
    expect((await run({ pdf: null, needsPdf: false })).verdict).toBe('ready')
  })
})

describe('sizes', () => {
  it('of pages are kept in bounds: a page of 20,000 points, 2,000 pages, a scan that says it is a poster', async () => {
    const { jpeg } = await scan(await renderPdf(pdf, 2), damage(1, seeded(3)), seeded(4))
    const found = of(await run({ pdf: await scannedPdf([jpeg], [1240, 1754]) }), 'seal')
    expect(found).toMatchObject({ verdict: 'pass', data: { seals: [{ pageWidthMm: expect.closeTo(437, 0) }] } })
    const huge = makePdf({ pages: [['大']], after: '#set page(width: 14000pt, height: 14000pt)\n大页' })
    expect(of(await run({ pdf: huge }), 'seal').verdict).toBe('cannot-tell')
    const many = makePdf({ pages: Array.from({ length: 2000 }, (_, i) => [`第 ${i} 段`]) })
    expect(of(await run({ pdf: many }), 'seal')).toMatchObject({ verdict: 'cannot-tell', data: { searched: expect.toSatisfy((count: number) => count > 0 && count <= 30), pages: 2000 } })
  })
})

describe('the picture of a page', () => {
  it('is as wide as asked, within bounds, and refused beyond the last page', async () => {
    for (const [asked, width] of [[600, 600], [1, 60], [99_999, 2400], [Number.NaN, 1000]] as const) {
      const { format, width: got, height } = await sharp(await pageImage(pdf, 2, asked)).metadata()
      expect([format, got]).toEqual(['png', width])
      expect(Math.abs((height ?? 0) / width - 297 / 210)).toBeLessThan(0.03)
    }
    for (const page of [0, 3, 1.5, Number.NaN]) await expect(pageImage(pdf, page, 600)).rejects.toMatchObject({ code: 'documents/no-page', status: 404 })
  })
})
