import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { craftLockedPdf, craftPdf, textAt } from '../../../test/documents/crafted-pdf.ts'
import { typesetPdf } from '../../../test/documents/typeset-pdf.ts'
import { engine } from './engine.ts'
import { pictureToPng, withPdf, type PdfDocument } from './index.ts'

const lines = (pdf: PdfDocument, page = 1): string[] => pdf.pageText(page).lines.map(({ text }) => text)
const code = (bytes: Uint8Array, options = {}): Promise<string> =>
  withPdf(bytes, (pdf) => `${pdf.pageCount} pages`, options).catch((error: { code?: string }) => error.code ?? String(error))

describe('opening', () => {
  const good = craftPdf([{ content: textAt(72, 700, 'hello') }])
  test.each([
    ['nothing', new Uint8Array(0), 'documents/empty'],
    ['no PDF', Buffer.from('hello'), 'documents/damaged'],
    ['a header alone', Buffer.from('%PDF-1.7\n'), 'documents/damaged'],
    ['rubbish after the header', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)]), 'documents/damaged'],
    ['no pages', craftPdf([]), 'documents/empty'],
    ['a good one', good, '1 pages'],
    ['one whose table of places is lost', good.subarray(0, good.length - 20), '1 pages'],
    ['2,000 pages', craftPdf(Array.from({ length: 2000 }, () => ({}))), '2000 pages'],
    ['one that only forbids printing', craftLockedPdf(2, '', 'boss'), '2 pages'],
    ['one under a password', craftLockedPdf(1, 'secret', 'boss'), 'documents/encrypted'],
  ])('%s', async (_, bytes, expected) => expect(await code(bytes)).toBe(expected))

  test('a password opens it, a wrong one says so', async () => {
    const locked = craftLockedPdf(1, 'secret', 'boss')
    expect(await code(locked, { password: 'secret' })).toBe('1 pages')
    await expect(withPdf(locked, () => 0, { password: 'guess' })).rejects.toThrow('密码不对')
  })

  test('a page that is not there is a programming error', async () => {
    await withPdf(good, (pdf) => {
      expect(() => pdf.pageText(0)).toThrow(RangeError)
      expect(() => pdf.render(2)).toThrow(RangeError)
      expect(() => pdf.pageSize(1.5)).toThrow(RangeError)
    })
  })

  test('a file with any stretch overwritten is read or refused', async () => {
    for (let at = 10; at < good.length; at += 23) {
      const bad = Buffer.from(good)
      bad.fill(0x29, at, at + 8)
      const end = await withPdf(bad, (pdf) => {
        pdf.pageText(1)
        pdf.render(1, { dpi: 20 })
        return 'read'
      }).catch((error: { code?: string }) => error.code)
      expect(end).toMatch(/^read$|^documents\//)
    }
  })

  test('memory is given back, also when the work fails', async () => {
    const large = craftPdf([{ content: textAt(72, 700, 'x') }], `/X<${'00'.repeat(1_000_000)}>`)
    const fail = (): Promise<unknown> =>
      withPdf(large, (pdf) => {
        pdf.render(1, { dpi: 10 })
        throw new Error('stop')
      })
    await expect(fail()).rejects.toThrow('stop')
    const before = (await engine()).memory().byteLength
    for (let i = 0; i < 25; i++) await expect(fail()).rejects.toThrow('stop')
    expect((await engine()).memory().byteLength).toBe(before)
  })

  test('an engine that a huge document has swollen is given up with it', async () => {
    const first = await engine()
    await withPdf(craftPdf([{}]), (pdf) => void pdf.render(1, { dpi: 5000, maxPixels: 60_000_000 }))
    expect(await engine()).not.toBe(first)
    expect((await engine()).memory().byteLength).toBeLessThan(100_000_000)
  })
})

describe('text', () => {
  test('Chinese text in physical lines, indents as full-width spaces', async () => {
    const pdf = typesetPdf(`#set par(first-line-indent: (amount: 2em, all: true), justify: true)
#align(center)[#text(size: 22pt)[关于举办活动的通知]]
#par(first-line-indent: 0pt)[各县区科协、各市级学会：]
${'现将有关事项通知如下，请认真贯彻执行，并于6月5日前报送。'.repeat(4)}

#align(right)[2026年5月20日]`)
    await withPdf(pdf, (doc) => {
      const text = lines(doc)
      expect(text[0]).toMatch(/^\u3000{3,}关于举办活动的通知$/)
      expect(text[1]).toBe('各县区科协、各市级学会：')
      expect(text[2]).toMatch(/^\u3000\u3000现将有关/)
      expect(text[3]).not.toMatch(/^\s/)
      expect(text.at(-1)).toMatch(/^\u3000+2026年5月20日$/)
      expect(text.slice(2, -1).join('').trim()).toBe('现将有关事项通知如下，请认真贯彻执行，并于6月5日前报送。'.repeat(4))
      expect(doc.pageText(1)).toMatchObject({ isScan: false, hanzi: 118 })
    })
  })

  test('two columns are read one after the other, a title across both first', async () => {
    const column = (sign: string): string => `${sign}栏的文字读完才读下一栏，不可以逐行交错，这样才读得通顺。`.repeat(7)
    const pdf = typesetPdf(`#text(size: 22pt)[一个横跨两栏的大标题写在最上面一行]
#set text(size: 12pt)
#set par(justify: true)
#columns(2)[${column('左')}#colbreak()${column('右')}]`)
    await withPdf(pdf, (doc) => {
      expect(lines(doc).join('')).toBe(`一个横跨两栏的大标题写在最上面一行${column('左')}${column('右')}`)
    })
  })

  test('a table is read row by row', async () => {
    const pdf = typesetPdf(`#table(columns: (1fr, 2fr, 1fr), [单位], [活动], [时间], ..range(1, 9).map(i => ([单位#i], [活动内容#i], [#i 月])).flatten())`)
    await withPdf(pdf, (doc) => {
      expect(lines(doc)[0]).toMatch(/^单位\s+活动\s+时间$/)
      expect(lines(doc)[3]).toMatch(/^单位3\s+活动内容3\s+3\s?月$/)
    })
  })

  test('what was drawn last but stands first is read first; words stay apart', async () => {
    const content = textAt(72, 600, 'second line') + textAt(72, 700, 'first') + textAt(112, 700, 'line')
    await withPdf(craftPdf([{ content }]), (doc) => {
      expect(lines(doc).map((line) => line.replace(/\s+/g, ' '))).toEqual(['first line', 'second line'])
    })
  })

  test.each([90, 180, 270])('a page turned by %i degrees reads the same', async (rotate) => {
    // The text is drawn so that it stands upright on the turned page.
    const upright: Record<number, string> = {
      90: 'BT /F1 12 Tf 0 1 -1 0 200 100 Tm (first) Tj ET BT /F1 12 Tf 0 1 -1 0 230 100 Tm (second) Tj ET',
      180: 'BT /F1 12 Tf -1 0 0 -1 500 200 Tm (first) Tj ET BT /F1 12 Tf -1 0 0 -1 500 230 Tm (second) Tj ET',
      270: 'BT /F1 12 Tf 0 -1 1 0 230 600 Tm (first) Tj ET BT /F1 12 Tf 0 -1 1 0 200 600 Tm (second) Tj ET',
    }
    await withPdf(craftPdf([{ rotate, content: upright[rotate]! }]), (doc) => {
      expect(lines(doc)).toEqual(['first', 'second'])
      const [first] = doc.pageText(1).lines
      expect(first!.left).toBeGreaterThan(0)
      expect(first!.bottom).toBeLessThan(doc.pageSize(1).height)
    })
  })

  test('a page covered by a picture is a scan, also in strips; a small picture or an empty page is none', async () => {
    const image = { width: 2, height: 2, data: new Uint8Array(4) }
    const full = 'q 595 0 0 842 0 0 cm /Im Do Q'
    const strips = Array.from({ length: 8 }, (_, i) => `q 595 0 0 105 0 ${i * 105} cm /Im Do Q `).join('')
    const small = 'q 100 0 0 100 300 300 cm /Im Do Q'
    const pdf = craftPdf([{ content: full, image }, { content: strips, image }, { content: small, image }, {}])
    await withPdf(pdf, (doc) => {
      expect([1, 2, 3, 4].map((page) => doc.pageText(page).isScan)).toEqual([true, true, false, false])
    })
  })
})

describe('pictures', () => {
  test('a page as pixels: size by dpi, white paper, red where red is drawn', async () => {
    const pdf = craftPdf([{ width: 144, height: 72, content: '1 0 0 rg 0 0 72 36 re f' }])
    const picture = await withPdf(pdf, (doc) => doc.render(1, { dpi: 144 }))
    expect(picture).toMatchObject({ width: 288, height: 144, dpi: 144 })
    const pixel = (x: number, y: number): number[] => [...picture.rgba.subarray((y * 288 + x) * 4, (y * 288 + x) * 4 + 4)]
    expect(pixel(10, 130)).toEqual([255, 0, 0, 255])
    expect(pixel(200, 10)).toEqual([255, 255, 255, 255])
    const png = sharp(await pictureToPng(picture))
    expect(await png.metadata()).toMatchObject({ format: 'png', width: 288, height: 144, density: 144 })
    expect([...(await png.raw().toBuffer()).subarray((130 * 288 + 10) * 3, (130 * 288 + 10) * 3 + 3)]).toEqual([255, 0, 0])
  })

  test('a page of 20,000 × 20,000 points is drawn smaller', async () => {
    const picture = await withPdf(craftPdf([{ width: 20_000, height: 20_000 }]), (doc) => doc.render(1))
    expect(picture.width * picture.height).toBeLessThanOrEqual(12_000_000)
    expect(picture.width).toBeGreaterThan(3000)
    expect(picture.dpi).toBeLessThan(15)
  })

  test('a page of no sensible size is drawn in bounds', async () => {
    for (const [width, height] of [[1, 14_000], [14_000, 1], [0.1, 0.1]] as const) {
      const picture = await withPdf(craftPdf([{ width, height }]), (doc) => doc.render(1, { maxPixels: 10_000 }))
      expect(picture.width * picture.height).toBeLessThanOrEqual(20_000)
    }
  })

  test('a picture of 20,000 × 20,000 pixels on a page neither fills the memory nor ends the process', async () => {
    const image = { width: 20_000, height: 20_000, bits: 1, data: new Uint8Array(2500 * 20_000) }
    const pdf = craftPdf([{ content: 'q 595 0 0 842 0 0 cm /Im Do Q', image }])
    const end = await withPdf(pdf, (doc) => doc.render(1, { dpi: 72 }).width).catch((error: { code?: string }) => error.code)
    expect([595, 'documents/too-big']).toContain(end)
    expect(await code(craftPdf([{}]))).toBe('1 pages')
  })
})

test('several documents may be open at once, also while one of them is refused', async () => {
  const pdf = craftPdf([{ content: textAt(72, 700, 'hello') }])
  const ends = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      i % 2 ? code(Buffer.from('no')) : withPdf(pdf, async (doc) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        return lines(doc)[0]
      }),
    ),
  )
  expect(ends).toEqual(['hello', 'documents/damaged', 'hello', 'documents/damaged', 'hello', 'documents/damaged'])
})
