import type { Screens } from '../../../workbench/screens.ts'

export const screens: Screens = {
  routes: [{ path: '/', lazy: async () => ({ Component: (await import('./home-page.tsx')).HomePage }) }],
  menu: [{ label: '工作台', icon: 'home', to: '/', section: 'home', order: 10, roles: ['office', 'department', 'liaison', 'approver', 'observer', 'administrator'] }],
}
