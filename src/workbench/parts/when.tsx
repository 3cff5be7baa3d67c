import { Tooltip } from 'antd'

/** A time as the notice words it: both days inclusive, null when open or unknown. */
export interface WhenTime {
  text: string
  from: string | null
  to: string | null
  time: string | null
  every: string | null
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const partsOf = (day: string) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) })

/** 5月30日, with the year in front when it is not `year`. */
export function dayWords(day: string, year?: number): string {
  const it = partsOf(day)
  return `${year !== undefined && it.year !== year ? `${it.year}年` : ''}${it.month}月${it.day}日`
}

/** 5月30日 周日 */
export function dayWithWeekday(day: string, year?: number): string {
  const it = partsOf(day)
  return `${dayWords(day, year)} ${weekdays[new Date(Date.UTC(it.year, it.month - 1, it.day)).getUTCDay()]}`
}

/** 6月4日—5日, 5月30日—6月2日 */
export function spanWords(from: string, to: string, year?: number): string {
  if (from === to) return dayWords(from, year)
  const [a, b] = [partsOf(from), partsOf(to)]
  return a.year === b.year && a.month === b.month ? `${dayWords(from, year)}—${b.day}日` : `${dayWords(from, year)}—${dayWords(to, a.year)}`
}

const halves = /上午|下午|中午|晚上|当晚|早上|傍晚|全天/
/** Words that fix no day although the calendar gives them a span. */
const window = /[上中下]旬|底|初|月份?$|月$|期间|前后|之间|年|季度|周$|月起|左右/

export interface Shown {
  /** day = fixed; window = kept in its own words; open = nothing fixed. */
  precision: 'day' | 'window' | 'open'
  words: string
  hint: string | null
}

/** How a time is shown: a fixed day solid, what the notice does not fix in its own words with the span as a hint. */
export function shownTime(time: WhenTime, year?: number): Shown {
  const clock = time.time ? ` ${time.time.replace('-', '—')}` : ''
  const half = !time.time ? halves.exec(time.text)?.[0] : undefined
  if (time.every) return { precision: 'window', words: time.text + (time.time && !time.text.includes(':') ? clock : ''), hint: time.from && time.to ? `${spanWords(time.from, time.to, year)} 之间` : null }
  if (!time.from && !time.to) return { precision: 'open', words: time.text, hint: null }
  if (time.from && time.to) {
    if (time.from === time.to) return { precision: 'day', words: `${dayWithWeekday(time.from, year)}${clock}${half ? ` ${half}` : ''}`, hint: null }
    const span = spanWords(time.from, time.to, year)
    if (!window.test(time.text) || /\d日?[^\d]{1,4}\d+[日号]/.test(time.text)) return { precision: 'day', words: span + clock, hint: null }
    return { precision: 'window', words: time.text, hint: `${span} 之间` }
  }
  if (time.from) return { precision: 'window', words: /起|开始|以后|后$/.test(time.text) ? time.text : `${dayWords(time.from, year)}起`, hint: /\d日/.test(time.text) ? null : `${dayWords(time.from, year)}起` }
  const to = time.to ?? ''
  return { precision: 'window', words: time.text + (time.time && !time.text.includes(':') ? clock : ''), hint: `${dayWithWeekday(to, year)} 前，含当天` }
}

/** The chip of one time: solid edge = a day, dashed edge = a window kept in its own words. */
export function When({ time, year, late }: { time: WhenTime; year?: number; late?: boolean }) {
  const shown = shownTime(time, year)
  const chip = <span className={`when${shown.precision === 'day' ? '' : ' win'}`} style={late ? { color: 'var(--zhu)' } : undefined}>{shown.words}</span>
  return shown.hint ? <Tooltip title={shown.hint}><span tabIndex={-1}>{chip}</span></Tooltip> : chip
}

/** All times of an activity; nothing written is said as such. */
export function Whens({ times, year }: { times: readonly WhenTime[]; year?: number }) {
  if (times.length === 0) return <span className="mute">未写时间</span>
  return <>{times.map((time, i) => <When key={`${i}${time.text}`} time={time} {...(year !== undefined && { year })} />)}</>
}
