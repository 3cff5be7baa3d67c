import { expect, test } from 'vitest'
import { settleMarks } from './marks.ts'

/** Signs of a line: hanzi and full-width marks an em apart, others half an em. */
function settled(text: string): string {
  let at = 0
  const signs = Array.from(text, (char) => {
    const wide = char > '\u2000' ? 20 : 10
    at += wide
    return { char, confidence: 1, at: at - wide / 2 }
  })
  return settleMarks(signs, 20).map(({ char }) => char).join('')
}

test('marks are written as the text around has them', () => {
  expect(settled('报告(一)如下:')).toBe('报告（一）如下：')
  expect(settled('时间：8:30，地点:会议室;')).toBe('时间：8:30，地点：会议室；')
  expect(settled('f(x)=2,000')).toBe('f(x)=2,000')
  expect(settled('（Word)版')).toBe('（Word）版')
})

test('letters and digits are plain, never another letter or digit', () => {
  expect(settled('２０２７年Ａ区')).toBe('2027年A区')
  expect(settled('O0oIl1')).toBe('O0oIl1')
})

test('the brackets of a document number have one shape', () => {
  expect(settled('云农函【2027]12号')).toBe('云农函〔2027〕12号')
  expect(settled('见[2027]一书')).toBe('见[2027]一书')
})
