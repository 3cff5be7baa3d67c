import { useQuery } from '@tanstack/react-query'
import { api, got } from '../../../workbench/api.ts'

/** The one filled count of the menu. News of the campaign in hand refresh it at once, anything else within a minute. */
export function Unread({ campaign }: { campaign: number | null }) {
  const { data } = useQuery({
    queryKey: ['campaign', campaign, 'messages', 'unread'],
    queryFn: () => got(api.GET('/api/messages/unread')),
    refetchInterval: 60_000,
  })
  if (!data?.unread) return null
  return <em className="hot" aria-label={`${data.unread} 条未读`}>{data.unread > 99 ? '99+' : data.unread}</em>
}
