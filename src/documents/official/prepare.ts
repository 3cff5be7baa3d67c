import { LAYOUT, type Block, type Letterhead, type OfficialDocument, type Run } from './model.ts'
import { attachmentLabel, headingNumbers, writtenDate } from './numbers.ts'
import { placeSignature, type PlacedSignature } from './signature.ts'
import { planTable, type PlannedTable } from './table.ts'
import { cleanText, oneLine, widthOf } from './text.ts'
import { titleLines } from './title.ts'

/** A document with everything decided that both writers must do alike: numbers, breaks of the title, places, words added. */
export interface Prepared {
  head: PreparedHead | null
  title: string[]
  subtitle: string | null
  /** With its colon. */
  addressees: string | null
  body: PreparedBlock[]
  /** 附件说明: number ('' for the only one) and name. */
  attachmentList: { number: string; name: string }[]
  signature: PlacedSignature | null
  /** In brackets. */
  note: string | null
  attachments: PreparedAttachment[]
  imprint: PreparedImprint | null
}

export interface PreparedHead {
  style: Letterhead['style']
  /** Lines of the issuer mark. */
  mark: string[]
  /** 文件 behind the names, '' for others. */
  word: string
  /** 份号, 密级, 紧急程度, from the top. */
  corner: { text: string; role: 'body' | 'hei' }[]
  number: string | null
  /** Empty unless the document goes upward. */
  signatories: string[]
}

export type PreparedBlock =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; number: string; text: string; runIn: string }
  | { kind: 'paragraph'; align: 'left' | 'center' | 'right'; runs: { text: string; bold: boolean }[] }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | ({ kind: 'table' } & PlannedTable)
  | { kind: 'page-break' }

export interface PreparedAttachment {
  label: string
  title: string[]
  landscape: boolean
  body: PreparedBlock[]
}

export interface PreparedImprint {
  copyTo: string | null
  printer: string
  /** With 印发. */
  printedOn: string
}

/** Millimetres of text on an upright and on a landscape page. */
export const textWidthMm = (landscape: boolean): number =>
  landscape ? 297 - LAYOUT.marginMm.top - LAYOUT.marginMm.bottom : 210 - LAYOUT.marginMm.left - LAYOUT.marginMm.right

export function prepare(document: OfficialDocument): Prepared {
  const named = document.attachments.map(({ title }) => oneLine(title).replace(/[。；;，,、.]+$/, ''))
  const many = named.length > 1
  return {
    head: document.letterhead && headOf(document.letterhead),
    title: titleLines(document.title),
    subtitle: document.subtitle ? cleanText(document.subtitle) : null,
    addressees: document.addressees?.trim() ? `${oneLine(document.addressees).replace(/[：:\s]+$/, '')}：` : null,
    body: blocksOf(document.body, document, false),
    attachmentList: named.map((name, i) => ({ number: many ? `${i + 1}.` : '', name })),
    signature: document.signature && placeSignature(document.signature),
    note: document.note?.trim() ? `（${oneLine(document.note).replace(/^[（(](.*)[）)]$/, '$1')}）` : null,
    attachments: document.attachments.flatMap(({ title, body, landscape }, i) =>
      body.length === 0 ? [] : [{ label: attachmentLabel(i, document.attachments.length), title: titleLines(title.replace(/[。；;，,、.\s]+$/, '')), landscape: landscape ?? false, body: blocksOf(body, document, landscape ?? false) }]),
    imprint: imprintOf(document),
  }
}

function headOf(head: Letterhead): PreparedHead {
  const { style } = head
  const issuers = head.issuers.map(oneLine)
  // A letter bears only the leading issuer's mark (10.1); 纪要 has one made of its meeting.
  const mark = style === 'document' ? issuers : [oneLine(head.mark ?? '') || (style === 'minutes' ? `${issuers[0]!.replace(/纪要$/, '')}纪要` : issuers[0]!)]
  const corner: PreparedHead['corner'] = []
  if (head.copyNumber) corner.push({ text: oneLine(head.copyNumber), role: 'body' })
  if (head.secrecy) corner.push({ text: oneLine(head.secrecy), role: 'hei' })
  if (head.urgency) corner.push({ text: head.urgency, role: 'hei' })
  return { style, mark, word: style === 'document' ? '文件' : '', corner, number: head.docNumber ? oneLine(head.docNumber) : null, signatories: style === 'document' ? (head.signatories ?? []).map(oneLine) : [] }
}

function imprintOf({ imprint, letterhead }: OfficialDocument): PreparedImprint | null {
  if (!imprint) return null
  const copyTo = imprint.copyTo?.trim() ? `${oneLine(imprint.copyTo).replace(/^抄送[：:]/, '').replace(/[。；，、.\s]+$/, '')}。` : null
  // 信函格式 names neither printer nor day there (10.1).
  const letter = letterhead?.style === 'letter'
  const printer = letter ? '' : oneLine(imprint.printer ?? '')
  const day = letter ? '' : oneLine(writtenDate(imprint.printedOn ?? '')).replace(/印发$/, '')
  return copyTo || printer || day ? { copyTo, printer, printedOn: day ? `${day}印发` : '' } : null
}

function blocksOf(blocks: readonly Block[], { numbering }: OfficialDocument, landscape: boolean): PreparedBlock[] {
  const numbers = numbering === 'auto' ? headingNumbers(blocks) : []
  return blocks.flatMap((block, i): PreparedBlock[] => {
    switch (block.kind) {
      case 'heading': {
        const text = cleanText(block.text)
        const runIn = cleanText(block.runIn ?? '')
        // A heading that runs on ends in a full stop, or the two would read as one sentence.
        return [{ kind: 'heading', level: block.level, number: numbers[i] ?? '', text: runIn && !/[。！？；：…]\s*$/.test(text) ? `${text}。` : text, runIn }]
      }
      case 'paragraph':
        return [{ kind: 'paragraph', align: block.align ?? 'left', runs: block.runs.map((run: Run) => ({ text: cleanText(run.text), bold: run.bold ?? false })) }]
      case 'list':
        return [{ kind: 'list', ordered: block.ordered, items: block.items.map(cleanText) }]
      case 'table': {
        const table = planTable(block, textWidthMm(landscape))
        return table.head || table.rows.length > 0 ? [{ kind: 'table', ...table }] : []
      }
      case 'page-break':
        return [block]
    }
  })
}

/**
 * The issuer mark: as large as its names allow and 22 mm at most, so that the text still begins on the first page.
 * Long names are set narrower before they are set small. `narrow` is the glyphs' width, 1 being unchanged.
 */
export function markSize({ mark, word, style }: PreparedHead): { pt: number; narrow: number } {
  const width = (textWidthMm(false) * 72) / 25.4
  const longest = Math.max(...mark.map(widthOf), 1) + widthOf(word) + (mark.length > 1 ? 0.5 : 0)
  const most = style === 'letter' ? 42 : mark.length === 1 ? 54 : mark.length <= 3 ? 40 : Math.max(18, 150 / mark.length)
  const pt = Math.min(most, Math.max(width / longest, 34))
  return { pt, narrow: Math.min(1, width / (longest * pt)) }
}
