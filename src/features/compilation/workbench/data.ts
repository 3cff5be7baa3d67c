import { useQuery } from '@tanstack/react-query'
import { api, got } from '../../../workbench/api.ts'
import type { paths } from '../../../workbench/openapi.d.ts'

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never

export type Compilations = Answer<'/api/campaigns/{campaign}/compilations'>
export type Edition = Compilations['editions'][number]
export type Candidates = Answer<'/api/campaigns/{campaign}/compilations/candidates'>
export type Candidate = Candidates['parts'][number]['reports'][number]
export type EditionReport = Answer<'/api/campaigns/{campaign}/compilations/{edition}'>['reports'][number]

export interface Choice {
  requirementIds: number[]
  adoptedOnly: boolean
  arrangement: 'module' | 'unit'
}

export const useCompilations = (campaign: number) =>
  useQuery({ queryKey: ['campaign', campaign, 'compilations'], queryFn: () => got(api.GET('/api/campaigns/{campaign}/compilations', { params: { path: { campaign } } })) })

export const useCandidates = (campaign: number, { requirementIds, adoptedOnly, arrangement }: Choice) =>
  // not asked again on every piece of news: what is being put in order by hand must not jump
  useQuery({
    queryKey: ['compilation-candidates', campaign, requirementIds, adoptedOnly, arrangement], enabled: requirementIds.length > 0, staleTime: 60_000, gcTime: 0,
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/compilations/candidates', { params: { path: { campaign }, query: { requirements: requirementIds.join(','), adoptedOnly: adoptedOnly ? 'true' : 'false', arrangement } } })),
  })

export const useEdition = (campaign: number, edition: number | null, offset: number, problems: boolean) =>
  useQuery({
    queryKey: ['campaign', campaign, 'compilation', edition, offset, problems], enabled: edition !== null,
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/compilations/{edition}', { params: { path: { campaign, edition: edition ?? 0 }, query: { limit: 50, offset, problems: problems ? 'true' : 'false' } } })),
  })

export const fileUrl = (campaign: number, edition: number, format: 'pdf' | 'docx') => `/api/campaigns/${campaign}/compilations/${edition}/files/${format}`
export const reportPath = (campaign: number, { requirementId, unitId }: { requirementId: number; unitId: number }) => `/campaigns/${campaign}/reports/${requirementId}/${unitId}`
