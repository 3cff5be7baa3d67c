import type { NoticeTime } from '../notices/index.ts'

/** How precisely a notice fixes a time; what is not fixed is never shown as a day. */
export type Precision = 'day' | 'window' | 'open' | 'untold'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const parse = (day: string) => new Date(`${day}T00:00:00Z`)
const short = (day: string, year: number) => {
  const at = parse(day)
  return `${at.getUTCFullYear() === year ? '' : `${at.getUTCFullYear()}年`}${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
}

/**
 * A time in the campaign's words: a day with its weekday; a window keeps the notice's phrase.
 * @param year shown only where a day is in another one
 */
export function timeWords(time: Pick<NoticeTime, 'text' | 'from' | 'to' | 'time' | 'every'>, year: number): { label: string; precision: Precision; hint: string | null } {
  const { text, from, to } = time
  const clock = time.time ? ` ${time.time.replace(/^0/, '').replace('-', '—')}` : ''
  if (!from && !to) return { label: text, precision: 'untold', hint: null }
  if (from && to && from === to && !time.every) return { label: `${short(from, year)} ${weekdays[parse(from).getUTCDay()]}${clock}`, precision: 'day', hint: null }
  const hint = from && to ? `${short(from, year)}—${short(to, year)} 之间` : from ? `${short(from, year)} 起` : `${short(to ?? '', year)} 前`
  // An exact span of days in the text is a fixed span; a phrase such as 5月下旬 is a window and stays in its own words.
  const exact = /\d+日?.*[至到\-—–~～].*\d+日/.test(text)
  if (from && to && exact && !time.every) return { label: `${short(from, year)}—${short(to, year)}${clock}`, precision: 'day', hint: null }
  return { label: text, precision: from && to ? 'window' : 'open', hint }
}
