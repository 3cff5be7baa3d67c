import { describe, expect, test } from 'vitest'
import { zipSync, strToU8 } from 'fflate'
import { craftDocx, docxEntries, p, r } from '../../../test/documents/crafted-docx.ts'
import { countCharacters, plainText, readWord, type WordDocument } from './index.ts'

const read = (body: string, parts = {}): WordDocument => readWord(craftDocx(body, parts))
const main = (body: string, parts = {}): string => plainText(read(body, parts).paragraphs)
const everything = (doc: WordDocument): string =>
  plainText([...doc.paragraphs, ...doc.textBoxes, ...doc.footnotes, ...doc.endnotes])
const times = (text: string, marker: string): number => text.split(marker).length - 1

const field = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const box = (inner: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
  `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
const run = (inner: string): string => `<w:r>${inner}</w:r>`
const note = (text: string): string => `<w:footnote w:type="separator" w:id="-1">${p(r('分隔'))}</w:footnote><w:footnote w:id="1">${p(r(text))}</w:footnote>`

describe('each construct of Word is read exactly as often as Word shows it', () => {
  const shown: [string, string][] = [
    ['a plain run', p(r('标记'))],
    ['an insertion', p(`<w:ins w:id="1">${r('标记')}</w:ins>`)],
    ['the target of a move', p(`<w:moveTo w:id="1">${r('标记')}</w:moveTo>`)],
    ['a table cell', `<w:tbl><w:tr><w:tc>${p(r('标记'))}</w:tc></w:tr></w:tbl>`],
    ['a nested table', `<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>${p(r('标记'))}</w:tc></w:tr></w:tbl>${p('')}</w:tc></w:tr></w:tbl>`],
    ['the result of a field', p(field('DATE', r('标记')))],
    ['the result of a field within a field code', p(field(`IF ${''}`, r('标记')))],
    ['a simple field', p(`<w:fldSimple w:instr="DATE">${r('标记')}</w:fldSimple>`)],
    ['a content control', `<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent>${p(r('标记'))}</w:sdtContent></w:sdt>`],
    ['a content control in a run', p(`<w:sdt><w:sdtContent>${r('标记')}</w:sdtContent></w:sdt>`)],
    ['a hyperlink', p(`<w:hyperlink r:id="x">${r('标记')}</w:hyperlink>`)],
    ['the base of a ruby', p(run(`<w:ruby><w:rt>${r('pin')}</w:rt><w:rubyBase>${r('标记')}</w:rubyBase></w:ruby>`))],
    ['a smart tag', p(`<w:smartTag w:element="x">${r('标记')}</w:smartTag>`)],
    ['alternate content', p(run('<mc:AlternateContent><mc:Choice Requires="x"><w:t>标记</w:t></mc:Choice><mc:Fallback><w:t>标记</w:t></mc:Fallback></mc:AlternateContent>'))],
    ['alternate content with a fallback alone', p(run('<mc:AlternateContent><mc:Fallback><w:t>标记</w:t></mc:Fallback></mc:AlternateContent>'))],
    ['vanish switched off', p(r('标记', '<w:vanish w:val="0"/>'))],
    ['vanish before a revision', p(r('标记', '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'))],
    ['a paragraph whose mark alone is hidden', p(r('标记'), '<w:rPr><w:vanish/></w:rPr>')],
    ['CDATA', p(run('<w:t><![CDATA[标记]]></w:t>'))],
    ['a comment in the XML', p(run('<w:t>标<!-- <w:t>标记</w:t> -->记</w:t>'))],
    ['character numbers', p(r('&#x6807;&#35760;'))],
    ['an equation', p('<m:oMath><m:r><m:t>标记</m:t></m:r></m:oMath>')],
    ['an attribute with > in it', p(`<w:bookmarkStart w:name="a > b <" w:id='>'/>${r('标记')}`)],
    ['a row kept in review', `<w:tbl><w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc>${p(r('标记'))}</w:tc></w:tr></w:tbl>`],
  ]
  test.each(shown)('%s: once', (_, body) => expect(times(main(body), '标记')).toBe(1))

  const unseen: [string, string][] = [
    ['deleted text', p(`<w:del w:id="1"><w:r><w:delText>标记</w:delText></w:r></w:del>`)],
    ['deleted text written as w:t', p(`<w:del w:id="1">${r('标记')}</w:del>`)],
    ['the source of a move', p(`<w:moveFrom w:id="1">${r('标记')}</w:moveFrom>`)],
    ['hidden text', p(r('标记', '<w:vanish/>'))],
    ['a field code', p(field('标记', r('x')))],
    ['text in a field code', p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('标记')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`)],
    ['the result of a field inside a field code', p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${field('X', r('标记'))}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('x')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`)],
    ['pinyin over a ruby', p(run(`<w:ruby><w:rt>${r('标记')}</w:rt><w:rubyBase>${r('x')}</w:rubyBase></w:ruby>`))],
    ['a deleted row', `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${p(r('标记'))}</w:tc></w:tr></w:tbl>`],
    ['alternative text of a picture', p('<w:r><w:drawing><wp:docPr descr="标记"/></w:drawing></w:r>')],
  ]
  test.each(unseen)('%s: never', (_, body) => expect(everything(read(body))).not.toContain('标记'))

  test('headers and comments are no text', () => {
    const doc = read(p(r('正文')), { header: p(r('标记')), comments: `<w:comment w:id="1">${p(r('标记'))}</w:comment>` })
    expect(everything(doc)).toBe('正文')
    expect(doc.hasComments).toBe(true)
  })

  test('text boxes stay apart, are read once and do not disturb the paragraph they hang on', () => {
    const doc = read(p(r('前') + box(p(r('盒中')) + p(r('二行'))) + r('后')))
    expect(plainText(doc.paragraphs)).toBe('前后')
    expect(plainText(doc.textBoxes)).toBe('盒中\n二行')
  })

  test('a text box inside a field code keeps its text, the code does not leak out', () => {
    const doc = read(p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${box(p(r('盒')))}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r('外')}`))
    expect([plainText(doc.paragraphs), plainText(doc.textBoxes)]).toEqual(['外', '盒'])
  })

  test('footnotes and endnotes stay apart; separators are no notes', () => {
    const doc = read(p(r('正文')), { footnotes: note('脚注'), endnotes: note('尾注').replaceAll('footnote', 'endnote') })
    expect(plainText(doc.footnotes)).toBe('脚注')
    expect(plainText(doc.endnotes)).toBe('尾注')
    expect(countCharacters(doc).words).toBe(2)
    expect(countCharacters(doc, { notes: true }).words).toBe(6)
  })

  test('tabs, breaks, symbols and hyphens; tab stops are no text', () => {
    const props = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    expect(main(p(run('<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/>'), props))).toBe('甲\t乙\n丙-\uf0fc')
  })

  test('a paragraph whose mark was deleted runs on into the next', () => {
    expect(main(p(r('前半'), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(r('后半')))).toBe('前半后半')
  })

  test('cells know their place; a deleted row leaves no gap', () => {
    const row = (a: string, b: string, props = ''): string => `<w:tr>${props}<w:tc>${p(r(a))}</w:tc><w:tc>${p(r(b))}</w:tc></w:tr>`
    const doc = read(`${p(r('题'))}<w:tbl>${row('1', '2')}${row('x', 'y', '<w:trPr><w:del w:id="1"/></w:trPr>')}${row('3', '4')}</w:tbl>${p(r('尾'))}<w:tbl>${row('5', '6')}</w:tbl>`)
    expect(doc.paragraphs.map(({ text, cell }) => [text, cell && [cell.table, cell.row, cell.column]])).toEqual([
      ['题', null], ['1', [0, 0, 0]], ['2', [0, 0, 1]], ['3', [0, 1, 0]], ['4', [0, 1, 1]], ['尾', null], ['5', [1, 0, 0]], ['6', [1, 0, 1]],
    ])
  })
})

describe('styles and spellings', () => {
  const hidden = '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
  test('text hidden by its paragraph style, by a base of it, or by its character style', () => {
    expect(main(p(r('藏'), '<w:pStyle w:val="H"/>') + p(r('藏', '<w:rStyle w:val="C"/>') + r('露')), { styles: hidden })).toBe('\n露')
    expect(main(p(r('露', '<w:vanish w:val="false"/>'), '<w:pStyle w:val="H"/>'), { styles: hidden })).toBe('露')
    expect(main(p('<m:oMath><m:r><m:t>藏</m:t></m:r></m:oMath>', '<w:pStyle w:val="H"/>') + p('<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>藏</m:t></m:r><m:r><m:t>露</m:t></m:r></m:oMath>'), { styles: hidden })).toBe('\n露')
  })
  test('a style based on itself ends', () => {
    expect(main(p(r('露'), '<w:pStyle w:val="A"/>'), { styles: '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style><w:style w:styleId="Z"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>' })).toBe('露')
  })
  test('other prefixes, strict namespaces, UTF-16 and an unusual name of the main part', () => {
    const entries = docxEntries(p(r('标记')))
    const xml = new TextDecoder().decode(entries['word/document.xml'])
    const other = xml.replaceAll('<w:', '<ns0:').replaceAll('</w:', '</ns0:').replace('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', 'xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"')
    expect(plainText(readWord(zipSync({ ...entries, 'word/document.xml': strToU8(other) })).paragraphs)).toBe('标记')
    const bare = xml.replaceAll('<w:', '<').replaceAll('</w:', '</').replace('xmlns:w=', 'xmlns=')
    expect(plainText(readWord(zipSync({ ...entries, 'word/document.xml': strToU8(bare) })).paragraphs)).toBe('标记')
    const wide = Buffer.from(`\ufeff${xml}`, 'utf16le')
    expect(plainText(readWord(zipSync({ ...entries, 'word/document.xml': wide })).paragraphs)).toBe('标记')
    const { 'word/document.xml': body, ...rest } = entries
    const rels = strToU8(new TextDecoder().decode(rest['_rels/.rels']).replace('"word/document.xml"', '"/word/document2.xml"'))
    expect(plainText(readWord(zipSync({ ...rest, '_rels/.rels': rels, 'word/document2.xml': body! })).paragraphs)).toBe('标记')
  })
})

describe('what a reviewer left behind is reported', () => {
  test.each([
    ['nothing', p(r('a')), false],
    ['an insertion', p(`<w:ins w:id="1">${r('a')}</w:ins>`), true],
    ['a deletion', p(`<w:del w:id="1">${r('a')}</w:del>`), true],
    ['a change of format', p(r('a', '<w:rPrChange w:id="1"><w:rPr/></w:rPrChange>')), true],
  ])('%s', (_, body, expected) => expect(read(body).hasRevisions).toBe(expected))
  test('a comment mark', () => expect(read(p(run('<w:commentReference w:id="1"/>'))).hasComments).toBe(true))
})
