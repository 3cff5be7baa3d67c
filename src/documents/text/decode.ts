import { Refusal } from '../../platform/errors.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface DecodedText {
  text: string
  encoding: TextEncoding
}

/**
 * Decodes a plain text file. A byte order mark decides; without one, the encoding whose result looks most
 * like Chinese text does, valid UTF-8 first.
 * @throws Refusal documents/unknown-kind when no encoding gives text (a picture, a program …)
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markOf(bytes)
  if (marked) return accept(bytes.subarray(marked.length), marked.encoding)

  const sample = bytes.subarray(0, SAMPLE)
  // A few short GB18030 texts (联通, 通知) happen to be valid UTF-8 as well, so validity alone does not decide.
  const valid = isUtf8(bytes)
  if (valid && bytes.reduce((sum, byte) => sum + (byte >> 7), 0) > CONCLUSIVE) return accept(bytes, 'utf-8')
  const encodings: readonly TextEncoding[] = valid ? ['utf-8', 'gb18030'] : CANDIDATES
  const tried = encodings.map((encoding) => ({ encoding, score: likeness(new TextDecoder(encoding).decode(sample)) }))
  if (valid && tried[0]!.score >= tried[1]!.score - 0.1) return accept(bytes, 'utf-8')
  const best = tried.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score < LEAST_LIKENESS) throw notText()
  return accept(bytes, best.encoding)
}

/** Splits text into lines: \r\n, \r, \n, form feeds and Unicode separators; no empty last line. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|[\r\n\f\u0085\u2028\u2029]/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

const SAMPLE = 200_000
/** Real notices score above 0.9 in their own encoding and below 0.5 in any other. */
const LEAST_LIKENESS = 0.6
/** So many bytes beyond ASCII cannot be valid UTF-8 by chance. */
const CONCLUSIVE = 40
const CANDIDATES: readonly TextEncoding[] = ['gb18030', 'utf-16le', 'utf-16be', 'utf-8']

function markOf(bytes: Uint8Array): { encoding: TextEncoding; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  // 84 31 95 33 is the mark written in GB18030.
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33)
    return { encoding: 'gb18030', length: 4 }
  return null
}

function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function accept(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes)
  const controls = text.slice(0, SAMPLE).match(CONTROLS)?.length ?? 0
  if (controls > Math.min(text.length, SAMPLE) * 0.01) throw notText()
  return { text: text.replace(CONTROLS, ''), encoding }
}

/** Characters no text holds; tab, line feed, carriage return and form feed are not among them. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g

/** Share of characters that ordinary Chinese texts are made of; unknown and private ones pull it down. */
function likeness(text: string): number {
  if (text.length === 0) return 0
  const usual = usualCharacters()
  let good = 0
  for (let i = 0; i < text.length; i++) good += usual[text.charCodeAt(i)]!
  return good / text.length
}

let table: Int8Array | null = null

/** 1 for ASCII text, Chinese punctuation and the 3,755 most used hanzi (GB 2312 level 1), -1 for rubbish, else 0. */
function usualCharacters(): Int8Array {
  if (table) return table
  table = new Int8Array(0x10000)
  for (let code = 0x20; code < 0x7f; code++) table[code] = 1
  for (const code of [9, 10, 12, 13]) table[code] = 1
  for (let code = 0x3000; code <= 0x301f; code++) table[code] = 1
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = 1
  for (const char of '“”‘’—…·℃％〇①②③④⑤⑥⑦⑧⑨⑩') table[char.charCodeAt(0)] = 1
  const level1 = new Uint8Array((0xd7 - 0xb0 + 1) * 94 * 2)
  let at = 0
  for (let lead = 0xb0; lead <= 0xd7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      level1[at++] = lead
      level1[at++] = trail
    }
  for (const char of new TextDecoder('gb18030').decode(level1)) {
    const code = char.charCodeAt(0)
    if (code >= 0x4e00 && code <= 0x9fff) table[code] = 1
  }
  for (let code = 0; code < 0x20; code++) if (table[code] === 0) table[code] = -1
  for (let code = 0xe000; code <= 0xf8ff; code++) table[code] = -1
  table[0xfffd] = -1
  return table
}

const notText = (): Refusal =>
  new Refusal('documents/unknown-kind', 415, '这个文件里不是文字，读不了。', '请选择通知的 .docx、.pdf 或 .txt 文件。')
