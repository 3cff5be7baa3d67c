import { describe, expect, test } from 'vitest'
import { craftDocx, p, r } from '../../../test/documents/crafted-docx.ts'
import { countCharacters, readWord } from './index.ts'
import { numeral } from './numerals.ts'

const level = (i: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const list = (numId: number, abstract: number, more = ''): string =>
  `<w:num w:numId="${numId}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`
const OFFICIAL = level(0, 'chineseCounting', '%1、') + level(1, 'chineseCountingThousand', '（%2）') + level(2, 'decimal', '%3.') + level(3, 'decimalEnclosedCircle', '%4')
const item = (text: string, numId: number, ilvl = 0): string =>
  p(r(text), `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`)
const lines = (body: string, numbering: string, styles = ''): string[] =>
  readWord(craftDocx(body, { numbering, styles }), { numbers: true }).paragraphs.map(({ number, text }) => number + text)

describe('automatic numbers are written out as Word shows them', () => {
  test('the four levels of an official document, restarting below a higher one', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${OFFICIAL}</w:abstractNum>${list(1, 0)}`
    const body = [item('总', 1), item('甲', 1, 1), item('乙', 1, 1), item('丙', 1, 2), item('丁', 1, 3), item('分', 1), item('戊', 1, 1)].join('')
    expect(lines(body, numbering)).toEqual(['一、总', '（一）甲', '（二）乙', '1.丙', '① 丁', '二、分', '（一）戊'])
  })

  test('they do not count', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${OFFICIAL}</w:abstractNum>${list(1, 0)}`
    const doc = readWord(craftDocx(item('总则', 1), { numbering }), { numbers: true })
    expect(countCharacters(doc).words).toBe(2)
  })

  test('several places in one number, legal style, restart switched off', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1章')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'decimal', '%3)', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>${list(1, 0)}`
    const body = [item('甲', 1), item('乙', 1, 1), item('丙', 1, 2), item('丁', 1), item('戊', 1, 1), item('己', 1, 2)].join('')
    expect(lines(body, numbering)).toEqual(['第一章 甲', '1.1 乙', '1)丙', '第二章 丁', '2.1 戊', '2)己'])
  })

  test('two lists of one definition go on counting; an override starts again; a list may replace a level', () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}</w:abstractNum>` +
      list(1, 0) + list(2, 0) + list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>') +
      list(4, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'lowerLetter', '(%1)')}</w:lvlOverride>`)
    const body = [item('甲', 1), item('乙', 2), item('丙', 3), item('丁', 3), item('戊', 4)].join('')
    expect(lines(body, numbering)).toEqual(['1.甲', '2.乙', '5.丙', '6.丁', '(g)戊'])
  })

  test('a number comes from a style, its base, or a numbering style; numId 0 and bullets give none', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H1"/></w:style>' +
      '<w:style w:type="numbering" w:styleId="List"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>')}</w:abstractNum>` +
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="List"/></w:abstractNum>' +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>` +
      list(1, 0) + list(2, 1) + list(3, 2)
    const styled = (text: string, style: string, more = ''): string => p(r(text), `<w:pStyle w:val="${style}"/>${more}`)
    const body = [styled('甲', 'H1'), styled('乙', 'H2'), styled('丙', 'Own'), item('丁', 2), styled('戊', 'H1', '<w:numPr><w:numId w:val="0"/></w:numPr>'), item('己', 3)].join('')
    expect(lines(body, numbering, styles)).toEqual(['一、甲', '（一）乙', '二、丙', '三、丁', '戊', '己'])
  })

  test('a number as it was before a revision does not apply', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${OFFICIAL}</w:abstractNum>${list(1, 0)}`
    expect(lines(p(r('甲'), '<w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'), numbering)).toEqual(['甲'])
  })

  test('digits do not run into the text', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}</w:abstractNum>${list(1, 0)}`
    expect(lines(item('5G 应用', 1) + item('活动', 1), numbering)).toEqual(['1. 5G 应用', '2.活动'])
  })
})

test.each([
  ['chineseCounting', [1, 10, 11, 20, 21, 99, 105], ['一', '十', '十一', '二十', '二十一', '九十九', '一○五']],
  ['chineseCountingThousand', [10, 15, 100, 105, 110, 1005, 10020, 120000], ['十', '十五', '一百', '一百零五', '一百一十', '一千零五', '一万零二十', '十二万']],
  ['japaneseCounting', [1, 10, 11, 105, 110], ['一', '十', '十一', '百五', '百十']],
  ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
  ['ideographZodiac', [1, 12], ['子', '亥']],
  ['ideographDigital', [1, 10, 205], ['一', '一〇', '二〇五']],
  ['chineseLegalSimplified', [1, 10, 105], ['壹', '壹拾', '壹佰零伍']],
  ['decimalEnclosedCircle', [1, 20, 21, 50, 51], ['①', '⑳', '㉑', '㊿', '51']],
  ['decimalEnclosedParen', [1, 20], ['⑴', '⒇']],
  ['decimalFullWidth', [12], ['１２']],
  ['decimalZero', [3, 12], ['03', '12']],
  ['upperLetter', [1, 26, 27], ['A', 'Z', 'AA']],
  ['lowerRoman', [4, 9, 14], ['iv', 'ix', 'xiv']],
  ['upperRoman', [2026], ['MMXXVI']],
  ['none', [1], ['']],
  ['somethingNew', [7], ['7']],
])('%s', (format, values, expected) => expect(values.map((value) => numeral(value, format))).toEqual(expected))
