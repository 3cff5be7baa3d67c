import { describe, expect, test } from 'vitest'
import { decodeText, splitLines } from './index.ts'

const NOTICE = '关于举办“科技工作者日”活动的通知\r\n各县区科协、各市级学会：\r\n请于6月5日前将总结（不超过1000字）报送活动办公室，联系电话 0000-8888021。'

/** GB18030 is a superset of GBK; Node decodes but does not encode it, so invert the decoder for the two-byte plane. */
const gbk = ((): ((text: string) => Uint8Array) => {
  const codes = new Map<string, [number, number]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return (text) => Uint8Array.from([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : codes.get(char)!)))
})()
const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16()
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le')
const utf8 = (text: string): Uint8Array => Buffer.from(text)

describe('every encoding a Chinese office writes', () => {
  test.each([
    ['UTF-8', utf8(NOTICE), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${NOTICE}`), 'utf-8'],
    ['UTF-16 little end first', utf16(NOTICE), 'utf-16le'],
    ['the same with a mark', utf16(`\ufeff${NOTICE}`), 'utf-16le'],
    ['UTF-16 big end first', swapped(NOTICE), 'utf-16be'],
    ['the same with a mark', swapped(`\ufeff${NOTICE}`), 'utf-16be'],
    ['GB18030', gbk(NOTICE), 'gb18030'],
  ] as const)('%s', (_, bytes, encoding) => expect(decodeText(bytes)).toEqual({ text: NOTICE, encoding }))

  test.each(['通知', '各科协：', '请速报。', 'OK好', '二〇二六年六月', '联通', '电话：0000-8888021'])('short texts too: %s', (text) => {
    expect(decodeText(gbk(text))).toEqual({ text, encoding: 'gb18030' })
    expect(decodeText(utf16(text)).text).toBe(text)
    expect(decodeText(swapped(text)).text).toBe(text)
  })

  test('hanzi outside the two-byte plane, in four bytes', () => {
    const bytes = new Uint8Array([...gbk('学会理事长'), 0x95, 0x32, 0x82, 0x36, ...gbk('出席了会议并讲话。')])
    expect(decodeText(bytes)).toEqual({ text: '学会理事长𠀀出席了会议并讲话。', encoding: 'gb18030' })
  })

  test('one broken byte does not cost the file', () => {
    expect(decodeText(Buffer.concat([utf8(NOTICE.repeat(5)), Uint8Array.of(0xe5)])).text).toContain('各市级学会')
    expect(decodeText(Buffer.concat([gbk(NOTICE.repeat(5)), Uint8Array.of(0xff)])).encoding).toBe('gb18030')
  })

  test('plain ASCII and an empty file', () => {
    expect(decodeText(utf8('hello'))).toEqual({ text: 'hello', encoding: 'utf-8' })
    expect(decodeText(new Uint8Array(0)).text).toBe('')
  })
})

describe('what is no text is refused', () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + (i >> 3) * 17) & 255)
  test.each([
    ['noise', noise],
    ['zeros', new Uint8Array(1000)],
    ['control characters in valid UTF-8', new Uint8Array(1000).fill(1)],
    ['a picture', Buffer.concat([Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), noise])],
  ])('%s', (_, bytes) => expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'documents/unknown-kind' })))
})

test('lines end in any of the ways lines end', () => {
  expect(splitLines('甲\r\n乙\n丙\r丁\f戊\u2028己\n\n庚\n')).toEqual(['甲', '乙', '丙', '丁', '戊', '己', '', '庚'])
})
