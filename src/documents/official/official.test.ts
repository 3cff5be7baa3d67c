import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { measurePages } from '../../../test/documents/page-measures.ts'
import { withPdf } from '../pdf/index.ts'
import { countCharacters, readWord } from '../word/index.ts'
import { sealSvg } from '../write/seal.ts'
import { openZip } from '../zip/index.ts'
import { writeOfficialDocx } from './docx.ts'
import { pageTexts } from './jobs.ts'
import type { OfficialDocument } from './model.ts'
import { documents, heading, joint, letter, minutes, notice, upward, withAttachments, words } from './official.fixture.ts'
import { writeOfficialPdf } from './pdf.ts'
import { plainDocument, plainParagraph } from './plain.ts'

const DATA = '#strong[不是标记] $x^2$ *星* _线_ `码` @人 <标> \\ // 注 /* 注 */ = 题 “引” ${a} https://example.invalid ]] {{'
const squeezed = (text: string) => text.replace(/\s/g, '')
const pdfText = async (document: OfficialDocument) => (await pageTexts(writeOfficialPdf(document).pdf)).map(squeezed)
const inside = async (document: OfficialDocument) => {
  const zip = openZip(await writeOfficialDocx(document))
  return { zip, xml: (name: string) => Buffer.from(zip.read(name)!).toString() }
}

test('a PDF holds every element of a notice in the standard’s order, numbered by the program', async () => {
  const pages = await pdfText(notice)
  const whole = pages.map((page, i) => page.replace(`—${i + 1}—`, '')).join('')
  const parts = [
    '000012', '秘密★1年', '特急', '云川市科学技术协会文件', '云科协发〔2031〕5号', '“科技为民服务月”', '各县区科协、高新区科协', squeezed(words), '一、有关要求', '（一）加强组织领导', '（二）做好预案',
    '1.看天气。户外活动', '2.登记。', '（1）登记簿。', '（2）回音。', '1.镕喆堃昇玥淏祎垚彧珺等参加。', '活动安排表', '二、联系方式', '云川市科学技术协会', '2031年6月5日', '（此件公开发布）', '抄送：市委办公室', '云川市科学技术协会办公室', '2031年6月5日印发',
  ]
  let at = 0
  for (const part of parts) {
    const found = whole.indexOf(part, at)
    expect(found, part).toBeGreaterThanOrEqual(0)
    at = found + part.length
  }
})

test('the mark begins 35 mm below the text’s edge, the number stands outside 7 mm below it, 版记 ends on it', async () => {
  const pages = await measurePages(writeOfficialPdf(joint).pdf)
  expect(pages[0]!.ink!.top).toBeCloseTo(37 + 35, 0)
  expect(pages[0]!.number!.y).toBeCloseTo(269, 0)
  expect(pages[0]!.number!.right).toBeCloseTo(184 - 4.9, 0)
  expect(pages[1]!.number!.left).toBeCloseTo(28 + 4.9, 0)
  expect(pages.at(-1)!.ink!.bottom).toBeCloseTo(262, 0)
})

test('a full page has 22 lines', async () => {
  const pages = await measurePages(writeOfficialPdf(plainDocument({ title: '长', body: Array.from({ length: 40 }, () => plainParagraph(words)) })).pdf)
  expect(pages.length).toBeGreaterThan(5)
  for (const page of pages.slice(1, -1)) {
    expect(page.lines).toHaveLength(22)
    expect(page.ink!.left).toBeCloseTo(28, 0)
    expect(page.ink!.right).toBeCloseTo(184, 0)
  }
})

test('joint issuers stand over one another before 文件, and each above its seal', async () => {
  const pages = await pdfText(joint)
  for (const name of joint.letterhead!.issuers) expect(pages[0]).toContain(name)
  expect(pages[0]).toContain('文件')
  expect(pages.at(-1)).toMatch(/云川市科学技术协会云川市教育局云川市人社局2031年6月5日/)
  const sealed = writeOfficialPdf(joint, { picture: joint.signature!.issuers.map((unit, seed) => ({ svg: sealSvg({ unit, seed }), widthMm: 42 })) })
  expect(await pageTexts(sealed.pdf)).toEqual(await pageTexts(writeOfficialPdf(joint).pdf))
})

test('who signs is named on a document that goes upward, beside its number', async () => {
  const [first] = await pageTexts(writeOfficialPdf(upward).pdf)
  expect(squeezed(first!)).toMatch(/签发人：顾半夏江见白云科协报〔2031〕6号沈扶光/)
  expect((await pdfText(upward)).at(-1)).toContain('附件：活动情况统计表')
})

test('a letter bears its mark between red lines, no number on its first page, no printer', async () => {
  const pages = await measurePages(writeOfficialPdf(letter).pdf)
  expect(pages[0]!.ink!.top).toBeCloseTo(30, 0)
  const text = await pdfText(letter)
  expect(text[0]).not.toContain('—1—')
  expect(text[1]).toContain('—2—')
  expect(text.at(-1)).toContain('抄送：市委办公室。')
  expect(text.join('')).not.toContain('印发')
  const red = await redRows(writeOfficialPdf(letter).pdf)
  // Two double lines of 170 mm: one below the mark, one 20 mm above the edge of the paper.
  expect(red.at(0)).toBeGreaterThan(40)
  expect(Math.abs(red.at(-1)! - 277)).toBeLessThan(1.5)
})

/** Heights (mm) of rows of the first page red over 165 mm and more. */
async function redRows(bytes: Uint8Array): Promise<number[]> {
  return withPdf(bytes, (pdf) => {
    const { rgba, width, height } = pdf.render(1, { dpi: 144 })
    const rows: number[] = []
    for (let y = 0; y < height; y++) {
      let red = 0
      for (let x = 0; x < width; x++) if (rgba[(y * width + x) * 4]! > rgba[(y * width + x) * 4 + 1]! + 80) red++
      if ((red / width) * 210 > 165) rows.push((y / height) * 297)
    }
    return rows
  })
}

test('minutes have their own mark', async () => {
  const [first] = await pdfText(minutes)
  expect(first).toMatch(/^云川市科协主席办公会议纪要〔2031〕3号/)
  expect(first).not.toContain('文件')
})

test('attachments begin on new pages under their label; a wide one lies on its side, 版记 stands upright behind it', async () => {
  const { pdf } = writeOfficialPdf(withAttachments)
  const pages = await measurePages(pdf)
  const text = await pdfText(withAttachments)
  expect(text.find((page) => page.startsWith('附件1'))).toContain('一、指导思想')
  expect(text.findIndex((page) => page.startsWith('附件2'))).toBe(pages.findIndex((page) => page.landscape))
  expect(text.join('')).toContain('附件：1.2031年云川市“科技为民服务月”活动实施方案2.活动情况统计表')
  for (const [n, page] of pages.entries()) if (page.landscape) expect(page.number!.y, `page ${n + 1}`).toBeCloseTo(269, 0)
  expect(pages.at(-1)!.landscape).toBe(false)
  expect(text.at(-1)).toContain('抄送')
})

test('a single attachment has no number, neither in the list nor on its page', async () => {
  const text = (await pdfText({ ...notice, attachments: [{ title: '实施方案。', body: [plainParagraph('甲')] }] })).join('')
  expect(text).toContain('附件：实施方案')
  expect(text).not.toContain('附件1')
  expect(text).not.toContain('实施方案。')
})

test('nothing in a document is read as markup, in either file', async () => {
  const document = { ...notice, title: DATA, addressees: DATA, note: DATA, body: [heading(1, DATA), plainParagraph(DATA), { kind: 'list' as const, ordered: true, items: [DATA] }, { kind: 'table' as const, rows: [[DATA]] }], attachments: [{ title: DATA, body: [plainParagraph(DATA)] }] }
  expect((await pdfText(document)).join('').split(squeezed(DATA)).length).toBeGreaterThanOrEqual(4)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await writeOfficialDocx(document)) })
  expect(value.split(DATA).length).toBeGreaterThanOrEqual(5)
})

test('hostile texts become pages: turned order, joiners, lone halves, controls, words without a break', async () => {
  const odd = '\u202e颠倒\u202c\u0000\u0007\ud800尾👨‍👩‍👧é\u0301שלום' + 'x'.repeat(400)
  const document = { ...notice, title: '', body: [plainParagraph(odd), heading(4, odd), { kind: 'table' as const, head: [odd], rows: [[], [odd, '甲']], widths: [1, 1000] }, { kind: 'list' as const, ordered: true, items: [] }, { kind: 'table' as const, rows: [] }] }
  const pages = await measurePages(writeOfficialPdf(document).pdf)
  expect(pages.map(({ lines }) => lines.map(({ text }) => text).join('')).join('')).toContain('颠倒')
  for (const page of pages) expect(page.ink!.right).toBeLessThan(184.5)
  const read = readWord(await writeOfficialDocx(document)).paragraphs.map(({ text }) => text).join('')
  expect(read).toContain('颠倒\ufffd尾')
  expect(read).not.toContain('\u202e')
})

test('100,000 characters in one paragraph and 2,000 rows in one table are set whole', async () => {
  const runs = Array.from({ length: 10 }, () => ({ text: words.repeat(100) }))
  const long = writeOfficialPdf(plainDocument({ title: '长', body: [{ kind: 'paragraph', runs }] }))
  expect((await pageTexts(long.pdf)).map((page, i) => squeezed(page).replace(`—${i + 1}—`, '')).join('')).toBe(`长${words.repeat(1000)}`)
  const rows = Array.from({ length: 2000 }, (_, i) => [`第${i + 1}行`, '棠梨县', '讲座', '120'])
  const wide = await pdfText(plainDocument({ title: '表', body: [{ kind: 'table', head: ['序号', '单位', '活动', '人次'], rows }] }))
  for (const page of wide) expect(page.replace(/^表/, '')).toMatch(/^序号单位活动人次/)
  expect(wide.join('')).toContain('第2000行')
})

test('what is longer than a thousand pages is refused', async () => {
  const endless = plainDocument({ title: '长', body: Array.from({ length: 40 }, () => ({ kind: 'paragraph' as const, runs: [{ text: '字'.repeat(20_000) }] })) })
  expect(() => writeOfficialPdf(endless)).toThrow(expect.objectContaining({ code: 'documents/too-long' }))
  await expect(writeOfficialDocx(endless)).rejects.toMatchObject({ code: 'documents/too-long' })
})

test('equal documents give equal PDFs; the time is told, not taken', () => {
  const at = (day: number) => Buffer.from(writeOfficialPdf(notice, { now: new Date(Date.UTC(2031, 5, day)) }).pdf)
  expect(Buffer.from(writeOfficialPdf(notice).pdf).equals(writeOfficialPdf(notice).pdf)).toBe(true)
  expect(at(3).equals(at(3))).toBe(true)
  expect(at(3).equals(at(4))).toBe(false)
})

test('a Word file has real styles, numbers, sections and the measures of the standard', async () => {
  const { xml, zip } = await inside(withAttachments)
  const body = xml('word/document.xml')
  const styles = xml('word/styles.xml')
  for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3', 'Heading4', 'TableText', 'TableCaption', 'Imprint']) expect(body, style).toContain(`<w:pStyle w:val="${style}"/>`)
  for (const face of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体']) expect(styles).toContain(`w:eastAsia="${face}"`)
  expect(styles).toContain('w:line="579" w:lineRule="exact"')
  expect(body).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
  expect(body.match(/<w:sectPr/g)).toHaveLength(4)
  expect(body).toContain('w:orient="landscape"')
  expect(body).toContain('<w:tblHeader/>')
  expect(body).toMatch(/<w:framePr [^>]*w:vAnchor="margin"[^>]*w:yAlign="bottom"/)
  const numbers = xml('word/numbering.xml')
  for (const text of ['%1、', '（%2）', '%3.', '（%4）']) expect(numbers).toContain(`<w:lvlText w:val="${text}"/>`)
  expect(zip.names().filter((name) => /footer\d+\.xml$/.test(name)).map(xml).every((footer) => footer.includes('PAGE'))).toBe(true)
})

test('Word counts the headings itself: numbers are not part of their text, each attachment begins at one', async () => {
  const numbered = readWord(await writeOfficialDocx(withAttachments), { numbers: true }).paragraphs.filter(({ number, text }) => number !== '' && text !== '')
  expect(numbered.map(({ number, text }) => number + text.slice(0, 4))).toEqual([
    '一、有关要求', '（一）加强组织', '（二）做好预案', '1.看天气。', '2.登记。答', '（1）登记簿。', '（2）回音。把', '1.镕喆堃昇', '2.带齐材料', '二、联系方式', '一、指导思想', '二、活动模块',
  ])
})

test('numbers written by hand stay text', async () => {
  const read = readWord(await writeOfficialDocx(plainDocument({ title: '题', body: [heading(1, '一、甲'), plainParagraph('乙')] })), { numbers: true })
  expect(read.paragraphs.map(({ number, text }) => number + text)).toContain('一、甲')
  expect(countCharacters(read).words).toBe(5)
})

test('both files say the same, paragraph by paragraph', async () => {
  for (const [name, document] of Object.entries(documents)) {
    const pdf = (await pdfText(document)).map((page, i) => page.replace(`—${i + 1}—`, '')).join('')
    const word = readWord(await writeOfficialDocx(document), { numbers: true }).paragraphs.filter(({ text }) => text.length > 8 && !/\t/.test(text))
    for (const { number, text } of word) if (!/^(?:附件：|2\.)/.test(text)) expect(pdf, name).toContain(squeezed(number + text))
  }
})
