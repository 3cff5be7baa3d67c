import type { Screens } from '../../../workbench/screens.ts'

export const screens: Screens = {
  routes: [
    { path: '/compositions', lazy: async () => ({ Component: (await import('./compositions-page.tsx')).CompositionsPage }) },
    { path: '/compositions/:composition', lazy: async () => ({ Component: (await import('./composition-page.tsx')).CompositionPage }) },
  ],
  menu: [{ label: '文稿', icon: 'draft', to: '/compositions', section: 'home', order: 32, roles: ['office', 'department', 'liaison', 'approver', 'observer'] }],
}
