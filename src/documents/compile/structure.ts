import type { OutlineParagraph } from '../word/index.ts'
import { numberAt, numberOf } from './numbers.ts'
import type { HeadingLevel, ReportBlock } from './report.ts'

/** A paragraph outside tables, with what was found out about it. */
interface Line {
  text: string
  align: OutlineParagraph['align']
  /** As found; levels of a file need not begin at 1 nor follow each other. */
  level: number | null
  number: { level: HeadingLevel; written: string } | null
  runIn: string | null
}

/** Longest heading and longest title line, in characters. */
const LONGEST_HEADING = 50
const LONGEST_TITLE = 60
const ENDS = /[。；;！!？?：:，,、]$/

/** The report's own title: its first lines while they look like one. @returns the title and how many paragraphs it takes */
export function titleOf(paragraphs: readonly OutlineParagraph[]): { title: string | null; taken: number } {
  const lines: string[] = []
  let taken = 0
  const first = paragraphs.find((each) => each.text.trim() !== '')
  const size = first?.size ?? null
  for (const paragraph of paragraphs) {
    const text = paragraph.text.trim().replaceAll(/\s*\n\s*/g, '')
    if (text === '') {
      if (paragraph.pictures.length > 0) break
      // An empty line ends a title, but stands in front of many.
      if (lines.length > 0) break
      taken++
      continue
    }
    if (!looksLikeTitle(paragraph, text) || (lines.length > 0 && paragraph.size !== size) || lines.length === 3) break
    lines.push(text)
    taken++
  }
  return lines.length === 0 ? { title: null, taken: 0 } : { title: lines.join(''), taken }
}

function looksLikeTitle(paragraph: OutlineParagraph, text: string): boolean {
  if (paragraph.cell !== null || paragraph.number !== '' || text.length > LONGEST_TITLE || ENDS.test(text) || numberOf(text)) return false
  if (paragraph.title) return true
  if (/^[（(].*[）)]$/.test(text) || /^\d{4}年\d{1,2}月/.test(text)) return false
  return paragraph.align === 'center' && (paragraph.bold || paragraph.level !== null || (paragraph.size ?? 0) >= 15 || /(?:总结|报告|方案|计划|情况|材料|案例|事迹|汇报|亮点|简报|说明)$/.test(text))
}

/**
 * Paragraphs → headings and paragraphs, levels made to begin at 1 without gaps, numbers written anew where all of a level are headings.
 * @returns for each paragraph what became of it; for one in a table nothing
 */
export function structureOf(paragraphs: readonly OutlineParagraph[]): ReportBlock[][] {
  const pieces = paragraphs.map((paragraph) => (paragraph.cell ? [] : linesOf(paragraph)))
  const lines = pieces.flat()
  const levels = [...new Set(lines.flatMap(({ level }) => (level === null ? [] : [level])))].sort((a, b) => a - b)
  const placeOf = (level: number) => Math.min(levels.indexOf(level) + 1, 4) as HeadingLevel
  // Where one item of a level stayed a paragraph, counting anew would give two the same number.
  const kept = new Set(lines.flatMap(({ level, number }) => (level === null && number !== null ? [number.level] : [])))
  const counts = [0, 0, 0, 0, 0]
  return pieces.map((piece) => piece.map((line): ReportBlock => {
    if (line.level === null) {
      const text = (line.number?.written ?? '') + line.text
      return line.align === 'left' ? { kind: 'paragraph', text } : { kind: 'paragraph', text, align: line.align }
    }
    const level = placeOf(line.level)
    counts[level] = (counts[level] ?? 0) + 1
    counts.fill(0, level + 1)
    const number = line.number === null ? '' : kept.has(line.number.level) ? line.number.written : numberAt(level, counts[level])
    // A heading without a number does not use one up.
    if (line.number === null) counts[level] -= 1
    return { kind: 'heading', level, number, text: line.text, ...(line.runIn !== null && { runIn: line.runIn }) }
  }))
}

/** A paragraph cut at its line breaks; each piece may be a heading. */
function linesOf(paragraph: OutlineParagraph): Line[] {
  return paragraph.text.split('\n').flatMap((piece, i) => {
    const full = (i === 0 ? paragraph.number : '') + piece.trim()
    if (full.trim() === '') return []
    const found = numberOf(full)
    const text = found ? full.slice(found.length).trim() : full
    const number = found && text !== '' ? { level: found.level, written: found.written } : null
    const line = { text: number ? text : full, align: number ? ('left' as const) : paragraph.align, number, runIn: null }
    if (paragraph.level !== null && text.length <= LONGEST_HEADING * 2) return [{ ...line, align: 'left' as const, level: paragraph.level }]
    if (number) return [numbered(line, number)]
    const alone = paragraph.bold && text.length <= LONGEST_HEADING && !ENDS.test(text)
    return [{ ...line, level: alone && paragraph.align === 'center' ? 1 : null }]
  })
}

/** 一、 and （一） lead headings, also in front of running text; 1. and （1） only when the line is short and no sentence. */
function numbered(line: Omit<Line, 'level'>, number: NonNullable<Line['number']>): Line {
  const { text } = line
  if (text.length <= LONGEST_HEADING && !/[。；;！!？?，,：:].|[；;，,：:]$/.test(text)) return { ...line, text: text.replace(/。$/, ''), level: number.level }
  const stop = text.indexOf('。')
  if (stop > 0 && stop <= 40 && !/[，,；;：:]/.test(text.slice(0, stop)) && stop < text.length - 1)
    return { ...line, text: text.slice(0, stop + 1), runIn: text.slice(stop + 1).trim(), level: number.level }
  return { ...line, level: null }
}
