/** How days and moments are written. All in the campaign's zone; the year only when it is not this year. */

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

interface Parts { year: number; month: number; day: number; weekday: string; hour: number; minute: number }

function partsOf(at: Date, zone: string): Parts {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
  const of = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]))
  const [year, month, day] = [Number(of.year), Number(of.month), Number(of.day)]
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  return { year, month, day, weekday, hour: Number(of.hour), minute: Number(of.minute) }
}

/** 6月3日 周四, with the year in front when it is not `now`'s. */
export function dayOf(at: Date | string, now = new Date(), zone = 'Asia/Shanghai'): string {
  const it = partsOf(new Date(at), zone)
  return `${it.year === partsOf(now, zone).year ? '' : `${it.year}年`}${it.month}月${it.day}日 ${it.weekday}`
}

/** 今天 14:31, 昨天 9:05, 6月1日 10:02. */
export function momentOf(at: Date | string, now = new Date(), zone = 'Asia/Shanghai'): string {
  const it = partsOf(new Date(at), zone)
  const today = partsOf(now, zone)
  const apart = Math.round((Date.UTC(today.year, today.month - 1, today.day) - Date.UTC(it.year, it.month - 1, it.day)) / 86_400_000)
  const clock = `${it.hour}:${String(it.minute).padStart(2, '0')}`
  if (apart === 0) return `今天 ${clock}`
  if (apart === 1) return `昨天 ${clock}`
  if (apart === -1) return `明天 ${clock}`
  return `${it.year === today.year ? '' : `${it.year}年`}${it.month}月${it.day}日 ${clock}`
}

/** Last moment of a deadline: 6月5日 周六 24:00, or 6月5日 周六 18:00. A due moment of 23:59:59.999 is the whole day. */
export function deadlineOf(due: Date | string, now = new Date(), zone = 'Asia/Shanghai'): string {
  const it = partsOf(new Date(due), zone)
  const clock = it.hour === 23 && it.minute === 59 ? '24:00' : `${it.hour}:${String(it.minute).padStart(2, '0')}`
  return `${dayOf(due, now, zone)} ${clock}`
}

/** Whole calendar days from `now` to `at`: 0 today, 3 in three days, -21 three weeks ago. */
export function daysUntil(at: Date | string, now = new Date(), zone = 'Asia/Shanghai'): number {
  const a = partsOf(new Date(at), zone)
  const b = partsOf(now, zone)
  return Math.round((Date.UTC(a.year, a.month - 1, a.day) - Date.UTC(b.year, b.month - 1, b.day)) / 86_400_000)
}

/** 还有 3 天 / 今天截止 / 超 21 天. */
export function leftOf(due: Date | string, now = new Date(), zone = 'Asia/Shanghai'): string {
  if (new Date(due) < now) {
    const over = -daysUntil(due, now, zone)
    return over === 0 ? '今天已过截止时间' : `超 ${over} 天`
  }
  const left = daysUntil(due, now, zone)
  return left === 0 ? '今天截止' : `还有 ${left} 天`
}

/** 12,345 */
export const countOf = (count: number) => count.toLocaleString('en-US')

/** A whole per cent that never rounds up to 100: 99.6 % shows 99 %. */
export const percentOf = (part: number, total: number) => (total === 0 ? 0 : Math.floor((100 * part) / total))

/** 86 KB, 2.4 MB */
export function sizeOf(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
