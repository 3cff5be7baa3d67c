import type { Screens } from '../../../workbench/screens.ts'

export const screens: Screens = {
  routes: [
    { path: '/notices', lazy: async () => ({ Component: (await import('./notices-page.tsx')).NoticesPage }) },
    { path: '/readings/:reading', lazy: async () => ({ Component: (await import('./reading-page.tsx')).ReadingPage }) },
    { path: '/campaigns/:campaign/notices/:notice/recipients', lazy: async () => ({ Component: (await import('./recipients-page.tsx')).RecipientsPage }) },
    { path: '/campaigns/:campaign/notices/:notice/follow-up', lazy: async () => ({ Component: (await import('./follow-up-page.tsx')).FollowUpPage }) },
  ],
  menu: [{ label: '读取通知', icon: 'notice', to: '/notices', section: 'home', order: 30, roles: ['office', 'observer'] }],
}
