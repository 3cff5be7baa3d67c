import { describe, expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { craftDocx, docxEntries, p, part, r } from '../../../test/documents/crafted-docx.ts'
import { craftOle } from '../../../test/documents/crafted-ole.ts'
import { countCharacters, plainText, readWord } from './index.ts'

const code = (bytes: Uint8Array): string => {
  try {
    readWord(bytes, { numbers: true })
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'none'
}
const withMain = (xml: string): Uint8Array => zipSync({ ...docxEntries(''), 'word/document.xml': strToU8(xml) })
const main = (xml: string): string => plainText(readWord(withMain(xml)).paragraphs)

describe('files that are not what they seem', () => {
  test.each([
    ['nothing', new Uint8Array(0), 'documents/empty'],
    ['a .doc with a new name', craftOle(['WordDocument', '1Table']), 'documents/old-word'],
    ['a .docx under a password', craftOle(['EncryptionInfo', 'EncryptedPackage']), 'documents/encrypted'],
    ['an .xls', craftOle(['Workbook']), 'documents/unknown-kind'],
    ['an OLE shell with nothing known in it', craftOle([]), 'documents/damaged'],
    ['a zip of something else', zipSync({ 'readme.txt': strToU8('x') }), 'documents/unknown-kind'],
    ['a main part that is no document', withMain(part('styles', '')), 'documents/unknown-kind'],
    ['an empty main part', withMain(''), 'documents/unknown-kind'],
    ['half a file', craftDocx(p(r('正文'))).subarray(0, 600), 'documents/damaged'],
  ])('%s', (_, bytes, expected) => expect(code(bytes)).toBe(expected))

  test('a renamed .doc says what to do', () => {
    expect(() => readWord(craftOle(['WordDocument']))).toThrow('这是改了名字的 .doc。')
  })
})

describe('tricks with XML', () => {
  const doc = part('document', `<w:body>${p(r('&x;正文'))}</w:body>`)
  test('a document type definition is refused, in UTF-16 too', () => {
    const typed = doc.replace('?>\n', '?>\n<!-- <a> --><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    expect(code(withMain(typed))).toBe('documents/unsafe')
    expect(code(zipSync({ ...docxEntries(''), 'word/document.xml': Buffer.from(`\ufeff${typed}`, 'utf16le') }))).toBe('documents/unsafe')
  })
  test('unknown entities stay as they are written', () => expect(main(doc)).toBe('&x;正文'))
  test('character numbers out of range stay as they are written', () => {
    expect(main(doc.replace('&x;', '&#x110000;&#9999999;&amp;lt;'))).toBe('&#x110000;&#9999999;&lt;正文')
  })

  const N = 200_000
  test.each([
    ['elements nested deeply', '<w:sdt>'.repeat(N) + p(r('正文')) + '</w:sdt>'.repeat(N), '正文'],
    ['unknown elements never closed', '<x>'.repeat(N) + p(r('正文')), '正文'],
    ['an attribute of megabytes', `<w:bookmarkStart w:name="${'>'.repeat(2_000_000)}"/>${p(r('正文'))}`, '正文'],
    ['many attributes', `<w:bookmarkStart ${'a="" '.repeat(N)}/>${p(r('正文'))}`, '正文'],
    ['quotes that never close', p(r('正文')) + '<x a=">'.repeat(N), '正文'],
    ['quotes of both kinds in turn', p(r('正文')) + `<x "'>`.repeat(N), '正文'],
    ['open tags', p(r('正文')) + '<'.repeat(N), '正文'],
    ['comments that never close', p(r('正文')) + '<!--'.repeat(N), '正文'],
    ['CDATA that never closes', p(r('正文')) + '<![CDATA['.repeat(N), '正文'],
    ['ampersands', p(r(`正文${'&'.repeat(N)}`)), `正文${'&'.repeat(N)}`],
    ['fields never ended', p(r('正文')) + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(N / 4)), '正文\n'],
    ['closing tags alone', '</w:p></w:del></w:tbl></w:txbxContent></mc:Choice></w:tr>'.repeat(1000) + p(r('正文')), null],
  ])('%s cost one pass', (_, body, expected) => {
    const text = main(part('document', `<w:body>${body}`))
    if (expected === null) expect(text).not.toContain('正文正文')
    else expect(text).toBe(expected)
  })

  test.each([
    ['tables', '<w:tbl><w:tr><w:tc>'],
    ['text boxes', '<w:txbxContent>'],
  ])('%s within one another past all sense are refused', (_, open) => {
    expect(code(withMain(part('document', open.repeat(5000))))).toBe('documents/damaged')
  })

  test('three hundred thousand paragraphs are read', () => {
    const text = Array.from({ length: 300_000 }, (_, i) => p(r(`字${(i * 7919) % 300_007}`))).join('')
    expect(countCharacters(readWord(withMain(part('document', text)))).words).toBe(600_000)
  })

  test('lists that point at one another end', () => {
    const loop = (id: string, base: string): string => `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/></w:style>`
    const bytes = craftDocx(p(r('正文'), '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="1"/></w:numPr>'), {
      styles: loop('A', 'B') + loop('B', 'A') + '<w:style w:type="numbering" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      numbering: '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="N"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    })
    expect(readWord(bytes, { numbers: true }).paragraphs[0]!.text).toBe('正文')
  })
})

test('a file with any byte flipped is read or refused, never an exception of another kind', () => {
  const good = craftDocx(p(r('正文'), '<w:numPr><w:numId w:val="1"/></w:numPr>'), { styles: '', numbering: '', footnotes: '' })
  for (let at = 0; at < good.length; at += 3) {
    const bad = good.slice()
    bad[at]! ^= 0x55
    expect(code(bad)).toMatch(/^(none|documents\/)/)
  }
})
