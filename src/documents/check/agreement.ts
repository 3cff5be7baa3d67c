import { compareTexts } from '../compare/index.ts'
import type { Comparison } from '../compare/index.ts'
import type { WordDocument } from '../word/index.ts'
import { list } from './pdf.ts'
import type { PdfReading } from './pdf.ts'
import type { Check } from './types.ts'

const RULE =
  '把 Word 的正文和表格与 PDF 的文字逐字对照。空格、换行、分页、页码、页眉、红头、落款、自动编号、全角半角不计；差一个数字也会列出来。' +
  '扫描页先识别成文字再对照：识别把握不大的形近字、标点不算不同；数字和成句的文字看不清时单独列出，请人看一眼。'

/** A page read worse than this on the whole is not judged by what was not found on it. */
const POOR = 0.6
/** Fewer characters than this on all scanned pages together were not read at all. */
const FEWEST = 20

/** What of the PDF the comparison needs. */
export type PrintedText = Pick<PdfReading, 'lines' | 'scans' | 'recognised' | 'sheets' | 'unread'>

/**
 * The Word text against the PDF's text. Null documents could not be opened. `awaiting`: pages without text are being
 * recognised, and the comparison is made again afterwards.
 */
export function checkAgreement(document: WordDocument | null, pdf: PrintedText | null, awaiting = false): Check {
  const make = (verdict: Check['verdict'], reason: string): Check => ({ id: 'agreement', verdict, title: '两版一致', reason, rule: RULE })
  if (!document || !pdf) return make('cannot-tell', `${document ? 'PDF' : 'Word'} 打不开，没法对照。`)
  const unseen = pdf.scans.filter((page) => !pdf.recognised.some((each) => each.page === page))
  if (awaiting && unseen.length > 0) return { ...make('cannot-tell', '盖章版是扫描件，正在识别文字，识别完自动对照，不用等它。'), pending: true }
  if (pdf.lines.length === 0) return make('cannot-tell', pdf.scans.length > 0 ? (unseen.length > 0 ? '扫描件没有文字层，请人工对照。' : '扫描件上没有识别出文字，请人工对照。') : 'PDF 里没有文字，请人工对照。')
  const scanned = pdf.scans.length > 0
  if (scanned && unseen.length === 0 && pdf.lines.every((line) => line.confidence) && pdf.recognised.reduce((sum, each) => sum + each.characters, 0) < FEWEST)
    return make('cannot-tell', '扫描件太模糊，没有识别出多少文字，请人工对照。')
  const compared = withText(document, pdf)
  // Pages without text cannot show what Word has: only what both sides have counts.
  const seen = unseen.length > 0 || pdf.unread > 0 ? withoutMissing(compared) : compared
  const poor = pdf.recognised.filter((each) => each.characters > 0 && each.confidence < POOR).map((each) => each.page)
  const result = poor.length > 0 ? unclearOn(seen, new Set(poor)) : seen
  const pages = new Set(result.differences.flatMap(({ boxes }) => boxes.map((box) => box.page)))
  const data = {
    differences: result.differences, count: result.count, unclear: result.unclear, similarity: Math.round(result.similarity * 1000) / 1000,
    sheets: [...pages].map((page) => ({ page, width: pdf.sheets[page - 1]?.width ?? 0, height: pdf.sheets[page - 1]?.height ?? 0 })),
    recognised: pdf.recognised.map((each) => each.page),
  }
  const blind = unseen.length > 0 ? `第 ${list(unseen)} 页是扫描件，没有对照。` : ''
  const blurred = poor.length > 0 ? `第 ${list(poor)} 页太模糊，请人工看一眼。` : ''
  if (compared.similarity < 0.5 && blind === '' && blurred === '') {
    return { ...make('fail', `两份像是不同的材料，只有 ${Math.round(compared.similarity * 100)}% 的文字相同。请看看是不是传错了。`), data }
  }
  const unsure = result.unclear > 0 ? `另有 ${result.unclear} 处看不清，请看一眼。` : ''
  if (compared.cut || pdf.unread > 0) {
    const so = result.count > 0 ? `这部分有 ${result.count} 处不同` : '这部分一致'
    return { ...make('cannot-tell', `文件太长，只对照了前面一部分，${so}，请人工看一眼。${unsure}`), data }
  }
  if (result.count > 0) {
    const why = '多半是盖章后又改了 Word，请以盖章版为准重新上传 Word。'
    return { ...make('warn', `Word 与 PDF 有 ${result.count} 处不同。${unsure}${why}${blind}${blurred}`), data }
  }
  if (blind !== '' || blurred !== '') return { ...make('cannot-tell', `${blind}${blurred}${result.unclear > 0 ? `另有 ${result.unclear} 处看不清，` : ''}其余文字一致。`), data }
  if (result.unclear > 0) return { ...make('cannot-tell', `有 ${result.unclear} 处看不清，请对着原件看一眼，其余文字一致。`), data }
  return { ...make('pass', scanned ? '扫描件识别成文字后，与 Word 的文字一致。' : 'Word 与 PDF 的文字一致。'), data }
}

/**
 * The PDF shows text boxes and notes wherever they stand, Word keeps them apart; so what only the PDF has is no difference
 * when it is a whole paragraph of one of those.
 */
function withText(document: WordDocument, pdf: PrintedText): Comparison {
  const write = (paragraphs: WordDocument['paragraphs']): string[] => paragraphs.map(({ number, text }) => number + text)
  const body = compareTexts(write(document.paragraphs), pdf.lines)
  const aside = [...write(document.textBoxes), ...write(document.footnotes), ...write(document.endnotes)]
  if (body.differences.length === 0 || aside.length === 0) return body
  const known = new Set(aside.flatMap((text) => text.split('\n')).map(bare))
  return keep(body, (d) => d.kind !== 'missing-in-word' || !known.has(bare(d.pdf.text.slice(d.pdf.start, d.pdf.end))))
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

const withoutMissing = (compared: Comparison): Comparison => keep(compared, (d) => d.kind === 'number' || d.kind === 'text')

/** Only some of the differences; those beyond the list are counted on. */
function keep(compared: Comparison, wanted: (difference: Comparison['differences'][number]) => boolean): Comparison {
  const [differences, left] = [compared.differences.filter(wanted), compared.differences.filter((d) => !wanted(d))]
  const unclear = left.filter((d) => d.verdict === 'unclear').length
  return { ...compared, differences, count: compared.count - (left.length - unclear), unclear: compared.unclear - unclear }
}

/** What differs on pages that were hardly read is hard to read. */
function unclearOn(compared: Comparison, pages: ReadonlySet<number>): Comparison {
  let moved = 0
  const differences = compared.differences.map((each) => {
    if (each.verdict === 'unclear' || !pages.has(each.page)) return each
    moved++
    return { ...each, verdict: 'unclear' as const, note: '看不清，请看一眼' }
  })
  return { ...compared, differences, count: compared.count - moved, unclear: compared.unclear + moved }
}
