import {
  AlignmentType, LineRuleType, Paragraph, TextRun, type IFontAttributesProperties, type IParagraphOptions, type IRunOptions,
} from 'docx'
import { LAYOUT } from './model.ts'
import { textWidthMm } from './prepare.ts'

/** A character of 3号 in twentieths of a point. */
export const EM = 20 * LAYOUT.bodyPt
export const PITCH = Math.round(20 * LAYOUT.linePt)
/** Half points. */
export const BODY = 2 * LAYOUT.bodyPt
export const RED = 'D7000F'
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)
export const textWidth = (landscape: boolean): number => twips(textWidthMm(landscape))

/** Official fonts are licensed, so they are only named; digits and Latin letters stand in Times New Roman as is usual. */
const font = (eastAsia: string, latin = 'Times New Roman'): IFontAttributesProperties => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia })
export const FONTS = { body: font('仿宋_GB2312'), kai: font('楷体_GB2312'), hei: font('黑体'), title: font('方正小标宋简体'), song: font('宋体', '宋体') }
/** The hint makes Word take “”—… from the Chinese font instead of the Latin one. */
const hinted = (face: IFontAttributesProperties): IRunOptions => ({ font: { ...face, hint: 'eastAsia' } })

export const exactly = (pt: number) => ({ line: Math.round(20 * pt), lineRule: LineRuleType.EXACT, before: 0, after: 0 })

/** Runs of a text; line breaks stay. Without a role the paragraph's style decides the font. */
export function runs(text: string, options: IRunOptions & { role?: keyof typeof FONTS } = {}): TextRun[] {
  const { role, ...rest } = options
  const face: IRunOptions = role ? hinted(FONTS[role]) : { font: { hint: 'eastAsia' } }
  return text.split('\n').map((line, i) => new TextRun({ ...face, ...rest, ...(i > 0 && { break: 1 }), text: line }))
}

/** Body text without the two characters of indent. */
export const flush = (options: IParagraphOptions = {}): Paragraph => new Paragraph({ indent: { firstLine: 0 }, ...options })

export const blank = (options: IParagraphOptions = {}): Paragraph => flush(options)

/** An empty paragraph of a given height, where Word wants one or a distance must hold. */
export const space = (pt: number, options: IParagraphOptions = {}): Paragraph => flush({ ...options, spacing: exactly(pt), children: [new TextRun({ text: '', size: 2 })] })

export const line = (text: string, options: IParagraphOptions & { role?: keyof typeof FONTS } = {}): Paragraph => {
  const { role, ...rest } = options
  return flush({ ...rest, children: runs(text, role ? { role } : {}) })
}

export const RIGHT = AlignmentType.RIGHT
export const CENTER = AlignmentType.CENTER
