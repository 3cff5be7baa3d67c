import { useQuery } from '@tanstack/react-query'
import { api, got } from '../../../workbench/api.ts'
import type { paths } from '../../../workbench/openapi.d.ts'
import type { FigureId } from '../rules.ts'

export type Summary = paths['/api/campaigns/{campaign}/summary']['get']['responses'][200]['content']['application/json']
export type Text = NonNullable<Summary['summary']>
export type Section = Text['sections'][number]
export type Highlight = paths['/api/campaigns/{campaign}/summary/highlights']['get']['responses'][200]['content']['application/json'][number]

/** A chip or passage someone looks at, with the element that shows it. */
export type Chosen =
  | { kind: 'figure'; section: number; figure: FigureId; value: number; typed: boolean; element: HTMLElement }
  | { kind: 'source'; section: number; unitId: number; requirementId: number; unitName: string; version: number; element: HTMLElement }

export const useSummary = (campaign: number) =>
  useQuery({ queryKey: ['campaign', campaign, 'summary'], queryFn: () => got(api.GET('/api/campaigns/{campaign}/summary', { params: { path: { campaign } } })) })

/** Every figure with its name, measure, rule of counting and value now. */
export const useFigures = (campaign: number) =>
  useQuery({ queryKey: ['campaign', campaign, 'figures'], queryFn: () => got(api.GET('/api/campaigns/{campaign}/figures', { params: { path: { campaign } } })) })

export const useHighlights = (campaign: number, wanted: boolean) =>
  // not asked again on every piece of news: the server reads a Word file for each
  useQuery({ queryKey: ['highlights', campaign], enabled: wanted, staleTime: 60_000, queryFn: () => got(api.GET('/api/campaigns/{campaign}/summary/highlights', { params: { path: { campaign } } })) })
