import { describe, expect, test } from 'vitest'
import { seeded } from '../../../test/makers/random.ts'
import { Refusal } from '../../platform/errors.ts'
import { readRtf } from './index.ts'

const FONTS = '{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fnil\\fcharset134 \\\'cb\\\'ce\\\'cc\\\'e5;}{\\f2\\fnil\\fcharset2 Wingdings;}{\\f3\\fnil\\fcharset136 PMingLiU;}}'
const rtf = (body: string, head = '\\ansi\\ansicpg936\\deff0'): Buffer => Buffer.from(`{\\rtf1${head}${FONTS}\n${body}}`, 'latin1')
const read = (body: string, head?: string) => readRtf(rtf(body, head))
const texts = (body: string, head?: string): string[] => read(body, head).paragraphs.map(({ number, text }) => number + text)
/** Bytes of a code page as \'hh. */
const hex = (...bytes: number[]): string => bytes.map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('')

const refusal = (bytes: Uint8Array): Refusal => {
  try {
    readRtf(bytes)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was read')
}

describe('an .rtf is read as Word shows it', () => {
  test('paragraphs, breaks, signs, white space between words of the file', () => {
    expect(texts('one\\par two\\line three\\tab four\n five\\par\\emdash\\ldblquote x\\rdblquote\\_\\~\\{\\\\\\}\\par')).toEqual(['one', 'two\nthree\tfour five', '—“x”-\u00a0{\\}'])
  })

  test('Unicode, its stand-ins passed over however many they are', () => {
    expect(texts("\\uc1\\u20113\\'d4\\u23725?\\par\\uc2\\u20113\\'d4\\'c6x\\par{\\uc0\\u20113\\u-10179\\u-8704 y}\\u23725\\b\\b0 z")).toEqual(['云岭', '云x', '云😀y岭z'])
  })

  test.each<[string, string, string | undefined, string]>([
    ['the font says GBK', `\\f1 ${hex(0xd4, 0xc6, 0xc9, 0xbd)}`, '\\ansi\\ansicpg1252', '云山'],
    ['a western font of a Chinese document', `\\f0 ${hex(0xd4, 0xc6)}1${hex(0xa1, 0xb0)}`, undefined, '云1“'],
    ['western bytes of a western font', `\\f0 caf${hex(0xe9)} x`, undefined, 'café x'],
    ['Big5', `\\f3 ${hex(0xa4, 0x40)}`, undefined, '一'],
    ['second bytes that are letters', `\\f1 ${hex(0x81)}@${hex(0x95, 0x5b)}`, undefined, '丂昜'.slice(0, 1) + new TextDecoder('gbk').decode(Uint8Array.of(0x95, 0x5b))],
    ['GB18030 of four bytes', `\\f1 ${hex(0x95, 0x32, 0x82, 0x36)}`, undefined, '𠀀'],
    ['Japanese by the document', `\\f0 ${hex(0x82, 0xa0)}`, '\\ansi\\ansicpg932', 'あ'],
    ['a symbol font', `{\\f2 ${hex(0xfe)}}ok`, undefined, '\uf0feok'],
    ['no page at all', `caf${hex(0xe9)}`, '\\ansi', 'café'],
  ])('text in code pages: %s', (_, body, head, out) => expect(texts(body, head)).toEqual([out]))

  test('what is hidden, deleted or moved away is left out; the revisions are told', () => {
    const doc = read('a{\\v b}c{\\deleted d}{\\revised e}{\\v0 f}\\par x{\\deleted\\par}y\\par{\\mvf g}{\\mvt h}')
    expect(doc.paragraphs.map(({ text }) => text)).toEqual(['acef', 'xy', 'h'])
    expect(doc.hasRevisions).toBe(true)
    expect(read('a').hasRevisions).toBe(false)
  })

  test('tables: cells in their places, tables within cells', () => {
    const { paragraphs } = read(
      '\\pard top\\par\\trowd\\cellx1\\cellx2\\pard\\intbl a\\par b\\cell c\\cell\\row\\trowd\\cellx1\\cellx2\\pard\\intbl\\cell\\pard\\intbl\\itap2 n\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1 d\\cell\\row\\pard end\\par\\pard\\intbl z\\cell\\row',
    )
    expect(paragraphs.map(({ text, cell }) => [text, cell && `${cell.table}/${cell.row}/${cell.column}`])).toEqual([
      ['top', null], ['a', '0/0/0'], ['b', '0/0/0'], ['c', '0/0/1'], ['', '0/1/0'], ['n', '0/1/1'], ['d', '0/1/1'], ['end', null], ['z', '1/0/0'],
    ])
  })

  test('fields: results count, codes do not, the base under pinyin does', () => {
    expect(texts('p{\\field{\\*\\fldinst{ PAGE }}{\\fldrslt{3}}}x\\par{\\field{\\*\\fldinst{ eq \\\\o\\\\ad(\\\\s\\\\up 9(yun),B)}}{\\fldrslt}}')).toEqual(['p3x', 'B'])
  })

  test('automatic numbers as written out, bullets are none', () => {
    expect(texts('{\\listtext\\pard\\plain\\f0 1.\\tab}\\ls1 one\\par{\\listtext\\f2 \\\'b7\\tab}two\\par{\\pntext\\f0 (2)\\tab}three')).toEqual(['1.one', 'two', '(2)three'])
  })

  test('notes and text boxes apart; headers, pictures, comments and the tables of the file are no text', () => {
    const doc = read(
      '{\\info{\\title t}{\\author a}}{\\stylesheet{\\s0 Normal;}}{\\*\\generator g;}{\\header h\\par}{\\footerf f}main{\\footnote\\pard note\\par more}{\\*\\footnote n2}{\\footnote\\ftnalt end}' +
        '{\\pict\\pngblip 89504e47}{\\*\\shppict{\\pict 00}}{\\nonshppict{\\pict 00}}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt box\\par}}{\\shprslt twice}}' +
        '{\\*\\atnid c}{\\*\\annotation comment}{\\object{\\*\\objdata 00}{\\result r}}{\\upr{ansi}{\\*\\ud{uni}}}{\\*\\unknown{u}}{\\xe index}',
    )
    expect(doc.paragraphs.map(({ text }) => text)).toEqual(['mainuni'])
    expect([doc.footnotes, doc.endnotes, doc.textBoxes].map((list) => list.map(({ text }) => text))).toEqual([['note', 'more', 'n2'], ['end'], ['box']])
    expect(doc.hasComments).toBe(true)
  })

  test('a title of the file in two spellings stays out of the text', () => {
    expect(texts('{\\info{\\upr{\\title a}{\\*\\ud{\\title b}}}}x')).toEqual(['x'])
  })

  test('binary data is passed over, braces in it do not count', () => {
    expect(texts('a{\\pict\\bin6 }}{{}{}b')).toEqual(['ab'])
  })
})

describe('hostile files end soon', () => {
  test('nesting past all sense', () => {
    const deep = Buffer.concat([Buffer.from('{\\rtf1'), Buffer.alloc(2_000_000, '{')])
    expect(refusal(deep).code).toBe('documents/damaged')
    expect(refusal(Buffer.concat([deep, Buffer.alloc(2_000_001, '}')])).code).toBe('documents/damaged')
  })

  test.each([['far past the end', '\\bin2147483647 '], ['more digits than a number has', `\\bin${'9'.repeat(500)} `]])('\\bin that lies: %s', (_, word) => {
    expect(refusal(rtf(`a${word}b`)).code).toBe('documents/damaged')
  })

  test('a \\bin of negative length moves nothing', () => expect(texts('a\\bin-5 b')).toEqual(['ab']))

  test('a stand-in count past all sense eats no more than its group', () => expect(texts('{\\uc99999\\u20113 abc}d')).toEqual(['云d']))

  test('one run of ten megabytes, and as many words', () => {
    expect(texts(`\\f1 ${'a'.repeat(10_000_000)}`)[0]).toHaveLength(10_000_000)
    expect(texts('\\b\\b0 '.repeat(500_000))).toEqual([])
  })

  test('what is cut off is said to be, whatever follows the end is no matter', () => {
    const whole = rtf('text\\par more')
    for (let end = 6; end < whole.length; end += 7) expect(refusal(whole.subarray(0, end)).code).toBe('documents/damaged')
    expect(readRtf(Buffer.concat([whole, Buffer.alloc(1000)])).paragraphs).toHaveLength(2)
    expect(refusal(Buffer.from('text')).code).toBe('documents/unknown-kind')
  })

  test('random damage is refused or read, nothing else', () => {
    const { next } = seeded(11)
    const sound = rtf(`\\f1 ${hex(0xd4, 0xc6)}\\par{\\footnote n}\\trowd\\intbl a\\cell\\row\\u20113?{\\field{\\*\\fldinst X}{\\fldrslt y}}{\\*\\x z}\\bin3 abc`)
    for (let round = 0; round < 2000; round++) {
      const bytes = Buffer.from(sound)
      for (let n = 1 + Math.floor(next() * 10); n > 0; n--) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256)
      try {
        expect(readRtf(bytes).paragraphs).toBeInstanceOf(Array)
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
      }
    }
  })
})
