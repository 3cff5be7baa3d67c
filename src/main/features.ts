import { portal as campaignsPortal } from '../features/campaigns/portal.tsx'
import { api as archiveApi } from '../features/archive/api.ts'
import { api as compilationApi } from '../features/compilation/api.ts'
import { jobs as compilationJobs, recurring as compilationRecurring } from '../features/compilation/jobs.ts'
import { api as summaryApi } from '../features/summary/api.ts'
import type { Context } from '../platform/context.ts'
import type { App } from '../platform/http.ts'
import type { Jobs, Recurring } from '../platform/jobs.ts'
import type { Live } from '../platform/live.ts'
import { api as homeApi } from '../features/home/api.ts'
import { api as messagesApi } from '../features/messages/api.ts'
import { api as compositionsApi } from '../features/compositions/api.ts'
import { api as reportingApi } from '../features/reporting/api.ts'
import { api as copyingApi } from '../features/copying/api.ts'
import { jobs as copyingJobs, recurring as copyingRecurring } from '../features/copying/jobs.ts'
import { jobs as reportingJobs, recurring as reportingRecurring } from '../features/reporting/jobs.ts'
import { api as receiptsApi } from '../features/receipts/api.ts'
import { api as campaignsApi } from '../features/campaigns/api.ts'
import { api as noticesApi } from '../features/notices/api.ts'
import { jobs as noticesJobs, recurring as noticesRecurring } from '../features/notices/jobs.ts'
import { api as unitsApi } from '../features/units/api.ts'

/** A feature's doors, as `main` joins them. */
export interface Feature {
  name: string
  /** Routes of the JSON API. */
  api?(app: App, ctx: Context, live: Live): void | Promise<void>
  /** Public pages. */
  portal?(app: App, ctx: Context): void
  jobs?: Jobs
  recurring?: readonly Recurring[]
}

/** In the order of ARCHITECTURE.md: a later one may call an earlier one, never the other way round. */
export const features: readonly Feature[] = [
  { name: 'units', api: unitsApi },
  { name: 'messages', api: messagesApi },
  { name: 'notices', api: noticesApi, jobs: noticesJobs, recurring: noticesRecurring },
  { name: 'campaigns', api: campaignsApi },
  { name: 'campaigns', portal: campaignsPortal },
  { name: 'compositions', api: compositionsApi },
  { name: 'reporting', api: reportingApi, jobs: reportingJobs, recurring: reportingRecurring },
  { name: 'copying', api: copyingApi, jobs: copyingJobs, recurring: copyingRecurring },
  { name: 'receipts', api: receiptsApi },
  { name: 'summary', api: summaryApi },
  { name: 'compilation', api: compilationApi, jobs: compilationJobs, recurring: compilationRecurring },
  { name: 'archive', api: archiveApi },
  { name: 'home', api: homeApi },
]
