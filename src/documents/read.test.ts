import { describe, expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { craftDocx, p, r } from '../../test/documents/crafted-docx.ts'
import { craftOle } from '../../test/documents/crafted-ole.ts'
import { craftDoc, docRow, dp } from '../../test/documents/crafted-doc.ts'
import { craftOfd } from '../../test/documents/crafted-ofd.ts'
import { craftLockedPdf, craftPdf } from '../../test/documents/crafted-pdf.ts'
import { craftZip } from '../../test/documents/crafted-zip.ts'
import { typesetPdf } from '../../test/documents/typeset-pdf.ts'
import { Refusal } from '../platform/errors.ts'
import type { OcrPage } from './ocr/types.ts'
import { pagesToRecognise, readPictures, readSource } from './read.ts'

const refusal = async (bytes: Uint8Array, name = 'a.docx'): Promise<Refusal> => {
  const end = await readSource(bytes, name).catch((error: unknown) => error)
  expect(end).toBeInstanceOf(Refusal)
  return end as Refusal
}
const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))

describe('each kind of file becomes lines', () => {
  test('text', async () => {
    const source = await readSource(strToU8('通知\r\n\r\n  请报送。\n'), '通知.txt')
    expect(source).toEqual({
      format: 'txt', pages: null,
      lines: ['通知', '', '  请报送。'].map((text) => ({ text, page: null, cells: null, table: null })),
    })
  })

  test('Word: numbers written out, breaks as lines, table rows with their cells, text boxes and notes at the end', async () => {
    const row = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`
    const box = `<w:r><w:pict><w:txbxContent>${p(r('盒'))}</w:txbxContent></w:pict></w:r>`
    const bytes = craftDocx(
      p(r('总则'), '<w:numPr><w:numId w:val="1"/></w:numPr>') +
        p(`${r('上')}<w:r><w:br/></w:r>${r('下')}${box}`) +
        `<w:tbl>${row(p(r('甲')) + p(r('乙')), p(''), p(r('丙')))}${row('', p(r('丁')))}</w:tbl>`,
      {
        numbering: '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes: `<w:footnote w:id="1">${p(r('注'))}</w:footnote>`,
      },
    )
    const { format, lines } = await readSource(bytes, 'a.docx')
    expect(format).toBe('docx')
    expect(lines.map(({ text }) => text)).toEqual(['三、总则', '上', '下', '甲 乙\t\t丙', '\t丁', '盒', '注'])
    expect(lines[3]).toMatchObject({ cells: ['甲\n乙', '', '丙'], table: 0 })
    expect(lines[4]).toMatchObject({ cells: ['', '丁'], table: 0 })
  })

  test('PDF: lines with their pages', async () => {
    const source = await readSource(typesetPdf('第一页的正文\n#pagebreak()\n第二页的正文'), 'a.pdf')
    expect(source.pages).toBe(2)
    expect(source.lines.map(({ text, page }) => [text, page])).toEqual([['第一页的正文', 1], ['第二页的正文', 2]])
  })

  test('.doc, also as WPS names it, and .rtf: as Word', async () => {
    const bytes = craftDoc({ lists: [{ format: 37, text: '\0、' }], paragraphs: [dp('总则', { list: 1, level: 0 }), dp('上\x0b下'), ...docRow(['甲', '乙'], ['丙'])], textBoxes: [dp('盒')], footnotes: [dp('注')] })
    const { format, lines, pages } = await readSource(bytes, 'a.wps')
    expect([format, pages, lines.map(({ text }) => text)]).toEqual(['doc', null, ['一、总则', '上', '下', '甲 乙\t丙', '盒', '注']])
    expect(lines[3]).toMatchObject({ cells: ['甲\n乙', '丙'], table: 0 })
    const rtf = await readSource(strToU8('{\\rtf1\\uc0{\\listtext\\u19968\\u12289\\tab}\\u24635\\par\\pard\\intbl x\\cell y\\cell\\row}'), 'a.doc')
    expect([rtf.format, rtf.lines.map(({ text, cells }) => cells ?? text)]).toEqual(['rtf', ['一、总', ['x', 'y']]])
  })

  test('OFD: lines with their pages', async () => {
    const source = await readSource(craftOfd({ pages: [{ texts: [{ x: 20, y: 20, text: '第一页' }] }, {}, { texts: [{ x: 20, y: 20, text: '第三页' }] }] }), 'a.ofd')
    expect([source.format, source.pages, source.lines.map(({ text, page }) => [text, page])]).toEqual(['ofd', 3, [['第一页', 1], ['第三页', 3]]])
  })

  test.each(['../../etc/passwd', '', '😀.pdf', `${'长'.repeat(85)}`, 'a\0b', '通知.pdf.exe', '__proto__'])(
    'its name %j does not matter',
    async (name) => expect((await readSource(craftDocx(p(r('正文'))), name)).format).toBe('docx'),
  )
})

describe('what cannot be read is refused with a reason and a way out', () => {
  const scan = { content: 'q 595 0 0 842 0 0 cm /Im Do Q', image: { width: 2, height: 2, data: new Uint8Array(4) } }
  test.each<[string, Uint8Array, string, Refusal['code'], string]>([
    ['nothing', new Uint8Array(0), 'a.docx', 'documents/empty', '空的'],
    ['a notice with nothing in it', craftDocx(p(r('  '))), 'a.docx', 'documents/empty', '没有文字'],
    ['an empty text', strToU8(' \r\n\t'), 'a.txt', 'documents/empty', '没有文字'],
    ['a PDF without text', craftPdf([{}]), 'a.pdf', 'documents/empty', '没有文字'],
    ['a damaged .docx', craftDocx(p(r('正文'))).subarray(0, 900), 'a.docx', 'documents/damaged', '没传完'],
    ['a damaged PDF', strToU8('%PDF-1.7 x'), 'a.pdf', 'documents/damaged', '没传完'],
    ['a .docx under a password', craftOle(['EncryptedPackage']), 'a.docx', 'documents/encrypted', '密码'],
    ['a PDF under a password', craftLockedPdf(1, 'secret', 'boss'), 'a.pdf', 'documents/encrypted', '密码'],
    ['a .doc with nothing but its name', craftOle(['WordDocument']), 'a.doc', 'documents/damaged', '打不开'],
    ['a .wps of WPS’s own', craftOle(['CONTENTS']), 'a.wps', 'documents/old-word', '早期 WPS'],
    ['an unknown old file', craftOle(['CONTENTS']), 'a.doc', 'documents/unknown-kind', '旧版'],
    ['an old sheet', craftOle(['Workbook']), 'a.et', 'documents/unknown-kind', 'Excel'],
    ['old slides', craftOle(['PowerPoint Document']), 'a.dps', 'documents/unknown-kind', '演示'],
    ['a locked .doc', craftDoc({ paragraphs: [dp('密')], flags: 0x100 }), 'a.doc', 'documents/encrypted', '密码'],
    ['a web page named .doc', strToU8('\ufeff<html xmlns:w="x"><body>通知</body></html>'), 'a.doc', 'documents/unknown-kind', '改名叫 Word'],
    ['an archived web page', strToU8('MIME-Version: 1.0\r\n'), 'a.doc', 'documents/unknown-kind', 'MHT'],
    ['XML of Word 2003', strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'), 'a.doc', 'documents/unknown-kind', 'XML'],
    ['a scan', craftPdf([scan, scan]), 'a.pdf', 'documents/scan-without-text', '扫描件'],
    ['a scan in an OFD', craftOfd({ pages: [{ inner: '<ofd:ImageObject/>' }] }), 'a.ofd', 'documents/scan-without-text', '图片'],
    ['an OFD without text', craftOfd({ pages: [{}] }), 'a.ofd', 'documents/empty', '没有文字'],
    ['an OFD of 400 pages', craftOfd({ pages: Array.from({ length: 400 }, () => ({})) }), 'a.ofd', 'documents/too-large', '400 页'],
    ['a PDF of 2,000 pages', craftPdf(Array.from({ length: 2000 }, () => ({}))), 'a.pdf', 'documents/too-large', '2000 页'],
    ['a text of 9 MB', new Uint8Array(9 * 1024 * 1024).fill(0x61), 'a.txt', 'documents/too-large', '8 MB'],
    ['200 MB', new Uint8Array(200 * 1024 * 1024), 'a.docx', 'documents/too-large', '128 MB'],
    ['a bomb', craftZip([{ name: '[Content_Types].xml', data: strToU8('x') }, { name: 'word/document.xml', data: new Uint8Array(30 * 1024 * 1024) }]), 'a.docx', 'documents/bomb', '不正常'],
    ['an Excel sheet', zip('[Content_Types].xml', 'xl/workbook.xml'), 'a.docx', 'documents/unknown-kind', 'Excel'],
    ['slides', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'a.docx', 'documents/unknown-kind', '演示'],
    ['a damaged OFD', zip('OFD.xml'), 'a.ofd', 'documents/damaged', 'OFD'],
    ['an ODT', zip('mimetype'), 'a.odt', 'documents/unknown-kind', 'ODT'],
    ['a zip', zip('a.txt'), 'a.zip', 'documents/unknown-kind', '压缩包'],
    ['a picture not yet recognised', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), 'a.docx', 'documents/scan-without-text', '图片'],
    ['a photograph of an iPhone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'a.jpg', 'documents/heic', 'HEIC'],
    ['an AVIF', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0', 'latin1'), 'a.avif', 'documents/unknown-kind', 'AVIF'],
    ['a film', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1'), 'a.mp4', 'documents/unknown-kind', '视频'],
    ['a BMP', Buffer.from('BM\x36\x10\0\0\0\0\0\0', 'latin1'), 'a.bmp', 'documents/unknown-kind', 'BMP'],
    ['a RAR', strToU8('Rar!x'), 'a.rar', 'documents/unknown-kind', 'RAR'],
    ['an RTF cut off', strToU8('{\\rtf1 x'), 'a.doc', 'documents/damaged', 'RTF'],
    ['noise', Uint8Array.from({ length: 999 }, (_, i) => (i * i * 7) & 255), 'a.txt', 'documents/unknown-kind', '不是文字'],
  ])('%s', async (_, bytes, name, code, words) => {
    const error = await refusal(bytes, name)
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(error.hint).toMatch(/请.+。$/)
  })

  test('a scanned attachment behind a text does not stop the text', async () => {
    const text = { content: 'BT /F1 12 Tf 72 700 Td (twenty words of plain text) Tj ET' }
    expect((await readSource(craftPdf([text, scan]), 'a.pdf')).lines).toHaveLength(1)
  })
})

describe('scans and photographs, once recognised', () => {
  const scan = { content: 'q 595 0 0 842 0 0 cm /Im Do Q', image: { width: 2, height: 2, data: new Uint8Array(4) } }
  const text = { content: 'BT /F1 12 Tf 72 700 Td (twenty words of plain text) Tj ET' }
  const recognised = (text: string, confidence = 0.9): OcrPage => ({
    lines: [{ text, confidence, left: 0, right: 1, top: 0, bottom: 1, characters: [...text.replace(/\s/g, '')].map((char) => ({ char, confidence, left: 0, right: 1 })) }],
    turned: 0, width: 595, height: 842, confidence, took: 1,
  })
  const png = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')

  test('which pages need it is told before any is recognised', async () => {
    expect(await pagesToRecognise(craftPdf([scan, text, scan]), 'a.pdf')).toEqual({ kind: 'pdf', pages: [1, 3] })
    expect(await pagesToRecognise(craftPdf([text]), 'a.pdf')).toEqual({ kind: 'pdf', pages: [] })
    expect(await pagesToRecognise(png, 'a.jpg')).toEqual({ kind: 'png', pages: [1] })
    expect(await pagesToRecognise(craftDocx(p(r('正文'))), 'a.doc')).toEqual({ kind: 'docx', pages: [] })
  })

  test('too many scanned pages are refused, unless they hang behind a text', async () => {
    const scans = Array.from({ length: 61 }, () => scan)
    await expect(pagesToRecognise(craftPdf(scans), 'a.pdf')).rejects.toMatchObject({ code: 'documents/too-large' })
    expect((await pagesToRecognise(craftPdf([text, ...scans]), 'a.pdf')).pages).toEqual([])
  })

  test('a PDF: recognised pages stand in their order among those with text, each character with its confidence', async () => {
    const { lines } = await readSource(craftPdf([scan, text]), 'a.pdf', new Map([[1, recognised('云 岭😀', 0.6)]]))
    expect(lines.map(({ text, page }) => [text, page])).toEqual([['云 岭😀', 1], ['twenty words of plain text', 2]])
    expect(lines[0]!.confidence).toEqual([0.6, 1, 0.6, 0.6, 0.6])
    expect(lines[1]!.confidence).toBeUndefined()
  })

  test('photographs: each a page, one of them blank', async () => {
    expect((await readSource(png, 'a.jpg', new Map([[1, recognised('照片')]]))).lines).toMatchObject([{ text: '照片', page: 1 }])
    const blank = { ...recognised(''), lines: [] }
    const source = readPictures(new Map([[1, recognised('一')], [2, blank], [3, recognised('三')]]), 3)
    expect([source.format, source.pages, source.lines.map(({ text, page }) => [text, page])]).toEqual(['picture', 3, [['一', 1], ['三', 3]]])
  })

  test('nothing read on any page is said as such', async () => {
    await expect(readSource(png, 'a.jpg', new Map([[1, { ...recognised(''), lines: [] }]]))).rejects.toMatchObject({ code: 'documents/empty', message: expect.stringContaining('一个字也没有') })
  })
})
