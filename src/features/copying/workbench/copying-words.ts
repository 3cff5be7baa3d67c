/** Whole per cents, never rounded up to 100. */
export const shareOf = (share: number): string => `${Math.floor(share * 100)}%`

/** 《特色亮点活动情况》, with its campaign where that is another one. */
export const titleOf = (side: { title: string; campaignId: number; campaignName: string }, campaign: number): string =>
  `《${side.title}》${side.campaignId === campaign ? '' : `（${side.campaignName}）`}`

export const shows = [['other', '与别的单位'], ['own-earlier', '与本单位以前的'], ['cited', '正常引用']] as const
export type Show = (typeof shows)[number][0]

/** Shares to choose from, in per cent. */
export const leasts = [10, 30, 50, 80] as const

export interface Filters {
  show: Show
  requirement: number | null
  least: (typeof leasts)[number]
  words: string
  page: number
}

/** What the address says; nonsense is left out. */
export function readFilters(search: URLSearchParams): Filters {
  const number = (name: string) => {
    const value = Number(search.get(name))
    return Number.isInteger(value) && value > 0 ? value : null
  }
  return {
    show: shows.find(([show]) => show === search.get('show'))?.[0] ?? 'other',
    requirement: number('requirement'), least: leasts.find((least) => least === number('least')) ?? 30,
    words: search.get('words') ?? '', page: number('page') ?? 1,
  }
}

export const isFiltered = ({ requirement, least, words }: Filters): boolean => requirement !== null || least !== 30 || words !== ''

/** How far the comparison is, in one sentence. */
export function progressLine({ compared, waiting, unreadable }: { compared: number; waiting: number; unreadable: number }, count: (number: number) => string): string {
  return [
    `已比对 ${count(compared)} 份`, waiting > 0 && `${count(waiting)} 份正在比`, unreadable > 0 && `${count(unreadable)} 份读不出文字`,
  ].filter(Boolean).join(' · ')
}
