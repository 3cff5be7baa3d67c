import type { Screens } from '../../../workbench/screens.ts'

const plan = async () => ({ Component: (await import('./plan-page.tsx')).PlanPage })

export const screens: Screens = {
  routes: [
    { path: '/campaigns/:campaign', lazy: plan },
    { path: '/campaigns/:campaign/plan', lazy: plan },
  ],
  menu: [
    { label: '方案与活动', icon: 'plan', to: '/campaigns/:campaign/plan', section: 'campaign', order: 20, roles: ['office', 'department', 'observer'] },
    { label: '方案', icon: 'plan', to: '/campaigns/:campaign/plan', section: 'campaign', order: 20, roles: ['liaison', 'approver'] },
  ],
}
