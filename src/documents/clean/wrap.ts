import type { Line } from './lines.ts'

/** How the lines of a text are broken. */
export interface Wrapping {
  /** Width in half-width columns at which lines are broken, or null when every line is a paragraph of its own. */
  width: number | null
  /** Whether first lines of paragraphs are indented. */
  indented: boolean
}

const MARKER = /^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[)）]|[（(]?\d{1,2}[)）]|\d{1,2}[、．.](?!\d)|[①-⑳⑴-⒇●◆■★▲◇□•]|第[一二三四五六七八九十百\d]{1,4}[章节条部阶周]|附件?\d{0,2}[:：]|附件\d{0,2}$|抄送[:：]|主题词[:：])/
const LABEL = /^(?:[（(]?)(?:联系人|联系方式|联系电话|咨询电话|电话|传真|邮箱|电子邮箱|电子信箱|电子邮件|E-?mail|地址|通讯地址|通信地址|邮编|邮政编码|时间|地点|内容|对象|主题|活动[一-龥]{2,4}|责任[一-龥]{2,3}|牵头[一-龥]{2}|配合[一-龥]{2}|协办[一-龥]{0,2}|主办[一-龥]{0,2}|承办[一-龥]{0,2}|参与[一-龥]{2}|参加[一-龥]{2}|协同[一-龥]{2}|落实[一-龥]{2}|报送[一-龥]{2})[:：]/i
const DATE_LINE = /^(?:[12]\d{3}|[一二][〇○OＯo0零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日/
const TITLE_END = /^[^，。；]{6,}(?:的通知|的公告|的函|的意见|的通报)$/
const OPEN_LABEL = /[。；）)][一-龥]{2,6}[：:]$/
const SET_APART = /\S(?:\u3000{2,}| {4,})\S/
const ENDS = /[。！？：；:;!?”」』》）)]$/

/** Whether a line opens something new by its own look. */
export const opensParagraph = (line: Line): boolean =>
  MARKER.test(line.compact) || LABEL.test(line.compact) || DATE_LINE.test(line.compact) || line.cells !== null

/** Finds out how a text is wrapped: many lines of nearly the same, greatest width that do not end a sentence. */
export function findWrapping(lines: Line[]): Wrapping {
  const text = lines.filter((l) => l.cells === null && l.width >= 20)
  if (text.length < 4) return { width: null, indented: false }
  const widths = text.map((l) => l.width + l.indent).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.85)]!
  const full = text.filter((l) => Math.abs(l.width + l.indent - width) <= 6)
  const open = full.filter((l) => !/[。！？：；:;!?]$/.test(l.compact)).length
  const wrapped = width <= 120 && full.length >= 3 && full.length / text.length >= 0.3 && open / full.length >= 0.5
  const indented = lines.filter((l) => l.indent >= 2 && l.indent <= 6).length >= 3
    && lines.filter((l) => l.indent < 2 && l.width >= 20).length >= 3
  return { width: wrapped ? width : null, indented }
}

/** Whether `line` continues the paragraph that ends with `last` (of which `so far` is the text). */
export function continues(last: Line, line: Line, soFar: string, wrapping: Wrapping, pageBetween = false): boolean {
  if (last.cells !== null || line.cells !== null) return false
  const a = last.compact
  const b = line.compact
  // A number torn from its unit, whatever the layout.
  if (/\d$/.test(a) && /^(?:年|月|日|号|字|时|点|份|人|张|名)/.test(b) && soFar.length < 4000) return true
  if (MARKER.test(b) || DATE_LINE.test(b)) return false
  // Words set apart by wide spaces (body, name, number) and a telephone number at the end make a line of their own.
  if (SET_APART.test(last.raw) || SET_APART.test(line.raw) || /\d{3,4}[-—–]\d{7,8}$|1\d{10}$/.test(a)) return false
  if (/[，、,]$/.test(a) && wrapping.width !== null) return true
  if (LABEL.test(b)) return false
  // Titles and lists of recipients end where they end, however wide they are.
  if (soFar.length <= 120 && TITLE_END.test(soFar)) return false
  if (/[：:]$/.test(a)) return wrapping.width !== null && last.width + last.indent >= wrapping.width - 9 && OPEN_LABEL.test(soFar)
  if (openBracket(soFar)) return b.length <= 200
  // A page ended in the middle of a sentence, even of a word.
  if (pageBetween && wrapping.width !== null && soFar.length > 30 && !/[。！？：；]$/.test(a)) return true
  if (wrapping.width === null) return /[，、]$/.test(a) && line.blankAbove === 0 && last.width > 30
  if (wrapping.indented && line.indent >= 2) return false
  const reach = last.width + last.indent
  if (reach < wrapping.width - 9) return false
  return !(ENDS.test(a) && /[。！？：；]$/.test(a) && reach < wrapping.width - 3)
}

/** A bracket or quotation opened near the end and not closed. */
function openBracket(text: string): boolean {
  const tail = text.slice(-80)
  for (const [open, close] of [['《', '》'], ['（', '）'], ['“', '”']] as const) {
    const at = tail.lastIndexOf(open)
    if (at >= 0 && !tail.includes(close, at)) return true
  }
  return false
}
