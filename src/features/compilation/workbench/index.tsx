import type { ScreenTab } from '../../../workbench/parts/tab-frame.tsx'

export const tab: ScreenTab = { path: 'compilation', label: '汇编', roles: ['office', 'observer'], load: async () => (await import('./compilation-page.tsx')).CompilationPage }
