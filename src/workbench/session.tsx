import { useQuery } from '@tanstack/react-query'
import { api, got } from './api.ts'

/** The signed-in person: name, unit, roles. Screens below the shell always have it. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => got(api.GET('/api/me')), staleTime: 60_000 })
}

/** The campaigns the person's unit runs or takes part in, newest first. */
export function useCampaigns() {
  return useQuery({ queryKey: ['campaigns'], queryFn: () => got(api.GET('/api/campaigns')), staleTime: 30_000 })
}
