import type { Screens } from '../../../workbench/screens.ts'
import { SignIn } from './sign-in.tsx'

/** Before signing in. */
export const open: Screens = {
  routes: [
    { path: '/sign-in', element: <SignIn /> },
    { path: '/welcome/:token', hydrateFallbackElement: <></>, lazy: async () => ({ Component: (await import('./welcome.tsx')).Welcome }) },
    { path: '/first-run', hydrateFallbackElement: <></>, lazy: async () => ({ Component: (await import('./first-run.tsx')).FirstRun }) },
  ],
  menu: [],
}

const units = async () => ({ Component: (await import('./units-page.tsx')).UnitsPage })

/** Inside the shell. */
export const screens: Screens = {
  routes: [
    { path: '/units', lazy: units },
    { path: '/people', lazy: units },
    { path: '/units/import', lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }) },
    { path: '/account', lazy: async () => ({ Component: (await import('./account-page.tsx')).AccountPage }) },
    { path: '/audit', lazy: async () => ({ Component: (await import('./audit-page.tsx')).AuditPage }) },
  ],
  menu: [
    { label: '单位与人员', icon: 'people', to: '/units', section: 'manage', order: 10, roles: ['office', 'administrator'] },
    { label: '本单位人员', icon: 'people', to: '/people', section: 'manage', order: 11, roles: ['liaison'] },
    { label: '日志', icon: 'summary', to: '/audit', section: 'manage', order: 40, roles: ['administrator'] },
  ],
}
