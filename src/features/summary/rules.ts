import { countText } from '../../documents/word/count.ts'
import { Refusal } from '../../platform/errors.ts'

/** Names of the figures; each is one question to the database, with the rows it counts. */
export const figureIds = ['units_received', 'units_acknowledged', 'units_due', 'units_in', 'materials', 'materials_accepted', 'highlights', 'late', 'activities_main', 'activities_units', 'people'] as const
export type FigureId = (typeof figureIds)[number]

/** A piece of a paragraph: words, a figure bound to its question (or typed by hand), or words taken from a unit's material. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'figure'; figure: FigureId; value: number; typed: boolean }
  | { kind: 'source'; text: string; requirementId: number; unitId: number; unitName: string; version: number }
export type Paragraph = Piece[]

export interface Section {
  id: number
  level: 1 | 2
  heading: string
  body: Paragraph[]
}

/** 12,345 as it stands in the text. */
export const figureText = (value: number): string => value.toLocaleString('en-US').replaceAll(',', value >= 10_000 ? ',' : '')

export const paragraphText = (paragraph: Paragraph): string =>
  paragraph.map((piece) => (piece.kind === 'figure' ? figureText(piece.value) : piece.text)).join('')

/** What stands under the text: the unit, and the day it is saved. */
export interface Signature {
  unit: string
  date: string
}

/** Length in 字 of the whole document as Word will count the saved file: title, numbered headings, paragraphs, signature. */
export function summaryLength(title: string, sections: readonly Pick<Section, 'level' | 'heading' | 'body'>[], signature: Signature): number {
  return countText([title, signature.unit, signature.date].join('\n')).words + sectionLengths(sections).reduce((sum, length) => sum + length, 0)
}

/** Length in 字 of each section with its numbered heading. */
export function sectionLengths(sections: readonly Pick<Section, 'level' | 'heading' | 'body'>[]): number[] {
  const headings = numberedHeadings(sections)
  return sections.map((section, index) => countText([headings[index] ?? '', ...section.body.map(paragraphText)].join('\n')).words)
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十']

const numeral = (index: number) => numerals[index] ?? String(index + 1)

/** 一、 and （一） by place; the program numbers, people do not type numbers. */
export function numberedHeadings(sections: readonly Pick<Section, 'level' | 'heading'>[]): string[] {
  let first = 0
  let second = 0
  return sections.map(({ level, heading }) => {
    if (level === 1) {
      second = 0
      return `${numeral(first++)}、${heading}`
    }
    return `（${numeral(second++)}）${heading}`
  })
}

/** Figures whose value in the text is no longer what the rows say; hand-typed ones never change by themselves. */
export function changedFigures(body: readonly Paragraph[], now: Readonly<Record<FigureId, number>>): { figure: FigureId; written: number; now: number }[] {
  return body.flat().flatMap((piece) => (piece.kind === 'figure' && !piece.typed && piece.value !== now[piece.figure] ? [{ figure: piece.figure, written: piece.value, now: now[piece.figure] }] : []))
}

/** The text with its figures brought up to date. */
export const withFigures = (body: readonly Paragraph[], now: Readonly<Record<FigureId, number>>, only: FigureId | null): Paragraph[] =>
  body.map((paragraph) => paragraph.map((piece) => (piece.kind === 'figure' && !piece.typed && (only === null || only === piece.figure) ? { ...piece, value: now[piece.figure] } : piece)))

/** What the first draft is made from. */
export interface Evidence {
  campaignName: string
  unitName: string
  issuedDay: string | null
  figures: Readonly<Record<FigureId, number>>
  modules: { name: string; activities: string[] }[]
  loose: string[]
  highlights: { unitName: string; unitId: number; requirementId: number; version: number; title: string; text: string }[]
}

/** The first draft: only what the evidence says, each figure bound to its rows, each highlight to its source. */
export function draft(evidence: Evidence): { title: string; sections: Section[] } {
  const { figures, modules, highlights, loose } = evidence
  const figure = (id: FigureId): Piece => ({ kind: 'figure', figure: id, value: figures[id], typed: false })
  const text = (words: string): Piece => ({ kind: 'text', text: words })
  const sections: Omit<Section, 'id'>[] = []
  const opening: Piece[] = [text(`${evidence.issuedDay ? `${evidence.issuedDay}印发通知以来，` : ''}${evidence.unitName}共向`), figure('units_received'), text('个单位部署，'), figure('units_in'), text('个单位报送材料'), figure('materials'), text('份。')]
  const second: Piece[] = [text('主会场安排活动'), figure('activities_main'), text('项；各单位上报开展活动'), figure('activities_units'), text('场，参加'), figure('people'), text('人次。')]
  sections.push({ level: 1, heading: '基本情况', body: [opening, second] })
  sections.push({ level: 1, heading: '主要做法', body: loose.length > 0 ? [[text(`${modules.length > 0 ? '主会场' : ''}开展了${listed(loose)}。`)]] : [] })
  for (const module of modules)
    sections.push({ level: 2, heading: module.name, body: module.activities.length > 0 ? [[text(`开展了${listed(module.activities)}。`)]] : [] })
  sections.push({
    level: 1, heading: '特色亮点',
    body: highlights.map((each): Paragraph => [text(`${each.unitName}：`), { kind: 'source', text: each.text, requirementId: each.requirementId, unitId: each.unitId, unitName: each.unitName, version: each.version }]),
  })
  sections.push({ level: 1, heading: '问题与建议', body: [] })
  return { title: `${evidence.campaignName}总结`, sections: sections.map((section, index) => ({ ...section, id: index + 1 })) }
}

const listed = (names: readonly string[]) => names.map((name) => `“${name.replaceAll(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'))}”`).join('、') + `${names.length > 1 ? `等${names.length}项活动` : ''}`

/** Someone else saved this section first, or holds it. */
export function expectVersion(section: { version: number; updatedBy: string }, version: number): void {
  if (section.version !== version)
    throw new Refusal('summary/changed', 409, `${section.updatedBy}刚刚改过这一节，您的修改没有存上。`, '您写的还在这里。请先看新的内容，再把您的改动加进去。')
}

interface Held { lockedBy: number | null; lockedName: string | null; lockedUntil: Date | null }

/** A lock of another person that has not run out. */
export const isLocked = (section: Held, personId: number, now: Date): boolean =>
  section.lockedBy !== null && section.lockedBy !== personId && section.lockedUntil !== null && section.lockedUntil > now

export function expectUnlocked(section: Held, personId: number, now: Date): void {
  if (isLocked(section, personId, now))
    throw new Refusal('summary/locked', 409, `${section.lockedName ?? '同事'}正在改这一节。`, '可以先改别的节；对方两分钟不动，这一节就会放开。')
}

/** Announces what follows and says nothing itself: 现将有关情况报告如下。 */
const announces = /(?:如下|汇报如次|报告如后)[。：:]?$/

/** The beginning of a material worth quoting: its first full paragraph that says something, cut at a sentence. */
export function excerpt(paragraphs: readonly string[], most = 140): string {
  const body = paragraphs.map((line) => line.trim()).filter((line) => line.length >= 20 && /[。！？；]/.test(line))
  const first = body.find((line) => !announces.test(line)) ?? body[0] ?? paragraphs.map((line) => line.trim()).filter(Boolean).slice(0, 2).join('，')
  if (first.length <= most) return first
  const end = Math.max(...['。', '；', '！', '？'].map((mark) => first.lastIndexOf(mark, most)))
  return end > 20 ? first.slice(0, end + 1) : `${first.slice(0, most)}……`
}
