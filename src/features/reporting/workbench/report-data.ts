import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import type { StoredCheck } from '../check.rules.ts'
import type { AgreementData, CharacterData, PdfData, SealData } from '../../../documents/check/types.ts'

/** One submission's address. */
export interface Key {
  campaign: number
  requirement: number
  unit: number
}

export function useKey(): Key {
  const { campaign, requirement, unit } = useParams()
  return { campaign: Number(campaign), requirement: Number(requirement), unit: Number(unit) }
}

export const pathOf = ({ campaign, requirement, unit }: Key) => `/campaigns/${campaign}/reports/${requirement}/${unit}`
export const apiOf = ({ campaign, requirement, unit }: Key) => `/api/campaigns/${campaign}/requirements/${requirement}/submissions/${unit}`
const params = ({ campaign, requirement, unit }: Key) => ({ path: { campaign, requirement, unit } })
const base = '/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}'

const load = (key: Key) => got(api.GET(base, { params: params(key) }))
export type Submission = Awaited<ReturnType<typeof load>>
export type Version = Submission['versions'][number]

/** Whether the machine is at work on this version: looking, binding photographs or recognising pages. */
export const isAtWork = (version: Version | undefined): boolean =>
  version !== undefined && (version.checks === null || version.checks.recognising !== undefined) && !version.photos.some((photo) => photo.trouble !== null)

/** The submission; asked again every second and a half while the machine is at work. */
export function useSubmission(key: Key) {
  return useQuery({
    queryKey: ['campaign', key.campaign, 'submission', key.requirement, key.unit],
    queryFn: () => load(key),
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'returned' && isAtWork(data.versions[0]) ? 1500 : false),
  })
}

const loadTasks = (campaign: number, unit: number) => got(api.GET('/api/campaigns/{campaign}/units/{unit}/tasks', { params: { path: { campaign, unit } } }))
export type Task = Awaited<ReturnType<typeof loadTasks>>['tasks'][number]

/** What one unit owes in a campaign. */
export function useTasks(campaign: number | null, unit: number | undefined) {
  return useQuery({
    queryKey: ['campaign', campaign, 'tasks', unit], enabled: campaign !== null && unit !== undefined,
    queryFn: () => loadTasks(campaign as number, unit as number),
  })
}

/** Paragraphs of a version's Word file. */
export function useWordText(key: Key, version: Version | undefined) {
  return useQuery({
    queryKey: ['campaign', key.campaign, 'word-text', key.requirement, key.unit, version?.version, version?.word?.at],
    enabled: Boolean(version?.word), staleTime: Infinity,
    queryFn: () => got(api.GET(`${base}/versions/{version}/text`, { params: { path: { ...params(key).path, version: version?.version ?? 0 } } })),
  })
}

/** The text of a page as the machine read it. */
export function usePageText(key: Key, version: Version, page: number, wanted: boolean) {
  return useQuery({
    queryKey: ['campaign', key.campaign, 'page-text', key.requirement, key.unit, version.version, version.pdf?.at, page], enabled: wanted, staleTime: Infinity,
    queryFn: () => got(api.GET(`${base}/versions/{version}/pages/{page}/text`, { params: { path: { ...params(key).path, version: version.version, page } } })),
  })
}

/** Puts the photographed pages into an order; those left out go. */
export function usePhotoOrder(key: Key, revision: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (order: string[]) => got(api.PUT(`${base}/photos`, { params: params(key), body: { revision, order } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', key.campaign] }),
  })
}

export function useChanges(key: Key, version: number, wanted: boolean) {
  return useQuery({
    queryKey: ['campaign', key.campaign, 'changes', key.requirement, key.unit, version], enabled: wanted, staleTime: Infinity,
    queryFn: () => got(api.GET(`${base}/versions/{version}/changes`, { params: { path: { ...params(key).path, version } } })),
  })
}

export function useHistory(key: Key) {
  return useQuery({ queryKey: ['campaign', key.campaign, 'history', key.requirement, key.unit], queryFn: () => got(api.GET(`${base}/history`, { params: params(key) })) })
}

export function useReviews(campaign: number, enabled = true) {
  return useQuery({
    queryKey: ['campaign', campaign, 'reviews'], enabled,
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/reviews', { params: { path: { campaign }, query: { limit: 200 } } })),
  })
}

export type Mark = Version['marks'][number]
/** What a person may do next with a submission. */
export type Step =
  | { do: 'sending' | 'withdrawal' | 'submission' | 'acceptance' }
  | { do: 'sign-off'; submit: boolean }
  | { do: 'return'; reasons: string; marks: Mark[] }
  | { do: 'adoption'; adopted: boolean }
  | { do: 'figures'; activities: number | null; people: number | null; quote: string | null }

/**
 * Takes a step from the standing the person saw; whatever comes of it, the screen then shows what is. A dialog passes the
 * revision it was opened with: what changed behind it has not been looked at.
 */
export function useStep(key: Key, shown: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ revision = shown, ...step }: Step & { revision?: number }): Promise<unknown> => {
      switch (step.do) {
        case 'sign-off': return got(api.POST(`${base}/sign-off`, { params: params(key), body: { revision, submit: step.submit } }))
        case 'return': return got(api.POST(`${base}/return`, { params: params(key), body: { revision, reasons: step.reasons, marks: step.marks } }))
        case 'adoption': return got(api.POST(`${base}/adoption`, { params: params(key), body: { revision, adopted: step.adopted } }))
        case 'figures': return got(api.PUT(`${base}/figures`, { params: params(key), body: { revision, activities: step.activities, people: step.people, quote: step.quote } }))
        default: return got(api.POST(`${base}/${step.do}`, { params: params(key), body: { revision } }))
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', key.campaign] }),
  })
}
export type TakeStep = ReturnType<typeof useStep>

/** Data of one check, if the machine left any. */
const dataOf = (version: Version | undefined, id: string): unknown => version?.checks?.checks.find((check) => check.id === id)?.data
export const sealsOf = (version: Version | undefined) => (dataOf(version, 'seal') as SealData | undefined)?.seals ?? []
export const agreementOf = (version: Version | undefined) => dataOf(version, 'agreement') as AgreementData | undefined
export const charactersOf = (check: StoredCheck) => check.data as CharacterData | undefined
/** Address of a page's picture; `of` changes with the file and with what was recognised, so that no older picture is shown. */
export const pictureOf = (at: Key, version: Version, page: number, width: number, region?: { x: number; y: number; w: number; h: number }): string => {
  const part = region ? `&${Object.entries(region).map(([name, value]) => `${name}=${Math.min(1, Math.max(0, value)).toFixed(4)}`).join('&')}` : ''
  return `${apiOf(at)}/versions/${version.version}/pages/${page}?width=${width}${part}&of=${encodeURIComponent(`${version.pdf?.at}${agreementOf(version)?.recognised?.length ?? 0}`)}`
}
/** False for OFD, whose pages have no picture. */
export const isDrawn = (version: Version | undefined): boolean => (dataOf(version, 'pdf-opens') as PdfData | undefined)?.drawn !== false
export const pagesOf = (version: Version | undefined) => (dataOf(version, 'pdf-opens') as PdfData | undefined)?.pages ?? null
