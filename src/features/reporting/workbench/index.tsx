import type { Screens } from '../../../workbench/screens.ts'
import { NextDue, Waiting } from './report-badge.tsx'

export const screens: Screens = {
  routes: [
    { path: '/campaigns/:campaign/reports', lazy: async () => ({ Component: (await import('./report-list.tsx')).ReportList }) },
    { path: '/campaigns/:campaign/sign-offs', lazy: async () => ({ Component: (await import('./report-list.tsx')).SignOffList }) },
    { path: '/campaigns/:campaign/reports/:requirement/:unit', lazy: async () => ({ Component: (await import('./report.tsx')).Report }) },
    { path: '/campaigns/:campaign/reviews', lazy: async () => ({ Component: (await import('./review-queue.tsx')).ReviewQueue }) },
  ],
  menu: [
    { label: '报送材料', icon: 'upload', to: '/campaigns/:campaign/reports', section: 'campaign', order: 30, badge: NextDue, roles: ['liaison', 'department'] },
    { label: '待我审签', icon: 'signed', to: '/campaigns/:campaign/sign-offs', section: 'campaign', order: 5, badge: Waiting, roles: ['approver'] },
  ],
}
