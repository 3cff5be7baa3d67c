import type { ScreenTab } from '../../../workbench/parts/tab-frame.tsx'

export const tab: ScreenTab = { path: '', label: '总结', roles: ['office', 'observer'], load: async () => (await import('./summary-page.tsx')).SummaryPage }
