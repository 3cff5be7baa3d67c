import type { Screens } from '../../../workbench/screens.ts'
import { Signed } from './signed.tsx'

export { stepWords, type Step } from '../ladder.rules.ts'
export { UrgeDialog, type Aim } from './urge-dialog.tsx'

export const screens: Screens = {
  routes: [
    { path: '/campaigns/:campaign/receipts', lazy: async () => ({ Component: (await import('./ladder-page.tsx')).LadderPage }) },
    { path: '/campaigns/:campaign/notices/:notice', lazy: async () => ({ Component: (await import('./notice-page.tsx')).NoticePage }) },
  ],
  menu: [{
    label: '通知与签收', icon: 'notice', to: '/campaigns/:campaign/receipts', section: 'campaign', order: 10, badge: Signed, roles: ['office', 'observer'],
  }],
}
