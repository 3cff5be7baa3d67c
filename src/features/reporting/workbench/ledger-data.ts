import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { api, got } from '../../../workbench/api.ts'
import type { paths } from '../../../workbench/openapi.d.ts'
import { toQuery, type LedgerFilters } from './ledger-filters.ts'

export type Ledger = paths['/api/campaigns/{campaign}/ledger']['get']['responses'][200]['content']['application/json']
export type LedgerRow = Ledger['rows'][number]
export type LedgerCell = LedgerRow['cells'][number]
export type LedgerRequirement = Ledger['requirements'][number]
export type LedgerGroup = Ledger['groups'][number]

/** Rows of a kind shown at first, and how many more each “再看” brings. */
export const firstRows = 8
const moreRows = 50

const ask = (campaign: number, query: object) => ({
  queryKey: ['campaign', campaign, 'ledger', query],
  queryFn: () => got(api.GET('/api/campaigns/{campaign}/ledger', { params: { path: { campaign }, query } })),
})

/** The page and the further rows of kinds that were asked for; `more` counts, per kind, how often. */
export function useLedger(campaign: number, filters: LedgerFilters, more: Readonly<Record<string, number>>) {
  const query = toQuery(filters)
  // one kind alone has the room of many
  const page = useQuery({
    ...ask(campaign, { ...query, limit: filters.kind ? moreRows : firstRows }),
    // what was there stays while filters change, but never another unit's ledger
    placeholderData: (before, asked) => ((asked?.queryKey[3] as { parent?: number } | undefined)?.parent === query.parent && asked?.queryKey[1] === campaign ? before : undefined),
  })
  const further = Object.entries(more).flatMap(([kind, times]) => Array.from({ length: times }, (_, turn) => ({ kind, turn })))
  const start = filters.kind ? moreRows : firstRows
  const rest = useQueries({
    queries: further.map(({ kind, turn }) => ({ ...ask(campaign, { ...query, kind: kind as LedgerGroup['kind'], limit: moreRows, offset: start + turn * moreRows }), placeholderData: keepPreviousData })),
  })
  const byKind = new Map<string, LedgerRow[]>()
  const seen = new Set<number>()
  // a unit that moved up between two answers stands once
  for (const row of [...(page.data?.rows ?? []), ...rest.flatMap((each) => each.data?.rows ?? [])]) {
    if (seen.has(row.id)) continue
    seen.add(row.id)
    byKind.set(row.kind, [...(byKind.get(row.kind) ?? []), row])
  }
  return { page, byKind, loading: rest.some((each) => each.isPending), failed: rest.find((each) => each.isError) }
}

/** How many units there are without any filter: only asked when a filter left none. */
export function useUnfiltered(campaign: number, parent: number | null, wanted: boolean): number | null {
  const { data } = useQuery({ ...ask(campaign, { ...(parent !== null && { parent }), limit: 1 }), enabled: wanted })
  return data?.total ?? null
}
