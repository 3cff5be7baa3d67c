import { useQuery } from '@tanstack/react-query'
import { api, got } from '../../../workbench/api.ts'

/** How many materials wait for the office. */
export function InReview({ campaign }: { campaign: number | null }) {
  const { data } = useQuery({
    queryKey: ['campaign', campaign, 'ledger', 'badge'], enabled: campaign !== null, staleTime: 30_000, retry: false,
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/ledger', { params: { path: { campaign: campaign ?? 0 }, query: { limit: 1 } } })),
  })
  const waiting = data?.may.review ? data.requirements.reduce((sum, each) => sum + each.submitted, 0) : 0
  return waiting > 0 ? <em>{waiting} 待审</em> : null
}
