import type { Block } from './model.ts'

const DIGITS = '零一二三四五六七八九'

/** 1–9999 in Chinese numerals as Word counts them: 十, 十一, 二十, 一百〇一 is written 一百零一. */
export function chineseNumber(value: number): string {
  if (value >= 10_000 || value < 1) return String(value)
  let text = ''
  let gap = false
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) gap ||= text !== ''
    else {
      text += (gap ? '零' : '') + DIGITS[digit] + name
      gap = false
    }
  }
  return text.replace(/^一十/, '十')
}

type Level = 1 | 2 | 3 | 4
const WRITTEN: Record<Level, (value: number) => string> = {
  1: (value) => `${chineseNumber(value)}、`, 2: (value) => `（${chineseNumber(value)}）`, 3: (value) => `${value}.`, 4: (value) => `（${value}）`,
}

/** The number of each heading by its place, '' for every other block: 一、 （一） 1. （1）. A higher heading starts the lower ones anew. */
export function headingNumbers(blocks: readonly Block[]): string[] {
  const counts = [0, 0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading') return ''
    counts[block.level - 1]! += 1
    counts.fill(0, block.level)
    return WRITTEN[block.level](counts[block.level - 1]!)
  })
}

/** A number somebody typed before a heading, its level and its value (0 when none can be read). */
export interface TypedNumber {
  level: Level
  value: number
  /** The heading without it. */
  rest: string
}

const TYPED: readonly (readonly [Level, RegExp])[] = [
  [1, /^\s*([一二三四五六七八九十百零〇]{1,5})[、．.]\s*(?=\S)/],
  [2, /^\s*[（(]([一二三四五六七八九十百零〇]{1,5})[）)][、．.]?\s*(?=\S)/],
  [3, /^\s*(\d{1,2})[.．、]\s*(?=[^\d\s])/],
  [4, /^\s*[（(](\d{1,2})[）)][、．.]?\s*(?=\S)/],
]

/** Reads 一、 （一） 1. （1） off the head of a line. 3.5 and 2031.6 are no numbers of headings. */
export function typedNumber(text: string): TypedNumber | null {
  for (const [level, form] of TYPED) {
    const found = form.exec(text)
    if (found) return { level, value: level > 2 ? Number(found[1]) : chineseValue(found[1]!), rest: text.slice(found[0].length).trim() }
  }
  return null
}

function chineseValue(text: string): number {
  let sum = 0
  let digit = 0
  for (const sign of text) {
    const unit = sign === '百' ? 100 : sign === '十' ? 10 : 0
    if (unit) {
      sum += (digit || 1) * unit
      digit = 0
    } else digit = Math.max(DIGITS.indexOf(sign), 0)
  }
  return sum + digit
}

/** 2031-06-05 → 2031年6月5日, without zeros before (GB/T 9704 7.3.5.4); any other words stay as they are. */
export function writtenDate(date: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date.trim())
  return day ? `${day[1]}年${Number(day[2])}月${Number(day[3])}日` : date
}

/** 附件 when there is one, else 附件1, 附件2 … */
export const attachmentLabel = (index: number, count: number): string => (count === 1 ? '附件' : `附件${index + 1}`)
