/**
 * 字数 by the rule Word's dialog follows: every hanzi, kana, full-width form and Chinese punctuation mark is one;
 * every run of other characters between them is one; white space is none. Pure, so it also runs in the browser.
 * Rule and open points: ambiguous “”‘’—…· always count as Chinese here, where Word goes by the font of the run.
 */
export interface CharacterCount {
  /** 字数: what the dialog calls 字数 and what limits in notices mean. */
  words: number
  /** Hanzi alone, without punctuation. */
  hanzi: number
  /** 字符数(不计空格): code points that are not white space. */
  characters: number
}

const SPACE = 0
const RUN = 1
const EACH = 2
const HANZI = 3
/** Neither counts nor breaks a run: combining marks, variation selectors, zero-width characters. */
const NONE = 4

const inRange = (code: number, from: number, to: number): boolean => code >= from && code <= to

function kindOf(code: number): number {
  if (code < 0x80) return code <= 0x20 || code === 0x7f ? SPACE : RUN
  if (inRange(code, 0x4e00, 0x9fff) || inRange(code, 0x3400, 0x4dbf) || inRange(code, 0x20000, 0x3ffff)) return HANZI
  if (code === 0xa0 || code === 0x85 || code === 0x3000 || inRange(code, 0x2000, 0x200a)) return SPACE
  if (code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x1680) return SPACE
  if (inRange(code, 0x300, 0x36f) || inRange(code, 0x200b, 0x200f) || inRange(code, 0x202a, 0x202e)) return NONE
  if (inRange(code, 0x2060, 0x206f) || inRange(code, 0xfe00, 0xfe0f) || inRange(code, 0xe0000, 0xe0fff)) return NONE
  if (code === 0xfeff || code === 0xad || inRange(code, 0x20d0, 0x20ff) || inRange(code, 0xfe20, 0xfe2f)) return NONE
  if (code === 0x3099 || code === 0x309a || inRange(code, 0x302a, 0x302f)) return NONE
  // “ ” ‘ ’ — … · as Chinese text uses them; — also as the half of ——.
  if (inRange(code, 0x2018, 0x201f) || code === 0x2014 || code === 0x2015 || code === 0x2026 || code === 0xb7)
    return EACH
  if (code === 0x3007) return HANZI
  // Radicals, CJK punctuation, kana, bopomofo, enclosed letters and months, compatibility squares.
  if (inRange(code, 0x2e80, 0x33ff)) return EACH
  if (inRange(code, 0xf900, 0xfaff)) return HANZI
  if (inRange(code, 0xfe10, 0xfe1f) || inRange(code, 0xfe30, 0xfe6f)) return EACH
  // Full-width ASCII, half-width kana, full-width signs.
  if (inRange(code, 0xff01, 0xffef)) return EACH
  // Circled and bracketed numbers: East Asian glyphs in Word's default fonts.
  if (inRange(code, 0x2460, 0x24ff)) return EACH
  // Kana extensions; Yi, Hangul.
  if (inRange(code, 0x1b000, 0x1b16f) || inRange(code, 0xa000, 0xa4cf) || inRange(code, 0xac00, 0xd7a3)) return EACH
  return RUN
}

/** Kinds of the 16-bit plane, looked up instead of decided: counting is called for every keystroke and every upload. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => kindOf(code))

/** Counts a text. Line breaks, tabs and spaces separate words. Never throws; lone surrogates count as other characters. */
export function countText(text: string): CharacterCount {
  let words = 0
  let hanzi = 0
  let characters = 0
  let inRun = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    let kind = KINDS[unit]!
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const code = text.codePointAt(i)!
      if (code > 0xffff) {
        i++
        kind = kindOf(code)
      }
    }
    if (kind === SPACE) inRun = false
    else if (kind === RUN) {
      characters++
      if (!inRun) words++
      inRun = true
    } else if (kind !== NONE) {
      characters++
      words++
      if (kind === HANZI) hanzi++
      inRun = false
    }
  }
  return { words, hanzi, characters }
}

/** Adds counts, as when notes are counted together with the main text. */
export function addCounts(a: CharacterCount, b: CharacterCount): CharacterCount {
  return { words: a.words + b.words, hanzi: a.hanzi + b.hanzi, characters: a.characters + b.characters }
}
