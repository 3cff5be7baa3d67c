/** Writes a list number in one of Word's formats (ST_NumberFormat). Unknown formats are written as decimal, as Word does. */
export function numeral(value: number, format: string): string {
  if (format === 'none') return ''
  return FORMATS[format]?.(value) ?? String(value)
}

const DIGITS = '〇一二三四五六七八九'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'],
  [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
] as const

const FORMATS: Readonly<Record<string, (value: number) => string | undefined>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  decimalFullWidth2: (n) => FORMATS['decimalFullWidth']!(n),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (n) => enclosed(n, 0x2474),
  decimalEnclosedFullstop: (n) => enclosed(n, 0x2488),
  ideographEnclosedCircle: (n) => (n >= 1 && n <= 10 ? String.fromCharCode(0x327f + n) : undefined),
  chineseCounting: (n) => (n < 100 ? counting(n) : [...String(n)].map((d) => (d === '0' ? '○' : DIGITS[+d])).join('')),
  chineseCountingThousand: (n) => counting(n),
  taiwaneseCounting: (n) => counting(n),
  taiwaneseCountingThousand: (n) => counting(n),
  japaneseCounting: japanese,
  ideographDigital: digital,
  japaneseDigitalTenThousand: digital,
  taiwaneseDigital: digital,
  koreanDigital2: digital,
  ideographTraditional: (n) => STEMS[n - 1],
  ideographZodiac: (n) => BRANCHES[n - 1],
  ideographZodiacTraditional: (n) => (n >= 1 && n <= 60 ? STEMS[(n - 1) % 10]! + BRANCHES[(n - 1) % 12]! : undefined),
  chineseLegalSimplified: (n) => counting(n, '零壹贰叁肆伍陆柒捌玖', '拾佰仟', '万', true),
  ideographLegalTraditional: (n) => counting(n, '零壹貳參肆伍陸柒捌玖', '拾佰仟', '萬', true),
  upperLetter: (n) => letters(n)?.toUpperCase(),
  lowerLetter: letters,
  upperRoman: (n) => roman(n)?.toUpperCase(),
  lowerRoman: roman,
  numberInDash: (n) => `- ${n} -`,
}

const enclosed = (n: number, first: number): string | undefined =>
  n >= 1 && n <= 20 ? String.fromCharCode(first + n - 1) : undefined

/** ① to ㊿: three blocks of Unicode. */
function circled(n: number): string | undefined {
  if (n === 0) return '⓪'
  if (n <= 20) return enclosed(n, 0x2460)
  if (n <= 35) return String.fromCharCode(0x3251 + n - 21)
  return n <= 50 ? String.fromCharCode(0x32b1 + n - 36) : undefined
}

/** 一百零五, 十一 (not 一十一, save in legal writing), 一万零二十. Up to 99,999,999. */
function counting(n: number, digits = '零一二三四五六七八九', units = '十百千', tenThousand = '万', keepOne = false): string | undefined {
  if (n < 0 || n > 99_999_999) return undefined
  if (n === 0) return digits[0]
  const high = Math.floor(n / 10_000)
  const low = n % 10_000
  let out = ''
  if (high > 0) out = group(high, digits, units) + tenThousand + (low > 0 && low < 1000 ? digits[0] : '')
  if (low > 0) out += group(low, digits, units)
  return !keepOne && out.startsWith(digits[1]! + units[0]!) ? out.slice(1) : out
}

function group(n: number, digits: string, units: string): string {
  let out = ''
  let zero = false
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(n / 10 ** power) % 10
    if (digit === 0) zero = out !== ''
    else {
      out += (zero ? digits[0]! : '') + digits[digit]! + (power > 0 ? units[power - 1]! : '')
      zero = false
    }
  }
  return out
}

/** 百五, 千一: neither zeros nor a leading one. */
function japanese(n: number): string | undefined {
  if (n > 9999) return counting(n)
  let out = ''
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(n / 10 ** power) % 10
    if (digit > 0) out += (digit > 1 || power === 0 ? DIGITS[digit]! : '') + (power > 0 ? '十百千'[power - 1]! : '')
  }
  return out || DIGITS[0]
}

function digital(n: number): string {
  return [...String(n)].map((digit) => DIGITS[+digit]).join('')
}

/** a … z, aa, bb … (Word repeats the letter). */
function letters(n: number): string | undefined {
  if (n < 1 || n > 780) return undefined
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1)
}

function roman(n: number): string | undefined {
  if (n < 1 || n > 32_767) return undefined
  let out = ''
  for (const [value, sign] of ROMAN) {
    while (n >= value) {
      out += sign
      n -= value
    }
  }
  return out
}
