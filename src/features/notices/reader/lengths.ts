import type { Length } from './schema.ts'
import { parseNumber } from './numerals.ts'

const N = '([0-9]{2,6}(?:，[0-9]{3})?|[一二两三四五六七八九十]{1,3}[千百万](?:[一二三四五六七八九]百)?|[0-9](?:\\.[0-9])?[万千])'
const RANGE = new RegExp(`${N}字?(?:至|到|[-—–~～]+)${N}字(?:左右|以内|之内|之间)?`, 'g')
const ONE = new RegExp(`(不超过|不得超过|不多于|不高于|控制在|限|限制在|最多|不少于|不低于|至少|不得少于|少于|多于|约|在|原则上不超过|一般不超过|≤|≥)?${N}(?:个)?(?:汉)?字(以内|之内|以下|内|左右|上下|以上)?`, 'g')

/** A length limit found in a text; offsets are those of the text. */
export interface FoundLength {
  a: number
  b: number
  length: Omit<Length, 'text'>
}

/** Limits in characters: 字以内 and 不超过 are upper, 不少于 lower, 左右 about; a range fills both ends. */
export function findLengths(s: string): FoundLength[] {
  const out: FoundLength[] = []
  if (!s.includes('字')) return out
  RANGE.lastIndex = 0
  for (let m = RANGE.exec(s); m; m = RANGE.exec(s)) {
    const min = value(m[1]!)
    const max = value(m[2]!)
    if (min !== null && max !== null && min < max) out.push({ a: m.index, b: m.index + m[0].length, length: { min, max, about: null } })
  }
  ONE.lastIndex = 0
  for (let m = ONE.exec(s); m; m = ONE.exec(s)) {
    const a = m.index
    const b = a + m[0].length
    if (out.some((o) => o.a < b && o.b > a)) continue
    const n = value(m[2]!)
    if (n === null || n < 20) continue
    const before = m[1] ?? ''
    const after = m[3] ?? ''
    if (/^(?:号|第|〔)/.test(s.slice(b))) continue
    const kind = /不少|不低|至少|不得少/.test(before) || after === '以上' || before === '≥' ? 'min'
      : /左右|上下/.test(after) || before === '约' ? 'about'
      : /^(?:以内|之内|以下|内)$/.test(after) || /超过|不多于|不高于|控制|限|最多|≤/.test(before) ? 'max' : 'about'
    out.push({ a: before === '在' ? a + 1 : a, b, length: { max: kind === 'max' ? n : null, min: kind === 'min' ? n : null, about: kind === 'about' ? n : null } })
  }
  return out.sort((x, y) => x.a - y.a)
}

const value = (s: string) => (/\./.test(s) ? Math.round(parseFloat(s) * (s.endsWith('万') ? 10_000 : 1000)) : parseNumber(s))
