import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '../../../workbench/api.ts'
import type { Filters } from './copying-words.ts'

export const pageSize = 50

const loadPairs = (campaign: number, { show, requirement, least, words, page }: Filters) => got(api.GET('/api/campaigns/{campaign}/copying', {
  params: { path: { campaign }, query: { show, least, ...(requirement && { requirement }), ...(words && { words }), limit: pageSize, offset: (page - 1) * pageSize } },
}))
export type PairLine = Awaited<ReturnType<typeof loadPairs>>['items'][number]

/** A page of pairs; asked again every few seconds while reports are being compared. */
export function usePairs(campaign: number, filters: Filters) {
  return useQuery({
    queryKey: ['campaign', campaign, 'copying', filters], queryFn: () => loadPairs(campaign, filters), placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data && data.progress.waiting > 0 ? 3000 : false),
  })
}

const loadPair = (campaign: number, pair: number) => got(api.GET('/api/campaigns/{campaign}/copying/{pair}', { params: { path: { campaign, pair } } }))
export type WholePair = Awaited<ReturnType<typeof loadPair>>

export const usePair = (campaign: number, pair: number) => useQuery({ queryKey: ['campaign', campaign, 'copying', 'pair', pair], queryFn: () => loadPair(campaign, pair) })

/** What one report shares with others. */
export const useReportCopying = (campaign: number, requirement: number, unit: number) => useQuery({
  queryKey: ['campaign', campaign, 'copying', 'report', requirement, unit],
  queryFn: () => got(api.GET('/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/copying', { params: { path: { campaign, requirement, unit } } })),
})

/** 这是正常引用 with its reason, or null to take it back. */
export function useCitation(campaign: number, pair: number) {
  const queries = useQueryClient()
  const params = { path: { campaign, pair } }
  return useMutation({
    mutationFn: async (reason: string | null): Promise<void> => {
      if (reason === null) await api.DELETE('/api/campaigns/{campaign}/copying/{pair}/citation', { params })
      else await api.PUT('/api/campaigns/{campaign}/copying/{pair}/citation', { params, body: { reason } })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', campaign, 'copying'] }),
  })
}

/** 重新比对 */
export function useRecomparison(campaign: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => got(api.POST('/api/campaigns/{campaign}/copying/comparisons', { params: { path: { campaign } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', campaign, 'copying'] }),
  })
}
