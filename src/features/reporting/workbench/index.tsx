import type { ComponentType } from 'react'
import type { Screens } from '../../../workbench/screens.ts'
import { NextDue, Waiting } from './report-badge.tsx'

/** Says on the review page what a report shares with others; it belongs to a later feature, so `main` hands it in. */
export type Alike = ComponentType<{ campaign: number; requirement: number; unit: number }>

export const reportScreens = (alike: Alike): Screens => ({
  routes: [
    { path: '/campaigns/:campaign/reports', lazy: async () => ({ Component: (await import('./report-list.tsx')).ReportList }) },
    { path: '/campaigns/:campaign/sign-offs', lazy: async () => ({ Component: (await import('./report-list.tsx')).SignOffList }) },
    { path: '/campaigns/:campaign/reports/:requirement/:unit', lazy: () => report(alike) },
    { path: '/campaigns/:campaign/reviews', lazy: async () => ({ Component: (await import('./review-queue.tsx')).ReviewQueue }) },
  ],
  menu: [
    { label: '报送材料', icon: 'upload', to: '/campaigns/:campaign/reports', section: 'campaign', order: 30, badge: NextDue, roles: ['liaison', 'department'] },
    { label: '待我审签', icon: 'signed', to: '/campaigns/:campaign/sign-offs', section: 'campaign', order: 5, badge: Waiting, roles: ['approver'] },
  ],
})

async function report(alike: Alike) {
  const { Report } = await import('./report.tsx')
  return { element: <Report Alike={alike} /> }
}
