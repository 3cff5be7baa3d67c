import { expect, test, vi } from 'vitest'
import { band, photographed, printedPage, stamped, turned } from '../../../test/makers/printed.ts'
import type { Pixels } from '../../../test/makers/pages.ts'
import { seeded } from '../../../test/makers/random.ts'
import { damage, scan } from '../../../test/makers/scan.ts'
import { recognisePage } from './page.ts'
import type { OcrPage } from './types.ts'

// Seconds of work, which a busy machine stretches.
vi.setConfig({ testTimeout: 300_000 })

const paragraphs = [
  '二、全县共举办活动23场，参加1260人次，走访一线科技工作者41名，收到意见诉求17条。',
  '（一）云农函〔2027〕12号要求的“田间课堂”已办8期，到课率达98.5%；邮箱为kexie@yunze.example。',
]
/** The text ends well above 560 pixels. */
const page = async (random = seeded(7)): Promise<{ pixels: Pixels; text: string }> => {
  const { pixels, lines } = await printedPage(random, { paragraphs, font: 'Noto Serif SC', sizePt: 16 })
  return { pixels: band(pixels, 100, 460), text: bare(lines.join('')) }
}
const bare = (text: string): string => text.replace(/\s/g, '')
const textOf = ({ lines }: OcrPage): string => bare(lines.map((line) => line.text).join(''))

test('a clean page is read exactly: indents, marks, numbers, and where each character stands', async () => {
  const { pixels, text } = await page()
  const read = await recognisePage(pixels, { dpi: 150 })
  expect(textOf(read)).toBe(text)
  expect(read.turned).toBe(0)
  expect(read.width).toBeCloseTo((pixels.width * 72) / 150)
  expect(read.confidence).toBeGreaterThan(0.95)
  expect(read.lines[0]?.text).toMatch(/^　　二、全县/)
  for (const line of read.lines) {
    expect(line.characters.map(({ char }) => char).join('')).toBe(bare(line.text))
    expect(line.characters.every(({ left, right }, i) => left < right && left >= (line.characters[i - 1]?.right ?? 0) - 0.01)).toBe(true)
    expect(line.bottom - line.top).toBeGreaterThan(12)
  }
  // 二 of the first line: two characters of 16 pt in from the 27 mm margin.
  expect(read.lines[0]?.characters[0]?.left).toBeGreaterThan(27 / 25.4 * 72 + 32 - 3)
  expect(read.lines[0]?.characters[0]?.left).toBeLessThan(27 / 25.4 * 72 + 32 + 6)
})

test('a noisy, crooked scan on tinted paper is read', async () => {
  const random = seeded(11)
  const { pixels, text } = await page()
  const { pixels: scanned } = await scan(pixels, { ...damage(4, random), skewDeg: 2.4 }, random)
  const read = await recognisePage(scanned, { dpi: 150 })
  expect(textOf(read)).toBe(text)
  expect(read.straightened).toBeCloseTo(-2.4, 0)
})

test('pages upside down or on their side are put right', async () => {
  const { pixels, text } = await page()
  for (const [lies, turn] of [[180, 180], [90, 270], [270, 90]] as const) {
    const read = await recognisePage(turned(pixels, lies), { dpi: 150 })
    expect(read.turned).toBe(turn)
    expect(textOf(read)).toBe(text)
    expect(read.width).toBeCloseTo((pixels.width * 72) / 150)
  }
})

test('text under a seal is read, the seal is not', async () => {
  const { pixels, text } = await page()
  const read = await recognisePage(await stamped(pixels, 110, 45, { opacity: 0.8 }), { dpi: 150 })
  expect(textOf(read)).toBe(text)
})

test('a red title is text, not a seal', async () => {
  const { pixels } = await printedPage(seeded(3), { paragraphs: ['各县级科协：'], letterhead: '云泽市科学技术协会文件', font: 'Noto Sans Hans', sizePt: 16 })
  const read = await recognisePage(band(pixels, 150, 300), { dpi: 150 })
  expect(textOf(read)).toBe('云泽市科学技术协会文件各县级科协：')
})

test('a photograph with uneven light on a dark desk is read', async () => {
  const random = seeded(23)
  const { pixels } = await printedPage(random, { paragraphs, font: 'Noto Serif SC', sizePt: 16 })
  const { text } = await page()
  expect(textOf(await recognisePage(photographed(pixels, random)))).toBe(text)
})

test('cells of a table stay apart', async () => {
  const table = [['单位', '场次', '人数'], ['县农学会', '23', '1260'], ['县医学会', '8', '417']]
  const { pixels } = await printedPage(seeded(5), { paragraphs: ['报送情况如下。'], table, font: 'Noto Sans Hans', sizePt: 14 })
  const read = await recognisePage(band(pixels, 180, 260), { dpi: 150 })
  expect(read.lines.slice(1).map((line) => line.text.trim().split(/\s+/))).toEqual(table)
})

test('a letter outside the alphabet shows as unknown, not as missing', async () => {
  const { pixels } = await printedPage(seeded(5), { paragraphs: ['联系人：顾以蘅，手机见名册。'], font: 'Noto Serif SC', sizePt: 16 })
  const read = await recognisePage(band(pixels, 180, 120), { dpi: 150 })
  expect(textOf(read)).toBe('联系人：顾以〓，手机见名册。')
  expect(read.lines[0]?.characters.find(({ char }) => char === '〓')?.confidence).toBe(0)
})

test('an empty page has no lines; neither has one of noise', async () => {
  const white: Pixels = { data: new Uint8Array(620 * 877 * 4).fill(255), width: 620, height: 877 }
  expect(await recognisePage(white)).toMatchObject({ lines: [], confidence: 0, turned: 0 })
  const random = seeded(1)
  const { pixels } = await scan(white, { ...damage(4, random), skewDeg: 0 }, random)
  expect((await recognisePage(pixels)).lines).toEqual([])
})
