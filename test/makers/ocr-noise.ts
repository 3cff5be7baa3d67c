import type { OcrCharacter, OcrLine, OcrPage } from '../../src/documents/ocr/types.ts'
import { withPdf } from '../../src/documents/pdf/index.ts'
import type { PdfLine } from '../../src/documents/pdf/index.ts'
import type { Random } from './random.ts'

/** How a recogniser errs: chances per character or line. */
export interface Slips {
  /** A character read as another, with little confidence. */
  misread: number
  /** A character that was read right without much confidence. */
  timid: number
  /** A sign of punctuation taken for another or left out. */
  punctuation: number
  /** A character left out; its place stays white. */
  dropped: number
  /** A speck taken for a sign. */
  speck: number
  /** A whole line that was not found. */
  lostLine: number
}

/** From a clean print (0) to a bad copy (3). */
export function slips(level: 0 | 1 | 2 | 3): Slips {
  const of = (...each: [number, number, number, number]): number => each[level]
  return { misread: of(0.0005, 0.002, 0.006, 0.015), timid: of(0.002, 0.006, 0.015, 0.04), punctuation: of(0.005, 0.02, 0.05, 0.1), dropped: of(0, 0.0003, 0.001, 0.003), speck: of(0, 0.0005, 0.002, 0.004), lostLine: of(0, 0, 0.002, 0.005) }
}

const NEIGHBOURS = ['己已巳', '未末', '土士', '日曰目', '人入八', '干千于', '天夭', '大太犬', '王玉主', '田由甲申', '间问', '住往', '场扬', '科料', '贷货', '情清', '提堤', '技枝', '代伐', '0OoD', '1lI|', '2Z', '5S', '8B', '38', '17', '56', '09']
const SIGNS = ['，,.', '。.,o', '、,，', '；;：', '：:;', '“"”', '”"“', '（(', '）)', '—-一', '·.•', '〔[（', '〕]）']

/** The pages of a PDF with a text layer as a recogniser would give them: same places, slips of its own. Seeded by `random`. */
export function recognisedPdf(pdf: Uint8Array, how: Slips, random: Random): Promise<Map<number, OcrPage>> {
  return withPdf(pdf, (open) => {
    const pages = new Map<number, OcrPage>()
    for (let page = 1; page <= open.pageCount; page++) pages.set(page, recognisedPage(open.pageText(page).lines, open.pageSize(page), how, random))
    return pages
  })
}

/** Lines of a page as a recogniser would give them. */
export function recognisedPage(lines: readonly PdfLine[], { width, height }: { width: number; height: number }, how: Slips, random: Random): OcrPage {
  const read = lines.filter(() => !random.chance(how.lostLine)).map((line) => recognisedLine(line, how, random))
  const all = read.flatMap((line) => line.characters)
  return { lines: read, turned: 0, width, height, confidence: mean(all), took: 1 }
}

function recognisedLine({ text, edges, left, right, top, bottom }: PdfLine, how: Slips, random: Random): OcrLine {
  const characters: OcrCharacter[] = []
  let written = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (/\s/.test(char)) {
      written += char
      continue
    }
    const place = { left: edges[2 * i]! + random.between(-1, 1), right: edges[2 * i + 1]! + random.between(-1, 1) }
    if (random.chance(how.dropped)) continue
    const read = readAs(char, how, random)
    if (read.char !== '') characters.push({ ...read, ...place })
    written += read.char
    if (random.chance(how.speck)) {
      characters.push({ char: random.pick(['.', "'", '·', ',']), confidence: random.between(0.3, 0.8), left: place.right, right: place.right + 2 })
      written += characters.at(-1)!.char
    }
  }
  return { text: written, characters, confidence: mean(characters), left, right, top, bottom }
}

function readAs(char: string, how: Slips, random: Random): { char: string; confidence: number } {
  const signs = SIGNS.find((each) => each.startsWith(char))
  if (signs && random.chance(how.punctuation)) return { char: random.chance(0.2) ? '' : random.pick(Array.from(signs.slice(1))), confidence: random.between(0.4, 0.95) }
  if (random.chance(how.misread)) {
    const alike = NEIGHBOURS.find((each) => each.includes(char))
    const other = alike ? random.pick([...alike].filter((each) => each !== char)) : /[0-9]/.test(char) ? String((Number(char) + 1 + Math.floor(random.next() * 9)) % 10) : String.fromCharCode(0x4e00 + Math.floor(random.next() * 3000))
    return { char: other, confidence: random.between(0.3, 0.8) }
  }
  return { char, confidence: random.chance(how.timid) ? random.between(0.55, 0.9) : random.between(0.93, 0.9999) }
}

const mean = (characters: readonly OcrCharacter[]): number => (characters.length === 0 ? 0 : characters.reduce((sum, each) => sum + each.confidence, 0) / characters.length)
