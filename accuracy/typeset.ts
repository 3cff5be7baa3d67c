import { plainDocument, writeOfficialPdf, type Block, type OfficialDocument } from '../src/documents/official/index.ts'
import { charactersOf, isFullLine, measurePages, type MeasuredPage } from '../test/documents/page-measures.ts'
import { anOfficialDocument, rareCharacters } from '../test/makers/official.ts'
import { seeded, type Random } from '../test/makers/random.ts'
import type { AccuracyRow } from './row.ts'

/** Millimetres the standard allows (5.2.1: ±1 mm), of a pixel of 0.18 mm. */
const TOLERANCE = 1
/** A line in 3号 by the height of its box: 4号 and tables are lower, titles higher. */
const isBody = (line: MeasuredPage['lines'][number]): boolean => line.bottom - line.top > 15.5 && line.bottom - line.top < 19

/** Flush left or indented by two characters: not a name in the signature. */
const beginsLeft = (line: MeasuredPage['lines'][number]): boolean => (line.left * 25.4) / 72 < 28 + 13

interface Tally {
  of: number
  bad: string[]
  worst: number
}

/** Official documents of every style, made by seed, typeset, and measured back from their pages as they print. */
export async function typesetAccuracy({ count, seed }: { count: number; seed: number }): Promise<AccuracyRow[]> {
  const random = seeded(seed)
  const tally = (): Tally => ({ of: 0, bad: [], worst: 0 })
  const seen = { lines: tally(), edges: tally(), numbers: tally(), foot: tally(), lost: tally(), rare: tally() }
  const widths: number[] = []
  for (let i = 0; i < count; i++) {
    const document = i % 4 === 0 ? plainFlow(random) : anOfficialDocument(random)
    const { pdf, fonts } = writeOfficialPdf(document)
    const pages = await measurePages(pdf)
    const name = `document ${i}`
    if (i % 4 === 0) lookAtFlow(pages, name, seen.lines)
    for (const [n, page] of pages.entries()) {
      lookAtEdges(page, document, n, name, seen.edges)
      lookAtNumber(page, document, n, name, seen.numbers)
      if (!page.landscape) widths.push(...page.lines.filter((line) => isBody(line) && isFullLine(line) && beginsLeft(line)).map(charactersOf))
    }
    lookAtFoot(pages, document, name, seen.foot)
    lookAtText(pages, document, fonts.missing, name, seen)
  }
  const inRange = widths.filter((width) => width >= 26.9 && width <= 29.2).length
  const mean = widths.reduce((sum, width) => sum + width, 0) / Math.max(widths.length, 1)
  const share = inRange / Math.max(widths.length, 1)
  const row = (name: string, { of, bad }: Tally): AccuracyRow => ({ name, value: of === 0 ? 0 : (of - bad.length) / of, unit: '', of, want: '1', ok: of > 0 && bad.length === 0, detail: bad.slice(0, 10) })
  return [
    row('typeset: full pages of 22 lines', seen.lines),
    { name: 'typeset: full lines of 28 characters (27–29)', value: share, unit: '', of: widths.length, want: '≥ 0.95', ok: widths.length > 0 && share >= 0.95, detail: [`mean ${mean.toFixed(2)}, from ${Math.min(...widths).toFixed(1)} to ${Math.max(...widths).toFixed(1)}: marks are squeezed`] },
    { name: 'typeset: edges of the text, farthest off', value: seen.edges.worst, unit: 'mm', of: seen.edges.of, want: '≤ 1', ok: seen.edges.of > 0 && seen.edges.worst <= TOLERANCE, detail: seen.edges.bad.slice(0, 10) },
    { name: 'typeset: page number, farthest off', value: seen.numbers.worst, unit: 'mm', of: seen.numbers.of, want: '≤ 1', ok: seen.numbers.of > 0 && seen.numbers.worst <= TOLERANCE && seen.numbers.bad.length === 0, detail: seen.numbers.bad.slice(0, 10) },
    row('typeset: 版记 at the foot of the last page', seen.foot),
    row('typeset: every character stands in the PDF', seen.lost),
    row('typeset: rare characters of names', seen.rare),
  ]
}

/** Nothing but text, so that every page between is full. */
const plainFlow = (random: Random): OfficialDocument => {
  const long = anOfficialDocument(random).body.filter((block): block is Extract<Block, { kind: 'paragraph' }> => block.kind === 'paragraph')
  return plainDocument({ title: '关于科技工作者状况的调查报告', body: Array.from({ length: 5 }, () => long).flat() })
}

function lookAtFlow(pages: readonly MeasuredPage[], name: string, tally: Tally): void {
  for (const [n, page] of pages.entries()) {
    if (n === 0 || n === pages.length - 1) continue
    tally.of++
    if (page.lines.length !== 22) tally.bad.push(`${name}, page ${n + 1}: ${page.lines.length} lines`)
  }
}

const note = (tally: Tally, off: number, what: string): void => {
  tally.worst = Math.max(tally.worst, off)
  if (off > TOLERANCE) tally.bad.push(`${what}: ${off.toFixed(2)} mm off`)
}

/** Left and right where full lines of text stand, the top where a page begins with text, nothing beyond the foot. */
function lookAtEdges({ ink, lines, landscape }: MeasuredPage, document: OfficialDocument, n: number, name: string, tally: Tally): void {
  if (!ink || landscape || document.letterhead?.style === 'letter' && n === 0) return
  tally.of++
  note(tally, Math.max(0, ink.bottom - 262, 28 - ink.left, ink.right - 184, 37 - ink.top), `${name}, page ${n + 1} beyond the type area`)
  if (lines.filter((line) => isBody(line) && isFullLine(line)).length < 5) return
  note(tally, Math.abs(ink.left - 28), `${name}, page ${n + 1} left`)
  note(tally, Math.abs(ink.right - 184), `${name}, page ${n + 1} right`)
  if (n > 0 && isBody(lines[0]!)) note(tally, Math.abs(ink.top - 37), `${name}, page ${n + 1} top`)
}

/** 7 mm below the text, a character of 4号 in from the edge: right on odd pages, left on even ones, none on a letter's first. */
function lookAtNumber({ number }: MeasuredPage, document: OfficialDocument, n: number, name: string, tally: Tally): void {
  tally.of++
  const where = `${name}, page ${n + 1}`
  if (document.letterhead?.style === 'letter' && n === 0) {
    // Only the red line of the letter stands below its text.
    return
  }
  if (!number) {
    tally.bad.push(`${where}: no number`)
    return
  }
  const inset = (14 * 25.4) / 72
  note(tally, Math.abs(number.y - 269), `${where} height`)
  note(tally, n % 2 === 0 ? Math.abs(number.right - (184 - inset)) : Math.abs(number.left - (28 + inset)), `${where} side`)
}

/** The lower line of 版记 is the edge of the text. Letters have no lines there. */
function lookAtFoot(pages: readonly MeasuredPage[], document: OfficialDocument, name: string, tally: Tally): void {
  const last = pages.at(-1)!
  if (!document.imprint || document.letterhead?.style === 'letter') return
  tally.of++
  if (!last.ink || Math.abs(last.ink.bottom - 262) > TOLERANCE || !last.lines.at(-1)?.text.includes('印发')) tally.bad.push(`${name}: foot at ${last.ink?.bottom.toFixed(2)} mm`)
}

/** Every character as often as the document has it; but what no font has. */
function lookAtText(pages: readonly MeasuredPage[], document: OfficialDocument, missing: readonly string[], name: string, { lost, rare }: { lost: Tally; rare: Tally }): void {
  const typeset = counted(pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join(''))
  const written = counted(wordsOf(document))
  lost.of++
  const gone = [...written].filter(([sign, times]) => (typeset.get(sign) ?? 0) < times && !missing.includes(sign)).map(([sign]) => sign)
  if (gone.length > 0) lost.bad.push(`${name}: ${gone.join('')}`)
  for (const sign of rareCharacters) {
    if (!written.has(sign)) continue
    rare.of++
    if ((typeset.get(sign) ?? 0) < written.get(sign)!) rare.bad.push(`${name}: ${sign}`)
  }
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const sign of text.replaceAll(/\s/g, '')) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return counts
}

function wordsOf(document: OfficialDocument): string {
  const blocks = [document.body, ...document.attachments.map(({ body }) => body)].flat()
  const own = blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return block.text + (block.runIn ?? '')
      case 'paragraph':
        return block.runs.map((run) => run.text).join('')
      case 'list':
        return block.items.join('')
      case 'table':
        return [block.caption ?? '', ...(block.head ?? []), ...block.rows.flat()].join('')
      case 'page-break':
        return ''
    }
  })
  const { letterhead, signature, imprint } = document
  const mark = letterhead ? (letterhead.style === 'letter' ? letterhead.issuers[0]! : letterhead.issuers.join('')) : ''
  return [document.title, document.addressees ?? '', ...own, mark, letterhead?.docNumber ?? '', ...(letterhead?.signatories ?? []), ...(signature?.issuers ?? []), document.note ?? '', imprint?.copyTo ?? '', letterhead?.style === 'letter' ? '' : imprint?.printer ?? '', ...document.attachments.map(({ title }) => title)].join('')
}
