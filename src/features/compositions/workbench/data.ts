import { useQuery } from '@tanstack/react-query'
import type { OfficialDocument } from '../../../documents/official/model.ts'
import { api, got } from '../../../workbench/api.ts'
import type { paths } from '../../../workbench/openapi.d.ts'

type Answer = paths['/api/compositions/{composition}']['get']['responses'][200]['content']['application/json']
/** One composition; the document's own type is the model's, which the description repeats. */
export type Composition = Omit<Answer, 'document'> & { document: OfficialDocument }
export type Kind = Composition['kind']
export type Preview = paths['/api/compositions/previews']['post']['responses'][200]['content']['application/json']
export type Enclosure = Composition['files'][number]

export const fetchComposition = async (id: number): Promise<Composition> =>
  (await got(api.GET('/api/compositions/{composition}', { params: { path: { composition: id } } }))) as Composition

/** Asked once: what is typed since is newer than what the server has. */
export const useComposition = (id: number) => useQuery({ queryKey: ['compositions', id], queryFn: () => fetchComposition(id), staleTime: Infinity, gcTime: 0 })
