import { beforeAll, describe, expect, it } from 'vitest'
import { craftOfd } from '../../../test/documents/crafted-ofd.ts'
import { recognisedPdf, slips } from '../../../test/makers/ocr-noise.ts'
import { makePdf, renderPdf } from '../../../test/makers/pages.ts'
import { seeded } from '../../../test/makers/random.ts'
import { damage, scan, scannedPdf } from '../../../test/makers/scan.ts'
import { sealSvg } from '../../../test/makers/seal-svg.ts'
import { makeWord } from '../../../test/makers/word.ts'
import type { OcrPage } from '../ocr/types.ts'
import { checkPair, compareFiles, cutOut, pageImage } from './index.ts'
import type { AgreementData, CheckId, PairInput, PdfData, SealData } from './index.ts'
import sharp from 'sharp'

const text = [
  '特色亮点活动情况',
  '一、把会场搬到田埂上。6月1日，县农学会8名会员在3个镇讲水稻分蘖期管护，现场回答提问56个，发放明白纸900份。',
  '二、让企业的难题有人接。征集技术需求14项，已与市级学会对接9项。',
  '全县共举办活动23场，参加1260人次，走访一线科技工作者41名，收到意见诉求17条，已办结12条。',
]
const signed = ['听澜县科学技术协会', '2027年6月2日']
const svg = sealSvg({ text: '听澜县科学技术协会', diameterMm: 42, opacity: 0.8 })
const printed = (paragraphs: string[]): Uint8Array => makePdf({ pages: [[...paragraphs, ...signed]], overlays: [{ page: 1, xMm: 120, yMm: 200, widthMm: 42, svg }] })

let docx: Uint8Array
let scanned: Uint8Array
beforeAll(async () => {
  docx = await makeWord({ paragraphs: [...text, ...signed] })
  const random = seeded(5)
  scanned = await scannedPdf([(await scan(await renderPdf(printed(text), 1), { ...damage(1, random), skewDeg: 0 }, random)).jpeg])
})

// A recogniser takes red ink away before it reads: the seal's letters are not on the page.
const read = (paragraphs: string[], level: 0 | 1 | 2 = 0, seed = 3): Promise<Map<number, OcrPage>> => recognisedPdf(makePdf({ pages: [[...paragraphs, ...signed]] }), slips(level), seeded(seed))
const run = async (input: Partial<PairInput>) => {
  const outcome = await checkPair({ docx, pdf: scanned, docxName: '亮点.docx', pdfName: '亮点.pdf', limit: null, dueAt: null, now: new Date('2027-06-02T06:00:00Z'), ...input })
  return { ...outcome, of: (id: CheckId) => outcome.checks.find((each) => each.id === id)! }
}

describe('a scan whose pages were recognised', () => {
  it('passes when both say the same', async () => {
    const { of, verdict } = await run({ recognised: await read(text) })
    expect(of('agreement')).toMatchObject({ verdict: 'pass', reason: '扫描件识别成文字后，与 Word 的文字一致。', data: { count: 0, unclear: 0, recognised: [1] } })
    expect(of('pdf-text').reason).toBe('是扫描件，已经识别成文字。')
    expect(of('seal').verdict).toBe('pass')
    expect(verdict).toBe('ready')
  })

  it('raises no false alarm for a recogniser’s slips', async () => {
    for (let seed = 1; seed <= 12; seed++) expect((await compareFiles(docx, scanned, await read(text, 1, seed))).data?.count).toBe(0)
  })

  it('shows a changed digit with its place on the page', async () => {
    const { of } = await run({ recognised: await read(text.map((each) => each.replace('1260', '1206'))) })
    expect(of('agreement')).toMatchObject({ verdict: 'warn', data: { count: 1, differences: [{ kind: 'number', verdict: 'differs', page: 1 }] } })
    const { differences, sheets } = of('agreement').data as AgreementData
    const [box] = differences[0]!.boxes
    expect(sheets).toEqual([{ page: 1, width: expect.closeTo(595, 0), height: expect.closeTo(842, 0) }])
    expect(box!.right - box!.left).toBeGreaterThan(20)
    expect(box!.bottom).toBeLessThan(842)
  })

  it('says what is hard to read, and of a page that is hard to read as a whole only that', async () => {
    const pages = await read(text.map((each) => each.replace('1260', '1206')))
    const blurred = new Map([...pages].map(([page, each]) => [page, { ...each, confidence: 0.5 }]))
    expect((await run({ recognised: blurred })).of('agreement')).toMatchObject({ verdict: 'cannot-tell', reason: '第 1 页太模糊，请人工看一眼。另有 1 处看不清，其余文字一致。', data: { count: 0, unclear: 1 } })
    const nothing = new Map([[1, { ...pages.get(1)!, lines: [] }]])
    expect((await run({ recognised: nothing })).of('agreement').reason).toBe('扫描件上没有识别出文字，请人工对照。')
  })

  it('holds nothing up while it is being recognised', async () => {
    const { of, sentence, verdict } = await run({ awaiting: true })
    expect(of('agreement')).toMatchObject({ verdict: 'cannot-tell', pending: true })
    expect({ sentence, verdict }).toEqual({ sentence: '可以送审，盖章版还在识别', verdict: 'look' })
  })

  it('gives the text of a stamped version that came alone', async () => {
    const { text: lines } = await run({ docx: null, needsWord: false, recognised: await read(text) })
    expect(lines?.join('')).toContain('参加1260人次')
  })

  it('stands on its head: seals are told of the page put right', async () => {
    const upright = (await run({})).of('seal').data as SealData
    const [page] = await scanPictures()
    const turned = await scannedPdf([await sharp(page).rotate(180).jpeg({ quality: 95 }).toBuffer()])
    const pages = new Map([...(await read(text))].map(([number, each]) => [number, { ...each, turned: 180 as const }]))
    const { of } = await run({ pdf: turned, recognised: pages })
    expect((of('pdf-opens').data as PdfData).turned).toEqual([{ page: 1, by: 180 }])
    const [seal] = (of('seal').data as SealData).seals
    expect(Math.hypot(seal!.xMm - upright.seals[0]!.xMm, seal!.yMm - upright.seals[0]!.yMm)).toBeLessThan(1.5)
  })
})

async function scanPictures(): Promise<Buffer[]> {
  const random = seeded(5)
  return [(await scan(await renderPdf(printed(text), 1), { ...damage(1, random), skewDeg: 0 }, random)).jpeg]
}

describe('other files', () => {
  const rtf = (paragraphs: string[]): Uint8Array =>
    Buffer.from(`{\\rtf1\\ansi\\ansicpg936\\uc1 ${paragraphs.map((each) => [...each].map((c) => (c > '\u007f' ? `\\u${c.charCodeAt(0) > 32767 ? c.charCodeAt(0) - 65536 : c.charCodeAt(0)}?` : c)).join('')).join('\\par ')}}`, 'latin1')
  const ofd = (paragraphs: string[]): Uint8Array => craftOfd({ pages: [{ texts: paragraphs.map((each, i) => ({ x: 20, y: 30 + i * 12, size: 3.5, text: each })) }], signatures: [{ provider: '示例', seal: null }] })

  it('an .rtf is a Word file by its content, whatever it is called', async () => {
    const { of } = await run({ docx: rtf([...text, ...signed]), docxName: '亮点.doc', pdf: printed(text) })
    expect(of('word-opens').verdict).toBe('pass')
    expect(of('agreement').verdict).toBe('pass')
  })

  it('an OFD is compared, its seal is left to a reader', async () => {
    const same = await run({ pdf: ofd([...text, ...signed]), pdfName: '亮点.ofd' })
    expect(same.of('agreement')).toMatchObject({ verdict: 'pass' })
    expect(same.of('seal')).toMatchObject({ verdict: 'cannot-tell', reason: expect.stringContaining('看不出：OFD 版式文件，请用阅读器核对电子印章。里面有 1 处签名') })
    const other = await run({ pdf: ofd([...text.map((each) => each.replace('1260', '1206')), ...signed]) })
    expect(other.of('agreement')).toMatchObject({ verdict: 'warn', data: { count: 1, differences: [{ kind: 'number' }] } })
  })

  it('a picture in place of a Word file is refused by name', async () => {
    const { of } = await run({ docx: Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1') })
    expect(of('word-opens')).toMatchObject({ verdict: 'fail', blocking: true, reason: expect.stringContaining('这不是 Word 文件') })
  })
})

it('a region of a page is cut out within bounds', async () => {
  const whole = await pageImage(printed(text), 1, 1000)
  const size = async (region: Parameters<typeof cutOut>[1]) => {
    const { width, height } = await sharp(await cutOut(whole, region)).metadata()
    return [width, height]
  }
  expect(await size({ x: 0.25, y: 0.1, w: 0.5, h: 0.1 })).toEqual([500, expect.closeTo(141, -1)])
  expect(await size({ x: 0.9, y: 0.9, w: 0.5, h: 0.5 })).toEqual([100, expect.closeTo(141, -1)])
  expect(await size({ x: 1, y: 1, w: 0, h: 0 })).toEqual([8, 8])
})
