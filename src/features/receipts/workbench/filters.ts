import { stepWords, steps, type Step } from '../ladder.rules.ts'

/** What the URL of the page says. Nothing said = those behind. */
export interface Filters {
  notice: number | null
  show: 'behind' | 'all'
  missing: Step | null
  stuck: string[]
  late: boolean
  kind: string | null
  q: string
  page: number
  unit: number | null
}

export const stuckWords: Record<string, string> = {
  opened: '打开之前', acknowledged: '签收之前', responsible: '负责人之前', planned: '方案之前', reported: '材料之前', done: '全部办完',
}

const isStep = (text: string | null): text is Step => text !== null && (steps as readonly string[]).includes(text)
const numberOf = (text: string | null) => (text && Number.isInteger(Number(text)) && Number(text) > 0 ? Number(text) : null)

export function readFilters(search: URLSearchParams): Filters {
  const missing = search.get('missing')
  const stuck = (search.get('stuck') ?? '').split(',').filter((each) => each in stuckWords)
  const open = isStep(missing) || stuck.length > 0 || search.get('show') === 'all'
  return {
    notice: numberOf(search.get('notice')), show: open ? 'all' : 'behind', missing: isStep(missing) ? missing : null, stuck, late: search.get('late') === 'true',
    kind: search.get('kind'), q: search.get('q') ?? '', page: numberOf(search.get('page')) ?? 1, unit: numberOf(search.get('unit')),
  }
}

/** The same filters as the API names them. */
export const toQuery = (filters: Filters) => ({
  ...(filters.notice && { notice: filters.notice }), ...(filters.show === 'behind' && { behind: 'true' as const }), ...(filters.missing && { missing: filters.missing }),
  ...(filters.stuck.length > 0 && { stuck: filters.stuck.join(',') }), ...(filters.late && { late: 'true' as const }), ...(filters.kind && { kind: filters.kind as 'society' }),
  ...(filters.q && { q: filters.q }),
})

/** What the list shows, in words; said beside its total. */
export const orderWords = (filters: Filters): string => (filters.missing ? `还没${stepWords[filters.missing]}` : '卡在前面几步的先看')
