import type { paths } from '../../../workbench/openapi.d.ts'

type Query = NonNullable<paths['/api/campaigns/{campaign}/ledger']['get']['parameters']['query']>

/** What the address of the ledger says; the same names as the API's. */
export interface LedgerFilters {
  parent: number | null
  kind: NonNullable<Query['kind']> | null
  requirement: number | null
  standing: NonNullable<Query['standing']> | null
  words: string
  behind: boolean
}

const kindWords: Record<NonNullable<Query['kind']>, string> = {
  association: '科协', county_association: '县区科协', society: '学会、协会、研究会', enterprise_association: '企事业科协',
  department: '机关部室', institution: '直属单位', town_association: '镇街科协', other: '其他单位',
}
export const kindWord = (kind: string): string => kindWords[kind as keyof typeof kindWords] ?? kind

export const standingWords: Record<NonNullable<Query['standing']>, string> = {
  missing: '未报', draft: '草稿', signed_off: '已审签', submitted: '待审核', returned: '退回', accepted: '已收', adopted: '采用', late: '迟报', overdue: '逾期没交齐',
}

const numberOf = (text: string | null) => (text && Number.isInteger(Number(text)) && Number(text) > 0 ? Number(text) : null)

export function readFilters(search: URLSearchParams): LedgerFilters {
  const [kind, standing] = [search.get('kind'), search.get('standing')]
  return {
    parent: numberOf(search.get('parent')), requirement: numberOf(search.get('requirement')), words: (search.get('words') ?? '').slice(0, 50), behind: search.get('behind') === 'true',
    kind: kind && Object.hasOwn(kindWords, kind) ? (kind as LedgerFilters['kind']) : null,
    standing: standing && Object.hasOwn(standingWords, standing) ? (standing as LedgerFilters['standing']) : null,
  }
}

export const isFiltered = ({ kind, requirement, standing, words, behind }: LedgerFilters): boolean =>
  kind !== null || requirement !== null || standing !== null || words !== '' || behind

export const toQuery = ({ parent, kind, requirement, standing, words, behind }: LedgerFilters): Query => ({
  ...(parent !== null && { parent }), ...(kind && { kind }), ...(requirement !== null && { requirement }), ...(standing && { standing }), ...(words && { words }), ...(behind && { behind: 'true' as const }),
})

export const noFilters = { kind: null, requirement: null, standing: null, words: null, behind: null }
