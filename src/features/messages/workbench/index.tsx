import type { Screens } from '../../../workbench/screens.ts'
import { Unread } from './unread.tsx'

export const screens: Screens = {
  routes: [{ path: '/inbox', lazy: async () => ({ Component: (await import('./inbox.tsx')).Inbox }) }],
  menu: [{
    label: '收件箱', icon: 'inbox', to: '/inbox', section: 'home', order: 20, badge: Unread,
    roles: ['office', 'department', 'liaison', 'approver', 'observer', 'administrator'],
  }],
}
