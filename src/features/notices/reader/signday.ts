import type { Issued } from './schema.ts'
import { isoDay } from './calendar.ts'
import { parseNumber, parseYear } from './numerals.ts'
import type { Range, Script } from './script.ts'

/** Days as signatures have them. */

const FIGURE = '[〇○OＯo0零一二三四五六七八九十\\d]'
export const DAY = new RegExp(`(?:([12]\\d{3}|[一二]${FIGURE}{1,3})年)?(${FIGURE}{1,3})月(${FIGURE}{1,3})日`)

/** A day of signing; `year` fills in when it has none. */
export function readDay(script: Script, r: Range, year: number | null): Issued | null {
  const s = script.at(r)
  const m = DAY.exec(s)
  const dotted = m ? null : /([12]\d{3})[-./](\d{1,2})[-./](\d{1,2})/.exec(s)
  if (!m && !dotted) return null
  const y = m ? (m[1] ? parseYear(m[1]) : year) : Number(dotted![1])
  const month = m ? parseNumber(m[2]!) : Number(dotted![2])
  const day = m ? parseNumber(m[3]!) : Number(dotted![3])
  const text = (m ?? dotted!)[0]
  const a = r.a + s.indexOf(text)
  const date = y === null || month === null || day === null ? null : isoDay(y, month, day)
  return script.why({ date, text: script.raw(a, a + text.length), quote: script.quote(a, a + text.length) }, m?.[1] ? 'issued.signature' : dotted ? 'issued.signature' : 'issued.year-of-title')
}
