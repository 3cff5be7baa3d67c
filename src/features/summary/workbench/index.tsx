import type { Screens } from '../../../workbench/screens.ts'

export const screens: Screens = {
  routes: [{ path: '/campaigns/:campaign/summary', lazy: async () => ({ Component: (await import('./summary-page.tsx')).SummaryPage }) }],
  menu: [{ label: '总结', icon: 'summary', to: '/campaigns/:campaign/summary', section: 'campaign', order: 50, roles: ['office', 'observer'] }],
}
