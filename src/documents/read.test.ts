import { describe, expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { craftDocx, p, r } from '../../test/documents/crafted-docx.ts'
import { craftOle } from '../../test/documents/crafted-ole.ts'
import { craftLockedPdf, craftPdf } from '../../test/documents/crafted-pdf.ts'
import { craftZip } from '../../test/documents/crafted-zip.ts'
import { typesetPdf } from '../../test/documents/typeset-pdf.ts'
import { Refusal } from '../platform/errors.ts'
import { readSource } from './read.ts'

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
    ['a renamed .doc', craftOle(['WordDocument']), 'a.DOCX', 'documents/old-word', '改了名字的 .doc'],
    ['a .doc', craftOle(['WordDocument']), 'a.doc', 'documents/old-word', '旧格式'],
    ['a scan', craftPdf([scan, scan]), 'a.pdf', 'documents/scan-without-text', '扫描件'],
    ['a PDF of 2,000 pages', craftPdf(Array.from({ length: 2000 }, () => ({}))), 'a.pdf', 'documents/too-large', '2000 页'],
    ['a text of 9 MB', new Uint8Array(9 * 1024 * 1024).fill(0x61), 'a.txt', 'documents/too-large', '8 MB'],
    ['200 MB', new Uint8Array(200 * 1024 * 1024), 'a.docx', 'documents/too-large', '128 MB'],
    ['a bomb', craftZip([{ name: '[Content_Types].xml', data: strToU8('x') }, { name: 'word/document.xml', data: new Uint8Array(30 * 1024 * 1024) }]), 'a.docx', 'documents/bomb', '不正常'],
    ['an Excel sheet', zip('[Content_Types].xml', 'xl/workbook.xml'), 'a.docx', 'documents/unknown-kind', 'Excel'],
    ['slides', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'a.docx', 'documents/unknown-kind', '演示'],
    ['an OFD', zip('OFD.xml'), 'a.ofd', 'documents/unknown-kind', 'OFD'],
    ['a zip', zip('a.txt'), 'a.zip', 'documents/unknown-kind', '压缩包'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), 'a.docx', 'documents/unknown-kind', '图片'],
    ['an RTF', strToU8('{\\rtf1 x}'), 'a.doc', 'documents/unknown-kind', 'RTF'],
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
