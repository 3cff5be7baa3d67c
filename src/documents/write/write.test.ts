import sharp from 'sharp'
import { expect, test } from 'vitest'
import { plainDocument, plainParagraph, writeOfficialPdf, type PdfOptions } from '../official/index.ts'
import { withPdf } from '../pdf/index.ts'
import { scanPdf } from './scan.ts'
import { sealSvg } from './seal.ts'

const report = plainDocument({
  title: '关于示例活动周的报告', body: [plainParagraph('镕喆堃昇玥淏祎垚彧珺等参加。'), { kind: 'page-break' }, plainParagraph('特此报告。')],
  signature: { issuers: ['示例县科学技术协会'], date: '2031-06-03', sealed: true },
})
const writePdf = (options: PdfOptions = {}) => writeOfficialPdf(report, options).pdf

const pdfText = (bytes: Uint8Array) =>
  withPdf(bytes, (pdf) => Array.from({ length: pdf.pageCount }, (_, i) => pdf.pageText(i + 1).lines.map((line) => line.text).join('').replace(/\s/g, '')))

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
  const stamped = writePdf({ picture: { svg: sealSvg({ unit: '示例县科学技术协会', seed: 3 }), widthMm: 42 } })
  expect(await pdfText(stamped)).toEqual(await pdfText(writePdf()))
  expect((await redOn(stamped, 1)).share).toBe(0)
  const red = await redOn(stamped, 2)
  expect(red.share).toBeGreaterThan(0.003)
  // The unit's name is centred over the date: 4 characters and half the date's width from the right edge of the text.
  const centre = 210 - 26 - 7 * 5.64
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
    expect(writePdf({ picture: { svg: sealSvg({ unit, seed: 5 }), widthMm: 42 } }).length).toBeGreaterThan(1000)
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
