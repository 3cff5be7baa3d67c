import { typstEngine } from './engine.ts'
import type { FontReport, FontRole } from './fonts.rules.ts'
import { refuseTooLong } from './limits.ts'
import type { OfficialDocument } from './model.ts'
import { markSize, prepare, type Prepared, type PreparedBlock } from './prepare.ts'
import { LONGEST_WHOLE_CELL } from './table.ts'
import { widthOf } from './text.ts'

/** A seal or the like as SVG; `widthMm` is its side. */
export interface SealPicture {
  svg: string
  widthMm: number
}

export interface PdfOptions {
  /** The site's own folder of fonts, asked first; it need not exist. */
  fonts?: string | null
  /** When the file is made; stands in its properties. Without it none does, and equal documents give equal files. */
  now?: Date
  /** Over the signature; several in the order of its issuers. Nothing is drawn without a signature. */
  picture?: SealPicture | readonly SealPicture[]
}

export interface OfficialPdf {
  pdf: Uint8Array
  pages: number
  fonts: FontReport
}

/**
 * Writes a PDF laid out by GB/T 9704-2012, text selectable, fonts embedded as subsets. Synchronous, 10–50 ms of work for
 * a few pages: a busy server calls it in a worker (`jobs.ts`). Characters no font has are drawn as boxes and reported.
 * @throws Refusal documents/too-long
 * @throws Error when the typesetter fails, which is a fault of ours: no text can make it fail
 */
export function writeOfficialPdf(document: OfficialDocument, { fonts = null, now, picture = [] }: PdfOptions = {}): OfficialPdf {
  refuseTooLong(document)
  const prepared = prepare(document)
  const pictures = (document.signature ? [picture].flat() : []).map(({ svg, widthMm }) => ({ svg, width: widthMm }))
  const texts = textsOf(prepared)
  const long = Object.values(texts).some((text) => LONG_WORD.test(text))
  return typstEngine(fonts).pdf({ ...dataOf(prepared), long, pictures, made: now ? momentOf(now) : null }, texts)
}

/** UTC, field by field, as the typesetter wants it. */
const momentOf = (now: Date) => ({
  year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate(),
  hour: now.getUTCHours(), minute: now.getUTCMinutes(), second: now.getUTCSeconds(),
})

/** A last paragraph of up to so many characters goes with the signature; a longer one would leave half a page empty. */
const SHORT = 200

/** A word that may not fit on a line or into a cell: rare, and looking for breaks in all text is dear. */
const LONG_WORD = /[!-~]{16}/

function dataOf(prepared: Prepared): object {
  const { head, body, attachments } = prepared
  return {
    ...prepared,
    head: head && { ...head, ...markData(head) },
    body: body.map(blockData),
    attachments: attachments.map((each) => ({ ...each, body: each.body.map(blockData) })),
  }
}

function markData(head: NonNullable<Prepared['head']>) {
  const { pt, narrow } = markSize(head)
  return { pt, narrow, longest: Math.max(...head.mark.map(widthOf), 1), high: pt * 0.92 }
}

function blockData(block: PreparedBlock): object {
  if (block.kind === 'paragraph') return { ...block, short: block.runs.reduce((sum, run) => sum + run.text.length, 0) <= SHORT }
  return block.kind === 'table' ? { ...block, whole: LONGEST_WHOLE_CELL * 3 } : block
}

/** Which characters stand in which font. */
function textsOf({ head, title, subtitle, addressees, body, attachmentList, signature, note, attachments, imprint }: Prepared): Record<FontRole, string> {
  const texts: Record<FontRole, string[]> = { title: [...title, ...(head?.mark ?? []), head?.word ?? ''], body: [], hei: [], kai: [subtitle ?? '', ...(head?.signatories ?? [])] }
  texts.body.push(addressees ?? '', note ?? '', imprint ? `抄送：${imprint.copyTo}${imprint.printer}${imprint.printedOn}` : '', ...attachmentList.map(({ number, name }) => `附件：${number}${name}`), head?.number ?? '')
  for (const each of head?.corner ?? []) texts[each.role].push(each.text)
  if (signature) texts.body.push(...(signature.kind === 'single' ? signature.lines.map(({ text }) => text) : [...signature.names, signature.date]))
  for (const each of attachments) {
    texts.hei.push(each.label)
    texts.title.push(...each.title)
  }
  for (const block of [...body, ...attachments.flatMap((each) => each.body)]) {
    if (block.kind === 'heading') {
      texts[block.level === 1 ? 'hei' : block.level === 2 ? 'kai' : 'body'].push(block.number, block.text)
      texts.body.push(block.runIn)
    } else if (block.kind === 'paragraph') texts.body.push(...block.runs.map(({ text }) => text))
    else if (block.kind === 'list') texts.body.push('1234567890.•', ...block.items)
    else if (block.kind === 'table') {
      texts.hei.push(block.caption ?? '', ...(block.head ?? []))
      texts.body.push(...block.rows.flat())
    }
  }
  return { title: texts.title.join(''), body: texts.body.join(''), hei: texts.hei.join(''), kai: texts.kai.join('') }
}
