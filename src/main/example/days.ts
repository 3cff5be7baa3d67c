/** The example's calendar: everything is told from the day it is loaded, in China. */
export interface Calendar {
  /** YYYY-MM-DD of today plus so many days. */
  day(offset: number): string
  /** 11月26日; the year in front when it is not this year's. */
  words(offset: number): string
  /** 2026年11月26日 */
  full(offset: number): string
  /** 11月下旬, of the day. */
  third(offset: number): string
  /** The moment at that day and clock time in China. */
  at(offset: number, hour: number, minute?: number): Date
  year: number
}

const dayLength = 86_400_000
const china = 8 * 3_600_000

export function calendar(now: Date): Calendar {
  const today = Math.floor((now.getTime() + china) / dayLength) * dayLength
  const of = (offset: number) => new Date(today + offset * dayLength)
  const year = of(0).getUTCFullYear()
  const words = (offset: number) => {
    const at = of(offset)
    return `${at.getUTCFullYear() === year ? '' : `${at.getUTCFullYear()}年`}${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
  }
  return {
    year,
    day: (offset) => of(offset).toISOString().slice(0, 10),
    words,
    full: (offset) => `${of(offset).getUTCFullYear()}年${of(offset).getUTCMonth() + 1}月${of(offset).getUTCDate()}日`,
    third: (offset) => {
      const at = of(offset)
      const third = at.getUTCDate() <= 10 ? '上旬' : at.getUTCDate() <= 20 ? '中旬' : '下旬'
      return `${at.getUTCFullYear() === year ? '' : `${at.getUTCFullYear()}年`}${at.getUTCMonth() + 1}月${third}`
    },
    at: (offset, hour, minute = 0) => new Date(today + offset * dayLength - china + hour * 3_600_000 + minute * 60_000),
  }
}

/** The same numbers at every load, whatever the order they are asked in. */
export function chance(seed: string): (below: number) => number {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 7)
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below
  }
}
