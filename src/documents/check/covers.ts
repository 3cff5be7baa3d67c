import type { PageLine } from '../compare/index.ts'
import type { FoundSeal } from './types.ts'

const MM_PER_POINT = 25.4 / 72
/** 2027年6月2日 or 二〇二七年六月二日. */
const DATE = /([0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日/
/** Beside the date its line holds no more than this: letters of the seal itself that came into it, a bracket. */
const MOST_BESIDE = 8
/** A name under a text is short and ends without a full stop. */
const NAME = /^[\s　]*[\p{Script=Han}（）()·、\s　]{4,40}$/u
/** The name stands right above the date, or up to three lines above where several issued together. */
const ABOVE_MM = 32

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/**
 * Whether a seal covers the date and the name that stand under a text (骑年盖月). Of several dates on the page the nearest
 * counts; null when the page has none, or no text to look in.
 */
export function coversOf(seal: FoundSeal, lines: readonly PageLine[]): FoundSeal['covers'] {
  const here = lines.flatMap(({ page, text, box }) => (page === seal.page && box ? [{ text, box: inMm(box) }] : []))
  const dates = here.filter(({ text }) => isDate(text))
  const date = dates.toSorted((a, b) => distance(seal, a.box) - distance(seal, b.box))[0]
  if (!date) return null
  const names = here.filter(({ text, box }) => NAME.test(text) && !isDate(text) && box.bottom <= date.box.top + 2 && date.box.top - box.bottom < ABOVE_MM && overlaps(box, date.box))
  return { date: touches(seal, date.box), name: names.some(({ box }) => touches(seal, box)) }
}

const isDate = (text: string): boolean => DATE.test(text) && text.replace(DATE, '').replace(/\s/g, '').length <= MOST_BESIDE

const inMm = ({ left, right, top, bottom }: Box): Box => ({ left: left * MM_PER_POINT, right: right * MM_PER_POINT, top: top * MM_PER_POINT, bottom: bottom * MM_PER_POINT })

/** From the seal's middle to the nearest point of a box. */
const distance = ({ xMm, yMm }: FoundSeal, { left, right, top, bottom }: Box): number => Math.hypot(Math.max(left - xMm, 0, xMm - right), Math.max(top - yMm, 0, yMm - bottom))

const touches = (seal: FoundSeal, box: Box): boolean => distance(seal, box) < Math.min(seal.diameterMm, seal.minorMm) / 2

/** Name and date are set one above the other, in the right half as a rule. */
const overlaps = (a: Box, b: Box): boolean => a.left < b.right + 20 && b.left < a.right + 20
