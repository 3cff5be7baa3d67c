import type { PageLine } from '../compare/index.ts'
import type { OcrPage } from '../ocr/types.ts'
import type { PdfDocument, PdfImageBox } from '../pdf/index.ts'
import { edgePiece, findSeals, ridingSeals } from '../seal/index.ts'
import type { EdgePiece, Seal } from '../seal/index.ts'
import { coversOf } from './covers.ts'
import { ofRecognition, ofText } from './lines.ts'
import { turnPicture } from './turn.ts'
import type { Check, FoundSeal, PdfData, SealData } from './types.ts'

const MM_PER_POINT = 25.4 / 72
/**
 * Seals are searched at 76 dots per inch: the search works on 3 cells per millimetre anyway, and on 160 scans it found
 * the same seals as at 150 in 60 % of the time.
 */
const SEARCH_DPI = 76
/** More than an A1 sheet at that resolution; larger pages are searched more coarsely. */
const MOST_PIXELS = 5_000_000
const MOST_SEARCHED = 30
/** The search ends here whatever is left: 30 heavy pages take 3 s. */
const MOST_MS = 8_000
/** Pages whose text is read. */
const MOST_READ = 300

const OPENS = '能打开、不要密码、至少一页。数页数，看第一页的纸张大小。'
const TEXT = '一页里少于 20 个汉字而图占了大半页，算没有文字层的扫描件。'

/** What a PDF gave: the page texts and the seals. */
export interface PdfReading {
  pages: number
  lines: PageLine[]
  /** Pages that are scans without text. */
  scans: number[]
  /** Those of them whose pictures were recognised: how sure it was on the whole, 0–1, and how many characters it read. */
  recognised: { page: number; confidence: number; characters: number }[]
  /** Size of each page read, in points, as put right. */
  sheets: { width: number; height: number }[]
  /** Scans that lie or stand on their head. */
  turned: NonNullable<PdfData['turned']>
  seal: SealData
  /** Size of the first page, in millimetres. */
  paper: { width: number; height: number }
  signatures: number
  /** Pages beyond those whose text was read. */
  unread: number
}

/** Reads an open PDF for all checks. Pages are searched for seals from the last to the first, where seals stand. */
export function readPdf(pdf: PdfDocument, known: ReadonlyMap<number, OcrPage> = new Map()): PdfReading {
  const reading: Omit<PdfReading, 'seal' | 'paper'> = { pages: pdf.pageCount, unread: Math.max(0, pdf.pageCount - MOST_READ), lines: [], scans: [], recognised: [], sheets: [], turned: [], signatures: pdf.signatureCount }
  for (let page = 1; page <= Math.min(pdf.pageCount, MOST_READ); page++) readPage(pdf, page, known.get(page), reading)
  const seal = searchSeals(pdf, new Set(reading.scans), new Map(reading.turned.map(({ page, by }) => [page, by])))
  for (const found of seal.seals) found.covers = coversOf(found, reading.lines)
  for (const line of reading.lines) line.stamped = line.box !== undefined && seal.seals.some((s) => s.page === line.page && touches(s, line.box!))
  const { width, height } = pdf.pageSize(1)
  return { ...reading, seal, paper: { width: width * MM_PER_POINT, height: height * MM_PER_POINT } }
}

/** Text and size of one page: its own text, or what was recognised on it. */
export function readPage(pdf: PdfDocument, page: number, known: OcrPage | undefined, into: Pick<PdfReading, 'lines' | 'scans' | 'recognised' | 'sheets' | 'turned'>): void {
  const { lines, isScan } = pdf.pageText(page)
  if (!isScan || !known) {
    if (isScan) into.scans.push(page)
    into.sheets.push(pdf.pageSize(page))
    into.lines.push(...lines.map((line) => ofText(page, line)))
    return
  }
  const read = ofRecognition(page, known)
  into.scans.push(page)
  into.recognised.push({ page, confidence: known.confidence, characters: read.reduce((sum, line) => sum + line.text.replace(/\s/g, '').length, 0) })
  into.sheets.push({ width: known.width, height: known.height })
  if (known.turned !== 0) into.turned.push({ page, by: known.turned })
  into.lines.push(...read)
}

function touches(seal: FoundSeal, box: { left: number; right: number; top: number; bottom: number }): boolean {
  const half = seal.diameterMm / 2
  return (
    box.right * MM_PER_POINT > seal.xMm - half && box.left * MM_PER_POINT < seal.xMm + half &&
    box.bottom * MM_PER_POINT > seal.yMm - half && box.top * MM_PER_POINT < seal.yMm + half
  )
}

function searchSeals(pdf: PdfDocument, scans: ReadonlySet<number>, turned: ReadonlyMap<number, 90 | 180 | 270>): SealData {
  const data: SealData = { seals: [], unsure: [], searched: 0, pages: pdf.pageCount }
  const deadline = performance.now() + MOST_MS
  const pieces: EdgePiece[] = []
  for (let page = pdf.pageCount; page >= 1 && data.searched < MOST_SEARCHED && performance.now() < deadline; page--) {
    const by = turned.get(page) ?? 0
    const { width, height } = pdf.pageSize(page)
    const [wide, high] = by === 90 || by === 270 ? [height, width] : [width, height]
    const paper = { width: wide * MM_PER_POINT, height: high * MM_PER_POINT }
    const scale = realScale(paper, scans.has(page))
    const picture = turnPicture(pdf.render(page, { dpi: SEARCH_DPI / scale, maxPixels: MOST_PIXELS }), by)
    const image = { data: picture.rgba, width: picture.width, height: picture.height }
    const found = findSeals(image, { pageWidthMm: paper.width / scale, ...(scans.has(page) ? { scan: true } : {}) })
    data.searched++
    if (found.verdict === 'cannot-tell') data.unsure.unshift(page)
    const piece = edgePiece(page, image, paper.width / scale)
    if (piece) pieces.push(piece)
    const pictures = found.seals.length > 0 && by === 0 ? pdf.pageImages(page) : []
    const placed = found.seals.map((s): FoundSeal => ({
      page, kind: kindOfSeal(s, scale, pictures, paper, scans.has(page)), xMm: round(s.xMm * scale), yMm: round(s.yMm * scale), diameterMm: round(s.diameterMm * scale), minorMm: round(s.minorMm * scale),
      pageWidthMm: round(paper.width), pageHeightMm: round(paper.height),
    }))
    data.seals.unshift(...placed)
  }
  const riding = ridingSeals(pieces)
  if (riding.length === 0) return data
  // A broad slice looks like a seal cut by the edge.
  const isSlice = (s: FoundSeal): boolean =>
    s.xMm + s.diameterMm / 2 > s.pageWidthMm - 2 && riding.some((r) => s.page >= r.from && s.page <= r.to && Math.abs(s.yMm - r.yMm) < r.diameterMm / 3)
  return { ...data, seals: data.seals.filter((s) => !isSlice(s)), riding: riding.map((r) => ({ ...r, yMm: round(r.yMm), diameterMm: round(r.diameterMm) })) }
}

/** A picture hardly larger than the seal was put there for it; on a page-wide picture the seal was scanned with the page. */
function kindOfSeal(seal: Seal, scale: number, pictures: readonly PdfImageBox[], paper: { width: number; height: number }, scan: boolean): FoundSeal['kind'] {
  const [x, y, wide] = [seal.xMm * scale, seal.yMm * scale, seal.diameterMm * scale]
  const boxes = pictures.map(({ left, right, top, bottom }) => ({ left: left * MM_PER_POINT, right: right * MM_PER_POINT, top: top * MM_PER_POINT, bottom: bottom * MM_PER_POINT }))
  const own = boxes.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom && box.right - box.left < 2 * wide && box.bottom - box.top < 2 * wide)
  const covered = boxes.reduce((sum, box) => sum + (box.right - box.left) * (box.bottom - box.top), 0)
  return !own && (scan || covered >= 0.5 * paper.width * paper.height) ? 'scan' : 'picture'
}

const round = (mm: number): number => Math.round(mm * 10) / 10

/**
 * How many times larger the page says it is than the sheet that was scanned. Phones and some scanners give pages of one
 * point per pixel, twice to eight times too large: a scan larger than A3 or smaller than A5 is taken as an A4 sheet.
 */
function realScale(paper: { width: number; height: number }, scan: boolean): number {
  const short = Math.min(paper.width, paper.height)
  const long = Math.max(paper.width, paper.height)
  const usual = short >= 140 && short <= 300 && long <= 430
  const sheet = long / short < 1.8
  return scan && !usual && sheet ? short / 210 : 1
}

/** The checks on the PDF alone, once it is open. */
export function checkPdf(reading: PdfReading): Check[] {
  const { pages, scans, turned, paper } = reading
  const data = { pages, scans, ...(turned.length > 0 && { turned }) }
  const opens = `能打开，${pages} 页，${paperName(paper)}。`
  return [
    { id: 'pdf-opens', verdict: 'pass', title: 'PDF 文件', reason: opens, rule: OPENS, data },
    { id: 'pdf-text', ...textLayer(reading), title: 'PDF 文字', rule: TEXT, data },
  ]
}

function textLayer({ pages, unread, scans, recognised, lines }: PdfReading): Pick<Check, 'verdict' | 'reason'> {
  if (scans.length > 0 && recognised.length === scans.length) return { verdict: 'pass', reason: `${scans.length === pages - unread ? '是扫描件' : `第 ${list(scans)} 页是扫描件`}，已经识别成文字。` }
  if (scans.length === 0 && lines.length === 0) return { verdict: 'warn', reason: 'PDF 里没有文字，也不像扫描件，请打开看一眼。' }
  if (scans.length === 0) return { verdict: 'pass', reason: '有文字层，可以逐字对照。' }
  if (scans.length === pages - unread) return { verdict: 'pass', reason: '是扫描件，没有文字层。' }
  return { verdict: 'pass', reason: `第 ${list(scans)} 页是扫描件，其余有文字层。` }
}

/** 1、3–5 */
export function list(pages: readonly number[]): string {
  const runs: [number, number][] = []
  for (const page of pages) {
    const last = runs.at(-1)
    if (last && last[1] === page - 1) last[1] = page
    else runs.push([page, page])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join('、')
}

function paperName({ width, height }: { width: number; height: number }): string {
  const short = Math.min(width, height)
  const long = Math.max(width, height)
  const known = [['A3', 297, 420], ['A4', 210, 297], ['A5', 148, 210], ['B5', 176, 250], ['16 开', 184, 260]] as const
  const name = known.find(([, w, h]) => Math.abs(short - w) < 4 && Math.abs(long - h) < 5)?.[0]
  return name ? `${name} ${width > height ? '横版' : '竖版'}` : `${Math.round(width)} × ${Math.round(height)} 毫米`
}
