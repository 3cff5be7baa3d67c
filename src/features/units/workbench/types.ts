import type { paths } from '../../../workbench/openapi.d.ts'

/** A unit and what one may do with it, as the API gives it. */
export type Unit = paths['/api/units/{id}']['get']['responses']['200']['content']['application/json']
/** A person of a list. */
export type Person = paths['/api/people']['get']['responses']['200']['content']['application/json']['items'][number]
