import type { Screens } from '../../../workbench/screens.ts'

export { CopyingLine } from './copying-line.tsx'

/** 雷同检查, reached from the ledger and from the review of a report. */
export const screens: Screens = {
  routes: [
    { path: '/campaigns/:campaign/copying', lazy: async () => ({ Component: (await import('./copying-page.tsx')).CopyingPage }) },
    { path: '/campaigns/:campaign/copying/:pair', lazy: async () => ({ Component: (await import('./pair-page.tsx')).PairPage }) },
  ],
  menu: [],
}
