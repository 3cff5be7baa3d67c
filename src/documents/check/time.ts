import type { Check } from './types.ts'

const RULE = '按此刻的北京时间与要求里的截止时间比。'

/** On time or late. */
export function checkTime(dueAt: Date | null, now: Date): Check {
  const check = { id: 'time' as const, title: '时间', rule: RULE }
  if (!dueAt) return { ...check, verdict: 'pass', reason: '没有规定截止时间。' }
  const late = now.getTime() > dueAt.getTime()
  const data = { dueAt: dueAt.toISOString(), late }
  if (late) return { ...check, verdict: 'warn', reason: `已过截止时间 ${span(dueAt, now)}，${day(dueAt)} 截止。`, data }
  return { ...check, verdict: 'pass', reason: `按时。现在送审，赶得上 ${day(dueAt)}。`, data }
}

/** 2 天, 5 小时, 10 分钟: the largest unit, rounded down; days as the calendar counts them, like everywhere else on the screens. */
function span(dueAt: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - dueAt.getTime()) / 60_000)
  if (minutes < 60) return `${Math.max(1, minutes)} 分钟`
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} 小时` : `${dayNumber(now) - dayNumber(dueAt)} 天`
}

const dayNumber = (at: Date): number => Math.floor((at.getTime() + 8 * 3_600_000) / 86_400_000)

/** 6 月 5 日 24:00 in Beijing; the last minute of a day, and midnight itself, are that day's 24:00, as notices write it. */
function day(at: Date): string {
  // China keeps UTC+8 the year round.
  const local = new Date(at.getTime() + 8 * 3_600_000)
  const time = local.toISOString().slice(11, 16)
  const date = time === '00:00' ? new Date(local.getTime() - 60_000) : local
  return `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日 ${time === '00:00' || time === '23:59' ? '24:00' : time}`
}
