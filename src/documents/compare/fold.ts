/** A run of text as the comparison takes it: a paragraph of Word or a line of a PDF. */
export interface Piece {
  text: string
  /** 1-based page; null in Word. */
  page: number | null
  /** Where a line stands, in points from the top left corner of the page as shown. */
  box?: { left: number; right: number; top: number; bottom: number }
  /** Left and right edge of each UTF-16 unit of `text`, in points: two numbers a unit. */
  edges?: ArrayLike<number>
  /** How sure the recogniser is of each UTF-16 unit of `text`, 0–1; only lines that were recognised have it. */
  confidence?: ArrayLike<number>
  /** What the recogniser would have read next, by UTF-16 offset, where that was not out of the question. */
  second?: ReadonlyMap<number, string>
}

/** The characters that count in a comparison, each with the place it came from. */
export interface Stream {
  /** Folded characters, one UTF-16 unit each (characters beyond it take two). */
  text: string
  /** Which piece and which offset in that piece's text a character came from. */
  piece: Int32Array
  offset: Int32Array
}

/** Longest text compared, per side: 200 pages. What lies beyond is not read, and the result says so. */
export const MOST_CHARACTERS = 120_000

/**
 * Radicals that fonts put in place of the everyday character and that Unicode does not fold; text copied out of PDFs
 * made with such fonts is full of them.
 */
const RADICALS = new Map(
  [...'⺟母⺠民⻅见⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'].reduce<[string, string][]>(
    (pairs, c, i, all) => (i % 2 === 0 ? [...pairs, [c, all[i + 1]!]] : pairs),
    [],
  ),
)

/** Signs that look alike and are typed for one another. */
const ALIKE = new Map(
  Object.entries({
    '"': '“”„‟″〝〞〃',
    "'": '‘’‛′`´',
    '-': '—–―─━‐‑‒−﹣ー',
    '~': '〜∼',
    '…': '⋯︙',
    '·': '•・‧∙⋅●▪■◆',
    '[': '〔【〖',
    ']': '〕】〗',
    '〇': '○◯',
    ',': '﹐',
    ':': '∶︰',
  }).flatMap(([to, from]) => [...from].map((c): [string, string] => [c, to])),
)

/** Space, controls, zero-width and soft hyphens, variation selectors, private use (symbol fonts' bullets): never compared. */
const NOTHING = /[\s\p{Cc}\p{Cf}\p{Co}\p{Mn}\u{fe00}-\u{fe0f}]/u

/** Circled and bracketed numbers and the ellipsis stay one character: as "1" or "..." they would look like content. */
const KEEP = /[\u2460-\u24ff…]/

const known = new Map<string, string>()

function foldCharacter(c: string): string {
  let folded = known.get(c)
  if (folded === undefined) {
    if (NOTHING.test(c)) folded = ''
    else if (KEEP.test(c)) folded = c
    else folded = RADICALS.get(c) ?? ALIKE.get(c) ?? [...c.normalize('NFKC')].map((p) => (NOTHING.test(p) ? '' : (ALIKE.get(p) ?? p))).join('')
    // Enough for every hanzi; a text of all of Unicode must not grow the table for ever.
    if (known.size < 60_000) known.set(c, folded)
  }
  return folded
}

/**
 * Folds pieces into one stream: without white space, full-width as half-width, compatibility forms and ligatures as what
 * they stand for, dashes and ellipses of any length as one. `hyphenated` drops a hyphen that splits a Latin word at a line's end.
 */
export function fold(pieces: readonly Piece[], hyphenated: boolean): Stream & { cut: boolean } {
  const total = Math.min(MOST_CHARACTERS, pieces.reduce((sum, p) => sum + p.text.length * 2, 0))
  const piece = new Int32Array(total)
  const offset = new Int32Array(total)
  const parts: string[] = []
  let count = 0
  let last = ''
  for (let p = 0; p < pieces.length; p++) {
    const { text } = pieces[p]!
    const body = hyphenated && /[A-Za-z]-\s*$/.test(text) && /^\s*[a-z]/.test(pieces[p + 1]?.text ?? '') ? text.trimEnd().length - 1 : text.length
    for (let i = 0; i < body; ) {
      const c = String.fromCodePoint(text.codePointAt(i)!)
      const folded = foldCharacter(c)
      if (folded !== '' && !(folded === last && (folded === '-' || folded === '…' || folded === '~'))) {
        if (count + folded.length > total) return { text: parts.join(''), piece: piece.subarray(0, count), offset: offset.subarray(0, count), cut: true }
        parts.push(folded)
        for (let k = 0; k < folded.length; k++) {
          piece[count] = p
          offset[count++] = i
        }
        last = folded
      }
      i += c.length
    }
  }
  return { text: parts.join(''), piece: piece.subarray(0, count), offset: offset.subarray(0, count), cut: false }
}

/** A piece folded on its own. */
export const foldText = (text: string): string => fold([{ text, page: null }], false).text
