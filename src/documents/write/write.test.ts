import mammoth from 'mammoth'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { withPdf } from '../pdf/index.ts'
import { openZip } from '../zip/index.ts'
import { writeDocx } from './docx.ts'
import { signaturePlace, type Paper } from './paper.ts'
import { writePdf } from './pdf.ts'
import { scanPdf } from './scan.ts'
import { sealSvg } from './seal.ts'

const DATA = '#strong[不是标记] $x^2$ *星* _线_ `码` @人 <标> \\ // 注 /* 注 */ = 题 “引” ${a} https://example.invalid ]] {{'

const report: Paper = {
  title: '关于示例活动周的报告',
  subtitle: '示例县科协',
  addressee: '示例市科协：',
  blocks: [
    { kind: 'heading', level: 1, text: '一、基本情况' },
    { kind: 'paragraph', text: `镕喆堃昇玥淏祎垚彧珺等参加。${DATA}` },
    { kind: 'heading', level: 2, text: '（一）走访' },
    { kind: 'paragraph', text: [{ text: '一是到位。', bold: true }, { text: '走访二十人。\n换行之后。' }] },
    { kind: 'heading', level: 3, text: '1.做法' },
    { kind: 'list', ordered: true, items: ['甲项', '乙项'] },
    { kind: 'list', ordered: false, items: ['丙项'] },
    { kind: 'table', head: ['活动', '人数'], rows: [['讲座', '120'], ['义诊', '80', '备注']], widths: [2, 1, 1] },
    { kind: 'page-break' },
    { kind: 'paragraph', text: '特此报告。' },
  ],
  signature: { unit: '示例县科学技术协会', date: '2031年6月3日' },
}

const squeezed = (text: string) => text.replace(/\s/g, '')

const pdfText = (bytes: Uint8Array) =>
  withPdf(bytes, (pdf) =>
    Array.from({ length: pdf.pageCount }, (_, i) => squeezed(pdf.pageText(i + 1).lines.map((line) => line.text).join(''))))

test('a Word file has the styles, fonts and measures of an official document', async () => {
  const zip = openZip(await writeDocx(report))
  const xml = (name: string) => Buffer.from(zip.read(name)!).toString()
  const body = xml('word/document.xml')
  const styles = xml('word/styles.xml')
  for (const style of ['Title', 'Subtitle', 'Heading1', 'Heading2', 'Heading3', 'TableText']) {
    expect(body).toContain(`<w:pStyle w:val="${style}"/>`)
    expect(styles).toContain(`w:styleId="${style}"`)
  }
  for (const face of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体']) expect(styles).toContain(`w:eastAsia="${face}"`)
  expect(styles).toContain('w:line="579" w:lineRule="exact"')
  expect(styles).toContain('<w:sz w:val="32"/>')
  expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(body).toContain('<w:tblHeader/>')
  const footers = zip.names().filter((name) => /footer\d/.test(name) && name.endsWith('.xml')).map(xml)
  expect(footers).toHaveLength(2)
  for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s)
})

test('another reader finds the Word file’s text, headings, lists and table', async () => {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(report)) })
  expect(html).toContain('<h1>一、基本情况</h1>')
  expect(html).toContain('<h2>（一）走访</h2>')
  expect(html).toContain('<h3>1.做法</h3>')
  expect(html).toContain('<ol><li>甲项</li><li>乙项</li></ol><ul><li>丙项</li></ul>')
  expect(html).toContain('换行之后。')
  expect(html).toMatch(/<table>.*讲座.*120.*备注.*<\/table>/s)
  const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(await writeDocx(report)) })
  expect(text).toContain(`镕喆堃昇玥淏祎垚彧珺等参加。${DATA}`)
  expect(text).toContain('示例市科协：\n')
})

test('a PDF holds every character of its paper, nothing read as markup, on the pages meant', async () => {
  const pages = await pdfText(writePdf(report))
  expect(pages).toHaveLength(2)
  expect(pages[0]).toContain(squeezed(`镕喆堃昇玥淏祎垚彧珺等参加。${DATA}（一）走访一是到位。走访二十人。换行之后。1.做法1.甲项2.乙项`))
  expect(pages[0]).toMatch(/^关于示例活动周的报告示例县科协示例市科协：一、基本情况/)
  expect(pages[0]).toMatch(/—1—$/)
  expect(pages[1]).toBe('特此报告。示例县科学技术协会2031年6月3日—2—')
})

test('a long PDF loses nothing between pages', async () => {
  const texts = Array.from({ length: 120 }, (_, i) => `第${i}段，组织科技工作者开展学术交流、科普讲座和走访慰问活动，务求实效。`)
  const pages = await pdfText(writePdf({ title: '长', blocks: texts.map((text) => ({ kind: 'paragraph', text })) }))
  expect(pages.length).toBeGreaterThan(5)
  const whole = pages.map((page, i) => page.replace(`—${i + 1}—`, '')).join('')
  expect(whole).toBe(`长${texts.join('')}`)
})

test('odd input still makes both files', async () => {
  const odd: Paper = {
    title: '',
    blocks: [
      { kind: 'paragraph', text: [] }, { kind: 'paragraph', text: '\u0000\ud800\r\n\u000b尾' }, { kind: 'list', ordered: true, items: [] },
      { kind: 'table', rows: [] }, { kind: 'table', rows: [[], ['a', 'b']] }, { kind: 'heading', level: 1, text: '' },
    ],
    signature: { unit: '很长的单位名称'.repeat(12), date: '' },
  }
  expect((await pdfText(writePdf(odd))).join('')).toContain('尾')
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(odd)) })
  expect(value).toContain('\ufffd<br />尾')
})

test('equal papers give equal PDFs; the time is told, not taken', () => {
  const at = (day: number) => Buffer.from(writePdf(report, { now: new Date(Date.UTC(2031, 5, day)) }))
  expect(Buffer.from(writePdf(report)).equals(writePdf(report))).toBe(true)
  expect(at(3).equals(at(3))).toBe(true)
  expect(at(3).equals(at(4))).toBe(false)
})

/** Where red stands on a page: its share and its middle in millimetres. */
async function redOn(bytes: Uint8Array, page: number) {
  const { data, width, height } = await withPdf(bytes, (pdf) => {
    const picture = pdf.render(page, { dpi: 72 })
    return { data: Uint8Array.from(picture.rgba), width: picture.width, height: picture.height }
  })
  let count = 0
  let sumX = 0
  let sumY = 0
  for (let i = 0; i < width * height; i++) {
    if (data[i * 4]! < data[i * 4 + 1]! + 60) continue
    count++
    sumX += i % width
    sumY += Math.floor(i / width)
  }
  return { share: count / (width * height), xMm: ((sumX / count) * 210) / width, yMm: ((sumY / count) * 297) / height }
}

test('a seal lies over the signature on the last page and leaves the text alone', async () => {
  const stamped = writePdf(report, { picture: { svg: sealSvg({ unit: '示例县科学技术协会', seed: 3 }), widthMm: 42 } })
  expect(await pdfText(stamped)).toEqual(await pdfText(writePdf(report)))
  expect((await redOn(stamped, 1)).share).toBe(0)
  const red = await redOn(stamped, 2)
  expect(red.share).toBeGreaterThan(0.003)
  // The unit's name is centred over the date: 4 characters and half the date's width from the right edge of the text.
  const centre = 210 - 26 - signaturePlace(report.signature!).centre * 5.64
  expect(Math.abs(red.xMm - centre)).toBeLessThan(3)
  expect(red.yMm).toBeGreaterThan(40)
  expect(red.yMm).toBeLessThan(90)
})

test('a seal says that it is an example, keeps to its seed and takes any name', () => {
  const seal = sealSvg({ unit: '示例县科协', seed: 1 })
  expect(seal).toContain('>样章</text>')
  expect(seal).not.toContain('textPath')
  for (const glyph of '示例县科协') expect(seal).toContain(`>${glyph}</text>`)
  expect(sealSvg({ unit: '示例县科协', seed: 1 })).toBe(seal)
  expect(sealSvg({ unit: '示例县科协', seed: 2 })).not.toBe(seal)
  const hostile = sealSvg({ unit: '<script>&"甲\u0000', seed: 1 })
  expect(hostile).not.toContain('<script')
  for (const unit of ['', '甲', '长'.repeat(40), '<&>"'])
    expect(writePdf(report, { picture: { svg: sealSvg({ unit, seed: 5 }), widthMm: 42 } }).length).toBeGreaterThan(1000)
})

test('the signature stands as the standard says', () => {
  // Date 2031年6月3日: six digits at half width and three hanzi, 6 characters; 4 from the right.
  expect(signaturePlace({ unit: '示例县科协', date: '2031年6月3日' })).toEqual({ unitRight: 4.5, dateRight: 4, centre: 7 })
  expect(signaturePlace({ unit: '示'.repeat(14), date: '2031年6月3日' })).toEqual({ unitRight: 2, dateRight: 6, centre: 9 })
})

test('a scan is pictures only: right pages, right size, no text, grey stays grey', async () => {
  const page = sharp({ create: { width: 1240, height: 1754, channels: 3, background: { r: 240, g: 30, b: 30 } } })
  const png = await page.clone().png().toBuffer()
  const jpeg = await page.clone().jpeg().toBuffer()
  const grey = await page.clone().greyscale().toColourspace('b-w').jpeg().toBuffer()
  const greyPng = await sharp(grey).toColourspace('b-w').png().toBuffer()
  const scan = await scanPdf([png, jpeg, grey, greyPng])
  expect(Buffer.from(scan).includes(jpeg)).toBe(true)
  expect(Buffer.from(scan).toString('latin1').match(/DeviceGray/g)).toHaveLength(2)
  expect(await pdfText(scan)).toEqual(['', '', '', ''])
  const size = await withPdf(scan, (pdf) => pdf.pageSize(1))
  expect(size.width).toBeCloseTo(595.2, 0)
  expect(size.height).toBeCloseTo(841.9, 0)
  for (const number of [1, 2]) expect((await redOn(scan, number)).share).toBeGreaterThan(0.99)
  expect((await redOn(scan, 3)).share).toBe(0)
  await expect(scanPdf([])).rejects.toThrow()
})
