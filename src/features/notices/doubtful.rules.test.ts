import { expect, test } from 'vitest'
import { cleanText } from '../../documents/clean/index.ts'
import type { SourceLine } from '../../documents/source.ts'
import { doubtfulStretches } from './doubtful.rules.ts'

/** A recognised line; characters in brackets were hard to read. */
function line(marked: string): SourceLine {
  let text = ''
  const confidence: number[] = []
  let unsure = false
  for (const char of marked) {
    if (char === '[' || char === ']') unsure = char === '['
    else {
      text += char
      confidence.push(/\s/.test(char) ? 1 : unsure ? 0.5 : 0.99)
    }
  }
  return { text, page: 1, cells: null, table: null, confidence }
}
const stretches = (...lines: SourceLine[]): (string[] | null)[] =>
  cleanText({ format: 'picture', pages: 1, lines }).paragraphs.map((paragraph) => doubtfulStretches(paragraph, lines)?.map(([from, to]) => paragraph.text.slice(from, to)) ?? null)

test('doubtful characters keep their place through cleaning', () => {
  expect(stretches(line('　　各[单]位请于6月[15]日前报送活动情况，并说明参加活动的科技工作者'), line('人数和服[务]次数。')).flat()).toEqual(['单', '15', '务'])
})

test('cells and spaces stand between and do not count', () => {
  expect(stretches(line('活[动]　|　人数'), line('讲座 | [1]2 0'))).toEqual([['动'], ['1']])
})

test('text that was not recognised is never doubtful', () => {
  expect(stretches({ text: '正文', page: 1, cells: null, table: null })).toEqual([null])
})
