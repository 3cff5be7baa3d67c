import type { HeadingLevel } from './report.ts'

const DIGITS = '零一二三四五六七八九'
const HAN = '[一二三四五六七八九十百零〇]{1,5}'

/** Numbers in front of a heading, by level; the mark behind the number tells one from a figure (1.5万). */
const FORMS: readonly [HeadingLevel, RegExp][] = [
  [1, new RegExp(`^(?:第${HAN}(?:部分|章)[、：:\\s]?|${HAN}(?:、|[.．](?!\\d)))\\s*`)],
  [2, new RegExp(`^[（(]${HAN}[）)][、.．]?\\s*`)],
  [3, /^\d{1,2}(?:[.．](?!\d)|、)\s*/],
  [4, /^(?:[（(]\d{1,2}[）)]|\d{1,2}[）)]|[①-⑳])[、.．]?\s*/],
]

/** The number a line begins with, or null. `length` is what to take off. */
export function numberOf(line: string): { level: HeadingLevel; written: string; length: number } | null {
  for (const [level, form] of FORMS) {
    const found = form.exec(line)
    if (found) return { level, written: found[0].trim(), length: found[0].length }
  }
  return null
}

/** The number as GB/T 9704 writes it at a level: 一、 （一） 1. （1） */
export function numberAt(level: HeadingLevel, count: number): string {
  if (level === 1) return `${hanNumber(count)}、`
  if (level === 2) return `（${hanNumber(count)}）`
  return level === 3 ? `${count}.` : `（${count}）`
}

/** 1 → 一, 12 → 十二, 105 → 一百零五; up to 999, beyond in digits. */
export function hanNumber(value: number): string {
  if (value < 1 || value > 999) return String(value)
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const high = hundreds > 0 ? `${DIGITS[hundreds]}百${tens === 0 && ones > 0 ? '零' : ''}` : ''
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十` : ''
  return high + middle + (ones > 0 ? DIGITS[ones] : '')
}
