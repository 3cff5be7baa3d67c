import { compareTexts } from '../compare/index.ts'
import type { Comparison } from '../compare/index.ts'
import type { WordDocument } from '../word/index.ts'
import { list } from './pdf.ts'
import type { PdfReading } from './pdf.ts'
import type { Check } from './types.ts'

const RULE =
  '把 Word 的正文和表格与 PDF 的文字层逐字对照。空格、换行、分页、页码、页眉、红头、落款、自动编号、全角半角不计；差一个数字也会列出来。'

/** The Word text against the PDF's text. Null documents could not be opened. */
export function checkAgreement(document: WordDocument | null, pdf: PdfReading | null): Check {
  const make = (verdict: Check['verdict'], reason: string): Check => ({ id: 'agreement', verdict, title: '两版一致', reason, rule: RULE })
  if (!document || !pdf) return make('cannot-tell', `${document ? 'PDF' : 'Word'} 打不开，没法对照。`)
  if (pdf.lines.length === 0) return make('cannot-tell', pdf.scans.length > 0 ? '扫描件没有文字层，请人工对照。' : 'PDF 里没有文字，请人工对照。')
  const compared = withText(document, pdf)
  // Pages without text cannot show what Word has: only what both sides have counts.
  const result = pdf.scans.length > 0 || pdf.unread > 0 ? withoutMissing(compared) : compared
  const data = { differences: result.differences, count: result.count, similarity: Math.round(result.similarity * 1000) / 1000 }
  const blind = pdf.scans.length > 0 ? `第 ${list(pdf.scans)} 页是扫描件，没有对照。` : ''
  if (compared.similarity < 0.5 && blind === '') {
    return { ...make('fail', `两份像是不同的材料，只有 ${Math.round(compared.similarity * 100)}% 的文字相同。请看看是不是传错了。`), data }
  }
  const part = compared.cut || pdf.unread > 0
  if (part) {
    const so = result.count > 0 ? `这部分有 ${result.count} 处不同` : '这部分一致'
    return { ...make('cannot-tell', `文件太长，只对照了前面一部分，${so}，请人工看一眼。`), data }
  }
  if (result.count > 0) {
    const why = '多半是盖章后又改了 Word，请以盖章版为准重新上传 Word。'
    return { ...make('warn', `Word 与 PDF 有 ${result.count} 处不同。${why}${blind}`), data }
  }
  if (blind !== '') return { ...make('cannot-tell', `${blind}其余文字一致。`), data }
  return { ...make('pass', 'Word 与 PDF 的文字一致。'), data }
}

/**
 * The PDF shows text boxes and notes wherever they stand, Word keeps them apart; so what only the PDF has is no difference
 * when it is a whole paragraph of one of those.
 */
function withText(document: WordDocument, pdf: PdfReading): Comparison {
  const write = (paragraphs: WordDocument['paragraphs']): string[] => paragraphs.map(({ number, text }) => number + text)
  const body = compareTexts(write(document.paragraphs), pdf.lines)
  const aside = [...write(document.textBoxes), ...write(document.footnotes), ...write(document.endnotes)]
  if (body.count === 0 || aside.length === 0) return body
  const known = new Set(aside.flatMap((text) => text.split('\n')).map(bare))
  const differences = body.differences.filter((d) => d.kind !== 'missing-in-word' || !known.has(bare(d.pdf.text.slice(d.pdf.start, d.pdf.end))))
  return { ...body, differences, count: body.count - (body.differences.length - differences.length) }
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

function withoutMissing(compared: Comparison): Comparison {
  const differences = compared.differences.filter((d) => d.kind === 'number' || d.kind === 'text')
  return { ...compared, differences, count: differences.length }
}
