import { useQuery } from '@tanstack/react-query'
import { api, got } from '../../../workbench/api.ts'
import { useCampaigns } from '../../../workbench/session.tsx'

/** The home page of the campaign in hand: the one last opened, else the newest. News of the campaign refresh it. */
export function useHome() {
  const campaigns = useCampaigns()
  const last = Number(localStorage.getItem('campaign'))
  const campaign = campaigns.data?.find((each) => each.id === last)?.id ?? campaigns.data?.[0]?.id ?? null
  const home = useQuery({
    queryKey: ['campaign', campaign, 'home'],
    queryFn: () => got(api.GET('/api/home', { params: { query: campaign === null ? {} : { campaign } } })),
    enabled: campaigns.data !== undefined || campaigns.isError,
    refetchInterval: 5 * 60_000,
  })
  return { campaign, home }
}

export type Home = NonNullable<ReturnType<typeof useHome>['home']['data']>
export type Office = NonNullable<Home['office']>
export type UnitHome = NonNullable<Home['unit']>
export type Ok<T> = Extract<T, { state: 'ok' }> extends { data: infer D } ? D : never
/** The data of a card, or nothing when it failed. */
export const dataOf = <D>(card: { state: 'ok'; data: D } | { state: 'failed'; reference: string } | null): D | null => (card?.state === 'ok' ? card.data : null)
