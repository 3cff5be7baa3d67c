import { useQuery } from '@tanstack/react-query'
import { api, got } from '../../../workbench/api.ts'
import { useCampaigns } from '../../../workbench/session.tsx'

/** Beside the menu line: how many have signed, 75/78. Nothing before the first issue. */
export function Signed({ campaign }: { campaign: number | null }) {
  const issued = useCampaigns().data?.some((each) => each.id === campaign && each.state !== 'draft') ?? false
  const { data } = useQuery({
    queryKey: ['campaign', campaign, 'receipts', 'signed'],
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/receipts', { params: { path: { campaign: campaign ?? 0 }, query: { missing: 'delivered' } } })),
    enabled: campaign !== null && issued, retry: false, staleTime: 60_000,
  })
  const signed = data?.steps.find((each) => each.step === 'acknowledged')
  return signed ? <em aria-label={`${signed.total} 个单位中 ${signed.done} 个已签收`}>{signed.done}/{signed.total}</em> : null
}
