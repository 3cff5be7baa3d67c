import type { Sign } from './read.ts'

/** Hanzi, kana, full-width forms and Chinese punctuation: a letter as wide as it is high. */
export const WIDE = /[\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}“”‘’—…·]/u
/** Marks whose ink stands at the end, or at the beginning, of their room. */
export const OPENING = /[（《〈“‘「『【〔〖]/u
export const CLOSING = /[，。、；：！？）》〉”’」』】〕〗．]/u
const FULL: Record<string, string> = { ',': '，', ':': '：', ';': '；', '!': '！', '?': '？', '(': '（', ')': '）' }
const HALF: Record<string, string> = Object.fromEntries(Object.entries(FULL).map(([half, full]) => [full, half]))
/** The model's other shapes of the same mark. */
const SAME: Record<string, string> = { '﹝': '〔', '﹞': '〕', '∶': '：', '‧': '·', '•': '·', 'ㆍ': '·', '﹑': '、', '﹗': '！', '－': '-', '％': '%', '＋': '+', '＝': '=', '／': '/', '＃': '#', '＆': '&', '＊': '*', '＜': '<', '＞': '>', '＄': '$', '｜': '|', '＇': "'", '＂': '"', '｀': '`', '［': '[', '］': ']', '｛': '{', '｝': '}', '￥': '¥', '﹢': '+', '´': "'", '丨': '|', '│': '|', '∣': '|' }

/**
 * Writes marks as the text around them has them: the model tells （ from ( by their place only and often errs.
 * No letter, digit or hanzi becomes another one.
 * @param em width of a hanzi of the line, in the unit of `at`
 */
export function settleMarks(signs: readonly Sign[], em: number): Sign[] {
  const plain = signs.map((sign) => ({ ...sign, char: SAME[sign.char] ?? narrow(sign.char) }))
  const out = plain.map((sign, i) => ({ ...sign, char: settle(plain, i, em) }))
  pairBrackets(out)
  yearBrackets(out)
  return out
}

/** Full-width letters and digits as plain ones. */
const narrow = (char: string): string => (/[０-９Ａ-Ｚａ-ｚ]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char)

function settle(signs: readonly Sign[], i: number, em: number): string {
  const { char, at } = signs[i]!
  const half = HALF[char] ?? char
  const full = FULL[half]
  const [before, after] = [signs[i - 1], signs[i + 1]]
  // 1. and 1．: the room to what follows tells.
  if (char === '.' && before && after && /[\dA-Za-z]/.test(before.char) && WIDE.test(after.char)) return after.at - before.at > em * 1.45 ? '．' : char
  if (full === undefined || half === '(' || half === ')') return char
  const wide = (sign: Sign | undefined) => sign !== undefined && WIDE.test(sign.char)
  if (wide(before) || wide(after)) return full
  // Between two digits or Latin letters only the room it takes tells.
  if (before && after) return after.at - before.at > em * 1.25 ? full : half
  return before && !after && at - before.at > em * 0.8 ? full : char
}

/** A pair of round brackets is of one kind: full when hanzi or Chinese marks stand in or beside it. */
function pairBrackets(signs: Sign[]): void {
  const open: number[] = []
  for (const [i, { char }] of signs.entries()) {
    if (char === '(' || char === '（') open.push(i)
    if (char !== ')' && char !== '）') continue
    const from = open.pop()
    if (from === undefined) write(i, i)
    else write(from, i)
  }
  for (const i of open) write(i, i)

  function write(from: number, to: number): void {
    const wide = signs.slice(Math.max(0, from - 1), to + 2).some(({ char }) => WIDE.test(char) && !/[（）]/.test(char))
    for (const i of [from, to]) {
      const { char } = signs[i]!
      const half = HALF[char] ?? char
      if (wide || from !== to) signs[i] = { ...signs[i]!, char: wide ? FULL[half]! : half }
    }
  }
}

/** 〔2027〕12号: brackets around the year of a document number have one shape, whatever the model took them for. */
function yearBrackets(signs: Sign[]): void {
  const text = signs.map((sign) => sign.char).join('')
  if (text.length !== signs.length) return
  for (const { index } of text.matchAll(/[〔【[［{（(〖][12]\d{3}[〕】\]］}）)〗](?=\d{1,5}号)/g)) {
    signs[index] = { ...signs[index]!, char: '〔' }
    signs[index + 5] = { ...signs[index + 5]!, char: '〕' }
  }
}
