import type { paths } from '../../../workbench/openapi.d.ts'

export type Item = paths['/api/campaigns/{campaign}/archive']['get']['responses'][200]['content']['application/json']['items'][number]
export type Said = Omit<NonNullable<paths['/api/campaigns/{campaign}/archive/items']['patch']['requestBody']>['content']['application/json'], 'keys'>
